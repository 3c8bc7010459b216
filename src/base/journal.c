#include "ijw/base/journal.h"

#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static const struct sockaddr_un journal = {.sun_family = AF_UNIX,
					   .sun_path = "/run/systemd/journal/socket"};

void journal_field(struct buf *entry, const char *name, const char *value)
{
	const size_t from = entry->length + strlen(name) + 1;

	buf_printf(entry, "%s=%s\n", name, value);
	for (size_t at = from; at + 1 < entry->length; at++)
		if (entry->data[at] == '\n')
			entry->data[at] = ' ';
}

int journal_send(const struct buf *entry)
{
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	ssize_t sent;

	if (fd < 0)
		return -1;
	sent = sendto(fd, entry->data, entry->length, MSG_NOSIGNAL,
		      (const struct sockaddr *)&journal, sizeof(journal));
	close(fd);
	return sent == (ssize_t)entry->length ? 0 : -1;
}
