/*
 * What vigil-intake does once on the host, instead of serving: by its first argument.
 */
#include <string.h>

#include "base/base_attr.h"
#include "intake/intake.h"
#include "run/run_seal.h"

const char intake_once_usage[] =
    "\n"
    "or:    vigil-intake --enrol PUBLICKEY PARTY ROLE --config FILE\n"
    "or:    vigil-intake --replay --config FILE\n"
    "or:    vigil-intake --make-receipt-key FILE\n\n"
    "  --enrol             put the operator's first key into the roster, and end\n"
    "  --replay            make an empty case file again from the journal, and end\n"
    "  --make-receipt-key  make FILE, the key for receipts, and FILE.pub\n";

static int
make_receipt_key(int argc, char **argv)
{
    return argc == 3 ? run_seal_make_key("vigil-intake", argv[2]) : 2;
}

bool
intake_once(int argc, char **argv, int *ret_exit)
{
    static const struct {
        const char *option;
        int (*run)(int argc, char **argv);
    } works[] = {{"--enrol", intake_enrol},
                 {"--replay", intake_replay},
                 {"--make-receipt-key", make_receipt_key}};
    for (size_t i = 0; i < BASE_COUNT(works) && argc > 1; i++) {
        if (strcmp(argv[1], works[i].option) == 0) {
            *ret_exit = works[i].run(argc, argv);
            return true;
        }
    }
    return false;
}
