#!/bin/sh
# The dead-man: once a day a case of a reserved authority goes through the gate to a mailbox,
# and its delivery is proved by a notification that comes back. Whatever of it breaks, any
# daemon, the database, the mail, somebody is paged by another way and in time.
set -eu
. "$(dirname "$0")/expect.sh"

mails="$VIGIL_INSTANCE/mail"
paged="$EXPECT_OUT/paged"
pager="$EXPECT_OUT/pager"
printf '#!/bin/sh\ncat >"%s.new"\nmv "%s.new" "%s"\n' "$paged" "$paged" "$paged" >"$pager"
chmod +x "$pager"

stop() { # DAEMON
    touch "$VIGIL_INSTANCE/run/$1.hold"
    kill -9 "$(cat "$VIGIL_INSTANCE/run/$1.pid")"
    await 20 test ! -e "$VIGIL_INSTANCE/run/$1.ready"
}
start() {
    rm "$VIGIL_INSTANCE/run/$1.hold"
    await 30 test -e "$VIGIL_INSTANCE/run/$1.ready"
}

# --- mail counts as delivered only when that is told
stop dispatch
mkdir -p "$mails/box/new" "$mails/box/cur" "$mails/box/tmp"
sed -i '/accept_is_delivery/d; /dispatch.window/d' "$VIGIL_INSTANCE/vigil.conf"
cat >>"$VIGIL_INSTANCE/vigil.conf" <<END
dispatch.bounce_maildir = $mails/box
dispatch.collect_every_ms = 50
dispatch.smtp_timeout_ms = 1000
END
start dispatch

# --- its key, of a reserved authority
folder=$VIGIL_PROFILES/dead-man
mkdir -m 0700 "$folder"
run 0 vigil keygen "$folder/key"
sed '/spool/d' "$VIGIL_PROFILES/panel/profile.conf" >"$folder/profile.conf"
run 0 vigil --profile operator key enrol "$(cat "$folder/key.pub")" \
    --party E99000001 --role authority
await 20 vigil --profile dead-man cases

# prove STATUS WITHIN: the dead-man's run, and that it ended soon enough (a question more
# than WITHIN, and the page)
prove() {
    rm -f "$paged"
    began=$(date +%s)
    run "$1" vigil --profile dead-man dead-man --within "$2" --page "$pager"
    took=$(($(date +%s) - began))
    [ "$took" -le $(($2 + 10)) ] || fail "it took $took s"
}
not_paged() {
    [ ! -e "$paged" ] || fail "paged: $(cat "$paged")"
}
is_paged() { # WORDS
    [ -e "$paged" ] || fail "nobody is paged"
    grep -qF -- "$1" "$paged" || fail "not paged but: $(cat "$paged")"
    # the reference, the time, the address: nothing that is anybody's
    if grep -vE '^(Vigil: no proof|at: |gate: |case: |why: |Statutory|See vigil)' "$paged"; then
        fail "this is on the page, too"
    fi
}
case_of() { # of the last run
    grep -oE 'CSP-[0-9]{4}-[0-9]{6,}-[0-9A-Z]' "$paged" | head -n 1
}
open_cases() {
    vigil --profile dead-man cases | grep -c rapid_review_awaited || :
}

# --- all is well, at any time of any day (now a Saturday's night): told, withdrawn, and no
# one else sees it
run 0 vigil --profile operator sandbox advance 84h
prove 0 60
not_paged
first=$(reference)
said "the alerts of $first were delivered"
mails_are "$first" 2 || fail "$(mails_of "$first") mails of $first"
run 0 vigil --profile dead-man alerts
said 'E99000001/partnership_lead'
[ "$(open_cases)" -eq 0 ] || fail "its case is left"
run 0 vigil --profile panel cases
unsaid "$first"
prove 0 60
not_paged
[ "$(reference)" != "$first" ] || fail "the same case again"

# --- each daemon on its way, and the database
for daemon in gate intake deadlines dispatch; do
    stop "$daemon"
    prove 1 5
    case $daemon in
    gate | intake) is_paged 'case:  none' ;;
    deadlines) is_paged 'why:   it is recorded, but no alert was raised' ;;
    dispatch) is_paged 'why:   asking for the alerts' ;;
    esac
    start "$daemon"
done
stop postgres
prove 1 5
is_paged 'case:  none'
start postgres

# --- what was left open goes with the next proof; nothing of it is anywhere else
prove 0 60
not_paged
[ "$(open_cases)" -eq 0 ] || fail "cases of days before are left"

# --- the mail is taken and never heard of again; it comes back; nothing answers
printf 'mute*\n' >"$mails/script"
prove 1 5
is_paged 'is not delivered: handed_over'
printf 'accept*\n' >"$mails/script"
prove 0 60
printf '550*\n' >"$mails/script"
prove 1 60
is_paged 'is not delivered: failed smtp_550'
printf 'silent*\n' >"$mails/script"
prove 1 5
is_paged 'is not delivered:'
printf 'accept*\n' >"$mails/script"
prove 0 60

# --- the page itself: it fails, cannot be run, is not said; and what is wrong in the profile
printf '#!/bin/sh\nexit 7\n' >"$EXPECT_OUT/broken"
chmod +x "$EXPECT_OUT/broken"
mv "$folder/key" "$folder/key.away"
run 3 vigil --profile dead-man dead-man --within 5 --page "$EXPECT_OUT/broken"
said 'ended with 7'
prove 1 5
is_paged 'case:  none'
mv "$folder/key.away" "$folder/key"
run 2 vigil --profile dead-man dead-man --page "$EXPECT_OUT/none"
run 2 vigil --profile dead-man dead-man
run 2 vigil --profile dead-man dead-man --within 0 --page "$pager"

# --- a key that was revoked, and one that may not notify
run 0 vigil --profile operator key revoke "$(cat "$folder/key.pub")"
prove 1 5
is_paged 'case:  none'
echo "dead man passed"
