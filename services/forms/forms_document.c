/*
 * That was sent before, in pieces.
 */
#include "base/base_attr.h"
#include "forms/forms_fields.h"

static const struct vigil_field fields[] = {
    FORMS_HEAD,
    FORMS_TEXT("", "digest", NEEDED, 64, "SHA-256 of its bytes, in hexadecimal"),
    FORMS_NUMBER("", "size", NEEDED, 26214400, "bytes"),
    FORMS_CODE("", "kind", NEEDED, DOCUMENT_KIND, "what it is"),
    FORMS_CODE("", "media", NEEDED, MEDIA, "its type, as found"),
};

const struct vigil_form_type forms_document = {
    .type = VIGIL_MESSAGE_DOCUMENT,
    .name = "document",
    .title = "Attach a document",
    .fields = fields,
    .count = BASE_COUNT(fields),
};
