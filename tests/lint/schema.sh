#!/bin/sh
# The migrations: each has its deploy, revert and verify, is in the plan, in order, and is
# counted by the schema version that it leaves and that the daemons want.
set -eu
cd services/store/schema
faults=0
fault() {
    echo "$*"
    faults=$((faults + 1))
}

planned=$(sed -n 's/^\([0-9][0-9][0-9][0-9]-[a-z0-9-]*\) .*/\1/p' sqitch.plan)
there=$(find deploy -name '*.sql' -exec basename {} .sql \; | sort)
[ "$planned" = "$there" ] || fault "sqitch.plan has [$planned], deploy/ has [$there]"
number=0
for change in $there; do
    number=$((number + 1))
    case $change in
    "$(printf '%04d' "$number")"-*) ;;
    *) fault "$change: is not number $number" ;;
    esac
    [ -f "revert/$change.sql" ] || fault "revert/$change.sql: is not there"
    [ -f "verify/$change.sql" ] || fault "verify/$change.sql: is not there"
    grep -q "SELECT $number'" "deploy/$change.sql" ||
        fault "deploy/$change.sql: does not set journal.schema_version() to $number"
done
grep -q "STORE_SCHEMA_VERSION = $number }" ../store.h ||
    fault "store.h: STORE_SCHEMA_VERSION is not $number"
echo "$number migrations, $faults faults"
[ "$number" -gt 0 ] && [ "$faults" -eq 0 ]
