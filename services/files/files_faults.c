/* All faults of a folder of files: see files_faults.h. */
#include "files/files_faults.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"

void
files_faults_init(struct files_faults *ret_faults)
{
    memset(ret_faults, 0, sizeof(*ret_faults));
}

void
files_faults_done(struct files_faults *faults)
{
    free(faults->at);
    files_faults_init(faults);
}

/* Room for one more; NULL when the list is full or memory is short. */
static struct files_fault *
next_of(struct files_faults *faults)
{
    if (faults->count == FILES_FAULTS_MAX) {
        return NULL;
    }
    if (faults->count == faults->capacity) {
        size_t capacity = faults->capacity == 0 ? 64 : faults->capacity * 2;
        struct files_fault *at = realloc(faults->at, capacity * sizeof(*at));
        if (at == NULL) {
            return NULL;
        }
        faults->at = at;
        faults->capacity = capacity;
    }
    return &faults->at[faults->count++];
}

static void
add(struct files_faults *faults,
    bool warning,
    const struct files_place *place,
    const struct vigil_fault *what)
{
    if (warning) {
        faults->warnings++;
    } else {
        faults->errors++;
    }
    struct files_fault *fault = next_of(faults);
    if (fault == NULL) {
        return;
    }
    fault->warning = warning;
    fault->line = place->line;
    fault->column = place->column;
    fault->what = *what;
    (void)base_text_copy(fault->file, sizeof(fault->file), place->file);
    (void)base_text_copy(fault->what.path, sizeof(fault->what.path), place->name);
}

static struct vigil_fault
what_of(const char *code, const char *wrong, const char *right)
{
    struct vigil_fault what = {.path = ""};
    (void)base_text_copy(what.code, sizeof(what.code), code);
    (void)base_text_copy(what.wrong, sizeof(what.wrong), wrong);
    (void)base_text_copy(what.right, sizeof(what.right), right);
    return what;
}

void
files_faults_add(struct files_faults *faults,
                 const struct files_place *place,
                 const char *code,
                 const char *wrong,
                 const char *right)
{
    struct vigil_fault what = what_of(code, wrong, right);
    add(faults, false, place, &what);
}

void
files_faults_add_found(struct files_faults *faults,
                       const struct files_place *place,
                       const struct vigil_fault *found)
{
    add(faults, false, place, found);
}

void
files_faults_add_rules(struct files_faults *faults,
                       const char *file,
                       const long *lines,
                       const struct vigil_faults *found)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct vigil_fault *what = &found->at[i];
        struct files_place place = {.file = file, .name = what->path};
        size_t index;
        int field = 0;
        if (sscanf(what->path, "%*[a-z][%zu].%n", &index, &field) == 1 && field > 0) {
            place.line = lines[index];
            place.name = what->path + field;
        }
        add(faults, false, &place, what);
    }
    faults->errors += found->more;
}

void
files_faults_warn(struct files_faults *faults,
                  const struct files_place *place,
                  const char *code,
                  const char *wrong,
                  const char *right)
{
    struct vigil_fault what = what_of(code, wrong, right);
    add(faults, true, place, &what);
}

void
files_faults_print(const struct files_fault *fault, char *ret_text, size_t size)
{
    (void)base_text_copy(ret_text, size, fault->file);
    if (fault->line > 0) {
        (void)base_text_append(ret_text, size, ":%ld", fault->line);
    }
    if (fault->column > 0) {
        (void)base_text_append(ret_text, size, ":%d", fault->column);
    }
    (void)base_text_append(ret_text,
                           size,
                           ":%s%s%s %s; right: %s [%s]",
                           fault->warning ? " warning:" : "",
                           fault->what.path[0] == '\0' ? "" : " ",
                           fault->what.path,
                           fault->what.wrong,
                           fault->what.right,
                           fault->what.code);
}
