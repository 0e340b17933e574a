/* The law, version by version: see store_law.h. */
#include "store/store_law.h"

#include <string.h>

#include "base/base_text.h"
#include "store/store_connection.h"

#define VERSIONS                                                                         \
    "SELECT version, coalesce(division, ''), from_on, until_on, (SELECT count(*)::int"   \
    " FROM law.holiday h WHERE h.version = c.version), imported_at, imported_by,"        \
    " approved_at, coalesce(approved_by, ''), coalesce(in_force_from, -1), moved, kind"  \
    " FROM law.version c "

static const struct store_statement all_statement = {
    "law_calendars",
    VERSIONS "WHERE kind = $2::smallint ORDER BY imported_at DESC, version DESC"
             " LIMIT $1::int",
    2};

static const struct store_statement one_statement = {
    "law_calendar", VERSIONS "WHERE version = $1::text", 1};

static const struct store_statement holidays_statement = {
    "law_holidays",
    "SELECT h.on_day, h.title, c.division, c.from_on, c.until_on FROM law.holiday h"
    " JOIN law.version c USING (version) WHERE h.version = $1::text ORDER BY h.on_day",
    1};

static const struct store_statement in_force_statement = {
    "law_in_force",
    "SELECT version FROM law.version WHERE in_force_from IS NOT NULL"
    " AND kind = $1::smallint ORDER BY in_force_from DESC LIMIT 1",
    1};

static const struct store_statement rules_statement = {
    "law_rules", "SELECT clocks, ladder FROM law.rules WHERE version = $1::text", 1};

static const struct store_statement propose_rules_statement = {
    "law_propose_rules",
    "WITH added AS (INSERT INTO law.version (version, kind, imported_at, imported_by,"
    " in_force_from) VALUES ($1::text, 2, $2::timestamptz, $3::text, $4::bigint)"
    " ON CONFLICT DO NOTHING RETURNING version)"
    " INSERT INTO law.rules SELECT version, $5::text, $6::text FROM added",
    6};

static const struct store_statement propose_statement = {
    "law_propose",
    "WITH added AS (INSERT INTO law.version (version, kind, division, from_on,"
    " until_on, imported_at, imported_by, in_force_from) VALUES ($1::text, 1, $2::text,"
    " $3::date, $4::date, $5::timestamptz, $6::text, $7::bigint) ON CONFLICT DO NOTHING"
    " RETURNING version)"
    " INSERT INTO law.holiday SELECT version, h.* FROM added,"
    " unnest($8::date[], $9::text[]) h",
    9};

static const struct store_statement approve_statement = {
    "law_approve",
    "UPDATE law.version SET approved_at = $2::timestamptz, approved_by = $3::text"
    " WHERE version = $1::text AND approved_at IS NULL",
    3};

static const struct store_statement enforce_statement = {
    "law_enforce",
    "UPDATE law.version SET in_force_from = $2::bigint, moved = $3::bigint,"
    " no = coalesce(no, (SELECT coalesce(max(no), 0) + 1 FROM law.version))"
    " WHERE version = $1::text RETURNING no",
    3};

static const struct store_statement told_statement = {
    "law_told",
    "UPDATE law.version SET told = told | $2::smallint WHERE version = $1::text"
    " AND told & $2::smallint = 0 RETURNING true",
    2};

static void
read_entries(const PGresult *rows, void *into)
{
    struct store_law_entries *entries = into;
    entries->count = 0;
    for (int i = 0; i < PQntuples(rows) && i < STORE_LAW_VERSIONS_MAX; i++) {
        struct store_law_entry *c = &entries->at[entries->count++];
        memset(c, 0, sizeof(*c));
        store_field_text(rows, i, 0, c->version, sizeof(c->version));
        store_field_text(rows, i, 1, c->division, sizeof(c->division));
        c->from = store_field_date(rows, i, 2);
        c->until = store_field_date(rows, i, 3);
        c->holidays = store_field_int4(rows, i, 4);
        c->imported_at = store_field_instant(rows, i, 5);
        store_field_text(rows, i, 6, c->imported_by, sizeof(c->imported_by));
        c->approved_at = store_field_instant(rows, i, 7);
        store_field_text(rows, i, 8, c->approved_by, sizeof(c->approved_by));
        c->in_force_from = store_field_int8(rows, i, 9);
        c->moved = store_field_int8(rows, i, 10);
        c->kind = (enum store_law_kind)store_field_int2(rows, i, 11);
    }
}

void
store_law_versions(struct store *store,
                   enum store_law_kind kind,
                   struct store_law_entries *ret_entries)
{
    struct store_value values[2];
    store_value_int4(&values[0], STORE_LAW_VERSIONS_MAX);
    store_value_int2(&values[1], (int16_t)kind);
    store_queue(store, &all_statement, values, read_entries, ret_entries);
}

void
store_law_version(struct store *store,
                  const char *version,
                  struct store_law_entries *ret_entries)
{
    struct store_value value;
    store_value_text(&value, version);
    store_queue(store, &one_statement, &value, read_entries, ret_entries);
}

