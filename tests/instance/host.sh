# What the host must have: Debian packages, installed only when missing, without letting
# any package start a service or make a database cluster of its own.
# shellcheck shell=sh

# shellcheck disable=SC2034 # used by ./run
HOST_PACKAGES="binutils clang-14 clang-format-14 cmake gcc libc6-dev libclang-rt-14-dev
libcmocka-dev libcsv-dev libcurl4-openssl-dev libdbd-pg-perl libical-dev libjansson-dev libpq-dev
libmagic-dev libmicrohttpd-dev libprotobuf-c-dev libsodium-dev libssl-dev libsystemd-dev libzmq3-dev
ninja-build openssl pkg-config postgresql-15 protobuf-c-compiler protobuf-compiler python3 python3-aiosmtpd python3-icalendar sqitch
systemd tzdata"
# shellcheck disable=SC2034 # used by ./run
HOST_PACKAGES_BENCH="librabbitmq-dev python3-numpy rabbitmq-server"

host_say() {
    printf '%s\n' "run: $*" >&2
}

# host_missing "PACKAGE..." prints those that are not installed.
host_missing() {
    # shellcheck disable=SC2016,SC2086 # dpkg's own variables; a list of words
    dpkg-query -W -f '${db:Status-Status} ${Package}\n' $1 2>/dev/null |
        sed -n 's/^installed //p' | sort >"$HOST_LIST"
    # shellcheck disable=SC2086
    printf '%s\n' $1 | sort | comm -23 - "$HOST_LIST"
}

# host_as_root COMMAND...: by sudo when we are not root.
host_as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        host_say "packages are missing and this is neither root nor is there sudo"
        return 1
    fi
}

# Runs as root, given to sh -c: apt-get with services held back. A policy-rc.d that the
# host already has is left alone, and then decides itself.
# shellcheck disable=SC2016 # expanded by the inner sh
HOST_INSTALL='
set -eu
umask 022
policy=/usr/sbin/policy-rc.d
clusters=/etc/postgresql-common/createcluster.d
written=
undo() { rm -f $written; }
trap undo EXIT
trap "exit 130" INT TERM HUP
if [ ! -e $policy ]; then
    written="$policy"
    printf "#!/bin/sh\nexit 101\n" >$policy
    chmod 755 $policy
fi
export DEBIAN_FRONTEND=noninteractive
# a host just started may be upgrading itself: wait for it
get() { apt-get -q -y -o DPkg::Lock::Timeout=120 --no-install-recommends install "$@"; }
apt-get -q update || echo "not every list is new; going on with those that are here"
case " $* " in
*" postgresql-15 "*)
    get postgresql-common
    written="$written $clusters/vigil.conf"
    mkdir -p $clusters
    echo "create_main_cluster = false" >$clusters/vigil.conf
    ;;
esac
get "$@"
'

# Root has worked here before and its files would stand in our way.
host_writable() {
    [ "$(id -u)" -ne 0 ] && [ -e build ] || return 0
    foreign=$(find build -maxdepth 2 ! -user "$(id -un)" -print -quit 2>/dev/null || :)
    if [ -n "$foreign" ]; then
        host_say "$foreign belongs to another user: sudo chown -R $(id -un) $ROOT/build"
        return 1
    fi
}

# host_install "PACKAGE...": says what it does only when there is something to do.
host_install() {
    host_writable
    mkdir -p build/log
    HOST_LIST=build/log/packages.$$
    missing=$(host_missing "$1")
    rm -f "$HOST_LIST"
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086 # counts words
    set -- $missing
    host_say "installing $# packages (log: build/log/apt.log)"
    if ! host_as_root sh -c "$HOST_INSTALL" install "$@" >build/log/apt.log 2>&1; then
        tail -n 20 build/log/apt.log >&2
        host_say "the packages could not be installed"
        return 1
    fi
}
