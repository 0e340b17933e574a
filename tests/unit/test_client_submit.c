/* libvigil against gates that play a part: what a caller is told, and with which id. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <arpa/inet.h>
#include <cmocka.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "client_gate.h"
#include "form_fill.h"

static struct vigil_answer answer;
static struct vigil_error error;

static const struct vigil_rapid_review review = {.of = {.notification_ref = "A/1"},
                                                 .received_at = VIGIL_INSTANT_NONE,
                                                 .decision = VIGIL_DECISION_LCSPR,
                                                 .rationale = "learning"};
static const struct vigil_submission submission = {.type = VIGIL_MESSAGE_RAPID_REVIEW,
                                                   .rapid_review = &review};

static enum vigil_result
submit_to(const struct gate *gate, const struct vigil_submission *what)
{
    struct vigil_client *client;
    vigil_answer_done(&answer);
    assert_int_equal(vigil_client_new(&gate->profile, &client, &error), VIGIL_OK);
    enum vigil_result result = vigil_submit(client, what, &answer, &error);
    vigil_client_free(client);
    return result;
}

/* what each part gives, and how often the gate saw the message with the answered id */
static const struct {
    const char *name;
    enum part part;
    enum vigil_result result;
    int64_t times;
} cases[] = {{"a receipt", RECEIPTS, VIGIL_OK, 1},
             {"Busy twice, then a receipt", BUSY_TWICE, VIGIL_OK, 3},
             {"a rejection", REJECTIONS, VIGIL_REFUSED, 0},
             {"the gate goes away with the message", AWAY_ONCE, VIGIL_OK, 2},
             {"an answer that cannot be read", GARBAGE_ONCE, VIGIL_OK, 2},
             {"an unknown key", KEY_UNKNOWN, VIGIL_KEY_REFUSED, 0},
             {"a roster that is not there yet", LATER_ONCE, VIGIL_OK, 1}};

static void
test_one_submission(void **state)
{
    (void)state;
    for (size_t i = 0; i < BASE_COUNT(cases); i++) {
        struct gate gate;
        print_message("%s\n", cases[i].name);
        assert_true(gate_start(cases[i].part, &gate));
        struct vigil_submission what = submission;
        what.id = base_id_new();
        assert_int_equal(submit_to(&gate, &what), cases[i].result);
        if (cases[i].result == VIGIL_OK) {
            assert_int_equal(answer.kind, VIGIL_ANSWER_RECEIPT);
            assert_int_equal(answer.receipt.position, cases[i].times);
            assert_true(base_id_equal(&answer.message_id, &what.id));
        }
        gate_stop(&gate);
    }
}

static void
test_no_answer(void **state)
{
    (void)state;
    struct gate gate;
    assert_true(gate_start(SILENT, &gate));
    gate.profile.timeout_ms = 300;
    assert_int_equal(submit_to(&gate, &submission), VIGIL_UNREACHABLE);
    assert_string_equal(error.code, "no_answer");
    assert_int_equal(answer.kind, VIGIL_ANSWER_NONE);
    gate_stop(&gate);
    gate.profile.connect_ms = 300;
    assert_int_equal(submit_to(&gate, &submission), VIGIL_UNREACHABLE);
    assert_string_equal(error.code, "unreachable");
}

static void
test_another_gate(void **state)
{
    (void)state;
    struct gate gate;
    assert_true(gate_start(RECEIPTS, &gate));
    (void)base_text_copy(
        gate.profile.gate_key, sizeof(gate.profile.gate_key), gate.profile.public_key);
    gate.profile.connect_ms = 500;
    assert_int_equal(submit_to(&gate, &submission), VIGIL_UNREACHABLE);
    assert_string_equal(error.code, "not_the_gate");
    gate_stop(&gate);
}

/* What was there and had another key is told, whatever the last look has seen: a door
 * that answers once and is closed behind that. */
static void
test_another_gate_once(void **state)
{
    (void)state;
    struct gate gate;
    struct sockaddr_in at = {.sin_family = AF_INET};
    socklen_t size = sizeof(at);
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int door = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(door, (const struct sockaddr *)&at, sizeof(at)), 0);
    assert_int_equal(listen(door, 1), 0);
    assert_int_equal(getsockname(door, (struct sockaddr *)&at, &size), 0);
    pid_t porter = fork();
    if (porter == 0) {
        char greeting[64] = "\xFF\0\0\0\0\0\0\0\1\x7F\3\0NULL", said[256];
        for (int i = 0; i < 2; i++) {
            int guest = accept(door, NULL, NULL);
            (void)!write(guest, greeting, sizeof(greeting));
            while (read(guest, said, sizeof(said)) > 0) {
            }
            (void)close(guest);
        }
        _exit(0);
    }
    (void)close(door);
    assert_true(gate_start(SILENT, &gate)); /* for its profile */
    (void)snprintf(gate.profile.gate,
                   sizeof(gate.profile.gate),
                   "tcp://127.0.0.1:%d",
                   ntohs(at.sin_port));
    gate.profile.connect_ms = 500;
    assert_int_equal(submit_to(&gate, &submission), VIGIL_UNREACHABLE);
    assert_string_equal(error.code, "not_the_gate");
    assert_int_equal(waitpid(porter, NULL, 0), porter);
    gate_stop(&gate);
}

