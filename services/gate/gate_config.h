/* The gate's parameters (gate.*): one table, filled at start, read by everyone. */
#ifndef GATE_CONFIG_H
#define GATE_CONFIG_H

#include "base/base_config.h"

struct gate_config {
    char listen[128];
    char endpoint_file[256];
    char key_file[256];
    int in_flight_max;
    int answer_timeout_ms;
    int busy_retry_ms;
    int roster_interval_ms;
    int backlog;
};

extern struct gate_config gate_config;
extern const struct base_config_row gate_config_table[];

#endif
