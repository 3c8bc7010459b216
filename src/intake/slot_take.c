/* What a worker says. It has read hostile bytes: every word of it is looked at. */
#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "ijw/base/clock.h"
#include "ijw/base/limits.h"
#include "ijw/base/litter.h"
#include "slot.h"
#include "wire.h"

enum { READ_BYTES = 128 * 1024, KEEP_BYTES = 1024 * 1024 };

/* The job is its owner's as soon as it has a reply: that is set last. */
static void leave(struct slot *slot)
{
	struct job *job = slot->first;

	slot->first = job->next;
	slot->count--;
	slot->bytes -= job->bytes.length;
	job->next = NULL;
	job->suspect = false;
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

static int take_judged(struct slot *slot, const struct frame *frame, const char *body)
{
	struct job *job = slot->first;

	if (job->fd >= 0 || wire_read(body, frame->length, job->pool, &job->judgement) != 0 ||
	    !wire_is_about(&job->judgement, job->bytes.data, job->bytes.length))
		return -1;
	job->fault = FAULT_NONE;
	job->last = true;
	slot->judged++;
	leave(slot);
	job->reply = REPLY_DOCUMENT;
	return 0;
}

static int take_member(struct slot *slot, const struct frame *frame, const char *body)
{
	struct job *job = slot->first;
	struct wire_member member;
	bool whole = frame->value == FAULT_NONE;

	if (job->fd < 0 || job->seen >= LIMIT_ARCHIVE_MEMBERS || !is_member_fault(frame->value) ||
	    wire_read_member(body, frame->length, &member) != 0 ||
	    member.length > LIMIT_ENVELOPE_BYTES ||
	    (!whole && (member.judgement_length > 0 || member.length > 0)))
		return -1;
	/* What is passed over must bear its name: no worker hides a message so. */
	if (frame->value == FAULT_LITTER && !litter_is_path(member.name))
		return -1;
	slot->judged++;
	if (job->seen++ < job->skip)
		return 0;
	job->inflated += member.length;
	if (job->inflated > LIMIT_ARCHIVE_BYTES)
		return -1;
	if (whole && (wire_read(member.judgement, member.judgement_length, job->pool,
				&job->judgement) != 0 ||
		      !wire_is_about(&job->judgement, member.bytes, member.length)))
		return -1;
	job->skip = job->seen;
	job->tries = 0;
	buf_clear(&job->name);
	buf_puts(&job->name, member.name);
	job->member = job->name.data;
	buf_clear(&job->content);
	buf_add(&job->content, member.bytes, member.length);
	job->fault = (enum fault)frame->value;
	job->reply = REPLY_DOCUMENT;
	return 0;
}

static int take_end(struct slot *slot, const struct frame *frame)
{
	struct job *job = slot->first;
	bool young = frame->kind == FRAME_YOUNG;

	if (job->fd < 0 || frame->length > 0 || !is_archive_fault(frame->value) ||
	    job->seen < job->skip || (young && (!job->check || job->seen > 0)))
		return -1;
	job->fault = (enum fault)frame->value;
	leave(slot);
	job->reply = young ? REPLY_YOUNG : REPLY_END;
	return 0;
}

static int take_hello(struct slot *slot, const struct frame *frame, const char *body)
{
	if (slot->ready)
		return -1;
	slot->stranger =
	    frame->length != strlen(slot->basis) || memcmp(body, slot->basis, frame->length) != 0;
	if (slot->stranger)
		return -1;
	slot->ready = true;
	slot->landlock = frame->value;
	return 0;
}

static int take_frame(struct slot *slot, const struct frame *frame, const char *body)
{
	slot->since = clock_ticks();
	if (frame->kind == FRAME_HELLO)
		return take_hello(slot, frame, body);
	if (!slot->ready || slot->count == 0 || slot->first == slot->sending ||
	    frame->job != slot->first->number)
		return -1;
	switch (frame->kind) {
	case FRAME_JUDGED:
		return take_judged(slot, frame, body);
	case FRAME_MEMBER:
		return take_member(slot, frame, body);
	case FRAME_END:
	case FRAME_YOUNG:
		return take_end(slot, frame);
	default:
		return -1;
	}
}

/* The next frame when all of it is there: 0. Else how many bytes are missing; SIZE_MAX when there
 * is no such frame. */
static size_t missing(const struct slot *slot, struct frame *frame)
{
	size_t left = slot->in.length - slot->taken;

	if (left < sizeof(*frame))
		return sizeof(*frame) - left;
	memcpy(frame, slot->in.data + slot->taken, sizeof(*frame));
	if (frame->length > WIRE_FRAME_BYTES)
		return SIZE_MAX;
	left -= sizeof(*frame);
	return left < frame->length ? frame->length - left : 0;
}

int slot_take(struct slot *slot)
{
	struct frame frame;

	while (!slot_rests(slot) && missing(slot, &frame) == 0) {
		const char *body = slot->in.data + slot->taken + sizeof(frame);

		slot->taken += sizeof(frame) + frame.length;
		if (take_frame(slot, &frame, body) != 0)
			return -1;
	}
	return missing(slot, &frame) == SIZE_MAX ? -1 : 0;
}

static void compact(struct slot *slot)
{
	size_t left = slot->in.length - slot->taken;

	if (slot->taken == 0)
		return;
	memmove(slot->in.data, slot->in.data + slot->taken, left);
	explicit_bzero(slot->in.data + left, slot->taken);
	slot->in.length = left;
	slot->taken = 0;
	if (left == 0 && slot->in.capacity > KEEP_BYTES)
		buf_free(&slot->in);
}

int slot_receive(struct slot *slot)
{
	struct frame frame;
	size_t want = missing(slot, &frame);
	ssize_t got;
	char *room;

	compact(slot);
	if (want < READ_BYTES)
		want = READ_BYTES;
	room = buf_room(&slot->in, want);
	got = recv(slot->fd, room, want, MSG_DONTWAIT);
	if (got < 0)
		return errno == EAGAIN || errno == EINTR ? 0 : -1;
	if (got == 0)
		return -1;
	slot->in.length += (size_t)got;
	if (slot_take(slot) != 0)
		return -1;
	if (slot->count > 0 && slot->first->fd < 0)
		slot->begun = clock_of_process(slot->pid);
	return 0;
}
