/*
 * The Maildir into which the mail server of this host delivers what comes back to the
 * sender's address. Owns its files once they are in new/.
 *
 * Promises: a file is moved to cur/ only when what it says is committed, so that a crash
 * neither loses nor doubles it; what is no notification is moved there too, and told in
 * the log without a word of it; nothing in it, however it is made, stops the daemon.
 */
#ifndef DISPATCH_DISPATCH_DSN_BOX_H
#define DISPATCH_DISPATCH_DSN_BOX_H

#include "dispatch/dispatch_channel.h"

/* path "": there is none. BASE_STOP: it is no Maildir. */
enum base_class dispatch_dsn_box_open(const char *path,
                                      struct base_error *ret_error) BASE_MUST_CHECK;
void dispatch_dsn_box_close(void);

/* As a channel's collect and collected. */
enum base_class dispatch_dsn_box_collect(struct dispatch_confirmation *ret_confirmation,
                                         bool *ret_found,
                                         struct base_error *ret_error);
void dispatch_dsn_box_collected(bool known);

#endif
