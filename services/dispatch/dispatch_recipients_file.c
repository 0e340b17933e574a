/* The file of recipients: see dispatch_recipients_file.h. */
#include "dispatch/dispatch_recipients_file.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "dispatch/dispatch_url.h"
#include "files/files_csv.h"

enum { LINES_MAX = 4096 };

enum { PARTY, ROLE, MAILBOX, CHANNEL, WEBHOOK, PERSON, ABOVE, PREFERS };

static const char file_name[] = "recipients.csv";
static const struct files_csv_column columns[] = {{"party", true},
                                                  {"role", true},
                                                  {"mailbox", true},
                                                  {"channel", false},
                                                  {"webhook", false},
                                                  {"person", false},
                                                  {"above", false},
                                                  {"prefers", false}};

struct reading {
    struct dispatch_lines *lines;
    struct files_faults *faults;
};

bool
dispatch_recipients_address(const char *text)
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

const struct dispatch_line *
dispatch_recipients_find(const struct dispatch_lines *lines, const char *recipient)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (strcmp(lines->at[i].recipient, recipient) == 0) {
            return &lines->at[i];
        }
    }
    return NULL;
}

static bool
read_channels(const char *text, struct dispatch_line *to)
{
    to->channels_count = 0;
    while (*text != '\0') {
        char name[16];
        int code = 0;
        size_t length = strcspn(text, " ");
        if (to->channels_count == BASE_COUNT(to->channels) ||
            !base_text_copy_bytes(name, sizeof(name), text, length) ||
            !vigil_code_find(VIGIL_LIST_CHANNEL, name, &code)) {
            return false;
        }
        for (size_t i = 0; i < to->channels_count; i++) {
            if (to->channels[i] == (enum vigil_channel)code) {
                return false;
            }
        }
        to->channels[to->channels_count++] = (enum vigil_channel)code;
        text += length + (text[length] == ' ' ? 1 : 0);
    }
    if (to->channels_count == 0) {
        to->channels[to->channels_count++] = VIGIL_CHANNEL_MAIL;
    }
    return true;
}

/* A mailbox, or nothing where nothing is needed. */
static bool
read_mailbox(const char *text, bool needed, char ret_mailbox[DISPATCH_MAILBOX_SIZE])
{
    bool fine = text[0] == '\0' ? !needed : dispatch_recipients_address(text);
    return fine && base_text_copy(ret_mailbox, DISPATCH_MAILBOX_SIZE, text);
}

static bool
has_webhook(const struct dispatch_line *line)
{
    for (size_t i = 0; i < line->channels_count; i++) {
        if (line->channels[i] == VIGIL_CHANNEL_WEBHOOK) {
            return true;
        }
    }
    return false;
}

/* The first column that is wrong, or -1. */
static int
read_line(const struct files_csv_row *row,
          const struct dispatch_lines *lines,
          struct dispatch_line *to)
{
    const char *const *text = row->text;
    memset(to, 0, sizeof(*to));
    if (text[PARTY][0] == '\0' || text[ROLE][0] == '\0' ||
        !base_text_print(
            to->recipient, sizeof(to->recipient), "%s/%s", text[PARTY], text[ROLE])) {
        return PARTY;
    }
    if (dispatch_recipients_find(lines, to->recipient) != NULL) {
        return ROLE;
    }
    if (!read_mailbox(text[MAILBOX], true, to->mailbox)) {
        return MAILBOX;
    }
    if (!read_channels(text[CHANNEL], to)) {
        return CHANNEL;
    }
    if (text[WEBHOOK][0] == '\0'
            ? has_webhook(to)
            : dispatch_url_scheme(text[WEBHOOK]) == NULL ||
                  !base_text_copy(to->webhook, sizeof(to->webhook), text[WEBHOOK])) {
        return WEBHOOK;
    }
    if (!read_mailbox(text[PERSON], false, to->person)) {
        return PERSON;
    }
    if (!base_text_copy(to->above, sizeof(to->above), text[ABOVE]) ||
        strcmp(to->above, text[ROLE]) == 0) {
        return ABOVE;
    }
    to->digest = strcmp(text[PREFERS], "digest") == 0;
    bool prefers =
        to->digest || text[PREFERS][0] == '\0' || strcmp(text[PREFERS], "each") == 0;
    return prefers ? -1 : PREFERS;
}

static void
add_fault(struct files_faults *faults, const struct files_csv_row *row, int column)
{
    static const struct {
        const char *code, *wrong, *right;
    } told[] = {
        [PARTY] = {"recipient",
                   "the party or the role is blank or too long",
                   "E08000025 and partnership_lead"},
        [ROLE] = {"doubled", "this recipient has a line already", "one line"},
        [MAILBOX] = {"mailbox", "is no address", "box@example.org"},
        [CHANNEL] = {"channel", "is no list of channels", "mail, or mail notify webhook"},
        [WEBHOOK] = {"webhook",
                     "is no address of a web server",
                     "https://example.org/vigil, if webhook is one of the channels"},
        [PERSON] = {"mailbox", "is no address", "person@example.org, or blank"},
        [ABOVE] = {"above", "is no other role", "director, or blank"},
        [PREFERS] = {"prefers", "is not known", "each or digest"}};
    struct files_place place = {.file = file_name, .line = row->line, .name = ""};
    if (column >= MAILBOX) {
        place.column = row->column[column];
        place.name = columns[column].name;
    }
    files_faults_add(
        faults, &place, told[column].code, told[column].wrong, told[column].right);
}

static void
read_row(void *context, const struct files_csv_row *row)
{
    struct reading *reading = context;
    struct dispatch_lines *lines = reading->lines;
    struct files_place place = {.file = file_name, .line = row->line, .name = ""};
    if (row->ragged || row->refused != 0) {
        return; /* said already */
    }
    if (lines->count == LINES_MAX) {
        files_faults_add(
            reading->faults, &place, "too_many", "too many lines", "at most 4096");
        return;
    }
    int wrong = read_line(row, lines, &lines->at[lines->count]);
    if (wrong >= 0) {
        add_fault(reading->faults, row, wrong);
    } else {
        lines->count++;
    }
}

enum base_class
dispatch_recipients_read(const char *path,
                         struct dispatch_lines *ret_lines,
                         struct base_error *ret_error)
{
    struct files_faults faults;
    struct reading reading = {.lines = ret_lines, .faults = &faults};
    ret_lines->at = calloc(LINES_MAX, sizeof(ret_lines->at[0]));
    if (ret_lines->at == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "out of memory");
    }
    files_faults_init(&faults);
    const struct files_csv_wanted wanted = {.name = file_name,
                                            .columns = columns,
                                            .columns_count = BASE_COUNT(columns),
                                            .row = read_row,
                                            .context = &reading,
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
