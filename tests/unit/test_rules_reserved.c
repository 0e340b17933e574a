/* Reserved authorities: which codes they have, whose lists tell of them, and who is told
 * in the Panel's place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/base_attr.h"
#include "case_records.h"
#include "rules/rules_access.h"
#include "rules/rules_ladder.h"

static void
has_codes_of_one_shape(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        bool reserved, known;
    } rows[] = {
        {"E99000000", true, true},
        {"E99000001", true, true},
        {"E99000999", true, true},
        {"E99001000", false, false},
        {"E99999999", false, false},
        {"E9900000", false, false},
        {"E990000011", false, false},
        {"E9900000x", false, false},
        {"E99000", false, false},
        {"e99000001", false, false},
        {"E08000025", false, true},
        {"panel", false, false},
        {"", false, false},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        assert_int_equal(rules_authorities_reserved(rows[i].code), rows[i].reserved);
        assert_int_equal(rules_authorities_has(&record_authorities, rows[i].code),
                         rows[i].known);
    }
}

/* No authority that there is or was has such a code. */
static void
has_no_code_of_the_list(void **state)
{
    (void)state;
    FILE *list = fopen(VIGIL_SOURCE_DIR "/config/local-authorities.csv", "r");
    char line[1024];
    size_t codes = 0;
    assert_non_null(list);
    while (fgets(line, sizeof(line), list) != NULL) {
        line[strcspn(line, ",")] = '\0';
        codes += line[0] == 'E' ? 1 : 0;
        assert_false(rules_authorities_reserved(line));
    }
    assert_int_equal(fclose(list), 0);
    assert_true(codes > 150);
}

static void
stands_in_its_own_lists(void **state)
{
    (void)state;
    static const struct {
        enum vigil_role role;
        const char *party, *authority;
        bool lists;
    } rows[] = {
        {VIGIL_ROLE_PANEL, "panel", "E08000025", true},
        {VIGIL_ROLE_PANEL, "panel", "E99000001", false},
        {VIGIL_ROLE_DFE, "dfe", "E99000001", false},
        {VIGIL_ROLE_OFSTED, "ofsted", "E99000001", false},
        {VIGIL_ROLE_AUTHORITY, "E08000025", "E99000001", false},
        {VIGIL_ROLE_AUTHORITY, "E08000025", "E08000025", true},
        {VIGIL_ROLE_AUTHORITY, "E99000001", "E99000001", true},
        {VIGIL_ROLE_OPERATOR, "operator", "E99000001", true},
    };
    for (size_t i = 0; i < BASE_COUNT(rows); i++) {
        assert_int_equal(
            rules_access_lists(rows[i].role, rows[i].party, rows[i].authority),
            rows[i].lists);
    }
}

static void
tells_nobody_else(void **state)
{
    (void)state;
    static const struct vigil_rung panel = {.recipient = "panel_secretariat"},
                                   lead = {.recipient = "partnership_lead"};
    char text[RULES_LADDER_RECIPIENT_SIZE];
    rules_ladder_recipient(&panel, "E08000025", text);
    assert_string_equal(text, "panel/secretariat");
    rules_ladder_recipient(&panel, "E99000001", text);
    assert_string_equal(text, "E99000001/panel_secretariat");
    rules_ladder_recipient(&lead, "E99000001", text);
    assert_string_equal(text, "E99000001/partnership_lead");
    char party[VIGIL_PARTY_SIZE];
    rules_ladder_party(text, party);
    assert_string_equal(party, "E99000001");
    rules_ladder_party("a_party_that_there_is_not/notifier", party);
    assert_string_equal(party, "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(has_codes_of_one_shape),
                                       cmocka_unit_test(has_no_code_of_the_list),
                                       cmocka_unit_test(stands_in_its_own_lists),
                                       cmocka_unit_test(tells_nobody_else)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
