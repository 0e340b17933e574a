/*
 * libvigil: how a case-management system sends to Vigil and asks it.
 *
 *     struct vigil_profile profile;
 *     struct vigil_client *client;
 *     struct vigil_answer answer;
 *     struct vigil_error error;
 *     if (vigil_profile_load(NULL, &profile, &error) != VIGIL_OK ||
 *         vigil_client_new(&profile, &client, &error) != VIGIL_OK) { ... error.text ... }
 *     switch (vigil_submit(client, &submission, &answer, &error)) {
 *     case VIGIL_OK:      ... answer.receipt ...; break;
 *     case VIGIL_REFUSED: ... answer.rejection ...; break;
 *     default:            ... error.text: not known to be recorded ...; break;
 *     }
 *     vigil_answer_done(&answer);
 *     vigil_client_free(client);
 *
 * Promises: only a receipt means "recorded". Every wait is bounded. A message keeps its
 * id through all attempts, so that it is recorded once, however often it was sent; with a
 * spool also through the end of this program. Nothing is logged, no signal is touched. A
 * client is used by one thread at a time; several clients do not know of each other.
 *
 * Link with libvigil, libzmq, libprotobuf-c, libsodium and libcrypto.
 */
#ifndef VIGIL_VIGIL_H
#define VIGIL_VIGIL_H

#include <stdbool.h>
#include <stddef.h>

#include "vigil/codes.h"
#include "vigil/forms.h"
#include "vigil/records.h"

struct vigil_client;

enum vigil_result {
    VIGIL_OK = 0,      /* there is a receipt, or what was asked for */
    VIGIL_REFUSED,     /* there is a rejection: as it stands it will never be taken */
    VIGIL_UNREACHABLE, /* no answer in time; it may or may not have been recorded */
    VIGIL_KEY_REFUSED, /* the service does not know our key, or it was revoked */
    VIGIL_BUSY,        /* the service asked for patience until our time was up */
    VIGIL_TOO_LARGE,   /* not sent: more than VIGIL_MESSAGE_MAX bytes */
    VIGIL_WRONG_SETUP, /* the profile, its keys or the arguments are not as they must be
                        */
    VIGIL_NO_RESOURCE  /* this host: memory or disk */
};

struct vigil_error {
    char code[48];  /* for programs, lower_snake_case */
    char text[256]; /* for people; never content of a case, never a secret */
};

/* ---- Who we are, and where the service is ---- */

enum {
    VIGIL_PATH_SIZE = 1024,
    VIGIL_ENDPOINT_SIZE = 128,
    VIGIL_PROFILE_SIZE = 64,
    VIGIL_RECEIPT_KEY_SIZE = 65 /* 64 hexadecimal digits */
};

struct vigil_profile {
    char name[VIGIL_PROFILE_SIZE];
    char gate[VIGIL_ENDPOINT_SIZE]; /* tcp://address:port */
    char gate_key[VIGIL_KEY_SIZE];  /* the service's public key */
    char public_key[VIGIL_KEY_SIZE];
    char secret_key[VIGIL_KEY_SIZE];
    char spool[VIGIL_PATH_SIZE]; /* a private directory, or "": no spool */
    int connect_ms;              /* how long to try while nothing answers at all */
    int timeout_ms; /* how long to try for an answer, all attempts together */
    char receipt_key[VIGIL_RECEIPT_KEY_SIZE]; /* public, for receipts; "": unchecked */
};

/* Reads the folder NAME of profiles: its file profile.conf (lines `gate = `, `gate_key =
 * `, and if wanted `receipt_key = `, `key_file = `, `spool = `, `connect_ms = `,
 * `timeout_ms = `) and its secret key (key_file, else the file `key`), which only its
 * owner may be able to read. NULL or "" as name: $VIGIL_PROFILE, else "default". The
 * folder of profiles is $VIGIL_PROFILES, else ~/.config/vigil/profiles. */
enum vigil_result vigil_profile_load(const char *name,
                                     struct vigil_profile *ret_profile,
                                     struct vigil_error *ret_error);

/* The path of a file in a profile's folder; "" as file: the folder itself. */
enum vigil_result vigil_profile_path(const char *name,
                                     const char *file,
                                     char ret_path[VIGIL_PATH_SIZE],
                                     struct vigil_error *ret_error);

/* Makes a key: the secret half in a new file at path, which only its owner can read, the
 * public half at path.pub. Never replaces a file. The public half is what the operator
 * enrols; it never begins with '-'. */
enum vigil_result vigil_key_make(const char *path,
                                 char ret_public_key[VIGIL_KEY_SIZE],
                                 struct vigil_error *ret_error);

/* ---- A connection ---- */

/* Does not wait for the service: the first submission or query does. */
enum vigil_result vigil_client_new(const struct vigil_profile *profile,
                                   struct vigil_client **ret_client,
                                   struct vigil_error *ret_error);
void vigil_client_free(struct vigil_client *client); /* NULL is fine */

/* Is told each second for how long a call has waited without any answer. It must not use
 * the client. */
typedef void vigil_waiting(void *context, int waited_s);
void
vigil_client_on_wait(struct vigil_client *client, vigil_waiting *waiting, void *context);

/* ---- Sending ---- */

