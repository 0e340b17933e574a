/*
 * How references name the cases of an export, and by which keys the casebook does: see
 * cli_export.h.
 */
#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_text.h"
#include "cli/cli_export.h"

enum { NAME_SIZE = VIGIL_PARTY_SIZE + VIGIL_OWN_REF_SIZE + 1 };

/* By Vigil's reference, or by authority and own reference. */
struct cli_export_name {
    char name[NAME_SIZE]; /* first: it is compared */
    size_t of;
};

static int
compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

bool
cli_export_names(struct cli_export *export)
{
    struct cli_export_name *names = calloc(export->cases_count * 2 + 1, sizeof(*names));
    if (names == NULL) {
        return false;
    }
    export->names = names;
    for (size_t i = 0; i < export->cases_count; i++) {
        const struct cli_export_case *c = &export->cases[i];
        names[export->names_count].of = i;
        (void)base_text_copy(names[export->names_count++].name, NAME_SIZE, c->case_ref);
        if (c->kind == VIGIL_FILE_KIND_INCIDENT) {
            names[export->names_count].of = i;
            (void)base_text_print(names[export->names_count++].name,
                                  NAME_SIZE,
                                  "%s %s",
                                  c->authority,
                                  c->own_ref);
        }
    }
    qsort(names, export->names_count, sizeof(*names), compare);
    return true;
}

size_t
cli_export_named(const struct cli_export *export, const char *name)
{
    const struct cli_export_name *found =
        bsearch(name, export->names, export->names_count, sizeof(*found), compare);
    return found == NULL ? SIZE_MAX : found->of;
}

size_t
cli_export_linked(const struct cli_export *export,
                  const struct cli_export_record *record,
                  const struct vigil_form *form,
                  size_t link)
{
    char text[VIGIL_OWN_REF_SIZE], authority[VIGIL_PARTY_SIZE], name[NAME_SIZE];
    vigil_form_text(form, "links", link, "case_ref", text, sizeof(text));
    if (text[0] != '\0') {
        return cli_export_named(export, text);
    }
    vigil_form_text(form, "links", link, "authority", authority, sizeof(authority));
    vigil_form_text(form, "links", link, "notification_ref", text, sizeof(text));
    (void)base_text_print(name,
                          sizeof(name),
                          "%s %s",
                          authority[0] == '\0' ? record->actor : authority,
                          text);
    size_t of = cli_export_named(export, name);
    /* a case whose lead has changed goes by Vigil's reference */
    return of == SIZE_MAX ? cli_export_named(export, text) : of;
}

/* A key that no other case has: the own reference, if need be with a number behind it. */
static bool
name_case(struct cli_export_case *c, void **tree)
{
    const char *base = c->own_ref[0] == '\0' ? "consideration" : c->own_ref;
    for (unsigned n = 1;; n++) {
        char number[16] = "";
        if (n > 1 || c->own_ref[0] == '\0') {
            (void)base_text_print(number, sizeof(number), "~%u", n);
        }
        (void)base_text_copy(c->key, sizeof(c->key) - strlen(number), base);
        (void)base_text_append(c->key, sizeof(c->key), "%s", number);
        void *const *node = tsearch(c->key, tree, compare);
        if (node == NULL) {
            return false;
        }
        if (*node == c->key) {
            return true;
        }
    }
}

/* The keys lie in the cases. */
static void
keep_node(void *node)
{
    (void)node;
}

bool
cli_export_keys(struct cli_export *export)
{
    void *tree = NULL;
    bool named = true;
    for (size_t i = 0; i < export->records_count && named; i++) {
        struct cli_export_case *c = &export->cases[export->records[i].of];
        named = c->key[0] != '\0' || name_case(c, &tree);
    }
    tdestroy(tree, keep_node);
    return named;
}
