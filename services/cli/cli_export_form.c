/*
 * A message as it was told, as a record of history: with the time at which it was told
 * live, with what the law asked for then and history would not, and with other cases by
 * their keys. See cli_export.h.
 */
#include <string.h>

#include "base/base_text.h"
#include "cli/cli_export.h"
#include "files/files_record_file.h"
#include "rules/rules_outstanding.h"
#include "wire/wire_form.h"

struct making {
    const struct cli_export *export;
    const struct cli_export_record *record;
    struct vigil_form *form;
    bool fits;
};

static struct vigil_form told; /* large */
static struct rules_outstanding outstanding;

static void
add(struct making *making, size_t field, size_t row, struct vigil_value value)
{
    value.field = (uint16_t)field;
    value.row = (uint16_t)row;
    making->fits = making->fits && vigil_form_add(making->form, &value);
}

static void
add_text(struct making *making, size_t field, size_t row, const char *text)
{
    if (text[0] != '\0') {
        add(making,
            field,
            row,
            (struct vigil_value){.text = text, .size = (uint32_t)strlen(text)});
    }
}

/* A field as it was told; a reference by the key of its case, if that is in the export.
 */
static void
copy(struct making *making, size_t field)
{
    for (size_t i = 0; i < told.count; i++) {
        const struct vigil_value *value = &told.at[i];
        char ref[VIGIL_OWN_REF_SIZE];
        size_t named = SIZE_MAX;
        if (value->field != field) {
            continue;
        }
        if (told.type->fields[field].kind == VIGIL_FIELD_REFERENCE &&
            base_text_copy_bytes(ref, sizeof(ref), value->text, value->size)) {
            named = cli_export_named(making->export, ref);
        }
        if (named != SIZE_MAX) {
            add_text(making, field, value->row, making->export->cases[named].key);
        } else {
            add(making, field, value->row, *value);
        }
    }
}

/* The cases that a review covers, however they were named. */
static void
add_links(struct making *making, size_t field)
{
    size_t rows = vigil_form_rows(&told, "links");
    for (size_t row = 0; row < rows; row++) {
        size_t named = cli_export_linked(making->export, making->record, &told, row);
        const struct vigil_value *value =
            vigil_form_value(&told, "links", row, "case_ref");
        if (named != SIZE_MAX) {
            add_text(making, field, row, making->export->cases[named].key);
        } else if (value != NULL) {
            add(making, field, row, *value);
        }
    }
}

/* The row of `unknowns` of this path, as told; SIZE_MAX: none. */
static size_t
told_row(const char *path)
{
    size_t rows = vigil_form_rows(&told, "unknowns");
    for (size_t row = 0; row < rows; row++) {
        char of[RULES_OUTSTANDING_PATH];
        vigil_form_text(&told, "unknowns", row, "path", of, sizeof(of));
        if (strcmp(of, path) == 0) {
            return row;
        }
    }
    return SIZE_MAX;
}

static void
add_told(struct making *making, size_t field, size_t row, size_t from)
{
    const struct vigil_value *value =
        from == SIZE_MAX
            ? NULL
            : vigil_form_value(&told, "unknowns", from, told.type->fields[field].name);
    if (value != NULL) {
        add(making, field, row, *value);
    }
}

/* History is asked only for what its record names as not known yet; a live notification
 * for all that it left blank: here it is named. */
static void
add_unknowns(struct making *making, size_t field)
{
    const char *name = told.type->fields[field].name;
    size_t row = 0, rows = vigil_form_rows(&told, "unknowns");
    for (; row < outstanding.count; row++) {
        if (strcmp(name, "path") == 0) {
            add_text(making, field, row, outstanding.at[row]);
        } else if (strcmp(name, "kind") == 0) {
            add(making,
                field,
                row,
                (struct vigil_value){.number = VIGIL_UNKNOWN_NOT_KNOWN_YET});
        } else {
            add_told(making, field, row, told_row(outstanding.at[row]));
        }
    }
    for (size_t from = 0; from < rows; from++) {
        if (vigil_form_number(&told, "unknowns", from, "kind") !=
            VIGIL_UNKNOWN_NOT_KNOWN_YET) {
            add_told(making, field, row++, from);
        }
    }
}

/* What only history states, of a message that was told live. True if it was added. */
static bool
add_historic(struct making *making, size_t field)
{
    const struct vigil_form_type *type = told.type;
    const char *name = type->fields[field].name, *time = files_record_time(type);
    vigil_instant at = VIGIL_INSTANT_NONE;
    if (type->fields[field].list[0] != '\0') {
        return false;
    }
    if (strcmp(name, time == NULL ? "happened_at" : time) == 0) {
        at = making->record->at;
    } else if (type->type == VIGIL_MESSAGE_LCSPR && strcmp(name, "received_at") == 0) {
        at = making->record->received_at;
    } else if (files_record_opens(type) && strcmp(name, "authority") == 0) {
        const struct cli_export_case *c = &making->export->cases[making->record->of];
        add_text(
            making, field, 0, strcmp(c->authority, "panel") == 0 ? "" : c->authority);
        return true;
    }
    if (at != VIGIL_INSTANT_NONE) {
        add(making, field, 0, (struct vigil_value){.number = at});
    }
    return at != VIGIL_INSTANT_NONE;
}

bool
cli_export_form(const struct cli_export *export,
                const struct cli_export_record *record,
                struct vigil_form *ret_form)
{
    static struct vigil_faults faults;
    struct making making = {export, record, ret_form, true};
    const struct vigil_form_type *type = record->type;
    bool notified = type->type == VIGIL_MESSAGE_NOTIFICATION && !record->historic;
    if (wire_form_read(type->type, record->body, record->body_size, &told, &faults) !=
        BASE_OK) {
        return false;
    }
    if (notified) {
        rules_outstanding_of(&told, false, &outstanding);
    }
    ret_form->type = type;
    ret_form->count = 0;
    for (size_t i = 0; i < type->count; i++) {
        const struct vigil_field *field = &type->fields[i];
        if (notified && strcmp(field->list, "unknowns") == 0) {
            add_unknowns(&making, i);
        } else if (strcmp(field->list, "links") == 0) {
            if (field->kind == VIGIL_FIELD_REFERENCE) {
                add_links(&making, i);
            }
        } else if (record->historic || !add_historic(&making, i)) {
            copy(&making, i);
        }
    }
    return making.fits;
}
