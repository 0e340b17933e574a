/* The feed: order, fan-in, and that a slow follower costs the publisher nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "bus/bus_feed.h"
#include "bus_stage.h"

struct play {
    struct bus_publisher *publisher;
    struct bus_subscriber *subscriber;
    int64_t position;
    const uint8_t *bytes;
    size_t size;
};

static void
publish(struct bus_publisher *publisher,
        int64_t position,
        const uint8_t *bytes,
        size_t size)
{
    bus_publisher_add(publisher, position, bytes, size);
    bus_publisher_flush(publisher);
}

static void
open_play(struct stage *stage, struct play *play)
{
    assert_int_equal(bus_subscriber_new(stage->bus, &play->subscriber, &stage->error),
                     BASE_OK);
    /* the publisher need not be there yet */
    assert_int_equal(bus_subscriber_connect(play->subscriber, stage->path, &stage->error),
                     BASE_OK);
    assert_int_equal(
        bus_publisher_new(stage->bus, stage->path, &play->publisher, &stage->error),
        BASE_OK);
    /* a subscription takes a while to arrive: what is sent before is lost */
    STAGE_UNTIL(bus_subscriber_receive(
                    play->subscriber, &play->position, &play->bytes, &play->size),
                publish(play->publisher, 0, (const uint8_t *)"", 0),
                bus_subscriber_socket(play->subscriber));
}

static void
close_play(struct stage *stage, struct play *play)
{
    stage->played = true;
    bus_publisher_free(play->publisher);
    bus_subscriber_free(play->subscriber);
}

/* The next entry that is not of the opening. */
static bool
take(struct play *play)
{
    while (bus_subscriber_receive(
        play->subscriber, &play->position, &play->bytes, &play->size)) {
        if (play->position != 0) {
            return true;
        }
    }
    return false;
}

static void
test_positions(void **state)
{
    static const int64_t positions[] = {
        1, 255, 256, INT64_C(0x0102030405060708), INT64_MAX};
    struct stage *stage = *state;
    struct play play;
    open_play(stage, &play);
    for (size_t i = 0; i < BASE_COUNT(positions); i++) {
        publish(play.publisher, positions[i], (const uint8_t *)"entry", 5);
        STAGE_UNTIL(take(&play), (void)0, bus_subscriber_socket(play.subscriber));
        assert_int_equal(play.position, positions[i]);
        assert_int_equal(play.size, 5);
        assert_memory_equal(play.bytes, "entry", 5);
    }
    close_play(stage, &play);
}

/* A follower that does not read loses entries; the publisher never waits for it. */
static void
test_slow_follower(void **state)
{
    enum { MANY = 20000 };
    struct stage *stage = *state;
    struct play play;
    open_play(stage, &play);
    for (int64_t i = 1; i <= MANY; i++) {
        publish(play.publisher, i, (const uint8_t *)"entry", 5);
    }
    /* it goes on with what comes later, and sees by the positions that it missed some */
    int64_t taken = 0, last = 0;
    STAGE_UNTIL(
        last > MANY,
        {
            publish(play.publisher, MANY + 1, (const uint8_t *)"entry", 5);
            while (take(&play)) {
                taken += play.position <= MANY ? 1 : 0;
                last = play.position;
            }
        },
        bus_subscriber_socket(play.subscriber));
    assert_in_range(taken, 1, MANY - 1);
    close_play(stage, &play);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_positions, stage_up, stage_down),
        cmocka_unit_test_setup_teardown(test_slow_follower, stage_up, stage_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
