#include "ijw/base/log.h"

#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/base/text.h"

/* What syslog(3) calls these levels. */
enum { PRIORITY_ERROR = 3, PRIORITY_NOTE = 6, PRIORITY_DETAIL = 7 };

/* Errors that are remembered as said; of more different ones some are said twice. */
enum { SAID_MAX = 64, LINE_BYTES = 8192 };

static enum log_level current = LOG_NORMAL;

/* Over what was said: threads speak too. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static bool once;
static uint64_t said[SAID_MAX];
static unsigned said_next;

void log_set(enum log_level level)
{
	current = level;
}

enum log_level log_get(void)
{
	return current;
}

void log_once(bool on)
{
	pthread_mutex_lock(&lock);
	once = on;
	memset(said, 0, sizeof(said));
	pthread_mutex_unlock(&lock);
}

/* Whether these words were said since log_once; they are now. */
static bool find_said(const char *text)
{
	uint64_t hash = 0xcbf29ce484222325u;

	for (; *text != '\0'; text++)
		hash = (hash ^ (unsigned char)*text) * 0x100000001b3u;
	for (unsigned i = 0; i < SAID_MAX; i++)
		if (said[i] == hash)
			return true;
	said[said_next++ % SAID_MAX] = hash;
	return false;
}

static bool is_said(const char *text)
{
	bool found;

	pthread_mutex_lock(&lock);
	found = once && find_said(text);
	pthread_mutex_unlock(&lock);
	return found;
}

/* Whether stderr is the journal: it tells in JOURNAL_STREAM which device and inode it gave us. */
static bool is_journal(void)
{
	static int known = -1;
	const char *stream = getenv("JOURNAL_STREAM");
	unsigned long long device, inode;
	struct stat status;

	if (known < 0)
		known = stream != NULL && sscanf(stream, "%llu:%llu", &device, &inode) == 2 &&
			fstat(STDERR_FILENO, &status) == 0 && status.st_dev == device &&
			status.st_ino == inode;
	return known != 0;
}

static size_t add(char *line, size_t length, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* What does not fit is left out. Nothing is allocated: that there is no memory is told here too. */
static size_t add_list(char *line, size_t length, const char *format, va_list arguments)
{
	int more = vsnprintf(line + length, LINE_BYTES - length, format, arguments);

	length += more > 0 ? (size_t)more : 0;
	return length < LINE_BYTES ? length : LINE_BYTES - 1;
}

static size_t add(char *line, size_t length, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	length = add_list(line, length, format, arguments);
	va_end(arguments);
	return length;
}

/* One write a line: lines of several processes do not mix. */
static void write_line(int priority, const char *format, va_list arguments, const char *reason)
{
	char line[LINE_BYTES];
	size_t length;

	if (is_journal())
		length = add(line, 0, "<%d>", priority);
	else
		length = add(line, 0, "ijw: %s", priority == PRIORITY_ERROR ? _("error: ") : "");
	length = add_list(line, length, _(format), arguments);
	if (reason != NULL)
		length = add(line, length, ": %s", reason);
	if (priority == PRIORITY_ERROR && is_said(line))
		return;
	/* What was printed before stands before it, in whole lines, where both go to one file. */
	fflush(stdout);
	fprintf(stderr, "%s\n", line);
}

/* Where there is no room the remedy is the same whatever was to be written. */
static const char *reason_of(int error)
{
	static _Thread_local char text[128];

	if (!file_is_full(error))
		return text_errno(error);
	snprintf(text, sizeof(text), _("%s; make room on the disk (df, df -i, quota)"),
		 text_errno(error));
	return text;
}

void log_error(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	write_line(PRIORITY_ERROR, format, arguments, NULL);
	va_end(arguments);
}

void log_errno(const char *format, ...)
{
	const char *reason = reason_of(errno);
	va_list arguments;

	va_start(arguments, format);
	write_line(PRIORITY_ERROR, format, arguments, reason);
	va_end(arguments);
}

void log_note(const char *format, ...)
{
	va_list arguments;

	if (current < LOG_NORMAL)
		return;
	va_start(arguments, format);
	write_line(PRIORITY_NOTE, format, arguments, NULL);
	va_end(arguments);
}

void log_detail(const char *format, ...)
{
	va_list arguments;

	if (current < LOG_VERBOSE)
		return;
	va_start(arguments, format);
	write_line(PRIORITY_DETAIL, format, arguments, NULL);
	va_end(arguments);
}
