/*
 * One PostgreSQL role a daemon, with no more than its grants: what each may do and, more
 * to the point, what it may not. Statements run in transactions that are rolled back.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "base/base_text.h"

/* Rows that figures are made of, but for whose they are. */
#define NOTIFIED(authority, lead)                                                        \
    "INSERT INTO reporting.notification (case_ref, authority, lead, notified_at,"        \
    " timing_excluded, child_present, position, historic, child_ethnicity_unobtainable," \
    " child_sex_unobtainable, child_disability_unobtainable) VALUES ('x', '" authority   \
    "', '" lead "', now(), false, false, 1, false, false, false, false)"
#define REVIEWED(authority)                                                              \
    "INSERT INTO reporting.lcspr (authority, lcspr_ref, children, timing_excluded,"      \
    " child_present) VALUES ('" authority "', 'x', 0, false, false)"
#define LINKED(authority)                                                                \
    "INSERT INTO reporting.lcspr_link VALUES ('" authority "', 'x', 'x')"
#define CONSIDERED(authority)                                                            \
    "INSERT INTO reporting.consideration (case_ref, authority) VALUES ('x', '" authority \
    "')"

static const struct {
    const char *role;
    bool allowed;
    const char *statement;
} cases[] = {
    /* clang-format off */
    /* the journal is appended to, never changed, by anybody */
    {"vigil_intake", false, "UPDATE journal.entry SET event = ''"},
    {"vigil_intake", false, "DELETE FROM journal.entry"},
    {"vigil_decisions", false, "DELETE FROM journal.entry"},
    {"vigil_deadlines", false, "UPDATE journal.entry SET hash = hash"},
    {"vigil_dispatch", false, "TRUNCATE journal.entry"},
    {"vigil_intake", false, "DELETE FROM journal.head"},
    {"vigil_intake", false, "INSERT INTO journal.head VALUES (true, 0, '')"},
    {"vigil_reporting", false, "DELETE FROM journal.entry"},
    {"vigil_reporting", false, "DELETE FROM reporting.suspicion"},
    {"vigil_reporting", true, "SELECT count(*) FROM journal.entry"},
    /* the partners' part and the Panel's part */
    {"vigil_intake", true, "UPDATE casefile.cases SET state = 1, decision = 1"},
    {"vigil_intake", false, "UPDATE casefile.cases SET response = 1"},
    {"vigil_intake", false, "DELETE FROM casefile.cases"},
    {"vigil_decisions", true, "UPDATE casefile.cases SET state = 1, response = 1"},
    {"vigil_decisions", false, "UPDATE casefile.cases SET decision = 1"},
    {"vigil_decisions", false, "UPDATE casefile.cases SET authority = 'E08000025'"},
    {"vigil_decisions", false,
     "INSERT INTO casefile.cases (case_ref) VALUES ('CSP-2026-000001-N')"},
    {"vigil_intake", true,
     "UPDATE casefile.cases SET also = NULL, died_on = NULL, stand = NULL, trail = ''"},
    {"vigil_intake", true, "UPDATE casefile.cases SET review_ref = NULL, withdrawal = 1"},
    {"vigil_intake", false, "UPDATE casefile.cases SET seen_at = now()"},
    {"vigil_intake", false, "UPDATE casefile.cases SET lcspr_extended_to = NULL"},
    /* a duplicate is withdrawn by the partners, or merged by the Panel */
    {"vigil_intake", true, "UPDATE casefile.cases SET merged_into = NULL"},
    {"vigil_intake", false, "UPDATE casefile.cases SET incident_type = 1"},
    {"vigil_intake", false, "UPDATE casefile.cases SET notified_at = now()"},
    {"vigil_decisions", true,
     "UPDATE casefile.cases SET seen_at = NULL, merged_into = NULL, national = 1"},
    {"vigil_decisions", false, "UPDATE casefile.cases SET also = NULL"},
    {"vigil_decisions", false, "UPDATE casefile.cases SET review_ref = NULL"},
    {"vigil_decisions", false, "UPDATE casefile.cases SET published_on = NULL"},
    {"vigil_deadlines", false, "UPDATE casefile.cases SET state = 1"},
    /* items are opened and ended by either, and never go */
    {"vigil_intake", true, "UPDATE casefile.item SET state = 2"},
    {"vigil_decisions", true, "UPDATE casefile.item SET state = 2"},
    {"vigil_intake", false, "UPDATE casefile.item SET opened_at = now()"},
    {"vigil_intake", false, "DELETE FROM casefile.item"},
    {"vigil_decisions", false, "DELETE FROM casefile.item"},
    {"vigil_deadlines", true, "SELECT owner FROM casefile.item"},
    {"vigil_deadlines", false, "UPDATE casefile.item SET state = 2"},
    {"vigil_dispatch", false, "SELECT owner FROM casefile.item"},
    {"vigil_reporting", false, "UPDATE casefile.cases SET state = 1"},
    {"vigil_dispatch", false, "UPDATE casefile.cases SET state = 1"},
    /* answers given are never changed */
    {"vigil_intake", false, "UPDATE casefile.message SET answer = ''"},
    {"vigil_intake", false, "DELETE FROM casefile.message"},
    {"vigil_intake", true, "SELECT leaves FROM casefile.proof"},
    {"vigil_decisions", true, "SELECT signature FROM casefile.proof"},
    {"vigil_intake", false, "UPDATE casefile.proof SET position = 1"},
    {"vigil_decisions", false, "DELETE FROM casefile.proof"},
    {"vigil_deadlines", false, "SELECT leaves FROM casefile.proof"},
    {"vigil_reporting", false, "SELECT answer FROM casefile.message"},
    {"vigil_dispatch", false, "SELECT answer FROM casefile.message"},
    /* the roster */
    {"vigil_intake", false, "UPDATE casefile.roster SET party = 'panel'"},
    {"vigil_intake", false, "DELETE FROM casefile.roster"},
    {"vigil_decisions", false, "UPDATE casefile.roster SET revoked = false"},
    {"vigil_decisions", true, "SELECT party FROM casefile.roster"},
    /* the law is written by deadlines, and read by all */
    {"vigil_intake", true, "SELECT title FROM law.holiday"},
    {"vigil_dispatch", true, "SELECT moved FROM law.notice"},
    {"vigil_intake", false, "UPDATE law.version SET approved_by = 'operator'"},
    {"vigil_decisions", false, "INSERT INTO law.holiday VALUES ('config', now(), 'A')"},
    {"vigil_reporting", false, "DELETE FROM law.version"},
    {"vigil_deadlines", true, "UPDATE law.version SET approved_by = 'operator'"},
    {"vigil_deadlines", false, "UPDATE law.holiday SET on_day = now()"},
    {"vigil_deadlines", false, "DELETE FROM law.holiday"},
    {"vigil_deadlines", false, "UPDATE law.version SET until_on = now()"},
    /* each other's rooms */
    {"vigil_intake", false, "SELECT * FROM deadlines.clock"},
    {"vigil_decisions", false, "SELECT * FROM deadlines.clock"},
    {"vigil_deadlines", true, "SELECT * FROM deadlines.clock"},
    {"vigil_deadlines", false, "DELETE FROM deadlines.ledger"},
    {"vigil_deadlines", false, "UPDATE deadlines.ledger SET sent = true"},
    {"vigil_deadlines", true, "DELETE FROM deadlines.wake"},
    {"vigil_deadlines", false, "UPDATE deadlines.wake SET wake_at = now()"},
    {"vigil_deadlines", false, "DELETE FROM deadlines.wake_cursor"},
    {"vigil_dispatch", false, "SELECT * FROM deadlines.ledger"},
    /* the inbox reads items of the case file and keeps tasks of its own */
    {"vigil_deadlines", true, "SELECT * FROM casefile.item"},
    {"vigil_deadlines", false, "UPDATE casefile.item SET state = 2"},
    {"vigil_deadlines", true, "DELETE FROM deadlines.task"},
    {"vigil_deadlines", false, "UPDATE deadlines.task SET label = ''"},
    {"vigil_intake", false, "SELECT * FROM deadlines.task"},
    {"vigil_decisions", false, "DELETE FROM deadlines.task"},
    {"vigil_deadlines", false, "DELETE FROM deadlines.facts"},
    /* nothing of a reserved authority is counted, whatever a daemon does */
    {"vigil_reporting", true, NOTIFIED("E08000025", "E08000025")},
    {"vigil_reporting", false, NOTIFIED("E99000001", "E08000025")},
    {"vigil_reporting", false, NOTIFIED("E08000025", "E99000001")},
    {"vigil_reporting", false,
     NOTIFIED("E08000025", "E08000025") "; UPDATE reporting.notification SET lead = 'E99000001'"},
    {"vigil_reporting", true, REVIEWED("E08000025")},
    {"vigil_reporting", false, REVIEWED("E99000001")},
    {"vigil_reporting", false,
     REVIEWED("E08000025") "; UPDATE reporting.lcspr SET authority = 'E99000999'"},
    {"vigil_reporting", true, LINKED("E08000025")},
    {"vigil_reporting", false, LINKED("E99000001")},
    {"vigil_reporting", true, CONSIDERED("E08000025")},
    {"vigil_reporting", false, CONSIDERED("E99000001")},
    {"vigil_reporting", false, "ALTER TABLE reporting.lcspr ALTER authority TYPE text"},
    {"vigil_reporting", false,
     "ALTER DOMAIN reporting.counted_authority DROP CONSTRAINT"
     " reserved_authorities_are_not_counted"},
    {"vigil_reporting", false, "DROP FUNCTION casefile.is_reserved(text) CASCADE"},
    {"vigil_reporting", false, "SET session_replication_role = replica"},
    /* nothing of their own making */
    {"vigil_intake", false, "CREATE TABLE public.mine (a int)"},
    {"vigil_intake", false, "CREATE TABLE journal.mine (a int)"},
    {"vigil_reporting", false, "CREATE TABLE public.mine (a int)"},
    {"vigil_intake", false, "SET ROLE vigil_decisions"},
    /* clang-format on */
};

