/* The calendars, version by version: see store_law.h. */
#include "store/store_law.h"

#include <string.h>

#include "base/base_text.h"
#include "store/store_connection.h"

#define CALENDARS                                                                        \
    "SELECT version, division, from_on, until_on, (SELECT count(*)::int FROM"            \
    " law.holiday h WHERE h.version = c.version), imported_at, imported_by,"             \
    " approved_at, coalesce(approved_by, ''), coalesce(in_force_from, -1), moved"        \
    " FROM law.calendar c "

static const struct store_statement all_statement = {
    "law_calendars",
    CALENDARS "ORDER BY imported_at DESC, version DESC LIMIT $1::int",
    1};

static const struct store_statement one_statement = {
    "law_calendar", CALENDARS "WHERE version = $1::text", 1};

static const struct store_statement holidays_statement = {
    "law_holidays",
    "SELECT h.on_day, h.title, c.division, c.from_on, c.until_on FROM law.holiday h"
    " JOIN law.calendar c USING (version) WHERE h.version = $1::text ORDER BY h.on_day",
    1};

static const struct store_statement in_force_statement = {
    "law_in_force",
    "SELECT version FROM law.calendar WHERE in_force_from IS NOT NULL"
    " ORDER BY in_force_from DESC LIMIT 1",
    0};

static const struct store_statement propose_statement = {
    "law_propose",
    "WITH added AS (INSERT INTO law.calendar (version, division, from_on, until_on,"
    " imported_at, imported_by, in_force_from) VALUES ($1::text, $2::text, $3::date,"
    " $4::date, $5::timestamptz, $6::text, $7::bigint) ON CONFLICT DO NOTHING"
    " RETURNING version)"
    " INSERT INTO law.holiday SELECT version, h.* FROM added,"
    " unnest($8::date[], $9::text[]) h",
    9};

static const struct store_statement approve_statement = {
    "law_approve",
    "UPDATE law.calendar SET approved_at = $2::timestamptz, approved_by = $3::text"
    " WHERE version = $1::text AND approved_at IS NULL",
    3};

static const struct store_statement enforce_statement = {
    "law_enforce",
    "UPDATE law.calendar SET in_force_from = $2::bigint, moved = $3::bigint,"
    " no = coalesce(no, (SELECT coalesce(max(no), 0) + 1 FROM law.calendar))"
    " WHERE version = $1::text RETURNING no",
    3};

static const struct store_statement told_statement = {
    "law_told",
    "UPDATE law.calendar SET told = told | $2::smallint WHERE version = $1::text"
    " AND told & $2::smallint = 0 RETURNING true",
    2};

static void
read_calendars(const PGresult *rows, void *into)
{
    struct store_calendars *calendars = into;
    calendars->count = 0;
    for (int i = 0; i < PQntuples(rows) && i < STORE_LAW_VERSIONS_MAX; i++) {
        struct store_calendar *c = &calendars->at[calendars->count++];
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
    }
}

void
store_law_calendars(struct store *store, struct store_calendars *ret_calendars)
{
    struct store_value value;
    store_value_int4(&value, STORE_LAW_VERSIONS_MAX);
    store_queue(store, &all_statement, &value, read_calendars, ret_calendars);
}

void
store_law_calendar(struct store *store,
                   const char *version,
                   struct store_calendars *ret_calendars)
{
    struct store_value value;
    store_value_text(&value, version);
    store_queue(store, &one_statement, &value, read_calendars, ret_calendars);
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
store_law_in_force(struct store *store, char ret_version[VIGIL_CALENDAR_SIZE])
{
    store_queue(store, &in_force_statement, NULL, read_version, ret_version);
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
