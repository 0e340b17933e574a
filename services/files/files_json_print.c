/* Answers as JSON: see files_json_print.h. */
#include "files/files_json_print.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_id.h"

static void
set_text(json_t *object, const char *name, const char *text)
{
    (void)json_object_set_new(object, name, json_string(text));
}

static void
set_date(json_t *object, const char *name, vigil_date date)
{
    char text[BASE_DATE_SIZE];
    base_date_print(date, text);
    (void)json_object_set_new(
        object, name, text[0] == '\0' ? json_null() : json_string(text));
}

static void
set_instant(json_t *object, const char *name, vigil_instant instant)
{
    char text[BASE_INSTANT_SIZE];
    base_instant_print(instant, text);
    (void)json_object_set_new(
        object, name, text[0] == '\0' ? json_null() : json_string(text));
}

static void
set_id(json_t *object, const struct vigil_id *id)
{
    char text[BASE_ID_TEXT_SIZE];
    base_id_print(id, text);
    set_text(object, "message_id", text);
}

static void
print(json_t *value, FILE *to)
{
    (void)json_dumpf(value, to, JSON_INDENT(2) | JSON_REAL_PRECISION(15));
    (void)fputc('\n', to);
    json_decref(value);
}

/* A number that is not stated is null; one that was suppressed stays a text. */
static json_t *
cell_value(enum vigil_cell_kind kind, const char *text)
{
    char *end;
    if (kind != VIGIL_CELL_NUMBER) {
        return json_string(text);
    }
    if (text[0] == '\0') {
        return json_null();
    }
    errno = 0;
    long long whole = strtoll(text, &end, 10);
    if (*end == '\0' && errno == 0) {
        return json_integer(whole);
    }
    double real = strtod(text, &end);
    return *end == '\0' ? json_real(real) : json_string(text);
}

static json_t *
rows_value(const struct vigil_listing *listing)
{
    json_t *rows = json_array();
    for (size_t r = 0; r < listing->rows_count; r++) {
        json_t *row = json_object();
        for (size_t c = 0; c < listing->columns_count; c++) {
            (void)json_object_set_new(
                row,
                listing->columns[c],
                cell_value(listing->kinds[c],
                           listing->cells[r * listing->columns_count + c]));
        }
        (void)json_array_append_new(rows, row);
    }
    return rows;
}

/* Facts share one column, whose kind is text; these of them are numbers. */
static bool
is_number(const char *field)
{
    static const char *const numbers[] = {"version"};
    for (size_t i = 0; i < BASE_COUNT(numbers); i++) {
        if (strcmp(numbers[i], field) == 0) {
            return true;
        }
    }
    return false;
}

/* A fact that comes more than once is an array: the cases that a review covers. */
static void
add_fact(json_t *object, const char *field, json_t *value)
{
    json_t *before = json_object_get(object, field);
    if (before == NULL) {
        (void)json_object_set_new(object, field, value);
        return;
    }
    if (!json_is_array(before)) {
        json_t *all = json_array();
        (void)json_array_append(all, before);
        (void)json_object_set_new(object, field, all);
        before = all;
    }
    (void)json_array_append_new(before, value);
}

static json_t *
listing_value(const struct vigil_listing *listing)
{
    if (listing->columns_count != 2 || strcmp(listing->columns[0], "field") != 0 ||
        strcmp(listing->columns[1], "value") != 0) {
        return rows_value(listing);
    }
    json_t *object = json_object();
    for (size_t r = 0; r < listing->rows_count; r++) {
        const char *field = listing->cells[2 * r];
        enum vigil_cell_kind kind =
            is_number(field) ? VIGIL_CELL_NUMBER : VIGIL_CELL_TEXT;
        json_t *value = cell_value(kind, listing->cells[2 * r + 1]);
        add_fact(object, field, value);
    }
    return object;
}

void
files_json_listings_print(const struct vigil_listing *listings, size_t count, FILE *to)
{
    if (count == 1) {
        print(listing_value(&listings[0]), to);
        return;
    }
    json_t *all = json_object();
    for (size_t i = 0; i < count; i++) {
        (void)json_object_set_new(all, listings[i].title, listing_value(&listings[i]));
    }
    print(all, to);
}

static json_t *
deadline_value(const struct vigil_deadline *deadline)
{
    json_t *object = json_object();
    set_text(object, "case_ref", deadline->case_ref);
    set_text(object, "clock", vigil_code_name(VIGIL_LIST_CLOCK, (int)deadline->clock));
    (void)json_object_set_new(object, "revision", json_integer(deadline->revision));
    set_text(object, "rule", deadline->rule);
    set_date(object, "started_on", deadline->started_on);
    set_date(object, "due_on", deadline->due_on);
    set_text(
        object, "state", vigil_code_name(VIGIL_LIST_CLOCK_STATE, (int)deadline->state));
    set_instant(object, "met_at", deadline->met_at);
    (void)json_object_set_new(object, "provisional", json_boolean(deadline->provisional));
    set_text(object, "starts", vigil_code_name(VIGIL_LIST_FACT, (int)deadline->starts));
    set_text(object,
             "starts_due",
             vigil_code_name(VIGIL_LIST_CLOCK, (int)deadline->starts_due));
    (void)json_object_set_new(object, "length", json_integer(deadline->length));
    set_text(object, "unit", vigil_code_name(VIGIL_LIST_CLOCK_UNIT, (int)deadline->unit));
    (void)json_object_set_new(object, "paused", json_integer(deadline->paused));
    set_date(object, "base_on", deadline->base_on);
    set_text(object, "calendar", deadline->calendar);
    return object;
}

static json_t *
faults_value(const struct vigil_faults *faults)
{
    json_t *all = json_array();
    for (size_t i = 0; i < faults->count; i++) {
        const struct vigil_fault *fault = &faults->at[i];
        json_t *value = json_object();
        set_text(value, "path", fault->path);
        set_text(value, "code", fault->code);
        set_text(value, "wrong", fault->wrong);
        set_text(value, "right", fault->right);
        (void)json_array_append_new(all, value);
    }
    return all;
}

void
files_json_receipt_print(const struct vigil_receipt *receipt, FILE *to)
{
    json_t *object = json_object();
    set_id(object, &receipt->message_id);
    set_text(object, "case_ref", receipt->case_ref);
    set_instant(object, "recorded_at", receipt->recorded_at);
    (void)json_object_set_new(object, "position", json_integer(receipt->position));
    (void)json_object_set_new(object, "sandbox", json_boolean(receipt->sandbox));
    json_t *deadlines = json_array();
    for (size_t i = 0; i < receipt->deadlines_count; i++) {
        (void)json_array_append_new(deadlines, deadline_value(&receipt->deadlines[i]));
    }
    (void)json_object_set_new(object, "deadlines", deadlines);
    if (receipt->warnings != NULL && receipt->warnings->count > 0) {
        (void)json_object_set_new(object, "warnings", faults_value(receipt->warnings));
    }
    print(object, to);
}

void
files_json_rejection_print(const struct vigil_rejection *rejection, FILE *to)
{
    json_t *object = json_object();
    set_id(object, &rejection->message_id);
    set_text(object, "code", rejection->code);
    (void)json_object_set_new(object, "faults", faults_value(&rejection->faults));
    (void)json_object_set_new(
        object, "more", json_integer((json_int_t)rejection->faults.more));
    print(object, to);
}
