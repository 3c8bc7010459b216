/* copies FOLDER FIRST COUNT: copies of the files whose paths are on stdin, in turn, so many, into
 * the folder, with a number in their names and behind their end: other bytes each time. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PATH_BYTES = 4096 };

struct source {
	char *bytes;
	size_t length;
};

static struct source *sources;
static unsigned count;

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

static void read_source(const char *path)
{
	FILE *file = fopen(path, "re");
	struct source *source;
	long length;

	if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (length = ftell(file)) <= 0)
		fail(path);
	rewind(file);
	sources = realloc(sources, (count + 1) * sizeof(*sources));
	source = &sources[count++];
	source->length = (size_t)length;
	source->bytes = malloc(source->length);
	if (fread(source->bytes, 1, source->length, file) != source->length)
		fail(path);
	fclose(file);
}

static void write_copy(const char *folder, unsigned number)
{
	const struct source *source = &sources[number % count];
	char path[PATH_BYTES], end[32];
	int length = snprintf(end, sizeof(end), "<!-- %u -->\n", number), fd;

	snprintf(path, sizeof(path), "%s/%07u.xml", folder, number);
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0 || write(fd, source->bytes, source->length) != (ssize_t)source->length ||
	    (number >= count && write(fd, end, (size_t)length) != length) || close(fd) != 0)
		fail(path);
}

int main(int argc, char **argv)
{
	char line[PATH_BYTES];
	unsigned first, most;

	if (argc != 4)
		return 2;
	first = (unsigned)atoi(argv[2]);
	most = (unsigned)atoi(argv[3]);
	while (fgets(line, sizeof(line), stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		read_source(line);
	}
	for (unsigned number = first; number < first + most; number++)
		write_copy(argv[1], number);
	return 0;
}
