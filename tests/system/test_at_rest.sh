#!/bin/sh
# A daemon that has nothing to do does nothing. Each of them has been asked something and
# has followed the journal; then all of them together may use a tenth of a processor at
# most, the polling of the journal and of the mailbox included. (A loop that does not sleep
# uses the whole of one.)
set -eu
. "$(dirname "$0")/expect.sh"

followed() {
    [ "$(psql -U postgres -XqAtc "SELECT count(*) FROM journal.head h WHERE h.position =
        ALL (SELECT position FROM deadlines.follower
             UNION ALL SELECT position FROM reporting.follower
             UNION ALL SELECT position FROM dispatch.follower)")" = 1 ]
}

daemons="intake decisions deadlines reporting dispatch gate"

# used DAEMON...: nanoseconds of these since they began.
used() {
    sum=0
    for daemon in "$@"; do
        ran=$(cut -d ' ' -f 1 "/proc/$(cat "$VIGIL_INSTANCE/run/$daemon.pid")/schedstat")
        sum=$((sum + ran))
    done
    echo "$sum"
}

run 0 vigil --profile e08000025 notify "$(example notification E08000025)"
ref=$(reference)
await 20 vigil --profile panel case "$ref"
run 0 vigil --profile panel status
await 20 followed

# what a follower does behind an entry (to raise, to hand over) comes to an end, too
quiet=no
for _ in 1 2 3 4 5; do
    # shellcheck disable=SC2086 # names
    before=$(used $daemons)
    sleep 1
    # shellcheck disable=SC2086
    [ $(($(used $daemons) - before)) -ge 100000000 ] || {
        quiet=yes
        break
    }
done
[ "$quiet" = yes ] || fail "a daemon does not rest; nanoseconds of each since it began: $(
    for daemon in $daemons; do
        echo "$daemon $(used "$daemon")"
    done)"
