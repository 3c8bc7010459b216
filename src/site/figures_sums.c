/* SHA256SUMS: whether the files of a publication are those that were published. What was copied
 * half, up to the end of a line, is found in no other way. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "figures_parts.h"
#include "ijw/base/digest.h"
#include "ijw/base/file.h"
#include "ijw/base/log.h"

/* A line for each of some twenty files. */
enum { SUMS_BYTES = 64 * 1024 };

int sums_read(int dir, const char *folder, const char *name, struct buf *sums)
{
	int fd = file_open(dir, name), rc;

	if (fd < 0 && errno == ENOENT)
		return 0;
	*sums = BUF_INIT(SUMS_BYTES);
	rc = fd >= 0 ? file_read(fd, sums) : -1;
	if (rc < 0)
		log_errno("%s/%s: this file cannot be read", folder, name);
	if (fd >= 0)
		close(fd);
	return rc < 0 ? -1 : 0;
}

bool sums_fit(const struct buf *sums, const char *name, const void *bytes, size_t length)
{
	uint8_t digest[SHA256_BYTES];
	char line[SHA256_TEXT + 64];
	size_t size;

	if (sums->length == 0)
		return true;
	digest_sha256(bytes, length, digest);
	digest_hex(digest, SHA256_BYTES, line);
	size = strlen(line);
	snprintf(line + size, sizeof(line) - size, "  %s\n", name);
	return strstr(sums->data, line) != NULL;
}
