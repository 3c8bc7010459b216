/* How texts look that are masked. */
#include <string.h>
#include <strings.h>

#include "ijw/base/ascii.h"
#include "ijw/base/digest.h"
#include "ijw/base/label.h"
#include "ijw/base/pseudonym.h"
#include "ijw/message/mask.h"

enum { DIGITS = MASK_TEXT - 2, TRIES = 2 * PSEUDONYM_BYTES - DIGITS };

/* Digits among the hexadecimal ones can look like a BSN: then those behind them are taken. */
void mask_write(const uint8_t key[KEY_BYTES], const char *text, char out[MASK_TEXT])
{
	uint8_t digest[PSEUDONYM_BYTES];
	char hex[2 * PSEUDONYM_BYTES + 1];

	pseudonym_digest(key, "masker", text, strlen(text), digest);
	digest_hex(digest, sizeof(digest), hex);
	out[0] = '~';
	out[MASK_TEXT - 1] = '\0';
	for (int i = 0; i <= TRIES; i++) {
		memcpy(out + 1, hex + i, DIGITS);
		if (!mask_tells(out, NULL))
			return;
	}
}

/* How long the mask is with which a text begins; 0 for none. */
static size_t masked_length(const char *text)
{
	return text[0] == '~' && ascii_hex(text + 1) == DIGITS ? DIGITS + 1 : 0;
}

bool mask_is(const char *text)
{
	const size_t length = masked_length(text);

	return length > 0 && text[length] == '\0';
}

/* The ends of names that a mask leaves: what is in no list may be a name itself. */
static const char *const ends[] = {".xml", ".zip", ".gz",  ".tgz", ".tar", ".bz2",
				   ".xz",  ".zst", ".txt", ".csv", ".7z"};

static const char *known_end(const char *name, size_t length)
{
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		const size_t end = strlen(ends[i]);

		if (end < length && strncasecmp(name + length - end, ends[i], end) == 0)
			return ends[i];
	}
	return NULL;
}

/* Where the end of a name begins: one, or two as in .tar.gz. */
static size_t stem_of(const char *name)
{
	size_t length = strlen(name);

	for (int i = 0; i < 2; i++) {
		const char *end = known_end(name, length);

		if (end == NULL)
			break;
		length -= strlen(end);
	}
	return length;
}

/* Without a key. */
#define STARS "*********"

static void add_name(const uint8_t *key, const char *name, const struct persons *persons,
		     struct buf *out)
{
	const size_t stem = stem_of(name);
	char masked[MASK_TEXT] = STARS;

	if (masked_length(name) == stem || !mask_tells(name, persons)) {
		buf_puts(out, name);
		return;
	}
	if (key != NULL)
		mask_write(key, name, masked);
	buf_puts(out, masked);
	buf_puts(out, name + stem);
}

static void add_path(const uint8_t *key, const char *path, const struct persons *persons,
		     struct buf *out)
{
	struct buf name = BUF_INIT(0);

	for (;;) {
		const size_t length = strcspn(path, "/");

		buf_clear(&name);
		buf_add(&name, path, length);
		buf_puts(&name, "");
		add_name(key, name.data, persons, out);
		if (path[length] == '\0')
			break;
		buf_puts(out, "/");
		path += length + 1;
	}
	buf_free(&name);
}

void mask_path(const uint8_t key[KEY_BYTES], const char *path, const struct persons *persons,
	       struct buf *out)
{
	add_path(key, path, persons, out);
}

void mask_path_of(const char *path, const struct persons *persons, const uint8_t *sha256,
		  struct buf *out)
{
	struct buf masked = BUF_INIT(0);
	const char *slash, *name;
	char digits[DIGITS + 1];

	add_path(NULL, path, persons, &masked);
	slash = strrchr(masked.data, '/');
	name = slash != NULL ? slash + 1 : masked.data;
	if (sha256 != NULL && strncmp(name, STARS, strlen(STARS)) == 0) {
		digest_hex(sha256, DIGITS / 2, digits);
		name += strlen(STARS);
		buf_add(out, masked.data, (size_t)(name - masked.data));
		buf_printf(out, "-%s%s", digits, name);
	} else {
		buf_puts(out, masked.data);
	}
	buf_free(&masked);
}

char *mask_label(const char *path, char *text, size_t size)
{
	struct buf shown = BUF_INIT(0);

	add_path(NULL, path, NULL, &shown);
	label_show(shown.data, text, size);
	buf_free(&shown);
	return text;
}
