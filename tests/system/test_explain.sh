#!/bin/sh
# Deadlines that explain themselves: in the receipt, day by day, as JSON, by the law of
# another day; what was explained stays so when the calendar is another.
set -eu
. "$(dirname "$0")/expect.sh"

explain() { # PROFILE ARGUMENT...
    profile=$1
    shift
    run 0 vigil --profile "$profile" deadlines "$ref" "$@"
}
kept() { # CLOCK: the letters of its latest revision
    psql -h "$PGHOST" -U postgres -d "$PGDATABASE" -Atc "SELECT days FROM
        deadlines.explanation WHERE case_ref = '$ref' AND clock = $1
        ORDER BY revision DESC LIMIT 1"
}

# --- the receipt says how each day came about: over Easter, with two bank holidays
run 0 vigil --profile operator sandbox advance 20d # Tue 24 March 2026
run 0 vigil --profile e08000025 notify "$(example notification E08000025 \
    's/2026-03-02/2026-03-22/; s/2026-03-03/2026-03-23/')"
ref=$(reference)
said '5 working days from Monday 23 March 2026 (became aware), without 2 weekend days'
said '15 working days from Tuesday 24 March 2026 (notified), without 6 weekend days, 2 bank holidays'
said 'due by the end of Thursday 16 April 2026'
position=$(sed -n 's/.*position \([0-9]*\).*/\1/p' "$EXPECT_OUT/said" | head -n 1)

# --- day by day, each with its reason, from what was kept when the clock began
has() { # LETTERS
    [ "$(kept 2)" = "$1" ]
}
await 20 has 0cccwwcccchwwhccccwwcccc
explain e08000025 --explain
said "notified, stated at position $position of the journal"
said 'rapid_review_2025'
grep -qE 'rapid_review +2026-03-24 +Tuesday +day 0$' "$EXPECT_OUT/said" || fail "day 0"
grep -qE 'rapid_review +2026-03-25 +Wednesday +1 +counted$' "$EXPECT_OUT/said" || fail "day 1"
grep -qE 'rapid_review +2026-03-28 +Saturday +weekend$' "$EXPECT_OUT/said" || fail "a weekend"
grep -qE 'rapid_review +2026-04-03 +Friday +Good Friday$' "$EXPECT_OUT/said" || fail "Good Friday"
grep -qE 'rapid_review +2026-04-06 +Monday +Easter Monday$' "$EXPECT_OUT/said" || fail "Monday"
grep -qE 'rapid_review +2026-04-16 +Thursday +15 +counted$' "$EXPECT_OUT/said" || fail "day 15"
covers message explain_query

# --- as JSON: whole, and the same
explain e08000025 --explain --json
/usr/bin/python3 - "$EXPECT_OUT/said" <<'END' || fail "the JSON"
import json, sys
whole = json.load(open(sys.argv[1]))
days = [day for day in whole["day by day"] if day["clock"] == "rapid_review"]
assert len(days) == 24 and days[-1]["n"] == "15" and days[-1]["day"] == "2026-04-16"
said = {(row["clock"], row["what"]): row["value"] for row in whole["explanation"]}
assert said["rapid_review", "due"] == "Thursday 2026-04-16"
END

# --- what if: by the guidance of 2020 it ran from becoming aware
explain e08000025 --rules-as-at 2020-01-01
said rapid_review_2018
said '15 working days from Monday 23 March 2026 (became aware)'
said 'Wednesday 2026-04-15'
explain e08000025 --explain # nothing is changed by asking
said rapid_review_2025
run 2 vigil --profile e08000025 deadlines "$ref" --rules-as-at 2020-02-30
said 'must be a day'
run 1 vigil --profile e10000016 deadlines "$ref" --explain
said 'there is no such case'

# --- paused, and gone on: the days of the pause are named, and so is who moved it
letter() { # MESSAGE DAY
    cat >"$EXPECT_OUT/$1.json" <<END
{"case_ref": "$ref", "clock": "rapid_review", "$2": "$3", "letter": "Invented.",
 "approved_by": "head of the secretariat", "reason": "Invented."}
END
    run 0 vigil --profile panel "$1" "$EXPECT_OUT/$1.json"
}
run 0 vigil --profile operator sandbox advance 3d # Fri 27 March
letter clock-pause from_on 2026-03-27
run 0 vigil --profile operator sandbox advance 4d # Tue 31 March
letter clock-resume until_on 2026-03-31
await 20 has 0ccpwwpccchwwhccccwwcccccwwc
explain panel --explain
said '2 days paused'
grep -qE 'rapid_review +2026-03-27 +Friday +paused$' "$EXPECT_OUT/said" || fail "paused"
said 'Monday 2026-04-20'
echo "explained"
