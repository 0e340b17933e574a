/*
 * The order of an export's records. Cases that records join (a review and what it covers,
 * a duplicate and the case that goes on) are a group; within a group the order is the
 * journal's, and across groups that of the facts. So an import may send groups side by
 * side, and an export of what was imported is in the same order.
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "cli/cli_export.h"
#include "files/files_record_file.h"
#include "rules/rules_process.h"
#include "wire/wire_form.h"

static struct vigil_form form; /* large */
static struct vigil_faults faults;

static bool
read_form(const struct cli_export_record *record)
{
    return wire_form_read(
               record->type->type, record->body, record->body_size, &form, &faults) ==
           BASE_OK;
}

static int
compare_positions(const void *a, const void *b)
{
    const struct cli_export_record *x = a, *y = b;
    return (x->position > y->position) - (x->position < y->position);
}

/* What a case was opened as. */
static void
open_case(const struct cli_export_record *record, struct cli_export_case *c)
{
    struct vigil_case_name name;
    c->kind = VIGIL_FILE_KIND_LCSPR;
    if (record->type->type == VIGIL_MESSAGE_NOTIFICATION) {
        c->kind = VIGIL_FILE_KIND_INCIDENT;
        c->not_counted = vigil_form_number(&form, "", 0, "incident_type") >=
                         VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH;
    } else if (record->type->type == VIGIL_MESSAGE_CONSIDERATION) {
        c->kind = VIGIL_FILE_KIND_CONSIDERATION;
    } else if (record->type->type == VIGIL_MESSAGE_PERIOD_REPORT) {
        c->kind = VIGIL_FILE_KIND_PERIOD;
    }
    rules_form_name(&form, &name);
    bool review = c->kind == VIGIL_FILE_KIND_LCSPR;
    (void)base_text_copy(
        c->own_ref, sizeof(c->own_ref), review ? name.lcspr_ref : name.notification_ref);
    (void)base_text_copy(c->authority, sizeof(c->authority), name.authority);
    if (c->authority[0] == '\0') {
        (void)base_text_copy(c->authority, sizeof(c->authority), record->actor);
    }
}

/* When the Panel had a review, as the rules have it: a receipt stays, but for a new copy
 * of the report. */
static void
take_receipt(struct cli_export_record *record, struct cli_export_case *c)
{
    vigil_instant stated = record->type->type == VIGIL_MESSAGE_LCSPR ||
                                   record->type->type == VIGIL_MESSAGE_LCSPR_REPORT
                               ? vigil_form_number(&form, "", 0, "received_at")
                               : VIGIL_INSTANT_NONE;
    if (record->type->type == VIGIL_MESSAGE_LCSPR) {
        int64_t publication = vigil_form_number(&form, "", 0, "publication");
        bool in_progress = publication == VIGIL_PUBLICATION_NONE ||
                           publication == VIGIL_PUBLICATION_IN_PROGRESS;
        if (record->historic) {
            record->received_at = stated;
        } else if (!in_progress) {
            record->received_at =
                c->received_at == VIGIL_INSTANT_NONE ? record->at : c->received_at;
        }
        c->received_at = record->received_at;
    } else if (record->type->type == VIGIL_MESSAGE_LCSPR_REPORT) {
        record->received_at =
            record->historic && stated != VIGIL_INSTANT_NONE ? stated : record->at;
        c->received_at = record->received_at;
    }
}

/* The time of a fact from before Vigil, and all else that the form alone tells. */
static bool
read_first(struct cli_export *export)
{
    for (size_t i = 0; i < export->records_count; i++) {
        struct cli_export_record *record = &export->records[i];
        struct cli_export_case *c = &export->cases[record->of];
        if (!read_form(record)) {
            return false;
        }
        if (files_record_opens(record->type) && c->kind == VIGIL_FILE_KIND_NONE) {
            open_case(record, c);
        }
        if (record->historic) {
            const char *time = files_record_time(record->type);
            record->at =
                vigil_form_number(&form, "", 0, time == NULL ? "happened_at" : time);
        }
        take_receipt(record, c);
        switch ((int)record->type->type) {
        case VIGIL_MESSAGE_WITHDRAWAL:
        case VIGIL_MESSAGE_DUPLICATE_LINK:
            c->not_counted = true;
            break;
        case VIGIL_MESSAGE_REINSTATEMENT:
        case VIGIL_MESSAGE_DUPLICATE_UNLINK:
            c->not_counted = false;
            break;
        default:
            break;
        }
    }
    return true;
}

static size_t
group_of(struct cli_export *export, size_t of)
{
    while (export->cases[of].group != of) {
        export->cases[of].group = export->cases[export->cases[of].group].group;
        of = export->cases[of].group;
    }
    return of;
}

