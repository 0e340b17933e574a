/* JSON that is spoken with other programs: see files_object.h. */
#include "files/files_object.h"

#include <jansson.h>
#include <stdbool.h>
#include <string.h>

#include "base/base_text.h"

enum { NAME_SIZE = 64 };

/* Splits `outer.inner`; outer is "" if there is no dot. False: too long a name. */
static bool
split(const char *name, char ret_outer[NAME_SIZE], const char **ret_inner)
{
    const char *dot = strchr(name, '.');
    *ret_inner = dot == NULL ? name : dot + 1;
    return base_text_copy_bytes(
        ret_outer, NAME_SIZE, name, dot == NULL ? 0 : (size_t)(dot - name));
}

static json_t *
find(json_t *root, const char *name)
{
    char outer[NAME_SIZE];
    const char *inner;
    if (!split(name, outer, &inner)) {
        return NULL;
    }
    json_t *in = outer[0] == '\0' ? root : json_object_get(root, outer);
    if (json_is_array(in)) {
        in = json_array_get(in, 0);
    }
    return json_object_get(in, inner); /* NULL of what is no object */
}

static enum base_class
refuse(struct base_error *ret_error, const char *code, const char *name)
{
    return base_error_set(ret_error, BASE_REFUSE, code, "JSON: %s: %s", name, code);
}

static bool
has_controls(const char *text)
{
    for (const unsigned char *c = (const unsigned char *)text; *c != '\0'; c++) {
        if (*c < ' ' || *c == 0x7F) {
            return true;
        }
    }
    return false;
}

static enum base_class
take(json_t *root, const struct files_object_wanted *wanted, struct base_error *ret_error)
{
    json_t *member = find(root, wanted->name);
    wanted->ret_text[0] = '\0';
    if (member == NULL || json_is_null(member)) {
        return BASE_OK;
    }
    const char *text = json_string_value(member);
    if (text == NULL) {
        return refuse(ret_error, "no_text", wanted->name);
    }
    if (has_controls(text)) {
        return refuse(ret_error, "control_character", wanted->name);
    }
    if (strlen(text) >= wanted->size) {
        return refuse(ret_error, "too_long", wanted->name);
    }
    (void)base_text_copy(wanted->ret_text, wanted->size, text);
    return BASE_OK;
}

enum base_class
files_object_read(const char *bytes,
                  size_t size,
                  const struct files_object_wanted *wanted,
                  size_t count,
                  struct base_error *ret_error)
{
    json_t *root = json_loadb(bytes, size, JSON_REJECT_DUPLICATES, NULL);
    enum base_class class =
        json_is_object(root) ? BASE_OK : refuse(ret_error, "not_json", "the whole");
    for (size_t i = 0; class == BASE_OK && i < count; i++) {
        class = take(root, &wanted[i], ret_error);
    }
    json_decref(root);
    return class;
}

/* The object that a name's text goes into; NULL if there can be none. */
static json_t *
make_outer(json_t *root, const char *outer)
{
    if (outer[0] == '\0') {
        return root;
    }
    if (json_object_get(root, outer) == NULL) {
        (void)json_object_set_new(root, outer, json_object());
    }
    return json_object_get(root, outer);
}

size_t
files_object_write(const struct files_object_text *texts,
                   size_t count,
                   char *ret,
                   size_t size)
{
    json_t *root = json_object();
    bool fine = root != NULL;
    for (size_t i = 0; fine && i < count; i++) {
        char outer[NAME_SIZE];
        const char *inner;
        fine = split(texts[i].name, outer, &inner) &&
               json_object_set_new(
                   make_outer(root, outer), inner, json_string(texts[i].text)) == 0;
    }
    size_t length =
        fine ? json_dumpb(root, ret, size, JSON_COMPACT | JSON_ENSURE_ASCII) : 0;
    json_decref(root);
    if (length >= size) {
        return 0;
    }
    ret[length] = '\0';
    return length;
}
