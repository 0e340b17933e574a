/* Filling in a form from the command line, and sending it: see cli_form.h. */
#include <string.h>

#include "base/base_text.h"
#include "cli/cli_check.h"
#include "cli/cli_form.h"
#include "files/files_form.h"
#include "rules/rules_reference.h"

bool
cli_form_names_case(const struct vigil_form_type *form, const char *operand)
{
    return vigil_form_field(form, "", "case_ref") != SIZE_MAX &&
           rules_reference_check(operand) != RULES_REFERENCE_SHAPE;
}

/* "reason=why", "changes[0].path=outline"; ./a=b.json is a file. */
static bool
is_setting(const char *operand)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_[].";
    size_t length = strspn(operand, letters);
    return length > 0 && operand[length] == '=';
}

/* What the form is filled in from. */
struct source {
    const char *path; /* NULL: nothing but settings */
    char named[sizeof("case_ref=") + VIGIL_REF_SIZE];
    size_t count;
    const char *settings[2 * CLI_OPERANDS_MAX];
};

static enum cli_exit
sort_operands(const struct cli *cli, struct source *ret_source)
{
    size_t first = 0;
    *ret_source = (struct source){.path = NULL};
    if (cli->operands_count > 0 && !is_setting(cli->operands[0])) {
        if (cli_form_names_case(cli->command->form, cli->operands[0])) {
            (void)base_text_print(ret_source->named,
                                  sizeof(ret_source->named),
                                  "case_ref=%s",
                                  cli->operands[0]);
            ret_source->settings[ret_source->count++] = ret_source->named;
        } else {
            ret_source->path = cli->operands[0];
        }
        first = 1;
    }
    for (size_t i = first; i < cli->operands_count; i++) {
        if (!is_setting(cli->operands[i])) {
            return cli_usage("behind the first operand comes FIELD=VALUE only; vigil %s "
                             "--help lists the fields",
                             cli->command->words);
        }
        ret_source->settings[ret_source->count++] = cli->operands[i];
    }
    return CLI_DONE;
}

enum cli_exit
cli_form_send(struct cli *cli, const char *const *settings, size_t settings_count)
{
    static struct files_form read; /* large */
    static struct vigil_faults faults;
    struct source source;
    struct base_error error;
    enum cli_exit exit = sort_operands(cli, &source);
    if (exit != CLI_DONE) {
        return exit;
    }
    for (size_t i = 0; i < settings_count && source.count < BASE_COUNT(source.settings);
         i++) {
        source.settings[source.count++] = settings[i];
    }
    files_form_init(cli->command->form, &read);
    if (files_form_read(
            source.path, source.settings, source.count, &read, &faults, &error) ==
        BASE_STOP) {
        return cli_usage("%s", error.text);
    }
    cli_check(&read.form, &faults);
    if (faults.count > 0) {
        exit = cli_refuse(cli, &faults);
    } else {
        const struct vigil_submission submission = {.type = read.form.type->type,
                                                    .form = &read.form};
        exit = cli_submit(cli, &submission);
    }
    files_form_done(&read);
    return exit;
}
