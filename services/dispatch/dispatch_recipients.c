/* Where an alert goes to: see dispatch_recipients.h. The file's reading is in
 * dispatch_recipients_file.c. */
#include "dispatch/dispatch_recipients.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "dispatch/dispatch_recipients_file.h"

static struct dispatch_lines table;
static const char *mailbox_pattern = "";

/* The pattern with {role} and {party} filled in. */
static bool
fill_in(const char *recipient, char ret_mailbox[DISPATCH_MAILBOX_SIZE])
{
    const char *slash = strchr(recipient, '/');
    bool fits = slash != NULL;
    ret_mailbox[0] = '\0';
    for (const char *at = mailbox_pattern; fits && *at != '\0';) {
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
    return fits && dispatch_recipients_address(ret_mailbox);
}

enum base_class
dispatch_recipients_open(const char *path,
                         const char *pattern,
                         struct base_error *ret_error)
{
    char sample[DISPATCH_MAILBOX_SIZE];
    dispatch_recipients_close();
    mailbox_pattern = pattern;
    if (pattern[0] != '\0' && !fill_in("E08000025/partnership_lead", sample)) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "mailbox_pattern",
                              "dispatch.mailbox_pattern gives no address; right: "
                              "{role}.{party}@example.org");
    }
    return path[0] == '\0' ? BASE_OK : dispatch_recipients_read(path, &table, ret_error);
}

void
dispatch_recipients_close(void)
{
    free(table.at);
    table = (struct dispatch_lines){.at = NULL};
    mailbox_pattern = "";
}

static const struct dispatch_line *
find(const char *recipient)
{
    return dispatch_recipients_find(&table, recipient);
}

static void
add(struct dispatch_way *ways, size_t *count, enum vigil_channel channel, const char *to)
{
    if (*count < DISPATCH_WAYS_MAX && to[0] != '\0') {
        ways[*count].channel = channel;
        (void)base_text_copy(ways[*count].to, sizeof(ways[*count].to), to);
        ++*count;
    }
}

/* The role itself by its i-th channel. */
static void
add_role(const struct dispatch_line *line,
         size_t i,
         struct dispatch_way *ways,
         size_t *count)
{
    enum vigil_channel channel = line->channels[i];
    add(ways,
        count,
        channel,
        channel == VIGIL_CHANNEL_WEBHOOK ? line->webhook : line->mailbox);
}

static void
add_above(const char *recipient,
          const struct dispatch_line *line,
          struct dispatch_way *ways,
          size_t *count)
{
    char above[sizeof(line->recipient)], mailbox[DISPATCH_MAILBOX_SIZE];
    if (line->above[0] == '\0' || !base_text_print(above,
                                                   sizeof(above),
                                                   "%.*s/%s",
                                                   (int)strcspn(recipient, "/"),
                                                   recipient,
                                                   line->above)) {
        return;
    }
    const struct dispatch_line *of = find(above);
    if (of != NULL) {
        add_role(of, 0, ways, count);
    } else if (fill_in(above, mailbox)) {
        add(ways, count, VIGIL_CHANNEL_MAIL, mailbox);
    }
}

size_t
dispatch_recipients_ways(const char *recipient,
                         struct dispatch_way ret_ways[DISPATCH_WAYS_MAX])
{
    const struct dispatch_line *line = find(recipient);
    char mailbox[DISPATCH_MAILBOX_SIZE];
    size_t count = 0;
    if (line == NULL) {
        if (fill_in(recipient, mailbox)) {
            add(ret_ways, &count, VIGIL_CHANNEL_MAIL, mailbox);
        }
        return count;
    }
    add_role(line, 0, ret_ways, &count);
    add(ret_ways,
        &count,
        line->channels[0] == VIGIL_CHANNEL_NOTIFY ? VIGIL_CHANNEL_NOTIFY
                                                  : VIGIL_CHANNEL_MAIL,
        line->person);
    for (size_t i = 1; i < line->channels_count; i++) {
        add_role(line, i, ret_ways, &count);
    }
    add_above(recipient, line, ret_ways, &count);
    return count;
}

bool
dispatch_recipients_digest(const char *recipient)
{
    const struct dispatch_line *line = find(recipient);
    return line != NULL && line->digest;
}