static void
read_holidays(const PGresult *rows, void *into)
{
    struct vigil_calendar *calendar = into;
    calendar->count = 0;
    for (int i = 0; i < PQntuples(rows) && i < VIGIL_HOLIDAYS_MAX; i++) {
        struct vigil_holiday *holiday = &calendar->at[calendar->count++];
        holiday->on = store_field_date(rows, i, 0);
        store_field_text(rows, i, 1, holiday->title, sizeof(holiday->title));
        store_field_text(rows, i, 2, calendar->division, sizeof(calendar->division));
        calendar->from = store_field_date(rows, i, 3);
        calendar->until = store_field_date(rows, i, 4);
    }
}

void
store_law_holidays(struct store *store,
                   const char *version,
                   struct vigil_calendar *ret_calendar)
{
    struct store_value value;
    memset(ret_calendar, 0, sizeof(*ret_calendar));
    (void)base_text_copy(ret_calendar->version, sizeof(ret_calendar->version), version);
    store_value_text(&value, version);
    store_queue(store, &holidays_statement, &value, read_holidays, ret_calendar);
}

static void
read_version(const PGresult *rows, void *into)
{
    char *version = into;
    version[0] = '\0';
    if (PQntuples(rows) == 1) {
        store_field_text(rows, 0, 0, version, VIGIL_CALENDAR_SIZE);
    }
}

void
store_law_in_force(struct store *store,
                   enum store_law_kind kind,
                   char ret_version[VIGIL_CALENDAR_SIZE])
{
    struct store_value value;
    store_value_int2(&value, (int16_t)kind);
    store_queue(store, &in_force_statement, &value, read_version, ret_version);
}

static void
read_rules(const PGresult *rows, void *into)
{
    struct vigil_rules *rules = into;
    if (PQntuples(rows) == 1) {
        store_field_text(rows, 0, 0, rules->clocks, sizeof(rules->clocks));
        store_field_text(rows, 0, 1, rules->ladder, sizeof(rules->ladder));
    }
}

void
store_law_rules(struct store *store, const char *version, struct vigil_rules *ret_rules)
{
    struct store_value value;
    memset(ret_rules, 0, sizeof(*ret_rules));
    (void)base_text_copy(ret_rules->version, sizeof(ret_rules->version), version);
    store_value_text(&value, version);
    store_queue(store, &rules_statement, &value, read_rules, ret_rules);
}

void
store_law_propose_rules(struct store *store,
                        const struct vigil_rules *rules,
                        vigil_instant at,
                        const char *by,
                        int64_t in_force_from)
{
    struct store_value values[6];
    store_value_text(&values[0], rules->version);
    store_value_instant(&values[1], at);
    store_value_text(&values[2], by);
    store_value_int8(&values[3], in_force_from);
    if (in_force_from == STORE_LAW_NOT_IN_FORCE) {
        values[3].bytes = NULL;
    }
    store_value_text(&values[4], rules->clocks);
    store_value_text(&values[5], rules->ladder);
    store_queue(store, &propose_rules_statement, values, NULL, NULL);
}

void
store_law_propose(struct store *store,
                  const struct vigil_calendar *calendar,
                  vigil_instant at,
                  const char *by,
                  int64_t in_force_from)
{
    struct store_value values[9];
    store_value_text(&values[0], calendar->version);
    store_value_text(&values[1], calendar->division);
    store_value_date(&values[2], calendar->from);
    store_value_date(&values[3], calendar->until);
    store_value_instant(&values[4], at);
    store_value_text(&values[5], by);
    store_value_int8(&values[6], in_force_from);
    if (in_force_from == STORE_LAW_NOT_IN_FORCE) {
        values[6].bytes = NULL;
    }
    store_array_begin(&store->arrays[0], STORE_DATE);
    store_array_begin(&store->arrays[1], STORE_TEXT);
    for (size_t i = 0; i < calendar->count; i++) {
        store_array_date(&store->arrays[0], calendar->at[i].on);
        store_array_text(&store->arrays[1], calendar->at[i].title);
    }
    store_value_array(&values[7], &store->arrays[0]);
    store_value_array(&values[8], &store->arrays[1]);
    store_queue(store, &propose_statement, values, NULL, NULL);
}

void
store_law_approve(struct store *store,
                  const char *version,
                  vigil_instant at,
                  const char *by)
{
    struct store_value values[3];
    store_value_text(&values[0], version);
    store_value_instant(&values[1], at);
    store_value_text(&values[2], by);
    store_queue(store, &approve_statement, values, NULL, NULL);
}

static void
read_no(const PGresult *rows, void *into)
{
    *(int32_t *)into = PQntuples(rows) == 1 ? store_field_int4(rows, 0, 0) : 0;
}

void
store_law_enforce(struct store *store,
                  const char *version,
                  int64_t position,
                  int64_t moved,
                  int32_t *ret_no)
{
    struct store_value values[3];
    store_value_text(&values[0], version);
    store_value_int8(&values[1], position);
    store_value_int8(&values[2], moved);
    store_queue(store, &enforce_statement, values, read_no, ret_no);
}

static void
read_first(const PGresult *rows, void *into)
{
    *(bool *)into = PQntuples(rows) == 1;
}

void
store_law_told(struct store *store,
               const char *version,
               enum store_law_alarm alarm,
               bool *ret_first)
{
    struct store_value values[2];
    store_value_text(&values[0], version);
    store_value_int2(&values[1], (int16_t)alarm);
    store_queue(store, &told_statement, values, read_first, ret_first);
}