/* What is sent: a filled form (vigil/forms.h), which holds all that a message may say;
 * or, for the types that have one, a record, and the type says which. A historic_* type
 * carries the same as its live sibling, with the time of the fact stated. */
struct vigil_submission {
    enum vigil_message type;
    struct vigil_id id; /* all zero: the library makes one */
    bool
        historic; /* from before Vigil, of the types from 51 on: its happened_at counts */
    const struct vigil_form *form; /* borrowed; NULL: the record */
    union {
        const struct vigil_notification *notification;
        const struct vigil_rapid_review *rapid_review;
        const struct vigil_lcspr *lcspr;
        const struct vigil_panel_response *panel_response;
        const struct vigil_key *key;           /* key_enrol, key_revoke */
        int64_t advance_us;                    /* time_advance */
        const struct vigil_order *order;       /* alert_retry, go_live, snooze */
        const struct vigil_calendar *calendar; /* calendar_import */
        const char *version;                   /* calendar_approval */
        const struct vigil_rules *rules;       /* rules_import */
        const struct vigil_feed_change *feed_change;
    };
};

/* Sends one submission and waits for its answer. On VIGIL_OK *ret_answer is a receipt, on
 * VIGIL_REFUSED a rejection; both are ended with vigil_answer_done(). On any other result
 * *ret_answer is empty and *ret_error says why.
 *
 * With a spool, every message about a case is safe on disk before it is first sent and
 * stays there until it is answered; submitting the same content again without an id then
 * continues that message instead of making a second one. */
enum vigil_result vigil_submit(struct vigil_client *client,
                               const struct vigil_submission *submission,
                               struct vigil_answer *ret_answer,
                               struct vigil_error *ret_error);

/* Asks; on VIGIL_OK *ret_answer is a result with its listings. If result.next is not "",
 * there are more rows: ask again with `after` set to it. */
enum vigil_result vigil_query(struct vigil_client *client,
                              enum vigil_message type,
                              const struct vigil_query *query,
                              struct vigil_answer *ret_answer,
                              struct vigil_error *ret_error);

/* With a receipt_key in the profile, only what it has signed counts: a receipt that is
 * not signed (but those of the operator's time_advance, calendar_import, rules_import
 * and calendar_approval, which are about no case), or whose signature does
 * not fit it or the message, gives VIGIL_WRONG_SETUP, code "wrong_receipt", and is not
 * known to be recorded; so does a rejection whose signature is wrong. (One that is not
 * signed is the gate's.) */

/* Frees what an answer owns and empties it. */
void vigil_answer_done(struct vigil_answer *answer);

/* ---- Receipts as evidence ---- */

/* Checks a message (vigil_answer.sent) and its answer (vigil_answer.bytes), or what was
 * kept of them, without asking anybody. VIGIL_OK: the holder of the receipt key signed
 * that it received exactly this message and gave exactly this answer, a receipt or a
 * rejection, and *ret_statement says when. VIGIL_REFUSED: it did not, and ret_error->code
 * is not_a_receipt, not_signed, wrong_signature, changed_message or changed_answer.
 * VIGIL_WRONG_SETUP: the key is none. A NULL message is not compared: its digest is in
 * the statement. */
enum vigil_result vigil_receipt_verify(const char *receipt_key,
                                       const uint8_t *message,
                                       size_t message_size,
                                       const uint8_t *answer,
                                       size_t answer_size,
                                       struct vigil_statement *ret_statement,
                                       struct vigil_error *ret_error);

/* ---- Many at once ---- */

enum { VIGIL_IN_FLIGHT_MAX = 128 };

/* Is told how one submission ended. What it is given is borrowed; it must not use the
 * client. */
typedef void vigil_answered(void *context,
                            enum vigil_result result,
                            const struct vigil_answer *answer,
                            const struct vigil_error *error);

/* Sends without waiting for the answer; waits only while VIGIL_IN_FLIGHT_MAX are on their
 * way. They may be recorded in any order. `answered` is called from within this and
 * vigil_pipeline_finish(), exactly once if this gave VIGIL_OK and else never. The
 * submission is not needed any more when this returns. Does not use the spool. */
enum vigil_result vigil_pipeline_submit(struct vigil_client *client,
                                        const struct vigil_submission *submission,
                                        vigil_answered *answered,
                                        void *context,
                                        struct vigil_error *ret_error);

/* Waits until all have been answered or given up. */
void vigil_pipeline_finish(struct vigil_client *client);

/* The id that a submission's content gives: the same content always has the same one, so
 * that an import that was stopped can simply be run again. */
enum vigil_result vigil_submission_id(const struct vigil_submission *submission,
                                      struct vigil_id *ret_id,
                                      struct vigil_error *ret_error);

/* ---- What an earlier run left in the spool ---- */

/* Sends all that is left, oldest first, each when the one before was answered, but what
 * another program is sending just now, and but what has the content of `except` (which
 * may be NULL: it is what will be submitted next). VIGIL_OK: nothing else is left,
 * whatever the answers were; otherwise the first result that was no answer. */
enum vigil_result vigil_spool_flush(struct vigil_client *client,
                                    const struct vigil_submission *except,
                                    vigil_answered *answered,
                                    void *context,
                                    struct vigil_error *ret_error);

/* How many messages lie in the spool. */
size_t vigil_spool_count(const struct vigil_client *client);

#endif
