#!/bin/sh
# The five kinds of notification, routed as the guidance says: what is for review goes to
# the Panel; a looked-after child's or a care leaver's death without abuse or neglect goes to
# the Department and Ofsted, and the Panel does not see it. Both see every notification.
set -eu
. "$(dirname "$0")/expect.sh"

# The Department and Ofsted get keys as anyone does: made by them, enrolled by the operator.
for reader in dfe ofsted; do
    folder=$VIGIL_PROFILES/$reader
    mkdir -m 0700 "$folder" "$folder/spool"
    run 0 vigil keygen "$folder/key"
    sed "s/panel/$reader/" "$VIGIL_PROFILES/panel/profile.conf" >"$folder/profile.conf"
    run 0 vigil --profile operator key enrol "$(cat "$folder/key.pub")" \
        --party "$reader" --role "$reader"
    await 20 vigil --profile "$reader" cases # the gate has it within a second
done

# notify_kind NUMBER TYPE SED: the example as this kind.
notify_kind() {
    run 0 vigil --profile e08000025 notify \
        "$(example notification E08000025 "s/041/$1/; s/\"serious_harm\"/\"$2\"/; $3")"
    reference
}
no_harm='/harm_category/d'
noted="$no_harm; /\"neglect\"/d; /domestic_abuse/d"
harm=$(notify_kind 051 serious_harm '')
death=$(notify_kind 052 death "$no_harm")
other=$(notify_kind 053 other "$no_harm")
looked_after=$(notify_kind 054 looked_after_death "$noted; s/\"never\"/\"current\"/")
care_leaver=$(notify_kind 055 care_leaver_death \
    "$noted; s/2024-07-19/2005-07-19/; s/2019-11-05/2006-11-05/; s/\"never\"/\"past\"/; s/\"current\"/\"past\"/")

for ref in "$harm" "$death" "$other"; do
    run 0 vigil --profile panel case "$ref"
    said rapid_review_awaited
done
for ref in "$looked_after" "$care_leaver"; do
    run 1 vigil --profile panel case "$ref"
    said 'there is no such case'
    run 0 vigil --profile e08000025 case "$ref"
    said noted
    run 1 vigil --profile e08000025 rapid-review "$ref" decision=no_lcspr rationale=none
    said 'is not reviewed here'
done
for reader in dfe ofsted; do
    for ref in "$harm" "$death" "$other" "$looked_after" "$care_leaver"; do
        run 0 vigil --profile "$reader" case "$ref"
    done
    run 1 vigil --profile "$reader" seen "$harm"
    sees() {
        vigil --profile "$reader" inbox | grep -q "$looked_after"
    }
    await 20 sees
done
run 0 vigil --profile panel cases
said "$harm"
unsaid "$looked_after"
unsaid "$care_leaver"

# --- what the Panel counts, and what is counted apart
counted() {
    vigil --profile panel report 2026 --unsuppressed --csv >"$EXPECT_OUT/csv" &&
        grep -q '^activity,.*,notifications,.*,3$\|^activity,notifications,.*3$' "$EXPECT_OUT/csv"
}
await 20 counted
grep -q '^noted_deaths,' "$EXPECT_OUT/csv" || fail "noted deaths are not counted"
echo "five kinds: each where it belongs"
