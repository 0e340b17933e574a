/*
 * The law, version by version: calendars of bank holidays and rules, with who imported
 * and approved them, and which one is in force from which position of the journal on. See
 * store.h for how functions queue.
 */
#ifndef STORE_LAW_H
#define STORE_LAW_H

#include "store/store.h"
#include "vigil/law.h"

enum {
    STORE_LAW_VERSIONS_MAX = 64,
    STORE_LAW_NOTICES_MAX = 256,
    STORE_LAW_NOT_IN_FORCE = -1
};

enum store_law_kind { STORE_LAW_CALENDAR = 1, STORE_LAW_RULES = 2 };

/* A version without its holidays or texts. */
struct store_law_entry {
    char version[VIGIL_CALENDAR_SIZE];
    enum store_law_kind kind;
    char division[VIGIL_DIVISION_SIZE];
    vigil_date from, until;
    int32_t holidays;
    vigil_instant imported_at;
    char imported_by[VIGIL_PARTY_SIZE];
    vigil_instant approved_at; /* VIGIL_INSTANT_NONE: proposed */
    char approved_by[VIGIL_PARTY_SIZE];
    int64_t in_force_from; /* the approval's position, or STORE_LAW_NOT_IN_FORCE */
    int64_t moved;
};

struct store_law_entries {
    size_t count;
    struct store_law_entry at[STORE_LAW_VERSIONS_MAX];
};

/* The versions of a kind, the latest import first. */
void store_law_versions(struct store *store,
                        enum store_law_kind kind,
                        struct store_law_entries *ret_entries);

/* One version; count 0 if there is none. */
void store_law_version(struct store *store,
                       const char *version,
                       struct store_law_entries *ret_entries);

/* Its holidays, in the order of their days; count 0 if there is no such version. */
void store_law_holidays(struct store *store,
                        const char *version,
                        struct vigil_calendar *ret_calendar);

/* The texts of rules; clocks "" if there is no such version. */
void
store_law_rules(struct store *store, const char *version, struct vigil_rules *ret_rules);

/* The version of a kind in force now; "" if none was ever recorded. */
void store_law_in_force(struct store *store,
                        enum store_law_kind kind,
                        char ret_version[VIGIL_CALENDAR_SIZE]);

/* Adds a version as proposed, or as in force from this position; one of that name
 * stays as it is. */
void store_law_propose(struct store *store,
                       const struct vigil_calendar *calendar,
                       vigil_instant at,
                       const char *by,
                       int64_t in_force_from);

void store_law_propose_rules(struct store *store,
                             const struct vigil_rules *rules,
                             vigil_instant at,
                             const char *by,
                             int64_t in_force_from);

void store_law_approve(struct store *store,
                       const char *version,
                       vigil_instant at,
                       const char *by);

/* In force from this position on; moved: how many deadlines got another day. *ret_no: of
 * those that were ever in force behind the first, which one it is. */
void store_law_enforce(struct store *store,
                       const char *version,
                       int64_t position,
                       int64_t moved,
                       int32_t *ret_no);

/* Of what the operator is told once a version. */
enum store_law_alarm { STORE_LAW_ENDS_SOON = 1, STORE_LAW_PROVISIONAL = 2 };

/* Notes that the operator is told; *ret_first: not before. */
void store_law_told(struct store *store,
                    const char *version,
                    enum store_law_alarm alarm,
                    bool *ret_first);

#endif
