/* writers FOLDER COUNT SEED STALL: so many processes write the files whose paths are on stdin into
 * the folder, each file in one of the ways in which files come, in pieces of random size with
 * random pauses between them, of at most STALL ms. */
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PATH_BYTES = 4096, FILE_BYTES = 16 * 1024 * 1024, BLOCK = 512 };

enum way {
	RENAMED,  /* under another name, then renamed */
	IN_PLACE, /* from front to back, the file open all the time */
	REOPENED, /* the same, but opened and closed for every piece */
	ZEROS,    /* zeros of the whole length first, then from front to back */
	SHUFFLED, /* zeros first, then the pieces in any order */
	STARTED,  /* a part, then from the start again */
	REPLACED, /* a part under its name, the whole one renamed over it */
	WAYS
};

static char bytes[FILE_BYTES];
static const char *folder;
static unsigned stall;

static unsigned up_to(unsigned most)
{
	return (unsigned)rand() % (most + 1);
}

static void fail(const char *what)
{
	fprintf(stderr, "writers: %s: %s\n", what, strerror(errno));
	exit(1);
}

/* Mostly hardly any, now and then a long one. */
static void rest(void)
{
	unsigned ms = up_to(9) == 0 ? up_to(stall) : up_to(5);
	const struct timespec pause = {ms / 1000, (long)(ms % 1000) * 1000000};

	nanosleep(&pause, NULL);
}

static int open_file(const char *path, int flags)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | flags, 0600);

	if (fd < 0)
		fail(path);
	return fd;
}

static void put(int fd, size_t at, size_t length)
{
	if (pwrite(fd, bytes + at, length, (off_t)at) != (ssize_t)length)
		fail("pwrite");
}

/* Half of the pieces end where the blocks of an archive do. */
static size_t piece(size_t at, size_t end)
{
	size_t length = 1 + up_to((unsigned)end / 3);

	if (up_to(1) == 0)
		length = (at + length + BLOCK - 1) / BLOCK * BLOCK - at;
	return length < end - at ? length : end - at;
}

static void front_to_back(int fd, size_t from, size_t end)
{
	for (size_t at = from, length; at < end; at += length) {
		length = piece(at, end);
		put(fd, at, length);
		rest();
	}
}

static void reopened(const char *path, size_t end)
{
	for (size_t at = 0, length; at < end; at += length) {
		int fd = open_file(path, O_CREAT);

		length = piece(at, end);
		put(fd, at, length);
		close(fd);
		rest();
	}
}

static void shuffled(int fd, size_t end)
{
	enum { PIECES = 8 };
	size_t size = end / PIECES + 1;
	bool written[PIECES] = {false};

	for (unsigned left = PIECES; left > 0;) {
		unsigned at = up_to(PIECES - 1);

		if (written[at])
			continue;
		written[at] = true;
		left--;
		if (at * size < end)
			put(fd, at * size, size < end - at * size ? size : end - at * size);
		rest();
	}
}

static void renamed(const char *path, const char *name, size_t end)
{
	char other[PATH_BYTES];
	int fd;

	snprintf(other, sizeof(other), "%s/.%s.part", folder, name);
	fd = open_file(other, O_CREAT | O_TRUNC);
	front_to_back(fd, 0, end);
	close(fd);
	if (rename(other, path) != 0)
		fail(path);
}

static void write_one(const char *name, size_t end, enum way way)
{
	char path[PATH_BYTES];
	size_t part = end / 2;
	int fd;

	snprintf(path, sizeof(path), "%s/%s", folder, name);
	if (way == RENAMED) {
		renamed(path, name, end);
		return;
	}
	if (way == REOPENED) {
		reopened(path, end);
		return;
	}
	fd = open_file(path, O_CREAT | O_TRUNC);
	if ((way == ZEROS || way == SHUFFLED) && ftruncate(fd, (off_t)end) != 0)
		fail(path);
	rest();
	if (way == STARTED || way == REPLACED)
		front_to_back(fd, 0, part);
	if (way == STARTED && ftruncate(fd, 0) != 0)
		fail(path);
	if (way == SHUFFLED)
		shuffled(fd, end);
	else if (way != REPLACED)
		front_to_back(fd, 0, end);
	close(fd);
	if (way == REPLACED)
		renamed(path, name, end);
}

static void write_copy(const char *source)
{
	const char *slash = strrchr(source, '/');
	int fd = open(source, O_RDONLY | O_CLOEXEC);
	ssize_t got = fd >= 0 ? read(fd, bytes, sizeof(bytes)) : -1;

	if (got < 0)
		fail(source);
	close(fd);
	write_one(slash != NULL ? slash + 1 : source, (size_t)got, (enum way)up_to(WAYS - 1));
}

/* Each writer takes the lines of its turn. */
static void write_turn(char **lines, unsigned count, unsigned turn, unsigned writers, unsigned seed)
{
	srand(seed + turn);
	for (unsigned i = turn; i < count; i += writers)
		write_copy(lines[i]);
	exit(0);
}

int main(int argc, char **argv)
{
	unsigned writers, count = 0, room = 0;
	char **lines = NULL, line[PATH_BYTES];
	int status, failed = 0;

	if (argc != 5)
		return 2;
	folder = argv[1];
	writers = (unsigned)atoi(argv[2]);
	stall = (unsigned)atoi(argv[4]);
	while (fgets(line, sizeof(line), stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (count == room)
			lines = realloc(lines, (room += 1024) * sizeof(*lines));
		lines[count++] = strdup(line);
	}
	for (unsigned turn = 0; turn < writers; turn++)
		if (fork() == 0)
			write_turn(lines, count, turn, writers, (unsigned)atoi(argv[3]));
	while (wait(&status) > 0)
		failed |= status;
	return failed != 0;
}