static void
test_query(void **state)
{
    (void)state;
    struct gate gate;
    struct vigil_client *client;
    const struct vigil_query query = {.limit = 0};
    assert_true(gate_start(LISTINGS, &gate));
    assert_int_equal(vigil_client_new(&gate.profile, &client, &error), VIGIL_OK);
    assert_int_equal(
        vigil_query(client, VIGIL_MESSAGE_CASES_QUERY, &query, &answer, &error),
        VIGIL_OK);
    assert_int_equal(answer.result.listings_count, 1);
    assert_string_equal(answer.result.listings[0].cells[0], "CSP-2026-000123-3");
    vigil_answer_done(&answer);
    vigil_client_free(client);
    gate_stop(&gate);
}

struct tally {
    int answered, recorded, unanswered;
};

static void
count(void *context,
      enum vigil_result result,
      const struct vigil_answer *its,
      const struct vigil_error *why)
{
    struct tally *tally = context;
    (void)why;
    tally->answered++;
    tally->recorded += result == VIGIL_OK && its->kind == VIGIL_ANSWER_RECEIPT ? 1 : 0;
    tally->unanswered += result == VIGIL_UNREACHABLE ? 1 : 0;
}

static void
submit_many(const struct gate *gate, int many, struct tally *ret_tally)
{
    struct vigil_client *client;
    memset(ret_tally, 0, sizeof(*ret_tally));
    assert_int_equal(vigil_client_new(&gate->profile, &client, &error), VIGIL_OK);
    for (int i = 0; i < many; i++) {
        assert_int_equal(
            vigil_pipeline_submit(client, &submission, count, ret_tally, &error),
            VIGIL_OK);
    }
    vigil_pipeline_finish(client);
    vigil_client_free(client);
}

static void
test_pipeline(void **state)
{
    (void)state;
    struct gate gate;
    struct tally tally;
    /* a gate that answers nothing before it has 100: they are on their way together */
    assert_true(gate_start(BACKWARDS, &gate));
    submit_many(&gate, 1000, &tally);
    assert_int_equal(tally.answered, 1000);
    assert_int_equal(tally.recorded, 1000);
    gate_stop(&gate);
    assert_true(gate_start(AWAY_ONCE, &gate));
    submit_many(&gate, 500, &tally);
    assert_int_equal(tally.recorded, 500);
    gate_stop(&gate);
    gate.profile.connect_ms = 200;
    submit_many(&gate, 5, &tally);
    assert_int_equal(tally.answered, 5);
    assert_int_equal(tally.unanswered, 5);
}

static void
test_content_gives_the_id(void **state)
{
    (void)state;
    struct vigil_id first, again, other;
    struct vigil_rapid_review changed = review;
    struct vigil_submission what = submission;
    assert_int_equal(vigil_submission_id(&what, &first, &error), VIGIL_OK);
    what.id = base_id_new(); /* not part of the content */
    assert_int_equal(vigil_submission_id(&what, &again, &error), VIGIL_OK);
    assert_true(base_id_equal(&first, &again));
    what.type = VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW;
    assert_int_equal(vigil_submission_id(&what, &other, &error), VIGIL_OK);
    assert_false(base_id_equal(&first, &other));
    what = submission;
    changed.decision = VIGIL_DECISION_NO_LCSPR;
    what.rapid_review = &changed;
    assert_int_equal(vigil_submission_id(&what, &other, &error), VIGIL_OK);
    assert_false(base_id_equal(&first, &other));
}

static void
test_refused_key_then_enrolled(void **state)
{
    (void)state;
    struct gate unknown, known;
    struct vigil_client *client;
    assert_true(gate_start(KEY_UNKNOWN, &unknown));
    assert_int_equal(vigil_client_new(&unknown.profile, &client, &error), VIGIL_OK);
    assert_int_equal(vigil_submit(client, &submission, &answer, &error),
                     VIGIL_KEY_REFUSED);
    /* the same client, later: it asks again */
    assert_int_equal(vigil_submit(client, &submission, &answer, &error),
                     VIGIL_KEY_REFUSED);
    vigil_client_free(client);
    gate_stop(&unknown);
    assert_true(gate_start(RECEIPTS, &known));
    assert_int_equal(submit_to(&known, &submission), VIGIL_OK);
    vigil_answer_done(&answer);
    gate_stop(&known);
}

/* A form and a record that say the same are the same message; a form of another type is
 * none. */
static void
test_form_and_record(void **state)
{
    static const char *const lines[] = {
        "notification_ref=A/1", "decision=lcspr", "rationale=learning", NULL};
    static struct vigil_form form;
    struct vigil_submission filled = {.type = VIGIL_MESSAGE_RAPID_REVIEW, .form = &form};
    struct vigil_id of_form, of_record;
    (void)state;
    form_fill(&form, VIGIL_MESSAGE_RAPID_REVIEW, lines);
    assert_int_equal(vigil_submission_id(&filled, &of_form, &error), VIGIL_OK);
    assert_int_equal(vigil_submission_id(&submission, &of_record, &error), VIGIL_OK);
    assert_memory_equal(&of_form, &of_record, sizeof(of_form));
    filled.type = VIGIL_MESSAGE_QUESTION;
    assert_int_equal(vigil_submission_id(&filled, &of_form, &error), VIGIL_WRONG_SETUP);
    filled.form = NULL;
    assert_int_equal(vigil_submission_id(&filled, &of_form, &error), VIGIL_WRONG_SETUP);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_submission),
        cmocka_unit_test(test_no_answer),
        cmocka_unit_test(test_another_gate),
        cmocka_unit_test(test_another_gate_once),
        cmocka_unit_test(test_query),
        cmocka_unit_test(test_pipeline),
        cmocka_unit_test(test_content_gives_the_id),
        cmocka_unit_test(test_refused_key_then_enrolled),
        cmocka_unit_test(test_form_and_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
