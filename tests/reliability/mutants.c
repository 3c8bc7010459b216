/* mutants OUT COUNT FILE...: COUNT messages, OUT/1.xml and on, each one of the files changed in
 * some places as the fuzzers do (tests/fuzz/mutate.c). The same every time. */
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../fuzz/bytes.h"
#include "../fuzz/fuzz.h"
#include "ijw/base/file.h"
#include "ijw/base/buf.h"
#include "ijw/base/pool.h"

enum { MOST = 64 * 1024 };

static void need(bool good, const char *what)
{
	if (good)
		return;
	perror(what);
	exit(1);
}

static void read_one(const char *path, struct buf *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	buf_clear(out);
	need(fd >= 0 && file_read(fd, out) == 0 && close(fd) == 0, path);
}

int main(int argc, char **argv)
{
	uint8_t *data = xmalloc(MOST);
	struct buf bytes = BUF_INIT(0);
	char path[PATH_MAX];
	int count, fd;

	need(argc > 3, "mutants OUT COUNT FILE...");
	count = atoi(argv[2]);
	for (int i = 1; i <= count; i++) {
		size_t size;

		read_one(argv[3 + bytes_dice((uint32_t)argc - 3)], &bytes);
		size = bytes.length < MOST ? bytes.length : MOST;
		memcpy(data, bytes.data, size);
		size = LLVMFuzzerCustomMutator(data, size, MOST, bytes_dice(1u << 24));
		snprintf(path, sizeof(path), "%s/%d.xml", argv[1], i);
		fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		need(fd >= 0 && file_write(fd, data, size) == 0 && close(fd) == 0, path);
	}
	buf_free(&bytes);
	free(data);
	return 0;
}
