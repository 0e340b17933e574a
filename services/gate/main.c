/*
 * vigil-gate: table of contents. Parameters are in gate_config.c, the order of opening in
 * gate_start.c, the loop in gate_serve.c, where messages go in gate_route.c.
 */
#include <string.h>

#include "base/base_log.h"
#include "gate/gate.h"
#include "gate/gate_config.h"
#include "gate/gate_key.h"
#include "run/run_process.h"

int
main(int argc, char **argv)
{
    static const char usage[] =
        "\n"
        "or:    vigil-gate --make-key FILE\n\n"
        "  --make-key FILE  make a server key, FILE and FILE.pub, and end\n";
    static struct gate gate;
    struct base_error error;
    int status;

    if (argc == 3 && strcmp(argv[1], "--make-key") == 0) {
        return gate_key_make(argv[2]);
    }
    if (!run_process_start("gate", usage, gate_config_table, argc, argv, &status)) {
        return status;
    }
    if (gate_start(&gate, &error) != BASE_OK) {
        base_log_error("start", &error);
        return 1;
    }
    run_process_ready();
    gate_serve(&gate);
    run_process_ending();
    gate_stop(&gate);
    return 0;
}
