#include "refusals.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/message/mask.h"
#include "ijw/base/buf.h"
#include "ijw/base/file.h"
#include "ijw/base/log.h"

/* In work/: how many, a space, the shown name of one, a line end; no file for none. */
static const char refused_file[] = "refused";

enum { TEXT_BYTES = LIMIT_LABEL_BYTES + 32 };

void refusals_begin(struct refusals *refusals)
{
	refusals->count = 0;
}

void refusals_add(struct refusals *refusals, const char *path)
{
	if (refusals->count++ == 0)
		mask_label(path, refusals->first, sizeof(refusals->first));
}

void refusals_tell(struct refusals *refusals, int work)
{
	struct refusals known = {0};
	struct buf text = BUF_INIT(0);
	int rc;

	refusals_read(&known, work);
	if (known.count == refusals->count &&
	    (known.count == 0 || strcmp(known.first, refusals->first) == 0))
		return;
	buf_printf(&text, "%u %s\n", refusals->count, refusals->first);
	if (refusals->count > 0)
		rc = file_publish(work, refused_file, text.data, text.length, 0600);
	else
		rc = unlinkat(work, refused_file, 0);
	if (rc != 0 && errno != ENOENT)
		log_errno("work/%s: which files cannot be renamed could not be written",
			  refused_file);
	buf_free(&text);
}

void refusals_read(struct refusals *out, int work)
{
	struct buf text = BUF_INIT(TEXT_BYTES);
	int fd = file_open(work, refused_file);
	char *rest;

	*out = (struct refusals){0};
	if (fd < 0)
		return;
	if (file_read(fd, &text) == 0 && text.length > 0) {
		out->count = (uint32_t)strtoul(text.data, &rest, 10);
		snprintf(out->first, sizeof(out->first), "%s", *rest == ' ' ? rest + 1 : rest);
		out->first[strcspn(out->first, "\n")] = '\0';
	}
	close(fd);
	buf_free(&text);
}
