/* `vigil key enrol` and `vigil key revoke`: the operator's, for everyone else's keys. */
#include "base/base_text.h"
#include "cli/cli_commands.h"

static const char *party, *role;

static const struct cli_option options[] = {
    {"party",
     "PARTY",
     "whom the key speaks for: a GSS code, panel, operator, dfe or ofsted",
     &party,
     NULL},
    {"role", "ROLE", "authority, panel, operator, dfe or ofsted", &role, NULL},
    {NULL, NULL, NULL, NULL, NULL}};

static enum cli_exit
take_public_key(const struct cli *cli, struct vigil_key *ret_key)
{
    if (!base_text_copy(
            ret_key->public_key, sizeof(ret_key->public_key), cli->operands[0]) ||
        ret_key->public_key[VIGIL_KEY_SIZE - 2] == '\0') {
        return cli_usage("a public key has 40 characters, as `vigil keygen` printed it");
    }
    return CLI_DONE;
}

static enum cli_exit
run_enrol(struct cli *cli)
{
    struct vigil_key key = {.revoked = false};
    int code = 0;
    enum cli_exit exit = take_public_key(cli, &key);
    if (exit != CLI_DONE) {
        return exit;
    }
    if (party == NULL || !base_text_copy(key.party, sizeof(key.party), party)) {
        return cli_usage("--party must be a GSS code, panel, operator, dfe or ofsted");
    }
    if (role == NULL || !vigil_code_find(VIGIL_LIST_ROLE, role, &code)) {
        return cli_usage("--role must be authority, panel, operator, dfe or ofsted");
    }
    key.role = (enum vigil_role)code;
    const struct vigil_submission submission = {.type = VIGIL_MESSAGE_KEY_ENROL,
                                                .key = &key};
    return cli_submit(cli, &submission);
}

static enum cli_exit
run_revoke(struct cli *cli)
{
    struct vigil_key key = {.revoked = true};
    enum cli_exit exit = take_public_key(cli, &key);
    if (exit != CLI_DONE) {
        return exit;
    }
    const struct vigil_submission submission = {.type = VIGIL_MESSAGE_KEY_REVOKE,
                                                .key = &key};
    return cli_submit(cli, &submission);
}

const struct cli_command cli_key_enrol = {
    .words = "key enrol",
    .users = CLI_OPERATORS,
    .operands = "PUBLICKEY --party PARTY --role ROLE",
    .operands_min = 1,
    .operands_max = 1,
    .help = "let a key speak for an authority, the panel, the operator, or who reads",
    .example = "vigil --profile operator key enrol \"$(cat key.pub)\" --party E08000025 "
               "--role authority",
    .options = options,
    .run = run_enrol,
};

const struct cli_command cli_key_revoke = {
    .words = "key revoke",
    .users = CLI_OPERATORS,
    .operands = "PUBLICKEY",
    .operands_min = 1,
    .operands_max = 1,
    .help = "let a key speak for nobody any more",
    .example = "vigil --profile operator key revoke \"$(cat key.pub)\"",
    .run = run_revoke,
};
