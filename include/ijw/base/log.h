/* Messages to people on stderr. Never data, and never a value out of a message. */
#ifndef IJW_BASE_LOG_H
#define IJW_BASE_LOG_H

#include <stdbool.h>

enum log_level { LOG_QUIET, LOG_NORMAL, LOG_VERBOSE };

/* -q, nothing, -v. Errors are printed at every level, notes from LOG_NORMAL, details from
 * LOG_VERBOSE. */
void log_set(enum log_level level);
enum log_level log_get(void);

/* From now on an error is printed once, and not again when it is the same; or, with false, always
 * again. For who tries again and again what goes wrong. */
void log_once(bool on);

/* `ijw: error: TEXT`, or `<3>TEXT` when stderr is the journal of the system: what went wrong and
 * what to do. A failure is logged once, where it is seen.
 *
 * These four translate `format` themselves: a call has the plain text, which xgettext finds by the
 * name of the function. Words that are put into it are translated by the caller. */
void log_error(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* As log_error, with the system's reason (errno) behind it. */
void log_errno(const char *format, ...) __attribute__((format(printf, 1, 2)));

void log_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_detail(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
