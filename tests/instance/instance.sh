# An instance: its directory, its clock, its PostgreSQL, its keys, its daemons; made, used
# and taken down. Below DIR (build/demo, build/up, build/with.XXXXXX):
#
#     vigil.conf  profiles/  clock      configuration, keys, the sandbox's time
#     log/NAME.log  run/NAME.pid        of each process; run/NAME.ready once it is ready
#     mail/NNNN.eml                     what the instance sent; mail/port, mail/script
#     socket -> /tmp/vigil-XXXXXX       short, since a socket's path has at most 107 bytes
#     pg                                the cluster, as long as the instance lives
# shellcheck shell=sh

# VIGIL_DAEMONS names fewer, for a measurement without followers
INSTANCE_DAEMONS=${VIGIL_DAEMONS:-"intake decisions deadlines reporting dispatch gate"}
INSTANCE_COMMAND_PID=
INSTANCE_READY=no
INSTANCE_SOCKETS=

# instance_open DIR throwaway|kept [store]: with "store" PostgreSQL alone.
instance_open() {
    INSTANCE=$1
    INSTANCE_KIND=$2
    mkdir -p "$ROOT/build/log"
    trap 'rmdir "$INSTANCE" 2>/dev/null || :' EXIT # as long as nothing is in it
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    store_environment
    store_account
    store_template
    instance_clear
    echo $$ >"$INSTANCE/owner.new"
    mv "$INSTANCE/owner.new" "$INSTANCE/owner" # never seen empty
    mkdir -p "$INSTANCE/run" "$INSTANCE/log" "$INSTANCE/mail"
    trap instance_end EXIT
    INSTANCE_SOCKETS=$(mktemp -d /tmp/vigil-XXXXXX)
    ln -s "$INSTANCE_SOCKETS" "$INSTANCE/socket"
    chmod 0711 "$INSTANCE_SOCKETS"
    mkdir -m 0700 "$INSTANCE_SOCKETS/pg" "$INSTANCE_SOCKETS/bus"
    for daemon in $INSTANCE_DAEMONS; do
        mkdir -m 0700 "$INSTANCE_SOCKETS/bus/$daemon"
    done
    chown "$STORE_USER:" "$INSTANCE_SOCKETS/pg"
    "$VIGIL_BUILD/tools/vigil-sandbox-clock" "$INSTANCE/clock" ${VIGIL_NOW:+"$VIGIL_NOW"}
    store_copy "$INSTANCE" "$INSTANCE_SOCKETS/pg"
    # 2 is SIGINT, PostgreSQL's fast shutdown; 15 is SIGTERM
    if [ "${3:-}" = store ]; then
        instance_keep 2 postgres "$STORE_COMMAND"
    else
        instance_keep 2 postgres "$STORE_COMMAND" mail \
            "exec /usr/bin/python3 '$ROOT/tests/instance/smtp_sink.py' '$INSTANCE/mail'"
        instance_daemons
    fi
    INSTANCE_READY=yes
}

instance_daemons() {
    keys_make "$INSTANCE"
    keys_config "$INSTANCE" "$INSTANCE_SOCKETS" >"$INSTANCE/vigil.conf"
    keys_enrol "$INSTANCE"
    set --
    for daemon in $INSTANCE_DAEMONS; do
        set -- "$@" "$daemon" \
            "exec '$VIGIL_BUILD/bin/vigil-$daemon' --config '$INSTANCE/vigil.conf'"
    done
    instance_keep 15 "$@"
}

# instance_keep SIGNAL NAME COMMAND...: returns when all are ready.
instance_keep() {
    signal=$1
    shift
    if ! "$VIGIL_BUILD/tools/vigil-keep" "$INSTANCE" "$INSTANCE_SOCKETS/notify.$1" $$ \
        "$signal" "$@"; then
        for file in "$INSTANCE"/log/*.log; do
            [ ! -s "$file" ] || tail -n 5 "$file" | sed "s|^|$(basename "$file"): |" >&2
        done
        host_say "the instance does not start; its logs: build/log/failed/"
        return 1
    fi
}

# instance_gone FILE: it names a process that is no more, whosever it was.
instance_gone() {
    process=$(cat "$1" 2>/dev/null) && [ ! -e "/proc/$process" ]
}

# instance_remove DIR: all files of an instance without processes.
instance_remove() {
    store_remove "$1"
    [ ! -L "$1/socket" ] || rm -rf "$(readlink "$1/socket")"
    rm -rf "$1"
}

# Throwaway instances whose ./run was killed: their processes are gone, not their files.
instance_sweep() {
    for owner in "$ROOT"/build/with.*/owner; do
        ! instance_gone "$owner" || instance_remove "$(dirname "$owner")"
    done
}

