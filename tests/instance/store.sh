# A private PostgreSQL: a cluster with the schema, copied from a template that is made once
# for each state of the migrations. Unix socket only; fsync and checksums on.
# shellcheck shell=sh

STORE_BIN=/usr/lib/postgresql/15/bin
STORE_ACCOUNT=vigil-sandbox

# What the caller has set for another PostgreSQL (PGHOSTADDR, PGSERVICE, ...) must not
# lead us there.
store_environment() {
    for name in $(env | sed -n 's/^\(PG[A-Z]*\)=.*/\1/p'); do
        unset "$name"
    done
}

# PostgreSQL refuses to run as root: then it is an account that can do nothing else.
store_account() {
    STORE_AS=
    STORE_USER=$(id -un)
    if [ "$(id -u)" -eq 0 ]; then
        if ! id "$STORE_ACCOUNT" >/dev/null 2>&1; then
            useradd --system --user-group --no-create-home --home-dir /nonexistent \
                --shell /usr/sbin/nologin "$STORE_ACCOUNT"
        fi
        STORE_AS="setpriv --reuid=$STORE_ACCOUNT --regid=$STORE_ACCOUNT --clear-groups"
        STORE_AS="$STORE_AS --no-new-privs --pdeathsig=KILL"
        STORE_USER=$STORE_ACCOUNT
    fi
}

# store_place DIR: sets STORE_PLACE, a directory for the cluster which the account can
# reach. The tree may lie where it cannot: then elsewhere, with a link from DIR/pg.
store_place() {
    if (cd / && $STORE_AS test -x "$1"); then
        STORE_PLACE=$1/pg
        mkdir -m 0700 "$STORE_PLACE"
    else
        STORE_PLACE=$(mktemp -d /var/tmp/vigil-pg.XXXXXX)
        ln -s "$STORE_PLACE" "$1/pg"
    fi
    chown "$STORE_USER:" "$STORE_PLACE"
}

store_settings() {
    cat <<END
listen_addresses = ''
unix_socket_directories = '$1'
unix_socket_permissions = 0700
max_connections = 60
shared_buffers = 128MB
max_wal_size = 2GB
fsync = on
full_page_writes = on
synchronous_commit = on
lock_timeout = 10s
idle_in_transaction_session_timeout = 5s
timezone = 'UTC'
log_timezone = 'UTC'
# the log never holds a row or a statement: both may hold a child's data, and so may the
# text of an ERROR ("log" leaves these out; the daemons log SQLSTATEs)
log_min_messages = log
log_statement = none
log_min_error_statement = panic
log_min_duration_statement = -1
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_error_verbosity = terse
END
}

# store_template: sets STORE_TEMPLATE, made now if this state of the schema has none yet.
store_template() {
    store_hash=$({
        find services/store/schema -type f -print0 | sort -z | xargs -0 cat
        cat tests/instance/store.sh
        echo "$STORE_USER"
    } | sha256sum | cut -c 1-16)
    STORE_TEMPLATE=$ROOT/build/template/$store_hash
    [ -e "$STORE_TEMPLATE/done" ] || (
        flock 9
        [ -e "$STORE_TEMPLATE/done" ] || store_template_make
    ) 9>"$ROOT/build/template.lock"
}

# In a subshell: a failure or a signal leaves neither files nor a server behind.
store_template_make() {
    store_log=$ROOT/build/log/template.log
    host_say "making the template of the database"
    work=$(mktemp -d /var/tmp/vigil-template.XXXXXX)
    sockets=$(mktemp -d /tmp/vigil-XXXXXX)
    # shellcheck disable=SC2317 # called by trap
    undo() {
        [ ! -e "$work/pg/postmaster.pid" ] ||
            (cd / && $STORE_AS "$STORE_BIN/pg_ctl" -D "$work/pg" -m immediate stop) \
                >>"$store_log" 2>&1 || :
        rm -rf "$work" "$sockets"
    }
    trap undo EXIT
    trap 'exit 130' INT TERM HUP
    chown "$STORE_USER:" "$work" "$sockets"
    {
        cd /
        $STORE_AS "$STORE_BIN/initdb" -D "$work/pg" -U postgres --data-checksums \
            --encoding=UTF8 --locale=C --auth-local=trust --auth-host=reject --no-sync &&
            store_settings "$sockets" |
            $STORE_AS tee -a "$work/pg/postgresql.conf" &&
            $STORE_AS setpriv --pdeathsig=clear "$STORE_BIN/pg_ctl" -D "$work/pg" \
                -l "$work/log" -t 60 -w start &&
            "$STORE_BIN/createdb" -h "$sockets" -U postgres vigil &&
            cd "$ROOT/services/store/schema" &&
            store_migrate "$sockets" &&
            cd / &&
            $STORE_AS "$STORE_BIN/pg_ctl" -D "$work/pg" -m fast -w stop
    } >"$store_log" 2>&1 9>&- || {
        tail -n 20 "$store_log" >&2
        host_say "the database could not be made: build/log/template.log"
        exit 1
    }
    cd "$ROOT" || exit
    rm -rf "$ROOT/build/template"
    mkdir -p "$STORE_TEMPLATE"
    cp -a "$work/pg" "$STORE_TEMPLATE/pg"
    sed -i '/^unix_socket_directories = /d' "$STORE_TEMPLATE/pg/postgresql.conf"
    touch "$STORE_TEMPLATE/done"
}

# store_migrate SOCKETS, in services/store/schema. sqitch's own transaction is idle while
# psql runs a migration, which on a busy host may be long.
store_migrate() {
    [ -f sqitch.plan ] || return 0
    PGOPTIONS='-c idle_in_transaction_session_timeout=0' \
        SQITCH_FULLNAME=Vigil SQITCH_EMAIL=vigil@localhost \
        SQITCH_USER_CONFIG=/dev/null SQITCH_SYSTEM_CONFIG=/dev/null \
        sqitch deploy --verify "db:pg://postgres@/vigil?host=$1"
}

# store_copy DIR SOCKETS: the cluster of an instance, and the command that runs it.
store_copy() {
    store_place "$1"
    cp -a --reflink=auto "$STORE_TEMPLATE/pg/." "$STORE_PLACE/"
    chown "$STORE_USER:" "$STORE_PLACE"
    chmod 0700 "$STORE_PLACE"
    echo "unix_socket_directories = '$2'" >>"$STORE_PLACE/postgresql.conf"
    # shellcheck disable=SC2034 # used by instance.sh
    STORE_COMMAND="cd / && exec $STORE_AS $STORE_BIN/postgres -D '$STORE_PLACE'"
}

# store_remove DIR
store_remove() {
    if [ -L "$1/pg" ]; then
        rm -rf "$(readlink "$1/pg")"
    fi
    rm -rf "$1/pg"
}
