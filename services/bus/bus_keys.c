/* CURVE keys: see bus_keys.h. */
#include "bus/bus_keys.h"

#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <zmq.h>

enum base_class
bus_keys_make(char ret_public[VIGIL_KEY_SIZE],
              char ret_secret[VIGIL_KEY_SIZE],
              struct base_error *ret_error)
{
    if (zmq_curve_keypair(ret_public, ret_secret) != 0) {
        return base_error_set(
            ret_error, BASE_STOP, "key_make", "ZeroMQ: %s", zmq_strerror(errno));
    }
    return BASE_OK;
}

bool
bus_keys_public(const char *secret, char ret_public[VIGIL_KEY_SIZE])
{
    return bus_keys_valid(secret) && zmq_curve_public(ret_public, secret) == 0;
}

bool
bus_keys_valid(const char *key)
{
    /* zmq_z85_decode reads past its table for characters outside ASCII */
    static const char digits[] = "0123456789abcdefghijklmnopqrstuvwxyz"
                                 "ABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
    uint8_t bytes[32];
    return strlen(key) == VIGIL_KEY_SIZE - 1 &&
           strspn(key, digits) == VIGIL_KEY_SIZE - 1 &&
           zmq_z85_decode(bytes, key) != NULL;
}
