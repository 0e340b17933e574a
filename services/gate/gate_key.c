/* The gate's own key: see gate_key.h. */
#include "gate/gate_key.h"

#include <stdio.h>
#include <string.h>

#include "base/base_secret.h"
#include "base/base_text.h"
#include "bus/bus_keys.h"

enum base_class
gate_key_read(const char *path,
              char ret_public[VIGIL_KEY_SIZE],
              char ret_secret[VIGIL_KEY_SIZE],
              struct base_error *ret_error)
{
    char line[VIGIL_KEY_SIZE + 1] = "";
    enum base_class class =
        base_secret_read(path, "vigil-gate --make-key", line, sizeof(line), ret_error);
    if (class == BASE_OK && (!base_text_copy(ret_secret, VIGIL_KEY_SIZE, line) ||
                             !bus_keys_public(ret_secret, ret_public))) {
        class = base_error_set(ret_error,
                               BASE_STOP,
                               "key_file",
                               "%s: must hold one line, a secret key of 40 "
                               "characters of Z85",
                               path);
    }
    explicit_bzero(line, sizeof(line));
    return class;
}

int
gate_key_make(const char *path)
{
    char public_key[VIGIL_KEY_SIZE];
    char secret_key[VIGIL_KEY_SIZE];
    struct base_error error;
    if (bus_keys_make(public_key, secret_key, &error) != BASE_OK) {
        (void)fprintf(stderr, "vigil-gate: %s\n", error.text);
        return 1;
    }
    bool made = base_secret_make(path, secret_key, public_key, &error) == BASE_OK;
    explicit_bzero(secret_key, sizeof(secret_key));
    if (made) {
        (void)printf("%s\n", public_key);
    } else {
        (void)fprintf(stderr, "vigil-gate: %s\n", error.text);
    }
    return made ? 0 : 1;
}
