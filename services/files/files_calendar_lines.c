/*
 * On which line each event of bank-holidays.json begins: jansson does not say. The text
 * is JSON already, so strings, brackets and commas are all that must be told apart.
 */
#include <stdbool.h>
#include <string.h>

#include "files/files_calendar.h"

/* The depths of a division's object and of its list of events. */
enum { AT_DIVISION = 2, AT_EVENTS = 3 };

struct walk {
    const char *division;
    int depth;
    const char *word; /* the last string: where it begins, how long it is */
    size_t word_size;
    bool in_division, in_events;
    bool expecting; /* the next thing is an event */
};

static bool
word_is(const struct walk *walk, const char *text)
{
    return walk->word != NULL && walk->word_size == strlen(text) &&
           memcmp(walk->word, text, walk->word_size) == 0;
}

/* Passes over a string, from its first quote; gives where it ends. */
static size_t
pass_string(struct walk *walk, const char *text, size_t size, size_t at)
{
    size_t end = at + 1;
    while (end < size && text[end] != '"') {
        end += text[end] == '\\' ? 2 : 1;
    }
    walk->word = text + at + 1;
    walk->word_size = end - at - 1;
    return end;
}

static void
open_or_close(struct walk *walk, char c)
{
    if (c == '{' || c == '[') {
        walk->depth++;
        if (walk->depth == AT_DIVISION) {
            walk->in_division = c == '{' && word_is(walk, walk->division);
        } else if (walk->depth == AT_EVENTS && walk->in_division) {
            walk->in_events = c == '[' && word_is(walk, "events");
            walk->expecting = walk->in_events;
        }
    } else if (c == '}' || c == ']') {
        if (walk->depth == AT_EVENTS) {
            walk->in_events = walk->expecting = false;
        }
        walk->depth--;
    } else if (c == ',' && walk->depth == AT_EVENTS && walk->in_events) {
        walk->expecting = true;
    }
}

size_t
files_calendar_lines(
    const char *text, size_t size, const char *division, size_t max, long *ret_lines)
{
    struct walk walk = {.division = division};
    size_t count = 0;
    long line = 1;
    for (size_t at = 0; at < size; at++) {
        char c = text[at];
        if (c == '\n') {
            line++;
        }
        if (strchr(" \t\r\n", c) != NULL) {
            continue;
        }
        if (walk.expecting && c != ']' && count < max) {
            ret_lines[count++] = line;
        }
        walk.expecting = false;
        if (c == '"') {
            at = pass_string(&walk, text, size, at);
        } else {
            open_or_close(&walk, c);
        }
    }
    return count;
}
