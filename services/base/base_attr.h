/*
 * Compiler extensions, in one place. Owns nothing.
 */
#ifndef BASE_ATTR_H
#define BASE_ATTR_H

#define BASE_MUST_CHECK   __attribute__((warn_unused_result))
#define BASE_PRINTF(f, a) __attribute__((format(printf, f, a)))
#define BASE_NORETURN     __attribute__((noreturn))

#define BASE_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
