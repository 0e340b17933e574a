#!/bin/sh
# GOV.UK Notify and webhooks of every temper: each alert ends delivered or on the list of
# those that failed, whatever the peer does; what a peer is sent is right by its own
# reckoning (tests/instance/http_stub.py), and holds nothing of a case but its reference.
set -eu
. "$(dirname "$0")/expect.sh"

peers="$VIGIL_INSTANCE/peers"
mkdir -p "$peers/notify" "$peers/hook"
trap 'kill "$stub" 2>/dev/null || :; rm -rf "$EXPECT_OUT"' EXIT

# --- the peers, and dispatch with them as its channels
service=26785a09-ab16-4eb0-8407-a37497a57506
(
    umask 077
    echo "test_key-$service-3d844edf-8d35-48ac-975b-e847b4f122b0" >"$peers/api_key"
    echo "a secret of the receiver and of us" >"$peers/hook_secret"
    echo "0123456789-token-of-callbacks" >"$peers/token"
)
callbacks=$(/usr/bin/python3 -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])')
echo "$callbacks $(cat "$peers/token")" >"$peers/callback"
/usr/bin/python3 "$EXPECT_ROOT/tests/instance/http_stub.py" "$peers" &
stub=$!
await 20 test -s "$peers/port"
here=http://127.0.0.1:$(cat "$peers/port")
cat >"$peers/recipients.csv" <<END
party,role,mailbox,channel,webhook
E08000025,partnership_lead,lead@city.example,notify,
E10000016,partnership_lead,lead@county.example,notify mail,
E09000012,partnership_lead,lead@borough.example,webhook,$here/hook
END
printf 'url,secret_file\n%s/hook,%s\n' "$here" "$peers/hook_secret" >"$peers/webhooks.csv"

stop_dispatch() { # [SIGNAL]
    touch "$VIGIL_INSTANCE/run/dispatch.hold"
    kill "-${1:-TERM}" "$(cat "$VIGIL_INSTANCE/run/dispatch.pid")"
    await 20 test ! -e "$VIGIL_INSTANCE/run/dispatch.ready"
}
start_dispatch() {
    rm "$VIGIL_INSTANCE/run/dispatch.hold"
    await 20 test -e "$VIGIL_INSTANCE/run/dispatch.ready"
}
stop_dispatch
cat >>"$VIGIL_INSTANCE/vigil.conf" <<END
dispatch.recipients = $peers/recipients.csv
dispatch.notify_url = $here
dispatch.notify_key_file = $peers/api_key
dispatch.notify_template = 9d751e0e-f929-4891-82a1-a3e1c3c18ee3
dispatch.callback_listen = 127.0.0.1:$callbacks
dispatch.callback_token_file = $peers/token
dispatch.webhooks = $peers/webhooks.csv
dispatch.http_timeout_ms = 1500
END
start_dispatch

