/*
 * A casebook: a folder of six CSV files with what happened before Vigil, and, where a
 * Vigil exported it, of records of all that it was told (files_records.h). All of it is
 * checked first; then it gives what the six files hold one by one, in the order of the
 * facts, but for what the records tell.
 *
 * Owns all that it read. Promises: every fault is told with file, line and column, all of
 * them at once, and a casebook with a fault gives no record; a casebook of 100,000 rows
 * takes a second and some tens of megabytes, for rows are kept as text until asked for.
 */
#ifndef FILES_CASEBOOK_H
#define FILES_CASEBOOK_H

#include "base/base_error.h"
#include "files/files_faults.h"
#include "vigil/records.h"

struct files_casebook;

/* One record to import, with its type (VIGIL_MESSAGE_HISTORIC_...) and the time of the
 * fact: notifications with their children, reviews with their links and index children;
 * each names its case by authority and notification_ref. */
struct files_step {
    enum vigil_message type;
    vigil_instant at;
    union {
        struct vigil_notification notification;
        struct vigil_rapid_review rapid_review;
        struct vigil_panel_response panel_response;
        struct vigil_lcspr lcspr;
    };
};

/* How many rows each file had. */
struct files_casebook_counts {
    size_t notifications;
    size_t children;
    size_t rapid_reviews;
    size_t panel_responses;
    size_t lcsprs;
    size_t lcspr_notifications;
};

/* A file of a casebook that lies in memory. */
struct files_casebook_bytes {
    const char *name; /* children.csv */
    const void *bytes;
    size_t size;
};

/* Reads and checks a casebook. `now`: what is later is impossible; VIGIL_INSTANT_NONE:
 * not asked. BASE_OK: it is sound (there may be warnings), and *ret_casebook is the
 * caller's. BASE_REFUSE: it is not, all reasons are in *faults. BASE_STOP: it could not
 * be read. */
enum base_class files_casebook_read(const char *folder,
                                    vigil_instant now,
                                    struct files_faults *faults,
                                    struct files_casebook **ret_casebook,
                                    struct base_error *ret_error) BASE_MUST_CHECK;

/* The same of files in memory; what is not among them is missing. */
enum base_class files_casebook_read_bytes(const struct files_casebook_bytes *files,
                                          size_t files_count,
                                          vigil_instant now,
                                          struct files_faults *faults,
                                          struct files_casebook **ret_casebook,
                                          struct base_error *ret_error) BASE_MUST_CHECK;

void files_casebook_free(struct files_casebook *casebook);

/* The rows read. */
const struct files_casebook_counts *
files_casebook_count(const struct files_casebook *casebook);

/* How many records there are to import. */
size_t files_casebook_steps(const struct files_casebook *casebook);

/* One of them, in the order of the facts: a case's rapid review behind its notification,
 * the Panel's response behind that, a review behind all that it covers. */
void files_casebook_step(const struct files_casebook *casebook,
                         size_t index,
                         struct files_step *ret_step);

#endif
