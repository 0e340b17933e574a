/* The profiles that are there, for who chose none or one that is not there: see
 * client.h. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/base_text.h"
#include "client/client.h"

enum vigil_result
client_profiles_folder(char ret_path[VIGIL_PATH_SIZE], struct vigil_error *ret_error)
{
    const char *folder = getenv("VIGIL_PROFILES");
    const char *below = "";
    if (folder == NULL || folder[0] == '\0') {
        folder = getenv("HOME");
        below = "/.config/vigil/profiles";
    }
    if (folder == NULL ||
        !base_text_print(ret_path, VIGIL_PATH_SIZE, "%s%s", folder, below)) {
        return client_error_set(ret_error,
                                VIGIL_WRONG_SETUP,
                                "profile_folder",
                                "VIGIL_PROFILES must name the folder of profiles");
    }
    return VIGIL_OK;
}

/* A folder with a profile.conf. */
static int
is_profile(const struct dirent *entry)
{
    char path[VIGIL_PATH_SIZE];
    return entry->d_name[0] != '.' &&
           vigil_profile_path(entry->d_name, "profile.conf", path, NULL) == VIGIL_OK &&
           access(path, F_OK) == 0;
}

/* "a, b, ...", or "none". */
static void
list(const char *folder, char *ret_text, size_t size)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, is_profile, alphasort);
    bool full = false;
    (void)base_text_copy(ret_text, size, count > 0 ? "" : "none");
    for (int i = 0; i < count; i++) {
        const char *name = entries[i]->d_name, *comma = i == 0 ? "" : ", ";
        if (!full && strlen(ret_text) + strlen(name) + sizeof(", , ...") > size) {
            (void)base_text_append(ret_text, size, "%s...", comma);
            full = true;
        } else if (!full) {
            (void)base_text_append(ret_text, size, "%s%s", comma, name);
        }
        free(entries[i]);
    }
    free(entries);
}

enum vigil_result
client_profiles_missing(const char *name, struct vigil_error *ret_error)
{
    char folder[VIGIL_PATH_SIZE], there[120];
    enum vigil_result result = client_profiles_folder(folder, ret_error);
    if (result != VIGIL_OK) {
        return result;
    }
    list(folder, there, sizeof(there));
    if (name == NULL) {
        return client_error_set(ret_error,
                                VIGIL_WRONG_SETUP,
                                "no_profile",
                                "no profile chosen: --profile NAME or $VIGIL_PROFILE; "
                                "there are: %s",
                                there);
    }
    return client_error_set(ret_error,
                            VIGIL_WRONG_SETUP,
                            "profile_missing",
                            "there is no profile `%s`; there are: %s",
                            name,
                            there);
}
