/*
 * What GOV.UK Notify says became of a message, in a callback or when asked: the same
 * words in the same JSON. Pure.
 */
#ifndef DISPATCH_DISPATCH_CALLBACK_H
#define DISPATCH_DISPATCH_CALLBACK_H

#include "dispatch/dispatch_channel.h"

/* Of the object itself (in: "") or of its member's first (in: "notifications.").
 * BASE_REFUSE: it is not what Notify says (the code tells: not_json, no_text, too_long,
 * control_character, no_status); BASE_DENIED: it is about no message of ours, since its
 * reference is not one that we make. Numbers, addresses and times in it are passed over.
 */
enum base_class dispatch_callback_read(const char *in,
                                       const char *bytes,
                                       size_t size,
                                       struct dispatch_confirmation *ret_confirmation,
                                       struct base_error *ret_error) BASE_MUST_CHECK;

#endif
