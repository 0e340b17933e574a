/*
 * Answers as services write and clients read them: each kind, tables of many cells, what
 * a newer Vigil may add, and what cannot be read.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base_id.h"
#include "base/base_text.h"
#include "wire/wire_answer.h"
#include "wire_samples.h"

static uint8_t bytes[WIRE_ANSWER_MAX];
static struct vigil_answer answer;
static struct base_error error;

static void
a_receipt_survives(void **state)
{
    (void)state;
    static struct vigil_receipt receipt;
    static struct vigil_faults warnings;
    sample_receipt(&receipt);
    sample_faults(&warnings);
    receipt.warnings = &warnings;
    size_t size = wire_receipt_write(&receipt, bytes, WIRE_RECEIPT_SIZE);
    assert_true(size > 0);
    assert_int_equal(wire_receipt_write(&receipt, bytes, size - 1), 0);
    memset(&answer, 0, sizeof(answer));
    assert_int_equal(wire_answer_read(bytes, size, &answer, &error), BASE_OK);
    assert_int_equal(answer.kind, VIGIL_ANSWER_RECEIPT);
    assert_ptr_equal(answer.receipt.warnings, &answer.warnings);
    assert_memory_equal(&answer.warnings, &warnings, sizeof(warnings));
    receipt.warnings = &answer.warnings;
    assert_memory_equal(&answer.receipt, &receipt, sizeof(receipt));
    assert_int_equal(answer.bytes_size, size);
    assert_memory_equal(answer.bytes, bytes, size);
    struct vigil_id id;
    assert_true(wire_answer_message_id(bytes, size, &id));
    assert_true(base_id_equal(&id, &receipt.message_id));
    wire_answer_done(&answer);
    assert_int_equal(answer.kind, VIGIL_ANSWER_NONE);
    wire_answer_done(&answer); /* twice is fine */
}

static void
a_receipt_without_warnings_has_none(void **state)
{
    (void)state;
    static struct vigil_receipt receipt;
    sample_receipt(&receipt);
    size_t size = wire_receipt_write(&receipt, bytes, sizeof(bytes));
    memset(&answer, 0x5A, sizeof(answer));
    assert_int_equal(wire_answer_read(bytes, size, &answer, &error), BASE_OK);
    assert_null(answer.receipt.warnings);
    assert_true(answer.receipt.valid_at == receipt.valid_at);
    wire_answer_done(&answer);
}

static void
a_piece_of_a_document_survives(void **state)
{
    (void)state;
    static uint8_t data[VIGIL_CHUNK_MAX + 1];
    memset(data, 0xEE, sizeof(data));
    const struct vigil_id id = sample_id();
    struct wire_result *result = wire_result_new();
    wire_result_data(result, data, VIGIL_CHUNK_MAX);
    size_t size = wire_result_write(result, &id, bytes, sizeof(bytes));
    assert_true(size > VIGIL_CHUNK_MAX && size <= wire_result_size(result));
    assert_int_equal(wire_answer_read(bytes, size, &answer, &error), BASE_OK);
    assert_int_equal(answer.kind, VIGIL_ANSWER_RESULT);
    assert_int_equal(answer.result.listings_count, 0);
    assert_int_equal(answer.data_size, VIGIL_CHUNK_MAX);
    assert_memory_equal(answer.data, data, VIGIL_CHUNK_MAX);
    wire_answer_done(&answer);
    assert_null(answer.data);
    wire_result_data(result, data, VIGIL_CHUNK_MAX + 1);
    assert_int_equal(wire_result_write(result, &id, bytes, sizeof(bytes)), 0);
    wire_result_free(result);
    wire_result_data(NULL, data, 1);
}

static void
a_rejection_survives(void **state)
{
    (void)state;
    static struct vigil_rejection rejection;
    sample_rejection(&rejection);
    size_t size = wire_rejection_write(&rejection, bytes, WIRE_REJECTION_SIZE);
    assert_true(size > 0);
    memset(&answer, 0, sizeof(answer));
    assert_int_equal(wire_answer_read(bytes, size, &answer, &error), BASE_OK);
    assert_int_equal(answer.kind, VIGIL_ANSWER_REJECTION);
    assert_memory_equal(&answer.rejection, &rejection, sizeof(rejection));
    wire_answer_done(&answer);
}

