#include "ijw/base/text.h"

#include <limits.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define DOMAIN "ijw"

/* The locale the user asked for: the first of these that is set. */
static const char *wanted(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && value[0] != '\0')
			return value;
	}
	return "C";
}

/* A machine may know the language but not have its locale, as a bare Debian has none but C.UTF-8.
 * gettext wants only some locale that is not C, and takes the language from LANGUAGE. */
static void borrow_locale(void)
{
	const char *language = getenv("LANGUAGE");

	if (setlocale(LC_MESSAGES, "C.UTF-8") != NULL && (language == NULL || language[0] == '\0'))
		setenv("LANGUAGE", wanted(), 1);
}

static const char *folder(char *path, size_t size)
{
	static const char *const places[] = {"../share/locale", "share/locale"};
	const char *named = getenv("IJW_LOCALEDIR");
	char program[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", program, sizeof(program));

	if (named != NULL && named[0] != '\0')
		return named;
	while (length > 0 && program[length - 1] != '/')
		length--;
	for (size_t i = 0; length > 0 && i < sizeof(places) / sizeof(places[0]); i++) {
		int end = snprintf(path, size, "%.*s%s", (int)length, program, places[i]);

		if (end < 0 || (size_t)end + sizeof("/nl/LC_MESSAGES/" DOMAIN ".mo") > size)
			continue;
		strcpy(path + end, "/nl/LC_MESSAGES/" DOMAIN ".mo");
		if (access(path, R_OK) != 0)
			continue;
		path[end] = '\0';
		return path;
	}
	return NULL;
}

/* gettext reads its file with the first text, which a process that locked itself in may not. */
static void load(void)
{
	(void)text_is_dutch();
}

void text_open(void)
{
	char path[PATH_MAX + 64];
	const char *found = folder(path, sizeof(path));

	setlocale(LC_CTYPE, "");
	if (setlocale(LC_MESSAGES, "") == NULL)
		borrow_locale();
	if (found != NULL) {
		bindtextdomain(DOMAIN, found);
		bind_textdomain_codeset(DOMAIN, "UTF-8");
		textdomain(DOMAIN);
	}
	load();
}

/* gettext looks for translations again once it is told of its domain. */
void text_use(const char *language)
{
	setenv("LANGUAGE", language, 1);
	/* For the processes that this one starts, which take their language from it. */
	setenv("LC_ALL", strcmp(language, "en") == 0 ? "C" : "C.UTF-8", 1);
	(void)setlocale(LC_MESSAGES, strcmp(language, "en") == 0 ? "C" : "C.UTF-8");
	textdomain(textdomain(NULL));
	load();
}

/* The domain of gettext that nobody has translations for. */
void text_plain(void)
{
	textdomain("messages");
}

bool text_is_dutch(void)
{
	/* The code of the language of these texts. */
	return strcmp(_("en"), "nl") == 0;
}

/* Not the first byte of a character. */
static int continues(char byte)
{
	return ((unsigned char)byte & 0xC0) == 0x80;
}

size_t text_fits(const char *text, size_t columns)
{
	size_t at = 0, blank = 0, used = 0;

	for (; text[at] != '\0'; at++) {
		if (continues(text[at]))
			continue;
		if (text[at] == ' ')
			blank = at;
		if (used++ == columns)
			return blank > 0 ? blank : at;
	}
	return at;
}

size_t text_columns(const char *text, size_t length)
{
	size_t columns = 0;

	for (size_t at = 0; at < length; at++)
		columns += !continues(text[at]);
	return columns;
}
