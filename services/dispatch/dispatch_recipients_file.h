/*
 * The file of recipients: see dispatch_recipients.h, whose own this is.
 */
#ifndef DISPATCH_DISPATCH_RECIPIENTS_FILE_H
#define DISPATCH_DISPATCH_RECIPIENTS_FILE_H

#include "dispatch/dispatch_recipients.h"

struct dispatch_line {
    char recipient[48]; /* party/role */
    char mailbox[DISPATCH_MAILBOX_SIZE];
    char person[DISPATCH_MAILBOX_SIZE];  /* "": none */
    char webhook[DISPATCH_MAILBOX_SIZE]; /* "": none */
    char above[24];                      /* a role; "": none */
    enum vigil_channel channels[3];
    size_t channels_count; /* at least 1 */
    bool digest;
};

struct dispatch_lines {
    struct dispatch_line *at;
    size_t count;
};

/* Reads the file; any fault in any line is BASE_STOP. The caller frees ret_lines->at. */
enum base_class dispatch_recipients_read(const char *path,
                                         struct dispatch_lines *ret_lines,
                                         struct base_error *ret_error) BASE_MUST_CHECK;

/* The recipient's line, or NULL. */
const struct dispatch_line *dispatch_recipients_find(const struct dispatch_lines *lines,
                                                     const char *recipient);

/* One mail address without comment, quotation or anything that ends a line or a command.
 */
bool dispatch_recipients_address(const char *text);

#endif