echo 100 >"$EXPECT_OUT/number"
# notified AUTHORITY PEER ACT...: a case of its own, and what its messages meet there; its
# reference is printed
notified() {
    authority=$1 peer=$2
    shift 2
    number=$(($(cat "$EXPECT_OUT/number") + 1))
    echo "$number" >"$EXPECT_OUT/number"
    run 0 vigil --profile "$(echo "$authority" | tr E e)" notify \
        "$(example notification "$authority" "s/041/$number/")"
    printf '%s\n' "$@" >"$peers/$peer/script.$(reference)"
    reference
}
advance() {
    run 0 vigil --profile operator sandbox advance "$1"
}
# field of a case's alert: its row of `vigil alerts`, one a line
alert() { # REFERENCE
    vigil --profile panel alerts --json | tr -d '\n' | sed 's/}/}\n/g' | grep -F "\"$1\""
}
is() { # REFERENCE STATE OUTCOME
    alert "$1" | grep -F "\"state\": \"$2\"" | grep -qF "\"outcome\": \"$3\""
}
calls() { # REFERENCE STATUS ANSWER: how many callbacks were answered so
    id=$(cat "$peers"/notify/*.json | tr -d '\n' | sed 's/}}/}}\n/g' | grep -F "SANDBOX $1" |
        head -n 1 | grep -oE '"reference": "[0-9a-f-]{36}"' | cut -d '"' -f 4)
    grep -c "^$id $2 $3\$" "$peers/callbacks" || :
}
# until REFERENCE STATE OUTCOME STEP: time passes by steps, as attempts are put off
until_is() {
    steps=0
    until is "$1" "$2" "$3"; do
        steps=$((steps + 1))
        [ "$steps" -le 40 ] || fail "$1 is not $2 $3 but $(alert "$1")"
        advance "$4"
        sleep 0.3
    done
}

# --- a case for each temper; each has its first alert on the same day
city=E08000025
busy=$(notified $city notify 429 500 403 429day silent accept)
early=$(notified $city notify premature)
twice=$(notified $city notify doubled)
late=$(notified $city notify late)
killed=$(notified $city notify late)
permanent=$(notified $city notify permanent-failure)
temporary=$(notified $city notify temporary-failure)
technical=$(notified $city notify technical-failure)
refused=$(notified $city notify 400)
quiet=$(notified $city notify quiet)
stuck=$(notified $city notify stuck)
second=$(notified E10000016 notify permanent-failure)
hook=$(notified E09000012 hook 429 503 silent accept)
gone=$(notified E09000012 hook 404)
moved=$(notified E09000012 hook redirect)
advance 14d

# --- Notify takes it; then callbacks that come early, twice, and late
await 60 is "$early" delivered delivered
await 60 is "$twice" delivered delivered
doubled() {
    [ "$(calls "$twice" delivered 204)" -eq 2 ]
}
await 60 doubled
await 60 is "$late" handed_over accepted
touch "$peers/release.$late"
await 60 is "$late" delivered delivered

# --- it says that it failed, or that it was refused
await 60 is "$permanent" failed permanent_failure
await 60 is "$temporary" failed temporary_failure
await 60 is "$technical" failed technical_failure
await 60 is "$refused" failed notify_400

# --- a recipient with a second way: what Notify cannot deliver goes by mail
await 60 is "$second" delivered delivered
await 60 mails_are "$second" 1

# --- webhooks that have moved are refusals
await 60 is "$gone" failed webhook_404
await 60 is "$moved" failed webhook_302

# --- dispatch is killed behind the answer; the callback comes while it is away, is sent
# again, and counts
await 60 is "$killed" handed_over accepted
stop_dispatch KILL
touch "$peers/release.$killed"
away() {
    [ "$(calls "$killed" delivered 0)" -gt 0 ]
}
await 60 away
start_dispatch
await 60 is "$killed" delivered delivered

# --- no callback comes: Notify is asked
await 60 is "$quiet" handed_over accepted
until_is "$quiet" delivered delivered 2m

# --- peers that are too busy, fail, mistrust and hang before they take it: of six attempts
# at Notify the two that were too many do not count
until_is "$busy" delivered delivered 16m
alert "$busy" | grep -qF '"attempts": 4' || fail "counted otherwise: $(alert "$busy")"
[ "$(calls "$busy" delivered 204)" -eq 1 ] || fail "$(cat "$peers/callbacks")"
until_is "$hook" delivered delivered 16m
grep -qF "\"case_ref\": \"$hook\"" "$peers"/hook/*.json || fail "the hook has another case"

# --- it is never heard of again: the time for it is up
until_is "$stuck" failed not_confirmed 30m

# --- callbacks of strangers: the token, then the reference, then the words
call() { # TOKEN BODY: prints the answer
    /usr/bin/python3 -c 'import http.client, sys
line = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=20)
line.request("POST", "/notify", sys.argv[3], {"Authorization": "Bearer " + sys.argv[2]})
print(line.getresponse().status)' "$callbacks" "$1" "$2"
}
token=$(cat "$peers/token")
nobody='{"reference": "0190f6d3-7b4c-8def-8123-456789abcdef", "status": "delivered"}'
[ "$(call "$token" "$nobody")" = 404 ] || fail "an unknown reference is taken"
[ "$(call wrong "$nobody")" = 401 ] || fail "another token is taken"
[ "$(call "$token" '{"reference": 1}')" = 400 ] || fail "a body that is none is taken"
grep -q 'event=callback_refused code=401 count=1' "$VIGIL_INSTANCE/log/dispatch.log" ||
    fail "strangers are not counted"

# --- nothing was wrong with what the peers were sent; it holds the reference, no more of
# a case; each alert that failed is on the list
[ ! -e "$peers/faults" ] || fail "$(cat "$peers/faults")"
if grep -rlE '2024-07-19|asked for|physical_abuse|female' "$peers/notify" "$peers/hook"; then
    fail "a peer was given more of a case than it may have"
fi
grep -q 'SANDBOX' "$peers/notify/0001.json" || fail "a sandbox that does not say so"
run 0 vigil --profile panel alerts failed
for code in webhook_404 webhook_302 permanent_failure temporary_failure technical_failure \
    notify_400 not_confirmed; do
    said "$code"
done
! grep -E "${token}|b0$|Bearer" "$VIGIL_INSTANCE/log/dispatch.log" || fail "a secret in the log"
echo "channels passed"
