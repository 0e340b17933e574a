#!/bin/sh
# Replaying the journal from nothing gives the same case file, row for row: a casebook and
# every scenario's history, then a copy of the database whose case file is emptied and made
# again. A row that differs would be seen, and a journal that does not fit is refused.
set -eu
. "$(dirname "$0")/expect.sh"
tree=$EXPECT_ROOT
bin=/usr/lib/postgresql/15/bin

# --- a history: years of a casebook, then what people complain about and Vigil answers. A
# record that is refused, or a scenario that fails, is its own test's business; what was
# accepted is history.
vigil --profile panel import "$tree/tests/data/casebook-2021" >"$EXPECT_OUT/import" 2>&1 || :
/usr/bin/python3 -B "$tree/tests/system/scenario.py" "$tree"/tests/scenarios/K*.txt \
    >"$EXPECT_OUT/scenarios" 2>&1 || :
[ "$(grep -c ' commands$' "$EXPECT_OUT/scenarios")" -ge 10 ] || {
    cp "$EXPECT_OUT/scenarios" "$EXPECT_OUT/said"
    fail "hardly a scenario could be played"
}

# --- a copy of the database, and its case file as text
sql() { # DATABASE STATEMENT
    "$bin/psql" -U postgres -d "$1" -X -q -A -t -v ON_ERROR_STOP=1 -c "$2"
}
rows() { # DATABASE: all of the case file, and who may connect
    sql "$1" "SELECT c.* FROM casefile.cases c ORDER BY case_ref"
    sql "$1" "SELECT i.* FROM casefile.item i ORDER BY case_ref, kind, no"
    sql "$1" "SELECT r.* FROM casefile.roster r ORDER BY public_key"
}
empty() { # DATABASE
    sql "$1" "TRUNCATE casefile.cases, casefile.item, casefile.roster"
}
"$bin/createdb" -U postgres again
"$bin/pg_dump" -U postgres vigil | "$bin/psql" -U postgres -d again -X -q -v ON_ERROR_STOP=1 \
    >"$EXPECT_OUT/restore" 2>&1 || fail "the database cannot be copied"
sed 's/^store.database = .*/store.database = again/' "$VIGIL_INSTANCE/vigil.conf" \
    >"$EXPECT_OUT/again.conf"
replay() {
    vigil-intake --replay --config "$EXPECT_OUT/again.conf"
}
rows again >"$EXPECT_OUT/before"
[ "$(sql again "SELECT count(*) FROM casefile.cases")" -ge 1000 ] || fail "few cases"
[ "$(sql again "SELECT count(DISTINCT kind) FROM casefile.item")" -ge 10 ] || fail "few items"

# --- not into a case file that is there
run 1 replay
said 'are not empty'
covers refusal not_empty

# --- made again, it is the same
empty again
run 0 replay
said 'replayed'
rows again >"$EXPECT_OUT/after"
diff "$EXPECT_OUT/before" "$EXPECT_OUT/after" >"$EXPECT_OUT/said" || fail "a row differs"

# --- references go on behind the highest one
highest=$(sql again "SELECT max(split_part(case_ref, '-', 3)::int) FROM casefile.cases")
[ "$(sql again "SELECT nextval('casefile.serial')")" -gt "$highest" ] || fail "the sequence"

# --- a row that is not what the journal says would be seen
for change in "cases SET version = version + 1 WHERE case_ref = (SELECT min(case_ref) FROM casefile.cases)" \
    "item SET label = label || '.' WHERE ctid = (SELECT min(ctid) FROM casefile.item)"; do
    sql again "UPDATE casefile.$change"
    rows again >"$EXPECT_OUT/changed"
    ! cmp -s "$EXPECT_OUT/before" "$EXPECT_OUT/changed" || fail "not seen: $change"
done

# --- a journal with a hole, or with an entry that does not fit, is named and makes nothing
position=$(sql again "SELECT position FROM journal.entry e WHERE case_ref <> ''
    AND EXISTS (SELECT FROM journal.entry l WHERE l.case_ref = e.case_ref AND l.position > e.position)
    ORDER BY position LIMIT 1 OFFSET 5")
empty again
sql again "CREATE TABLE kept AS SELECT * FROM journal.entry WHERE position = $position;
    DELETE FROM journal.entry WHERE position = $position"
run 1 replay
said "entry $((position + 1)) of the journal does not follow"
sql again "INSERT INTO journal.entry SELECT position, case_ref, 'x'::bytea, hash FROM kept"
run 1 replay
said "entry $position of the journal cannot be read"
[ "$(sql again "SELECT count(*) FROM casefile.cases")" -eq 0 ] || fail "a half was written"
echo "replay passed: $(wc -l <"$EXPECT_OUT/before") rows"
