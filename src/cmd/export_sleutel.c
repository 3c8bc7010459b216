/* ijw export --sleutel: how the references of a list look where they are masked. */
#include "export.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/log.h"
#include "ijw/cmd/cmd.h"
#include "ijw/message/mask.h"
#include "ijw/store/home.h"

/* The text of a line of `length` bytes, without its end. */
static const char *text_of(char *line, ssize_t length)
{
	while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
		line[--length] = '\0';
	return line;
}

/* The list may hold what nobody else is to read: only the numbers of its lines are repeated. */
static int translate(const struct home *home, FILE *list)
{
	char *line = NULL, masked[MASK_TEXT];
	unsigned long number = 0;
	size_t room = 0;
	ssize_t length;
	int rc;

	puts("regelnummer,sleutel");
	while ((length = getline(&line, &room, list)) >= 0) {
		const char *text = text_of(line, length);

		number++;
		if (text[0] == '\0')
			continue;
		if (!mask_is(text)) {
			mask_write(home->keys->pseudonym, text, masked);
			text = masked;
		}
		printf("%lu,%s\n", number, text);
	}
	rc = ferror(list) ? -1 : 0;
	free(line);
	return rc;
}

static int translate_file(const struct home *home, const char *name)
{
	FILE *list = strcmp(name, "-") == 0 ? stdin : fopen(name, "re");
	int status = EXIT_WELL;

	if (list == NULL) {
		log_errno("%s: this list cannot be read; check the name", name);
		return EXIT_USAGE;
	}
	if (translate(home, list) != 0) {
		log_errno("%s: this list cannot be read", name);
		status = EXIT_MACHINE;
	}
	if (list != stdin)
		fclose(list);
	return status;
}

int export_sleutel(const char *name)
{
	int status = EXIT_USAGE;
	const char *path = cmd_home();
	struct home *home = path != NULL ? home_open_to_read(path, &status) : NULL;

	if (home == NULL)
		return status;
	if (home->keys != NULL) {
		status = translate_file(home, name);
	} else {
		log_error("%s: this home has no keys here, and what is masked follows from "
			  "keys/pseudonym.key; ask who runs it",
			  path);
		status = EXIT_USAGE;
	}
	home_close(home);
	return status;
}
