/* Writes the invented publication into a home, for tests that read it with other programs:
 * write_invented HOME ROWS [--intern]. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/random.h"
#include "invented.h"

int main(int argc, char **argv)
{
	struct invented *invented;
	struct home *home;
	char name[FEED_NAME];
	int rc;

	if (argc < 3 || random_init() != 0)
		return EXIT_FAILURE;
	home = home_open_keyless(argv[1]);
	if (home == NULL)
		return EXIT_FAILURE;
	invented = invented_new(strtoul(argv[2], NULL, 10));
	invented->feed.intern = argc > 3 && strcmp(argv[3], "--intern") == 0;
	rc = feed_write(home, &invented->feed, name);
	if (rc == 0)
		puts(name);
	invented_free(invented);
	home_close(home);
	return rc == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
