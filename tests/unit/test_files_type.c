/* Types of documents: by their first bytes, whatever they are called. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "files/files_type.h"

#define BYTES(text) (const uint8_t *)(text), sizeof(text) - 1

static const struct {
    const uint8_t *bytes;
    size_t size;
    enum vigil_media media;
} rows[] = {
    {BYTES("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n"), VIGIL_MEDIA_PDF},
    {BYTES("{\\rtf1\\ansi\\deff0 Learning}"), VIGIL_MEDIA_RTF},
    {BYTES("What was learned, in plain words.\n"), VIGIL_MEDIA_TEXT},
    {BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\2\0\0\0"), VIGIL_MEDIA_PNG},
    {BYTES("\xff\xd8\xff\xe0\0\20JFIF\0\1\1\0\0\1\0\1\0\0"), VIGIL_MEDIA_JPEG},
    {BYTES("PK\3\4\24\0\0\10\0\0\0\0\0\0^\306\62\f\47\0\0\0\47\0\0\0\10\0\0\0mimetype"
           "application/vnd.oasis.opendocument.text"),
     VIGIL_MEDIA_ODT},
    /* what is not taken: a program, a script, a page, an archive, an old Word file */
    {BYTES("\x7f"
           "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\76\0"),
     VIGIL_MEDIA_NONE},
    {BYTES("#!/bin/sh\nrm -r /\n"), VIGIL_MEDIA_NONE},
    {BYTES("<!DOCTYPE html><html><script>alert(1)</script></html>"), VIGIL_MEDIA_NONE},
    {BYTES("MZ\220\0\3\0\0\0\4\0\0\0\xff\xff\0\0"), VIGIL_MEDIA_NONE},
    {BYTES("PK\3\4\24\0\0\0\10\0\0\0\0\0a.txt"), VIGIL_MEDIA_NONE},
    {BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0"), VIGIL_MEDIA_NONE},
    {BYTES(""), VIGIL_MEDIA_NONE},
};

static void
by_first_bytes(void **state)
{
    (void)state;
    struct files_type *type = NULL;
    struct base_error error;
    assert_int_equal(files_type_new(&type, &error), BASE_OK);
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        enum vigil_media media = files_type_of(type, rows[i].bytes, rows[i].size);
        if (media != rows[i].media) {
            fail_msg("row %zu: %s", i, vigil_code_name(VIGIL_LIST_MEDIA, (int)media));
        }
    }
    files_type_free(type);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(by_first_bytes)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
