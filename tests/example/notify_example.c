/*
 * An example of libvigil: notifies one serious incident and prints the receipt. The
 * profile is $VIGIL_PROFILE of $VIGIL_PROFILES; the authority's own reference is the
 * argument, so that running it again with the same one shows that nothing happens twice.
 *
 *     cc notify_example.c -lvigil -lzmq -lprotobuf-c -lsodium
 */
#include <stdio.h>
#include <string.h>

#include <vigil/vigil.h>

enum { DAYS_2021_03_01 = 18687 }; /* since 1970-01-01 */

/* What a case-management system would take from its own records. */
static void
fill(struct vigil_notification *ret_notification, const char *own_reference)
{
    memset(ret_notification, 0, sizeof(*ret_notification));
    (void)snprintf(ret_notification->notification_ref,
                   sizeof(ret_notification->notification_ref),
                   "%s",
                   own_reference);
    ret_notification->incident_on = DAYS_2021_03_01;
    ret_notification->became_aware_on = DAYS_2021_03_01 + 1;
    ret_notification->notified_at = VIGIL_INSTANT_NONE; /* when Vigil records it */
    ret_notification->incident_type = VIGIL_INCIDENT_TYPE_SERIOUS_HARM;
    ret_notification->harm_category = VIGIL_HARM_CATEGORY_NEGLECT;
    ret_notification->neglect = VIGIL_YES_NO_YES;
    ret_notification->domestic_abuse = VIGIL_YES_NO_NOT_KNOWN;
    ret_notification->social_care = VIGIL_SOCIAL_CARE_OPEN;
    ret_notification->children_count = 1;
    ret_notification->children[0] =
        (struct vigil_child){.child_no = 1,
                             .index_child = VIGIL_YES_NO_YES,
                             .date_of_birth = DAYS_2021_03_01 - 1000,
                             .sex = VIGIL_SEX_FEMALE,
                             .ethnicity = VIGIL_ETHNICITY_WBRI,
                             .disability = VIGIL_YES_NO_NO,
                             .cp_plan = VIGIL_HISTORY_NEVER,
                             .looked_after = VIGIL_HISTORY_NEVER};
}

static int
tell(enum vigil_result result,
     const struct vigil_answer *answer,
     const struct vigil_error *error)
{
    if (result == VIGIL_OK) {
        (void)printf("%s at position %lld\n",
                     answer->receipt.case_ref,
                     (long long)answer->receipt.position);
        return 0;
    }
    if (result == VIGIL_REFUSED) {
        const struct vigil_faults *faults = &answer->rejection.faults;
        for (size_t i = 0; i < faults->count; i++) {
            (void)fprintf(stderr, "%s: %s\n", faults->at[i].path, faults->at[i].wrong);
        }
        return 1;
    }
    (void)fprintf(stderr, "%s\n", error->text);
    return 3;
}

int
main(int argc, char **argv)
{
    struct vigil_profile profile;
    struct vigil_client *client;
    struct vigil_error error;
    static struct vigil_answer answer;
    static struct vigil_notification notification;
    if (argc != 2) {
        (void)fputs("usage: notify_example OWN-REFERENCE\n", stderr);
        return 2;
    }
    if (vigil_profile_load(NULL, &profile, &error) != VIGIL_OK ||
        vigil_client_new(&profile, &client, &error) != VIGIL_OK) {
        (void)fprintf(stderr, "%s\n", error.text);
        return 2;
    }
    fill(&notification, argv[1]);
    struct vigil_submission submission = {.type = VIGIL_MESSAGE_NOTIFICATION,
                                          .notification = &notification};
    /* the id of the content: this program may be run again and still notify once */
    enum vigil_result result = vigil_submission_id(&submission, &submission.id, &error);
    if (result == VIGIL_OK) {
        result = vigil_submit(client, &submission, &answer, &error);
    }
    int status = tell(result, &answer, &error);
    vigil_answer_done(&answer);
    vigil_client_free(client);
    return status;
}
