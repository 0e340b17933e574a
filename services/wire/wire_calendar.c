/* The messages about the law: see wire_calendar.h. */
#include "wire/wire_calendar.h"

#include <string.h>

#include "base/base_date.h"
#include "vigil/v1/calendar.pb-c.h"
#include "vigil/v1/calendar_applied.pb-c.h"
#include "vigil/v1/calendar_approval.pb-c.h"
#include "vigil/v1/rules.pb-c.h"
#include "wire/wire_field.h"
#include "wire/wire_message.h"

enum base_class
wire_calendar_read(const uint8_t *body,
                   size_t size,
                   struct vigil_calendar *ret_calendar,
                   struct vigil_faults *ret_faults)
{
    const Vigil__V1__Calendar *message = wire_message_unpack(
        &vigil__v1__calendar__descriptor, body, size, &wire_limits_request, ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    struct vigil_calendar *ret = ret_calendar;
    memset(ret, 0, sizeof(*ret));
    wire_field_text(
        &place, "version", message->version, ret->version, sizeof(ret->version));
    wire_field_text(
        &place, "division", message->division, ret->division, sizeof(ret->division));
    ret->count =
        wire_field_count(&place, "holidays", message->n_holidays, VIGIL_HOLIDAYS_MAX);
    for (size_t i = 0; i < ret->count; i++) {
        const struct wire_place at = {ret_faults, "holidays", i};
        const Vigil__V1__Holiday *holiday = message->holidays[i];
        wire_field_date(&at, "date", holiday->date, &ret->at[i].on);
        wire_field_text(
            &at, "title", holiday->title, ret->at[i].title, sizeof(ret->at[i].title));
    }
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_calendar_write(const struct vigil_calendar *calendar,
                    uint8_t *ret_bytes,
                    size_t capacity)
{
    static Vigil__V1__Holiday holidays[VIGIL_HOLIDAYS_MAX];
    static Vigil__V1__Holiday *at[VIGIL_HOLIDAYS_MAX];
    static char days[VIGIL_HOLIDAYS_MAX][BASE_DATE_SIZE];
    Vigil__V1__Calendar message;
    vigil__v1__calendar__init(&message);
    message.version = wire_field_lend(calendar->version);
    message.division = wire_field_lend(calendar->division);
    message.n_holidays = calendar->count;
    message.holidays = at;
    for (size_t i = 0; i < calendar->count; i++) {
        vigil__v1__holiday__init(&holidays[i]);
        base_date_print(calendar->at[i].on, days[i]);
        holidays[i].date = days[i];
        holidays[i].title = wire_field_lend(calendar->at[i].title);
        at[i] = &holidays[i];
    }
    return wire_message_pack(&message.base, ret_bytes, capacity);
}

enum base_class
wire_rules_read(const uint8_t *body,
                size_t size,
                struct vigil_rules *ret_rules,
                struct vigil_faults *ret_faults)
{
    const Vigil__V1__Rules *message = wire_message_unpack(
        &vigil__v1__rules__descriptor, body, size, &wire_limits_request, ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    struct vigil_rules *ret = ret_rules;
    memset(ret, 0, sizeof(*ret));
    wire_field_text(
        &place, "version", message->version, ret->version, sizeof(ret->version));
    wire_field_text(&place, "clocks", message->clocks, ret->clocks, sizeof(ret->clocks));
    wire_field_text(&place, "ladder", message->ladder, ret->ladder, sizeof(ret->ladder));
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_rules_write(const struct vigil_rules *rules, uint8_t *ret_bytes, size_t capacity)
{
    Vigil__V1__Rules message;
    vigil__v1__rules__init(&message);
    message.version = wire_field_lend(rules->version);
    message.clocks = wire_field_lend(rules->clocks);
    message.ladder = wire_field_lend(rules->ladder);
    return wire_message_pack(&message.base, ret_bytes, capacity);
}

enum base_class
wire_calendar_approval_read(const uint8_t *body,
                            size_t size,
                            char ret_version[VIGIL_CALENDAR_SIZE],
                            struct vigil_faults *ret_faults)
{
    const Vigil__V1__CalendarApproval *message =
        wire_message_unpack(&vigil__v1__calendar_approval__descriptor,
                            body,
                            size,
                            &wire_limits_request,
                            ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    wire_field_text(
        &place, "version", message->version, ret_version, VIGIL_CALENDAR_SIZE);
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_calendar_approval_write(const char *version, uint8_t *ret_bytes, size_t capacity)
{
    Vigil__V1__CalendarApproval message;
    vigil__v1__calendar_approval__init(&message);
    message.version = wire_field_lend(version);
    return wire_message_pack(&message.base, ret_bytes, capacity);
}

enum base_class
wire_calendar_applied_read(const uint8_t *body,
                           size_t size,
                           struct vigil_calendar_applied *ret_applied,
                           struct vigil_faults *ret_faults)
{
    const Vigil__V1__CalendarApplied *message =
        wire_message_unpack(&vigil__v1__calendar_applied__descriptor,
                            body,
                            size,
                            &wire_limits_request,
                            ret_faults);
    if (message == NULL) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    struct vigil_calendar_applied *ret = ret_applied;
    wire_field_text(
        &place, "version", message->version, ret->version, sizeof(ret->version));
    ret->moved = wire_field_int64(&place, "moved", message->moved);
    ret->missed = wire_field_int64(&place, "missed", message->missed);
    ret->owners = wire_field_int64(&place, "owners", message->owners);
    return ret_faults->count == 0 ? BASE_OK : BASE_REFUSE;
}

size_t
wire_calendar_applied_write(const struct vigil_calendar_applied *applied,
                            uint8_t *ret_bytes,
                            size_t capacity)
{
    Vigil__V1__CalendarApplied message;
    vigil__v1__calendar_applied__init(&message);
    message.version = wire_field_lend(applied->version);
    message.moved = (uint64_t)applied->moved;
    message.missed = (uint64_t)applied->missed;
    message.owners = (uint64_t)applied->owners;
    return wire_message_pack(&message.base, ret_bytes, capacity);
}
