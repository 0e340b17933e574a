#!/bin/sh
# ./run bench deadlines: claiming due rungs beside the plain form, what is due next before
# and after many claims, from a rung's instant to its row in the ledger, and what it costs
# to wait; with a number of open clocks and with a tenth of it. Then a bank holiday that
# moves very many deadlines, beside writing the same rows plainly. Ratios in one run.
#
# VIGIL_BENCH_CLOCKS (10000000), VIGIL_BENCH_ROUNDS (5), VIGIL_BENCH_CLAIMS (100000, in each
# round), VIGIL_BENCH_MOVES (100000). Makes clusters of its own below build/, which are gone
# when it ends; at full size 12 GB of disk and about ten minutes.
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
VIGIL_NOW=2026-04-15T10:00:00Z # a Wednesday, weeks before the first of the many is due
# shellcheck disable=SC2034
INSTANCE_DAEMONS="intake deadlines gate"

[ -x "$VIGIL_BUILD/bench/bench_deadlines" ] || {
    host_say "$VIGIL_BUILD has no bench_deadlines: ./run bench builds it"
    exit 1
}

mkdir -p build
export VIGIL_BUILD
instance_open "$(mktemp -d "$ROOT/build/with.XXXXXX")" throwaway
instance_command /usr/bin/python3 -B "$ROOT/tests/bench/bench_deadlines_moves.py"
instance_close
instance_open "$(mktemp -d "$ROOT/build/with.XXXXXX")" throwaway store
instance_command /usr/bin/python3 -B "$ROOT/tests/bench/bench_deadlines.py"
instance_close
