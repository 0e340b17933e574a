/* Writing CSV: see files_csv_write.h. */
#include "files/files_csv_write.h"

#include <string.h>

static void
write_field(FILE *to, const char *text)
{
    if (strpbrk(text, ",\"\r\n") == NULL) {
        (void)fputs(text, to);
        return;
    }
    (void)putc('"', to);
    for (; *text != '\0'; text++) {
        if (*text == '"') {
            (void)putc('"', to);
        }
        (void)putc(*text, to);
    }
    (void)putc('"', to);
}

void
files_csv_write(FILE *to, const char *const *texts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            (void)putc(',', to);
        }
        write_field(to, texts[i] == NULL ? "" : texts[i]);
    }
    (void)putc('\n', to);
}
