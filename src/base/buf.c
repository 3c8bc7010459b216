#include "ijw/base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/pool.h"

enum { FIRST_BYTES = 256, LARGE_BYTES = 4 * 1024 * 1024 };

/* Twice as much while it is small, then a quarter more; what is asked of an empty buffer at once.
 */
static size_t next_capacity(const struct buf *buf, size_t needed)
{
	size_t capacity = buf->capacity;

	if (capacity == 0)
		return needed < FIRST_BYTES ? FIRST_BYTES : needed;
	while (capacity < needed) {
		size_t step = capacity < LARGE_BYTES ? capacity : capacity / 4;

		capacity = capacity > SIZE_MAX - step ? needed : capacity + step;
	}
	return capacity;
}

/* realloc would leave the old bytes behind in freed memory. */
static void grow(struct buf *buf, size_t needed)
{
	size_t capacity = next_capacity(buf, needed);
	char *grown = xmalloc(capacity);

	if (buf->length > 0)
		memcpy(grown, buf->data, buf->length);
	if (buf->data != NULL) {
		explicit_bzero(buf->data, buf->length);
		free(buf->data);
	}
	buf->data = grown;
	buf->capacity = capacity;
}

char *buf_room(struct buf *buf, size_t length)
{
	if (length > SIZE_MAX - 1 - buf->length ||
	    (buf->ceiling > 0 &&
	     (buf->length > buf->ceiling || length > buf->ceiling - buf->length))) {
		buf->overflow = true;
		return NULL;
	}
	if (buf->length + length + 1 > buf->capacity)
		grow(buf, buf->length + length + 1);
	return buf->data + buf->length;
}

int buf_add(struct buf *buf, const void *bytes, size_t length)
{
	char *room = buf_room(buf, length);

	if (room == NULL)
		return -1;
	if (length > 0)
		memcpy(room, bytes, length);
	room[length] = '\0';
	buf->length += length;
	return 0;
}

int buf_puts(struct buf *buf, const char *text)
{
	return buf_add(buf, text, strlen(text));
}

int buf_printf(struct buf *buf, const char *format, ...)
{
	va_list arguments;
	char *room;
	int length;

	va_start(arguments, format);
	length = vsnprintf(NULL, 0, format, arguments);
	va_end(arguments);
	if (length < 0)
		return -1;
	room = buf_room(buf, (size_t)length);
	if (room == NULL)
		return -1;
	va_start(arguments, format);
	vsnprintf(room, (size_t)length + 1, format, arguments);
	va_end(arguments);
	buf->length += (size_t)length;
	return 0;
}

void buf_clear(struct buf *buf)
{
	if (buf->data != NULL) {
		explicit_bzero(buf->data, buf->length);
		buf->data[0] = '\0';
	}
	buf->length = 0;
	buf->overflow = false;
}

void buf_free(struct buf *buf)
{
	buf_clear(buf);
	free(buf->data);
	buf->data = NULL;
	buf->capacity = 0;
}
