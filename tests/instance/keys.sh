# The keys and profiles of an instance, the roster that knows them, and its configuration.
# shellcheck shell=sh

# profile, party, role
KEYS_PROFILES="e08000025:E08000025:authority e10000016:E10000016:authority
e09000012:E09000012:authority panel:panel:panel operator:operator:operator"

# keys_port: a free TCP port of this host, fixed for the instance, so that a gate that is
# started again is found where it was.
keys_port() {
    /usr/bin/python3 -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
}

# keys_make DIR: the gate's key and the key for receipts, and for each profile a key and a profile.conf.
keys_make() {
    KEYS_PORT=$(keys_port)
    mkdir -m 0700 "$1/profiles"
    "$VIGIL_BUILD/bin/vigil-gate" --make-key "$1/gate.key" >"$1/log/keygen.log"
    "$VIGIL_BUILD/bin/vigil-intake" --make-receipt-key "$1/receipt.key" >>"$1/log/keygen.log"
    for profile in $KEYS_PROFILES; do
        folder=$1/profiles/${profile%%:*}
        mkdir -m 0700 "$folder" "$folder/spool"
        "$VIGIL_BUILD/bin/vigil-gate" --make-key "$folder/key" >>"$1/log/keygen.log"
        cat >"$folder/profile.conf" <<END
gate = tcp://127.0.0.1:$KEYS_PORT
gate_key = $(cat "$1/gate.key.pub")
receipt_key = $(cat "$1/receipt.key.pub")
spool = $folder/spool
END
    done
}

# keys_enrol DIR: on the host itself, in the database; later keys come by message.
keys_enrol() {
    for profile in $KEYS_PROFILES; do
        party=${profile#*:}
        "$VIGIL_BUILD/bin/vigil-intake" \
            --enrol "$(cat "$1/profiles/${profile%%:*}/key.pub")" \
            "${party%:*}" "${party#*:}" --config "$1/vigil.conf" \
            >>"$1/log/enrol.log" 2>&1 || {
            cat "$1/log/enrol.log" >&2
            return 1
        }
    done
}

# keys_config DIR SOCKETS
keys_config() {
    cat <<END
# an instance made by ./run: a sandbox
run.socket_dir = $2/bus
run.config_dir = ${VIGIL_LAW:-$ROOT/config}
run.sandbox_clock = $1/clock
run.receipt_key_file = $1/receipt.key
store.host = $2/pg
store.database = vigil
gate.listen = tcp://127.0.0.1:$KEYS_PORT
gate.key_file = $1/gate.key
dispatch.smtp_url = smtp://127.0.0.1:$(cat "$1/mail/port")
dispatch.accept_is_delivery = 1
dispatch.window_from = 00:00
dispatch.window_until = 24:00
dispatch.seen_file = $1/dispatch.seen
END
}
