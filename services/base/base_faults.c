/* Collecting all faults: see base_faults.h. */
#include "base/base_faults.h"

#include <string.h>

#include "base/base_text.h"

bool
base_faults_has(const struct vigil_faults *faults, const char *path)
{
    for (size_t i = 0; i < faults->count; i++) {
        if (strcmp(faults->at[i].path, path) == 0) {
            return true;
        }
    }
    return false;
}

void
base_faults_add(struct vigil_faults *faults,
                const char *path,
                const char *code,
                const char *wrong,
                const char *right)
{
    if (faults->count == VIGIL_FAULTS_MAX) {
        faults->more++;
        return;
    }
    struct vigil_fault *fault = &faults->at[faults->count++];
    (void)base_text_copy(fault->path, sizeof(fault->path), path);
    (void)base_text_copy(fault->code, sizeof(fault->code), code);
    (void)base_text_copy(fault->wrong, sizeof(fault->wrong), wrong);
    (void)base_text_copy(fault->right, sizeof(fault->right), right);
}

void
base_faults_add_at(struct vigil_faults *faults,
                   const char *list,
                   size_t index,
                   const char *field,
                   const char *code,
                   const char *wrong,
                   const char *right)
{
    char path[sizeof(faults->at[0].path)];
    (void)base_text_print(path, sizeof(path), "%s[%zu].%s", list, index, field);
    base_faults_add(faults, path, code, wrong, right);
}

void
base_faults_add_code(struct vigil_faults *faults,
                     const char *path,
                     enum vigil_code_list list)
{
    char names[sizeof(faults->at[0].right) - 8];
    vigil_code_names(list, names, sizeof(names));
    char right[sizeof(faults->at[0].right)];
    (void)base_text_print(right, sizeof(right), "one of: %s", names);
    base_faults_add(faults, path, "unknown_code", "not a code of this list", right);
}
