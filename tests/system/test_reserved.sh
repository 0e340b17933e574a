#!/bin/sh
# A reserved authority through the real pipeline: its cases go the way of all cases, up to
# the mailbox, and change no figure, no list and no task of anybody else's.
set -eu
. "$(dirname "$0")/expect.sh"

folder=$VIGIL_PROFILES/e99000001
mkdir -m 0700 "$folder" "$folder/spool"
run 0 vigil keygen "$folder/key"
sed "s/panel/e99000001/" "$VIGIL_PROFILES/panel/profile.conf" >"$folder/profile.conf"
run 0 vigil --profile operator key enrol "$(cat "$folder/key.pub")" \
    --party E99000001 --role authority
await 20 vigil --profile e99000001 cases # the gate has it within a second

# --- what there is of others, before
run 0 vigil --profile e08000025 notify "$(example notification E08000025)"
real=$(reference)
applied() { # all followers have the whole journal
    vigil --profile operator status --json | tr -d ' \n' |
        grep -qE '"behind":0},.*"behind":0},.*"behind":0}'
}
kept() { # NAME: what the Panel sees
    await 20 applied
    for what in "report 2026 --unsuppressed --csv" "report 2026Q1 --csv" inbox cases \
        deadlines "deadlines --ical" alerts; do
        # shellcheck disable=SC2086
        vigil --profile panel $what 2>&1 | grep -v '^DTSTAMP'
    done >"$EXPECT_OUT/$1"
    rm -rf "$EXPECT_OUT/export.$1"
    vigil --profile panel export "$EXPECT_OUT/export.$1" >>"$EXPECT_OUT/$1"
}
kept before
grep -q "$real" "$EXPECT_OUT/before" || fail "the lists show nothing at all"
grep -q '^activity,all,notifications,count,1' "$EXPECT_OUT/before" || fail "no figure"

# --- the same incident of the reserved authority, and on to its review
run 0 vigil --profile e99000001 notify "$(example notification E99000001)"
trial=$(reference)
run 0 vigil --profile e99000001 rapid-review "$(example rapid-review E99000001)"
run 0 vigil --profile e99000001 notify "$(example notification E99000001 's/041/042/')"
open=$(reference)
kept after
cmp "$EXPECT_OUT/before" "$EXPECT_OUT/after" || fail "$(diff "$EXPECT_OUT/before" "$EXPECT_OUT/after")"
diff -r "$EXPECT_OUT/export.before" "$EXPECT_OUT/export.after" || fail "the export has changed"

# --- its own lists have it, and the Panel finds it by its reference
for list in cases deadlines inbox; do
    run 0 vigil --profile e99000001 "$list"
    said "$open"
    unsaid "$real"
done
run 0 vigil --profile panel case "$trial"
run 0 vigil --profile panel deadlines "$open"

# --- the two kinds have nothing in common
run 1 vigil --profile e08000025 case "$trial"
run 1 vigil --profile panel merge "$real" duplicate_of="$trial" reason=one letter=one
said 'duplicate_of: of a reserved authority, and of one that is not'
run 1 vigil --profile panel merge "$trial" duplicate_of="$real" reason=one letter=one
said 'duplicate_of: of a reserved authority, and of one that is not'
run 1 vigil --profile e08000025 share "$real" areas[0].authority=E99000001 \
    areas[0].part=contributes reason=why
said 'areas[0].authority: of a reserved authority, and of one that is not'
run 1 vigil --profile e99000001 share "$trial" lead=E08000025 reason=why
said 'lead: of a reserved authority, and of one that is not'
covers refusal reserved_authority

# --- alerts go to its own mailboxes, the Panel's among them
run 0 vigil --profile operator sandbox advance 30d
told() { # MAILBOX CASE
    grep -l "^To:.*$1" "$VIGIL_INSTANCE"/mail/*.eml | xargs grep -l "^Subject:.*$2"
}
await 20 told partnership_lead.e99000001@ "$open"
await 20 told panel_secretariat.e99000001@ "$open"
await 20 told secretariat.panel@ "$real"
! told secretariat.panel@ "$open" || fail "the Panel was told of a reserved authority's case"
run 0 vigil --profile e99000001 alerts
said "$open"
run 0 vigil --profile panel alerts
said "$real"
unsaid "$open"
echo "reserved passed"
