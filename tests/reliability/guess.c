/* Does what somebody does who has a copy of a home without its keys, and knows all of the messages
 * in it but the BSNs: guess MOST SPACE MESSAGES FILES
 *
 * SPACE has BSNs, one a line in ascending order; MESSAGES and FILES have paths, one a line. Each
 * BSN of a message is replaced by each of the space (of a large one by itself and the MOST - 1 that
 * follow), and the digests of what comes out are looked for by their first eight bytes in all
 * files, and so are those of what is known of the youth (rebuilt.h, windows.h).
 *
 * A line on stdout for each youth that is found: which of the space, by what and where; the BSN is
 * not shown. Then how many were found of how many. Ends with 0 when there are any, 1 for none, 2
 * when it failed. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/random.h"
#include "rebuilt.h"
#include "windows.h"

static void *need(void *memory)
{
	if (memory != NULL)
		return memory;
	fputs("guess: no memory\n", stderr);
	exit(2);
}

/* ---- Sets of numbers that have a few which are not in them ---- */

/* Two bits a number; room for 16 keeps the few below 2 in 100. */
static uint64_t *bits;
static unsigned wide; /* there are 2 to this power */
enum { WIDE_LEAST = 10, WIDE_MOST = 32, BITS_A_NUMBER = 16 };

/* Begins an empty set for so many. */
static void begin_set(size_t numbers)
{
	free(bits);
	for (wide = WIDE_LEAST;
	     wide < WIDE_MOST && UINT64_C(1) << wide < BITS_A_NUMBER * (uint64_t)numbers; wide++)
		;
	bits = need(calloc((UINT64_C(1) << wide) / 64, sizeof(*bits)));
}

static uint64_t bit_of(uint64_t number, bool second)
{
	number = second ? number << 32 | number >> 32 : number;
	return number * UINT64_C(0x9E3779B97F4A7C15) >> (64 - wide);
}

static void note(uint64_t number)
{
	for (int i = 0; i < 2; i++) {
		uint64_t bit = bit_of(number, i);

		bits[bit / 64] |= UINT64_C(1) << bit % 64;
	}
}

static void note_window(void *context, const struct window *window)
{
	(void)context;
	note(window->number);
}

static bool is_noted(uint64_t number)
{
	for (int i = 0; i < 2; i++) {
		uint64_t bit = bit_of(number, i);

		if ((bits[bit / 64] >> bit % 64 & 1) == 0)
			return false;
	}
	return true;
}

/* ---- Needles ---- */

static struct needle *kept; /* those that may be in the files */
static size_t keeps, room;
static unsigned long made;

static void keep_one(const struct needle *needle, uint64_t number)
{
	if (!is_noted(number))
		return;
	if (keeps == room) {
		room = room > 0 ? 2 * room : 1024;
		kept = need(reallocarray(kept, room, sizeof(*kept)));
	}
	kept[keeps] = *needle;
	kept[keeps++].number = number;
}

static void keep(void *context, const struct needle *needle)
{
	(void)context;
	made++;
	keep_one(needle, needle->number);
	keep_one(needle, window_short(needle->number));
}

static int by_number(const void *a, const void *b)
{
	const struct needle *x = a, *y = b;

	return x->number < y->number ? -1 : x->number > y->number;
}

/* ---- Who is found ---- */

static char *present, *found, *here; /* a byte a youth of the space; `here` is of one file */
static size_t youths;

static void tell(const struct needle *needle, const struct window *window)
{
	found[needle->youth] = here[needle->youth] = 1;
	printf("youth %zu: %s%s:%zu: %s of %s, in %s (%s)\n", needle->youth + 1, window->file,
	       window->part, window->at, needle->digest, needle->what, needle->file, window->form);
}

static void look_up(void *context, const struct window *window)
{
	struct needle asked = {.number = window->number};
	const struct needle *first;

	(void)context;
	if (!is_noted(window->number) || keeps == 0)
		return;
	first = bsearch(&asked, kept, keeps, sizeof(*kept), by_number);
	while (first != NULL && first > kept && first[-1].number == window->number)
		first--;
	for (; first != NULL && first < kept + keeps && first->number == window->number; first++)
		if (!here[first->youth])
			tell(first, window);
}

/* ---- Files ---- */

/* The lines of a file; `*count` is their number. */
static char **read_lines(const char *path, size_t *count)
{
	FILE *file = fopen(path, "re");
	char **lines = NULL, *line = NULL;
	size_t size = 0;
	ssize_t length;

	*count = 0;
	while (file != NULL && (length = getline(&line, &size, file)) > 0) {
		line[strcspn(line, "\n")] = '\0';
		lines = need(reallocarray(lines, *count + 1, sizeof(*lines)));
		lines[(*count)++] = need(strdup(line));
	}
	free(line);
	if (file == NULL || ferror(file) || fclose(file) != 0 || *count == 0) {
		perror(path);
		exit(2);
	}
	return lines;
}

static struct space read_space(const char *path, size_t most)
{
	struct space space = {.most = most};
	char **lines = read_lines(path, &space.count);

	space.bsn = need(calloc(space.count, sizeof(*space.bsn)));
	for (size_t i = 0; i < space.count; i++) {
		if (strlen(lines[i]) != BSN_DIGITS ||
		    (i > 0 && strcmp(lines[i - 1], lines[i]) >= 0)) {
			fprintf(stderr, "guess: line %zu of %s is no BSN that follows the others\n",
				i + 1, path);
			exit(2);
		}
		memcpy(space.bsn[i], lines[i], BSN_TEXT);
	}
	return space;
}

static size_t look_at_files(char **files, size_t count, windows_visit *visit)
{
	size_t bytes = 0;

	for (size_t i = 0; i < count; i++) {
		memset(here, 0, youths);
		windows_in_file(files[i], visit, NULL, &bytes);
	}
	return bytes;
}

static size_t size_of_files(char **files, size_t count)
{
	size_t bytes = 0;

	for (size_t i = 0; i < count; i++) {
		FILE *file = fopen(files[i], "re");

		if (file != NULL && fseek(file, 0, SEEK_END) == 0)
			bytes += (size_t)ftell(file);
		if (file != NULL)
			fclose(file);
	}
	return bytes;
}

static size_t sum(const char *flags)
{
	size_t many = 0;

	for (size_t i = 0; i < youths; i++)
		many += flags[i] != 0;
	return many;
}

int main(int argc, char **argv)
{
	char **messages, **files;
	size_t message_count, file_count, bytes;
	struct space space;

	if (argc != 5 || random_init() != 0) {
		fputs("guess MOST SPACE MESSAGES FILES\n", stderr);
		return 2;
	}
	space = read_space(argv[2], strtoul(argv[1], NULL, 10));
	messages = read_lines(argv[3], &message_count);
	files = read_lines(argv[4], &file_count);
	youths = space.count;
	present = need(calloc(youths, 1));
	found = need(calloc(youths, 1));
	here = need(calloc(youths, 1));
	/* Most bytes are read in two ways. */
	begin_set(2 * size_of_files(files, file_count));
	bytes = look_at_files(files, file_count, note_window);
	for (size_t i = 0; i < message_count; i++)
		rebuilt_visit(messages[i], &space, present, keep, NULL);
	qsort(kept, keeps, sizeof(*kept), by_number);
	begin_set(keeps);
	for (size_t i = 0; i < keeps; i++)
		note(kept[i].number);
	look_at_files(files, file_count, look_up);
	printf("%zu of %zu youths found by %lu digests in %.1f MB\n", sum(found), sum(present),
	       made, (double)bytes / 1048576);
	return sum(found) > 0 ? 0 : 1;
}
