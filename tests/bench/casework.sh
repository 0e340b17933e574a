#!/bin/sh
# ./run bench casework: what it costs to look at a case with a long history and at an inbox
# over many open cases, beside a row read by its key; and to make the case file again from
# the journal, beside COPY of the rows that come of it. All as ratios, in one run.
#
# VIGIL_BENCH_ROUNDS (7), VIGIL_BENCH_CASES (100000 open ones), VIGIL_BENCH_ENTRIES (200, of
# the long history). Makes an instance of its own below build/, which is gone when it ends.
set -eu

# With the shell that started us gone, nobody would end what we have started.
if [ "${BENCH_TIED:-}" != yes ]; then
    BENCH_TIED=yes exec setpriv --pdeathsig=TERM sh "$0" "$@"
fi

# shellcheck disable=SC2034 # used by instance.sh, as VIGIL_NOW is
INSTANCE_HERE=$(pwd -P)
ROOT=$(cd "$(dirname "$0")/../.." && pwd -P)
cd "$ROOT"
. tests/instance/host.sh
. tests/instance/store.sh
. tests/instance/keys.sh
. tests/instance/instance.sh
VIGIL_BUILD=${VIGIL_BUILD:-$ROOT/build/release}
# shellcheck disable=SC2034
VIGIL_NOW=2026-03-04T10:00:00Z # the day after the example became known

[ -x "$VIGIL_BUILD/bench/bench_casework" ] || {
    host_say "$VIGIL_BUILD has no bench_casework: ./run bench builds it"
    exit 1
}

mkdir -p build
# reporting and dispatch have no part in what is measured, and would work beside it
# shellcheck disable=SC2034 # used by instance.sh
INSTANCE_DAEMONS="intake decisions deadlines gate"
instance_open "$(mktemp -d "$ROOT/build/with.XXXXXX")" throwaway
export VIGIL_BUILD
instance_command /usr/bin/python3 -B "$ROOT/tests/bench/bench_casework.py" ask
instance_unkeep intake
instance_command /usr/bin/python3 -B "$ROOT/tests/bench/bench_casework.py" replay
instance_close
