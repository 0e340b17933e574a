/* Delivery status notifications: see dispatch_dsn.h. */
#include "dispatch/dispatch_dsn.h"

#include <string.h>
#include <strings.h>

#include "base/base_text.h"

enum { VALUE_SIZE = 256, LINES_MAX = 8192 };

/* What is left of the mail. */
struct rest {
    const char *at, *end;
    int lines;
};

struct line {
    const char *at;
    size_t size; /* without its end */
};

static bool
next_line(struct rest *rest, struct line *ret_line)
{
    if (rest->at == rest->end || ++rest->lines > LINES_MAX) {
        return false;
    }
    const char *end = memchr(rest->at, '\n', (size_t)(rest->end - rest->at));
    ret_line->at = rest->at;
    ret_line->size = (size_t)((end == NULL ? rest->end : end) - rest->at);
    rest->at = end == NULL ? rest->end : end + 1;
    if (ret_line->size > 0 && ret_line->at[ret_line->size - 1] == '\r') {
        ret_line->size--;
    }
    return true;
}

/* Puts the line's value into ret_value if it is a field of this name. */
static bool
is_field(const struct line *line, const char *name, char ret_value[VALUE_SIZE])
{
    size_t length = strlen(name);
    if (line->size <= length || strncasecmp(line->at, name, length) != 0 ||
        line->at[length] != ':') {
        return false;
    }
    const char *from = line->at + length + 1;
    size_t size = line->size - length - 1;
    while (size > 0 && (*from == ' ' || *from == '\t')) {
        from++;
        size--;
    }
    while (size > 0 && (from[size - 1] == ' ' || from[size - 1] == '\t')) {
        size--;
    }
    return memchr(from, '\0', size) == NULL &&
           base_text_copy_bytes(ret_value, VALUE_SIZE, from, size);
}

static void
append_line(char value[VALUE_SIZE], const struct line *line)
{
    size_t used = strlen(value);
    if (memchr(line->at, '\0', line->size) == NULL && used + line->size < VALUE_SIZE) {
        (void)base_text_copy_bytes(value + used, VALUE_SIZE - used, line->at, line->size);
    }
}

/* Reads headers to the empty line; the value of Content-Type, with its folded lines. */
static bool
read_type(struct rest *rest, char ret_type[VALUE_SIZE])
{
    struct line line;
    bool in_type = false;
    ret_type[0] = '\0';
    while (next_line(rest, &line)) {
        if (line.size == 0) {
            return true;
        }
        bool folded = line.at[0] == ' ' || line.at[0] == '\t';
        if (folded && in_type) {
            append_line(ret_type, &line);
        } else if (!folded) {
            in_type = is_field(&line, "Content-Type", ret_type);
        }
    }
    return false;
}

/* The boundary of a multipart/report; false if it is no report of deliveries. */
static bool
read_boundary(const char *type, char ret_boundary[VALUE_SIZE])
{
    if (strncasecmp(type, "multipart/report", 16) != 0 ||
        strcasestr(type, "delivery-status") == NULL) {
        return false;
    }
    const char *at = strcasestr(type, "boundary=");
    if (at == NULL) {
        return false;
    }
    at += 9;
    size_t size = *at == '"' ? strcspn(at + 1, "\"") : strcspn(at, "; \t");
    at += *at == '"' ? 1 : 0;
    return size > 0 && size <= 70 &&
           base_text_copy_bytes(ret_boundary, VALUE_SIZE, at, size);
}

static bool
is_boundary(const struct line *line, const char *boundary)
{
    size_t length = strlen(boundary);
    return line->size >= length + 2 && strncmp(line->at, "--", 2) == 0 &&
           strncmp(line->at + 2, boundary, length) == 0;
}

/* Moves to the body of the part that we look for. */
static bool
find_part(struct rest *rest, const char *boundary)
{
    struct line line;
    char type[VALUE_SIZE];
    while (next_line(rest, &line)) {
        if (is_boundary(&line, boundary) && read_type(rest, type) &&
            strncasecmp(type, "message/delivery-status", 23) == 0) {
            return true;
        }
    }
    return false;
}

/* 5.1.1 as 5_1_1; nothing else gets into an outcome. */
static void
print_outcome(const char *word, const char *status, char ret[DISPATCH_OUTCOME_SIZE])
{
    char code[16];
    size_t length = strspn(status, "0123456789.");
    (void)base_text_copy_bytes(
        code, sizeof(code), status, length < sizeof(code) ? length : 0);
    for (char *c = code; *c != '\0'; c++) {
        *c = (char)(*c == '.' ? '_' : *c);
    }
    (void)base_text_print(
        ret, DISPATCH_OUTCOME_SIZE, "%s%s%s", word, code[0] == '\0' ? "" : "_", code);
}

/* What the recipient's fields say. Relayed: on to where nobody notifies, so that nothing
 * is known of it; expanded: it was delivered to an address that stands for several. */
static bool
judge(const char *action, const char *status, struct dispatch_confirmation *ret)
{
    static const struct {
        const char *action;
        enum dispatch_fate fate;
        const char *word;
    } known[] = {{"failed", DISPATCH_BOUNCED, "bounced"},
                 {"delayed", DISPATCH_DELAYED, "delayed"},
                 {"delivered", DISPATCH_DELIVERED, "delivered"},
                 {"expanded", DISPATCH_DELIVERED, "delivered"},
                 {"relayed", DISPATCH_DELAYED, "relayed"}};
    for (size_t i = 0; i < BASE_COUNT(known); i++) {
        size_t length = strlen(known[i].action);
        if (strncasecmp(action, known[i].action, length) == 0 &&
            strchr(" \t(", action[length]) != NULL) {
            ret->fate = known[i].fate;
            print_outcome(
                known[i].word, ret->fate == DISPATCH_BOUNCED ? status : "", ret->outcome);
            return true;
        }
    }
    return false;
}

bool
dispatch_dsn_read(const char *bytes,
                  size_t size,
                  struct dispatch_confirmation *ret_confirmation)
{
    struct rest rest = {.at = bytes, .end = bytes + size};
    char type[VALUE_SIZE], boundary[VALUE_SIZE], value[VALUE_SIZE];
    char action[VALUE_SIZE] = "", status[VALUE_SIZE] = "";
    struct dispatch_confirmation found = {.fate = DISPATCH_UNKNOWN};
    struct vigil_id id;
    struct line line;
    if (!read_type(&rest, type) || !read_boundary(type, boundary) ||
        !find_part(&rest, boundary)) {
        return false;
    }
    while (next_line(&rest, &line) && !is_boundary(&line, boundary)) {
        if (is_field(&line, "Original-Envelope-Id", value) && base_id_parse(value, &id)) {
            base_id_print(&id, found.reference);
        } else if (action[0] == '\0' && is_field(&line, "Action", value)) {
            (void)base_text_copy(action, sizeof(action), value);
        } else if (status[0] == '\0' && is_field(&line, "Status", value)) {
            (void)base_text_copy(status, sizeof(status), value);
        }
    }
    if (found.reference[0] == '\0' || !judge(action, status, &found)) {
        return false;
    }
    *ret_confirmation = found;
    return true;
}
