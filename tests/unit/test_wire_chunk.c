/* A piece of a document to bytes and back: its data are borrowed and have an end. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "wire/wire_chunk.h"
#include "wire_samples.h"

static struct vigil_faults faults;
static uint8_t bytes[VIGIL_MESSAGE_MAX];

static void
a_piece_of_a_document_borrows_its_data(void **state)
{
    (void)state;
    static uint8_t data[VIGIL_CHUNK_MAX + 1];
    memset(data, 0xEE, sizeof(data));
    struct vigil_chunk chunk, back;
    sample_chunk(&chunk, data, VIGIL_CHUNK_MAX);
    size_t size = wire_chunk_write(&chunk, bytes, VIGIL_CHUNK_MAX + WIRE_CHUNK_EXTRA);
    assert_true(size > VIGIL_CHUNK_MAX);
    memset(&back, 0, sizeof(back));
    assert_int_equal(wire_chunk_read(bytes, size, &back, &faults), BASE_OK);
    assert_true(back.data > bytes && back.data + back.data_size <= bytes + size);
    assert_memory_equal(back.data, data, VIGIL_CHUNK_MAX);
    back.data = data;
    assert_memory_equal(&back, &chunk, sizeof(chunk));

    sample_chunk(&chunk, data, sizeof(data));
    size = wire_chunk_write(&chunk, bytes, sizeof(bytes));
    assert_int_equal(wire_chunk_read(bytes, size, &back, &faults), BASE_REFUSE);
    assert_string_equal(faults.at[0].path, "data");
    assert_int_equal(back.data_size, 0);
    assert_int_equal(wire_chunk_read(bytes, 0, &back, &faults), BASE_OK);
    assert_int_equal(back.data_size, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_piece_of_a_document_borrows_its_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
