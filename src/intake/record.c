#include "record.h"

#include <string.h>

#include "ijw/base/digest.h"
#include "ijw/base/pool.h"
#include "ijw/base/seal.h"

/* Of a private name, without its end. */
enum { PRIVATE_LENGTH = 5 + SETTLE_DIGITS };

struct record {
	char private[PRIVATE_LENGTH];
	uint8_t sealed[2]; /* how many bytes of the sealed path follow: low, high */
};

/* A true name is bound to the private one. */
static struct seal seal_of(const uint8_t key[KEY_BYTES], const char *private,
			   uint8_t digest[SHA256_BYTES])
{
	digest_sha256(private, PRIVATE_LENGTH, digest);
	return (struct seal){key, digest, SHA256_BYTES, NULL};
}

void record_add(const uint8_t key[KEY_BYTES], const struct claim *claim, struct buf *out)
{
	uint8_t digest[SHA256_BYTES];
	const struct seal seal = seal_of(key, claim->private, digest);
	struct buf sealed = BUF_INIT(0);
	struct record record;

	if (seal_close(&seal, claim->path, strlen(claim->path), &sealed) != 0)
		out_of_memory();
	memcpy(record.private, claim->private, PRIVATE_LENGTH);
	record.sealed[0] = (uint8_t)(sealed.length & 0xFF);
	record.sealed[1] = (uint8_t)(sealed.length >> 8);
	buf_add(out, &record, sizeof(record));
	buf_add(out, sealed.data, sealed.length);
	buf_free(&sealed);
}

const char *record_next(const struct buf *records, size_t *at, size_t *length)
{
	const struct record *record;
	size_t left = records->length - *at;

	if (left < sizeof(*record))
		return NULL;
	record = (const struct record *)(const void *)(records->data + *at);
	*length = sizeof(*record) + record->sealed[0] + ((size_t)record->sealed[1] << 8);
	if (left < *length)
		return NULL;
	*at += *length;
	return record->private;
}

bool record_is(const char *record, const char *private)
{
	return strlen(private) == PRIVATE_LENGTH && memcmp(record, private, PRIVATE_LENGTH) == 0;
}

int record_open(const uint8_t key[KEY_BYTES], const char *record, size_t length, struct buf *path)
{
	uint8_t digest[SHA256_BYTES];
	const struct seal seal = seal_of(key, record, digest);

	buf_clear(path);
	if (seal_open(&seal, record + sizeof(struct record), length - sizeof(struct record),
		      path) != 0)
		return -1;
	buf_add(path, "", 1);
	return 0;
}
