/* Writing and reading a history: see chaos_history.h. */
#include "chaos_history.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/base_text.h"

enum { LINE_SIZE = 320 };

static const char *const outcomes[] = {"invoked", "ok", "refused", "unknown"};

int
chaos_history_open(const char *path)
{
    return open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

bool
chaos_history_write(int fd, const struct chaos_line *line)
{
    char text[LINE_SIZE], id[BASE_ID_TEXT_SIZE];
    char content[BASE_HASH_TEXT_SIZE], answer[BASE_HASH_TEXT_SIZE];
    base_id_print(&line->id, id);
    base_hash_print(line->content, content);
    base_hash_print(line->answer, answer);
    bool answered = line->outcome == CHAOS_OK || line->outcome == CHAOS_REFUSED;
    if (!base_text_print(text,
                         sizeof(text),
                         "%s %s %s %s %s %s\n",
                         outcomes[line->outcome],
                         line->sender,
                         id,
                         content,
                         answered ? answer : "-",
                         line->code[0] == '\0' ? "-" : line->code)) {
        return false;
    }
    ssize_t size = (ssize_t)strlen(text);
    return write(fd, text, (size_t)size) == size;
}

static bool
read_hash(const char *text, uint8_t ret_hash[BASE_HASH_SIZE])
{
    memset(ret_hash, 0, BASE_HASH_SIZE);
    if (strcmp(text, "-") == 0) {
        return true;
    }
    if (strlen(text) != BASE_HASH_TEXT_SIZE - 1) {
        return false;
    }
    for (size_t i = 0; i < BASE_HASH_SIZE; i++) {
        unsigned byte;
        if (sscanf(text + 2 * i, "%2x", &byte) != 1) {
            return false;
        }
        ret_hash[i] = (uint8_t)byte;
    }
    return true;
}

static bool
read_line(const char *text, struct chaos_line *ret_line)
{
    char outcome[16], id[40], content[72], answer[72];
    memset(ret_line, 0, sizeof(*ret_line));
    if (sscanf(text,
               "%15s %15s %39s %71s %71s %39s",
               outcome,
               ret_line->sender,
               id,
               content,
               answer,
               ret_line->code) != 6 ||
        !base_id_parse(id, &ret_line->id) || !read_hash(content, ret_line->content) ||
        !read_hash(answer, ret_line->answer)) {
        return false;
    }
    for (size_t i = 0; i < BASE_COUNT(outcomes); i++) {
        if (strcmp(outcome, outcomes[i]) == 0) {
            ret_line->outcome = (enum chaos_outcome)i;
            return true;
        }
    }
    return false;
}

bool
chaos_history_read(const char *path, struct chaos_history *ret_history)
{
    memset(ret_history, 0, sizeof(*ret_history));
    FILE *file = fopen(path, "re");
    bool fine = file != NULL;
    char text[LINE_SIZE];
    while (fine && fgets(text, sizeof(text), file) != NULL) {
        if (ret_history->count == ret_history->capacity) {
            size_t wanted = ret_history->capacity * 2 + 1024;
            void *larger = realloc(ret_history->at, wanted * sizeof(*ret_history->at));
            if (larger == NULL) {
                fine = false;
                break;
            }
            ret_history->at = larger;
            ret_history->capacity = wanted;
        }
        fine = read_line(text, &ret_history->at[ret_history->count++]);
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    return fine;
}

bool
chaos_history_join(struct chaos_history *history, struct chaos_history *other)
{
    size_t count = history->count + other->count;
    struct chaos_line *larger = realloc(history->at, (count + 1) * sizeof(*larger));
    if (larger == NULL) {
        return false;
    }
    if (other->count > 0) {
        memcpy(larger + history->count, other->at, other->count * sizeof(*larger));
    }
    history->at = larger;
    history->count = history->capacity = count;
    chaos_history_done(other);
    return true;
}

void
chaos_history_done(struct chaos_history *history)
{
    free(history->at);
    memset(history, 0, sizeof(*history));
}
