/* The commands of the forms: each form has one, and what is typed becomes the form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli_find.h"
#include "cli/cli_form.h"
#include "cli/cli_parse.h"

static const struct cli_command *const none[] = {NULL};

static void
test_every_form_has_its_command(void **state)
{
    const struct cli_command *command;
    size_t n = 0;
    (void)state;
    for (; (command = cli_form_command(n)) != NULL; n++) {
        const struct vigil_form_type *form = vigil_form_at(n);
        assert_ptr_equal(command->form, form);
        assert_true(command->help[0] != '\0' && command->users != CLI_EVERYONE);
        assert_non_null(strstr(command->example, command->words));
        assert_ptr_equal(cli_form_meant(command->words), form);
        assert_ptr_equal(cli_form_meant(form->name), form);
        char words[64];
        (void)snprintf(words, sizeof(words), "%s", form->name);
        for (char *at = words; *at != '\0'; at++) {
            *at = *at == '_' ? '-' : *at;
        }
        char *argv[] = {words};
        int taken = 0;
        assert_ptr_equal(cli_find(none, 1, argv, &taken), command);
        assert_int_equal(taken, 1);
        for (size_t k = 0; k < n; k++) { /* no word means two things */
            assert_string_not_equal(cli_form_command(k)->words, command->words);
        }
    }
    assert_null(vigil_form_at(n));
    assert_null(cli_form_meant("nonsense"));
}

static void
test_words_of_the_issue(void **state)
{
    static const struct {
        const char *words;
        enum vigil_message type;
    } verbs[] = {{"notify", VIGIL_MESSAGE_NOTIFICATION},
                 {"rapid-review", VIGIL_MESSAGE_RAPID_REVIEW},
                 {"lcspr", VIGIL_MESSAGE_LCSPR},
                 {"respond", VIGIL_MESSAGE_PANEL_RESPONSE},
                 {"amend", VIGIL_MESSAGE_AMENDMENT},
                 {"withdraw", VIGIL_MESSAGE_WITHDRAWAL},
                 {"reinstate", VIGIL_MESSAGE_REINSTATEMENT},
                 {"answer", VIGIL_MESSAGE_ANSWER},
                 {"consider", VIGIL_MESSAGE_CONSIDERATION},
                 {"ask", VIGIL_MESSAGE_QUESTION},
                 {"extension-request", VIGIL_MESSAGE_EXTENSION_REQUEST}};
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(verbs); i++) {
        const struct vigil_form_type *form = cli_form_meant(verbs[i].words);
        assert_non_null(form);
        assert_int_equal(form->type, verbs[i].type);
    }
}

static void
test_help_tells_the_fields(void **state)
{
    const struct cli_command *command;
    (void)state;
    for (size_t n = 0; (command = cli_form_command(n)) != NULL; n++) {
        char *text = NULL;
        size_t size;
        FILE *to = open_memstream(&text, &size);
        cli_parse_help(command, to);
        assert_int_equal(fclose(to), 0);
        for (size_t i = 0; i < command->form->count; i++) {
            const struct vigil_field *field = &command->form->fields[i];
            if (field->need != VIGIL_HISTORIC) {
                assert_non_null(strstr(text, field->name));
            }
        }
        free(text);
    }
}

/* What is typed, and how it ends: without a profile, what is right comes as far as that,
 * which is wrong usage, too, but told otherwise. */
static const struct {
    const char *form;
    const char *operands[4];
    enum cli_exit exit;
    const char *said;
} typed[] = {
    {"question", {"CSP-2026-000123-3", "words=what"}, CLI_USAGE, "no profile `nobody"},
    {"question", {"CSP-2026-000123-3"}, CLI_REFUSED, "words: "},
    {"question", {"CSP-2026-000124-3", "words=what"}, CLI_REFUSED, "case_ref: mistyped"},
    {"question", {"/nowhere.json", "words=what"}, CLI_USAGE, "/nowhere.json: No such"},
    {"question", {"CSP-2026-000123-3", "what"}, CLI_USAGE, "FIELD=VALUE"},
    {"question", {"case_ref=CSP-2026-000123-3", "words=what"}, CLI_USAGE, "no profile"},
    {"question",
     {"CSP-2026-000123-3", "words=what", "wrds=x"},
     CLI_REFUSED,
     "did you mean words?"},
    {"panel_response", {"CSP-2026-000123-3"}, CLI_REFUSED, "agrees, disagrees"},
    {"panel_response", {"CSP-2026-000123-3", "response=agrees"}, CLI_USAGE, "no profile"},
    {"notification", {"CSP-2026-000123-3"}, CLI_USAGE, "CSP-2026-000123-3: No such"},
    {"amendment",
     {"CSP-2026-000123-3", "reason=r", "changes[0].path=outline"},
     CLI_USAGE,
     "no profile"},
};

/* Runs a command with standard error in a file, and gives what it said. */
static enum cli_exit
run_typed(size_t n, char *ret_said, size_t size)
{
    static const char path[] = VIGIL_BINARY_DIR "/test_cli_form.said";
    const struct cli_command *command = NULL;
    for (size_t i = 0; vigil_form_at(i) != NULL; i++) {
        if (strcmp(vigil_form_at(i)->name, typed[n].form) == 0) {
            command = cli_form_command(i);
        }
    }
    struct cli cli = {.command = command, .profile = "nobody"};
    assert_non_null(command);
    while (cli.operands_count < 4 && typed[n].operands[cli.operands_count] != NULL) {
        cli.operands[cli.operands_count] = typed[n].operands[cli.operands_count];
        cli.operands_count++;
    }
    (void)fflush(stderr);
    FILE *real = stderr;
    stderr = fopen(path, "w+e");
    assert_non_null(stderr);
    enum cli_exit exit = command->run(&cli);
    rewind(stderr);
    ret_said[fread(ret_said, 1, size - 1, stderr)] = '\0';
    (void)fclose(stderr);
    stderr = real;
    return exit;
}

static void
test_typed(void **state)
{
    char said[4096];
    (void)state;
    (void)setenv("VIGIL_PROFILES", "/nowhere", 1);
    for (size_t i = 0; i < BASE_COUNT(typed); i++) {
        assert_int_equal(run_typed(i, said, sizeof(said)), typed[i].exit);
        if (strstr(said, typed[i].said) == NULL) {
            fail_msg("%zu said: %s", i, said);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_form_has_its_command),
        cmocka_unit_test(test_words_of_the_issue),
        cmocka_unit_test(test_help_tells_the_fields),
        cmocka_unit_test(test_typed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
