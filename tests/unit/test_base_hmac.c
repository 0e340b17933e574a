/*
 * HMAC-SHA256 by the vectors of RFC 4231, of one part and of any two; base64url by those
 * of RFC 4648, section 10, and RFC 7515, appendix A.1.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_hmac.h"

/* RFC 4231, test cases 1 to 4, 6 and 7: key and data as a byte repeated or as text. */
static const struct {
    const char *key;
    size_t key_size; /* 0: as long as its text; else its first byte so often */
    const char *data;
    size_t data_size;
    const char *tag;
} rows[] = {
    {"\x0b",
     20,
     "Hi There",
     0,
     "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
    {"Jefe",
     0,
     "what do ya want for nothing?",
     0,
     "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
    {"\xaa",
     20,
     "\xdd",
     50,
     "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
    {"\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14"
     "\x15\x16\x17\x18\x19",
     0,
     "\xcd",
     50,
     "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
    {"\xaa",
     131,
     "Test Using Larger Than Block-Size Key - Hash Key First",
     0,
     "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
    {"\xaa",
     131,
     "This is a test using a larger than block-size key and a larger than block-size "
     "data. The key needs to be hashed before being used by the HMAC algorithm.",
     0,
     "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"},
};

static size_t
spread(const char *text, size_t size, char ret_bytes[200])
{
    if (size == 0) {
        memcpy(ret_bytes, text, strlen(text));
        return strlen(text);
    }
    memset(ret_bytes, text[0], size);
    return size;
}

static void
known_tags(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        char key[200], data[200], text[BASE_HASH_TEXT_SIZE];
        uint8_t tag[BASE_HASH_SIZE];
        size_t key_size = spread(rows[i].key, rows[i].key_size, key);
        size_t size = spread(rows[i].data, rows[i].data_size, data);
        for (size_t first = 0; first <= size; first++) {
            const struct base_part parts[] = {{data, first},
                                              {data + first, size - first}};
            base_hmac(key, key_size, parts, 2, tag);
            base_hash_print(tag, text);
            assert_string_equal(text, rows[i].tag);
        }
    }
}

static void
known_base64url(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *text;
    } known[] = {
        {"", ""},
        {"f", "Zg"},
        {"fo", "Zm8"},
        {"foo", "Zm9v"},
        {"foob", "Zm9vYg"},
        {"fooba", "Zm9vYmE"},
        {"foobar", "Zm9vYmFy"},
        {"{\"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}",
         "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9"},
        {"\xff\xef\xfe", "_-_-"},
    };
    for (size_t i = 0; i < BASE_COUNT(known); i++) {
        char text[64] = "before";
        size_t length = strlen(known[i].text);
        assert_true(
            base_base64url(known[i].bytes, strlen(known[i].bytes), text, length + 1));
        assert_string_equal(text, known[i].text);
        memset(text, 'x', sizeof(text));
        assert_false(
            base_base64url(known[i].bytes, strlen(known[i].bytes), text, length));
        assert_int_equal(text[0], 'x');
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(known_tags),
                                       cmocka_unit_test(known_base64url)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
