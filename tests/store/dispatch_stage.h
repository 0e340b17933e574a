/*
 * A real vigil-dispatch beside a mail server of every temper, and alerts that the test
 * writes into the journal itself. Included by store tests only, after cmocka.h.
 */
#ifndef DISPATCH_STAGE_H
#define DISPATCH_STAGE_H

#include <arpa/inet.h>
#include <dirent.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "journal_stage.h"
#include "wire/wire_alert.h"
#include "wire/wire_clock_event.h"

enum { DISPATCH = 0, MAILS_MAX = 64 };

static char mails[64];                  /* the mail server's directory */
static const char *dispatch_lines = ""; /* more lines of the configuration, before open */
static const char *dispatch_begins = "2026-04-20T09:00:00Z";
static bool dispatch_notifies; /* the mail server tells what became of each mail */
static pid_t sink;

/* True once the mail server takes connections. Its port's file may be of an earlier one.
 */
static inline bool
sink_listens(void)
{
    char path[96], text[16] = "";
    (void)base_text_print(path, sizeof(path), "%s/port", mails);
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return false;
    }
    size_t got = fread(text, 1, sizeof(text) - 1, file);
    text[got] = '\0';
    (void)fclose(file);
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_port = htons((uint16_t)strtol(text, NULL, 10)),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool listens = connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0;
    (void)close(fd);
    return listens;
}

static inline void
sink_start(void)
{
    char program[256];
    (void)base_text_print(
        program, sizeof(program), "%s/tests/instance/smtp_sink.py", VIGIL_SOURCE_DIR);
    sink = fork();
    if (sink == 0) {
        (void)execlp("/usr/bin/python3", "python3", program, mails, (char *)NULL);
        _exit(127);
    }
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    struct bus_wait_item none = {.fd = -1};
    while (!sink_listens()) {
        assert_true(base_time_monotonic_ms() < end_ms);
        bus_wait(&none, 0, 10);
    }
}

static inline void
sink_stop(void)
{
    (void)kill(sink, SIGKILL);
    (void)waitpid(sink, NULL, 0);
    sink = 0;
}

/* What the next mails meet: see smtp_sink.py. */
static inline void
sink_script(const char *acts)
{
    char path[96], made[96];
    (void)base_text_print(path, sizeof(path), "%s/script", mails);
    (void)base_text_print(made, sizeof(made), "%s/script.made", mails);
    FILE *file = fopen(made, "we");
    assert_non_null(file);
    (void)fprintf(file, "%s\n", acts);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(rename(made, path), 0);
}

/* Copies the Message-ID of each mail about a case (""; about any); gives their number. */
static inline size_t
sink_mails(const char *case_ref, char ret_ids[MAILS_MAX][64])
{
    static char text[8192];
    size_t count = 0;
    DIR *directory = opendir(mails);
    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        char path[400];
        (void)base_text_print(path, sizeof(path), "%s/%s", mails, entry->d_name);
        FILE *file = base_text_ends(entry->d_name, ".eml") ? fopen(path, "re") : NULL;
        if (file == NULL) {
            continue;
        }
        size_t got = fread(text, 1, sizeof(text) - 1, file);
        text[got] = '\0';
        (void)fclose(file);
        const char *id = strstr(text, "\r\nMessage-ID: ");
        assert_non_null(id);
        if (strstr(text, case_ref) != NULL) {
            assert_true(count < MAILS_MAX);
            id += strlen("\r\nMessage-ID: ");
            (void)base_text_copy_bytes(ret_ids[count++], 64, id, strcspn(id, "\r"));
        }
    }
    (void)closedir(directory);
    return count;
}

/* The clock of raise_alert as vigil-deadlines would keep it. */
static inline void
set_clock(const char *case_ref, enum vigil_clock_state state)
{
    char statement[600], ignored[64];
    (void)base_text_print(
        statement,
        sizeof(statement),
        "INSERT INTO deadlines.clock SELECT (jsonb_populate_record(NULL::deadlines.clock,"
        " jsonb_build_object('case_ref', '%s', 'clock', 2, 'revision', 1,"
        " 'authority', 'E08000025', 'owner', 'E08000025', 'rule', 'rapid_review_2023',"
        " 'started_on', '2026-03-30', 'due_on', '2026-04-22', 'provisional', false,"
        " 'state', %d, 'climbed_to', '2026-04-20', 'due_at', '2026-04-23',"
        " 'sense', 1, 'status', 1, 'asked', false, 'calendar', 'config', 'turn', 0))).*"
        " ON CONFLICT (case_ref, clock, revision) DO UPDATE SET state = excluded.state",
        case_ref,
        (int)state);
    stage_sql(statement, ignored, sizeof(ignored));
}

/* An alert_raised of the journal, due on 2026-04-22. */
static inline void
raise_alert(const char *case_ref, const char *rung, const char *recipient)
{
    uint8_t body[WIRE_ALERT_SIZE];
    struct vigil_alert alert = {.clock = VIGIL_CLOCK_RAPID_REVIEW, .revision = 1};
    struct vigil_event event = {
        .type = VIGIL_EVENT_ALERT_RAISED, .actor = "deadlines", .body = body};
    (void)base_text_copy(alert.case_ref, sizeof(alert.case_ref), case_ref);
    (void)base_text_copy(alert.rung, sizeof(alert.rung), rung);
    (void)base_text_copy(alert.recipient, sizeof(alert.recipient), recipient);
    alert.due_on = base_date_of(2026, 4, 22);
    event.body_size = wire_alert_write(&alert, body, sizeof(body));
    assert_true(event.body_size > 0);
    (void)base_text_copy(event.case_ref, sizeof(event.case_ref), case_ref);
    set_clock(case_ref, VIGIL_CLOCK_STATE_RUNNING);
    journal_add(&event);
    journal_commit(base_time_now());
}

