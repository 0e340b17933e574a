#!/bin/sh
# A mail server of every temper: what it takes, what it refuses for now or for good, and
# what happens when dispatch is killed in the middle. No alert is lost in silence: each ends
# delivered or failed; none is delivered twice but under the same Message-ID.
set -eu
. "$(dirname "$0")/expect.sh"

mails="$VIGIL_INSTANCE/mail"

notify() { # AUTHORITY PROFILE
    run 0 vigil --profile "$2" notify "$(example notification "$1")"
    reference
}

# --- refused for now (451), then taken: delivered at the second attempt
first=$(notify E08000025 e08000025)
second=$(notify E10000016 e10000016)
printf '451\n550\n' >"$mails/script"
run 0 vigil --profile operator sandbox advance 14d
await 20 alert_outcome "$first" smtp_451
await 20 alert_is "$second" failed
alert_outcome "$second" smtp_550 || fail "the code is not kept"
run 0 vigil --profile operator sandbox advance 2m
await 20 alert_is "$first" delivered
await 20 mails_are "$first" 1
mails_are "$second" 0 || fail "a mail that was refused for good was taken"

# --- the journal knows what became of each
run 0 vigil --profile panel case "$first"
said 'alert delivered'
run 0 vigil --profile panel case "$second"
said 'alert failed'

# --- a server that never answers, and dispatch killed while it waits
third=$(notify E09000012 e09000012)
printf 'silent*\n' >"$mails/script"
run 0 vigil --profile operator sandbox advance 14d
handed_over() { # asked of the table, since dispatch itself is busy waiting
    psql -h "$PGHOST" -U postgres -d "$PGDATABASE" -Atc \
        "SELECT count(*) FROM dispatch.alert WHERE state = 2" | grep -qv '^0$'
}
await 20 handed_over
kill -9 "$(cat "$VIGIL_INSTANCE/run/dispatch.pid")"
printf 'accept*\n' >"$mails/script"
await 20 test -e "$VIGIL_INSTANCE/run/dispatch.ready"
run 0 vigil --profile operator sandbox advance 5m
await 30 alert_is "$third" delivered
ids=$(cat "$mails"/*.eml | grep -A 3 "^Subject:.*$third" | grep '^Message-ID' | sort -u | wc -l)
rungs=$(vigil --profile panel alerts --json | grep -c "\"$third\"")
[ "$ids" -eq "$rungs" ] || fail "$ids message ids for $rungs alerts of $third"

# --- the clock is met before the mail is handed over: nothing is sent
touch "$VIGIL_INSTANCE/run/dispatch.hold"
kill "$(cat "$VIGIL_INSTANCE/run/dispatch.pid")"
fourth_file=$(example notification E08000025 's/041/042/')
run 0 vigil --profile e08000025 notify "$fourth_file"
fourth=$(reference)
run 0 vigil --profile operator sandbox advance 18d
raised() {
    vigil --profile e08000025 case "$fourth" | grep -q 'alert raised'
}
await 20 raised
run 0 vigil --profile e08000025 rapid-review "$(example rapid-review E08000025 's/041/042/')"
rm "$VIGIL_INSTANCE/run/dispatch.hold"
await 20 alert_is "$fourth" withdrawn
mails_are "$fourth" 0 || fail "a mail about a clock that was met"
echo "dispatch passed"
