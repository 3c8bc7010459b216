/* A growing run of bytes with a ceiling. Always NUL-terminated, so `data` is also a string. */
#ifndef IJW_BASE_BUF_H
#define IJW_BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>

struct buf {
	char *data;      /* length bytes and a NUL; NULL until the first byte is added */
	size_t length;   /* in bytes */
	size_t capacity; /* in bytes, the NUL included */
	size_t ceiling;  /* more than this many bytes are refused; 0 = no ceiling */
	bool overflow;   /* something was refused since the last buf_clear */
};

/* An empty buffer of at most `ceiling` bytes (0: any number). Ended with buf_free. */
#define BUF_INIT(limit) ((struct buf){.ceiling = (limit)})

/* Adds `length` bytes. Returns 0, or -1 and sets `overflow` when the ceiling would be passed
 * (nothing is added then). Without memory the process ends. */
int buf_add(struct buf *buf, const void *bytes, size_t length);

/* Adds a string, or a formatted string, as buf_add does. */
int buf_puts(struct buf *buf, const char *text);
int buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Room for `length` more bytes behind `data + length`; the caller fills it and raises `length`.
 * Returns NULL past the ceiling. */
char *buf_room(struct buf *buf, size_t length);

/* Empties the buffer and keeps its memory. */
void buf_clear(struct buf *buf);

/* Wipes and releases. The buffer is empty and usable again afterwards. */
void buf_free(struct buf *buf);

#endif
