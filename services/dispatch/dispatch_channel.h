/*
 * What every channel offers, and the table of channels: by mail, by GOV.UK Notify, by a
 * webhook. The rest of dispatch decides what goes out, when, to whom and by which
 * channel; a channel hands it over and tells what became of it.
 *
 * Promises, which each channel has to keep: no wait is longer than its own limit of at
 * most 60 s, and it ends within a second when the daemon is to end (code "interrupted");
 * a peer's words are not kept or logged, only codes; no call opens the database.
 *
 * To add one: its code in VIGIL_CHANNELS, its file dispatch_NAME.c, its row in
 * dispatch_channels.c, its parameters in dispatch_parameters.c.
 */
#ifndef DISPATCH_DISPATCH_CHANNEL_H
#define DISPATCH_DISPATCH_CHANNEL_H

#include <stdbool.h>

#include "base/base_error.h"
#include "base/base_id.h"
#include "vigil/records.h"

enum {
    DISPATCH_TO_SIZE = 255,
    DISPATCH_SUBJECT_SIZE = 200,
    DISPATCH_TEXT_SIZE = 8192,
    DISPATCH_PROVIDER_ID_SIZE = 64,
    DISPATCH_OUTCOME_SIZE = 40 /* as vigil_alert's */
};

/* What a message is about, for channels that have fields of their own for it; all "" in a
 * message about several alerts. */
struct dispatch_about {
    char case_ref[VIGIL_REF_SIZE];
    char clock[48]; /* in words: rapid review */
    char due_on[12];
    char rung[32];
    char state[12]; /* due, due_today, overdue */
};

/* One message. Subject and text hold only what the journal's alert holds: references,
 * clocks, dates, rungs, roles. */
struct dispatch_message {
    char to[DISPATCH_TO_SIZE]; /* a mailbox; of a webhook, what the recipients table says
                                */
    /* Of this hand-over: the same in every repeat of it, another in each hop. What comes
     * back is known by it. */
    char reference[BASE_ID_TEXT_SIZE];
    /* Of the alert: the same in every hop, so that who gets it twice can tell. */
    char message_id[BASE_ID_TEXT_SIZE];
    char subject[DISPATCH_SUBJECT_SIZE]; /* one line of printable ASCII */
    char text[DISPATCH_TEXT_SIZE];       /* lines of printable ASCII that end with \n */
    struct dispatch_about about;
    bool sandbox;
    vigil_instant now;
};

/* What a peer that took a message said. */
struct dispatch_handed {
    char provider_id[DISPATCH_PROVIDER_ID_SIZE]; /* its own name for it; "": none */
    bool is_delivery; /* nothing more will come: taking it was delivering it */
    bool is_silent;   /* nothing more will come, though it is not known to be delivered */
};

/* What became of a message that was handed over. */
enum dispatch_fate {
    DISPATCH_UNKNOWN = 0, /* nothing is known yet */
    DISPATCH_DELAYED,   /* the peer still tries: the hop waits on, no longer than it would
                         */
    DISPATCH_DELIVERED, /* final: it is where it was to go */
    DISPATCH_BOUNCED    /* final: it will never be */
};

struct dispatch_confirmation {
    char reference[BASE_ID_TEXT_SIZE];
    enum dispatch_fate fate;
    char outcome[DISPATCH_OUTCOME_SIZE]; /* a code: delivered, bounced_5_1_1 ... */
};

struct dispatch_channel {
    enum vigil_channel code;
    /* Once. BASE_STOP: its parameters are wrong. A channel that is not configured opens,
     * and refuses each message with the code "not_configured". */
    enum base_class (*open)(struct base_error *ret_error);
    void (*close)(void);
    /* BASE_OK: the peer took it. BASE_AGAIN: not now (no connection, a limit, time ran
     * out): it is handed over again later. BASE_REFUSE: never. Else than OK the code is
     * in ret_error->code, at most 23 characters: smtp_550, no_connection, timeout,
     * interrupted. One that begins with "busy_" says that a limit of the peer, or ours
     * for it, was met: like "interrupted" it is no failed attempt. */
    enum base_class (*hand_over)(const struct dispatch_message *message,
                                 struct dispatch_handed *ret_handed,
                                 struct base_error *ret_error);
    /* Asks the peer what became of one message that it took and that is not final; called
     * now and then, seldomer with time, for each. NULL: it cannot be asked. BASE_AGAIN:
     * no answer now. */
    enum base_class (*ask)(const char *reference,
                           const char *provider_id,
                           struct dispatch_confirmation *ret_confirmation,
                           struct base_error *ret_error);
    /* The next thing that came by itself (a bounce in a mailbox, a callback), if there is
     * one: *ret_found. Never waits. It is the same one again until `collected` says that
     * it is committed: so a crash neither loses nor doubles it. NULL: nothing comes.
     * `collected`'s known: there is a hand-over of this reference. */
    enum base_class (*collect)(struct dispatch_confirmation *ret_confirmation,
                               bool *ret_found,
                               struct base_error *ret_error);
    void (*collected)(bool known);
};

/* dispatch_channels.c */
enum base_class dispatch_channels_open(struct base_error *ret_error) BASE_MUST_CHECK;
void dispatch_channels_close(void);
const struct dispatch_channel *dispatch_channel_find(enum vigil_channel code);

/* The i-th, NULL behind the last. */
const struct dispatch_channel *dispatch_channel_at(size_t i);

/* Each in its own file. */
extern const struct dispatch_channel dispatch_smtp;    /* by mail */
extern const struct dispatch_channel dispatch_notify;  /* by GOV.UK Notify */
extern const struct dispatch_channel dispatch_webhook; /* to a webhook */

#endif
