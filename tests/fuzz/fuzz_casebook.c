/*
 * Any bytes as a file of a casebook: the first byte, from '0', says which (the rest of
 * the casebook is one sound case and its records), or that they are a JSON submission.
 * Nothing may crash, leak or read outside; a casebook that is sound must give all its
 * records.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "files/files_casebook.h"
#include "files/files_form.h"
#include "files/files_records.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

#define TEXT(name, text)                                                                 \
    {                                                                                    \
        name, text, sizeof(text) - 1                                                     \
    }

static const struct files_casebook_bytes sound[] = {
    TEXT("notifications.csv",
         "notification_ref,authority,notified_at,incident_on\n"
         "A,E08000025,2021-01-05T10:00:00+00:00,2021-01-04\n"),
    TEXT("rapid_reviews.csv",
         "notification_ref,received_at,decision\nA,2021-01-20T10:00:00+00:00,lcspr\n"),
    TEXT("panel_responses.csv",
         "notification_ref,decided_at,response\nA,2021-02-01T10:00:00+00:00,agrees\n"),
    TEXT("lcsprs.csv", "lcspr_ref,authority,commissioned_on\nL,E08000025,2021-02-02\n"),
    TEXT("lcspr_notifications.csv", "lcspr_ref,notification_ref\nL,A\n"),
    TEXT("children.csv", "notification_ref,child_no,date_of_birth\nA,1,2020-01-01\n"),
};
enum { FILES_COUNT = sizeof(sound) / sizeof(sound[0]) };

/* Behind them, so that a corpus of the six files stays what it was. */
static const struct files_casebook_bytes records[] = {
    TEXT("records/notification.csv",
         "step,case,notification_ref,authority,notified_at\n"
         "1,B,B,E08000025,2021-01-05T10:00:00Z\n"),
    TEXT("records/notification_children.csv", "step,row,child_no,sex\n1,1,1,male\n"),
    TEXT("records/lcspr.csv",
         "step,case,lcspr_ref,authority,commissioned_on\n2,M,M,E08000025,2021-02-02\n"),
    TEXT("records/lcspr_links.csv", "step,row,case_ref\n2,1,B\n2,2,A\n"),
    TEXT("records/duplicate_link.csv",
         "step,case,happened_at,duplicate_of,reason,letter\n"
         "3,A,2021-02-03T10:00:00Z,B,\"a, b\",\"c\n\"\n"),
};
enum { RECORDS_COUNT = sizeof(records) / sizeof(records[0]) };

/* Each record gives a form once all references are known. */
static void
read_records(const struct files_casebook *book)
{
    static struct vigil_form form;
    size_t subjects = files_records_subjects(book);
    files_subject_ref *refs = calloc(subjects + 1, sizeof(files_subject_ref));
    if (refs == NULL) {
        return;
    }
    files_records_refs(book, refs);
    for (size_t i = 0; i < subjects; i++) {
        refs[i][0] = 'C';
    }
    for (size_t i = 0; i < files_records_count(book); i++) {
        struct files_record_head head;
        files_records_head(book, i, &head);
        if (head.subject >= subjects || head.group >= subjects) {
            abort();
        }
        (void)files_records_form(book, i, refs, &form);
    }
    free(refs);
}

static void
read_casebook(size_t which, const uint8_t *bytes, size_t size)
{
    struct files_casebook_bytes files[FILES_COUNT + RECORDS_COUNT];
    for (size_t i = 0; i < FILES_COUNT + RECORDS_COUNT; i++) {
        files[i] = i < FILES_COUNT ? sound[i] : records[i - FILES_COUNT];
    }
    files[which].bytes = bytes;
    files[which].size = size;
    struct files_faults faults;
    struct files_casebook *book = NULL;
    files_faults_init(&faults);
    enum base_class class = files_casebook_read_bytes(
        files, FILES_COUNT + RECORDS_COUNT, VIGIL_INSTANT_NONE, &faults, &book, NULL);
    if ((class == BASE_OK) != (faults.errors == 0)) {
        abort();
    }
    static struct files_step step;
    for (size_t i = 0; class == BASE_OK && i < files_casebook_steps(book); i++) {
        files_casebook_step(book, i, &step);
    }
    if (class == BASE_OK) {
        read_records(book);
    }
    files_casebook_free(book);
    files_faults_done(&faults);
}

static void
read_submission(size_t which, const uint8_t *bytes, size_t size)
{
    static struct files_form read;
    static struct vigil_faults faults;
    files_form_init(
        vigil_form_of(which == 0 ? VIGIL_MESSAGE_NOTIFICATION : VIGIL_MESSAGE_LCSPR),
        &read);
    if ((files_form_read_bytes((const char *)bytes, size, &read, &faults) == BASE_OK) !=
        (faults.count == 0)) {
        abort();
    }
    files_form_done(&read);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size == 0) {
        return 0;
    }
    size_t which = (uint8_t)(bytes[0] - '0') % (FILES_COUNT + 2 + RECORDS_COUNT);
    if (which < FILES_COUNT) {
        read_casebook(which, bytes + 1, size - 1);
    } else if (which < FILES_COUNT + 2) {
        read_submission(which - FILES_COUNT, bytes + 1, size - 1);
    } else {
        read_casebook(which - 2, bytes + 1, size - 1);
    }
    return 0;
}
