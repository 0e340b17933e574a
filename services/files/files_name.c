/* The name that was probably meant: see files_name.h. */
#include "files/files_name.h"

#include <string.h>

#include "base/base_text.h"

enum { NAME_MAX_LENGTH = 40, DISTANCE_MAX = 2 };

static size_t
least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* Optimal string alignment: letters added, left out, changed, neighbours swapped. */
static size_t
distance_of(const char *a, const char *b)
{
    size_t rows[3][NAME_MAX_LENGTH + 1];
    size_t a_length = strlen(a), b_length = strlen(b);
    for (size_t j = 0; j <= b_length; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        size_t *now = rows[i % 3], *before = rows[(i + 2) % 3];
        now[0] = i;
        for (size_t j = 1; j <= b_length; j++) {
            size_t changed = before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            now[j] = least(changed, least(before[j], now[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                now[j] = least(now[j], rows[(i + 1) % 3][j - 2] + 1);
            }
        }
    }
    return rows[a_length % 3][b_length];
}

const char *
files_name_nearest(const char *wrong, const char *const *names, size_t count)
{
    const char *nearest = NULL;
    size_t best = DISTANCE_MAX + 1;
    size_t length = strlen(wrong);
    if (length > NAME_MAX_LENGTH) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        size_t name_length = strlen(names[i]);
        if (name_length > NAME_MAX_LENGTH) {
            continue;
        }
        size_t distance = distance_of(wrong, names[i]);
        if (distance < best && distance * 2 < name_length) {
            best = distance;
            nearest = names[i];
        }
    }
    return nearest;
}

bool
files_name_is_plain(const char *text)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    if (text[0] == '\0' || strchr(letters, text[0]) == NULL ||
        strlen(text) > NAME_MAX_LENGTH) {
        return false;
    }
    size_t plain = strspn(text, letters);
    while (text[plain] == '_' || (text[plain] >= '0' && text[plain] <= '9')) {
        plain++;
        plain += strspn(text + plain, letters);
    }
    return text[plain] == '\0';
}

void
files_name_advise(const char *wrong,
                  const char *const *names,
                  size_t count,
                  char *ret_text,
                  size_t size)
{
    const char *nearest = files_name_nearest(wrong, names, count);
    if (nearest != NULL) {
        (void)base_text_print(ret_text, size, "did you mean %s?", nearest);
        return;
    }
    (void)base_text_copy(ret_text, size, "one of: ");
    for (size_t i = 0; i < count; i++) {
        size_t used = strlen(ret_text), behind = i + 1 < count ? sizeof(", ...") : 1;
        if (used + strlen(i == 0 ? "" : ", ") + strlen(names[i]) + behind > size) {
            (void)base_text_append(ret_text, size, "%s...", i == 0 ? "" : ", ");
            return;
        }
        (void)base_text_append(ret_text, size, "%s%s", i == 0 ? "" : ", ", names[i]);
    }
}
