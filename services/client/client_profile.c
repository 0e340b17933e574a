/* Who we are and where the service is, read from a profile's folder: see vigil.h. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/base_config.h"
#include "base/base_text.h"
#include "bus/bus_keys.h"
#include "client/client.h"
#include "client/client_key.h"

/* A name is one step of a path, nothing that leads elsewhere. */
static bool
is_name(const char *name)
{
    return name[0] != '\0' && name[0] != '.' && strchr(name, '/') == NULL &&
           strlen(name) < VIGIL_PROFILE_SIZE;
}

/* The name that was chosen, by whoever calls or in the environment; NULL: none. */
static const char *
name_chosen(const char *name)
{
    if (name == NULL || name[0] == '\0') {
        name = getenv("VIGIL_PROFILE");
    }
    return name == NULL || name[0] == '\0' ? NULL : name;
}

static const char *
name_or_default(const char *name)
{
    name = name_chosen(name);
    return name == NULL ? "default" : name;
}

enum vigil_result
vigil_profile_path(const char *name,
                   const char *file,
                   char ret_path[VIGIL_PATH_SIZE],
                   struct vigil_error *ret_error)
{
    char folder[VIGIL_PATH_SIZE];
    name = name_or_default(name);
    if (!is_name(name)) {
        return client_error_set(ret_error,
                                VIGIL_WRONG_SETUP,
                                "profile_name",
                                "a profile's name is the name of a folder, without /");
    }
    enum vigil_result result = client_profiles_folder(folder, ret_error);
    if (result == VIGIL_OK && !base_text_print(ret_path,
                                               VIGIL_PATH_SIZE,
                                               "%s/%s%s%s",
                                               folder,
                                               name,
                                               file[0] == '\0' ? "" : "/",
                                               file)) {
        result = client_error_set(
            ret_error, VIGIL_WRONG_SETUP, "profile_folder", "a path is too long");
    }
    return result;
}

/* A path in profile.conf that does not begin with / starts in the profile's folder. */
static enum vigil_result
resolve(const char *profile, char path[VIGIL_PATH_SIZE], struct vigil_error *ret_error)
{
    char given[VIGIL_PATH_SIZE];
    if (path[0] == '/' || path[0] == '\0') {
        return VIGIL_OK;
    }
    (void)base_text_copy(given, sizeof(given), path);
    return vigil_profile_path(profile, given, path, ret_error);
}

static enum vigil_result
check_gate(const struct vigil_profile *profile,
           const char *path,
           struct vigil_error *ret_error)
{
    if (profile->gate[0] == '\0' || !bus_keys_valid(profile->gate_key)) {
        return client_error_set(
            ret_error,
            VIGIL_WRONG_SETUP,
            "profile_gate",
            "%s: needs `gate = tcp://address:port` and `gate_key = ` with the "
            "service's public key, 40 characters",
            path);
    }
    return VIGIL_OK;
}

static enum vigil_result
read_lines(const char *path,
           struct vigil_profile *profile,
           char ret_key_file[VIGIL_PATH_SIZE],
           struct vigil_error *ret_error)
{
#define TEXT(target) BASE_CONFIG_TEXT, (target), sizeof(target)
    const struct base_config_row rows[] = {
        {"gate", TEXT(profile->gate), "", 0, 0, "", "tcp://address:port"},
        {"gate_key", TEXT(profile->gate_key), "", 0, 0, "", "the service's public key"},
        {"key_file",
         BASE_CONFIG_TEXT,
         ret_key_file,
         VIGIL_PATH_SIZE,
         "key",
         0,
         0,
         "",
         "our secret key"},
        {"receipt_key",
         TEXT(profile->receipt_key),
         "",
         0,
         0,
         "",
         "the service's public key for receipts"},
        {"spool", TEXT(profile->spool), "", 0, 0, "", "what is not answered yet"},
        {"connect_ms",
         BASE_CONFIG_INT,
         &profile->connect_ms,
         0,
         "5000",
         100,
         600000,
         "ms",
         "how long to try while nothing answers"},
        {"timeout_ms",
         BASE_CONFIG_INT,
         &profile->timeout_ms,
         0,
         "30000",
         100,
         3600000,
         "ms",
         "how long to try for an answer"},
        {.name = NULL}};
#undef TEXT
    const struct base_config_row *tables[] = {rows};
    struct base_config_faults faults;
    struct base_error error;
    if (base_config_read(tables, 1, path, &faults, &error) != BASE_OK) {
        return client_error_from(&error, VIGIL_WRONG_SETUP, ret_error);
    }
    return check_gate(profile, path, ret_error);
}

enum vigil_result
vigil_profile_load(const char *name,
                   struct vigil_profile *ret_profile,
                   struct vigil_error *ret_error)
{
    char path[VIGIL_PATH_SIZE];
    char key_file[VIGIL_PATH_SIZE];
    const char *chosen = name_chosen(name);
    name = name_or_default(name);
    memset(ret_profile, 0, sizeof(*ret_profile));
    enum vigil_result result = vigil_profile_path(name, "profile.conf", path, ret_error);
    if (result == VIGIL_OK && access(path, F_OK) != 0 && errno == ENOENT) {
        result = client_profiles_missing(chosen, ret_error);
    }
    if (result == VIGIL_OK) {
        (void)base_text_copy(ret_profile->name, sizeof(ret_profile->name), name);
        result = read_lines(path, ret_profile, key_file, ret_error);
    }
    if (result == VIGIL_OK) {
        result = resolve(name, ret_profile->spool, ret_error);
    }
    if (result == VIGIL_OK) {
        result = resolve(name, key_file, ret_error);
    }
    if (result == VIGIL_OK) {
        result = client_key_read(
            key_file, ret_profile->public_key, ret_profile->secret_key, ret_error);
    }
    return result;
}
