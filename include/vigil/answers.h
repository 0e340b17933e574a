/*
 * What Vigil answers: receipts, rejections with every fault, and the listings of queries.
 */
#ifndef VIGIL_ANSWERS_H
#define VIGIL_ANSWERS_H

#include "vigil/records.h"

struct vigil_fault {
    char path[64];   /* children[1].date_of_birth */
    char code[40];   /* for programs */
    char wrong[128]; /* what was wrong, never quoting free text, a name or a birth date */
    char right[200]; /* what would be right */
};

struct vigil_faults {
    size_t count; /* how many are in `at` */
    size_t more;  /* how many did not fit */
    struct vigil_fault at[VIGIL_FAULTS_MAX];
};

enum {
    VIGIL_STATEMENT_MAX = 272, /* bytes of a packed statement */
    VIGIL_SIGNATURE_SIZE = 64,
    VIGIL_HASH_SIZE = 32,
    VIGIL_PROOF_PATH_MAX = 7
};

/* Vigil's signature of a receipt or a rejection: of a statement as packed, which is one
 * of the leaves of a tree whose root is signed. */
struct vigil_proof {
    uint32_t statement_size; /* 0: not signed, and all else here is not filled */
    uint32_t leaf;           /* which one it is, from 0 */
    uint32_t depth;          /* how many hashes of `path` lead from it to the root */
    uint8_t signature[VIGIL_SIGNATURE_SIZE];
    uint8_t path[VIGIL_PROOF_PATH_MAX][VIGIL_HASH_SIZE];
    uint8_t statement[VIGIL_STATEMENT_MAX];
};

/* What the signature says. A time that is VIGIL_INSTANT_NONE was not reached. */
struct vigil_statement {
    struct vigil_id message_id;
    uint8_t digest[VIGIL_HASH_SIZE]; /* of the message, byte for byte as received */
    uint8_t answer[VIGIL_HASH_SIZE]; /* of the receipt or rejection without the proof */
    enum vigil_receipt_level level;  /* the highest that was reached */
    vigil_instant received_at, valid_at, registered_at, seen_at;
    int64_t position; /* in the journal */
    char case_ref[VIGIL_REF_SIZE];
    char sender[VIGIL_PARTY_SIZE];
    char refused[40]; /* the code of a rejection, "" of a receipt */
    bool sandbox;
};

struct vigil_receipt {
    struct vigil_id message_id;
    char case_ref[VIGIL_REF_SIZE];
    vigil_instant recorded_at;
    int64_t position; /* in the journal */
    bool sandbox;
    vigil_instant
        received_at;        /* when the gate had its bytes: what "in time" is judged on */
    vigil_instant valid_at; /* when it was found right */
    const struct vigil_faults *warnings; /* what may come later; NULL: none */
    size_t deadlines_count; /* the deadlines that now run, and those just met */
    struct vigil_deadline deadlines[VIGIL_DEADLINES_MAX];
    struct vigil_proof proof;
};

struct vigil_rejection {
    struct vigil_id message_id;
    char code[40];
    struct vigil_faults faults;
    struct vigil_proof proof;
};

struct vigil_busy {
    struct vigil_id message_id;
    int32_t retry_after_ms;
};

/* What a query says it wants; each type of query uses the fields that it needs. */
struct vigil_query {
    char case_ref[VIGIL_REF_SIZE];
    char period[16];
    char table[48];
    bool unsuppressed;
    char after[64];                    /* cursor of the page before, "" for the first */
    int32_t limit;                     /* rows a page, 0: the service's own choice */
    int64_t as_of;                     /* journal position, 0: now */
    char digest[VIGIL_DIGEST_SIZE];    /* of a document */
    int64_t offset;                    /* of the piece of it that is wanted, in bytes */
    char version[VIGIL_CALENDAR_SIZE]; /* of the calendar of bank holidays */
    const struct vigil_chunk *chunk;   /* of a document_chunk alone: it is what is sent */
};

enum vigil_cell_kind { VIGIL_CELL_TEXT = 0, VIGIL_CELL_NUMBER = 1 };

/* A table of an answer. Cells are row by row; owned by the answer. */
struct vigil_listing {
    char *title;
    size_t columns_count;
    char **columns;
    enum vigil_cell_kind *kinds;
    size_t rows_count;
    char **cells; /* rows_count * columns_count */
};

enum vigil_answer_kind {
    VIGIL_ANSWER_NONE = 0,
    VIGIL_ANSWER_RECEIPT,
    VIGIL_ANSWER_REJECTION,
    VIGIL_ANSWER_BUSY,
    VIGIL_ANSWER_RESULT
};

struct vigil_answer {
    enum vigil_answer_kind kind;
    struct vigil_id message_id;
    union {
        struct vigil_receipt receipt;
        struct vigil_rejection rejection;
        struct vigil_busy busy;
        struct {
            size_t listings_count;
            struct vigil_listing *listings;
            char next[64]; /* cursor of the next page, "" at the end */
        } result;
    };
    struct vigil_faults warnings; /* of a receipt that points here */
    uint8_t *data;                /* of a result with a document's bytes, owned */
    size_t data_size;
    uint8_t *bytes; /* the answer as it came, owned by the answer */
    size_t bytes_size;
    uint8_t *sent; /* of a submission: the message that it is for, likewise */
    size_t sent_size;
};

#endif
