/* What a sender gets back: see wire_answer.h. */
#include "wire/wire_answer.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "vigil/v1/answer.pb-c.h"
#include "wire/wire_cursor.h"
#include "wire/wire_listing.h"
#include "wire/wire_vouch.h"

/* their numbers in answer.proto and result.proto */
enum { MESSAGE_ID = 1, RECEIPT = 2, REJECTION = 3, BUSY = 4, RESULT = 5 };
enum { LISTINGS = 1, NEXT = 2, DATA = 3 };

static enum base_class
unreadable(const char *why, struct base_error *ret_error)
{
    return base_error_set(
        ret_error, BASE_AGAIN, "bad_answer", "the answer cannot be read: %s", why);
}

/* The first fault found, in words; its texts are this room's own. */
static enum base_class
faulty(const struct vigil_faults *faults, struct base_error *ret_error)
{
    const struct vigil_fault *first = &faults->at[0];
    char why[sizeof(first->path) + sizeof(first->wrong) + 2];
    (void)base_text_print(why, sizeof(why), "%s: %s", first->path, first->wrong);
    return unreadable(why, ret_error);
}

bool
wire_answer_message_id(const uint8_t *bytes, size_t size, struct vigil_id *ret_id)
{
    struct wire_item item;
    if (!wire_cursor_find(bytes, size, 1, MESSAGE_ID, WIRE_CODING_LENGTH, &item) ||
        item.size != sizeof(ret_id->bytes)) {
        return false;
    }
    memcpy(ret_id->bytes, item.bytes, item.size);
    return true;
}

/* The cursor of the next page, or a piece of a document. */
static enum base_class
read_plain(const struct wire_item *item,
           struct vigil_answer *ret_answer,
           struct base_error *ret_error)
{
    if (item->number == NEXT && !base_text_copy_bytes(ret_answer->result.next,
                                                      sizeof(ret_answer->result.next),
                                                      (const char *)item->bytes,
                                                      item->size)) {
        return unreadable("the cursor is too long", ret_error);
    }
    if (item->number == DATA) {
        ret_answer->data = malloc(item->size + 1);
        if (ret_answer->data == NULL) {
            return unreadable("no memory", ret_error);
        }
        memcpy(ret_answer->data, item->bytes, item->size);
        ret_answer->data_size = item->size;
    }
    return BASE_OK;
}

/* Takes all out of a result that has passed the scan. */
static enum base_class
read_result(const struct wire_item *result,
            struct vigil_answer *ret_answer,
            struct base_error *ret_error)
{
    ret_answer->result.listings_count = 0;
    ret_answer->result.listings = NULL;
    ret_answer->result.next[0] = '\0';
    size_t count = 0;
    struct wire_item item;
    struct wire_cursor cursor = wire_cursor_of(result->bytes, result->size);
    while (wire_cursor_next(&cursor, &item) == WIRE_STEP_FIELD) {
        count += item.number == LISTINGS ? 1 : 0;
    }
    ret_answer->result.listings = calloc(count + 1, sizeof(struct vigil_listing));
    if (ret_answer->result.listings == NULL) {
        return unreadable("no memory", ret_error);
    }
    cursor = wire_cursor_of(result->bytes, result->size);
    while (wire_cursor_next(&cursor, &item) == WIRE_STEP_FIELD) {
        size_t *done = &ret_answer->result.listings_count;
        if (item.number == LISTINGS) {
            if (!wire_listing_read(
                    item.bytes, item.size, &ret_answer->result.listings[*done])) {
                return unreadable("a listing is not a table", ret_error);
            }
            ++*done;
        } else {
            enum base_class class = read_plain(&item, ret_answer, ret_error);
            if (class != BASE_OK) {
                return class;
            }
        }
    }
    return BASE_OK;
}

