/* Evidence in a file: see wire_receipt_file.h. */
#include "wire/wire_receipt_file.h"

#include "wire/wire_put.h"

/* their numbers in receipt_file.proto */
enum { MESSAGE = 1, ANSWER = 2 };

enum base_class
wire_receipt_file_read(const uint8_t *bytes,
                       size_t size,
                       struct wire_receipt_file *ret_file)
{
    struct wire_item item;
    enum wire_step step;
    struct wire_cursor cursor = wire_cursor_of(bytes, size);
    *ret_file = (struct wire_receipt_file){.message = NULL};
    while ((step = wire_cursor_next(&cursor, &item)) == WIRE_STEP_FIELD) {
        if (item.form != WIRE_CODING_LENGTH) {
            return BASE_REFUSE;
        }
        if (item.number == MESSAGE && ret_file->message == NULL) {
            ret_file->message = item.bytes;
            ret_file->message_size = item.size;
        } else if (item.number == ANSWER && ret_file->answer == NULL) {
            ret_file->answer = item.bytes;
            ret_file->answer_size = item.size;
        } else { /* a file has nothing else, so that no byte of it goes unread */
            return BASE_REFUSE;
        }
    }
    return step == WIRE_STEP_END && ret_file->answer != NULL ? BASE_OK : BASE_REFUSE;
}

size_t
wire_receipt_file_write(const struct wire_receipt_file *file,
                        uint8_t *ret_bytes,
                        size_t capacity)
{
    size_t message =
        file->message == NULL ? 0 : wire_put_bytes_size(MESSAGE, file->message_size);
    size_t size = message + wire_put_bytes_size(ANSWER, file->answer_size);
    if (size > capacity) {
        return 0;
    }
    if (file->message != NULL) {
        ret_bytes = wire_put_bytes(ret_bytes, MESSAGE, file->message, file->message_size);
    }
    (void)wire_put_bytes(ret_bytes, ANSWER, file->answer, file->answer_size);
    return size;
}
