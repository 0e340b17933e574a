#!/bin/sh
# Receipts as evidence: kept while submitting, verified without the service, worth nothing
# once a byte of them was changed, and asked for again when the Panel has seen the case.
set -eu
. "$(dirname "$0")/expect.sh"

kept="$EXPECT_OUT/kept"
key=$(cat "$VIGIL_INSTANCE/receipt.key.pub")

# --- kept, and verified by the profile's key and by one that is given
run 0 vigil --profile e08000025 notify "$(example notification E08000025)" --receipt "$kept"
said "whether it was in time is judged on when it was received"
case=$(reference)
run 0 vigil --profile e08000025 receipt verify "$kept"
said "SANDBOX: notification of $case from E08000025"
said "its bytes came on Wednesday 4 March 2026 at "
said "it was found right on Wednesday 4 March 2026 at "
said "it was entered in the journal on Wednesday 4 March 2026 at "
said "seen        not yet"
said "whether it was in time is judged on when it was received"
said "The signature is right, over exactly this message and this answer."
run 0 env VIGIL_PROFILES=/nowhere vigil receipt verify "$kept" --key "$key"
run 0 vigil --profile e08000025 receipt verify "$kept" --json
said '"level": "registered"'
said '"seen_at": ""'

# --- a file is never replaced, and nothing is sent if it cannot be made
run 2 vigil --profile e10000016 notify "$(example notification E10000016)" --receipt "$kept"
run 0 vigil --profile e10000016 cases
unsaid CSP-

# --- another key; another message; another answer; cut off; nothing at all
run 1 vigil receipt verify "$kept" --key "$(printf '%064d' 7)"
said wrong_signature
run 2 vigil receipt verify "$kept" --key 7
tamper() { # FROM: copies the file with the byte at FROM (of the end: negative) changed
    /usr/bin/python3 - "$kept" "$EXPECT_OUT/bad" "$1" <<'END'
import sys
data = bytearray(open(sys.argv[1], "rb").read())
data[int(sys.argv[3])] ^= 1
open(sys.argv[2], "wb").write(data)
END
}
for at in 3 40 100 -1 -40 -200 -400; do
    tamper "$at"
    run 1 vigil --profile e08000025 receipt verify "$EXPECT_OUT/bad"
    said "NOT VERIFIED"
done
tamper 40
run 1 vigil --profile e08000025 receipt verify "$EXPECT_OUT/bad"
said changed_message
head -c 500 "$kept" >"$EXPECT_OUT/bad"
run 1 vigil --profile e08000025 receipt verify "$EXPECT_OUT/bad"
: >"$EXPECT_OUT/bad"
run 1 vigil --profile e08000025 receipt verify "$EXPECT_OUT/bad"
said not_a_receipt
run 2 vigil --profile e08000025 receipt verify "$EXPECT_OUT/none"

# --- a rejection shows when it was tried
run 1 vigil --profile e08000025 notify "$(example notification E08000025)" \
    --receipt "$EXPECT_OUT/refused"
run 0 vigil --profile e08000025 receipt verify "$EXPECT_OUT/refused"
said "its bytes came on Wednesday 4 March 2026 at "
said "refused     as it stood"
unsaid registered

# --- asked for again: registered, then seen; by nobody else
run 0 vigil --profile e08000025 receipt "$case"
said "seen        not yet"
run 0 vigil --profile panel seen "$case" --receipt "$EXPECT_OUT/decision"
run 0 vigil --profile panel receipt verify "$EXPECT_OUT/decision"
said "seen of $case from panel"
run 0 vigil --profile e08000025 receipt "$case" --save "$EXPECT_OUT/seen"
said "an officer of the Panel saw it on "
run 0 vigil --profile e08000025 receipt verify "$EXPECT_OUT/seen"
said "an officer of the Panel saw it on "
said "The signature is right, over exactly this message and this answer."
run 1 vigil --profile e10000016 receipt "$case"
run 1 vigil --profile e10000016 receipt "$case" --save "$EXPECT_OUT/other"
[ ! -e "$EXPECT_OUT/other" ] || fail "a file without a receipt"

# --- a client with another key takes nothing for recorded
mkdir -p "$EXPECT_OUT/profiles"
cp -r "$VIGIL_INSTANCE/profiles/e10000016" "$EXPECT_OUT/profiles/e10000016"
profile="$EXPECT_OUT/profiles/e10000016/profile.conf"
sed -i "s/^receipt_key = .*/receipt_key = $(printf '%064d' 7)/" "$profile"
run 2 env VIGIL_PROFILES="$EXPECT_OUT/profiles" vigil --profile e10000016 \
    notify "$(example notification E10000016)"
said "not known to be recorded"
echo passed
