#!/bin/sh
# ./run bench calendar: a working-day sum beside numpy's busday_offset. Fails only if an
# answer differs.
set -eu
ROOT=$(cd "$(dirname "$0")/../.." && pwd -P)
VIGIL_BUILD=${VIGIL_BUILD:-$ROOT/build/release}
exec /usr/bin/python3 "$ROOT/tests/bench/bench_calendar.py" \
    "$VIGIL_BUILD/bench/bench_calendar" "$ROOT/config/bank-holidays.json"
