/* seeds OUT FILE...: what the fuzzers begin with: OUT/judge the messages themselves, OUT/wire what
 * a worker says of them, OUT/archive small archives with them, OUT/words lists and configurations.
 * A FILE is a message when its name ends with .xml; else one of .csv or .conf. */
#include <archive_entry.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/worker/wire.h"
#include "../../src/store/home_parts.h"
#include "pack.h"
#include "ijw/base/file.h"
#include "ijw/base/random.h"

/* Larger files make each run slow; of few messages archives are made: nothing there reads them. */
enum { SEED_BYTES = 6000, ARCHIVES = 6, KINDS = 7 };

static const char *out;
static unsigned number;
static struct judge *judge;

static void need(bool good, const char *what)
{
	if (good)
		return;
	perror(what);
	exit(1);
}

static void put(const char *target, const void *bytes, size_t length)
{
	char path[PATH_MAX];
	int fd;

	snprintf(path, sizeof(path), "%s/%s", out, target);
	(void)mkdir(path, 0700);
	snprintf(path, sizeof(path), "%s/%s/%u", out, target, number++);
	fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	need(fd >= 0 && file_write(fd, bytes, length) == 0 && close(fd) == 0, path);
}

/* With a byte in front that says what it is. */
static void put_kind(const char *target, char kind, const void *bytes, size_t length)
{
	struct buf seed = BUF_INIT(0);

	buf_add(&seed, &kind, 1);
	buf_add(&seed, bytes, length);
	put(target, seed.data, seed.length);
	buf_free(&seed);
}

static void add_frame(struct buf *stream, uint32_t kind, uint32_t item, const struct buf *body)
{
	struct frame frame = {.kind = kind, .item = item, .length = (uint32_t)body->length};

	buf_add(stream, &frame, sizeof(frame));
	buf_add(stream, body->data, body->length);
}

static void seed_wire(const struct buf *message)
{
	struct buf wire = BUF_INIT(0), member = BUF_INIT(0), stream = BUF_INIT(0),
		   none = BUF_INIT(0);
	struct buf hello = BUF_INIT(0);
	struct judgement judgement;

	judge_bytes(judge, message->data, message->length, &judgement);
	judge_facts(judge, &judgement);
	wire_write(&judgement, &wire);
	wire_write_member("a.xml", &judgement, NULL, "&#", 2, &member);
	put_kind("wire", 0, wire.data, wire.length);
	put_kind("wire", 1, member.data, member.length);
	buf_puts(&hello, "by");
	add_frame(&stream, FRAME_HELLO, 0, &hello);
	add_frame(&stream, FRAME_JUDGED, 1, &wire);
	add_frame(&stream, FRAME_JUDGED, 2, &wire);
	put_kind("wire", 2, stream.data, stream.length);
	buf_clear(&stream);
	add_frame(&stream, FRAME_HELLO, 0, &hello);
	add_frame(&stream, FRAME_MEMBER, 1, &member);
	add_frame(&stream, FRAME_END, 1, &none);
	put_kind("wire", 3, stream.data, stream.length);
	buf_free(&wire);
	buf_free(&member);
	buf_free(&stream);
	buf_free(&hello);
}

static void seed_archives(const struct buf *message)
{
	struct buf bytes = BUF_INIT(0);

	for (int kind = 0; kind < KINDS; kind++) {
		enum pack_kind as = kind < KINDS - 1 ? (enum pack_kind)kind : PACK_PAX;
		struct pack *pack = pack_new(&bytes, as, kind == KINDS - 1);

		pack_file(pack, "a.xml", message->data, message->length / 4);
		if (as != PACK_ZIP_SECRET)
			pack_entry(pack, "b", AE_IFDIR, NULL, NULL, 0);
		pack_file(pack, "b/c.xml", message->data, 100);
		if (as == PACK_PAX)
			pack_entry(pack, "link", AE_IFLNK, "a.xml", NULL, 0);
		pack_end(pack);
		put("archive", bytes.data, bytes.length);
		buf_clear(&bytes);
	}
	pack_gzip(&bytes, message->data, message->length);
	put("archive", bytes.data, bytes.length);
	buf_free(&bytes);
}

static void seed_words(const char *path, const struct buf *bytes)
{
	static const char *const lists[] = {"gemeenten", "producten", "tarieven", "aanbieders"};

	for (int i = 0; i < LIJSTEN; i++)
		if (strstr(path, lists[i]) != NULL)
			put_kind("words", (char)i, bytes->data, bytes->length);
	put_kind("words", LIJSTEN, bytes->data, bytes->length);
}

int main(int argc, char **argv)
{
	struct buf bytes = BUF_INIT(0);

	need(argc >= 2 && random_init() == 0, "seeds OUT FILE...");
	out = argv[1];
	judge = judge_new(xsd_open(NULL));
	home_conf("nl", &bytes);
	put_kind("words", LIJSTEN + 1, bytes.data, bytes.length);
	for (int i = 2; i < argc; i++) {
		const char *dot = strrchr(argv[i], '.');
		int fd = open(argv[i], O_RDONLY | O_CLOEXEC);

		buf_clear(&bytes);
		need(fd >= 0 && file_read(fd, &bytes) == 0 && close(fd) == 0, argv[i]);
		if (bytes.length == 0 || bytes.length > SEED_BYTES)
			continue;
		if (dot != NULL && strcmp(dot, ".csv") == 0) {
			seed_words(argv[i], &bytes);
			continue;
		}
		put("judge", bytes.data, bytes.length);
		seed_wire(&bytes);
		if (i % ((argc - 2) / ARCHIVES + 1) == 0)
			seed_archives(&bytes);
	}
	buf_free(&bytes);
	return 0;
}
