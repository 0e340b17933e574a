/* SHA-256: known answers (FIPS 180-4), and that two parts are hashed as one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_id.h"

static const struct {
    const char *text, *hash;
} rows[] = {
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
};

static void
known_answers(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        uint8_t hash[BASE_HASH_SIZE];
        char text[BASE_HASH_TEXT_SIZE];
        size_t size = strlen(rows[i].text);
        base_hash(rows[i].text, size, hash);
        base_hash_print(hash, text);
        assert_string_equal(text, rows[i].hash);
        for (size_t first = 0; first <= size; first++) {
            base_hash_pair(rows[i].text, first, rows[i].text + first, size - first, hash);
            base_hash_print(hash, text);
            assert_string_equal(text, rows[i].hash);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(known_answers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
