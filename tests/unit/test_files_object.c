/* JSON that is spoken with other programs: what is read, what is not, what is written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "files/files_object.h"

static struct base_error error;
static char id[8], status[12], inner[8];
static const struct files_object_wanted wanted[] = {{"id", id, sizeof(id)},
                                                    {"status", status, sizeof(status)},
                                                    {"of.inner", inner, sizeof(inner)}};

static enum base_class
read_text(const char *text)
{
    return files_object_read(text, strlen(text), wanted, BASE_COUNT(wanted), &error);
}

static void
texts_by_name(void **state)
{
    (void)state;
    assert_int_equal(read_text("{\"status\":\"sending\",\"id\":\"1\",\"more\":[1,{}],"
                               "\"of\":{\"inner\":\"\\u00e9\"}}"),
                     BASE_OK);
    assert_string_equal(id, "1");
    assert_string_equal(status, "sending");
    assert_string_equal(inner, "\xc3\xa9");
    assert_int_equal(read_text("{\"status\":null,\"of\":[\"inner\"]}"), BASE_OK);
    assert_string_equal(id, "");
    assert_string_equal(status, "");
    assert_string_equal(inner, "");
    assert_int_equal(read_text("{\"id\":\"1234567\"}"), BASE_OK);
    assert_int_equal(read_text("{\"of\":[{\"inner\":\"1\"},{\"inner\":\"2\"}]}"),
                     BASE_OK);
    assert_string_equal(inner, "1");
    assert_int_equal(read_text("{\"of\":[]}"), BASE_OK);
    assert_string_equal(inner, "");
}

static void
what_is_not_read(void **state)
{
    (void)state;
    static const struct {
        const char *text, *code;
    } cases[] = {
        {"", "not_json"},
        {"{", "not_json"},
        {"[]", "not_json"},
        {"\"id\"", "not_json"},
        {"null", "not_json"},
        {"{\"id\":\"1\"} x", "not_json"},
        {"{\"id\":\"1\",\"id\":\"2\"}", "not_json"},
        {"{\"id\":\"\\u0000\"}", "not_json"},
        {"{\"id\":\"\xff\"}", "not_json"},
        {"{\"id\":1}", "no_text"},
        {"{\"id\":{}}", "no_text"},
        {"{\"of\":{\"inner\":true}}", "no_text"},
        {"{\"id\":\"a\\nb\"}", "control_character"},
        {"{\"id\":\"\\u007f\"}", "control_character"},
        {"{\"id\":\"12345678\"}", "too_long"},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        assert_int_equal(read_text(cases[i].text), BASE_REFUSE);
        assert_string_equal(error.code, cases[i].code);
    }
    /* nesting without end is refused, not followed */
    static char deep[100000];
    memset(deep, '[', sizeof(deep));
    memcpy(deep, "{\"id\":", 6);
    assert_int_equal(
        files_object_read(deep, sizeof(deep), wanted, BASE_COUNT(wanted), &error),
        BASE_REFUSE);
}

static void
what_is_written(void **state)
{
    (void)state;
    static const char expected[] = "{\"to\":\"a@b\",\"of\":{\"inner\":"
                                   "\"1\\\"\\n\\u00E9\",\"no\":\"2\"},\"end\":\"\"}";
    static const struct files_object_text texts[] = {
        {"to", "a@b"}, {"of.inner", "1\"\n\xc3\xa9"}, {"of.no", "2"}, {"end", ""}};
    char said[128];
    size_t size = sizeof(expected) - 1;
    assert_int_equal(files_object_write(texts, BASE_COUNT(texts), said, sizeof(said)),
                     size);
    assert_string_equal(said, expected);
    assert_int_equal(files_object_write(texts, BASE_COUNT(texts), said, size + 1), size);
    assert_int_equal(files_object_write(texts, BASE_COUNT(texts), said, size), 0);
    static const struct files_object_text not_utf8 = {"to", "\xff"};
    assert_int_equal(files_object_write(&not_utf8, 1, said, sizeof(said)), 0);
    static const struct files_object_text torn[] = {{"to", "x"}, {"to.inner", "y"}};
    assert_int_equal(files_object_write(torn, 2, said, sizeof(said)), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(texts_by_name),
                                       cmocka_unit_test(what_is_not_read),
                                       cmocka_unit_test(what_is_written)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
