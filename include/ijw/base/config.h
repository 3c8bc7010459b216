/* Configuration: INI files whose every key is known. */
#ifndef IJW_BASE_CONFIG_H
#define IJW_BASE_CONFIG_H

#include <stddef.h>

/* A key and what may be done with its value. */
struct config_key {
	const char *section; /* "pilot *": each section [pilot NAME] */
	const char *name;    /* "*": any key */
	/* Takes the value into `target`. Returns NULL, or what would have been right ("a whole
	 * number of days from 0 to 3650"). When this is NULL, `target` is a struct config_lines
	 * that keeps the line for who understands it. */
	const char *(*take)(void *target, const char *value);
	size_t at; /* where `target` is in what the keys are read into */
};

/* A line that was kept. What the file goes on with on the next lines, behind a blank, is joined to
 * the value by a space; a value that is taken is joined in the same way, and taken as a whole. */
struct config_line {
	char *section;
	char *name;
	char *value;
	int line; /* its number, from 1 */
};

/* In the order of the file. All zero is an empty one; ended with config_lines_free. */
struct config_lines {
	struct config_line *line;
	size_t count;
	size_t room;
};

void config_lines_free(struct config_lines *lines);

/* Reads a file into the struct `into`. `keys` ends with a NULL name. Keys that the file lacks keep
 * what their targets hold. An unknown section or key, a key that is taken and stands there
 * twice, a wrong value (of the line it begins in) or a line that is no INI or too long is an error
 * that names file and line. Returns 0, or -1 after it logged each of them (of lines that are no INI
 * the first). */
int config_read(const char *path, const struct config_key *keys, void *into);

/* Writes the value of one key into `value` (`size` bytes), cut where it is longer; "" when there is
 * no such file, section or key. For who must know it before the file is read with config_read, and
 * leaves it to that to say what is wrong. */
void config_peek(const char *path, const char *section, const char *key, char *value, size_t size);

#endif
