#!/bin/sh
# The main job once, from notification to quarterly data, and a piece of the process that
# follows a notification; run by ./run demo within an instance. Every step is a command that
# a user would type, and is shown.
set -eu
ROOT=$(cd "$(dirname "$0")/../.." && pwd -P)
DATA=$ROOT/tests/data
OUT=$VIGIL_INSTANCE/out
mkdir -p "$OUT"

title() {
    printf '\n=== %s\n' "$*"
}

# show COMMAND...: what would be typed, and what it says.
show() {
    printf '$'
    for word in "$@"; do
        case $word in
        *=*[\ \?]*) printf ' %s="%s"' "${word%%=*}" "${word#*=}" ;;
        *) printf ' %s' "$word" ;;
        esac
    done
    echo
    "$@"
}

# The case's reference, from the receipt.
reference() {
    grep -oE 'CSP-[0-9]{4}-[0-9]{6}-[0-9A-Z]' "$1" | head -n 1
}

# variant FILE AUTHORITY: the example as another authority's own.
variant() {
    sed "s/E08000025/$2/g" "$DATA/examples/$1" >"$OUT/$2-$1"
}

# until_delivered REFERENCE: dispatch works by itself; an alert about it is there, and
# none is on its way any more.
until_delivered() {
    tries=0
    until vigil --profile panel alerts >"$OUT/alerts" && grep -q "$1.* after_1 " "$OUT/alerts" &&
        ! grep -qE ' (planned|handed_over) ' "$OUT/alerts"; do
        tries=$((tries + 1))
        [ "$tries" -lt 400 ] || {
            echo "demo: the alerts about $1 are not delivered" >&2
            exit 1
        }
        sleep 0.05
    done
}

# inbox_of PROFILE WORDS: with these words in it; it follows the journal, an instant behind.
inbox_of() {
    tries=0
    until vigil --profile "$1" inbox | grep -q "$2"; do
        tries=$((tries + 1))
        [ "$tries" -lt 200 ] || {
            echo "demo: the inbox of $1 does not say: $2" >&2
            exit 1
        }
        sleep 0.05
    done
    show vigil --profile "$1" inbox
}

# tables PERIOD: compares what the report says with what the files alone say.
TABLES='^(activity|notification_in_5_working_days|rapid_review_in_15_working_days|rapid_review_decisions|panel_responses),'
tables() {
    vigil --profile panel report "$1" --csv --unsuppressed >"$OUT/$1.csv"
    grep -E "$TABLES" "$OUT/$1.csv" >"$OUT/$1.vigil"
    grep -E "$TABLES" "$DATA/tally-2021/$1.csv" >"$OUT/$1.tally"
    if ! diff -u "$OUT/$1.tally" "$OUT/$1.vigil"; then
        echo "demo: the tables of $1 differ from the tally" >&2
        exit 1
    fi
    cat "$OUT/$1.vigil"
    echo "($(wc -l <"$OUT/$1.vigil") lines, equal to the tally of the files)"
}

title "History: a casebook of 2018 to 2021"
show vigil --profile panel import "$DATA/casebook-2021"

title "Three authorities notify an incident each"
for authority in E08000025 E10000016 E09000012; do
    profile=$(echo "$authority" | tr '[:upper:]' '[:lower:]')
    variant notification.json "$authority"
    variant rapid-review.json "$authority"
    variant rapid-review-in-full.json "$authority"
    failed=no
    show vigil --profile "$profile" notify "$OUT/$authority-notification.json" \
        --receipt "$OUT/$authority.signed" >"$OUT/$authority.receipt" 2>&1 || failed=yes
    cat "$OUT/$authority.receipt"
    [ "$failed" = no ] || exit 1
done
in_time=$(reference "$OUT/E08000025.receipt")
late=$(reference "$OUT/E10000016.receipt")

title "What was signed, checked without asking the service"
show vigil --profile e08000025 receipt verify "$OUT/E08000025.signed"

title "What was not known comes later, and the Panel asks"
show vigil --profile e08000025 amend "$in_time" reason="The family has told us." \
    changes[0].path=children[1].disability changes[0].value=no
show vigil --profile panel ask "$in_time" words="Was the health visitor told?" due_on=2026-03-11
show vigil --profile e08000025 answer "$in_time" question_no=1 words="Yes, on the same day."

title "Sixteen days later one rapid review comes in time"
show vigil --profile operator sandbox advance 16d
show vigil --profile e08000025 rapid-review "$OUT/E08000025-rapid-review-in-full.json"
title "What the Panel must do next, and then the partnership"
echo "(Three incidents of one day with children alike: a person says if they are one.)"
inbox_of panel "respond to the rapid review"
show vigil --profile panel respond "$in_time" --response agrees \
    letter="Dear partners, we agree. Please ask also what the school did."
inbox_of e08000025 "key line of enquiry"
title "The case as a timeline"
show vigil --profile e08000025 case "$in_time"

title "Ten more days: the others are overdue, and alerts say so"
show vigil --profile operator sandbox advance 10d
show vigil --profile e10000016 deadlines
until_delivered "$late"
show vigil --profile panel alerts
title "The last alert about $late, as it was delivered"
cat "$(grep -l "$late" "$VIGIL_INSTANCE"/mail/*.eml | tail -n 1)"

title "How that date came about, day by day"
show vigil --profile e10000016 deadlines "$late" --explain

title "The late review comes, and the Panel disagrees"
show vigil --profile e10000016 rapid-review "$OUT/E10000016-rapid-review.json"
show vigil --profile panel respond "$late" --response disagrees \
    --reason learning_already_identified \
    letter="Dear partners, your review of 2023 found the same; we see no need of another."
inbox_of e10000016 "reply"

for year in 2020 2021; do
    title "The figures of $year"
    tables "$year"
    echo
    show vigil --profile panel report "$year" --table rapid_review_decisions --unsuppressed
done

title "The journal's chain of hashes"
show vigil --profile operator journal verify
show vigil --profile operator status

title "Where it lies"
cat <<END
mails        $VIGIL_INSTANCE/mail/*.eml ($(find "$VIGIL_INSTANCE/mail" -name '*.eml' | wc -l))
reports      $OUT/2020.csv $OUT/2021.csv
receipts     $OUT/*.signed
logs         $VIGIL_INSTANCE/log
To go on: ./run up keeps an instance; ./run with -- COMMAND gives a throwaway one.
END
