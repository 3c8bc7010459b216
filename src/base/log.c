#include "ijw/base/log.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static enum log_level current = LOG_NORMAL;

void log_set(enum log_level level)
{
	current = level;
}

enum log_level log_get(void)
{
	return current;
}

static void write_line(const char *prefix, const char *format, va_list arguments,
		       const char *reason)
{
	fprintf(stderr, "ijw: %s", prefix);
	vfprintf(stderr, format, arguments);
	fprintf(stderr, "%s%s\n", reason ? ": " : "", reason ? reason : "");
}

void log_error(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	write_line("error: ", format, arguments, NULL);
	va_end(arguments);
}

void log_errno(const char *format, ...)
{
	const char *reason = strerror(errno);
	va_list arguments;

	va_start(arguments, format);
	write_line("error: ", format, arguments, reason);
	va_end(arguments);
}

void log_note(const char *format, ...)
{
	va_list arguments;

	if (current < LOG_NORMAL)
		return;
	va_start(arguments, format);
	write_line("", format, arguments, NULL);
	va_end(arguments);
}

void log_detail(const char *format, ...)
{
	va_list arguments;

	if (current < LOG_VERBOSE)
		return;
	va_start(arguments, format);
	write_line("", format, arguments, NULL);
	va_end(arguments);
}
