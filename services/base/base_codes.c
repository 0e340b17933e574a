/*
 * The code lists as tables of names: the functions of vigil/codes.h.
 */
#include "vigil/codes.h"

#include <string.h>

#include "base/base_attr.h"
#include "base/base_text.h"

struct row {
    int code;
    const char *name;
};

#define X(constant, number, name) {number, name},
#define L(constant, tag, rows)    static const struct row rows_of_##tag[] = {rows(X)};
VIGIL_CODE_LISTS(L)
#undef L
#undef X

static const struct {
    const struct row *rows;
    size_t count;
} lists[] = {
#define L(constant, tag, rows) {rows_of_##tag, BASE_COUNT(rows_of_##tag)},
    VIGIL_CODE_LISTS(L)
#undef L
};

const char *
vigil_code_name(enum vigil_code_list list, int code)
{
    if (code == 0) {
        return "";
    }
    for (size_t i = 0; i < lists[list].count; i++) {
        if (lists[list].rows[i].code == code) {
            return lists[list].rows[i].name;
        }
    }
    return NULL;
}

bool
vigil_code_find(enum vigil_code_list list, const char *name, int *ret_code)
{
    for (size_t i = 0; i < lists[list].count; i++) {
        if (strcmp(lists[list].rows[i].name, name) == 0) {
            *ret_code = lists[list].rows[i].code;
            return true;
        }
    }
    return false;
}

void
vigil_code_names(enum vigil_code_list list, char *ret_text, size_t size)
{
    const struct row *rows = lists[list].rows;
    ret_text[0] = '\0';
    for (size_t i = 0; i < lists[list].count; i++) {
        size_t used = strlen(ret_text) + (i == 0 ? 0 : strlen(", "));
        size_t behind = i + 1 < lists[list].count ? sizeof(", ...") : 1;
        if (used + strlen(rows[i].name) + behind > size) {
            (void)base_text_append(ret_text, size, "%s...", i == 0 ? "" : ", ");
            return;
        }
        (void)base_text_append(ret_text, size, "%s%s", i == 0 ? "" : ", ", rows[i].name);
    }
}
