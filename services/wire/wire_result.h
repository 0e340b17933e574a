/*
 * Building the answer to a query: tables, column by column and cell by cell.
 *
 *     struct wire_result *result = wire_result_new();
 *     wire_result_listing(result, "Cases");
 *     wire_result_column(result, "case", VIGIL_CELL_TEXT);
 *     wire_result_column(result, "version", VIGIL_CELL_NUMBER);
 *     wire_result_cell(result, "%s", case_ref);
 *     wire_result_cell(result, "%d", version);
 *
 * Owns copies of all texts. Promises: running out of memory, a cell without a listing or
 * a last row that is not full is remembered, and wire_result_write() then gives 0.
 */
#ifndef WIRE_RESULT_H
#define WIRE_RESULT_H

#include <stddef.h>
#include <stdint.h>

#include "base/base_attr.h"
#include "vigil/records.h"

struct wire_result;

struct wire_result *wire_result_new(void); /* NULL without memory; all below take NULL */
void wire_result_free(struct wire_result *result);

/* Begins a table; columns and cells go to the last one. */
void wire_result_listing(struct wire_result *result, const char *title);
void wire_result_column(struct wire_result *result,
                        const char *name,
                        enum vigil_cell_kind kind);

/* The next cell, row by row. */
void wire_result_cell(struct wire_result *result, const char *format, ...)
    BASE_PRINTF(2, 3);

/* The cursor of the next page; at most 63 bytes. */
void wire_result_next(struct wire_result *result, const char *cursor);

/* A piece of a document; at most VIGIL_CHUNK_MAX bytes. */
void wire_result_data(struct wire_result *result, const uint8_t *data, size_t size);

/* Never less than the bytes that wire_result_write() needs; quick, so that a page can be
 * ended before WIRE_ANSWER_MAX. */
size_t wire_result_size(const struct wire_result *result);

/* Packs the whole Answer; gives the size, or 0 if it does not fit or was not built well.
 */
size_t wire_result_write(const struct wire_result *result,
                         const struct vigil_id *message_id,
                         uint8_t *ret_bytes,
                         size_t capacity);

#endif
