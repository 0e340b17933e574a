/* Whose mailbox an alert goes to: see dispatch_recipients.h. */
#include "dispatch/dispatch_recipients.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "files/files_csv.h"
#include "vigil/records.h"

enum { LINES_MAX = 4096 };

struct line {
    char recipient[48]; /* party/role */
    char mailbox[DISPATCH_MAILBOX_SIZE];
};

static struct {
    struct line *at;
    size_t count;
    const char *pattern;
} table;

/* One address without comment, quotation or anything that ends a line or a command. */
static bool
is_address(const char *text)
{
    const char *at = strchr(text, '@');
    if (at == NULL || at == text || at[1] == '\0' || strchr(at + 1, '@') != NULL ||
        text[0] == '-') {
        return false;
    }
    for (const char *c = text; *c != '\0'; c++) {
        if (*c <= ' ' || *c >= 0x7F || strchr("<>()[],;:\\\"", *c) != NULL) {
            return false;
        }
    }
    return true;
}

static const struct line *
find(const char *recipient)
{
    for (size_t i = 0; i < table.count; i++) {
        if (strcmp(table.at[i].recipient, recipient) == 0) {
            return &table.at[i];
        }
    }
    return NULL;
}

static const char file_name[] = "recipients.csv";
static const struct files_csv_column columns[] = {
    {"party", true}, {"role", true}, {"mailbox", true}};

static void
read_row(void *context, const struct files_csv_row *row)
{
    struct files_faults *faults = context;
    struct files_place place = {.file = file_name, .line = row->line, .name = ""};
    if (row->ragged || row->refused != 0) {
        return; /* said already */
    }
    if (table.count == LINES_MAX) {
        files_faults_add(faults, &place, "too_many", "too many lines", "at most 4096");
        return;
    }
    struct line *to = &table.at[table.count];
    if (row->text[0][0] == '\0' || row->text[1][0] == '\0' ||
        !base_text_print(
            to->recipient, sizeof(to->recipient), "%s/%s", row->text[0], row->text[1])) {
        files_faults_add(faults,
                         &place,
                         "recipient",
                         "the party or the role is blank or too long",
                         "E08000025 and partnership_lead");
    } else if (find(to->recipient) != NULL) {
        files_faults_add(
            faults, &place, "doubled", "this recipient has a line already", "one line");
    } else if (!is_address(row->text[2]) ||
               !base_text_copy(to->mailbox, sizeof(to->mailbox), row->text[2])) {
        place.column = row->column[2];
        place.name = "mailbox";
        files_faults_add(faults, &place, "mailbox", "is no address", "box@example.org");
    } else {
        table.count++;
    }
}

static enum base_class
read_table(const char *path, struct base_error *ret_error)
{
    struct files_faults faults;
    files_faults_init(&faults);
    const struct files_csv_wanted wanted = {.name = file_name,
                                            .columns = columns,
                                            .columns_count = BASE_COUNT(columns),
                                            .row = read_row,
                                            .context = &faults,
                                            .faults = &faults};
    enum base_class class = files_csv_read(path, &wanted, ret_error);
    if (class != BASE_STOP && faults.errors > 0) {
        char first[200] = "memory is short";
        if (faults.count > 0) {
            files_faults_print(&faults.at[0], first, sizeof(first));
        }
        class = base_error_set(ret_error,
                               BASE_STOP,
                               "recipients",
                               "%s (and %zu more faults)",
                               first,
                               faults.errors - 1);
    }
    files_faults_done(&faults);
    return class;
}

/* The pattern with {role} and {party} filled in. */
static bool
fill_in(const char *recipient, char ret_mailbox[DISPATCH_MAILBOX_SIZE])
{
    const char *slash = strchr(recipient, '/');
    bool fits = slash != NULL;
    ret_mailbox[0] = '\0';
    for (const char *at = table.pattern; fits && *at != '\0';) {
        if (strncmp(at, "{role}", 6) == 0) {
            fits = base_text_append(ret_mailbox, DISPATCH_MAILBOX_SIZE, "%s", slash + 1);
            at += 6;
        } else if (strncmp(at, "{party}", 7) == 0) {
            fits = base_text_append(ret_mailbox,
                                    DISPATCH_MAILBOX_SIZE,
                                    "%.*s",
                                    (int)(slash - recipient),
                                    recipient);
            at += 7;
        } else {
            fits = base_text_append(ret_mailbox, DISPATCH_MAILBOX_SIZE, "%c", *at++);
        }
    }
    for (char *c = ret_mailbox; *c != '\0'; c++) {
        *c = (char)(*c >= 'A' && *c <= 'Z' ? *c + ('a' - 'A') : *c);
    }
    return fits && is_address(ret_mailbox);
}

enum base_class
dispatch_recipients_open(const char *path,
                         const char *pattern,
                         struct base_error *ret_error)
{
    char sample[DISPATCH_MAILBOX_SIZE];
    dispatch_recipients_close();
    table.pattern = pattern;
    if (pattern[0] != '\0' && !fill_in("E08000025/partnership_lead", sample)) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "mailbox_pattern",
                              "dispatch.mailbox_pattern gives no address; right: "
                              "{role}.{party}@example.org");
    }
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
dispatch_recipients_close(void)
{
    free(table.at);
    table.at = NULL;
    table.count = 0;
    table.pattern = "";
}

bool
dispatch_recipients_mailbox(const char *recipient,
                            char ret_mailbox[DISPATCH_MAILBOX_SIZE])
{
    const struct line *line = find(recipient);
    if (line != NULL) {
        return base_text_copy(ret_mailbox, DISPATCH_MAILBOX_SIZE, line->mailbox);
    }
    return fill_in(recipient, ret_mailbox);
}
