/* The signature in an answer: see wire_proof.h. */
#include "wire/wire_proof.h"

#include <string.h>

#include "wire/wire_put.h"

/* their numbers in answer.proto, receipt.proto and rejection.proto, and proof.proto */
enum { MESSAGE_ID = 1, RECEIPT = 2, REJECTION = 3 };
enum { PROOF = 15 };
enum { STATEMENT = 1, SIGNATURE = 2, PATH = 3, LEAF = 4 };

/* The two fields of an answer that can be signed, and nothing else. */
static bool
find_parts(const uint8_t *answer,
           size_t size,
           struct wire_item *ret_id,
           struct wire_item *ret_what)
{
    struct wire_item none;
    struct wire_cursor cursor = wire_cursor_of(answer, size);
    return wire_cursor_next(&cursor, ret_id) == WIRE_STEP_FIELD &&
           ret_id->number == MESSAGE_ID && ret_id->form == WIRE_CODING_LENGTH &&
           wire_cursor_next(&cursor, ret_what) == WIRE_STEP_FIELD &&
           (ret_what->number == RECEIPT || ret_what->number == REJECTION) &&
           ret_what->form == WIRE_CODING_LENGTH &&
           wire_cursor_next(&cursor, &none) == WIRE_STEP_END;
}

uint32_t
wire_proof_of(const uint8_t *answer,
              size_t size,
              const uint8_t **ret_bytes,
              size_t *ret_size)
{
    struct wire_item id, what, item;
    if (!find_parts(answer, size, &id, &what)) {
        return 0;
    }
    struct wire_cursor cursor = wire_cursor_of(what.bytes, what.size);
    const uint8_t *end = cursor.at;
    enum wire_step step;
    bool behind = false;
    while ((step = wire_cursor_next(&cursor, &item)) == WIRE_STEP_FIELD && !behind) {
        behind = item.number == PROOF;
        end = behind ? end : cursor.at;
    }
    *ret_bytes = what.bytes;
    *ret_size = (size_t)(end - what.bytes);
    return step == WIRE_STEP_END ? what.number : 0;
}

size_t
wire_proof_add(const uint8_t *answer,
               size_t size,
               const struct vigil_proof *proof,
               uint8_t *ret_bytes,
               size_t capacity)
{
    uint8_t packed[WIRE_PROOF_SIZE];
    struct wire_item id, what;
    uint8_t *at = packed;
    at = wire_put_bytes(at, STATEMENT, proof->statement, proof->statement_size);
    at = wire_put_bytes(at, SIGNATURE, proof->signature, sizeof(proof->signature));
    for (uint32_t i = 0; i < proof->depth; i++) {
        at = wire_put_bytes(at, PATH, proof->path[i], sizeof(proof->path[i]));
    }
    if (proof->leaf != 0) {
        at = wire_put_tag(at, LEAF, WIRE_CODING_NUMBER);
        at = wire_put_number(at, proof->leaf);
    }
    size_t added = (size_t)(at - packed);
    if (!find_parts(answer, size, &id, &what)) {
        return 0;
    }
    size_t inner = what.size + wire_put_bytes_size(PROOF, added);
    size_t whole = wire_put_bytes_size(MESSAGE_ID, id.size) +
                   wire_put_bytes_size(what.number, inner);
    if (whole > capacity) {
        return 0;
    }
    at = wire_put_bytes(ret_bytes, MESSAGE_ID, id.bytes, id.size);
    at = wire_put_tag(at, what.number, WIRE_CODING_LENGTH);
    at = wire_put_number(at, inner);
    memcpy(at, what.bytes, what.size);
    (void)wire_put_bytes(at + what.size, PROOF, packed, added);
    return whole;
}

/* A field of fixed size, or of at most that; false if it is another. */
static bool
take(const struct wire_item *item, uint8_t *ret_bytes, size_t least, size_t most)
{
    if (item->size < least || item->size > most) {
        return false;
    }
    memcpy(ret_bytes, item->bytes, item->size);
    return true;
}

bool
wire_proof_read(const uint8_t *body, size_t size, struct vigil_proof *ret_proof)
{
    struct wire_item item;
    bool fine = true, is_signed = false;
    ret_proof->statement_size = ret_proof->leaf = ret_proof->depth = 0;
    if (!wire_cursor_find(body, size, SIZE_MAX, PROOF, WIRE_CODING_LENGTH, &item)) {
        return true;
    }
    struct wire_cursor cursor = wire_cursor_of(item.bytes, item.size);
    while (fine && wire_cursor_next(&cursor, &item) == WIRE_STEP_FIELD) {
        if (item.number == STATEMENT) {
            fine = take(&item, ret_proof->statement, 1, sizeof(ret_proof->statement));
            ret_proof->statement_size = (uint32_t)item.size;
        } else if (item.number == SIGNATURE) {
            is_signed = fine = take(
                &item, ret_proof->signature, VIGIL_SIGNATURE_SIZE, VIGIL_SIGNATURE_SIZE);
        } else if (item.number == PATH) {
            fine = ret_proof->depth < VIGIL_PROOF_PATH_MAX &&
                   take(&item,
                        ret_proof->path[ret_proof->depth++],
                        VIGIL_HASH_SIZE,
                        VIGIL_HASH_SIZE);
        } else if (item.number == LEAF) {
            fine = item.value <= UINT32_MAX;
            ret_proof->leaf = (uint32_t)item.value;
        }
    }
    return fine && is_signed && ret_proof->statement_size > 0;
}