static void
busy_survives(void **state)
{
    (void)state;
    const struct vigil_busy busy = {sample_id(), INT32_MAX};
    size_t size = wire_busy_write(&busy, bytes, WIRE_BUSY_SIZE);
    assert_true(size > 0);
    memset(&answer, 0, sizeof(answer));
    assert_int_equal(wire_answer_read(bytes, size, &answer, &error), BASE_OK);
    assert_int_equal(answer.kind, VIGIL_ANSWER_BUSY);
    assert_int_equal(answer.busy.retry_after_ms, INT32_MAX);
    const struct vigil_id id = sample_id();
    assert_true(base_id_equal(&answer.message_id, &id));
    assert_true(base_id_equal(&answer.busy.message_id, &id));
    wire_answer_done(&answer);
}

static void
a_result_survives(void **state)
{
    (void)state;
    struct wire_result *result = wire_result_new();
    wire_result_listing(result, "Cases");
    wire_result_column(result, "case", VIGIL_CELL_TEXT);
    wire_result_column(result, "version", VIGIL_CELL_NUMBER);
    char long_text[2000];
    sample_text(long_text, sizeof(long_text));
    enum { ROWS = 5000 };
    for (int i = 0; i < ROWS; i++) {
        wire_result_cell(result, "%s", i == 7 ? long_text : "CSP-2026-000123-K");
        wire_result_cell(result, "%d", i);
    }
    wire_result_listing(result, "Nothing");
    wire_result_column(result, "clock", VIGIL_CELL_TEXT);
    wire_result_listing(result, "");
    wire_result_next(result, "the next page");
    const struct vigil_id id = sample_id();
    size_t size = wire_result_write(result, &id, bytes, sizeof(bytes));
    assert_true(size > 0 && size <= wire_result_size(result));
    assert_true(wire_result_size(result) - size < 200);
    assert_int_equal(wire_result_write(result, &id, bytes, size - 1), 0);
    wire_result_free(result);

    assert_int_equal(wire_answer_read(bytes, size, &answer, &error), BASE_OK);
    assert_int_equal(answer.kind, VIGIL_ANSWER_RESULT);
    assert_true(base_id_equal(&answer.message_id, &id));
    assert_string_equal(answer.result.next, "the next page");
    assert_int_equal(answer.result.listings_count, 3);
    const struct vigil_listing *cases = &answer.result.listings[0];
    assert_string_equal(cases->title, "Cases");
    assert_int_equal(cases->columns_count, 2);
    assert_string_equal(cases->columns[1], "version");
    assert_int_equal(cases->kinds[0], VIGIL_CELL_TEXT);
    assert_int_equal(cases->kinds[1], VIGIL_CELL_NUMBER);
    assert_int_equal(cases->rows_count, ROWS);
    assert_string_equal(cases->cells[7 * 2], long_text);
    assert_string_equal(cases->cells[2 * ROWS - 1], "4999");
    assert_int_equal(answer.result.listings[1].rows_count, 0);
    assert_string_equal(answer.result.listings[1].columns[0], "clock");
    assert_int_equal(answer.result.listings[2].columns_count, 0);
    wire_answer_done(&answer);
}

static void
a_result_that_is_no_table_is_not_written(void **state)
{
    (void)state;
    const struct vigil_id id = sample_id();
    struct wire_result *result = wire_result_new();
    wire_result_cell(result, "no listing yet");
    wire_result_listing(result, "too late");
    assert_int_equal(wire_result_write(result, &id, bytes, sizeof(bytes)), 0);
    wire_result_free(result);

    result = wire_result_new();
    wire_result_listing(result, "half a row");
    wire_result_column(result, "a", VIGIL_CELL_TEXT);
    wire_result_column(result, "b", VIGIL_CELL_TEXT);
    wire_result_cell(result, "1");
    assert_int_equal(wire_result_write(result, &id, bytes, sizeof(bytes)), 0);
    wire_result_cell(result, "2");
    assert_true(wire_result_write(result, &id, bytes, sizeof(bytes)) > 0);
    wire_result_free(result);

    wire_result_listing(NULL, "without memory");
    wire_result_cell(NULL, "nothing happens");
    assert_int_equal(wire_result_write(NULL, &id, bytes, sizeof(bytes)), 0);
    wire_result_free(NULL);
}

