/* The keys that may connect: see wire_roster.h. */
#include "wire/wire_roster.h"

#include "vigil/v1/roster.pb-c.h"
#include "wire/wire_cursor.h"
#include "wire/wire_field.h"
#include "wire/wire_key.h"
#include "wire/wire_put.h"
#include "wire/wire_scan.h"

/* their numbers in roster.proto */
enum { KEYS = 1, VERSION = 2 };

/* A roster may hold thousands of keys, so it is walked, not unpacked: each key is a
 * message of its own. */
enum base_class
wire_roster_read(const uint8_t *body,
                 size_t size,
                 struct vigil_key *ret_keys,
                 size_t capacity,
                 size_t *ret_count,
                 int64_t *ret_version,
                 struct vigil_faults *ret_faults)
{
    ret_faults->count = 0;
    ret_faults->more = 0;
    *ret_count = 0;
    *ret_version = 0;
    if (!wire_scan(&vigil__v1__roster__descriptor,
                   body,
                   size,
                   &wire_limits_roster,
                   ret_faults)) {
        return BASE_REFUSE;
    }
    const struct wire_place place = {ret_faults, NULL, 0};
    struct wire_cursor cursor = wire_cursor_of(body, size);
    struct wire_item item;
    while (wire_cursor_next(&cursor, &item) == WIRE_STEP_FIELD) {
        if (item.number == VERSION) {
            *ret_version = wire_field_int64(&place, "version", item.value);
            if (ret_faults->count > 0) {
                return BASE_REFUSE;
            }
            continue;
        }
        if (*ret_count == capacity) {
            (void)wire_field_count(&place, "keys", capacity + 1, capacity);
            return BASE_REFUSE;
        }
        if (wire_key_read(item.bytes, item.size, &ret_keys[*ret_count], ret_faults) !=
            BASE_OK) {
            return BASE_REFUSE;
        }
        ++*ret_count;
    }
    return BASE_OK;
}

size_t
wire_roster_size(size_t count)
{
    return count * (WIRE_KEY_SIZE + 2) + 16; /* the version, with its tag, takes 11 */
}

size_t
wire_roster_write(const struct vigil_key *keys,
                  size_t count,
                  int64_t version,
                  uint8_t *ret_bytes,
                  size_t capacity)
{
    if (capacity < wire_roster_size(count)) {
        return 0;
    }
    uint8_t *at = ret_bytes;
    for (size_t i = 0; i < count; i++) {
        uint8_t key[WIRE_KEY_SIZE];
        at = wire_put_bytes(at, KEYS, key, wire_key_write(&keys[i], key, sizeof(key)));
    }
    if (version != 0) {
        at = wire_put_tag(at, VERSION, WIRE_CODING_NUMBER);
        at = wire_put_number(at, (uint64_t)version);
    }
    return (size_t)(at - ret_bytes);
}
