#!/bin/sh
# The rules of deadlines and alerts as versions: what an operator imports is looked at by all
# that a daemon's start asks, and by what has begun with the rules in force; then listed,
# approved, and in force in every daemon without a restart, and after a kill.
set -eu
. "$(dirname "$0")/expect.sh"
law=$EXPECT_OUT/law
operator() {
    vigil --profile operator rules "$@"
}
fresh() {
    rm -rf "$law"
    mkdir "$law"
    cp "$EXPECT_ROOT/config/clocks.csv" "$EXPECT_ROOT/config/ladder.csv" "$law"
}
mine() {
    vigil --profile e08000025 "$@"
}

# --- the host's files are the first version
recorded() {
    operator | grep -q '^rules-config  *in_force  *24  *'
}
await 20 recorded
run 0 vigil --profile panel rules show rules-config clocks
said 'rapid_review_2025,rapid_review,incident,authority,notified'
run 1 vigil --profile panel rules import "$EXPECT_ROOT/config"
run 1 operator show rules-2026-9
said 'there is no calendar of this name'
covers refusal no_such_version

# --- a case that began with them
run 0 mine notify "$(example notification E08000025)"
before=$(reference)
sql() {
    psql -h "$PGHOST" -U postgres -d "$PGDATABASE" -Atc "$1"
}
# due_is REFERENCE DAY LINE: of the rapid review's clock, its first and only revision
due_is() {
    [ "$(sql "SELECT revision, due_on, rule FROM deadlines.clock WHERE case_ref = '$1'
        AND clock = 2")" = "1|$2|$3" ]
}
await 20 due_is "$before" 2026-03-25 rapid_review_2025

# --- what is bad is refused with file, line and reason; the one in force stays
bad() { # FILE SED WORDS CODE
    fresh
    sed -i "$2" "$law/$1"
    run 1 operator import "$law"
    said "$3"
    said 'the rules in force stay'
    run 1 vigil --profile operator --json rules import "$law"
    said "\"$4\""
    covers refusal "$4"
}
last=$(($(wc -l <"$EXPECT_ROOT/config/clocks.csv") + 1))
bad clocks.csv 's/,15,working_days,/,15,moons,/' 'clocks.csv:8 unit' unknown_code
bad clocks.csv '$a lcspr_x,lcspr,incident,authority,lcspr_decided,lcspr_report,9,months,by,duty,2027-01-01,,"x"' \
    "clocks.csv:$last valid_from" overlap
bad clocks.csv 's/,rapid_review,incident,authority,notified,/,rapid_review,incident,authority,due:lcspr,/; /^lcspr_20[12]/s/,lcspr_decided,/,due:rapid_review,/' \
    'clocks.csv:9 starts' loop
bad clocks.csv '/^rapid_review_2025/s/,2025-06-01,,/,2025-06-01,2026-12-31,/' 'valid_until' gap
bad clocks.csv '/^rapid_review_2025/s/notified/noticed/' 'clocks.csv:9 starts' unknown_code
bad clocks.csv '/^rapid_review_2025/s/,15,/,10,/' 'clocks.csv:9 length' line_changed
bad clocks.csv '/^rapid_review_2018/s/2025-05-31/2025-04-30/; $a rapid_review_x,rapid_review,incident,authority,became_aware,rapid_review,14,working_days,by,expectation,2025-05-01,2025-05-31,"x"' \
    'clocks.csv:8 valid_until' begun_already
bad clocks.csv '/^lcspr_26_weeks/s/^lcspr_26_weeks_2018/lcspr_26_weeks_2026/' 'lcspr_26_weeks_2018' line_missing
bad ladder.csv 's/^rapid_review,due,0/rapid_review,due,999/' 'ladder.csv:5 offset' out_of_bounds
bad ladder.csv 's/^lcspr,due,0,partnership_lead,,/&\n&/' 'ladder.csv' doubled
# all faults at once, of both files
fresh
sed -i 's/,15,working_days,/,15,moons,/' "$law/clocks.csv"
sed -i 's/^lcspr,weekly/lecspr,weekly/' "$law/ladder.csv"
run 1 operator import "$law"
said 'clocks.csv:8 unit'
said 'clocks.csv:9 unit'
said 'ladder.csv:24 clock'
fresh
run 1 operator import "$law"
said 'has the rules that are in force already'
covers refusal nothing_new
sed -i '/^weekly/d' "$law/ladder.csv"
run 1 operator import --name 2026-1 "$law"
said 'version: is no name for a version'
covers refusal not_a_version
run 2 operator import "$law/nothing.csv"
said 'nothing.csv'
run 0 operator
unsaid proposed