# What an earlier one left, unless it still runs.
instance_clear() {
    instance_sweep
    if [ -d "$INSTANCE" ]; then
        for file in "$INSTANCE"/run/keep.*; do
            keeper=$(cat "$file" 2>/dev/null) || continue
            if [ "$(cat "/proc/$keeper/comm" 2>/dev/null)" = vigil-keep ]; then
                host_say "an instance runs in $INSTANCE already"
                exit 1
            fi
        done
        instance_remove "$INSTANCE"
    fi
    mkdir -p "$INSTANCE"
}

instance_environment() {
    export VIGIL_INSTANCE="$INSTANCE" VIGIL_PROFILES="$INSTANCE/profiles"
    export PGHOST="$INSTANCE_SOCKETS/pg" PGDATABASE=vigil
    PATH=$VIGIL_BUILD/bin:$PATH
    export PATH
}

# instance_command COMMAND...: in the background and waited for, so that a signal to us is
# seen at once; with our input and not that of a background job. It does not outlive us.
instance_command() {
    exec 3<&0
    (
        instance_environment
        cd "$INSTANCE_HERE" || exit
        exec setpriv --pdeathsig=TERM "$@" <&3 3<&-
    ) &
    INSTANCE_COMMAND_PID=$!
    exec 3<&-
    instance_status=0
    wait "$INSTANCE_COMMAND_PID" || instance_status=$?
    INSTANCE_COMMAND_PID=
    if [ "$instance_status" -ne 0 ]; then
        instance_evidence
    fi
    return "$instance_status"
}

# Until a signal: Ctrl-C is the way to end it, and no failure.
instance_wait() {
    trap 'exit 0' INT TERM
    setpriv --pdeathsig=TERM sleep infinity &
    INSTANCE_COMMAND_PID=$!
    wait "$INSTANCE_COMMAND_PID"
}

instance_explain() {
    cat <<END
Vigil runs, in SANDBOX time. In another terminal:

    export PATH="$VIGIL_BUILD/bin:\$PATH" VIGIL_PROFILES="$INSTANCE/profiles"
    vigil --profile e08000025 notify "$ROOT/tests/data/examples/notification.json"
    vigil --profile e08000025 deadlines
    vigil --profile operator sandbox advance 5d
    vigil --profile panel report 2021

Profiles: e08000025 e10000016 e09000012 (authorities), panel, operator.
Logs, mail and configuration: $INSTANCE. Ctrl-C ends it.
END
}

# The logs of the last instance that failed stay in build/log/failed.
instance_evidence() {
    rm -rf "$ROOT/build/log/failed"
    cp -a "$INSTANCE/log" "$ROOT/build/log/failed"
}

# instance_unkeep FIRST: ends the processes of that keeper, which bounds its own wait and
# removes its file last; it may do so at any moment.
instance_unkeep() {
    file=$INSTANCE/run/keep.$1
    keeper=$(cat "$file" 2>/dev/null) || return 0
    kill -TERM "$keeper" 2>/dev/null || :
    while [ -e "$file" ] && [ -e "/proc/$keeper/exe" ]; do # a zombie has no exe
        sleep 0.02
    done
    rm -f "$file"
}

instance_close() {
    if [ -n "$INSTANCE_COMMAND_PID" ]; then
        kill -TERM "$INSTANCE_COMMAND_PID" 2>/dev/null || :
        wait "$INSTANCE_COMMAND_PID" 2>/dev/null || :
        INSTANCE_COMMAND_PID=
    fi
    instance_unkeep "${INSTANCE_DAEMONS%% *}"
    instance_unkeep postgres
    [ "$INSTANCE_READY" = yes ] || instance_evidence
    store_remove "$INSTANCE"
    rm -rf "$INSTANCE_SOCKETS"
    rm -f "$INSTANCE/socket"
    if [ "$INSTANCE_KIND" = throwaway ]; then
        rm -rf "$INSTANCE"
    fi
    INSTANCE_CLOSED=yes
}

# However it ends: nothing stays behind. A second signal does not cut this short.
instance_end() {
    instance_end_status=$?
    trap '' INT TERM HUP
    [ "${INSTANCE_CLOSED:-no}" = yes ] || instance_close
    exit "$instance_end_status"
}