static void
join(struct cli_export *export, size_t a, size_t b)
{
    if (b != SIZE_MAX) {
        size_t x = group_of(export, a), y = group_of(export, b);
        export->cases[x > y ? x : y].group = x < y ? x : y;
    }
}

static bool
join_all(struct cli_export *export)
{
    for (size_t i = 0; i < export->records_count; i++) {
        const struct cli_export_record *record = &export->records[i];
        if (!read_form(record)) {
            return false;
        }
        for (size_t k = 0; k < form.count; k++) {
            const struct vigil_value *value = &form.at[k];
            const struct vigil_field *field = &form.type->fields[value->field];
            char ref[VIGIL_OWN_REF_SIZE];
            if (field->kind == VIGIL_FIELD_REFERENCE &&
                base_text_copy_bytes(ref, sizeof(ref), value->text, value->size)) {
                join(export, record->of, cli_export_named(export, ref));
            }
        }
        size_t links = record->type->type == VIGIL_MESSAGE_LCSPR
                           ? vigil_form_rows(&form, "links")
                           : 0;
        for (size_t k = 0; k < links; k++) {
            join(export, record->of, cli_export_linked(export, record, &form, k));
        }
    }
    return true;
}

/* A record is not earlier than those before it in its group; one without a time is as
 * late as they are. The first of a group stands for it among others. */
static void
set_effective(struct cli_export *export)
{
    for (size_t i = 0; i < export->records_count; i++) {
        struct cli_export_record *record = &export->records[i];
        struct cli_export_case *group = &export->cases[group_of(export, record->of)];
        if (group->first == NULL) {
            group->first = record; /* until the records are in their order */
        }
        if (record->at > group->latest) {
            group->latest = record->at;
        }
        record->effective = group->latest;
    }
}

static struct cli_export *sorting; /* qsort has no context */

static int
compare_groups(size_t a, size_t b)
{
    const struct cli_export_case *x = &sorting->cases[sorting->cases[a].first->of];
    const struct cli_export_case *y = &sorting->cases[sorting->cases[b].first->of];
    int order = strcmp(x->authority, y->authority);
    order = order != 0 ? order : (int)x->kind - (int)y->kind;
    return order != 0 ? order : strcmp(x->own_ref, y->own_ref);
}

static int
compare_records(const void *a, const void *b)
{
    const struct cli_export_record *x = *(struct cli_export_record *const *)a;
    const struct cli_export_record *y = *(struct cli_export_record *const *)b;
    if (x->effective != y->effective) {
        return x->effective < y->effective ? -1 : 1;
    }
    size_t group_x = group_of(sorting, x->of), group_y = group_of(sorting, y->of);
    int order = group_x == group_y ? 0 : compare_groups(group_x, group_y);
    return order != 0 ? order : (x->position > y->position) - (x->position < y->position);
}

/* Sorts by way of pointers, since groups point to records while it is done. */
static bool
sort(struct cli_export *export)
{
    size_t count = export->records_count;
    struct cli_export_record **order =
        calloc(count + 1, sizeof(struct cli_export_record *));
    struct cli_export_record *sorted = calloc(count + 1, sizeof(*sorted));
    bool done = order != NULL && sorted != NULL;
    for (size_t i = 0; done && i < count; i++) {
        order[i] = &export->records[i];
    }
    if (done) {
        sorting = export;
        qsort(order, count, sizeof(struct cli_export_record *), compare_records);
        for (size_t i = 0; i < count; i++) {
            sorted[i] = *order[i];
        }
        free(export->records);
        export->records = sorted;
        export->records_capacity = count + 1;
    } else {
        free(sorted);
    }
    free(order);
    return done;
}

static void
list_by_case(struct cli_export *export)
{
    for (size_t i = 0; i < export->cases_count; i++) {
        export->cases[i].first = NULL;
    }
    for (size_t i = 0; i < export->records_count; i++) {
        struct cli_export_record *record = &export->records[i];
        struct cli_export_case *c = &export->cases[record->of];
        *(c->first == NULL ? &c->first : &c->last->next) = record;
        c->last = record;
    }
}

/* Records of a case whose opening is later than the export's position. */
static void
drop_unopened(struct cli_export *export)
{
    size_t kept = 0;
    for (size_t i = 0; i < export->records_count; i++) {
        if (export->cases[export->records[i].of].kind != VIGIL_FILE_KIND_NONE) {
            export->records[kept++] = export->records[i];
        }
    }
    export->records_count = kept;
}

bool
cli_export_order(struct cli_export *export)
{
    qsort(export->records,
          export->records_count,
          sizeof(*export->records),
          compare_positions);
    if (!read_first(export)) {
        return false;
    }
    drop_unopened(export);
    if (!cli_export_names(export) || !join_all(export)) {
        return false;
    }
    set_effective(export);
    if (!sort(export)) {
        return false;
    }
    list_by_case(export);
    return cli_export_keys(export);
}
