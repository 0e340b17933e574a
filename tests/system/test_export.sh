#!/bin/sh
# The way out and in again: an instance with history, all scenarios and what they do not
# have is exported; a second instance that imports it has the same case file and the same
# figures, and exports the same bytes.
set -eu
. "$(dirname "$0")/expect.sh"
first=$EXPECT_OUT/first
mkdir "$first"

# --- history, and all that the scenarios play; whether they go well, their own test says
run 0 vigil --profile panel import "$EXPECT_ROOT/tests/data/casebook-2021"
sh "$EXPECT_ROOT/tests/system/test_scenarios.sh" >/dev/null 2>&1 || :

# as PROFILE COMMAND...: must be accepted
as() {
    profile=$1
    shift
    run 0 vigil --profile "$profile" "$@"
}
# open_case AUTHORITY-PROFILE OWN-REF SETTING...: prints the reference
open_case() {
    profile=$1
    own=$2
    shift 2
    as "$profile" notify notification_ref="$own" became_aware_on=2026-03-03 \
        incident_type=serious_harm 'children[0].child_no=1' "$@" >&2
    reference
}

# --- a notification that leaves all blank that may come later, and is amended
blank=$(open_case e08000025 'Export "1", a')
as panel seen "$blank"
as e08000025 amend "$blank" reason="Known now." 'changes[0].path=children[0].sex' \
    'changes[0].value=female' 'changes[1].path=harm_category' 'changes[1].value=neglect' \
    'changes[2].path=social_care' 'changes[2].unknown=cannot_be_known' \
    'changes[2].note=The records are lost.'
# --- the Panel disagrees, the partnership changes its mind
as e08000025 rapid-review "$blank" decision=no_lcspr rationale="Nothing more.

It says: \"learning is there\", in two lines." 'gaps[0].from=police' 'gaps[0].missing=A log.'
as panel respond "$blank" --response disagrees --reason further_learning_likely \
    letter="The Panel sees more to learn."
as e08000025 reply "$blank" stand=decision_changed final_decision=lcspr words="Agreed."
# --- a review is told of live, twice; it covers two cases
second=$(open_case e08000025 'Export 2' incident_on=2026-03-02)
as e08000025 rapid-review "$second" decision=lcspr rationale="To learn."
as e08000025 lcspr lcspr_ref="Export R" commissioned_on=2026-03-04 shape=same_incident \
    publication=in_progress 'links[0].case_ref='"$blank" \
    'links[1].notification_ref=Export 2'
review=$(reference)
as e08000025 lcspr lcspr_ref="Export R" commissioned_on=2026-03-04 shape=same_incident \
    publication=awaiting 'links[0].case_ref='"$blank" 'links[1].case_ref='"$second"
as panel assess "$review" letter="A good report." 'features[0].feature=succinct' \
    'features[0].answer=yes'
# --- what is given each period: of two parties, twice
as e08000025 period-report kind=yearly_report began_on=2025-02-03
as e08000025 period-report kind=yearly_report period=2024 given_on=2026-02-02
as panel period-report kind=data_quarter period=2025Q4 given_on=2026-03-02
# --- a case passes to another authority, and is its own there
third=$(open_case e08000025 'Export 3' incident_on=2026-03-02 'areas[0].authority=E09000012' \
    'areas[0].part=contributes')
as e08000025 share "$third" lead=E10000016 reason="The family lived there."
as e10000016 amend "$third" reason="Known now." 'changes[0].path=incident_on' \
    'changes[0].value=2026-03-01'
# --- two authorities use the same reference; one case is a duplicate of the other
same=$(open_case e08000025 'Export 4' incident_on=2026-03-02)
twin=$(open_case e10000016 'Export 4' incident_on=2026-03-02)
as panel duplicate-dismissal "$same" other="$blank" reason="Two families."
as panel merge "$twin" duplicate_of="$same" reason="One incident." letter="Merged."
as panel unmerge "$twin" reason="Two, after all." letter="Not merged."
as e10000016 withdraw "$twin" why=duplicate duplicate_of="$same" reason="It is one."
# --- considered, with and without an own reference; a death that the Panel does not see
for own in '' 'Export 4'; do
    as e08000025 consider consideration_ref="$own" incident_on=2026-03-01 \
        considered_on=2026-03-04 incident_type=other children=2 \
        'partners[0].partner=local_authority' 'partners[0].assent=agrees' \
        'partners[0].reason=Below.' 'partners[1].partner=police' \
        'partners[1].assent=agrees' 'partners[1].reason=Below.' \
        'partners[2].partner=integrated_care_board' 'partners[2].assent=dissents' \
        'partners[2].reason=Unsure.'
done
as e08000025 notify notification_ref="Export 5" became_aware_on=2026-03-03 \
    incident_type=looked_after_death 'children[0].child_no=1' \
    'children[0].looked_after=current'
noted=$(reference)
# --- a document, by its digest
printf 'one line of text\n' >"$EXPECT_OUT/note.txt"
as e08000025 attach "$blank" "$EXPECT_OUT/note.txt" other

# --- the export: never into a folder that has something
mkdir "$EXPECT_OUT/full"
touch "$EXPECT_OUT/full/x"
run 2 vigil --profile panel export "$EXPECT_OUT/full"
said 'must be a new folder'
as panel export "$first/book"
said 'considerations'
[ ! -e "$first/book.partial" ] || fail "a part of it is left"
! grep -rq "$noted" "$first/book" || fail "the Panel exports what it does not see"
! grep -rlE 'CSP-[0-9]{4}-[0-9]{6}' "$first/book" >"$EXPECT_OUT/said" ||
    fail "references of this instance in the casebook"
run 0 vigil import --check "$first/book"
# the six files have the columns that they always had
for file in "$EXPECT_ROOT"/tests/data/casebook-2021/*.csv; do
    [ "$(head -n 1 "$file" | tr -d '\r')" = "$(head -n 1 "$first/book/${file##*/}")" ] ||
        fail "${file##*/} has other columns"
done
grep -q '^Export 4~2,E10000016,' "$first/book/notifications.csv" &&
    fail "a withdrawn case among those that are counted"
grep -q ',Export 4~2,' "$first/book/records/notification.csv" ||
    fail "the same key twice"
# an authority has its own cases, and the one that passed to it
as e10000016 export "$EXPECT_OUT/own"
grep -q 'Export 3' "$EXPECT_OUT/own/records/notification.csv" || fail "not the case it leads"
! grep -q 'Export 2' "$EXPECT_OUT/own/records/notification.csv" || fail "another's case"

# --- a second instance, later
/usr/bin/python3 "$EXPECT_ROOT/tests/system/export_compare.py" dump "$first"
caught_up() {
    vigil --profile panel status --json | grep -c '"behind": 0' | grep -qx 3
}
await 60 caught_up
as panel report 2021 --csv --unsuppressed
grep -v '^#' "$EXPECT_OUT/said" >"$first/report"
VIGIL_NOW=2029-03-05T10:00:00Z "$EXPECT_ROOT/run" with -- \
    sh "$EXPECT_ROOT/tests/system/export_second.sh" "$first" >"$EXPECT_OUT/said" 2>&1 ||
    fail "the second instance"
echo "an export and its import agree"
