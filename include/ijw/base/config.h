/* Configuration: INI files whose every key is known. */
#ifndef IJW_BASE_CONFIG_H
#define IJW_BASE_CONFIG_H

#include <stddef.h>

/* A key and what may be done with its value. */
struct config_key {
	const char *section;
	const char *name;
	/* Takes the value into `target`. Returns NULL, or what would have been right ("a whole
	 * number of days from 0 to 3650"). */
	const char *(*take)(void *target, const char *value);
	void *target;
};

/* Reads a file. `keys` ends with a NULL name. Keys that the file lacks keep what their targets
 * hold. An unknown section or key, a wrong value or a line that is no INI is an error that names
 * file and line. Returns 0, or -1 after it logged. */
int config_read(const char *path, const struct config_key *keys);

#endif
