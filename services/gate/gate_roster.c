/* Who may connect: see gate_roster.h. */
#include "gate/gate_roster.h"

#include <stdlib.h>
#include <string.h>

#include "wire/wire_roster.h"

enum base_class
gate_roster_init(struct gate_roster *roster, struct base_error *ret_error)
{
    *roster = (struct gate_roster){.known = false};
    roster->members = calloc(GATE_ROSTER_MAX, sizeof(*roster->members));
    roster->incoming = calloc(GATE_ROSTER_MAX, sizeof(*roster->incoming));
    if (roster->members == NULL || roster->incoming == NULL) {
        return base_error_set(ret_error, BASE_STOP, "memory", "out of memory");
    }
    return BASE_OK;
}

void
gate_roster_done(struct gate_roster *roster)
{
    free(roster->members);
    free(roster->incoming);
    *roster = (struct gate_roster){.known = false};
}

static int
compare_keys(const void *a, const void *b)
{
    const struct vigil_key *one = a;
    const struct vigil_key *other = b;
    return strcmp(one->public_key, other->public_key);
}

/* A member begins with its key, so members and keys compare alike. */
static struct gate_member *
member_of(const struct gate_roster *roster, const char *public_key)
{
    struct vigil_key wanted = {.party = ""};
    (void)memcpy(wanted.public_key, public_key, VIGIL_KEY_SIZE);
    return bsearch(
        &wanted, roster->members, roster->count, sizeof(*roster->members), compare_keys);
}

enum base_class
gate_roster_replace(struct gate_roster *roster,
                    const uint8_t *bytes,
                    size_t size,
                    struct base_error *ret_error)
{
    size_t count;
    int64_t version;
    struct vigil_faults faults;
    if (wire_roster_read(
            bytes, size, roster->incoming, GATE_ROSTER_MAX, &count, &version, &faults) !=
        BASE_OK) {
        return base_error_set(ret_error,
                              BASE_AGAIN,
                              "roster_unreadable",
                              "%s: %s",
                              faults.at[0].path,
                              faults.at[0].wrong);
    }
    struct gate_member *members = calloc(GATE_ROSTER_MAX, sizeof(*members));
    if (members == NULL) {
        return base_error_set(ret_error, BASE_AGAIN, "memory", "out of memory");
    }
    for (size_t i = 0; i < count; i++) {
        members[i].key = roster->incoming[i];
        const struct gate_member *before =
            member_of(roster, roster->incoming[i].public_key);
        members[i].in_flight = before == NULL ? 0 : before->in_flight;
    }
    qsort(members, count, sizeof(*members), compare_keys);
    free(roster->members);
    roster->members = members;
    roster->count = count;
    roster->version = version;
    roster->known = true;
    return BASE_OK;
}

struct gate_member *
gate_roster_find(const struct gate_roster *roster, const char *public_key)
{
    struct gate_member *member = member_of(roster, public_key);
    return member == NULL || member->key.revoked ? NULL : member;
}

enum bus_zap_verdict
gate_roster_judge(const struct gate_roster *roster, const char *public_key)
{
    if (!roster->known) {
        return BUS_ZAP_LATER;
    }
    return gate_roster_find(roster, public_key) == NULL ? BUS_ZAP_REFUSE : BUS_ZAP_LET_IN;
}
