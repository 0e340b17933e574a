/* Profiles and keys: what is read, and what is not used. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base_attr.h"
#include "bus/bus_keys.h"
#include "vigil/vigil.h"

static char folder[64], path[VIGIL_PATH_SIZE], public_key[VIGIL_KEY_SIZE];
static struct vigil_profile profile;
static struct vigil_error error;

static int
make_profiles(void **state)
{
    (void)state;
    (void)snprintf(folder, sizeof(folder), "/tmp/profiles-XXXXXX");
    if (mkdtemp(folder) == NULL || setenv("VIGIL_PROFILES", folder, 1) != 0 ||
        vigil_profile_path("a", "", path, &error) != VIGIL_OK || mkdir(path, 0700) != 0 ||
        vigil_profile_path("a", "key", path, &error) != VIGIL_OK) {
        return -1;
    }
    return vigil_key_make(path, public_key, &error) == VIGIL_OK ? 0 : -1;
}

static int
remove_profiles(void **state)
{
    static const char *const names[] = {"key", "key.pub", "profile.conf", ""};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(names); i++) {
        (void)vigil_profile_path("a", names[i], path, &error);
        (void)remove(path);
    }
    return rmdir(folder);
}

static void
write_conf(const char *format, const char *key)
{
    char text[400];
    (void)vigil_profile_path("a", "profile.conf", path, &error);
    (void)snprintf(text, sizeof(text), "%s%s\n", format, key);
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void
test_a_whole_profile(void **state)
{
    char wanted[VIGIL_PATH_SIZE], derived[VIGIL_KEY_SIZE];
    (void)state;
    write_conf("# ours\ngate = tcp://127.0.0.1:7654\nspool = spool\ntimeout_ms = 1000\n"
               "gate_key = ",
               public_key);
    assert_int_equal(vigil_profile_load("a", &profile, &error), VIGIL_OK);
    assert_string_equal(profile.gate, "tcp://127.0.0.1:7654");
    assert_string_equal(profile.gate_key, public_key);
    assert_string_equal(profile.public_key, public_key);
    assert_true(bus_keys_public(profile.secret_key, derived));
    assert_string_equal(derived, public_key);
    assert_int_equal(profile.timeout_ms, 1000);
    (void)snprintf(wanted, sizeof(wanted), "%s/a/spool", folder);
    assert_string_equal(profile.spool, wanted);
    assert_int_equal(setenv("VIGIL_PROFILE", "a", 1), 0);
    assert_int_equal(vigil_profile_load(NULL, &profile, &error), VIGIL_OK);
    assert_string_equal(profile.name, "a");
    assert_int_equal(unsetenv("VIGIL_PROFILE"), 0);
    assert_int_equal(vigil_profile_load(NULL, &profile, &error), VIGIL_WRONG_SETUP);
    assert_string_equal(error.code, "no_profile");
    assert_string_equal(error.text,
                        "no profile chosen: --profile NAME or $VIGIL_PROFILE; there are: "
                        "a");
    assert_int_equal(vigil_profile_load("b", &profile, &error), VIGIL_WRONG_SETUP);
    assert_string_equal(error.text, "there is no profile `b`; there are: a");
}

/* More than can be told: whole names, and that there are others. */
static void
test_many_profiles(void **state)
{
    char name[16];
    (void)state;
    for (int made = 1; made >= 0; made--) {
        for (int i = 0; i < 60; i++) {
            (void)snprintf(name, sizeof(name), "e%08d", i);
            (void)vigil_profile_path(name, made ? "" : "profile.conf", path, &error);
            assert_int_equal(made ? mkdir(path, 0700) : unlink(path), 0);
            (void)vigil_profile_path(name, made ? "profile.conf" : "", path, &error);
            FILE *file = made ? fopen(path, "we") : NULL;
            assert_int_equal(made ? fclose(file) : rmdir(path), 0);
        }
        (void)vigil_profile_load("b", &profile, &error);
        size_t length = strlen(error.text);
        if (made) {
            assert_non_null(strstr(error.text, ": e00000000, e00000001, "));
            assert_string_equal(error.text + length - 5, ", ...");
        } else {
            assert_string_equal(error.text + length - 4, "none");
        }
    }
}

static void
test_what_is_wrong(void **state)
{
    (void)state;
    static const char *const names[] = {"..", "a/../a", ".", "nobody", "/a"};
    for (size_t i = 0; i < BASE_COUNT(names); i++) {
        assert_int_equal(vigil_profile_load(names[i], &profile, &error),
                         VIGIL_WRONG_SETUP);
    }
    write_conf("gate = tcp://127.0.0.1:7654\ngate_key = ", "short");
    assert_int_equal(vigil_profile_load("a", &profile, &error), VIGIL_WRONG_SETUP);
    assert_string_equal(error.code, "profile_gate");
    write_conf("gate = tcp://127.0.0.1:7654\n\ngate_kee = ", public_key);
    assert_int_equal(vigil_profile_load("a", &profile, &error), VIGIL_WRONG_SETUP);
    assert_non_null(strstr(error.text, "profile.conf:3: gate_kee"));
}

static void
test_a_key_is_private(void **state)
{
    struct stat status;
    char again[VIGIL_KEY_SIZE];
    (void)state;
    write_conf("gate = tcp://127.0.0.1:7654\ngate_key = ", public_key);
    (void)vigil_profile_path("a", "key", path, &error);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    assert_int_not_equal(vigil_key_make(path, again, &error), VIGIL_OK);
    assert_string_equal(error.code, "key_exists");
    assert_int_equal(chmod(path, 0640), 0);
    assert_int_equal(vigil_profile_load("a", &profile, &error), VIGIL_WRONG_SETUP);
    assert_string_equal(error.code, "key_file");
    assert_int_equal(chmod(path, 0600), 0);
    assert_int_equal(vigil_profile_load("a", &profile, &error), VIGIL_OK);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_a_whole_profile, make_profiles, remove_profiles),
        cmocka_unit_test_setup_teardown(
            test_many_profiles, make_profiles, remove_profiles),
        cmocka_unit_test_setup_teardown(
            test_what_is_wrong, make_profiles, remove_profiles),
        cmocka_unit_test_setup_teardown(
            test_a_key_is_private, make_profiles, remove_profiles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
