#!/bin/sh
# An instance of September 2022 whose calendar lacks the State Funeral (19 September 2022)
# and the Coronation (8 May 2023); it learns of both. calendar_stale.sh LAW
set -eu
. "$(dirname "$0")/expect.sh"
law=$1

notify() { # AUTHORITY PROFILE INCIDENT AWARE
    run 0 vigil --profile "$2" notify "$(example notification "$1" \
        "s/2026-03-02/$3/; s/2026-03-03/$4/; s/2024-07-19/2020-07-19/; s/041/$3 $4/")"
}
import() {
    run 0 vigil --profile operator calendar import "$law/$1"
}
deadlines_of() { # REFERENCE
    vigil --profile panel deadlines "$1"
}
in_force() {
    vigil --profile operator calendar | grep -q "^$1  *in_force"
}
sql() {
    psql -h "$PGHOST" -U postgres -d "$PGDATABASE" -Atc "$1"
}
# clock_is REFERENCE REVISION DUE STATE MISSED, of the rapid review's
clock_is() {
    [ "$(sql "SELECT due_on, state, missed_on FROM deadlines.clock WHERE case_ref = '$1'
        AND clock = 2 AND revision = $2")" = "$3|$4|$5" ]
}

# --- Wednesday 14 September: five working days end on Wednesday 21, the calendar says
run 0 vigil --profile operator sandbox advance 4d
notify E08000025 e08000025 2022-09-12 2022-09-14
said 'was due by the end of Wednesday 21 September 2022'
said 'due by the end of Wednesday 5 October 2022'
first=$(reference)
notify E10000016 e10000016 2022-09-12 2022-09-14
second=$(reference)
await 20 clock_is "$second" 1 2022-10-05 1 ''

# --- the calendar with the 19th: what would change is listed, and nothing is changed
import funeral.json
said "$first"
said "$second"
said '2022-10-05'
said '2022-10-06'
said '4 deadlines have another day with calendar 2022-1' # partners_told has one, too
clock_is "$first" 1 2022-10-05 1 '' || fail "changed before it was approved"
run 0 vigil --profile operator calendar changes 2022-1 --limit 1
said 'these are the first 1'
said '4 deadlines have another day'

# --- in force: a new revision, the old one kept, each owner told once
run 0 vigil --profile operator calendar approve 2022-1
await 20 in_force 2022-1
await 20 clock_is "$first" 2 2022-10-06 1 ''
clock_is "$first" 1 2022-10-05 4 '' || fail "the old revision is not kept"
clock_is "$second" 2 2022-10-06 1 '' || fail "the second was not moved"
[ "$(sql "SELECT days FROM deadlines.explanation WHERE case_ref = '$first' AND clock = 2
    ORDER BY revision" | tr '\n' ' ')" = '0ccwwcccccwwcccccwwccc 0ccwwhccccwwcccccwwcccc ' ] ||
    fail "what was explained is not kept beside what is"
run 0 vigil --profile panel deadlines "$first"
said 2022-10-05
said 2022-10-06
[ "$(sql "SELECT owner, moved, missed FROM law.notice ORDER BY owner" | tr '\n' ' ')" = \
    'E08000025|2|0 E10000016|2|0 ' ] || fail "not one notice an owner"
told() { # VERSION'S NUMBER, HOW MANY
    [ "$(sql "SELECT count(*) FROM dispatch.alert WHERE rung = 'calendar' AND revision = $1")" \
        -eq "$2" ]
}
await 20 told 1 2
await 20 mails_are 'bank holidays have changed' 2
# all daemons have it, within run.follow_ms: intake's next receipt
has_law() {
    grep -q "event=law version=$1 " "$VIGIL_INSTANCE/log/intake.log"
}
await 20 has_law 2022-1
notify E08000025 e08000025 2022-09-13 2022-09-14
said 'was due by the end of Thursday 22 September 2022'
said 'due by the end of Thursday 6 October 2022'

# --- killed and started again: the law in force is the one that was
kill -9 "$(cat "$VIGIL_INSTANCE/run/deadlines.pid")" "$(cat "$VIGIL_INSTANCE/run/intake.pid")"
await 20 test -e "$VIGIL_INSTANCE/run/intake.ready"
await 20 test -e "$VIGIL_INSTANCE/run/deadlines.ready"
in_force 2022-1 || fail "the law is forgotten"
notify E09000012 e09000012 2022-09-13 2022-09-14
said 'due by the end of Thursday 6 October 2022'

# --- 8 May 2023: what had been missed by the old day stays marked so
run 0 vigil --profile operator sandbox advance 217d # Wed 19 April 2023
notify E10000016 e10000016 2023-04-18 2023-04-19
said 'due by the end of Thursday 11 May 2023'
late=$(reference)
run 0 vigil --profile operator sandbox advance 23d # Fri 12 May 2023
import coronation.json
said "$late"
said stays_missed
said '1 deadline has another day with calendar 2023-1'
run 0 vigil --profile operator calendar approve 2023-1
await 20 in_force 2023-1
await 20 clock_is "$late" 2 2023-05-12 1 2023-05-11
run 0 vigil --profile panel deadlines "$late"
said 'missed_on'
said '2023-05-11'
[ "$(sql "SELECT owner, moved, missed FROM law.notice WHERE version = '2023-1'")" = \
    'E10000016|1|1' ] || fail "the notice does not say what stays missed"

# --- the calendar ends in 2023: the operator is told once, and by who asks
run 0 vigil --profile operator calendar
said ends_soon
ends() {
    [ "$(sql "SELECT count(*) FROM dispatch.alert WHERE rung = 'calendar_ends' AND
        recipient = 'operator/operator' AND revision = $1")" -eq 1 ]
}
await 20 ends 2
grep -q 'event=calendar_alarm what=calendar_ends version=2023-1' \
    "$VIGIL_INSTANCE/log/deadlines.log" || fail "no alarm in the log"
run 0 vigil --profile operator journal verify
said sound
