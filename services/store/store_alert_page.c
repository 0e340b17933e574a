/* Listing alerts: see store_alert.h. */
#include "store/store_alert_row.h"

static const struct store_statement page_statement = {
    "alert_page",
    "SELECT " STORE_ALERT_COLUMNS
    " FROM dispatch.alert a WHERE raised_position < $2::bigint"
    " AND ($1::text = '' OR recipient LIKE $1::text || '/%')"
    " ORDER BY raised_position DESC LIMIT $3::int",
    3};

static const struct store_statement failed_statement = {
    "alert_failed",
    "SELECT " STORE_ALERT_COLUMNS " FROM dispatch.alert a WHERE state = 4"
    " AND raised_position < $3::bigint"
    " AND ($1::text = '' OR recipient LIKE $1::text || '/%')"
    " AND ($2::text = '' OR case_ref = $2::text)"
    " ORDER BY raised_position DESC LIMIT $4::int",
    4};

static const struct store_statement count_statement = {
    "alert_count",
    "SELECT count(*) FILTER (WHERE state = 1), count(*) FILTER (WHERE state = 2),"
    " count(*) FILTER (WHERE state = 4) FROM dispatch.alert"
    " WHERE (next_attempt_at IS NOT NULL OR state = 4)"
    " AND ($1::text = '' OR recipient LIKE $1::text || '/%')",
    1};

void
store_alert_page(struct store *store,
                 const char *authority,
                 int64_t before_position,
                 int32_t limit,
                 struct store_alerts *ret_alerts)
{
    struct store_value values[3];
    store_value_text(&values[0], authority);
    store_value_int8(&values[1], before_position == 0 ? INT64_MAX : before_position);
    store_value_int4(&values[2], limit);
    store_queue(store, &page_statement, values, store_alert_read, ret_alerts);
}

void
store_alert_failed(struct store *store,
                   const char *authority,
                   const char *case_ref,
                   int64_t before_position,
                   int32_t limit,
                   struct store_alerts *ret_alerts)
{
    struct store_value values[4];
    store_value_text(&values[0], authority);
    store_value_text(&values[1], case_ref);
    store_value_int8(&values[2], before_position == 0 ? INT64_MAX : before_position);
    store_value_int4(&values[3], limit);
    store_queue(store, &failed_statement, values, store_alert_read, ret_alerts);
}

static void
read_counts(const PGresult *rows, void *into)
{
    struct store_alert_counts *counts = into;
    counts->planned = store_field_int8(rows, 0, 0);
    counts->handed_over = store_field_int8(rows, 0, 1);
    counts->failed = store_field_int8(rows, 0, 2);
}

void
store_alert_count(struct store *store,
                  const char *authority,
                  struct store_alert_counts *ret_counts)
{
    struct store_value value;
    store_value_text(&value, authority);
    store_queue(store, &count_statement, &value, read_counts, ret_counts);
}
