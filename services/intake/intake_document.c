/*
 * Documents of a case: attached (message document) by one who has sent all of it, and
 * read by those who may see the case.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/base_faults.h"
#include "intake/intake.h"
#include "run/run_form.h"
#include "store/store_document.h"
#include "store/store_item.h"
#include "wire/wire_form.h"

/* The message's form, and what is known of the document that it names. */
struct attachment {
    struct vigil_form form; /* first: the skeleton reads it as a form */
    char digest[VIGIL_DIGEST_SIZE];
    struct store_upload upload;
};
static_assert(sizeof(struct attachment) <= RUN_RECORD_SIZE, "record too large");

/* True if the case has this document. */
static bool
has_document(const struct store_items *items, const char *digest)
{
    for (size_t i = 0; i < items->count; i++) {
        if (items->at[i].kind == VIGIL_ITEM_KIND_DOCUMENT &&
            strcmp(items->at[i].label, digest) == 0) {
            return true;
        }
    }
    return false;
}

enum base_class
intake_document_answer(struct run *run,
                       const struct vigil_key *caller,
                       const struct vigil_query *query,
                       struct wire_result *result,
                       struct vigil_faults *faults,
                       struct base_error *ret_error)
{
    static struct vigil_item at[VIGIL_ITEMS_MAX];
    struct vigil_case c;
    struct store_cases cases = {.at = &c, .capacity = 1};
    struct store_items items = {.at = at, .capacity = VIGIL_ITEMS_MAX};
    const char *refs[] = {query->case_ref};
    if (!intake_case_reference(query->case_ref, caller, faults) ||
        !intake_digest(query->digest, faults)) {
        return BASE_REFUSE;
    }
    store_case_read(run->store, refs, 1, &cases);
    store_item_read(run->store, refs, 1, &items);
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && !intake_case_is_seen(&cases, caller, faults)) {
        return BASE_REFUSE;
    }
    struct store_piece piece = {0};
    if (class == BASE_OK && has_document(&items, query->digest)) {
        store_document_read(run->store, query->digest, (int32_t)query->offset, &piece);
        class = store_run(run->store, ret_error);
    }
    if (class == BASE_OK && !piece.found) {
        base_faults_add(faults,
                        "digest",
                        "no_such_document",
                        "the case has no such document, or it ends before",
                        "a digest and an offset as vigil case and the pieces before say");
        class = BASE_REFUSE;
    }
    if (class == BASE_OK) {
        wire_result_listing(result, "document");
        wire_result_column(result, "size", VIGIL_CELL_NUMBER);
        wire_result_cell(result, "%d", piece.document_size);
        wire_result_data(result, piece.bytes, piece.size);
    }
    free(piece.bytes);
    return class;
}

enum base_class
intake_document_read(const uint8_t *body,
                     size_t size,
                     void *record,
                     struct vigil_faults *faults)
{
    struct attachment *attachment = record;
    enum base_class class =
        wire_form_read(VIGIL_MESSAGE_DOCUMENT, body, size, &attachment->form, faults);
    if (class == BASE_OK) {
        vigil_form_text(&attachment->form,
                        "",
                        0,
                        "digest",
                        attachment->digest,
                        sizeof(attachment->digest));
    }
    return class;
}

void
intake_document_look(struct store *store, const struct vigil_key *caller, void *record)
{
    struct attachment *attachment = record;
    store_document_look(store, caller->party, attachment->digest, &attachment->upload);
}

enum base_class
intake_document_decide(struct run_decision *decision)
{
    const struct attachment *attachment = decision->record;
    const struct vigil_form *form = &attachment->form;
    if (!decision->context->historic && !attachment->upload.held) {
        base_faults_add(decision->faults,
                        "digest",
                        "not_sent",
                        "you have not sent all of this document",
                        "send it first (vigil attach does both)");
    } else if (attachment->upload.held &&
               (vigil_form_number(form, "", 0, "size") != attachment->upload.held_size ||
                vigil_form_number(form, "", 0, "media") !=
                    (int64_t)attachment->upload.media)) {
        base_faults_add(decision->faults,
                        "media",
                        "not_as_found",
                        "size or type are not those of the document",
                        "as the answer to its last piece said");
    }
    return rules_process_decide(
        form, decision->context, &decision->file, decision->faults);
}
