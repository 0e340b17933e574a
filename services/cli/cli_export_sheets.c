/*
 * The six files of an export: how its incidents and reviews stand, for those who read
 * only these. What statistics do not count (withdrawn, merged, a death that is only
 * noted) is left out. See cli_export.h.
 */
#include <string.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_text.h"
#include "cli/cli_export.h"
#include "files/files_form.h"

enum { CELL_SIZE = 256, COLUMNS = 16 };

static void
write_children(const struct cli_export_case *c,
               const struct vigil_form *form,
               const char *list,
               struct files_writer *writer)
{
    const struct files_given owner = {"notification_ref", c->key};
    size_t rows = vigil_form_rows(form, list);
    for (size_t row = 0; row < rows; row++) {
        files_writer_row(writer, FILES_WRITE_CHILDREN, form, list, row, &owner, 1);
    }
}

static void
write_incident(const struct cli_export_case *c,
               const struct vigil_form *form,
               struct files_writer *writer)
{
    const struct files_given given = {"notification_ref", c->key};
    files_writer_row(writer, FILES_WRITE_NOTIFICATIONS, form, "", 0, &given, 1);
    write_children(c, form, "children", writer);
}

/* The text of a column of lcsprs.csv, by its name. */
struct standing {
    const char *names[COLUMNS];
    char texts[COLUMNS][CELL_SIZE];
    size_t count;
    char none[CELL_SIZE]; /* of a name that is no column */
};

static char *
cell_of(struct standing *standing, const char *name)
{
    for (size_t i = 0; i < standing->count; i++) {
        if (strcmp(standing->names[i], name) == 0) {
            return standing->texts[i];
        }
    }
    return standing->none;
}

/* What the form states in fields of the columns' names; words that are too long for a
 * column are left out. */
static void
take_fields(struct standing *standing, const struct vigil_form *form)
{
    static char text[FILES_FORM_TEXT_SIZE];
    for (size_t i = 0; i < form->count; i++) {
        const struct vigil_field *field = &form->type->fields[form->at[i].field];
        const char *name =
            strcmp(field->name, "reason") == 0 ? "publication_reason" : field->name;
        char *cell = cell_of(standing, field->list[0] == '\0' ? name : "");
        if (cell != standing->none) {
            files_form_value_print(field, &form->at[i], text);
            if (strlen(text) < VIGIL_NOTE_SIZE) {
                (void)base_text_copy(cell, CELL_SIZE, text);
            }
        }
    }
}

/* A review as it stands behind all its records; its first receipt counts. */
static void
take_review(const struct cli_export *export,
            const struct cli_export_case *c,
            struct standing *standing)
{
    static struct vigil_form form; /* large */
    char received[BASE_INSTANT_SIZE] = "";
    for (const struct cli_export_record *at = c->first; at != NULL; at = at->next) {
        bool report = at->type->type == VIGIL_MESSAGE_LCSPR_REPORT;
        if (!report && at->type->type != VIGIL_MESSAGE_LCSPR &&
            at->type->type != VIGIL_MESSAGE_LCSPR_PUBLICATION) {
            continue;
        }
        if (cli_export_form(export, at, &form)) {
            take_fields(standing, &form);
        }
        if (report) {
            (void)base_text_copy(cell_of(standing, "publication"), CELL_SIZE, "awaiting");
        }
        if (received[0] == '\0') {
            base_instant_print(at->received_at, received);
        }
    }
    (void)base_text_copy(cell_of(standing, "received_at"), CELL_SIZE, received);
    (void)base_text_copy(cell_of(standing, "lcspr_ref"), CELL_SIZE, c->key);
}

static void
write_links(const struct cli_export *export,
            const struct cli_export_record *record,
            const struct vigil_form *form,
            struct files_writer *writer)
{
    const struct cli_export_case *c = &export->cases[record->of];
    size_t rows = vigil_form_rows(form, "links");
    for (size_t row = 0; row < rows; row++) {
        char key[VIGIL_OWN_REF_SIZE];
        bool counted = false;
        vigil_form_text(form, "links", row, "case_ref", key, sizeof(key));
        for (size_t i = 0; i < export->cases_count && !counted; i++) {
            counted = !export->cases[i].not_counted &&
                      export->cases[i].kind == VIGIL_FILE_KIND_INCIDENT &&
                      strcmp(export->cases[i].key, key) == 0;
        }
        if (counted) {
            const struct files_given given[] = {{"lcspr_ref", c->key},
                                                {"notification_ref", key}};
            files_writer_row(
                writer, FILES_WRITE_LCSPR_NOTIFICATIONS, NULL, "", 0, given, 2);
        }
    }
}

/* The latest record of its kind tells which children and cases a review has. */
static bool
is_latest(const struct cli_export_record *record)
{
    for (const struct cli_export_record *at = record->next; at != NULL; at = at->next) {
        if (at->type == record->type) {
            return false;
        }
    }
    return true;
}

static void
write_review(const struct cli_export *export,
             const struct cli_export_record *record,
             const struct vigil_form *form,
             struct files_writer *writer)
{
    static const char *const names[] = {"lcspr_ref",
                                        "authority",
                                        "commissioned_on",
                                        "received_at",
                                        "shape",
                                        "children",
                                        "methodology",
                                        "publication",
                                        "published_on",
                                        "incident_type",
                                        "publication_reason",
                                        "timing_exclusion",
                                        "death_category",
                                        "harm_category"};
    const struct cli_export_case *c = &export->cases[record->of];
    static struct standing standing; /* large */
    struct files_given given[BASE_COUNT(names)];
    memset(&standing, 0, sizeof(standing));
    standing.count = BASE_COUNT(names);
    memcpy(standing.names, names, sizeof(names));
    take_review(export, c, &standing);
    if (cell_of(&standing, "commissioned_on")[0] == '\0') {
        return; /* the six files know no review without its day 0 */
    }
    for (size_t i = 0; i < BASE_COUNT(names); i++) {
        given[i] = (struct files_given){names[i], standing.texts[i]};
    }
    files_writer_row(writer, FILES_WRITE_LCSPRS, NULL, "", 0, given, BASE_COUNT(names));
    write_children(c, form, "index_children", writer);
    write_links(export, record, form, writer);
}

void
cli_export_sheets(const struct cli_export *export,
                  const struct cli_export_record *record,
                  const struct vigil_form *form,
                  struct files_writer *writer)
{
    const struct cli_export_case *c = &export->cases[record->of];
    const struct files_given given = {"notification_ref", c->key};
    if (c->not_counted) {
        return;
    }
    switch ((int)record->type->type) {
    case VIGIL_MESSAGE_NOTIFICATION:
        write_incident(c, form, writer);
        break;
    case VIGIL_MESSAGE_RAPID_REVIEW:
        files_writer_row(writer, FILES_WRITE_RAPID_REVIEWS, form, "", 0, &given, 1);
        break;
    case VIGIL_MESSAGE_PANEL_RESPONSE:
        if (is_latest(record)) {
            files_writer_row(writer, FILES_WRITE_PANEL_RESPONSES, form, "", 0, &given, 1);
        }
        break;
    case VIGIL_MESSAGE_LCSPR:
        if (is_latest(record)) {
            write_review(export, record, form, writer);
        }
        break;
    default:
        break;
    }
}
