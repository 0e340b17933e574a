/*
 * Which addresses are spoken to by HTTP. Pure.
 *
 * Promises: https alone, but for this host itself; no name or password in the address,
 * nothing in it that is not printable ASCII.
 */
#ifndef DISPATCH_DISPATCH_URL_H
#define DISPATCH_DISPATCH_URL_H

/* "https"; "http" of http://127.0.0.1, http://[::1] and http://localhost; NULL: this
 * address is not spoken to. */
const char *dispatch_url_scheme(const char *url);

#endif
