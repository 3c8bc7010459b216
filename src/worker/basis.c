/* What a judgement depends on besides the message: in a text to compare, and on its way to a
 * worker. */
#include "ijw/worker/worker.h"

#include <string.h>

void worker_basis(const struct xsd *xsd, const struct lijsten *lijsten, struct buf *out)
{
	for (size_t i = 0; i < releases_count; i++)
		buf_printf(out, "%s%s", i > 0 ? " " : "", xsd_hash(xsd, releases[i]));
	for (enum lijst lijst = 0; lijst < LIJSTEN; lijst++) {
		const struct lijst_stand *stand = lijsten_stand(lijsten, lijst);
		char hex[SHA256_TEXT];

		buf_printf(out, " %s",
			   stand->given ? digest_hex(stand->sha256, SHA256_BYTES, hex) : "-");
	}
}

/* A length, and as many bytes. */
static void put_part(struct buf *out, const struct buf *part)
{
	uint64_t length = part->length;

	buf_add(out, &length, sizeof(length));
	buf_add(out, part->data, part->length);
}

/* The lists first, then for each release its set. */
void worker_pack(const struct lijsten *lijsten, const struct xsd *xsd, struct buf *out)
{
	struct buf part = BUF_INIT(0);

	lijsten_pack(lijsten, &part);
	put_part(out, &part);
	for (size_t i = 0; i < releases_count; i++) {
		buf_clear(&part);
		if (xsd != NULL)
			xsd_pack(xsd, releases[i], &part);
		put_part(out, &part);
	}
	buf_free(&part);
}

static const char *take_part(const char **bytes, const char *end, size_t *length)
{
	const char *part = *bytes + sizeof(uint64_t);
	uint64_t size;

	if ((size_t)(end - *bytes) < sizeof(size))
		return NULL;
	memcpy(&size, *bytes, sizeof(size));
	if (size > (size_t)(end - part))
		return NULL;
	*length = (size_t)size;
	*bytes = part + size;
	return part;
}

static int unpack_schemas(const char *bytes, const char *end, struct xsd *xsd)
{
	for (size_t i = 0; i < releases_count; i++) {
		size_t length;
		const char *part = take_part(&bytes, end, &length);

		if (part == NULL || (length > 0 && xsd_unpack(xsd, releases[i], part, length) != 0))
			return -1;
	}
	return 0;
}

int worker_unpack(const char *bytes, size_t length, struct lijsten **lijsten, struct xsd **xsd)
{
	const char *end = bytes + length;
	size_t size;
	const char *part = take_part(&bytes, end, &size);

	*lijsten = part == NULL ? NULL : size > 0 ? lijsten_unpack(part, size) : lijsten_new();
	*xsd = xsd_open(NULL);
	if (*lijsten != NULL && *xsd != NULL && unpack_schemas(bytes, end, *xsd) == 0)
		return 0;
	lijsten_free(*lijsten);
	xsd_free(*xsd);
	return -1;
}
