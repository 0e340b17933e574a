/*
 * Words to the service manager (sd_notify): the only file that knows libsystemd.
 * Does nothing where there is none.
 */
#ifndef RUN_NOTIFY_H
#define RUN_NOTIFY_H

void run_notify(const char *state);

/* Half of the watchdog's interval in milliseconds, or 0 if none is set. */
int run_notify_watchdog_ms(void);

#endif
