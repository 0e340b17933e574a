/* The operator's table of webhooks: see dispatch_webhooks.h. */
#include "dispatch/dispatch_webhooks.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_secret.h"
#include "base/base_text.h"
#include "dispatch/dispatch_url.h"
#include "files/files_csv.h"

enum { LINES_MAX = 512 };

static struct {
    struct dispatch_webhook_line *at;
    size_t count;
} table;

static const char file_name[] = "webhooks.csv";
static const struct files_csv_column columns[] = {{"url", true}, {"secret_file", true}};

struct reading {
    struct files_faults faults;
    struct base_error secret; /* the first that could not be read; class BASE_OK: none */
};

const struct dispatch_webhook_line *
dispatch_webhooks_find(const char *url)
{
    for (size_t i = 0; i < table.count; i++) {
        if (strcmp(table.at[i].url, url) == 0) {
            return &table.at[i];
        }
    }
    return NULL;
}

static void
read_row(void *context, const struct files_csv_row *row)
{
    struct reading *reading = context;
    struct files_place place = {.file = file_name, .line = row->line, .name = ""};
    if (row->ragged || row->refused != 0) {
        return; /* said already */
    }
    if (table.count == LINES_MAX) {
        files_faults_add(
            &reading->faults, &place, "too_many", "too many lines", "at most 512");
        return;
    }
    struct dispatch_webhook_line *to = &table.at[table.count];
    bool doubled = dispatch_webhooks_find(row->text[0]) != NULL;
    if (doubled || dispatch_url_scheme(row->text[0]) == NULL ||
        !base_text_copy(to->url, sizeof(to->url), row->text[0])) {
        place.column = row->column[0];
        place.name = "url";
        files_faults_add(&reading->faults,
                         &place,
                         doubled ? "doubled" : "url",
                         doubled ? "has a line already" : "is no address to speak to",
                         doubled ? "one line" : "https://host/path");
        return;
    }
    struct base_error why;
    enum base_class class =
        base_secret_read(row->text[1],
                         "umask 077; head -c 32 /dev/urandom | base64 >",
                         to->secret,
                         sizeof(to->secret),
                         &why);
    if (class == BASE_OK && strlen(to->secret) < DISPATCH_WEBHOOK_SECRET_MIN) {
        class = base_error_set(&why,
                               BASE_STOP,
                               "webhook_secret",
                               "%s: the secret is too short; right: 32 to 198 characters",
                               row->text[1]);
    }
    if (class != BASE_OK && reading->secret.class == BASE_OK) {
        reading->secret = why;
    }
    table.count++;
}

static enum base_class
read_table(const char *path, struct base_error *ret_error)
{
    struct reading reading = {.secret = {.class = BASE_OK}};
    files_faults_init(&reading.faults);
    const struct files_csv_wanted wanted = {.name = file_name,
                                            .columns = columns,
                                            .columns_count = BASE_COUNT(columns),
                                            .row = read_row,
                                            .context = &reading,
                                            .faults = &reading.faults};
    enum base_class class = files_csv_read(path, &wanted, ret_error);
    if (class != BASE_STOP && reading.faults.errors > 0) {
        char first[200] = "memory is short";
        if (reading.faults.count > 0) {
            files_faults_print(&reading.faults.at[0], first, sizeof(first));
        }
        class = base_error_set(ret_error,
                               BASE_STOP,
                               "webhooks",
                               "%s (and %zu more faults)",
                               first,
                               reading.faults.errors - 1);
    } else if (class == BASE_OK && reading.secret.class != BASE_OK) {
        *ret_error = reading.secret;
        class = BASE_STOP;
    }
    files_faults_done(&reading.faults);
    return class;
}

enum base_class
dispatch_webhooks_open(const char *path, struct base_error *ret_error)
{
    dispatch_webhooks_close();
    if (path[0] == '\0') {
        return BASE_OK;
    }
    table.at = calloc(LINES_MAX, sizeof(table.at[0]));
    if (table.at == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "out of memory");
    }
    return read_table(path, ret_error);
}

void
dispatch_webhooks_close(void)
{
    free(table.at);
    table.at = NULL;
    table.count = 0;
}
