/* The whole case file in memory: see intake_files.h. */
#include "intake/intake_files.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_attr.h"

enum { BLOCK = 1024 };

static void *
grown(void *array, size_t size)
{
    void *larger = realloc(array, size);
    if (larger == NULL) {
        abort();
    }
    return larger;
}

/* FNV-1a, of one text behind the other. */
static uint64_t
hash_more(uint64_t hash, const char *text)
{
    for (; *text != '\0'; text++) {
        hash = (hash ^ (uint8_t)*text) * UINT64_C(1099511628211);
    }
    return hash;
}

static uint64_t
hash_of(const char *first, const char *second)
{
    return hash_more(hash_more(UINT64_C(14695981039346656037), first), second);
}

/* The room is a power of two, at most half full. */
static void
put(struct intake_places *places, uint64_t hash, struct intake_file *file)
{
    size_t i = hash & (places->room - 1);
    while (places->at[i] != NULL) {
        i = (i + 1) & (places->room - 1);
    }
    places->at[i] = file;
    places->count++;
}

static uint64_t
hash_ref(const struct intake_file *file)
{
    return hash_of(file->c.case_ref, "");
}

static uint64_t
hash_own(const struct intake_file *file)
{
    return hash_of(file->c.authority, file->c.notification_ref);
}

static void
add(struct intake_places *places,
    uint64_t (*hash)(const struct intake_file *file),
    struct intake_file *file)
{
    if (places->count * 2 >= places->room) {
        struct intake_places larger = {.room =
                                           places->room == 0 ? BLOCK : places->room * 2};
        larger.at = calloc(larger.room, sizeof(struct intake_file *));
        if (larger.at == NULL) {
            abort();
        }
        for (size_t i = 0; i < places->room; i++) {
            if (places->at[i] != NULL) {
                put(&larger, hash(places->at[i]), places->at[i]);
            }
        }
        free(places->at);
        *places = larger;
    }
    put(places, hash(file), file);
}

void
intake_files_done(struct intake_files *files)
{
    for (size_t n = 0; n < files->count; n++) {
        struct intake_file *file = intake_files_at(files, n);
        free(file->items);
        free(file->covered);
    }
    for (size_t i = 0; i * BLOCK < files->count; i++) {
        free(files->blocks[i]);
    }
    free(files->blocks);
    free(files->by_ref.at);
    free(files->by_own.at);
    memset(files, 0, sizeof(*files));
}

struct intake_file *
intake_files_at(const struct intake_files *files, size_t n)
{
    return n < files->count ? &files->blocks[n / BLOCK][n % BLOCK] : NULL;
}

struct intake_file *
intake_files_find(const struct intake_files *files, const char *case_ref)
{
    const struct intake_places *places = &files->by_ref;
    if (places->room == 0) {
        return NULL;
    }
    size_t i = hash_of(case_ref, "") & (places->room - 1);
    while (places->at[i] != NULL && strcmp(places->at[i]->c.case_ref, case_ref) != 0) {
        i = (i + 1) & (places->room - 1);
    }
    return places->at[i];
}

/* A place that was a file's under another authority is none of this key's. */
static struct intake_file *
find_own(const struct intake_files *files,
         const char *authority,
         const char *own,
         enum vigil_file_kind kind)
{
    const struct intake_places *places = &files->by_own;
    if (places->room == 0 || own[0] == '\0') {
        return NULL;
    }
    size_t i = hash_of(authority, own) & (places->room - 1);
    for (; places->at[i] != NULL; i = (i + 1) & (places->room - 1)) {
        const struct vigil_case *c = &places->at[i]->c;
        if (c->kind == kind && strcmp(c->authority, authority) == 0 &&
            strcmp(c->notification_ref, own) == 0) {
            break;
        }
    }
    return places->at[i];
}

struct intake_file *
intake_files_named(const struct intake_files *files, const struct vigil_case_name *name)
{
    if (name->case_ref[0] != '\0') {
        return intake_files_find(files, name->case_ref);
    }
    if (name->lcspr_ref[0] != '\0') {
        return find_own(files, name->authority, name->lcspr_ref, VIGIL_FILE_KIND_LCSPR);
    }
    if (name->kind != VIGIL_FILE_KIND_NONE) {
        return find_own(files, name->authority, name->notification_ref, name->kind);
    }
    static const enum vigil_file_kind kinds[] = {
        VIGIL_FILE_KIND_INCIDENT, VIGIL_FILE_KIND_CONSIDERATION, VIGIL_FILE_KIND_PERIOD};
    struct intake_file *file = NULL;
    for (size_t i = 0; i < BASE_COUNT(kinds) && file == NULL; i++) {
        file = find_own(files, name->authority, name->notification_ref, kinds[i]);
    }
    return file;
}

struct intake_file *
intake_files_add(struct intake_files *files, const char *case_ref)
{
    if (files->count % BLOCK == 0) {
        size_t blocks = files->count / BLOCK;
        files->blocks = grown(files->blocks, (blocks + 1) * sizeof(struct intake_file *));
        files->blocks[blocks] = calloc(BLOCK, sizeof(struct intake_file));
        if (files->blocks[blocks] == NULL) {
            abort();
        }
    }
    files->count++;
    struct intake_file *file = intake_files_at(files, files->count - 1);
    memcpy(file->c.case_ref, case_ref, VIGIL_REF_SIZE);
    add(&files->by_ref, hash_ref, file);
    return file;
}

void
intake_files_own(struct intake_files *files, struct intake_file *file)
{
    if (file->c.notification_ref[0] != '\0') {
        add(&files->by_own, hash_own, file);
    }
}

void
intake_file_cover(struct intake_file *review, struct intake_file *covered)
{
    for (size_t i = 0; i < review->covered_count; i++) {
        if (review->covered[i] == covered) {
            return;
        }
    }
    review->covered = grown(review->covered,
                            (review->covered_count + 1) * sizeof(struct intake_file *));
    review->covered[review->covered_count++] = covered;
}

size_t
intake_file_members(const struct intake_file *review,
                    size_t capacity,
                    struct vigil_case **ret_members)
{
    size_t count = 0;
    for (size_t i = 0; i < review->covered_count && count < capacity; i++) {
        struct vigil_case *c = &review->covered[i]->c;
        if (strcmp(c->review_ref, review->c.case_ref) != 0) {
            continue; /* another review has it now */
        }
        size_t at = count++;
        for (; at > 0 && strcmp(ret_members[at - 1]->case_ref, c->case_ref) > 0; at--) {
            ret_members[at] = ret_members[at - 1];
        }
        ret_members[at] = c;
    }
    return count;
}

void
intake_file_keep(struct intake_file *file, const struct vigil_item *items, size_t count)
{
    if (count > file->items_count) {
        file->items = grown(file->items, count * sizeof(*items));
    }
    if (count > 0) {
        memcpy(file->items, items, count * sizeof(*items));
    }
    file->items_count = count;
}
