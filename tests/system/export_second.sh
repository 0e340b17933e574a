# The second instance of test_export.sh: what the first exported is imported here.
# shellcheck shell=sh
set -eu
. "$(dirname "$0")/expect.sh"
from=$1 # with book/, cases, items, report

# --- stopped in the middle, it is run again, and goes on
status=0
timeout -s KILL 0.7 vigil --profile panel import "$from/book" >/dev/null 2>&1 || status=$?
run 0 vigil --profile panel import "$from/book"
said 'records'
cp "$EXPECT_OUT/said" "$EXPECT_OUT/first"

# --- once more: the same receipts, and no entry more
position() {
    psql -U postgres -Atc 'SELECT count(*) FROM casefile.message'
}
before=$(position)
run 0 vigil --profile panel import "$from/book"
cmp -s "$EXPECT_OUT/said" "$EXPECT_OUT/first" || fail "another outcome than the first time"
[ "$(position)" = "$before" ] || fail "entries were added by an import that was done"

# --- the same bytes
run 0 vigil --profile panel export "$EXPECT_OUT/book"
diff -r "$from/book" "$EXPECT_OUT/book" >"$EXPECT_OUT/said" 2>&1 ||
    fail "the second export differs from the first"

# --- the same case file, and the same figures
/usr/bin/python3 "$EXPECT_ROOT/tests/system/export_compare.py" dump "$EXPECT_OUT"
/usr/bin/python3 "$EXPECT_ROOT/tests/system/export_compare.py" compare "$from" "$EXPECT_OUT" \
    >"$EXPECT_OUT/said" 2>&1 || fail "another case file"
caught_up() {
    vigil --profile panel status --json | grep -c '"behind": 0' | grep -qx 3
}
await 60 caught_up
run 0 vigil --profile panel report 2021 --csv --unsuppressed
grep -v '^#' "$EXPECT_OUT/said" | diff "$from/report" - >"$EXPECT_OUT/differs" ||
    { mv "$EXPECT_OUT/differs" "$EXPECT_OUT/said"; fail "other figures"; }
run 0 vigil --profile operator journal verify
