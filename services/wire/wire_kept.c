/* Receipts as they are kept: see wire_kept.h. */
#include "wire/wire_kept.h"

#include <string.h>

#include "wire/wire_kept_time.h"
#include "wire/wire_put.h"

/* The first byte. No Answer begins so: it would be field 0. */
enum { KEPT = 1, KEPT_SEALED = 2 /* the seal follows */ };

/* what lies before the receipt's fields */
enum { HEAD_SIZE = 1, SEALED_HEAD_SIZE = HEAD_SIZE + sizeof(struct wire_kept_seal) };

/* their numbers in answer.proto, receipt.proto and deadline.proto */
enum { MESSAGE_ID = 1, RECEIPT = 2 };
enum {
    CASE_REF = 1,
    RECORDED_AT = 2,
    DEADLINES = 5,
    RECEIVED_AT = 6,
    VALID_AT = 7,
    PROOF = 15
};
enum { STARTED_ON = 5, DUE_ON = 6, MET_AT = 8, BASE_ON = 21 };

/* a deadline takes less; one that does not is kept in a whole answer */
enum { DEADLINE_SIZE = 512, TAG_AND_LENGTH = 16 };

_Static_assert(sizeof(struct wire_kept_seal) == BASE_SIGN_SIZE + BASE_HASH_SIZE,
               "a seal is kept as it is");

enum what { AS_IT_IS, DAY, INSTANT, SAME_CASE, DEADLINE };

static enum what
of_receipt(uint32_t number)
{
    return number == DEADLINES ? DEADLINE
           : number == RECORDED_AT || number == RECEIVED_AT || number == VALID_AT
               ? INSTANT
               : AS_IT_IS;
}

static enum what
of_deadline(uint32_t number)
{
    return number == CASE_REF                                              ? SAME_CASE
           : number == STARTED_ON || number == DUE_ON || number == BASE_ON ? DAY
           : number == MET_AT                                              ? INSTANT
                                                                           : AS_IT_IS;
}

/* A field and where it lies, tag and all. */
struct field {
    enum what what;
    struct wire_item case_ref; /* the receipt's, which its deadlines repeat */
    struct wire_item item;
    const uint8_t *bytes;
    size_t size;
};

static enum wire_step
next(struct wire_cursor *cursor,
     enum what (*of)(uint32_t number),
     struct field *ret_field)
{
    ret_field->bytes = cursor->at;
    enum wire_step step = wire_cursor_next(cursor, &ret_field->item);
    if (step == WIRE_STEP_FIELD) {
        ret_field->size = (size_t)(cursor->at - ret_field->bytes);
        ret_field->what = of(ret_field->item.number);
        if (of == of_receipt && ret_field->item.number == CASE_REF) {
            ret_field->case_ref = ret_field->item;
        }
    }
    return step;
}

/* The number of a day or a time; -1 if its text would not come back from it. */
static int64_t
number_of(const struct field *field)
{
    return field->what == DAY ? wire_kept_day(field->item.bytes, field->item.size)
                              : wire_kept_time(field->item.bytes, field->item.size);
}

/* Writes a field that has no others in it; NULL if it would not come back. What is
 * written is never longer than what is read. */
static uint8_t *
shorten(const struct field *field, uint8_t *to)
{
    int64_t number;
    bool as_it_is = field->what == AS_IT_IS;
    if (field->what == SAME_CASE) {
        if (field->item.form != WIRE_CODING_LENGTH) {
            return NULL;
        }
        as_it_is =
            field->item.size == 0 || field->item.size != field->case_ref.size ||
            memcmp(field->item.bytes, field->case_ref.bytes, field->item.size) != 0;
    }
    if (as_it_is) {
        memcpy(to, field->bytes, field->size);
        return to + field->size;
    }
    number = field->what == SAME_CASE                 ? 0
             : field->item.form != WIRE_CODING_LENGTH ? -1
                                                      : number_of(field);
    if (number < 0) {
        return NULL;
    }
    to = wire_put_tag(to, field->item.number, WIRE_CODING_NUMBER);
    return wire_put_number(to, (uint64_t)number);
}

static uint8_t *
shorten_deadline(const struct field *deadline, uint8_t *to)
{
    uint8_t bytes[DEADLINE_SIZE], *end = bytes;
    struct field field = {.case_ref = deadline->case_ref};
    struct wire_cursor cursor = wire_cursor_of(deadline->item.bytes, deadline->item.size);
    if (deadline->item.form != WIRE_CODING_LENGTH ||
        deadline->item.size > sizeof(bytes)) {
        return NULL;
    }
    enum wire_step step = next(&cursor, of_deadline, &field);
    for (; end != NULL && step == WIRE_STEP_FIELD;
         step = next(&cursor, of_deadline, &field)) {
        end = shorten(&field, end);
    }
    return end == NULL || step != WIRE_STEP_END
               ? NULL
               : wire_put_bytes(to, DEADLINES, bytes, (size_t)(end - bytes));
}

