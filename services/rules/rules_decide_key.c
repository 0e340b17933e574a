/* Enrolment and revocation of keys: see rules_decide_key.h. */
#include "rules/rules_decide_key.h"

#include <string.h>

#include "rules/rules_access.h"
#include "rules/rules_admission.h"

/* ZeroMQ RFC 32 */
static const char z85[] = "0123456789abcdefghijklmnopqrstuvwxyz"
                          "ABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";

static void
judge_public_key(const struct vigil_key *key, struct vigil_faults *faults)
{
    if (strlen(key->public_key) != VIGIL_KEY_SIZE - 1 ||
        strspn(key->public_key, z85) != VIGIL_KEY_SIZE - 1) {
        rules_admission_fault(faults,
                              "public_key",
                              "not_a_key",
                              "not a CURVE public key",
                              "40 characters of Z85, as `vigil keygen` prints them");
    }
}

static enum vigil_role
role_of(const char *party, const struct rules_authorities *authorities)
{
    static const enum vigil_role named[] = {
        VIGIL_ROLE_PANEL, VIGIL_ROLE_OPERATOR, VIGIL_ROLE_DFE, VIGIL_ROLE_OFSTED};
    for (size_t i = 0; i < BASE_COUNT(named); i++) {
        if (strcmp(party, vigil_code_name(VIGIL_LIST_ROLE, (int)named[i])) == 0) {
            return named[i];
        }
    }
    return rules_authorities_has(authorities, party) ? VIGIL_ROLE_AUTHORITY
                                                     : VIGIL_ROLE_NONE;
}

enum base_class
rules_decide_key_enrol(const struct vigil_key *key,
                       const struct rules_context *context,
                       struct vigil_faults *faults)
{
    if (rules_access_message(context->role, VIGIL_MESSAGE_KEY_ENROL) ==
        RULES_ACCESS_REFUSED) {
        rules_access_refuse(VIGIL_MESSAGE_KEY_ENROL, faults);
        return BASE_DENIED;
    }
    judge_public_key(key, faults);
    enum vigil_role role = role_of(key->party, context->authorities);
    rules_admission_code("role", VIGIL_LIST_ROLE, (int)key->role, true, faults);
    if (role == VIGIL_ROLE_NONE) {
        rules_admission_fault(
            faults,
            "party",
            "unknown_party",
            "nobody whom a key can speak for",
            "the GSS code of an authority, panel, operator, dfe or ofsted");
    } else if (key->role != role) {
        rules_admission_fault(faults,
                              "role",
                              "not_its_role",
                              "not the role of this party",
                              "authority for a GSS code; for the others the same word");
    }
    return faults->count > 0 ? BASE_REFUSE : BASE_OK;
}

enum base_class
rules_decide_key_revoke(const struct vigil_key *key,
                        const struct rules_context *context,
                        struct vigil_faults *faults)
{
    if (rules_access_message(context->role, VIGIL_MESSAGE_KEY_REVOKE) ==
        RULES_ACCESS_REFUSED) {
        rules_access_refuse(VIGIL_MESSAGE_KEY_REVOKE, faults);
        return BASE_DENIED;
    }
    judge_public_key(key, faults);
    return faults->count > 0 ? BASE_REFUSE : BASE_OK;
}
