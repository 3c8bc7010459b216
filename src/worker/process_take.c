/* What a worker says. It has read hostile bytes: every word of it is looked at. */
#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "ijw/base/clock.h"
#include "ijw/base/limits.h"
#include "ijw/base/litter.h"
#include "process.h"

enum { READ_BYTES = 128 * 1024 };

/* The item is its owner's as soon as it has a reply: that is set last. */
static void leave(struct process *process)
{
	struct item *item = process->first;

	process->first = item->next;
	process->count--;
	process->bytes -= item->bytes.length;
	item->next = NULL;
	item->most = 0;
}

/* The faults that a member, and an archive as a whole, can have. */
static bool is_member_fault(uint32_t fault)
{
	return fault == FAULT_NONE || fault == FAULT_ENCRYPTED || fault == FAULT_NESTED ||
	       fault == FAULT_MEMBER || fault == FAULT_TOO_LARGE || fault == FAULT_LITTER;
}

static bool is_archive_fault(uint32_t fault)
{
	return fault == FAULT_NONE || fault == FAULT_ARCHIVE || fault == FAULT_LIMIT ||
	       fault == FAULT_NO_MEMBER || fault == FAULT_FILE;
}

/* What is compressed is looked at by who seals it; what is larger than it can be is not kept. */
static int read_judged(struct item *item, const struct wire_judged *judged, size_t length)
{
	buf_clear(&item->packed);
	if (judged->packed.length <= WIRE_PACKED_BYTES(length))
		buf_add(&item->packed, judged->packed.bytes, judged->packed.length);
	return wire_read(judged->judgement.bytes, judged->judgement.length, item->pool,
			 &item->judgement);
}

/* The item has a reply, unless that is to wait for what another worker says. */
static void reply(const struct process *process, struct item *item)
{
	if (process->again == NULL || !again_holds(process->again, item))
		item->reply = REPLY_DOCUMENT;
}

static int take_judged(struct process *process, const struct frame *frame, const char *body)
{
	struct item *item = process->first;
	struct wire_judged judged;

	if (item->fd >= 0 || item->pieces || wire_read_judged(body, frame->length, &judged) != 0 ||
	    read_judged(item, &judged, item->bytes.length) != 0 ||
	    !wire_is_about(&item->judgement, item->bytes.data, item->bytes.length))
		return -1;
	item->fault = FAULT_NONE;
	item->last = true;
	process->judged++;
	leave(process);
	reply(process, item);
	return 0;
}

static int take_digest(struct process *process, const struct frame *frame, const char *body)
{
	struct item *item = process->first;

	if (!item->pieces || (frame->length > 0 && frame->length != SHA256_BYTES))
		return -1;
	buf_clear(&item->content);
	buf_add(&item->content, body, frame->length);
	item->last = true;
	process->judged++;
	leave(process);
	item->reply = REPLY_DIGEST;
	return 0;
}

static int take_member(struct process *process, const struct frame *frame, const char *body)
{
	struct item *item = process->first;
	struct wire_member member;
	bool whole = frame->value == FAULT_NONE;

	if (item->fd < 0 || item->seen >= LIMIT_ARCHIVE_MEMBERS || !is_member_fault(frame->value) ||
	    wire_read_member(body, frame->length, &member) != 0 ||
	    member.length > LIMIT_ENVELOPE_BYTES ||
	    (!whole && (member.judged.judgement.length > 0 || member.length > 0)))
		return -1;
	/* What is passed over must bear its name: no worker hides a message so. */
	if (frame->value == FAULT_LITTER && !litter_is_path(member.name))
		return -1;
	process->judged++;
	if (item->seen++ < item->skip)
		return 0;
	item->inflated += member.length;
	if (item->inflated > LIMIT_ARCHIVE_BYTES)
		return -1;
	if (whole && (read_judged(item, &member.judged, member.length) != 0 ||
		      !wire_is_about(&item->judgement, member.bytes, member.length)))
		return -1;
	item->skip = item->seen;
	item->tries = 0;
	buf_clear(&item->name);
	buf_puts(&item->name, member.name);
	item->member = item->name.data;
	buf_clear(&item->content);
	buf_add(&item->content, member.bytes, member.length);
	item->fault = (enum fault)frame->value;
	if (whole)
		reply(process, item);
	else
		item->reply = REPLY_DOCUMENT;
	return 0;
}

static int take_end(struct process *process, const struct frame *frame)
{
	struct item *item = process->first;
	bool young = frame->kind == FRAME_YOUNG;

	if (item->fd < 0 || frame->length > 0 || !is_archive_fault(frame->value) ||
	    item->seen < item->skip || (young && (!item->check || item->seen > 0)))
		return -1;
	item->fault = (enum fault)frame->value;
	leave(process);
	item->reply = young ? REPLY_YOUNG : REPLY_END;
	return 0;
}

static int take_hello(struct process *process, const struct frame *frame, const char *body)
{
	if (process->ready)
		return -1;
	process->stranger = frame->length != strlen(process->basis) ||
			    memcmp(body, process->basis, frame->length) != 0;
	if (process->stranger)
		return -1;
	process->ready = true;
	process->landlock = frame->value;
	return 0;
}

/* Whether the worker cannot have all of the task yet that is to be answered. */
static bool is_unsent(const struct process *process)
{
	return process->sending != NULL && process->sending->task == process->first->task;
}

static int take_frame(struct process *process, const struct frame *frame, const char *body)
{
	process->since = clock_ticks();
	if (frame->kind == FRAME_HELLO)
		return take_hello(process, frame, body);
	if (!process->ready || process->count == 0 || is_unsent(process) ||
	    frame->item != process->first->number)
		return -1;
	switch (frame->kind) {
	case FRAME_JUDGED:
		return take_judged(process, frame, body);
	case FRAME_DIGEST:
		return take_digest(process, frame, body);
	case FRAME_MEMBER:
		return take_member(process, frame, body);
	case FRAME_END:
	case FRAME_YOUNG:
		return take_end(process, frame);
	default:
		return -1;
	}
}

int process_take(struct process *process)
{
	struct frame frame;

	while (!process_rests(process) && wire_missing(&process->stream, &frame) == 0)
		if (take_frame(process, &frame, wire_take(&process->stream, &frame)) != 0)
			return -1;
	return wire_missing(&process->stream, &frame) == SIZE_MAX ? -1 : 0;
}

int process_receive(struct process *process)
{
	struct frame frame;
	size_t want = wire_missing(&process->stream, &frame);
	ssize_t got;

	if (want < READ_BYTES)
		want = READ_BYTES;
	got = recv(process->fd, wire_room(&process->stream, want), want, MSG_DONTWAIT);
	if (got < 0)
		return errno == EAGAIN || errno == EINTR ? 0 : -1;
	if (got == 0)
		return -1;
	process->stream.in.length += (size_t)got;
	if (process_take(process) != 0)
		return -1;
	if (process->count > 0 && process->first->fd < 0)
		process->begun = clock_of_process(process->pid);
	return 0;
}
