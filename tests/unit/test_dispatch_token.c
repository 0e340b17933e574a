/*
 * How GOV.UK Notify knows that a request is ours: which lines are API keys, and the
 * token, against the worked example of its documentation (signed here by another
 * implementation) and the example of RFC 7515, appendix A.1.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_hmac.h"
#include "dispatch/dispatch_token.h"

#define SERVICE "26785a09-ab16-4eb0-8407-a37497a57506"
#define SECRET  "3d844edf-8d35-48ac-975b-e847b4f122b0"

static void
api_keys(void **state)
{
    (void)state;
    static const struct {
        const char *line;
        bool right;
    } cases[] = {
        {"my_test_key-" SERVICE "-" SECRET, true},
        {"a key with-many-parts-" SERVICE "-" SECRET, true},
        {SERVICE "-" SECRET, true},
        {"", false},
        {SECRET, false},
        {"-" SECRET, false},
        {"x" SERVICE "-" SECRET, false},
        {"my_test_key-" SERVICE "-" SECRET " ", false},
        {"my_test_key-" SERVICE "x" SECRET, false},
        {"my_test_key-" SECRET, false},
        {"my_test_key-26785a09-ab16-4eb0-8407-a37497a5750g-" SECRET, false},
        {"my_test_key-" SERVICE "-3d844edf-8d35-48ac-975b-e847b4f122bz", false},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        struct dispatch_token_key key = {.secret = "untouched"};
        if (dispatch_token_key_parse(cases[i].line, &key) != cases[i].right) {
            fail_msg("\"%s\"", cases[i].line);
        }
        assert_string_equal(key.secret, cases[i].right ? SECRET : "untouched");
        assert_string_equal(key.service_id, cases[i].right ? SERVICE : "");
    }
}

static void
the_token_of_the_documentation(void **state)
{
    (void)state;
    struct dispatch_token_key key;
    char token[DISPATCH_TOKEN_SIZE];
    assert_true(dispatch_token_key_parse("my_test_key-" SERVICE "-" SECRET, &key));
    dispatch_token_write(&key, (vigil_instant)1568818578 * BASE_SECOND + 999999, token);
    assert_string_equal(
        token,
        "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.eyJpc3MiOiIyNjc4NWEwOS1hYjE2LTRlYjA"
        "tODQwNy1hMzc0OTdhNTc1MDYiLCJpYXQiOjE1Njg4MTg1Nzh9.YT_aQYNif0l3HaPwy62Cj9"
        "g0qsYzjnj1K5pLwkELiFw");
}

/* RFC 7515, A.1: other spaces and claims than ours, the same sum. */
static void
the_signature_of_the_standard(void **state)
{
    (void)state;
    static const uint8_t secret[] = {
        3,   35,  53, 75,  43,  15, 165, 188, 131, 126, 6,   101, 119, 123, 166, 143,
        90,  179, 40, 230, 240, 84, 201, 40,  169, 15,  132, 178, 210, 80,  46,  191,
        211, 251, 90, 146, 210, 6,  71,  239, 150, 138, 180, 195, 119, 98,  61,  34,
        61,  46,  33, 114, 5,   46, 79,  8,   192, 205, 154, 245, 103, 208, 128, 163};
    static const char signing_input[] =
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTk"
        "zODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    uint8_t tag[BASE_HASH_SIZE];
    char text[64];
    const struct base_part part = {signing_input, sizeof(signing_input) - 1};
    base_hmac(secret, sizeof(secret), &part, 1, tag);
    assert_true(base_base64url(tag, sizeof(tag), text, sizeof(text)));
    assert_string_equal(text, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(api_keys),
                                       cmocka_unit_test(the_token_of_the_documentation),
                                       cmocka_unit_test(the_signature_of_the_standard)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
