#!/bin/sh
# Transcripts with the whole instance: what an authority, the Panel and the operator type,
# and what they see. From submission over receipt to the alert in the mailbox.
set -eu
. "$(dirname "$0")/expect.sh"

# --- an authority notifies: a receipt with the deadlines that now run
file=$(example notification E08000025)
run 0 vigil --profile e08000025 notify "$file"
said 'met in time'
said 'due by the end of Wednesday 25 March 2026'
said SANDBOX
ref=$(reference)
[ -n "$ref" ] || fail "no reference in the receipt"

# --- the same again is the same notification, by its own reference, and is refused
run 1 vigil --profile e08000025 notify "$file"
said 'this reference was notified before'

# --- all faults at once, each with its path, and nothing stored
bad=$(example notification E10000016 's/"serious_harm"/"death"/; s/"female"/"femail"/; s/"2024-07-19"/"2024-13-19"/')
run 1 vigil --profile e10000016 notify "$bad"
said 'children[0].sex'
said 'children[0].date_of_birth'
said 'female, male, not_known'
# what reading finds and what the rules find, together, in the order of the fields
bad=$(example notification E10000016 '/"became_aware_on"/d; s/"serious_harm"/"harm"/; s/"neglect":/"neglct":/')
run 1 vigil --profile e10000016 notify "$bad"
[ "$(grep -E '^  [a-z_]+: ' "$EXPECT_OUT/said" | cut -d: -f1 | tr -d ' \n')" = \
    became_aware_onincident_typeneglct ] || fail "not all faults, or in another order"
said 'did you mean neglect?'
run 0 vigil --profile e10000016 cases --json
unsaid CSP-

# --- one authority asks for another's case: told nothing, not even that it exists
run 1 vigil --profile e10000016 case "$ref"
sed "s/$ref/REF/" "$EXPECT_OUT/said" >"$EXPECT_OUT/theirs"
run 1 vigil --profile e10000016 case CSP-2026-000123-3
cmp -s "$EXPECT_OUT/said" "$EXPECT_OUT/theirs" || fail "another's case is told apart"
unsaid "$ref"
run 0 vigil --profile e08000025 case "$ref"
said 'rapid_review_awaited'
run 0 vigil --profile e08000025 case "$ref" --json
said '"version": 1'
said '"state": "rapid_review_awaited"'
# ... nor does the Panel hear another answer for a case that nobody has
run 1 vigil --profile panel case CSP-2026-000123-3
said 'there is no such case'

# --- a template says what is needed, and filled in it is taken
vigil template question >"$EXPECT_OUT/question.json"
run 1 vigil --profile panel ask "$EXPECT_OUT/question.json"
said 'case_ref: no case is named'
said 'words: not stated'
run 0 vigil --profile panel ask "$EXPECT_OUT/question.json" case_ref="$ref" \
    words="What was arranged?" due_on=2026-03-20
run 0 vigil --profile e08000025 inbox
said 'answer question 1 of the Panel'
# ... the version seen has passed: what changed is told
run 1 vigil --profile e08000025 answer "$ref" question_no=1 words="A visit." --expect 1
said 'changed since by question'
run 0 vigil --profile e08000025 answer "$ref" question_no=1 words="A visit." --expect 2
# --- what is still to come is told apart, and comes; every version is kept
run 0 vigil --profile e08000025 case "$ref" --json
said 'children[1].disability'
run 0 vigil --profile e08000025 amend "$ref" reason="It is known now." \
    'changes[0].path=children[1].disability' 'changes[0].value=no'
run 0 vigil --profile e08000025 case "$ref" --versions
said 'children[1].disability  not_known'
unsaid 'incident_on'
run 0 vigil --profile e08000025 case "$ref" --as-of 2026-03-04
said 'amendment, by E08000025'
run 1 vigil --profile e08000025 case "$ref" --as-of 2026-03-03
run 2 vigil --profile e08000025 case "$ref" --as-of yesterday
run 2 vigil template nonsense

# --- a mistyped reference is told as mistyped
mistyped=$(echo "$ref" | sed 's/00000\([0-9]\)/00001\1/')
run 1 vigil --profile e08000025 case "$mistyped"
said mistyped

# --- who may what
run 1 vigil --profile e08000025 respond "$ref" --response agrees
said 'right: the Panel may'
run 1 vigil --profile panel notify "$file"
said 'right: authorities may'
run 1 vigil --profile e08000025 sandbox advance 1d
said 'right: the operator may'
run 1 vigil --profile e08000025 report 2021 --unsuppressed
run 1 vigil --profile e08000025 report 2025Q4
said 'whole years that have ended'
run 0 vigil --profile e08000025 report 2025 --csv
run 0 vigil --profile panel report 2025Q4 --csv
run 2 vigil --profile e08000025 respond "$ref" --response maybe
run 2 vigil notify
run 2 vigil --profile e08000025 nonsense
run 2 vigil --profile operator sandbox advance 9999d
said 'at most 366d'
run 2 vigil key
said 'vigil key enrol PUBLICKEY'
said 'vigil key revoke PUBLICKEY'
unsaid 'vigil notify'
run 0 vigil journal --help
said 'vigil journal verify'
run 0 vigil --version
said 'vigil '
run 2 vigil cases
said 'no profile chosen: --profile NAME or $VIGIL_PROFILE; there are: e08000025, e09000012, '

# --- time passes: five working days before the due date a reminder is delivered
run 0 vigil --profile operator sandbox advance 14d
said 'on Wednesday 18 March 2026, London time'
await 20 alert_is "$ref" delivered
await 20 mails_are "$ref" 1

# --- the rapid review comes in time; the Panel answers; the LCSPR's clock runs
review=$(example rapid-review E08000025)
run 0 vigil --profile e08000025 rapid-review "$review"
said 'rapid_review  met in time'
run 1 vigil --profile e08000025 rapid-review "$review"
run 0 vigil --profile panel respond "$ref" --response disagrees \
    --reason learning_already_identified letter="The learning is known already."
run 0 vigil --profile e08000025 case "$ref"
said lcspr_awaited
said learning_already_identified

# --- met: no further reminder of that clock, whatever time passes
run 0 vigil --profile operator sandbox advance 20d
caught_up() {
    vigil --profile panel status --json | grep -c '"behind": 0' | grep -qx 3
}
await 20 caught_up
mails_are "$ref" 1 || fail "a reminder of a clock that was met"

# --- the service is away: exit 3, and nothing is lost once it is back
touch "$VIGIL_INSTANCE/run/gate.hold"
kill -9 "$(cat "$VIGIL_INSTANCE/run/gate.pid")"
third=$(example notification E09000012)
run 3 vigil --profile e09000012 notify "$third"
rm "$VIGIL_INSTANCE/run/gate.hold"
await 20 test -e "$VIGIL_INSTANCE/run/gate.ready"
run 0 vigil --profile e09000012 notify "$third"
run 0 vigil --profile e09000012 cases --json
[ "$(grep -c '"case_ref"' "$EXPECT_OUT/said")" -eq 1 ] || fail "stored more than once"

# --- an import of which much is refused: the first 20 are told, the others counted
run 1 vigil --profile e08000025 import "$EXPECT_ROOT/tests/data/casebook-2021"
[ "$(grep -c 'refused (' "$EXPECT_OUT/said")" -eq 20 ] || fail "not 20 refusals told"
said 'more were refused'

# --- the chain of hashes is sound
run 0 vigil --profile operator journal verify
said sound
echo "transcripts passed"
