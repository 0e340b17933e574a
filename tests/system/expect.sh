# Words for the system tests: what is run, what must come of it, and waiting for events.
# Sourced by tests/system/test_*.sh, in an instance (VIGIL_INSTANCE, vigil on the PATH).
# shellcheck shell=sh

EXPECT_ROOT=$(cd "$(dirname "$0")/../.." && pwd -P)
EXPECT_OUT=$(mktemp -d /tmp/vigil-expect-XXXXXX)
trap 'rm -rf "$EXPECT_OUT"' EXIT

fail() {
    printf 'FAILED: %s\n' "$*" >&2
    [ ! -s "$EXPECT_OUT/said" ] || sed 's/^/  said: /' "$EXPECT_OUT/said" >&2
    exit 1
}

# run STATUS COMMAND...: the command must end with this status; what it said is kept.
run() {
    wanted=$1
    shift
    status=0
    "$@" >"$EXPECT_OUT/said" 2>&1 || status=$?
    [ "$status" -eq "$wanted" ] || fail "$* ended with $status, not $wanted"
}

# said WORDS, unsaid WORDS: of the last command.
said() {
    grep -qF -- "$1" "$EXPECT_OUT/said" || fail "not said: $1"
}
unsaid() {
    ! grep -qF -- "$1" "$EXPECT_OUT/said" || fail "said: $1"
}

# covers KIND NAME: this was proved just now (see tests/inventory).
covers() {
    [ -z "${VIGIL_COVERS:-}" ] || printf '%s %s\t%s\n' "$1" "$2" "$(basename "$0" .sh)" \
        >>"$VIGIL_COVERS/$(basename "$0" .sh)"
}

# reference: the case's reference in what the last command said.
reference() {
    grep -oE 'CSP-[0-9]{4}-[0-9]{6,}-[0-9A-Z]' "$EXPECT_OUT/said" | head -n 1
}

# await SECONDS COMMAND...: until the command succeeds; a test never waits for time alone.
await() {
    limit=$(($1 * 50))
    shift
    until "$@" >/dev/null 2>&1; do
        limit=$((limit - 1))
        [ "$limit" -gt 0 ] || fail "this never came: $*"
        sleep 0.02
    done
}

# example KIND AUTHORITY [SED]: writes the shipped example as this authority's own.
example() {
    sed -e "s/E08000025/$2/g" -e "${3:-}" "$EXPECT_ROOT/tests/data/examples/$1.json" \
        >"$EXPECT_OUT/$1-$2.json"
    echo "$EXPECT_OUT/$1-$2.json"
}

# mails_of REFERENCE: how many mails tell of the case.
mails_of() {
    cat /dev/null "$VIGIL_INSTANCE"/mail/*.eml 2>/dev/null | grep -c "^Subject:.*$1" || :
}
mails_are() {
    [ "$(mails_of "$1")" -eq "$2" ]
}

# alert_is REFERENCE STATE [OUTCOME]: the case has such an alert.
alert_is() {
    vigil --profile panel alerts --json |
        grep -A 8 "\"$1\"" | grep -qE "\"state\": \"$2\""
}
alert_outcome() {
    vigil --profile panel alerts --json |
        grep -A 8 "\"$1\"" | grep -qE "\"outcome\": \"$2\""
}
