/* The pseudonym of each BSN on stdin, with the key in a file: who has the key can find out. */
#include <stdio.h>
#include <string.h>

#include "ijw/base/pseudonym.h"
#include "ijw/base/random.h"

int main(int argc, char **argv)
{
	FILE *file = argc == 2 ? fopen(argv[1], "re") : NULL;
	char bsn[32], pseudonym[PSEUDONYM_TEXT];
	uint8_t key[KEY_BYTES];

	if (file == NULL || fread(key, sizeof(key), 1, file) != 1 || random_init() != 0)
		return 2;
	fclose(file);
	while (scanf("%31s", bsn) == 1) {
		pseudonym_of_bsn(key, bsn, strlen(bsn), pseudonym);
		puts(pseudonym);
	}
	return 0;
}
