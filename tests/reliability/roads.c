/* roads COUNT [SCHEMAS] < FILES: that many documents, each one of the files with something changed
 * in it or spelled in another way, judged on both roads: by the reader, and by libxml2 alone; with
 * SCHEMAS by that set too. All that is known of each must be the same to the last byte. Prints how
 * many the reader read by itself and how many it left; ends with 1 at the first difference, which
 * is written to difference.xml. */
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../src/worker/wire.h"
#include "../fuzz/bytes.h"
#include "../fuzz/fuzz.h"
#include "../fuzz/respell.h"
#include "ijw/base/buf.h"
#include "ijw/base/file.h"
#include "ijw/base/random.h"
#include "ijw/rule/judge.h"

enum { MOST = 64 * 1024, FILES_MAX = 20000, CHANGES = 4 };

static struct buf files[FILES_MAX];
static uint32_t file_count;

static void need(bool good, const char *what)
{
	if (good)
		return;
	perror(what);
	exit(2);
}

static void read_files(void)
{
	char path[PATH_MAX];

	while (file_count < FILES_MAX && fgets(path, sizeof(path), stdin) != NULL) {
		int fd;

		path[strcspn(path, "\n")] = '\0';
		fd = open(path, O_RDONLY | O_CLOEXEC);
		files[file_count] = BUF_INIT(MOST);
		/* A file that is larger stays out. */
		need(fd >= 0, path);
		if (file_read(fd, &files[file_count]) == 0)
			file_count++;
		close(fd);
	}
	need(file_count > 0, "no files");
}

/* The next document, in `data` of MOST bytes. */
static size_t next_document(uint8_t *data)
{
	const struct buf *file = &files[bytes_dice(file_count)];
	uint32_t changes = bytes_dice(CHANGES);
	size_t size = file->length;

	memcpy(data, file->data, size);
	for (uint32_t i = 0; i <= changes; i++) {
		if (bytes_dice(3) == 0)
			size = LLVMFuzzerCustomMutator(data, size, MOST, bytes_dice(1u << 24));
		else
			size = respell(data, size, MOST, bytes_dice);
	}
	return size;
}

/* A judge by a set of schemas; NULL is our own. */
struct road {
	struct xsd *xsd;
	struct judge *judge;
};

static struct road road_open(const char *schemas)
{
	struct road road = {.xsd = xsd_open(schemas)};

	need(road.xsd != NULL, "schemas");
	road.judge = judge_new(road.xsd);
	return road;
}

static void road_close(struct road *road)
{
	judge_free(road->judge);
	xsd_free(road->xsd);
}

static enum doubt judge_one(struct judge *judge, const uint8_t *data, size_t size, struct buf *out)
{
	struct judgement judgement;

	buf_clear(out);
	judge_bytes(judge, (const char *)data, size, &judgement);
	judge_facts(judge, &judgement);
	wire_write(&judgement, out);
	return judgement.doubt;
}

static void want_same(const struct buf *one, const struct buf *other, const char *road,
		      const uint8_t *data, size_t size)
{
	int fd;

	if (one->length == other->length && memcmp(one->data, other->data, one->length) == 0)
		return;
	fd = open("difference.xml", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	need(fd >= 0 && file_write(fd, data, size) == 0 && close(fd) == 0, "difference.xml");
	printf("the reader and %s differ about difference.xml\n", road);
	exit(1);
}

/* Judges COUNT documents on all roads; counts the doubts. */
static void compare(long count, const struct road roads[3], long doubts[DOUBTS])
{
	static const char *const names[] = {"", "libxml2", "the other schemas"};
	static uint8_t data[MOST];
	struct buf read = BUF_INIT(0), other = BUF_INIT(0);

	for (long i = 0; i < count; i++) {
		size_t size = next_document(data);

		doubts[judge_one(roads[0].judge, data, size, &read)]++;
		for (int road = 1; road < 3 && roads[road].judge != NULL; road++) {
			judge_one(roads[road].judge, data, size, &other);
			want_same(&read, &other, names[road], data, size);
		}
	}
	buf_free(&read);
	buf_free(&other);
}

int main(int argc, char **argv)
{
	struct road roads[3] = {0};
	long doubts[DOUBTS] = {0};

	need(argc > 1 && random_init() == 0, "roads COUNT [SCHEMAS] < FILES");
	roads[0] = road_open(NULL);
	roads[1] = road_open(NULL);
	judge_by_libxml2(roads[1].judge);
	if (argc > 2)
		roads[2] = road_open(argv[2]);
	read_files();
	compare(atol(argv[1]), roads, doubts);
	printf("%ld", doubts[DOUBT_NONE]);
	for (int doubt = DOUBT_ROOT; doubt < DOUBTS; doubt++)
		printf(" %ld", doubts[doubt]);
	printf("\n");
	for (int road = 0; road < 3; road++)
		road_close(&roads[road]);
	for (uint32_t i = 0; i < file_count; i++)
		buf_free(&files[i]);
	return 0;
}
