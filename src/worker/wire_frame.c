/* Frames one behind the other, and what is in those from a worker. */
#include <string.h>

#include "wire.h"

enum { KEEP_BYTES = 1024 * 1024 };

size_t wire_missing(const struct wire_stream *stream, struct frame *frame)
{
	size_t left = stream->in.length - stream->taken;

	if (left < sizeof(*frame))
		return sizeof(*frame) - left;
	memcpy(frame, stream->in.data + stream->taken, sizeof(*frame));
	if (frame->length > WIRE_FRAME_BYTES)
		return SIZE_MAX;
	left -= sizeof(*frame);
	return left < frame->length ? frame->length - left : 0;
}

const char *wire_take(struct wire_stream *stream, const struct frame *frame)
{
	const char *body = stream->in.data + stream->taken + sizeof(*frame);

	stream->taken += sizeof(*frame) + frame->length;
	return body;
}

char *wire_room(struct wire_stream *stream, size_t length)
{
	struct buf *in = &stream->in;
	size_t left = in->length - stream->taken;

	if (stream->taken > 0) {
		memmove(in->data, in->data + stream->taken, left);
		explicit_bzero(in->data + left, stream->taken);
		in->length = left;
		stream->taken = 0;
	}
	if (left == 0 && in->capacity > KEEP_BYTES)
		buf_free(in);
	return buf_room(in, length);
}

/* Leaves room for the length of a run, which is known at its end. */
static size_t begin_run(struct buf *out)
{
	wire_put_number(out, 0);
	return out->length;
}

static void end_run(struct buf *out, size_t begin)
{
	const uint32_t size = (uint32_t)(out->length - begin);

	memcpy(out->data + begin - sizeof(size), &size, sizeof(size));
}

static struct wire_run get_run(struct wire_reader *reader)
{
	struct wire_run run = {NULL, wire_get_number(reader)};

	if (reader->bad || run.length > (size_t)(reader->end - reader->at)) {
		reader->bad = true;
		return (struct wire_run){NULL, 0};
	}
	run.bytes = reader->at;
	reader->at += run.length;
	return run;
}

void wire_write_judged(const struct judgement *judgement, const struct buf *packed, struct buf *out)
{
	size_t begin = begin_run(out);

	if (judgement != NULL)
		wire_write(judgement, out);
	end_run(out, begin);
	begin = begin_run(out);
	if (packed != NULL)
		buf_add(out, packed->data, packed->length);
	end_run(out, begin);
}

static void get_judged(struct wire_reader *reader, struct wire_judged *out)
{
	out->judgement = get_run(reader);
	out->packed = get_run(reader);
}

int wire_read_judged(const char *body, size_t length, struct wire_judged *out)
{
	struct wire_reader reader = {body, body + length, false};

	get_judged(&reader, out);
	return reader.bad || reader.at != reader.end ? -1 : 0;
}

void wire_write_member(const char *name, const struct judgement *judgement,
		       const struct buf *packed, const char *bytes, size_t length, struct buf *out)
{
	uint32_t name_length = (uint32_t)strnlen(name, WIRE_NAME_BYTES);

	wire_put_number(out, name_length + 1);
	buf_add(out, name, name_length);
	buf_add(out, "", 1);
	wire_write_judged(judgement, packed, out);
	buf_add(out, bytes, length);
}

int wire_read_member(const char *body, size_t length, struct wire_member *out)
{
	struct wire_reader reader = {body, body + length, false};
	const struct wire_run name = get_run(&reader);

	if (reader.bad || name.length == 0 || name.length > WIRE_NAME_BYTES + 1 ||
	    memchr(name.bytes, '\0', name.length) != name.bytes + name.length - 1)
		return -1;
	out->name = name.bytes;
	get_judged(&reader, &out->judged);
	out->bytes = reader.at;
	out->length = (size_t)(reader.end - reader.at);
	return reader.bad ? -1 : 0;
}
