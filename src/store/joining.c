#include "joining.h"

#include <stdint.h>
#include <stdlib.h>

#include "dictionary.h"
#include "ijw/base/compress.h"
#include "ijw/base/pool.h"
#include "ijw/base/varint.h"

/* What was used is kept for the next one only when it is small. */
enum { KEEP_BYTES = 1024 * 1024 };

struct joining {
	struct expander *expander;
	struct buf frame; /* of the original at hand */
	struct buf small; /* the piece at hand, behind EXPANDER_BEFORE bytes */
};

/* What is left of some bytes. */
struct left {
	const unsigned char *at;
	const unsigned char *end;
};

struct joining *joining_new(void)
{
	struct joining *joining = xmalloc(sizeof(*joining));
	struct dictionary all[COMPRESS_ZLIB + 1];

	dictionary_all(all);
	*joining = (struct joining){
	    .expander = expander_new(all), .frame = BUF_INIT(0), .small = BUF_INIT(0)};
	return joining;
}

void joining_free(struct joining *joining)
{
	if (joining == NULL)
		return;
	expander_free(joining->expander);
	buf_free(&joining->frame);
	buf_free(&joining->small);
	free(joining);
}

static void empty(struct buf *buf)
{
	if (buf->capacity > KEEP_BYTES)
		buf_free(buf);
	else
		buf_clear(buf);
}

void joining_put(const void *bytes, size_t length, struct buf *pieces)
{
	varint_put(pieces, length);
	buf_add(pieces, bytes, length);
}

/* The number that is next; SIZE_MAX when there is none. */
static size_t take_number(struct left *left)
{
	uint64_t number;

	if (varint_take(&left->at, left->end, &number) != 0 || number >= SIZE_MAX)
		return SIZE_MAX;
	return (size_t)number;
}

/* Adds as many bytes as are next. */
static int take_bytes(struct left *left, size_t length, struct buf *out)
{
	if (length > (size_t)(left->end - left->at))
		return -1;
	left->at += length;
	return buf_add(out, left->at - length, length);
}

/* The next piece, into `small`, and what its first byte is marked with. */
static int take_piece(struct joining *joining, struct left *pieces, uint8_t *mark)
{
	static const char before[EXPANDER_BEFORE];
	struct buf *small = &joining->small;
	const size_t length = take_number(pieces);
	uint8_t *first;

	empty(small);
	*mark = 0;
	if (length == 0)
		return 0;
	if (length == SIZE_MAX || buf_add(small, before, sizeof(before)) != 0 ||
	    take_bytes(pieces, length, small) != 0)
		return -1;
	first = (uint8_t *)small->data + sizeof(before);
	*mark = *first & JOINING_FRAME;
	*first &= JOINING_FRAME - 1;
	return 0;
}

/* Adds what is in `small`; nothing for what was left out. */
static int expand_piece(struct joining *joining, struct buf *out)
{
	struct buf *small = &joining->small;

	if (small->length == 0)
		return 0;
	return expander_add(joining->expander, (uint8_t *)small->data + EXPANDER_BEFORE,
			    small->length - EXPANDER_BEFORE, out);
}

static int add_part(struct joining *joining, struct left *pieces, struct buf *out)
{
	uint8_t mark;

	return take_piece(joining, pieces, &mark) == 0 && mark == 0 ? expand_piece(joining, out)
								    : -1;
}

/* The parts, each where the frame says that it belongs. */
static int put_together(struct joining *joining, struct left *pieces, struct buf *out)
{
	const unsigned char *begin = (const unsigned char *)joining->frame.data;
	struct left places = {begin, begin + joining->frame.length}, text;
	const size_t count = take_number(&places);

	text = places;
	for (size_t i = 0; i < count; i++)
		if (take_number(&text) == SIZE_MAX)
			return -1;
	for (size_t i = 0; i < count; i++)
		if (take_bytes(&text, take_number(&places), out) != 0 ||
		    add_part(joining, pieces, out) != 0)
			return -1;
	return take_bytes(&text, (size_t)(text.end - text.at), out);
}

int joining_add(struct joining *joining, const void *pieces, size_t length, struct buf *out)
{
	struct left left = {pieces, (const unsigned char *)pieces + length};
	uint8_t mark;
	int rc = take_piece(joining, &left, &mark);

	if (rc == 0 && mark == 0) {
		rc = expand_piece(joining, out);
	} else if (rc == 0) {
		rc = expand_piece(joining, &joining->frame);
		if (rc == 0)
			rc = put_together(joining, &left, out);
	}
	empty(&joining->frame);
	empty(&joining->small);
	return rc == 0 && left.at == left.end ? 0 : -1;
}