/* True if the role could do it. */
static bool
can(const char *role, const char *statement)
{
    char command[1024];
    (void)base_text_print(command,
                          sizeof(command),
                          "psql -h '%s' -d '%s' -U %s -v ON_ERROR_STOP=1 -qAt"
                          " -c \"BEGIN; %s; ROLLBACK\" >/dev/null 2>&1",
                          getenv("PGHOST"),
                          getenv("PGDATABASE"),
                          role,
                          statement);
    return system(command) == 0;
}

static void
each_role_has_its_grants_and_no_more(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        if (can(cases[i].role, cases[i].statement) != cases[i].allowed) {
            fail_msg("%s %s: %s",
                     cases[i].role,
                     cases[i].allowed ? "must be able to" : "must not be able to",
                     cases[i].statement);
        }
    }
}

/* The checks above would pass if nothing could be reached at all. */
static void
each_role_can_connect(void **state)
{
    (void)state;
    static const char *const roles[] = {"vigil_intake",
                                        "vigil_decisions",
                                        "vigil_deadlines",
                                        "vigil_reporting",
                                        "vigil_dispatch"};
    for (size_t i = 0; i < BASE_COUNT(roles); i++) {
        assert_true(can(roles[i], "SELECT position FROM journal.head"));
        assert_false(can(roles[i], "SELECT pg_read_file('/etc/passwd')"));
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_role_can_connect),
        cmocka_unit_test(each_role_has_its_grants_and_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
