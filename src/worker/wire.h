/* What goes between this process and its workers: frames, and judgements as bytes.
 *
 * Both ends are the same program on the same machine, so numbers lie as they do in memory. A worker
 * has read hostile bytes: what comes from it is read as if it were hostile itself. */
#ifndef WORKER_WIRE_H
#define WORKER_WIRE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "ijw/rule/judge.h"

enum frame_kind {
	/* To the worker. */
	FRAME_TASK = 1,  /* some dozens of frames of the next kind: it is answered as a whole */
	FRAME_MESSAGE,   /* the bytes of a message or an envelope. `value`: an enum wire_message */
	FRAME_CONTAINER, /* nothing; a descriptor comes along. `value`: a set of CONTAINER_... */
	/* From the worker. */
	FRAME_HELLO,  /* once, behind its own locks: what it judges by (worker_judge.basis);
		       * `value`: the version of Landlock, 0 for none */
	FRAME_JUDGED, /* the judgement on a message (wire_judged); those of a task in its order, and
		       * at once but for what takes long */
	FRAME_DIGEST, /* of an original in pieces, its SHA-256; nothing when they are not those of one */
	FRAME_MEMBER, /* a member of a container (wire_member); `value`: its fault */
	FRAME_END,    /* the container is at its end; `value`: its fault */
	FRAME_YOUNG   /* the container is not whole, and nothing of it was judged */
};

/* What is to be done with a message. */
enum wire_message {
	WIRE_NEW,    /* it is judged, and its original compressed */
	WIRE_STORED, /* it is judged */
	WIRE_PIECES  /* it is an original in pieces: it is put together, and a digest made of it */
};

/* How a container is to be read: whether it is walked to its end before anything of it is judged,
 * and whether each member goes back as soon as it is judged. */
enum { CONTAINER_CHECK = 1, CONTAINER_EACH = 2 };

/* Before every frame. */
struct frame {
	uint32_t length; /* of what follows, in bytes */
	uint32_t item;   /* which one it is, or is about */
	uint32_t kind;
	uint32_t value;
	int32_t day; /* of receipt, to the worker; else 0 */
};

/* What came of the other side, and how far it was used. */
struct wire_stream {
	struct buf in;
	size_t taken;
};

/* The next frame when all of it is there: 0. Else how many bytes are missing at least; SIZE_MAX
 * when there is no such frame. */
size_t wire_missing(const struct wire_stream *stream, struct frame *frame);

/* Uses a frame that is there. Its body, until wire_room. */
const char *wire_take(struct wire_stream *stream, const struct frame *frame);

/* Wipes what was used, and gives room for so many bytes more: the caller fills it and raises the
 * length of `in`. */
char *wire_room(struct wire_stream *stream, size_t length);

/* The largest judgement: 25 MB of the smallest lines there are. In bytes. */
#define WIRE_JUDGEMENT_BYTES (192u * 1024 * 1024)

/* What an original of so many bytes can be compressed: the smallest Client is larger than what a
 * piece takes besides. */
#define WIRE_PACKED_BYTES(length) (3 * (length) + 1024)

/* The last line there can be. Places are shown to people: a number that no place has could be the
 * BSN of a youth. */
#define WIRE_LINE_LAST (LIMIT_ENVELOPE_BYTES + 1)

/* The longest name of a member that is handed on; what is longer is shown cut off anyway. */
#define WIRE_NAME_BYTES 4096u

/* The largest frame of all: a member with its judgement, also compressed. In bytes. */
#define WIRE_FRAME_BYTES (WIRE_JUDGEMENT_BYTES + 4 * LIMIT_ENVELOPE_BYTES + WIRE_NAME_BYTES + 2048)

/* Adds a judgement and its facts to `out`. */
void wire_write(const struct judgement *judgement, struct buf *out);

/* Reads a judgement; its findings, events and texts go into the pool. Returns 0; or -1 when the
 * bytes are not exactly what wire_write can have written: any number, text or length that no
 * judgement has, or that does not go with the rest. `bericht` and `message` are NULL. */
int wire_read(const char *bytes, size_t length, struct pool *pool, struct judgement *out);

/* Whether a judgement that was read can be one on the message that these bytes are: what it says of
 * it stands in them, and the ranges of Clients are elements of them. Of a message inside an
 * envelope, and of one that spells letters as references, only those ranges can be seen: else true.
 */
bool wire_is_about(const struct judgement *judgement, const char *bytes, size_t length);

/* A run of bytes in a frame. */
struct wire_run {
	const char *bytes;
	size_t length;
};

/* The body of a FRAME_JUDGED: a judgement, and the original compressed (packing_add). */
struct wire_judged {
	struct wire_run judgement;
	struct wire_run packed;
};

/* Adds it to `out`. */
void wire_write_judged(const struct judgement *judgement, const struct buf *packed,
		       struct buf *out);

/* Takes it apart; nothing is copied. 0, or -1 when it is no such body. */
int wire_read_judged(const char *body, size_t length, struct wire_judged *out);

/* The body of a FRAME_MEMBER. */
struct wire_member {
	const char *name; /* raw, in the frame */
	struct wire_judged judged;
	const char *bytes;
	size_t length;
};

/* Adds the body of a member to `out`; `judgement` is NULL for one that gave no bytes. */
void wire_write_member(const char *name, const struct judgement *judgement,
		       const struct buf *packed, const char *bytes, size_t length, struct buf *out);

/* Takes it apart; nothing is copied. 0, or -1 when it is no such body. */
int wire_read_member(const char *body, size_t length, struct wire_member *out);

/* wire_event.c: the events of a message, each as what differs from the one before it. To read them
 * the type and the `kop` are there: 0, or -1 for anything that no message of that type with that
 * header says. */
struct wire_reader;
void wire_write_events(const struct event *events, size_t count, struct buf *out);
int wire_read_events(struct wire_reader *reader, struct pool *pool, struct judgement *out);

/* Reading in order. After a read past the end, or of a text that is none, `bad` is set and zeros
 * and NULLs come out. */
struct wire_reader {
	const char *at;
	const char *end;
	bool bad;
};
void wire_get(struct wire_reader *reader, void *value, size_t size);
uint32_t wire_get_number(struct wire_reader *reader);

/* A text of at most `most` bytes of UTF-8, in place; NULL when it is absent. */
const char *wire_get_text(struct wire_reader *reader, size_t most);

/* What the schema lets a text be made of. */
enum wire_letters {
	WIRE_DIGITS,  /* of a code that is a number */
	WIRE_CODES,   /* letters and digits */
	WIRE_LIST,    /* codes of four letters and digits, with a comma between two */
	WIRE_VERSION, /* digits and points, two of them with a slash in between */
	WIRE_WORDS    /* whatever XML allows */
};

/* Whether it is a text of `least` to `most` characters of that kind; NULL is one. */
bool wire_is_text(const char *text, enum wire_letters letters, size_t least, size_t most);

/* How long the numbers of parties and persons are, in characters. */
enum { WIRE_AANBIEDER = 8, WIRE_GEMEENTE = 4, WIRE_BSN = 9 };

void wire_put_number(struct buf *out, uint32_t number);
void wire_put_text(struct buf *out, const char *text);

#endif
