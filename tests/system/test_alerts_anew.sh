#!/bin/sh
# What people do about alerts that did not arrive: see that they failed and by which way,
# send them again; put off their own; let alerts out after a restore.
set -eu
. "$(dirname "$0")/expect.sh"

mails="$VIGIL_INSTANCE/mail"

# --- refused for good: listed for the Panel and the operator, and sent again by order
run 0 vigil --profile e08000025 notify "$(example notification E08000025)"
first=$(reference)
run 0 vigil --profile operator dispatch
said live
printf '550*\n' >"$mails/script"
run 0 vigil --profile operator sandbox advance 14d
await 20 alert_is "$first" failed
run 0 vigil --profile operator alerts failed
said "$first"
said smtp_550
run 0 vigil --profile e08000025 alerts failed "$first"
said "$first"
run 0 vigil --profile e10000016 alerts failed
unsaid "$first"
run 1 vigil --profile e08000025 alerts retry all
said 'the Panel and the operator may'
printf 'accept*\n' >"$mails/script"
run 0 vigil --profile operator alerts retry "$first"
await 20 alert_is "$first" delivered
run 0 vigil --profile panel alerts ways "$first"
said smtp_550
said delivered
run 1 vigil --profile operator alerts retry CSP-2026-000001-A
run 0 vigil --profile operator alerts retry all
run 0 vigil --profile panel alerts failed
unsaid "$first"

# --- putting off one's own
run 2 vigil --profile e08000025 snooze "$first" breakfast 2026-03-25
run 1 vigil --profile e08000025 snooze "$first" rapid_review 2026-03-18
said 'until: not a day to come'
run 1 vigil --profile e10000016 snooze "$first" rapid_review 2026-03-25
run 0 vigil --profile e08000025 snooze "$first" rapid_review 2026-04-06
said 'your reminders of rapid_review wait until Monday 6 April 2026; the clock runs on'
run 0 vigil --profile e08000025 case "$first"
said 'rapid_review, until 2026-04-06'

# --- a copy that was restored: nothing goes out until the operator says so
touch "$VIGIL_INSTANCE/run/dispatch.hold"
kill "$(cat "$VIGIL_INSTANCE/run/dispatch.pid")"
gone() {
    ! test -e "$VIGIL_INSTANCE/run/dispatch.ready"
}
await 20 gone
psql -h "$PGHOST" -U postgres -d "$PGDATABASE" -qc "UPDATE dispatch.cluster SET timeline = 7"
run 0 vigil --profile e10000016 notify "$(example notification E10000016)"
second=$(reference)
rm "$VIGIL_INSTANCE/run/dispatch.hold"
await 20 test -e "$VIGIL_INSTANCE/run/dispatch.ready"
held() {
    vigil --profile operator dispatch | grep -q 'held.*restored'
}
await 20 held
run 0 vigil --profile operator sandbox advance 18d
planned() {
    vigil --profile panel alerts | grep "$second" | grep -q planned
}
await 20 planned
mails_are "$second" 0 || fail "a mail from a copy that was restored"
run 1 vigil --profile panel dispatch go-live
run 0 vigil --profile operator dispatch go-live
await 20 alert_is "$second" delivered
run 0 vigil --profile operator dispatch
said live
echo "alerts anew passed"
