/* The spool: what is not answered stays, keeps its id, and goes out later in order. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include "client/client_spool.h"
#include "client_gate.h"

static struct vigil_answer answer;
static struct vigil_error error;
static struct vigil_rapid_review review = {.of = {.notification_ref = "A/1"},
                                           .received_at = VIGIL_INSTANT_NONE,
                                           .decision = VIGIL_DECISION_LCSPR};
static const struct vigil_submission submission = {.type = VIGIL_MESSAGE_RAPID_REVIEW,
                                                   .rapid_review = &review};

static int
make_folder(void **state)
{
    static char folder[64];
    (void)base_text_copy(folder, sizeof(folder), "/tmp/spool-XXXXXX");
    *state = mkdtemp(folder);
    return *state == NULL ? -1 : 0;
}

static int
remove_folder(void **state)
{
    DIR *directory = opendir(*state);
    const struct dirent *entry;
    while (directory != NULL && (entry = readdir(directory)) != NULL) {
        (void)unlinkat(dirfd(directory), entry->d_name, 0);
    }
    (void)closedir(directory);
    return rmdir(*state);
}

static struct vigil_client *
client_of(const struct gate *gate, const char *folder)
{
    struct vigil_profile profile = gate->profile;
    struct vigil_client *client;
    profile.connect_ms = 300;
    profile.timeout_ms = 2000;
    (void)base_text_copy(profile.spool, sizeof(profile.spool), folder);
    assert_int_equal(vigil_client_new(&profile, &client, &error), VIGIL_OK);
    return client;
}

struct order {
    size_t count;
    struct vigil_id ids[4];
};

static void
note(void *context,
     enum vigil_result result,
     const struct vigil_answer *its,
     const struct vigil_error *why)
{
    struct order *order = context;
    (void)why;
    assert_int_equal(result, VIGIL_OK);
    order->ids[order->count++] = its->message_id;
}

static void
test_stays_until_answered(void **state)
{
    struct gate gate;
    assert_true(gate_start(RECEIPTS, &gate));
    gate_stop(&gate); /* nobody is there */
    struct vigil_client *client = client_of(&gate, *state);
    assert_int_equal(vigil_submit(client, &submission, &answer, &error),
                     VIGIL_UNREACHABLE);
    assert_int_equal(vigil_spool_count(client), 1);
    /* the same content is the same message, another content is another */
    assert_int_equal(vigil_submit(client, &submission, &answer, &error),
                     VIGIL_UNREACHABLE);
    assert_int_equal(vigil_spool_count(client), 1);
    review.decision = VIGIL_DECISION_NO_LCSPR;
    assert_int_equal(vigil_submit(client, &submission, &answer, &error),
                     VIGIL_UNREACHABLE);
    assert_int_equal(vigil_spool_count(client), 2);
    vigil_client_free(client);

    assert_true(gate_start(RECEIPTS, &gate));
    client = client_of(&gate, *state);
    struct order order = {.count = 0};
    assert_int_equal(vigil_spool_flush(client, &submission, note, &order, &error),
                     VIGIL_OK);
    assert_int_equal(order.count, 1); /* all but what is submitted next */
    assert_int_equal(vigil_submit(client, &submission, &answer, &error), VIGIL_OK);
    assert_int_equal(answer.receipt.position, 1);
    assert_true(memcmp(&order.ids[0], &answer.message_id, sizeof(answer.message_id)) < 0);
    assert_int_equal(vigil_spool_count(client), 0);
    vigil_answer_done(&answer);
    vigil_client_free(client);
    gate_stop(&gate);
}

static void
test_rejection_empties_it(void **state)
{
    struct gate gate;
    assert_true(gate_start(REJECTIONS, &gate));
    struct vigil_client *client = client_of(&gate, *state);
    assert_int_equal(vigil_submit(client, &submission, &answer, &error), VIGIL_REFUSED);
    assert_int_equal(vigil_spool_count(client), 0);
    vigil_answer_done(&answer);
    vigil_client_free(client);
    gate_stop(&gate);
}

static void
test_held_by_another(void **state)
{
    static const uint8_t body[] = {0};
    static struct client_spooled mine, theirs;
    uint8_t bytes[64];
    struct vigil_id id = base_id_new(), none = {{0}};
    size_t size = wire_envelope_write(
        &id, VIGIL_MESSAGE_CASES_QUERY, body, 0, bytes, sizeof(bytes));
    assert_int_equal(client_spool_put(*state, &id, bytes, size, &mine, &error), VIGIL_OK);
    assert_false(client_spool_next(*state, &none, &theirs));
    client_spool_end(*state, &mine, false);
    assert_true(client_spool_next(*state, &none, &theirs));
    assert_int_equal(theirs.size, size);
    assert_memory_equal(theirs.bytes, bytes, size);
    client_spool_end(*state, &theirs, true);
    assert_false(client_spool_next(*state, &none, &theirs));
}

/* What is no whole envelope is neither sent nor removed. */
static void
test_damaged(void **state)
{
    static struct client_spooled spooled;
    struct vigil_id id = base_id_new(), none = {{0}};
    char name[BASE_ID_TEXT_SIZE], path[160];
    base_id_print(&id, name);
    (void)base_text_print(
        path, sizeof(path), "%s/%s.envelope", (const char *)*state, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    assert_int_equal(write(fd, "\x0a\x10", 2), 2);
    (void)close(fd);
    assert_false(client_spool_next(*state, &none, &spooled));
    assert_int_equal(access(path, F_OK), 0);
}

static void
test_no_place(void **state)
{
    struct gate gate;
    (void)state;
    assert_true(gate_start(RECEIPTS, &gate));
    struct vigil_client *client = client_of(&gate, "/proc/no-such/spool");
    assert_int_equal(vigil_submit(client, &submission, &answer, &error),
                     VIGIL_NO_RESOURCE);
    assert_string_equal(error.code, "spool");
    vigil_client_free(client);
    gate_stop(&gate);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_stays_until_answered, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(
            test_rejection_empties_it, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_held_by_another, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_damaged, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_no_place, make_folder, remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
