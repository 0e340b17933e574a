#!/bin/sh
# Whoever an alert is handed to must be who it is meant for: a mail server or a webhook whose
# certificate nobody vouches for, or that is for another name, gets nothing; nor does a mail
# server without TLS, if TLS is wanted. With a certificate that is trusted, all go out.
set -eu
. "$(dirname "$0")/expect.sh"

peers="$VIGIL_INSTANCE/tls"
mkdir -p "$peers"
trap 'kill "$stub" 2>/dev/null || :; rm -rf "$EXPECT_OUT"' EXIT
(
    umask 077
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 \
        -subj /CN=localhost -addext subjectAltName=DNS:localhost \
        -keyout "$peers/key.pem" -out "$peers/cert.pem" 2>"$EXPECT_OUT/openssl"
    echo "a secret of the receiver and of us" >"$peers/secret"
)
/usr/bin/python3 "$EXPECT_ROOT/tests/instance/tls_stub.py" "$peers" 2>"$EXPECT_OUT/stub" &
stub=$!
await 20 test -s "$peers/https.port"
await 20 test -s "$peers/smtp.port"
port=$(cat "$peers/https.port")
cat >"$peers/recipients.csv" <<END
party,role,mailbox,channel,webhook
E08000025,partnership_lead,lead@city.example,,
E10000016,partnership_lead,lead@county.example,webhook,https://localhost:$port/hook
E09000012,partnership_lead,lead@borough.example,webhook,https://127.0.0.1:$port/hook
END
printf 'url,secret_file\nhttps://localhost:%s/hook,%s\nhttps://127.0.0.1:%s/hook,%s\n' \
    "$port" "$peers/secret" "$port" "$peers/secret" >"$peers/webhooks.csv"

again() { # LINE...: dispatch with these lines more
    touch "$VIGIL_INSTANCE/run/dispatch.hold"
    kill "$(cat "$VIGIL_INSTANCE/run/dispatch.pid")"
    await 20 test ! -e "$VIGIL_INSTANCE/run/dispatch.ready"
    printf '%s\n' "$@" >>"$VIGIL_INSTANCE/vigil.conf"
    rm "$VIGIL_INSTANCE/run/dispatch.hold"
    await 20 test -e "$VIGIL_INSTANCE/run/dispatch.ready"
}
without() { # LINE'S BEGIN
    sed -i "/^$1/d" "$VIGIL_INSTANCE/vigil.conf"
}
notify() { # AUTHORITY PROFILE
    run 0 vigil --profile "$2" notify "$(example notification "$1")"
    reference
}
nothing_came() {
    [ ! -e "$peers/mails" ] || fail "a mail came: $(cat "$peers/mails")"
    [ ! -e "$peers/hooks" ] || fail "a hook came: $(cat "$peers/hooks")"
}
advance() {
    run 0 vigil --profile operator sandbox advance "$1"
}

# --- nobody vouches for them: nothing is handed over, and why is told
without dispatch.smtp_url
again "dispatch.smtp_url = smtp://localhost:$(cat "$peers/smtp.port")" "dispatch.tls = 1" \
    "dispatch.recipients = $peers/recipients.csv" "dispatch.webhooks = $peers/webhooks.csv"
by_mail=$(notify E08000025 e08000025)
by_hook=$(notify E10000016 e10000016)
by_number=$(notify E09000012 e09000012)
advance 14d # the first rung of the rapid review
for ref in "$by_mail" "$by_hook" "$by_number"; do
    await 20 alert_outcome "$ref" bad_certificate
done
covers refusal bad_certificate
nothing_came

# --- trusted: mail and hook go out, in TLS; not to a name that the certificate is not for
again "dispatch.ca_file = $peers/cert.pem"
advance 5m
await 20 alert_is "$by_mail" delivered
await 20 alert_is "$by_hook" delivered
grep -q "in TLS Subject:.*$by_mail" "$peers/mails" || fail "no mail, or in the clear"
grep -q "$by_hook" "$peers/hooks" || fail "no hook"
alert_outcome "$by_number" bad_certificate || fail "the name does not matter"
! grep -q "$by_number" "$peers/hooks" || fail "the name does not matter"

# --- a mail server that has no TLS gets no mail while it is wanted
without dispatch.smtp_url
again "dispatch.smtp_url = smtp://127.0.0.1:$(cat "$VIGIL_INSTANCE/mail/port")"
advance 5d # the second rung
no_tls() {
    vigil --profile panel alerts --json | tr -d '\n' | sed 's/}/}\n/g' |
        grep -F "\"$by_mail\"" | grep -q '"outcome": "no_tls"'
}
await 20 no_tls
covers refusal no_tls
mails_are "$by_mail" 0 || fail "a mail went out in the clear"
echo "tls passed"
