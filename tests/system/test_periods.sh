#!/bin/sh
# What is given each period, not for a case: a partnership's yearly report, the Panel's data.
# Whoever first tells starts the clock; each kind of each party has one file that stands; its
# alerts go out; what was given meets the clock and begins the next period. No figure has it.
set -eu
. "$(dirname "$0")/expect.sh"
mine() {
    vigil --profile e08000025 "$@"
}

# --- the template says what to fill in; the form has what is wrong with it
run 0 mine template period-report
said '"kind"'
said '"given_on"'
run 1 mine period-report kind=yearly_report given_on=2026-03-02
said 'period'
run 1 mine period-report kind=data_quarter began_on=2026-03-02
said "the Panel's"
covers refusal not_yours
run 1 vigil --profile panel period-report kind=yearly_report authority=E08000025 \
    period=2024-25 given_on=2025-06-02
said 'began_on, the day the present period began'
covers refusal told_by_its_giver

# --- an operator, who sees no case, says when the period began: the clock starts
run 0 vigil --profile operator period-report kind=yearly_report authority=E08000025 \
    began_on=2025-05-01 --receipt "$EXPECT_OUT/receipt.json"
yearly=$(reference)
run 0 vigil --profile operator receipt verify "$EXPECT_OUT/receipt.json"
due_is() {
    mine deadlines "$1" --json | grep -A 3 '"yearly_report"' | grep -q "\"$2\""
}
await 20 due_is "$yearly" 2026-05-01
run 0 mine deadlines "$yearly" --explain
said 'yearly_report_2018'
said '2025-05-01'
run 0 mine case "$yearly"
said standing
said '2026-05-01'
run 1 mine withdraw "$yearly" why=entered_in_error reason=error
said 'this is the file of what is given each period'
covers refusal not_a_case
asked() {
    mine inbox | grep "$yearly" | grep -q yearly_report
}
await 20 asked

# --- its ladder: twenty working days before
run 0 vigil --profile operator sandbox advance 29d
await 20 mails_are "$yearly" 1
raised() {
    vigil --profile panel alerts | grep "$yearly" | grep -q "$1"
}
await 20 raised before_20

# --- the partnership gives its report: met, and the next year has begun; no own reference,
# no second file
run 0 mine period-report kind=yearly_report period=2024-25 given_on=2026-04-01
[ "$(reference)" = "$yearly" ] || fail "another file"
await 20 due_is "$yearly" 2027-04-01
run 0 mine deadlines "$yearly"
said met_in_time
said 2026-05-01
run 1 mine period-report kind=yearly_report period=2024-25 given_on=2026-04-01
said 'not after the day on which the present period began'
covers refusal before_period

# --- the Panel's are the Panel's
run 0 vigil --profile panel period-report kind=data_quarter period=2025Q4 given_on=2026-03-31
quarter=$(reference)
run 1 mine case "$quarter"
said 'there is no such case'
run 0 vigil --profile panel case "$quarter"
said data_quarter
run 0 vigil --profile operator sandbox advance 90d
late() {
    vigil --profile panel alerts | grep "$quarter" | grep -q after_1
}
await 20 late
await 20 mails_are "$quarter" 1
run 0 vigil --profile panel period-report kind=data_quarter period=2026Q1 given_on=2026-07-01
await 20 sh -c "vigil --profile panel deadlines $quarter | grep -q 2026-10-01"
run 0 vigil --profile panel deadlines "$quarter"
said met_late

# --- no figure has them
run 0 vigil --profile panel report 2026 --json
for ref in "$yearly" "$quarter"; do
    unsaid "$ref"
done
counted() {
    psql -U postgres -XqAtc "SELECT count(*) FROM $1"
}
[ "$(counted reporting.notification)$(counted reporting.lcspr)" = 00 ] || fail "counted"

# --- the casebook carries them to another Vigil, as it was told
run 0 vigil --profile panel export "$EXPECT_OUT/book"
said 'periods                2'
grep -q 'yearly_report,2024-25,2026-04-01' "$EXPECT_OUT/book/records/period_report.csv" ||
    fail "the casebook"
run 0 vigil --profile panel import --check "$EXPECT_OUT/book"
echo "periods passed"
