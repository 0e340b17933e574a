/* The table of channels: see dispatch_channel.h. */
#include "dispatch/dispatch_channel.h"

#include "base/base_attr.h"
#include "dispatch/dispatch_curl.h"

static const struct dispatch_channel *const channels[] = {
    &dispatch_smtp, &dispatch_notify, &dispatch_webhook};

const struct dispatch_channel *
dispatch_channel_at(size_t i)
{
    return i < BASE_COUNT(channels) ? channels[i] : NULL;
}

const struct dispatch_channel *
dispatch_channel_find(enum vigil_channel code)
{
    for (size_t i = 0; i < BASE_COUNT(channels); i++) {
        if (channels[i]->code == code) {
            return channels[i];
        }
    }
    return NULL;
}

enum base_class
dispatch_channels_open(struct base_error *ret_error)
{
    enum base_class class = dispatch_curl_open(ret_error);
    for (size_t i = 0; class == BASE_OK && i < BASE_COUNT(channels); i++) {
        class = channels[i]->open(ret_error);
    }
    return class;
}

void
dispatch_channels_close(void)
{
    for (size_t i = 0; i < BASE_COUNT(channels); i++) {
        channels[i]->close();
    }
    dispatch_curl_close();
}
