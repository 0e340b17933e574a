/* Records by their steps and subjects by their keys: see files_records_parts.h. glibc's
 * tree is balanced, so rows in an unlucky or hostile order cost no more. */
#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "files/files_records_parts.h"

static int
compare_steps(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

static int
compare_keys(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct files_entry *
files_records_find(const struct files_records *records, int64_t step)
{
    void *const *node = tfind(&step, &records->step_tree, compare_steps);
    return node == NULL ? NULL : *node;
}

struct files_entry *
files_records_add(struct files_records *records, struct files_arena *arena, int64_t step)
{
    struct files_entry *added = files_arena_take(arena, sizeof(*added));
    if (added == NULL) {
        return NULL;
    }
    added->step = step;
    added->at = VIGIL_INSTANT_NONE;
    if (tsearch(added, &records->step_tree, compare_steps) == NULL) {
        arena->exhausted = true;
        return NULL;
    }
    *(records->first == NULL ? &records->first : &records->last->next) = added;
    records->last = added;
    records->count++;
    return added;
}

struct files_subject *
files_subject_find(const struct files_records *records, const char *key)
{
    void *const *node = tfind(&key, &records->subject_tree, compare_keys);
    return node == NULL ? NULL : *node;
}

struct files_subject *
files_subject_want(struct files_records *records,
                   struct files_arena *arena,
                   const char *key)
{
    struct files_subject *subject = files_subject_find(records, key);
    if (subject != NULL) {
        return subject;
    }
    subject = files_arena_take(arena, sizeof(*subject));
    char *copy = files_arena_copy(arena, key, strlen(key) + 1);
    if (subject == NULL || copy == NULL) {
        return NULL;
    }
    subject->key = copy;
    subject->number = records->subjects_count;
    subject->group = subject;
    subject->last = VIGIL_INSTANT_NONE;
    if (tsearch(subject, &records->subject_tree, compare_keys) == NULL) {
        arena->exhausted = true;
        return NULL;
    }
    *(records->subjects == NULL ? &records->subjects : &records->last_subject->next) =
        subject;
    records->last_subject = subject;
    records->subjects_count++;
    return subject;
}

struct files_subject *
files_subject_group(struct files_subject *subject)
{
    while (subject->group != subject) {
        subject->group = subject->group->group; /* halves the way for the next */
        subject = subject->group;
    }
    return subject;
}

/* The nodes lie in the arena. */
static void
keep_node(void *node)
{
    (void)node;
}

void
files_records_done(struct files_records *records)
{
    tdestroy(records->step_tree, keep_node);
    tdestroy(records->subject_tree, keep_node);
    free(records->order);
}