/* Reads the one thing that the answer is. */
static enum base_class
read_what(const struct wire_item *what,
          struct vigil_answer *ret_answer,
          struct base_error *ret_error)
{
    static _Thread_local struct vigil_faults faults; /* large: not cleared each time */
    enum base_class class = BASE_BUG;
    faults.count = 0;
    switch (what->number) {
    case RECEIPT:
        ret_answer->kind = VIGIL_ANSWER_RECEIPT;
        class = wire_receipt_read(what->bytes,
                                  what->size,
                                  &ret_answer->receipt,
                                  &ret_answer->warnings,
                                  &faults);
        ret_answer->receipt.message_id = ret_answer->message_id;
        break;
    case REJECTION:
        ret_answer->kind = VIGIL_ANSWER_REJECTION;
        class =
            wire_rejection_read(what->bytes, what->size, &ret_answer->rejection, &faults);
        ret_answer->rejection.message_id = ret_answer->message_id;
        break;
    case BUSY:
        ret_answer->kind = VIGIL_ANSWER_BUSY;
        class = wire_busy_read(what->bytes, what->size, &ret_answer->busy, &faults);
        ret_answer->busy.message_id = ret_answer->message_id;
        break;
    default:
        ret_answer->kind = VIGIL_ANSWER_RESULT;
        return read_result(what, ret_answer, ret_error);
    }
    return class == BASE_OK ? BASE_OK : faulty(&faults, ret_error);
}

/* Finds the one member that is set. */
static bool
find_what(const uint8_t *bytes, size_t size, struct wire_item *ret_what)
{
    struct wire_cursor cursor = wire_cursor_of(bytes, size);
    while (wire_cursor_next(&cursor, ret_what) == WIRE_STEP_FIELD) {
        if (ret_what->number >= RECEIPT && ret_what->number <= RESULT) {
            return true;
        }
    }
    return false;
}

enum base_class
wire_answer_read(const uint8_t *bytes,
                 size_t size,
                 struct vigil_answer *ret_answer,
                 struct base_error *ret_error)
{
    ret_answer->kind = VIGIL_ANSWER_NONE;
    ret_answer->bytes = NULL;
    ret_answer->bytes_size = 0;
    ret_answer->sent = NULL;
    ret_answer->sent_size = 0;
    ret_answer->data = NULL;
    ret_answer->data_size = 0;
    static _Thread_local struct vigil_faults faults; /* large: not cleared each time */
    faults.count = 0;
    faults.more = 0;
    if (!wire_scan(
            &vigil__v1__answer__descriptor, bytes, size, &wire_limits_answer, &faults)) {
        return faulty(&faults, ret_error);
    }
    struct wire_item what;
    if (!wire_answer_message_id(bytes, size, &ret_answer->message_id) ||
        !find_what(bytes, size, &what)) {
        return unreadable("no message id, or nothing of what an answer is", ret_error);
    }
    ret_answer->bytes = malloc(size);
    if (ret_answer->bytes == NULL) {
        return unreadable("no memory", ret_error);
    }
    memcpy(ret_answer->bytes, bytes, size);
    ret_answer->bytes_size = size;
    if (what.number == RECEIPT) { /* the scan has been through it */
        wire_vouch(
            &wire_limits_answer, &vigil__v1__receipt__descriptor, what.bytes, what.size);
    }
    enum base_class class = read_what(&what, ret_answer, ret_error);
    wire_vouch(NULL, NULL, NULL, 0);
    if (class != BASE_OK) {
        wire_answer_done(ret_answer);
    }
    return class;
}

void
wire_answer_done(struct vigil_answer *answer)
{
    if (answer->kind == VIGIL_ANSWER_RESULT) {
        for (size_t i = 0; i < answer->result.listings_count; i++) {
            wire_listing_done(&answer->result.listings[i]);
        }
        free(answer->result.listings);
    }
    free(answer->data);
    answer->data = NULL;
    answer->data_size = 0;
    free(answer->bytes);
    answer->bytes = NULL;
    answer->bytes_size = 0;
    free(answer->sent);
    answer->sent = NULL;
    answer->sent_size = 0;
    answer->kind = VIGIL_ANSWER_NONE;
}
