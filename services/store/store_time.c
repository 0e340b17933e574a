/* What time the database's server has: see store_time.h. */
#include "store/store_time.h"

#include "store/store_connection.h"

static const struct store_statement now_statement = {
    "time_now", "SELECT clock_timestamp()", 0};

static void
read_now(const PGresult *rows, void *into)
{
    *(vigil_instant *)into = store_field_instant(rows, 0, 0);
}

void
store_time_now(struct store *store, vigil_instant *ret_now)
{
    store_queue(store, &now_statement, NULL, read_now, ret_now);
}
