/* Which keys the operator may enrol and revoke, and nobody else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "case_records.h"
#include "rules/rules_decide_key.h"

static void
assert_one_fault(const struct vigil_faults *faults, const char *path, const char *code)
{
    assert_int_equal(faults->count, 1);
    assert_string_equal(faults->at[0].path, path);
    assert_string_equal(faults->at[0].code, code);
}

static void
judges_keys(void **state)
{
    (void)state;
    static const char good[] = "rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf7";
    static const struct {
        const char *public_key, *party;
        enum vigil_role role;
        const char *path, *code;
    } rows[] = {
        {good, "E08000025", VIGIL_ROLE_AUTHORITY, NULL, NULL},
        {good, "E99000001", VIGIL_ROLE_AUTHORITY, NULL, NULL},
        {good, "E99999999", VIGIL_ROLE_AUTHORITY, "party", "unknown_party"},
        {good, "panel", VIGIL_ROLE_PANEL, NULL, NULL},
        {good, "operator", VIGIL_ROLE_OPERATOR, NULL, NULL},
        {good, "dfe", VIGIL_ROLE_DFE, NULL, NULL},
        {good, "ofsted", VIGIL_ROLE_OFSTED, NULL, NULL},
        {good, "ofsted", VIGIL_ROLE_DFE, "role", "not_its_role"},
        {good, "operator", VIGIL_ROLE_PANEL, "role", "not_its_role"},
        {good, "E08000025", VIGIL_ROLE_PANEL, "role", "not_its_role"},
        {good, "panel", VIGIL_ROLE_AUTHORITY, "role", "not_its_role"},
        {good, "panel", VIGIL_ROLE_NONE, "role", "required"},
        {good, "S12000036", VIGIL_ROLE_AUTHORITY, "party", "unknown_party"},
        {good, "", VIGIL_ROLE_AUTHORITY, "party", "unknown_party"},
        {"", "panel", VIGIL_ROLE_PANEL, "public_key", "not_a_key"},
        {"rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf",
         "panel",
         VIGIL_ROLE_PANEL,
         "public_key",
         "not_a_key"},
        {"rq:rM>}U?@Lns47E1%kR.o@n%FcmmsL/@{H8]yf~",
         "panel",
         VIGIL_ROLE_PANEL,
         "public_key",
         "not_a_key"},
    };
    struct rules_context operator_ = record_context(VIGIL_ROLE_OPERATOR, false);
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        struct vigil_key key = {.role = rows[i].role};
        strcpy(key.public_key, rows[i].public_key);
        strcpy(key.party, rows[i].party);
        struct vigil_faults faults = {0};
        enum base_class class = rules_decide_key_enrol(&key, &operator_, &faults);
        assert_int_equal(class, rows[i].code == NULL ? BASE_OK : BASE_REFUSE);
        if (rows[i].code != NULL) {
            assert_one_fault(&faults, rows[i].path, rows[i].code);
        }
        struct vigil_faults none = {0};
        bool is_key = strcmp(rows[i].public_key, good) == 0;
        assert_int_equal(rules_decide_key_revoke(&key, &operator_, &none),
                         is_key ? BASE_OK : BASE_REFUSE);
        struct rules_context panel = record_context(VIGIL_ROLE_PANEL, false);
        assert_int_equal(rules_decide_key_enrol(&key, &panel, &none), BASE_DENIED);
        assert_int_equal(rules_decide_key_revoke(&key, &panel, &none), BASE_DENIED);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judges_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
