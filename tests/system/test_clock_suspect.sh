#!/bin/sh
# A host's clock that is wrong: what is sent to Vigil is taken and answered, alerts wait,
# and it is said; when the clock is right again they go out.
set -eu
. "$(dirname "$0")/expect.sh"

stop_dispatch() {
    touch "$VIGIL_INSTANCE/run/dispatch.hold"
    kill "$(cat "$VIGIL_INSTANCE/run/dispatch.pid")"
    await 20 test ! -e "$VIGIL_INSTANCE/run/dispatch.ready"
}
stop_dispatch
echo 'dispatch.clock_steady_s = 2' >>"$VIGIL_INSTANCE/vigil.conf"
rm "$VIGIL_INSTANCE/run/dispatch.hold"
await 20 test -e "$VIGIL_INSTANCE/run/dispatch.ready"

# host_error SECONDS: by how much the host's clock is wrong from now on, in the sandbox
host_error() {
    /usr/bin/python3 -c 'import struct, sys
with open(sys.argv[1], "r+b") as file:
    file.seek(8)
    file.write(struct.pack("=q", int(sys.argv[2]) * 1000000))' "$VIGIL_INSTANCE/clock" "$1"
}
status_has() {
    vigil --profile operator status | grep -q "$1"
}
told() { # NUMBER IN HEX of an event: how often the journal has it, from dispatch
    psql -h "$PGHOST" -U postgres -d "$PGDATABASE" -Atc \
        "SELECT count(*) FROM journal.entry WHERE encode(event, 'hex') ~
         '22086469737061746368(2a10[0-9a-f]{32})?30$1'"
}

run 0 vigil --profile operator status
unsaid clock_suspect
host_error 10
await 30 status_has clock_suspect
[ "$(told 6d)" -eq 1 ] || fail "the journal says it $(told 6d) times"
covers event clock_suspect
grep -q 'event=clock_suspect why=differs' "$VIGIL_INSTANCE/log/dispatch.log" ||
    fail "the log says nothing"

# --- intake goes on, deadlines too, alerts wait
run 0 vigil --profile e08000025 notify "$(example notification E08000025)"
ref=$(reference)
run 0 vigil --profile operator sandbox advance 14d
await 30 alert_is "$ref" planned
run 0 vigil --profile operator sandbox advance 1h
alert_is "$ref" planned || fail "an alert went out"
mails_are "$ref" 0 || fail "a mail went out"

# --- a dispatch that is started again does not forget it
stop_dispatch
host_error 0
rm "$VIGIL_INSTANCE/run/dispatch.hold"
await 20 test -e "$VIGIL_INSTANCE/run/dispatch.ready"

# --- right again, and steady: they go out
await 60 alert_is "$ref" delivered
mails_are "$ref" 1 || fail "not one mail"
run 0 vigil --profile operator status
unsaid clock_suspect
[ "$(told 6d) $(told 6e)" = '1 1' ] || fail "the journal has $(told 6d), $(told 6e)"
covers event clock_trusted
echo "clock suspect passed"
