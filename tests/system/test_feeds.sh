#!/bin/sh
# Calendars of deadlines: a rich history is read back by Python's icalendar after each of
# its steps and compared with what `vigil deadlines` says: every clock is there at its
# present revision, what changed has a higher SEQUENCE, and nothing personal is in it.
set -eu
. "$(dirname "$0")/expect.sh"

canary=Zaphkielle
birth=2021-02-23
mkdir "$EXPECT_OUT/clocks"

# clocks PROFILE REFERENCE...: what the answers say of these cases, for feeds_read.py
clocks() {
    profile=$1
    shift
    rm -f "$EXPECT_OUT"/clocks/*
    for clocks_of in "$@"; do
        vigil --profile "$profile" deadlines "$clocks_of" --json >"$EXPECT_OUT/clocks/$clocks_of.json"
    done
}

# reads FILE WORDS [EARLIER]: icalendar reads the file; what it found has these words
reads() {
    run 0 /usr/bin/python3 "$EXPECT_ROOT/tests/system/feeds_read.py" "$1" "$EXPECT_OUT/clocks" ${3:+"$3"}
    grep -qE -- "$2" "$EXPECT_OUT/said" || fail "not said: $2"
    for personal in "$canary" "$birth" "$(echo "$birth" | tr -d -)" E08000025/2026/041; do
        ! grep -qiF "$personal" "$1" || fail "$personal is in $1"
    done
}

# step WORDS: the authority's calendar after the last command, against the one before
step() {
    mv "$EXPECT_OUT/now.ics" "$EXPECT_OUT/before.ics"
    clocks e08000025 $refs
    run 0 vigil --profile e08000025 deadlines --ics --out "$EXPECT_OUT/now.ics"
    reads "$EXPECT_OUT/now.ics" "$1" "$EXPECT_OUT/before.ics"
}

# --- nothing yet: a calendar all the same
run 0 vigil --profile e08000025 deadlines --ics --out "$EXPECT_OUT/now.ics"
refs=
reads "$EXPECT_OUT/now.ics" '^0 entries'

# --- two cases with canaries in all that has words
first=$(example notification E08000025 "s/asked for, not yet answered/$canary family asked/; s/2024-07-19/$birth/")
run 0 vigil --profile e08000025 notify "$first"
ref=$(reference)
second=$(example notification E08000025 "s/041/042/; s/2026-03-03/2026-03-02/g; s/asked for, not yet answered/$canary/; s/2024-07-19/$birth/")
run 0 vigil --profile e08000025 notify "$second"
other=$(reference)
refs="$ref $other"
run 0 vigil --profile e10000016 notify "$(example notification E10000016)"
theirs=$(reference)
await 20 vigil --profile e10000016 deadlines "$theirs"
step '^[4-9] entries, 0 changed, states met_in_time running$'
covers message feed_query

# --- an extension moves the day: a new revision, the same entry
run 0 vigil --profile panel extension-decision "$ref" clock=rapid_review granted=yes \
    until=2026-04-30 reason="$canary" letter="$canary"
await 20 sh -c "vigil --profile e08000025 deadlines $ref | grep -q 2026-04-30"
step '^[0-9]+ entries, [1-9][0-9]* changed, states met_in_time running$'

# --- a case is withdrawn, and comes back
run 0 vigil --profile e08000025 withdraw "$other" why=entered_in_error reason="$canary"
await 20 sh -c "vigil --profile e08000025 deadlines $other | grep -q stopped"
step '^[0-9]+ entries, [1-9][0-9]* changed, states met_in_time running stopped$'
grep -q 'STATUS:CANCELLED' "$EXPECT_OUT/now.ics" || fail "nothing is cancelled"
run 0 vigil --profile e08000025 reinstate "$other" reason="$canary"
await 20 sh -c "vigil --profile e08000025 deadlines $other --json | tail -n 20 | grep -q running"
step '^[0-9]+ entries, [1-9][0-9]* changed, states met_in_time running$'

# --- a rapid review meets one clock and starts another; one comes too late
run 0 vigil --profile e08000025 rapid-review \
    "$(example rapid-review E08000025 "s/\"rationale\": \"[^\"]*\"/\"rationale\": \"$canary\"/")"
await 20 sh -c "vigil --profile e08000025 deadlines $ref | grep -q lcspr"
step '^[0-9]+ entries, [1-9][0-9]* changed, states met_in_time running$'
run 0 vigil --profile operator sandbox advance 28d
run 0 vigil --profile e08000025 rapid-review \
    "$(example rapid-review E08000025 "s/041/042/; s/\"rationale\": \"[^\"]*\"/\"rationale\": \"$canary\"/")"
await 20 sh -c "vigil --profile e08000025 deadlines $other | grep -q met_late"
step '^[0-9]+ entries, [1-9][0-9]* changed, states .*met_late.*running$'

# --- the same state gives the same bytes; of one case, of one authority, of all
run 0 vigil --profile e08000025 deadlines --ics
cmp -s "$EXPECT_OUT/said" "$EXPECT_OUT/now.ics" || fail "the same state, other bytes"
run 0 vigil --profile panel deadlines --ics --authority E08000025 --out "$EXPECT_OUT/panels.ics"
cmp -s "$EXPECT_OUT/panels.ics" "$EXPECT_OUT/now.ics" || fail "the Panel gets another calendar"
clocks panel "$ref"
run 0 vigil --profile e08000025 deadlines "$ref" --ics --out "$EXPECT_OUT/one.ics"
reads "$EXPECT_OUT/one.ics" '^[3-9] entries'
clocks panel $refs "$theirs"
run 0 vigil --profile panel deadlines --ics --out "$EXPECT_OUT/all.ics"
reads "$EXPECT_OUT/all.ics" '^([89]|[1-9][0-9]) entries'
run 0 vigil --profile e10000016 deadlines --ics
unsaid E08000025
run 1 vigil --profile e10000016 deadlines "$ref" --ics
said 'there is no such case'
run 1 vigil --profile e10000016 deadlines --ics --authority E08000025
said 'your key speaks for another authority'
run 2 vigil --profile e08000025 deadlines --out "$EXPECT_OUT/one.ics"
run 2 vigil --profile e08000025 deadlines --ics --limit 3
run 2 vigil --profile e08000025 deadlines --ics --out "$EXPECT_OUT/none/one.ics"

# --- what was met is shown for 30 days; its day passes into the past
run 0 vigil --profile operator sandbox advance 31d
clocks e08000025 $refs
run 0 vigil --profile e08000025 deadlines --ics --out "$EXPECT_OUT/now.ics"
grep -q BEGIN:VEVENT "$EXPECT_OUT/now.ics" || fail "what runs goes with what was met"
! grep -qE '^SUMMARY:.* (done|held)' "$EXPECT_OUT/now.ics" || fail "what was met does not go"

# --- feeds: off until there is a place for them
run 1 vigil --profile operator feed
said 'this instance has no calendar feeds'
covers refusal feeds_off
feeds=$VIGIL_INSTANCE/feeds
mkdir "$feeds"
run 0 vigil-deadlines --make-feed-key "$VIGIL_INSTANCE/feed.key"
run 1 vigil-deadlines --make-feed-key "$VIGIL_INSTANCE/feed.key"
printf 'deadlines.feed_dir = %s\ndeadlines.feed_key_file = %s\ndeadlines.feed_wait_s = 0\n' \
    "$feeds" "$VIGIL_INSTANCE/feed.key" >>"$VIGIL_INSTANCE/vigil.conf"
# what lies there from before: a name that is no feed's any more, one begun, another's file
gone=0123456789abcdef0123456789abcdef01234567.ics
touch "$feeds/$gone" "$feeds/$gone.partial" "$feeds/another.txt"
restart() {
    kill -9 "$(cat "$VIGIL_INSTANCE/run/deadlines.pid")"
    await 20 test ! -e "$VIGIL_INSTANCE/run/deadlines.ready"
    await 20 test -e "$VIGIL_INSTANCE/run/deadlines.ready"
}
# feed_of PROFILE: where its feed lies
feed_of() {
    vigil --profile "$1" feed --json | sed -n "s|.*\"file\": \"\(.*\)\".*|$feeds/\1|p"
}
# is_fresh PROFILE: the feed is what the profile's own calendar is
is_fresh() {
    vigil --profile "$1" deadlines --ics >"$EXPECT_OUT/own.ics" && cmp -s "$EXPECT_OUT/own.ics" "$(feed_of "$1")"
}
restart
await 20 is_fresh e08000025
await 20 is_fresh e10000016
covers message feeds_query
[ ! -e "$feeds/$gone" ] && [ ! -e "$feeds/$gone.partial" ] || fail "what is no feed stays"
[ -e "$feeds/another.txt" ] || fail "a file that is not ours is gone"
[ "$(stat -c %a "$(feed_of e08000025)")" = 640 ] || fail "the feed's mode"

# --- one file an authority, whose name says nothing, and each can be read
run 0 vigil --profile operator feed
authorities=$(grep -c 'current' "$EXPECT_OUT/said")
[ "$authorities" -gt 150 ] || fail "$authorities feeds"
[ "$(vigil --profile e08000025 feed --json | grep -c '"file"')" -eq 1 ] || fail "it is told others' feeds"
all_written() {
    [ "$(find "$feeds" -name '*.ics' | wc -l)" -eq "$authorities" ]
}
await 60 all_written
[ "$(find "$feeds" -name '*.ics' | grep -cE '/[0-9a-f]{40}\.ics$')" -eq "$authorities" ] || fail "a feed's name"
run 0 /usr/bin/python3 "$EXPECT_ROOT/tests/system/feeds_read.py" --all "$feeds"
said "$authorities calendars"

# --- what changes is written, what does not stays the file that it was
theirs_was=$(stat -c %i "$(feed_of e10000016)")
mine_was=$(stat -c %i "$(feed_of e08000025)")
cp "$(feed_of e08000025)" "$EXPECT_OUT/before.ics"
run 0 vigil --profile e08000025 withdraw "$ref" why=entered_in_error reason="$canary"
await 20 sh -c "vigil --profile e08000025 deadlines $ref | grep -q stopped"
await 20 is_fresh e08000025
clocks e08000025 $refs
run 0 /usr/bin/python3 "$EXPECT_ROOT/tests/system/feeds_read.py" --grown "$(feed_of e08000025)" "$EXPECT_OUT/before.ics"
grep -qE '[1-9][0-9]* changed' "$EXPECT_OUT/said" || fail "nothing changed"
[ "$(stat -c %i "$(feed_of e10000016)")" = "$theirs_was" ] || fail "what did not change was written"
[ "$(stat -c %i "$(feed_of e08000025)")" != "$mine_was" ] || fail "a feed was changed where it lies"

# --- a name is renewed, taken away, and comes back as another
old=$(feed_of e08000025)
run 1 vigil --profile e08000025 feed renew E08000025
run 1 vigil --profile operator feed renew E99999999
said 'not an authority'
run 0 vigil --profile operator feed renew E08000025
covers message feed_change
await 20 is_fresh e08000025
covers event feed_changed
new=$(feed_of e08000025)
[ "$new" != "$old" ] || fail "the name is the old one"
[ ! -e "$old" ] || fail "the old feed is still there"
run 0 vigil --profile operator feed revoke E08000025
await 20 test ! -e "$new"
run 0 vigil --profile e08000025 feed
said revoked
[ "$(feed_of e08000025)" = "$feeds/" ] || fail "a revoked feed has a name"
restart
await 20 is_fresh e10000016
[ ! -e "$new" ] || fail "a restart brings a revoked feed back"
run 0 vigil --profile operator feed renew E08000025
await 20 is_fresh e08000025
case $(feed_of e08000025) in "$old" | "$new") fail "a name comes again" ;; esac

# --- a place that cannot be written to holds up nothing else, and is said
chmod 0500 "$feeds"
if [ "$(id -u)" -ne 0 ]; then
    run 0 vigil --profile e08000025 reinstate "$ref" reason="back"
    await 20 grep -q 'event=feed_not_written' "$VIGIL_INSTANCE/log/deadlines.log"
fi
chmod 0700 "$feeds"
! grep -rqE "$canary|$birth" "$feeds" || fail "something personal in a feed"
! grep -qE '[0-9a-f]{40}' "$VIGIL_INSTANCE/log/deadlines.log" || fail "a feed's name in the log"
echo "feeds passed"