/* A clock_met of the journal, for the clock of raise_alert. */
static inline void
meet_clock(const char *case_ref)
{
    uint8_t body[WIRE_CLOCK_EVENT_SIZE];
    struct vigil_deadline met = {.clock = VIGIL_CLOCK_RAPID_REVIEW,
                                 .revision = 1,
                                 .rule = "rapid_review_2018",
                                 .started_on = base_date_of(2026, 3, 30),
                                 .due_on = base_date_of(2026, 4, 22),
                                 .state = VIGIL_CLOCK_STATE_MET_IN_TIME,
                                 .met_at = base_time_now()};
    struct vigil_event event = {
        .type = VIGIL_EVENT_CLOCK_MET, .actor = "deadlines", .body = body};
    (void)base_text_copy(met.case_ref, sizeof(met.case_ref), case_ref);
    event.body_size = wire_clock_event_write(&met, body, sizeof(body));
    assert_true(event.body_size > 0);
    (void)base_text_copy(event.case_ref, sizeof(event.case_ref), case_ref);
    journal_add(&event);
    journal_commit(base_time_now());
}

/* What the table says of a case's alerts, joined: "delivered 1 delivered". */
static inline void
alert_says(const char *case_ref, char *ret_text, size_t size)
{
    char statement[400];
    (void)base_text_print(
        statement,
        sizeof(statement),
        "SELECT (ARRAY['planned','handed_over','delivered','failed','withdrawn'])[state]"
        " || ' ' || attempts || ' ' || outcome FROM dispatch.alert WHERE case_ref = '%s'"
        " ORDER BY recipient",
        case_ref);
    stage_sql(statement, ret_text, size);
}

/* Waits until the table says so; fails if it never does. */
static inline void
await_alert(const char *case_ref, const char *wanted)
{
    char said[400];
    int64_t end_ms = base_time_monotonic_ms() + STAGE_PATIENCE_MS;
    struct bus_wait_item none = {.fd = -1};
    for (;; bus_wait(&none, 0, 10)) {
        alert_says(case_ref, said, sizeof(said));
        if (strcmp(said, wanted) == 0) {
            return;
        }
        if (base_time_monotonic_ms() > end_ms) {
            fail_msg("%s: \"%s\", not \"%s\"", case_ref, said, wanted);
        }
    }
}

/* How many entries of the case the journal has behind those that the test wrote. */
static inline long
journal_entries_of(const char *case_ref)
{
    char statement[200];
    (void)base_text_print(statement,
                          sizeof(statement),
                          "SELECT count(*) FROM journal.entry WHERE case_ref = '%s'",
                          case_ref);
    return stage_count(statement);
}

static inline int
dispatch_open(void **state)
{
    (void)state;
    stage_open(&stage, dispatch_begins);
    assert_int_equal(base_time_open(stage.clock, &stage.error), BASE_OK);
    (void)base_text_print(mails, sizeof(mails), "%s/mail", stage.directory);
    char command[2048];
    (void)base_text_print(command,
                          sizeof(command),
                          "mkdir -m 0700 '%s' && %s mkdir -p '%s/box/new' '%s/box/cur' "
                          "'%s/box/tmp'",
                          mails,
                          dispatch_notifies ? "" : "true ||",
                          mails,
                          mails,
                          mails);
    assert_int_equal(system(command), 0);
    sink_start();
    char box[128] = "dispatch.accept_is_delivery = 1";
    if (dispatch_notifies) {
        (void)base_text_print(
            box, sizeof(box), "dispatch.bounce_maildir = %s/box", mails);
    }
    (void)base_text_print(command,
                          sizeof(command),
                          "printf '%%s\\n' \"dispatch.smtp_url = smtp://127.0.0.1:$(cat "
                          "%s/port)\" 'dispatch.smtp_timeout_ms = 3000' "
                          "'dispatch.attempts_max = 3' "
                          "'%s' "
                          "'dispatch.collect_every_ms = 50' "
                          "'dispatch.window_from = 00:00' "
                          "'dispatch.window_until = 24:00' '%s' >> %s",
                          mails,
                          box,
                          dispatch_lines,
                          stage.config);
    assert_int_equal(system(command), 0);
    stage_enrol(&stage, &stage_birmingham);
    stage_enrol(&stage, &stage_manchester);
    stage_enrol(&stage, &stage_panel);
    /* no vigil-deadlines runs here: it has read all that there will be */
    stage_sql("UPDATE deadlines.follower SET position = 1000000", command, 8);
    stage_start(&stage, DISPATCH, "dispatch");
    return 0;
}

static inline int
dispatch_close(void **state)
{
    (void)state;
    sink_stop();
    run_append_done(&journal_entries);
    stage_close(&stage);
    return 0;
}

#endif
