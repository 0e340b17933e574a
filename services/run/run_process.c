/* Starting and ending a daemon: see run_process.h. */
#include "run/run_process.h"

#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/base_log.h"
#include "base/base_time.h"
#include "run/run_notify.h"

static struct run_parameters parameters;

#define TEXT(member) BASE_CONFIG_TEXT, parameters.member, sizeof(parameters.member)

static const struct base_config_row common[] = {
    /* clang-format off */
    {"run.socket_dir", TEXT(socket_dir), "/run/vigil/sockets", 0, 0, "",
     "where the daemons' private sockets lie; nobody else may enter it"},
    {"run.config_dir", TEXT(config_dir), "/etc/vigil", 0, 0, "",
     "the law: bank-holidays.json, clocks.csv, ladder.csv, local-authorities.csv"},
    {"run.calendar_division", TEXT(calendar_division), "england-and-wales", 0, 0, "",
     "whose bank holidays count: england-and-wales, scotland or northern-ireland"},
    {"run.sandbox_clock", TEXT(sandbox_clock), "", 0, 0, "",
     "a sandbox's clock file; empty: the real time"},
    {"run.receipt_key_file", TEXT(receipt_key_file), "", 0, 0, "",
     "the key for receipts, of intake and decisions; vigil-intake --make-receipt-key"},
    {"run.instance", TEXT(instance), "", 0, 0, "",
     "a second copy on the same host has a name here, for sockets of its own"},
    {"run.group_access", BASE_CONFIG_INT, &parameters.group_access, 0, "0", 0, 1, "",
     "1: the socket directory belongs to a group, one user a daemon"},
    {"run.follow_ms", BASE_CONFIG_INT, &parameters.follow_ms, 0, "2000", 50, 5000, "ms",
     "how often journal and law are looked at unasked"},
    {"store.host", TEXT(store_host), "/run/postgresql", 0, 0, "",
     "the directory of PostgreSQL's socket, or a host"},
    {"store.database", TEXT(store_database), "vigil", 0, 0, "", "the database"},
    {"store.user", TEXT(store_user), "", 0, 0, "",
     "the role; empty: vigil_ and the daemon's name"},
    {"store.wait_ms", BASE_CONFIG_INT, &parameters.store_wait_ms, 0, "8000", 100, 60000,
     "ms", "the longest wait for one round trip"},
    {NULL, BASE_CONFIG_INT, NULL, 0, NULL, 0, 0, NULL, NULL},
    /* clang-format on */
};

static volatile sig_atomic_t stopping;
static int signal_pipe[2] = {-1, -1};

static void
on_signal(int number)
{
    (void)number;
    stopping = 1;
    ssize_t written = write(signal_pipe[1], "", 1);
    (void)written; /* a full pipe is readable already */
}

static bool
catch_signals(void)
{
    if (pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        return false;
    }
    struct sigaction action = {.sa_handler = on_signal};
    (void)sigemptyset(&action.sa_mask);
    (void)sigaction(SIGTERM, &action, NULL);
    (void)sigaction(SIGINT, &action, NULL);
    action.sa_handler = SIG_IGN;
    (void)sigaction(SIGPIPE, &action, NULL);
    (void)sigaction(SIGHUP, &action, NULL);
    return true;
}

static void
print_help(const char *name, const char *usage, FILE *to)
{
    (void)fprintf(
        to,
        "usage: vigil-%s --config FILE [--check | --print-config | --help]\n\n"
        "  --config FILE    the configuration (default: /etc/vigil/vigil.conf)\n"
        "  --check          read it, say what is wrong with it, and end\n"
        "  --print-config   print all parameters with their defaults, and end\n"
        "  --help           print this help, and end\n%s\n"
        "example: vigil-%s --config /etc/vigil/vigil.conf --check\n",
        name,
        usage == NULL ? "" : usage,
        name);
}

struct options {
    const char *config;
    bool check, print, help;
};

static bool
read_options(int argc, char **argv, struct options *ret)
{
    static const struct option options[] = {{"config", required_argument, NULL, 'c'},
                                            {"check", no_argument, NULL, 'k'},
                                            {"print-config", no_argument, NULL, 'p'},
                                            {"help", no_argument, NULL, 'h'},
                                            {NULL, 0, NULL, 0}};
    *ret = (struct options){.config = "/etc/vigil/vigil.conf"};
    for (int option; (option = getopt_long(argc, argv, "", options, NULL)) != -1;) {
        switch (option) {
        case 'c':
            ret->config = optarg;
            break;
        case 'k':
            ret->check = true;
            break;
        case 'p':
            ret->print = true;
            break;
        case 'h':
            ret->help = true;
            break;
        default:
            return false;
        }
    }
    return optind == argc;
}

/* Reads the configuration; false after having named every faulty line. */
static bool
configure(const struct base_config_row *own, const char *path)
{
    const struct base_config_row *tables[] = {common, own};
    struct base_config_faults faults;
    struct base_error error;
    if (base_config_read(tables, BASE_COUNT(tables), path, &faults, &error) == BASE_OK) {
        return true;
    }
    for (size_t i = 0; i < faults.count; i++) {
        (void)fprintf(stderr, "%s:%d: %s\n", path, faults.at[i].line, faults.at[i].text);
    }
    if (faults.count == 0) {
        (void)fprintf(stderr, "%s\n", error.text);
    }
    return false;
}

bool
run_process_start(const char *name,
                  const char *usage,
                  const struct base_config_row *own,
                  int argc,
                  char **argv,
                  int *ret_exit)
{
    struct options options;
    *ret_exit = 0;
    if (!read_options(argc, argv, &options)) {
        print_help(name, usage, options.help ? stdout : stderr);
        *ret_exit = 2;
        return false;
    }
    if (options.help) {
        print_help(name, usage, options.help ? stdout : stderr);
        return false;
    }
    if (options.print) {
        base_config_print(common, stdout);
        base_config_print(own, stdout);
        return false;
    }
    *ret_exit = 1;
    struct base_error error;
    base_log_open(name);
    if (!configure(own, options.config)) {
        return false;
    }
    if (options.check) {
        *ret_exit = 0;
        return false;
    }
    if (base_time_open(parameters.sandbox_clock, &error) != BASE_OK) {
        base_log_error("start", &error);
        return false;
    }
#ifndef __SANITIZE_ADDRESS__ /* the leak checker has to look into its own process */
    (void)prctl(PR_SET_DUMPABLE, 0); /* no core holds a child's data */
#endif
    return catch_signals();
}

const struct run_parameters *
run_process_parameters(void)
{
    return &parameters;
}

bool
run_process_should_stop(void)
{
    return stopping != 0;
}

const volatile sig_atomic_t *
run_process_stopping(void)
{
    return &stopping;
}

int
run_process_signal_fd(void)
{
    return signal_pipe[0];
}

void
run_process_ready(void)
{
    run_notify("READY=1");
    base_log(BASE_LOG_INFO, "event=ready");
}

void
run_process_alive(void)
{
    static int64_t due_ms;
    int64_t now_ms = base_time_monotonic_ms();
    if (now_ms >= due_ms) { /* it costs ten system calls: not every turn */
        due_ms = now_ms + run_process_alive_ms() / 2;
        run_notify("WATCHDOG=1");
    }
}

int
run_process_alive_ms(void)
{
    int interval = run_notify_watchdog_ms();
    return interval == 0 ? 60000 : interval;
}

void
run_process_ending(void)
{
    run_notify("STOPPING=1");
    base_log(BASE_LOG_INFO, "event=stopping");
}
