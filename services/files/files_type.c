/* What type a document is of: see files_type.h. */
#include "files/files_type.h"

#include <magic.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_attr.h"

struct files_type {
    magic_t magic;
};

#define DOCX "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
#define XLSX "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

static const struct {
    const char *mime;
    enum vigil_media media;
} types[] = {
    {"application/pdf", VIGIL_MEDIA_PDF},
    {DOCX, VIGIL_MEDIA_DOCX},
    {"application/vnd.oasis.opendocument.text", VIGIL_MEDIA_ODT},
    {"text/rtf", VIGIL_MEDIA_RTF},
    {XLSX, VIGIL_MEDIA_XLSX},
    {"application/vnd.oasis.opendocument.spreadsheet", VIGIL_MEDIA_ODS},
    {"text/csv", VIGIL_MEDIA_CSV},
    {"application/csv", VIGIL_MEDIA_CSV},
    {"text/plain", VIGIL_MEDIA_TEXT},
    {"image/png", VIGIL_MEDIA_PNG},
    {"image/jpeg", VIGIL_MEDIA_JPEG},
};

enum base_class
files_type_new(struct files_type **ret_type, struct base_error *ret_error)
{
    enum {
        FLAGS = MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR |
                MAGIC_NO_CHECK_ELF | MAGIC_NO_CHECK_CDF | MAGIC_NO_CHECK_TOKENS
    };
    struct files_type *type = calloc(1, sizeof(*type));
    if (type != NULL) {
        type->magic = magic_open(FLAGS);
    }
    if (type == NULL || type->magic == NULL || magic_load(type->magic, NULL) != 0) {
        files_type_free(type);
        return base_error_set(ret_error,
                              BASE_STOP,
                              "file_types",
                              "libmagic's table of file types could not be loaded");
    }
    *ret_type = type;
    return BASE_OK;
}

void
files_type_free(struct files_type *type)
{
    if (type != NULL && type->magic != NULL) {
        magic_close(type->magic);
    }
    free(type);
}

enum vigil_media
files_type_of(const struct files_type *type, const uint8_t *bytes, size_t size)
{
    const char *mime = magic_buffer(type->magic, bytes, size);
    for (size_t i = 0; mime != NULL && i < BASE_COUNT(types); i++) {
        if (strcmp(mime, types[i].mime) == 0) {
            return types[i].media;
        }
    }
    return VIGIL_MEDIA_NONE;
}
