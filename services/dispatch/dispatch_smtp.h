/*
 * The words of SMTP (RFC 5321) and of its delivery status notifications (RFC 3461): what
 * is sent, and what a reply says. Pure; who sends them is dispatch_smtp.c.
 */
#ifndef DISPATCH_DISPATCH_SMTP_H
#define DISPATCH_DISPATCH_SMTP_H

#include <stdbool.h>
#include <stddef.h>

enum { DISPATCH_SMTP_REPLY_MAX = 4096, DISPATCH_SMTP_COMMAND_MAX = 1024 };

/* A reply as far as it has come: all its lines, of any length, bounded in sum. */
struct dispatch_reply {
    char line[8]; /* what is kept of the line that is being read: code and what follows */
    size_t at;    /* how far in that line */
    size_t bytes;
    int code; /* of the last line; 0: not whole yet */
    bool broken;
};

/* Takes bytes in up to the end of the reply; gives how many. */
size_t dispatch_reply_take(struct dispatch_reply *reply, const char *bytes, size_t size);

/* True if this line of a reply to EHLO announces notifications. */
bool dispatch_smtp_announces(const char *line, size_t size);

/* MAIL FROM and RCPT TO, the line's end with them; false if they do not fit or if an
 * address cannot be in one. With notifications the server is asked to tell of success,
 * failure and delay, to return no text, and to name the reference. */
bool dispatch_smtp_mail_from(const char *from,
                             const char *reference,
                             bool notifies,
                             char ret_line[DISPATCH_SMTP_COMMAND_MAX]);
bool dispatch_smtp_rcpt_to(const char *to,
                           bool notifies,
                           char ret_line[DISPATCH_SMTP_COMMAND_MAX]);

/* The mail as DATA takes it: lines that begin with a dot get another, and ".\r\n" is the
 * end. False if it does not fit. */
bool dispatch_smtp_data(const char *mail, char *ret_data, size_t size);

#endif
