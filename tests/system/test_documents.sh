#!/bin/sh
# Documents with the whole instance: sent in pieces, stopped and resumed, checked by digest
# and type, stored once, attached and read by those who may, and by nobody else.
set -eu
. "$(dirname "$0")/expect.sh"

sql() {
    psql -h "$PGHOST" -U postgres -d "$PGDATABASE" -Atc "$1"
}
received() {
    [ "$(sql 'SELECT coalesce(sum(received), 0) FROM casefile.upload')" -gt 0 ]
}

run 0 vigil --profile e08000025 notify "$(example notification E08000025)"
ref=$(reference)
run 0 vigil --profile e10000016 notify "$(example notification E10000016)"
theirs=$(reference)

# --- 24 MiB of a report, stopped in the middle (killed, not asked) and resumed
report=$EXPECT_OUT/report.pdf
{
    printf '%%PDF-1.7\n'
    head -c 25165000 /dev/urandom
} >"$report"
digest=$(sha256sum "$report" | cut -d' ' -f1)
vigil --profile e08000025 attach "$ref" "$report" lcspr_report >/dev/null 2>&1 &
sender=$!
await 20 received
kill -9 "$sender" 2>/dev/null || :
wait "$sender" 2>/dev/null || :
run 0 vigil --profile e08000025 attach "$ref" "$report" lcspr_report
run 0 vigil --profile e08000025 case "$ref"
said "$digest"
said lcspr_report
[ "$(sql "SELECT count(*) FROM casefile.document_piece WHERE digest = '$digest'")" -eq \
    $((($(wc -c <"$report") + 49151) / 49152)) ] || fail "not each piece once"

# --- what comes back is what was sent; a file is never replaced
run 0 vigil --profile panel fetch "$ref" "$digest" "$EXPECT_OUT/copy.pdf"
cmp "$report" "$EXPECT_OUT/copy.pdf" || fail "the copy differs"
run 2 vigil --profile panel fetch "$ref" "$digest" "$EXPECT_OUT/copy.pdf"

# --- another authority: neither by the case nor by its own case and the digest
run 1 vigil --profile e10000016 fetch "$ref" "$digest" "$EXPECT_OUT/stolen.pdf"
said 'there is no such case'
run 1 vigil --profile e10000016 fetch "$theirs" "$digest" "$EXPECT_OUT/stolen.pdf"
said 'no such document'
# ... nor can it attach what it has only heard of
run 1 vigil --profile e10000016 document "$theirs" digest="$digest" size="$(wc -c <"$report")" \
    kind=other media=pdf
said 'you have not sent all of this document'

# --- the same bytes by another: sent whole again, kept once
run 0 vigil --profile e10000016 attach "$theirs" "$report"
[ "$(sql "SELECT count(*) FROM casefile.document WHERE digest = '$digest'")" -eq 1 ] ||
    fail "stored twice"
run 1 vigil --profile e10000016 attach "$theirs" "$report"
said 'attached already'

# --- checked by what it is, not by what it is called
printf '#!/bin/sh\necho run me\n' >"$EXPECT_OUT/letter.pdf"
run 1 vigil --profile e08000025 attach "$ref" "$EXPECT_OUT/letter.pdf" letter
said 'pdf, docx, odt'
[ "$(sql 'SELECT count(*) FROM casefile.upload')" -eq 0 ] || fail "what was refused is kept"
run 2 vigil --profile e08000025 attach "$ref" "$report" report
said 'report is no kind of document; one of: rapid_review'
head -c 26214401 /dev/zero >"$EXPECT_OUT/large.pdf"
run 2 vigil --profile e08000025 attach "$ref" "$EXPECT_OUT/large.pdf"
: >"$EXPECT_OUT/empty.pdf"
run 2 vigil --profile e08000025 attach "$ref" "$EXPECT_OUT/empty.pdf"

# --- nothing of it is in the journal but its digest
[ "$(sql 'SELECT max(octet_length(event)) FROM journal.entry')" -lt 65536 ] ||
    fail "the journal has more than messages"
echo "documents: all as they must be"
