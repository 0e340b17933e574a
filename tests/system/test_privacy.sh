#!/bin/sh
# No name, birth date or free text of a case in a log, an alert, a reference or a file name:
# canaries go through every field that can carry words and through every way to be refused,
# and everything that went out is searched for them.
set -eu
. "$(dirname "$0")/expect.sh"

canary=Zaphkielle
birth=2021-02-23

# --- accepted: canaries in each free text, a birth date of its own
file=$(example notification E08000025 "s/asked for, not yet answered/$canary family asked/; s/2024-07-19/$birth/")
run 0 vigil --profile e08000025 notify "$file"
ref=$(reference)
review=$(example rapid-review E08000025 "s/\"rationale\": \"[^\"]*\"/\"rationale\": \"$canary was let down\"/")
grep -q "$canary" "$review" || fail "the example has no rationale"
run 0 vigil --profile e08000025 rapid-review "$review"
run 0 vigil --profile panel respond "$ref" --response disagrees --reason no_further_learning letter="We think otherwise."
second=$(example notification E10000016 "s/asked for, not yet answered/$canary/; s/2024-07-19/$birth/")
run 0 vigil --profile e10000016 notify "$second"

# --- refused in every way: too long, wrong code, wrong date, unknown field, bad JSON,
# another's case; what is said may name the field, never its words
long=$(printf '%300s' '' | sed "s/ /$canary /g")
for edit in "s/asked for, not yet answered/$long/" "s/\"female\"/\"$canary\"/" \
    "s/2024-07-19/$birth$canary/" \
    "s/\"children\": \[/\"children\": [ $canary/" "s/\"authority\": \"[^\"]*\"/\"authority\": \"$canary\"/" \
    "s/2024-07-19/2031-02-23/"; do
    status=0
    vigil --profile e08000025 notify "$(example notification E08000025 "$edit; s/041/777/")" \
        >>"$EXPECT_OUT/refusals" 2>&1 || status=$?
    [ "$status" -eq 1 ] || [ "$status" -eq 2 ] || fail "not refused: $edit ($status)"
done
run 1 vigil --profile e10000016 rapid-review "$review"

# --- a casebook with canaries: faulty, refused; then alerts
mkdir "$EXPECT_OUT/book"
printf 'notification_ref,authority,notified_at,incident_type,timing_exclusion\n%s\n' \
    "X/1,E08000025,2019-05-01T10:00:00+01:00,$canary,$canary" >"$EXPECT_OUT/book/notifications.csv"
run 1 vigil --profile panel import "$EXPECT_OUT/book"
run 0 vigil --profile operator sandbox advance 25d
await 20 alert_is "$(vigil --profile e10000016 cases --json | grep -oE 'CSP-[0-9A-Z-]*' | head -n 1)" delivered

# --- a message that the database cannot take, while its log is on; a database that dies
kill -9 "$(cat "$VIGIL_INSTANCE/run/intake.pid")"
await 20 test -e "$VIGIL_INSTANCE/run/intake.ready"

# --- everything that went out, or lies about
for place in "$VIGIL_INSTANCE/log" "$VIGIL_INSTANCE/mail" "$VIGIL_INSTANCE/run"; do
    if grep -rniE "$canary|$birth" "$place" >"$EXPECT_OUT/said" 2>&1; then
        fail "a canary in $place"
    fi
done
if grep -niE "$canary" "$EXPECT_OUT/refusals" >"$EXPECT_OUT/said"; then
    fail "a refusal repeats what was written"
fi
find "$VIGIL_INSTANCE/" >"$EXPECT_OUT/said"
! grep -qiE "$canary|$birth" "$EXPECT_OUT/said" || fail "a canary in a file's name"
# what was looked at was there at all
[ "$(cat "$VIGIL_INSTANCE"/log/*.log | wc -c)" -gt 500 ] || fail "there were no logs to look at"
[ "$(find "$VIGIL_INSTANCE/mail" -name '*.eml' | wc -l)" -ge 1 ] || fail "there were no mails"
grep -q 'event=refused' "$VIGIL_INSTANCE/log/intake.log" || fail "no refusal was logged"
echo "privacy passed"
