/* The cases and reviews of a casebook by their references: see files_rows.h. glibc's
 * tree is balanced, so rows in an unlucky or hostile order cost no more. */
#include "files/files_rows.h"

#include <search.h>
#include <string.h>

/* Both kinds of node begin with their reference. */
static int
compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void *
find(void *const *tree, const char *ref)
{
    void *const *node = tfind(&ref, tree, compare);
    return node == NULL ? NULL : *node;
}

/* Adds a node of this size under a copy of its reference. */
static void *
add(struct files_arena *arena, void **tree, const char *ref, size_t size)
{
    char *copy = files_arena_copy(arena, ref, strlen(ref) + 1);
    void *node = files_arena_take(arena, size);
    if (copy == NULL || node == NULL) {
        return NULL;
    }
    memcpy(node, &copy, sizeof(copy));
    if (tsearch(node, tree, compare) == NULL) {
        arena->exhausted = true;
        return NULL;
    }
    return node;
}

struct files_case *
files_case_find(const struct files_casebook *book, const char *ref)
{
    return find(&book->case_tree, ref);
}

struct files_review *
files_review_find(const struct files_casebook *book, const char *ref)
{
    return find(&book->review_tree, ref);
}

struct files_case *
files_case_add(struct files_casebook *book, const char *ref)
{
    struct files_case *added = add(&book->arena, &book->case_tree, ref, sizeof(*added));
    if (added == NULL) {
        return NULL;
    }
    added->received_at = added->decided_at = VIGIL_INSTANT_NONE;
    *(book->cases == NULL ? &book->cases : &book->last_case->next) = added;
    book->last_case = added;
    return added;
}

struct files_review *
files_review_add(struct files_casebook *book, const char *ref)
{
    struct files_review *added =
        add(&book->arena, &book->review_tree, ref, sizeof(*added));
    if (added == NULL) {
        return NULL;
    }
    *(book->reviews == NULL ? &book->reviews : &book->last_review->next) = added;
    book->last_review = added;
    return added;
}
