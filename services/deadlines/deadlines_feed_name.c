/* The names of feeds and the key that they are made with: see deadlines_feed.h. */
#include <stdio.h>
#include <string.h>

#include "base/base_id.h"
#include "base/base_secret.h"
#include "base/base_sign.h"
#include "base/base_text.h"
#include "deadlines/deadlines_feed.h"

enum { TOKEN_DIGITS = 40 };

static const char ending[] = ".ics", partial[] = ".partial";

enum base_class
deadlines_feed_key_read(const char *path,
                        uint8_t ret_key[DEADLINES_FEED_KEY],
                        struct base_error *ret_error)
{
    char line[BASE_HASH_TEXT_SIZE + 1] = "";
    if (path[0] == '\0') {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "no_feed_key",
                              "deadlines.feed_key_file must name the key for feeds; "
                              "make it with: vigil-deadlines --make-feed-key FILE");
    }
    enum base_class class = base_secret_read(
        path, "vigil-deadlines --make-feed-key", line, sizeof(line), ret_error);
    if (class == BASE_OK && !base_sign_key_parse(line, ret_key)) {
        class = base_error_set(ret_error,
                               BASE_STOP,
                               "key_file",
                               "%s: must hold one line, 64 hexadecimal digits",
                               path);
    }
    explicit_bzero(line, sizeof(line));
    return class;
}

/* A hash with the key in front of a hash with the key in front: without the key neither a
 * name nor that two names are of one authority can be told. */
void
deadlines_feed_name(const uint8_t key[DEADLINES_FEED_KEY],
                    const char *authority,
                    int32_t number,
                    char ret_name[DEADLINES_FEED_NAME])
{
    char what[64], text[BASE_HASH_TEXT_SIZE];
    uint8_t inner[BASE_HASH_SIZE], outer[BASE_HASH_SIZE];
    (void)base_text_print(what, sizeof(what), "feed/%s/%d", authority, (int)number);
    base_hash_pair(key, DEADLINES_FEED_KEY, what, strlen(what), inner);
    base_hash_pair(key, DEADLINES_FEED_KEY, inner, sizeof(inner), outer);
    base_hash_print(outer, text);
    (void)base_text_print(
        ret_name, DEADLINES_FEED_NAME, "%.*s%s", TOKEN_DIGITS, text, ending);
}

bool
deadlines_feed_is_name(const char *file, bool *ret_partial)
{
    if (strspn(file, "0123456789abcdef") != TOKEN_DIGITS ||
        strncmp(file + TOKEN_DIGITS, ending, sizeof(ending) - 1) != 0) {
        return false;
    }
    const char *rest = file + TOKEN_DIGITS + sizeof(ending) - 1;
    *ret_partial = strcmp(rest, partial) == 0;
    return *ret_partial || *rest == '\0';
}

const char deadlines_feed_usage[] = "\n"
                                    "or:    vigil-deadlines --make-feed-key FILE\n\n"
                                    "  --make-feed-key  make FILE, the key that the "
                                    "names of calendar feeds follow from\n";

bool
deadlines_feed_once(int argc, char **argv, int *ret_exit)
{
    uint8_t key[DEADLINES_FEED_KEY];
    char line[BASE_HASH_TEXT_SIZE];
    struct base_error error;
    if (argc < 2 || strcmp(argv[1], "--make-feed-key") != 0) {
        return false;
    }
    if (argc != 3) {
        (void)fputs("usage: vigil-deadlines --make-feed-key FILE\n", stderr);
        *ret_exit = 2;
        return true;
    }
    base_random(key, sizeof(key));
    base_hash_print(key, line);
    *ret_exit = 0;
    if (base_secret_make(argv[2], line, NULL, &error) != BASE_OK) {
        (void)fprintf(stderr, "vigil-deadlines: %s\n", error.text);
        *ret_exit = 1;
    }
    explicit_bzero(line, sizeof(line));
    explicit_bzero(key, sizeof(key));
    return true;
}
