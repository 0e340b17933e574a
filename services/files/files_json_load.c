/* Getting JSON into memory: see files_json_load.h. */
#include "files/files_json_load.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"

/* jansson's own words quote the text, which may be anyone's. */
static const struct {
    enum json_error_code from;
    const char *code;
    const char *wrong;
    const char *right;
} sayings[] = {
    {json_error_duplicate_key, "doubled_field", "a field twice", "each field once"},
    {json_error_null_character, "nul_character", "\\u0000 in a text", "no NUL"},
    {json_error_null_byte_in_key, "nul_character", "\\u0000 in a name", "no NUL"},
    {json_error_invalid_utf8, "not_utf8", "not UTF-8", "UTF-8"},
    {json_error_premature_end_of_input,
     "not_json",
     "it ends too early",
     "a whole object"},
    {json_error_end_of_input_expected, "not_json", "more behind the end", "one object"},
    {json_error_numeric_overflow, "no_number", "a number too large", "a small number"},
    {json_error_stack_overflow, "too_deep", "nested too deeply", "at most two levels"},
};

static void
say(const json_error_t *error, struct vigil_faults *faults)
{
    const char *code = "not_json", *what = "not JSON", *right = "JSON (RFC 8259)";
    for (size_t i = 0; i < BASE_COUNT(sayings); i++) {
        if (sayings[i].from == json_error_code(error)) {
            code = sayings[i].code;
            what = sayings[i].wrong;
            right = sayings[i].right;
        }
    }
    char wrong[sizeof(faults->at[0].wrong)];
    (void)base_text_print(
        wrong, sizeof(wrong), "line %d, column %d: %s", error->line, error->column, what);
    base_faults_add(faults, "", code, wrong, right);
}

json_t *
files_json_load(const char *bytes, size_t size, struct vigil_faults *faults)
{
    json_error_t error;
    json_t *root = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL) {
        say(&error, faults);
    }
    return root;
}

/* Reads up to size bytes of a file, or of standard input. */
static enum base_class
read_bytes(const char *path,
           char *ret_bytes,
           size_t size,
           size_t *ret_size,
           struct base_error *ret_error)
{
    bool standard = strcmp(path, "-") == 0;
    FILE *file = standard ? stdin : fopen(path, "re");
    if (file != NULL) {
        errno = 0;
        *ret_size = fread(ret_bytes, 1, size, file);
    }
    bool failed = file == NULL || ferror(file) != 0;
    int reason = errno;
    if (file != NULL && !standard) {
        (void)fclose(file);
    }
    if (failed) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              reason == ENOENT ? "file_missing" : "file_unreadable",
                              "%s: %s",
                              path,
                              strerror(reason));
    }
    return BASE_OK;
}

enum base_class
files_json_read(const char *path,
                char **ret_bytes,
                size_t *ret_size,
                struct base_error *ret_error)
{
    char *bytes = malloc(FILES_JSON_MAX + 1);
    if (bytes == NULL) {
        return base_error_set(ret_error, BASE_STOP, "out_of_memory", "out of memory");
    }
    enum base_class class =
        read_bytes(path, bytes, FILES_JSON_MAX + 1, ret_size, ret_error);
    if (class == BASE_OK) {
        *ret_bytes = bytes;
    } else {
        free(bytes);
    }
    return class;
}

enum base_class
files_json_load_file(const char *path,
                     json_t **ret_root,
                     struct vigil_faults *faults,
                     struct base_error *ret_error)
{
    size_t size = 0;
    char *bytes = NULL;
    *ret_root = NULL;
    enum base_class class = files_json_read(path, &bytes, &size, ret_error);
    if (class == BASE_OK && size > FILES_JSON_MAX) {
        base_faults_add(
            faults, "", "too_long", "the file is too long", "at most 262144 bytes");
    } else if (class == BASE_OK) {
        *ret_root = files_json_load(bytes, size, faults);
    }
    free(bytes);
    if (class == BASE_OK && *ret_root == NULL) {
        class = BASE_REFUSE;
    }
    return class;
}
