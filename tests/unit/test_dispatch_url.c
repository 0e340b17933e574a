/* Which addresses are spoken to, which are listened on, and the table of webhooks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_text.h"
#include "dispatch/dispatch_loopback.h"
#include "dispatch/dispatch_url.h"
#include "dispatch/dispatch_webhooks.h"

static void
spoken_to(void **state)
{
    (void)state;
    static const struct {
        const char *url, *scheme;
    } cases[] = {
        {"https://api.notifications.service.gov.uk", "https"},
        {"https://hooks.example.org:8443/a/b?c=d&e=%20", "https"},
        {"https://[2001:db8::1]/x", "https"},
        {"http://127.0.0.1:8080/hook", "http"},
        {"http://localhost", "http"},
        {"http://[::1]:80", "http"},
        {"", NULL},
        {"https://", NULL},
        {"https:///path", NULL},
        {"HTTPS://example.org", NULL},
        {"http://example.org", NULL},
        {"http://127.0.0.1.example.org", NULL},
        {"http://127.0.0.1@example.org", NULL},
        {"http://localhost:80@example.org/", NULL},
        {"http://localhost:x", NULL},
        {"http://localhost:123456", NULL},
        {"https://user:word@example.org", NULL},
        {"https://user@example.org", NULL},
        {"https://example.org?q", NULL},
        {"https://example.org/a b", NULL},
        {"https://example.org/\r\nX: y", NULL},
        {"https://example.org/#part", NULL},
        {"https://\xc3\xa9xample.org/", NULL},
        {"ftp://example.org", NULL},
        {"file:///etc/passwd", NULL},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        const char *scheme = dispatch_url_scheme(cases[i].url);
        if (scheme == NULL || cases[i].scheme == NULL ? scheme != cases[i].scheme
                                                      : strcmp(scheme, cases[i].scheme)) {
            fail_msg("%s: %s", cases[i].url, scheme == NULL ? "refused" : scheme);
        }
    }
}

static void
listened_on(void **state)
{
    (void)state;
    static const struct {
        const char *address;
        bool right;
    } cases[] = {
        {"127.0.0.1:7655", true},
        {"127.8.8.8:1", true},
        {"[::1]:65535", true},
        {"", false},
        {"127.0.0.1", false},
        {"127.0.0.1:", false},
        {"127.0.0.1:0", false},
        {"127.0.0.1:65536", false},
        {"127.0.0.1:99999999999", false},
        {"127.0.0.1:80 ", false},
        {"localhost:80", false},
        {"0.0.0.0:80", false},
        {"192.0.2.1:80", false},
        {"[::]:80", false},
        {"::1:80", false},
        {"127.0.0.1127.0.0.1:80", false},
    };
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        if (dispatch_loopback_is(cases[i].address) != cases[i].right) {
            fail_msg("%s", cases[i].address);
        }
    }
    assert_int_equal(dispatch_loopback_listen("0.0.0.0:0"), -1);
}

static char folder[] = "/tmp/vigil-test-XXXXXX";
static char table_path[64], secret_path[64];
static struct base_error error;

static void
write_file(const char *path, const char *text, mode_t mode)
{
    (void)unlink(path);
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    (void)fputs(text, file);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, mode), 0);
}

static enum base_class
open_table(const char *url, const char *more)
{
    char text[400];
    (void)base_text_print(
        text, sizeof(text), "url,secret_file\n%s,%s\n%s", url, secret_path, more);
    write_file(table_path, text, 0644);
    return dispatch_webhooks_open(table_path, &error);
}

#define GOOD "https://hooks.example.org/vigil"

static void
the_table_of_webhooks(void **state)
{
    (void)state;
    char again[200];
    write_file(secret_path, "0123456789abcdef0123456789abcdef\n", 0600);
    assert_int_equal(open_table(GOOD, ""), BASE_OK);
    const struct dispatch_webhook_line *line = dispatch_webhooks_find(GOOD);
    assert_non_null(line);
    assert_string_equal(line->secret, "0123456789abcdef0123456789abcdef");
    assert_null(dispatch_webhooks_find("https://hooks.example.org/"));
    assert_int_equal(dispatch_webhooks_open("", &error), BASE_OK);
    assert_null(dispatch_webhooks_find(GOOD));

    assert_int_equal(open_table("http://hooks.example.org/", ""), BASE_STOP);
    assert_non_null(strstr(error.text, "webhooks.csv:2:1"));
    assert_non_null(strstr(error.text, "[url]"));
    covers("refusal", "url");
    (void)base_text_print(again, sizeof(again), GOOD ",%s\n", secret_path);
    assert_int_equal(open_table(GOOD, again), BASE_STOP);
    assert_non_null(strstr(error.text, "webhooks.csv:3:1"));
    assert_non_null(strstr(error.text, "[doubled]"));
    assert_int_equal(open_table(GOOD, "one\n"), BASE_STOP);
    assert_int_equal(dispatch_webhooks_open("/nonexistent/w.csv", &error), BASE_STOP);
}

/* A secret that is short, that others can read, or that is not there stops the start; and
 * is not told. */
static void
secrets_that_are_none(void **state)
{
    (void)state;
    write_file(secret_path, "0123456789abcdef0123456789abcde\n", 0600);
    assert_int_equal(open_table(GOOD, ""), BASE_STOP);
    assert_non_null(strstr(error.text, secret_path));
    assert_null(strstr(error.text, "0123456789"));
    write_file(secret_path, "0123456789abcdef0123456789abcdef\n", 0640);
    assert_int_equal(open_table(GOOD, ""), BASE_STOP);
    assert_non_null(strstr(error.text, "mode 0600"));
    (void)unlink(secret_path);
    assert_int_equal(open_table(GOOD, ""), BASE_STOP);
    assert_non_null(strstr(error.text, "make it with"));
}

static int
set_up(void **state)
{
    (void)state;
    bool made = mkdtemp(folder) != NULL;
    (void)base_text_print(table_path, sizeof(table_path), "%s/webhooks.csv", folder);
    (void)base_text_print(secret_path, sizeof(secret_path), "%s/secret", folder);
    return made ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    dispatch_webhooks_close();
    (void)unlink(table_path);
    (void)unlink(secret_path);
    return rmdir(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spoken_to),
        cmocka_unit_test(listened_on),
        cmocka_unit_test(the_table_of_webhooks),
        cmocka_unit_test(secrets_that_are_none),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
