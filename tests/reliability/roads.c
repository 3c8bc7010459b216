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

#include "../../src/spool/wire.h"
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

static struct judge *judge_open(const char *schemas, bool authority)
{
	struct xsd *xsd = xsd_open(schemas);
	struct judge *judge;

	need(xsd != NULL, "schemas");
	judge = judge_new(xsd);
	if (authority)
		judge_by_libxml2(judge);
	return judge;
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

int main(int argc, char **argv)
{
	static uint8_t data[MOST];
	struct buf read = BUF_INIT(0), other = BUF_INIT(0);
	struct judge *reader, *libxml2, *set = NULL;
	long count, doubts[DOUBTS] = {0};

	need(argc > 1 && random_init() == 0, "roads COUNT [SCHEMAS] < FILES");
	count = atol(argv[1]);
	reader = judge_open(NULL, false);
	libxml2 = judge_open(NULL, true);
	if (argc > 2)
		set = judge_open(argv[2], true);
	read_files();
	for (long i = 0; i < count; i++) {
		size_t size = next_document(data);

		doubts[judge_one(reader, data, size, &read)]++;
		judge_one(libxml2, data, size, &other);
		want_same(&read, &other, "libxml2", data, size);
		if (set == NULL)
			continue;
		judge_one(set, data, size, &other);
		want_same(&read, &other, "the other schemas", data, size);
	}
	printf("%ld", doubts[DOUBT_NONE]);
	for (int doubt = DOUBT_ROOT; doubt < DOUBTS; doubt++)
		printf(" %ld", doubts[doubt]);
	printf("\n");
	return 0;
}
