#!/bin/sh
# The systemd units: known settings only, daemons started for ever, and exposed no more than
# the design allows: 0.5 for the inner daemons, 1.2 for the gate, dispatch and the dead-man.
set -eu
faults=0
fault() {
    echo "$1: $2"
    faults=$((faults + 1))
}

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
trap 'exit 130' INT TERM
mkdir -p "$root/etc/systemd/system" "$root/usr/bin"
cp systemd/*.service systemd/*.timer systemd/*.target "$root/etc/systemd/system"
for target in network network-online multi-user sysinit basic shutdown timers time-sync \
    time-set; do
    printf '[Unit]\nDescription=%s\n' "$target" >"$root/etc/systemd/system/$target.target"
done
printf '[Service]\nExecStart=/usr/bin/postgres\n' \
    >"$root/etc/systemd/system/postgresql.service"

for daemon in gate intake decisions deadlines reporting dispatch; do
    unit=systemd/vigil-$daemon.service
    [ -f "$unit" ] || {
        fault "$unit" "is not there"
        continue
    }
    printf '#!/bin/sh\n' >"$root/usr/bin/vigil-$daemon"
    chmod +x "$root/usr/bin/vigil-$daemon"
    most=5 # tenths
    case $daemon in gate | dispatch) most=12 ;; esac
    systemd-analyze security --offline=true --no-pager --threshold="$most" "$unit" \
        >"$root/security" 2>&1 || fault "$unit" "$(tail -n 1 "$root/security")"
    grep -qx 'RestrictAddressFamilies=AF_UNIX.*' "$unit" || fault "$unit" "families"
    case $daemon in
    gate | dispatch) ;;
    *)
        for line in PrivateNetwork=yes RestrictAddressFamilies=AF_UNIX; do
            grep -qx "$line" "$unit" || fault "$unit" "lacks $line"
        done
        ;;
    esac
    for line in StartLimitIntervalSec=0 Restart=always Type=notify LimitCORE=0 \
        SystemCallFilter=sched_setscheduler "User=vigil-$daemon" Group=vigil; do
        grep -qx "$line" "$unit" || fault "$unit" "lacks $line"
    done
    grep -q '^WatchdogSec=[0-9]' "$unit" || fault "$unit" "lacks WatchdogSec"
    grep -q '^MemoryMax=[0-9]' "$unit" || fault "$unit" "lacks MemoryMax"
    grep -q "^u vigil-$daemon " systemd/sysusers.d/vigil.conf || fault "$unit" "has no user"
done

# the dead-man: a client, once a day, which may take as long as it is told to and then page
unit=systemd/vigil-dead-man.service
printf '#!/bin/sh\n' >"$root/usr/bin/vigil"
chmod +x "$root/usr/bin/vigil"
systemd-analyze security --offline=true --no-pager --threshold=12 "$unit" \
    >"$root/security" 2>&1 || fault "$unit" "$(tail -n 1 "$root/security")"
for line in Type=oneshot User=vigil-dead-man LimitCORE=0; do
    grep -qx "$line" "$unit" || fault "$unit" "lacks $line"
done
within=$(sed -n 's/^Environment=.*WITHIN_S=\([0-9]*\).*/\1/p' "$unit")
start=$(sed -n 's/^TimeoutStartSec=\([0-9]*\)$/\1/p' "$unit")
[ "${start:-0}" -gt $((${within:-0} + 90)) ] || fault "$unit" "is ended before it pages"
systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' systemd/vigil-dead-man.timer)" \
    >"$root/calendar" 2>&1 || fault systemd/vigil-dead-man.timer "names no time"

printf '#!/bin/sh\n' >"$root/usr/bin/postgres"
chmod +x "$root/usr/bin/postgres"
(cd "$root/etc/systemd/system" && ls vigil*) >"$root/list"
# shellcheck disable=SC2046 # a list of unit names
systemd-analyze verify --root="$root" --man=no $(cat "$root/list") >"$root/verify" 2>&1 ||
    fault systemd "does not verify"
if grep -E 'vigil.*(Unknown|Failed|Invalid|not |error)' "$root/verify"; then
    fault systemd "does not verify cleanly"
fi

# the accounts and directories, tried on an empty root
mkdir -p "$root/etc"
systemd-sysusers --root="$root" "$PWD/systemd/sysusers.d/vigil.conf" >"$root/users" 2>&1 ||
    fault sysusers.d "$(tail -n 1 "$root/users")"
[ "$(grep -c '^vigil-' "$root/etc/passwd")" -eq 7 ] || fault sysusers.d "makes not seven users"
if [ "$(id -u)" -eq 0 ]; then
    systemd-tmpfiles --root="$root" --create "$PWD/systemd/tmpfiles.d/vigil.conf" \
        >"$root/files" 2>&1 || fault tmpfiles.d "$(tail -n 1 "$root/files")"
    [ -d "$root/run/vigil/sockets/intake" ] || fault tmpfiles.d "makes no directory"
fi
echo "7 units and a timer, $faults faults"
[ "$faults" -eq 0 ]
