/* A BSN, which no command line and no message of the program is to show. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/ascii.h"
#include "ijw/base/label.h"
#include "ijw/base/log.h"
#include "ijw/cmd/cmd.h"
#include "ijw/message/bsn.h"

/* Enough for nine digits with blanks around them. */
enum { LINE = 64 };

/* Reads up to the end of the line: how many bytes stand before it; -1 after a failure, LINE when there are
 * more. Byte after byte, since what is behind it is not for us, and a buffer would keep it. */
static ssize_t read_line(char line[LINE])
{
	ssize_t length = 0, got = 1;

	while (length < LINE) {
		got = read(STDIN_FILENO, line + length, 1);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0 || line[length] == '\n')
			break;
		length++;
	}
	return got < 0 ? -1 : length;
}

static bool take_bsn(const char *line, ssize_t length, char bsn[BSN_DIGITS + 1])
{
	while (length > 0 && strchr(" \t\r", line[length - 1]) != NULL)
		length--;
	while (length > 0 && (*line == ' ' || *line == '\t')) {
		line++;
		length--;
	}
	if (length != BSN_DIGITS)
		return false;
	memcpy(bsn, line, BSN_DIGITS);
	bsn[BSN_DIGITS] = '\0';
	for (int i = 0; i < BSN_DIGITS; i++)
		if (!ascii_is_digit(bsn[i]))
			return false;
	return bsn_passes(bsn);
}

int cmd_bsn(char bsn[BSN_DIGITS + 1])
{
	char line[LINE];
	int status = EXIT_WELL;
	ssize_t length;

	if (isatty(STDIN_FILENO))
		log_note("the BSN, and Enter:");
	length = read_line(line);
	if (length < 0) {
		log_errno("stdin: the BSN could not be read");
		status = EXIT_MACHINE;
	} else if (!take_bsn(line, length, bsn)) {
		log_error("stdin: this is no BSN: nine digits on one line, that pass the 11-test");
		status = EXIT_USAGE;
	}
	explicit_bzero(line, sizeof(line));
	return status;
}