/* An answer of the sample's id and these bytes behind it. */
static enum base_class
read_with(const uint8_t *tail, size_t size)
{
    const struct vigil_id id = sample_id();
    bytes[0] = 0x0A;
    bytes[1] = sizeof(id.bytes);
    memcpy(bytes + 2, id.bytes, sizeof(id.bytes));
    memcpy(bytes + 2 + sizeof(id.bytes), tail, size);
    return wire_answer_read(bytes, 2 + sizeof(id.bytes) + size, &answer, &error);
}

#define READ_WITH(...)                                                                   \
    read_with((const uint8_t[]){__VA_ARGS__}, sizeof((const uint8_t[]){__VA_ARGS__}))

static void
a_newer_vigil_is_understood(void **state)
{
    (void)state;
    /* field 20 in the answer and in the receipt, and a deadline of clock 99 */
    assert_int_equal(READ_WITH(0xA2, 1, 1, 'x', 0x12, 7, 0xA0, 1, 5, 0x2A, 2, 0x10, 99),
                     BASE_OK);
    assert_int_equal(answer.kind, VIGIL_ANSWER_RECEIPT);
    assert_int_equal(answer.receipt.deadlines_count, 1);
    assert_int_equal(answer.receipt.deadlines[0].clock, VIGIL_CLOCK_NONE);
    wire_answer_done(&answer);
    /* a listing and a column with fields of their own */
    assert_int_equal(
        READ_WITH(0x2A, 14, 0x0A, 12, 0x12, 6, 0x0A, 1, 'c', 0xA2, 1, 0, 0xA2, 1, 1, 9),
        BASE_OK);
    assert_string_equal(answer.result.listings[0].columns[0], "c");
    wire_answer_done(&answer);
}

static void
what_cannot_be_read_is_tried_again(void **state)
{
    (void)state;
    assert_int_equal(wire_answer_read(NULL, 0, &answer, &error), BASE_AGAIN);
    assert_int_equal(READ_WITH(0x22), BASE_AGAIN);             /* truncated */
    assert_int_equal(READ_WITH(0xA2, 1, 0), BASE_AGAIN);       /* nothing that we know */
    assert_int_equal(READ_WITH(0x22, 0, 0x22, 0), BASE_AGAIN); /* twice busy */
    assert_int_equal(READ_WITH(0x12, 3, 0x12, 1, 'x'), BASE_AGAIN);     /* recorded_at */
    assert_int_equal(READ_WITH(0x2A, 4, 0x0A, 2, 0x1A, 0), BASE_AGAIN); /* no column */
    /* two columns and a cell, behind a listing that is good: all is freed */
    assert_int_equal(READ_WITH(0x2A, 10, 0x0A, 0, 0x0A, 6, 0x12, 0, 0x12, 0, 0x1A, 0),
                     BASE_AGAIN);
    assert_string_equal(error.code, "bad_answer");
    assert_int_equal(answer.kind, VIGIL_ANSWER_NONE);
    struct vigil_id id;
    assert_false(wire_answer_message_id(bytes, 17, &id));
    assert_false(wire_answer_message_id(NULL, 0, &id));
}

static void
every_truncation_is_survived(void **state)
{
    (void)state;
    static struct vigil_receipt receipt;
    sample_receipt(&receipt);
    size_t size = wire_receipt_write(&receipt, bytes, sizeof(bytes));
    for (size_t cut = 0; cut < size; cut++) {
        uint8_t *copy = malloc(cut + 1);
        assert_non_null(copy);
        memcpy(copy + 1, bytes, cut);
        assert_int_equal(wire_answer_read(copy + 1, cut, &answer, &error), BASE_AGAIN);
        free(copy);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_receipt_survives),
        cmocka_unit_test(a_receipt_without_warnings_has_none),
        cmocka_unit_test(a_piece_of_a_document_survives),
        cmocka_unit_test(a_rejection_survives),
        cmocka_unit_test(busy_survives),
        cmocka_unit_test(a_result_survives),
        cmocka_unit_test(a_result_that_is_no_table_is_not_written),
        cmocka_unit_test(a_newer_vigil_is_understood),
        cmocka_unit_test(what_cannot_be_read_is_tried_again),
        cmocka_unit_test(every_truncation_is_survived),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
