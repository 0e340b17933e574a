/*
 * A document that was sent before, in pieces, is attached: known by its digest alone, so
 * that the same bytes are kept once. Whether they are there, the store says.
 */
#include <string.h>

#include "rules/rules_form.h"
#include "rules/rules_process.h"

enum { DIGITS = 64 };

static enum rules_event
event(const struct vigil_form *form)
{
    (void)form;
    return RULES_EVENT_ATTACH;
}

static void
check(const struct vigil_form *form,
      const struct rules_context *context,
      const struct rules_file *file,
      struct vigil_faults *faults)
{
    (void)context;
    char digest[DIGITS + 2];
    vigil_form_text(form, "", 0, "digest", digest, sizeof(digest));
    if (digest[0] != '\0' &&
        (strlen(digest) != DIGITS || strspn(digest, "0123456789abcdef") != DIGITS)) {
        rules_form_fault("",
                         0,
                         "digest",
                         "not_a_digest",
                         "not a SHA-256 in hexadecimal",
                         "64 digits and small letters, as sha256sum prints them",
                         faults);
    }
    int64_t kind = vigil_form_number(form, "", 0, "kind");
    for (size_t i = 0; i < file->items_count; i++) {
        const struct vigil_item *item = &file->items[i];
        if (item->kind == VIGIL_ITEM_KIND_DOCUMENT && item->code == kind &&
            strcmp(item->label, digest) == 0) {
            rules_form_fault("",
                             0,
                             "digest",
                             "attached_already",
                             "the same document is attached already",
                             "nothing: it is there",
                             faults);
        }
    }
    rules_item_room(file, 1, faults);
}

static void
apply(const struct vigil_form *form,
      const struct rules_context *context,
      struct rules_file *file)
{
    struct vigil_item *item =
        rules_item_add(file, VIGIL_ITEM_KIND_DOCUMENT, file->found->authority, context);
    if (item != NULL) {
        rules_item_set(item, VIGIL_ITEM_STATE_DONE, context);
        item->code = (int32_t)vigil_form_number(form, "", 0, "kind");
        vigil_form_text(form, "", 0, "digest", item->label, sizeof(item->label));
    }
}

const struct rules_process rules_process_document = {
    .type = VIGIL_MESSAGE_DOCUMENT, .event = event, .check = check, .apply = apply};
