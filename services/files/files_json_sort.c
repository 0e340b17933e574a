/* The order in which faults are told: see files_json.h. */
#include <stdlib.h>
#include <string.h>

#include "files/files_json.h"

/* Where a path lies in a record: children[1].sex is field 12, element 1, field 3. */
struct rank {
    size_t field;
    unsigned long element;
    size_t inner;
};

/* The index of the field whose name the path begins with; behind all for none. */
static size_t
index_of(const struct files_record *record, const char *path, size_t length)
{
    for (size_t i = 0; i < record->fields_count; i++) {
        const char *name = record->fields[i].name;
        if (strlen(name) == length && strncmp(name, path, length) == 0) {
            return i;
        }
    }
    return record->fields_count;
}

static struct rank
rank_of(const struct files_record *record, const char *path)
{
    size_t length = strcspn(path, "[.");
    struct rank rank = {.field = index_of(record, path, length)};
    if (path[length] != '[' || rank.field == record->fields_count) {
        return rank;
    }
    char *end;
    rank.element = strtoul(path + length + 1, &end, 10);
    const struct files_record *of = record->fields[rank.field].of;
    if (of != NULL && strncmp(end, "].", 2) == 0) {
        rank.inner = 1 + index_of(of, end + 2, strlen(end + 2));
    }
    return rank;
}

static bool
is_before(const struct rank *a, const struct rank *b)
{
    if (a->field != b->field) {
        return a->field < b->field;
    }
    return a->element != b->element ? a->element < b->element : a->inner < b->inner;
}

/* By insertion: few, nearly in order, and equals stay as they are. */
void
files_json_faults_sort(const struct files_record *record, struct vigil_faults *faults)
{
    for (size_t i = 1; i < faults->count; i++) {
        const struct vigil_fault moved = faults->at[i];
        const struct rank rank = rank_of(record, moved.path);
        size_t k = i;
        for (; k > 0; k--) {
            const struct rank before = rank_of(record, faults->at[k - 1].path);
            if (!is_before(&rank, &before)) {
                break;
            }
            faults->at[k] = faults->at[k - 1];
        }
        faults->at[k] = moved;
    }
}
