/* What a signature says: see cli_statement.h. */
#include "cli/cli_statement.h"

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_date_words.h"
#include "base/base_id.h"
#include "base/base_text.h"
#include "cli/cli_receipt.h"
#include "files/files_json_print.h"
#include "rules/rules_london.h"

void
cli_time_print(vigil_instant instant, char ret_text[CLI_TIME_SIZE])
{
    char day[BASE_DATE_WORDS_SIZE], local[RULES_LONDON_SIZE];
    if (instant == VIGIL_INSTANT_NONE) {
        (void)base_text_copy(ret_text, CLI_TIME_SIZE, "not yet");
        return;
    }
    base_date_say(rules_london_date(instant), day);
    rules_london_print(instant, local);
    (void)base_text_print(ret_text,
                          CLI_TIME_SIZE,
                          "%s at %.8s",
                          day,
                          local[0] == '\0' ? "" : local + sizeof("2026-03-24"));
}

static void
print_level(const char *level, const char *what, vigil_instant instant, FILE *to)
{
    char time[CLI_TIME_SIZE];
    cli_time_print(instant, time);
    (void)fprintf(to, "  %-10s  %s%s\n", level, instant > 0 ? what : "", time);
}

void
cli_statement_print(const struct vigil_statement *statement, const char *type, FILE *to)
{
    const struct vigil_statement *s = statement;
    char id[BASE_ID_TEXT_SIZE], digest[BASE_HASH_TEXT_SIZE];
    base_id_print(&s->message_id, id);
    base_hash_print(s->digest, digest);
    (void)fprintf(to,
                  "%s%s%s%s from %s\n",
                  s->sandbox ? "SANDBOX: " : "",
                  type[0] == '\0' ? "a message" : type,
                  s->case_ref[0] == '\0' ? "" : " of ",
                  s->case_ref,
                  s->sender);
    print_level("received", "its bytes came on ", s->received_at, to);
    if (s->refused[0] != '\0') {
        (void)fprintf(
            to, "  refused     as it stood (%s): nothing of it is stored\n", s->refused);
        (void)fputs("It shows when it was tried; it meets no deadline.\n", to);
    } else {
        print_level("valid", "it was found right on ", s->valid_at, to);
        print_level(
            "registered", "it was entered in the journal on ", s->registered_at, to);
        print_level("seen", "an officer of the Panel saw it on ", s->seen_at, to);
        (void)fputs("As it was found right, whether it was in time is judged on when it "
                    "was received.\n",
                    to);
    }
    (void)fprintf(to, "message     %s\nSHA-256     %s\n", id, digest);
    if (s->position > 0) {
        (void)fprintf(to, "position    %lld\n", (long long)s->position);
    }
}

void
cli_statement_print_json(const struct vigil_statement *statement,
                         const char *type,
                         FILE *to)
{
    static const char *const names[] = {"level",
                                        "type",
                                        "case_ref",
                                        "sender",
                                        "refused",
                                        "received_at",
                                        "valid_at",
                                        "registered_at",
                                        "seen_at",
                                        "message_id",
                                        "digest",
                                        "position",
                                        "sandbox"};
    enum { COUNT = BASE_COUNT(names), TEXT_SIZE = BASE_HASH_TEXT_SIZE };
    const struct vigil_statement *s = statement;
    char columns[COUNT][16], texts[COUNT][TEXT_SIZE];
    char *columns_at[COUNT], *texts_at[COUNT];
    enum vigil_cell_kind kinds[COUNT];
    const vigil_instant times[] = {
        s->received_at, s->valid_at, s->registered_at, s->seen_at};
    const char *level = vigil_code_name(VIGIL_LIST_RECEIPT_LEVEL, (int)s->level);
    const char *plain[] = {
        level == NULL ? "" : level, type, s->case_ref, s->sender, s->refused};
    for (size_t i = 0; i < COUNT; i++) {
        (void)base_text_copy(columns[i], sizeof(columns[i]), names[i]);
        columns_at[i] = columns[i];
        texts_at[i] = texts[i];
        kinds[i] = i == 11 ? VIGIL_CELL_NUMBER : VIGIL_CELL_TEXT;
        if (i < BASE_COUNT(plain)) {
            (void)base_text_copy(texts[i], TEXT_SIZE, plain[i]);
        } else if (i < BASE_COUNT(plain) + BASE_COUNT(times)) {
            base_instant_print(times[i - BASE_COUNT(plain)], texts[i]);
        }
    }
    base_id_print(&s->message_id, texts[9]);
    base_hash_print(s->digest, texts[10]);
    (void)base_text_print(texts[11], TEXT_SIZE, "%lld", (long long)s->position);
    (void)base_text_copy(texts[12], TEXT_SIZE, s->sandbox ? "yes" : "");
    const struct vigil_listing listing = {.columns_count = COUNT,
                                          .columns = columns_at,
                                          .kinds = kinds,
                                          .rows_count = 1,
                                          .cells = texts_at};
    files_json_listings_print(&listing, 1, to);
}