# --- from tomorrow on a rapid review has 10 working days, and one rung more before the end
fresh
sed -i '/^rapid_review_2025/s/,2025-06-01,,/,2025-06-01,2026-03-04,/' "$law/clocks.csv"
cat >>"$law/clocks.csv" <<'END'
rapid_review_2026,rapid_review,incident,authority,notified,rapid_review,10,working_days,by,expectation,2026-03-05,,"an invented guidance of 2026"
END
run 0 operator import "$law/clocks.csv"
said '0 deadlines have another day with rules rules-2026-1'
said 'nothing is changed yet: vigil rules approve rules-2026-1'
run 0 operator show rules-2026-1 ladder
diff "$EXPECT_OUT/said" "$EXPECT_ROOT/config/ladder.csv" || fail "the ladder was not kept"
run 1 operator import --name rules-2026-1 "$law/clocks.csv"
said 'there are rules of this name'
covers refusal taken
run 1 vigil --profile panel rules approve rules-2026-1
run 0 operator approve rules-2026-1
covers event calendar_approved
in_force() {
    operator | grep -q "^$1  *in_force"
}
await 20 in_force rules-2026-1
run 1 operator approve rules-2026-1
said 'is approved already'
covers refusal approved_already
# the journal has all of it
[ "$(sql "SELECT count(*) FROM journal.entry WHERE position('an invented guidance'::bytea
    IN event) > 0 AND position('rapid_review,weekly,10,director'::bytea IN event) > 0")" = 1 ] ||
    fail "the journal lacks the rules"
covers event rules_imported
covers message rules_import

# --- the alerts of another ladder: what it changes is listed before
cp "$EXPECT_ROOT/config/ladder.csv" "$law"
sed -i 's/^rapid_review,before_5,-5,/rapid_review,before_7,-7,/' "$law/ladder.csv"
run 0 operator import "$law/ladder.csv"
said "$before"
said 'alerts'
run 0 operator approve rules-2026-2
await 20 in_force rules-2026-2

# --- every daemon has it, without a restart and after a kill; what began keeps its line
daemons_have() {
    grep -q "event=law version=$1" "$VIGIL_INSTANCE"/log/intake.log &&
        grep -q "event=law version=$1" "$VIGIL_INSTANCE"/log/decisions.log &&
        grep -q "event=law version=$1" "$VIGIL_INSTANCE"/log/reporting.log &&
        grep -q "event=law version=$1" "$VIGIL_INSTANCE"/log/dispatch.log
}
await 20 daemons_have rules-2026-2
run 0 vigil --profile operator sandbox advance 1d
run 0 mine notify "$(example notification E08000025 's/041/077/')"
after=$(reference)
await 20 due_is "$after" 2026-03-19 rapid_review_2026
due_is "$before" 2026-03-25 rapid_review_2025 || fail "its line was not kept"
for daemon in deadlines intake; do
    kill -9 "$(cat "$VIGIL_INSTANCE/run/$daemon.pid")"
done
run 0 mine notify "$(example notification E08000025 's/041/078/')"
later=$(reference)
await 20 due_is "$later" 2026-03-19 rapid_review_2026
run 0 mine case "$later"
said rapid_review_2026
# 7 working days before the 25th
run 0 vigil --profile operator sandbox advance 12d
raised() {
    vigil --profile panel alerts | grep "$before" | grep -q before_7
}
await 20 raised

# --- the whole of it again from the journal: the same law, the same deadlines
touch "$VIGIL_INSTANCE/run/deadlines.hold"
kill "$(cat "$VIGIL_INSTANCE/run/deadlines.pid")"
gone() {
    ! test -e "$VIGIL_INSTANCE/run/deadlines.ready"
}
await 20 gone
clocks="SELECT case_ref, clock, revision, started_on, due_on, rule FROM deadlines.clock
    ORDER BY 1, 2, 3"
versions="SELECT version, approved_by, in_force_from, clocks, ladder FROM law.version
    JOIN law.rules USING (version) ORDER BY 1"
sql "$clocks" >"$EXPECT_OUT/clocks"
sql "$versions" >"$EXPECT_OUT/versions"
PGOPTIONS='-c client_min_messages=warning' sql "TRUNCATE deadlines.clock, deadlines.facts,
    deadlines.ledger, deadlines.task, law.version CASCADE;
    UPDATE deadlines.follower SET position = 0" >/dev/null
rm "$VIGIL_INSTANCE/run/deadlines.hold"
again() {
    sql "$clocks" | cmp -s - "$EXPECT_OUT/clocks" &&
        sql "$versions" | cmp -s - "$EXPECT_OUT/versions"
}
await 20 again

# --- what was approved too late for what it says is refused at the second look
fresh
operator show rules-2026-2 clocks >"$law/clocks.csv"
sed -i '/^panel_response_2018/s/,2015-01-01,,/,2015-01-01,2026-03-18,/' "$law/clocks.csv"
cat >>"$law/clocks.csv" <<'END'
panel_response_2026,panel_response,incident,panel,rapid_review,response,5,working_days,by,internal,2026-03-19,,"invented"
END
run 0 operator import "$law/clocks.csv"
run 0 vigil --profile operator sandbox advance 2d
run 1 operator approve rules-2026-3
said 'clocks.csv:27 valid_from: cases have begun on this day'
in_force rules-2026-2 || fail "another is in force"
echo "rules passed"