size_t
wire_kept_write(const uint8_t *answer,
                size_t size,
                const struct wire_kept_seal *seal,
                uint8_t *ret_bytes,
                size_t capacity)
{
    struct wire_item id, receipt, none;
    struct field field = {.what = AS_IT_IS};
    uint8_t *to = ret_bytes;
    struct wire_cursor cursor = wire_cursor_of(answer, size);
    size_t head = seal == NULL ? HEAD_SIZE : SEALED_HEAD_SIZE;
    if (capacity < size + head || wire_cursor_next(&cursor, &id) != WIRE_STEP_FIELD ||
        id.number != MESSAGE_ID || id.size != sizeof(struct vigil_id) ||
        wire_cursor_next(&cursor, &receipt) != WIRE_STEP_FIELD ||
        receipt.number != RECEIPT || receipt.form != WIRE_CODING_LENGTH ||
        wire_cursor_next(&cursor, &none) != WIRE_STEP_END) {
        return 0;
    }
    cursor = wire_cursor_of(receipt.bytes, receipt.size);
    *to++ = seal == NULL ? KEPT : KEPT_SEALED;
    if (seal != NULL) {
        memcpy(to, seal, sizeof(*seal));
        to += sizeof(*seal);
    }
    enum wire_step step = next(&cursor, of_receipt, &field);
    for (; to != NULL && step == WIRE_STEP_FIELD && field.item.number != PROOF;
         step = next(&cursor, of_receipt, &field)) {
        to = field.what == DEADLINE ? shorten_deadline(&field, to) : shorten(&field, to);
    }
    bool last = step == WIRE_STEP_END || cursor.at == cursor.end;
    return to == NULL || !last ? 0 : (size_t)(to - ret_bytes);
}

/* How much lies before the fields; 0: these bytes were not written so. */
static size_t
head_of(const uint8_t *bytes, size_t size)
{
    if (size >= HEAD_SIZE && bytes[0] == KEPT) {
        return HEAD_SIZE;
    }
    return size >= SEALED_HEAD_SIZE && bytes[0] == KEPT_SEALED ? SEALED_HEAD_SIZE : 0;
}

bool
wire_kept_is(const uint8_t *bytes, size_t size)
{
    return head_of(bytes, size) > 0;
}

bool
wire_kept_seal_of(const uint8_t *bytes, size_t size, struct wire_kept_seal *ret_seal)
{
    if (head_of(bytes, size) != SEALED_HEAD_SIZE) {
        return false;
    }
    memcpy(ret_seal, bytes + HEAD_SIZE, sizeof(*ret_seal));
    return true;
}

/* The reverse of shorten; NULL if it is none, or if it does not fit before `end`. */
static uint8_t *
lengthen(const struct field *field, uint8_t *to, const uint8_t *end)
{
    uint8_t text[WIRE_KEPT_TIME_SIZE];
    size_t room = (size_t)(end - to);
    bool is_number = field->item.form == WIRE_CODING_NUMBER;
    if (field->what == AS_IT_IS || (field->what == SAME_CASE && !is_number)) {
        if (field->size > room) {
            return NULL;
        }
        memcpy(to, field->bytes, field->size);
        return to + field->size;
    }
    if (field->what == SAME_CASE) {
        const struct wire_item *same = &field->case_ref;
        return field->item.value != 0 || same->size == 0 ||
                       room < same->size + TAG_AND_LENGTH
                   ? NULL
                   : wire_put_bytes(to, field->item.number, same->bytes, same->size);
    }
    size_t size = !is_number           ? 0
                  : field->what == DAY ? wire_kept_put_day(field->item.value, text)
                                       : wire_kept_put_time(field->item.value, text);
    return size == 0 || room < size + TAG_AND_LENGTH
               ? NULL
               : wire_put_bytes(to, field->item.number, text, size);
}

static uint8_t *
lengthen_deadline(const struct field *deadline, uint8_t *to, const uint8_t *end)
{
    uint8_t bytes[DEADLINE_SIZE + WIRE_KEPT_TIME_SIZE + TAG_AND_LENGTH], *at = bytes;
    struct field field = {.case_ref = deadline->case_ref};
    struct wire_cursor cursor = wire_cursor_of(deadline->item.bytes, deadline->item.size);
    enum wire_step step = next(&cursor, of_deadline, &field);
    for (; at != NULL && step == WIRE_STEP_FIELD;
         step = next(&cursor, of_deadline, &field)) {
        at = lengthen(&field, at, bytes + sizeof(bytes));
    }
    if (at == NULL || step != WIRE_STEP_END ||
        (size_t)(at - bytes) + TAG_AND_LENGTH > (size_t)(end - to)) {
        return NULL;
    }
    return wire_put_bytes(to, DEADLINES, bytes, (size_t)(at - bytes));
}

size_t
wire_kept_read(const uint8_t *bytes,
               size_t size,
               const struct vigil_id *message_id,
               uint8_t *ret_answer,
               size_t capacity)
{
    enum { HEAD = 32 }; /* the message id and the receipt's length take less */
    size_t before = head_of(bytes, size);
    if (before == 0 || capacity < HEAD) {
        return 0;
    }
    uint8_t *receipt = ret_answer + HEAD, *to = receipt;
    const uint8_t *end = ret_answer + capacity;
    struct field field = {.what = AS_IT_IS};
    struct wire_cursor cursor = wire_cursor_of(bytes + before, size - before);
    enum wire_step step = next(&cursor, of_receipt, &field);
    for (; to != NULL && step == WIRE_STEP_FIELD;
         step = next(&cursor, of_receipt, &field)) {
        to = field.what == DEADLINE ? lengthen_deadline(&field, to, end)
                                    : lengthen(&field, to, end);
    }
    if (to == NULL || step != WIRE_STEP_END) {
        return 0;
    }
    size_t receipt_size = (size_t)(to - receipt);
    to = wire_put_bytes(
        ret_answer, MESSAGE_ID, message_id->bytes, sizeof(message_id->bytes));
    to = wire_put_tag(to, RECEIPT, WIRE_CODING_LENGTH);
    to = wire_put_number(to, receipt_size);
    memmove(to, receipt, receipt_size);
    return (size_t)(to - ret_answer) + receipt_size;
}
