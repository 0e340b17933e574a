/*
 * The memory that a message may take when it is unpacked has an end, and reaching it is a
 * refusal like any other.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "vigil/v1/notification.pb-c.h"
#include "wire/wire_arena.h"
#include "wire/wire_message.h"

static struct vigil_faults faults;

static void
the_arena_has_an_end(void **state)
{
    (void)state;
    struct wire_arena *arena = wire_arena_reset();
    ProtobufCAllocator *allocator = &arena->allocator;
    assert_null(allocator->alloc(arena, WIRE_ARENA_SIZE + 1));
    assert_null(allocator->alloc(arena, SIZE_MAX));
    void *all = allocator->alloc(arena, WIRE_ARENA_SIZE - 1);
    assert_non_null(all);
    memset(all, 1, WIRE_ARENA_SIZE - 1);
    assert_null(allocator->alloc(arena, 1));
    allocator->free(arena, all);
    assert_null(allocator->alloc(arena, 1));
    assert_ptr_equal(wire_arena_reset(), arena);
    uint8_t *first = allocator->alloc(arena, 1), *second = allocator->alloc(arena, 1);
    assert_int_equal((uintptr_t)first % 16, 0);
    assert_int_equal(second - first, 16);
}

static void
what_outgrows_the_arena_is_refused(void **state)
{
    (void)state;
    /* fewer bytes than an answer may have, but 68 times as many when unpacked */
    static uint8_t bytes[60000];
    size_t size = sizeof(bytes);
    for (size_t i = 0; i < size; i += 2) {
        bytes[i] = 0x6A;
        bytes[i + 1] = 0;
    }
    assert_null(wire_message_unpack(
        &vigil__v1__notification__descriptor, bytes, size, &wire_limits_answer, &faults));
    assert_int_equal(faults.count, 1);
    assert_string_equal(faults.at[0].code, "too_large");
    assert_true(wire_arena_reset()->peak <= WIRE_ARENA_SIZE);
    /* and the next message is as good as ever */
    assert_non_null(wire_message_unpack(
        &vigil__v1__notification__descriptor, bytes, 8, &wire_limits_request, &faults));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_arena_has_an_end),
        cmocka_unit_test(what_outgrows_the_arena_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
