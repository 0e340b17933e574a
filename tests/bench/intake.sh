#!/bin/sh
# ./run bench intake: how fast notifications are acknowledged and reach their followers,
# beside the best plain libpq client and RabbitMQ's quorum queue, in turn on one machine.
#
# VIGIL_BENCH_VERIFY (no), VIGIL_BENCH_ROUNDS (5), VIGIL_BENCH_SECONDS (4, of each cell), VIGIL_BENCH_STORED
# (1000000 notifications that lie there before). Makes an instance and a broker of its own
# below build/, which are gone when it ends, however it ends.
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
STORED=${VIGIL_BENCH_STORED:-1000000}
# shellcheck disable=SC2034
VIGIL_NOW=2026-03-04T10:00:00Z # the day after the example became known

for program in bench_own bench_libpq bench_rabbit bench_preload; do
    [ -x "$VIGIL_BUILD/bench/$program" ] || {
        host_say "$VIGIL_BUILD has no $program: ./run bench builds it"
        exit 1
    }
done

# sql STATEMENT...: each in a transaction of its own.
sql() {
    for statement in "$@"; do
        PGHOST=$INSTANCE_SOCKETS/pg "$STORE_BIN/psql" -U postgres -d vigil -X -q -A -t \
            -v ON_ERROR_STOP=1 -c "$statement" >>"$INSTANCE/log/sql.log" 2>&1 || {
            tail -n 5 "$INSTANCE/log/sql.log" >&2
            exit 1
        }
    done
}

# A server of a usual size instead of a sandbox's, as for the figures to compare with:
# buffers of a quarter of the memory, at most 2 GB. Starts it anew: its keeper does.
usual_server() {
    buffers=$(($(sed -n 's/^MemTotal: *\([0-9]*\) kB$/\1/p' /proc/meminfo) / 4096))
    [ "$buffers" -le 2048 ] || buffers=2048
    printf '%s\n' "shared_buffers = ${buffers}MB" "max_wal_size = 8GB" |
        $STORE_AS tee -a "$STORE_PLACE/postgresql.conf" >/dev/null
    server=$(cat "$INSTANCE/run/postgres.ready")
    kill -INT "$server"
    tries=0
    while [ "$(cat "$INSTANCE/run/postgres.ready" 2>/dev/null || echo "$server")" = \
        "$server" ]; do
        tries=$((tries + 1))
        [ "$tries" -lt 600 ] || {
            host_say "PostgreSQL does not start again"
            exit 1
        }
        sleep 0.05
    done
}

# What is there before the measurement; its statistics gathered, its pages on disk.
store_notifications() {
    sql 'CREATE SCHEMA bench' \
        'CREATE TABLE bench.follower (number int PRIMARY KEY, position bigint NOT NULL)
         WITH (fillfactor = 10)' \
        'INSERT INTO bench.follower VALUES (0, 0), (1, 0), (2, 0)'
    host_say "storing $STORED notifications"
    instance_command "$VIGIL_BUILD/bench/bench_preload" "$STORED"
    sql 'VACUUM (ANALYZE)' 'CHECKPOINT'
}

# The real followers, from the head on.
start_followers() {
    set --
    for daemon in deadlines reporting dispatch; do
        if [ -x "$VIGIL_BUILD/bin/vigil-$daemon" ]; then
            sql "UPDATE $daemon.follower SET position = (SELECT position FROM journal.head)"
            set -- "$@" "$daemon" \
                "exec '$VIGIL_BUILD/bin/vigil-$daemon' --config '$INSTANCE/vigil.conf'"
            FOLLOWERS="$FOLLOWERS $daemon"
        fi
    done
    [ $# -eq 0 ] || instance_keep 15 "$@"
}

bench_end() {
    bench_status=$?
    trap '' INT TERM HUP
    if [ -n "$INSTANCE_COMMAND_PID" ]; then # it ends the broker
        kill -TERM "$INSTANCE_COMMAND_PID" 2>/dev/null || :
        wait "$INSTANCE_COMMAND_PID" 2>/dev/null || :
        INSTANCE_COMMAND_PID=
    fi
    first=${FOLLOWERS# }
    [ -z "$first" ] || instance_unkeep "${first%% *}"
    [ "${INSTANCE_CLOSED:-no}" = yes ] || instance_close
    exit "$bench_status"
}

FOLLOWERS=
mkdir -p build
instance_open "$(mktemp -d "$ROOT/build/with.XXXXXX")" throwaway store
trap bench_end EXIT
usual_server
store_notifications
echo 9 >"$INSTANCE/mail/port" # nothing falls due, so no mail is sent
# shellcheck disable=SC2034 # used by instance.sh
INSTANCE_DAEMONS="intake gate"
instance_daemons
# The peers' clients do not verify signatures, and ours need not as it goes: it keeps its
# receipts. VIGIL_BENCH_VERIFY=yes has it verify each.
[ "${VIGIL_BENCH_VERIFY:-no}" = yes ] ||
    sed -i '/^receipt_key/d' "$INSTANCE/profiles/e08000025/profile.conf"
export VIGIL_PROFILE=e08000025 VIGIL_BUILD
instance_command /usr/bin/python3 -B "$ROOT/tests/bench/bench_intake.py" rounds "$STORED"
start_followers
# shellcheck disable=SC2086 # a list of names
instance_command /usr/bin/python3 -B "$ROOT/tests/bench/bench_intake.py" daemons "$STORED" \
    $FOLLOWERS
