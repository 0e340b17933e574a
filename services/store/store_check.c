/*
 * Is this a server to trust? Asked once a connection, before the pipeline starts: a
 * server that does not write to disk before it answers would turn receipts into lies, and
 * an old primary that came back would take writes that the new one never sees.
 */
#include <stdlib.h>
#include <string.h>

#include "store/store_connection.h"

static const char *const check_sql =
    "SELECT current_setting('fsync'), current_setting('full_page_writes'),"
    " current_setting('synchronous_commit'), current_setting('data_checksums'),"
    " journal.schema_version()::text, system_identifier::text, timeline_id::text"
    " FROM pg_control_system(), pg_control_checkpoint()";

enum {
    FSYNC,
    FULL_PAGE_WRITES,
    SYNCHRONOUS_COMMIT,
    CHECKSUMS,
    VERSION,
    SYSTEM,
    TIMELINE
};

static enum base_class
check_settings(const PGresult *row, struct base_error *ret_error)
{
    static const char *const names[] = {
        "fsync", "full_page_writes", "synchronous_commit", "data_checksums"};
    for (int i = FSYNC; i <= CHECKSUMS; i++) {
        const char *value = PQgetvalue(row, 0, i);
        bool fine = strcmp(value, "on") == 0 ||
                    (i == SYNCHRONOUS_COMMIT && (strcmp(value, "remote_apply") == 0 ||
                                                 strcmp(value, "remote_write") == 0));
        if (!fine) {
            return base_error_set(ret_error,
                                  BASE_STOP,
                                  "database_setting",
                                  "PostgreSQL has %s = %s; it must be on, or what is "
                                  "acknowledged could be lost",
                                  names[i],
                                  value);
        }
    }
    return BASE_OK;
}

static enum base_class
check_version(const PGresult *row, struct base_error *ret_error)
{
    int version = atoi(PQgetvalue(row, 0, VERSION));
    if (version == STORE_SCHEMA_VERSION) {
        return BASE_OK;
    }
    return base_error_set(ret_error,
                          BASE_STOP,
                          "schema_version",
                          "the database has schema version %d, this program needs %d: %s",
                          version,
                          STORE_SCHEMA_VERSION,
                          version < STORE_SCHEMA_VERSION
                              ? "run `sqitch deploy` in services/store/schema"
                              : "install the program of that version");
}

static enum base_class
check_cluster(struct store *store, const PGresult *row, struct base_error *ret_error)
{
    uint64_t system = strtoull(PQgetvalue(row, 0, SYSTEM), NULL, 10);
    int32_t timeline = atoi(PQgetvalue(row, 0, TIMELINE));
    if (store->system_identifier != 0 &&
        (system != store->system_identifier || timeline < store->timeline)) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "database_changed",
                              "the database is another cluster or an older timeline than "
                              "before; start again if that is meant");
    }
    store->system_identifier = system;
    store->timeline = timeline;
    return BASE_OK;
}

enum base_class
store_check(struct store *store, struct base_error *ret_error)
{
    PGresult *row = PQexec(store->connection, check_sql);
    enum base_class class;
    if (PQresultStatus(row) != PGRES_TUPLES_OK) {
        const char *state = PQresultErrorField(row, PG_DIAG_SQLSTATE);
        bool absent = state != NULL &&
                      (strncmp(state, "42", 2) == 0 || strncmp(state, "3F", 2) == 0);
        class = base_error_set(ret_error,
                               absent ? BASE_STOP : BASE_AGAIN,
                               absent ? "schema_version" : "database_away",
                               absent ? "the database has no Vigil schema: run `sqitch "
                                        "deploy` in services/store/schema"
                                      : "the database does not answer");
    } else {
        class = check_settings(row, ret_error);
        class = class == BASE_OK ? check_version(row, ret_error) : class;
        class = class == BASE_OK ? check_cluster(store, row, ret_error) : class;
    }
    PQclear(row);
    return class;
}
