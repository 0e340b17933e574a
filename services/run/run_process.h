/*
 * What every daemon does to start and to end, in the same order: options, configuration,
 * log, time, signals; then READY, the watchdog, STOPPING. Owns the process's signal
 * handling and the common parameters.
 *
 * Options: --config FILE, --check (reads the configuration and ends), --print-config,
 * --help; a daemon that has more says so in its own lines of --help.
 */
#ifndef RUN_PROCESS_H
#define RUN_PROCESS_H

#include <signal.h>
#include <stdbool.h>

#include "base/base_config.h"

/* The parameters that all daemons have (run.* and store.*). */
struct run_parameters {
    char socket_dir[90]; /* private sockets: a path must fit sun_path */
    char config_dir[200];
    char calendar_division[24]; /* whose bank holidays count */
    char sandbox_clock[200];
    char receipt_key_file[200];
    char store_host[200];
    char store_database[64];
    char store_user[64]; /* "": vigil_<daemon> */
    char instance[16];   /* "": the first copy; a second copy has its own sockets */
    int group_access;    /* 1: the socket directory may be open to its group */
    int store_wait_ms;
    int follow_ms; /* how often a follower looks into the journal by itself */
};

/* True: go on. False: end with *ret_exit (0 after --check, --print-config and --help; 1
 * for a configuration that is wrong; 2 for wrong usage), everything having been said. */
bool run_process_start(const char *name,
                       const char *usage, /* lines of --help of its own; NULL: none */
                       const struct base_config_row *own,
                       int argc,
                       char **argv,
                       int *ret_exit);

const struct run_parameters *run_process_parameters(void);

/* SIGTERM or SIGINT came. */
bool run_process_should_stop(void);
const volatile sig_atomic_t *run_process_stopping(void);

/* Becomes readable when a signal came: to be waited for beside the sockets. */
int run_process_signal_fd(void);

/* Tells the supervisor. Ready also when the database is away: Busy is an answer. */
void run_process_ready(void);
void run_process_alive(void);   /* at least every run_process_alive_ms() */
int run_process_alive_ms(void); /* how long a sleep may be at most */
void run_process_ending(void);

#endif
