/* The files and columns of records: see files_record_file.h. */
#include "files/files_record_file.h"

#include <string.h>

#include "base/base_attr.h"
#include "base/base_text.h"

void
files_record_file(const struct vigil_form_type *type,
                  const char *list,
                  char ret_name[FILES_RECORD_NAME_SIZE])
{
    (void)base_text_print(ret_name,
                          FILES_RECORD_NAME_SIZE,
                          FILES_RECORD_FOLDER "/%s%s%s.csv",
                          type->name,
                          list[0] == '\0' ? "" : "_",
                          list);
}

/* True for a field that names the case of a message, or of a row. */
static bool
names_case(const struct vigil_form_type *type, const struct vigil_field *field)
{
    static const char *const names[] = {"authority", "notification_ref", "lcspr_ref"};
    if (strcmp(field->name, "expected_version") == 0) {
        return true;
    }
    if (vigil_form_field(type, field->list, "case_ref") == SIZE_MAX) {
        return false;
    }
    for (size_t i = 0; i < BASE_COUNT(names); i++) {
        if (strcmp(field->name, names[i]) == 0) {
            return true;
        }
    }
    return field->list[0] == '\0' && strcmp(field->name, "case_ref") == 0;
}

size_t
files_record_fields(const struct vigil_form_type *type,
                    const char *list,
                    size_t ret_fields[FILES_CSV_COLUMNS_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < type->count; i++) {
        const struct vigil_field *field = &type->fields[i];
        if (field->kind != VIGIL_FIELD_LIST && strcmp(field->list, list) == 0 &&
            !names_case(type, field) &&
            count < FILES_CSV_COLUMNS_MAX - FILES_RECORD_OWN) {
            ret_fields[count++] = i;
        }
    }
    return count;
}

const char *
files_record_list(const struct vigil_form_type *type, size_t n)
{
    size_t found = 0;
    for (size_t i = 0; i < type->count && n > 0; i++) {
        if (type->fields[i].kind == VIGIL_FIELD_LIST && ++found == n) {
            return type->fields[i].name;
        }
    }
    return n == 0 ? "" : NULL;
}

const char *
files_record_time(const struct vigil_form_type *type)
{
    static const char *const names[] = {
        "notified_at", "decided_at", "considered_at", "happened_at", "received_at"};
    for (size_t i = 0; i < BASE_COUNT(names) && type->type != VIGIL_MESSAGE_LCSPR; i++) {
        if (vigil_form_field(type, "", names[i]) != SIZE_MAX) {
            return names[i];
        }
    }
    return NULL;
}

bool
files_record_opens(const struct vigil_form_type *type)
{
    return vigil_form_field(type, "", "case_ref") == SIZE_MAX;
}
