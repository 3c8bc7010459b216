#include "ijw/intake/pipeline.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/digest.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/background.h"

/* So many files are read, and documents taken, between two looks at the workers. */
enum { PUMP_TURNS = 64 };

/* While files overtake: how long a file is waited for before the slow ones are looked at, in ms; so
 * many documents of a slow one come off at a time, after so many files of others at most. */
enum { WAIT_MS = 100, SLOW_DOCUMENTS = 64, SLOW_FILES = 64 };

/* Descriptors for everything but the files that wait to be read. */
enum { SPARE_DESCRIPTORS = 128 };

/* A file in the pipeline: first to be read, then an item, or a fault when there was nothing to
 * judge. */
struct place {
	struct background_job job;
	struct item *item;            /* its `fd` is the file, until that is read */
	off_t size;                   /* of the file as it was put in */
	enum fault fault;             /* of reading it */
	uint8_t sha256[SHA256_BYTES]; /* of its bytes */
	char label[LIMIT_LABEL_BYTES];
	size_t bytes;     /* that it takes at most, as far as is known */
	int64_t received; /* seconds since 1970 */
	uint64_t key;
	void *file;
};

struct pipeline {
	struct workers *workers;
	struct judge *judge;
	const struct pipeline_events *events;
	void *context;
	struct place places[LIMIT_AHEAD_FILES];
	struct place *line[LIMIT_AHEAD_FILES]; /* a ring, of which `room` are used */
	uint32_t room;
	uint32_t first;
	uint32_t count;
	uint32_t unread; /* the last so many were not handed to the workers yet */
	size_t bytes;    /* of all that is in it */
	struct background *reading;
	bool overtake;
	uint32_t passed; /* files that came off since a slow one had its turn */
	uint32_t turns;  /* files and documents since the last look at the workers */
};

/* Reads a file and makes its digest: beside the rest, which does not wait for the disk. An archive
 * is read by the worker that opens it. */
static void read_file(void *context, struct background_job *job)
{
	struct place *place = (struct place *)job;
	struct item *item = place->item;
	bool archive = false;

	(void)context;
	if (place->fault != FAULT_NONE)
		return;
	place->fault = source_read(item->fd, place->size, &item->bytes, &archive);
	if (archive)
		return;
	digest_sha256(item->bytes.data ? item->bytes.data : "", item->bytes.length, place->sha256);
	close(item->fd);
	item->fd = -1;
}

/* A place has a descriptor until its file was read, that of an archive until it comes out. */
static uint32_t places(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0 ||
	    limit.rlim_cur >= LIMIT_AHEAD_FILES + SPARE_DESCRIPTORS)
		return LIMIT_AHEAD_FILES;
	return limit.rlim_cur > SPARE_DESCRIPTORS ? (uint32_t)limit.rlim_cur - SPARE_DESCRIPTORS
						  : 1;
}

struct pipeline *pipeline_open(const struct workers_options *options,
			       const struct pipeline_events *events, void *context,
			       struct judge *judge)
{
	struct pipeline *pipeline = xmalloc(sizeof(*pipeline));

	*pipeline = (struct pipeline){.workers = workers_open(options),
				      .judge = judge,
				      .events = events,
				      .context = context,
				      .overtake = options->overtake,
				      .room = places()};
	for (uint32_t i = 0; i < pipeline->room; i++)
		pipeline->line[i] = &pipeline->places[i];
	pipeline->reading = background_new(read_file, NULL, pipeline);
	return pipeline;
}

/* The place that is so many behind the first. */
static struct place *place_at(const struct pipeline *pipeline, uint32_t at)
{
	return pipeline->line[(pipeline->first + at) % pipeline->room];
}

/* Hands files that are read to the workers, in their order; the first `wait` of the pipeline are
 * waited for. */
static void hand_on(struct pipeline *pipeline, uint32_t wait)
{
	while (pipeline->unread > 0) {
		const uint32_t at = pipeline->count - pipeline->unread;
		struct place *place = place_at(pipeline, at);

		if (!background_done(pipeline->reading, &place->job, at < wait))
			return;
		if (place->fault == FAULT_NONE)
			workers_put(pipeline->workers, place->item);
		pipeline->unread--;
	}
}

/* Looks at the workers now and then: they judge while this process stores. */
static void turn(struct pipeline *pipeline)
{
	if (++pipeline->turns < PUMP_TURNS)
		return;
	pipeline->turns = 0;
	hand_on(pipeline, 0);
	workers_pump(pipeline->workers);
}

void pipeline_close(struct pipeline *pipeline)
{
	if (pipeline == NULL)
		return;
	background_free(pipeline->reading);
	if (workers_broken(pipeline->workers) > 0)
		log_note("workers broke %u times and were replaced",
			 workers_broken(pipeline->workers));
	workers_close(pipeline->workers);
	for (uint32_t i = 0; i < pipeline->room; i++) {
		struct place *place = place_at(pipeline, i);

		if (i < pipeline->count && pipeline->events->forget != NULL)
			pipeline->events->forget(pipeline->context, place->file);
		if (place->item != NULL && place->item->fd >= 0)
			close(place->item->fd);
		item_free(place->item);
	}
	free(pipeline);
}

static int deliver(struct pipeline *pipeline, struct place *place, enum fault fault)
{
	struct item *item = place->item;
	bool member = item->member != NULL;
	char label[LIMIT_LABEL_BYTES];
	struct source source = {.file = place->label, .fault = fault, .received = place->received};
	struct judgement none;

	if (member)
		source.member = label_show(item->member, label, sizeof(label));
	if (fault != FAULT_NONE) {
		if (fault == FAULT_LITTER)
			none = (struct judgement){0};
		else
			judge_fault(pipeline->judge, fault, &none);
		return pipeline->events->document(pipeline->context, place->file, &source, &none);
	}
	source.bytes = member ? item->content.data : item->bytes.data;
	source.length = member ? item->content.length : item->bytes.length;
	if (source.bytes == NULL)
		source.bytes = "";
	source.packed = &item->packed;
	if (!member)
		source.sha256 = place->sha256;
	return pipeline->events->document(pipeline->context, place->file, &source,
					  &item->judgement);
}

/* What an event returned, or -1. */
static int deliver_reply(struct pipeline *pipeline, struct place *place)
{
	int rc = deliver(pipeline, place, place->item->fault);

	if (rc != 0)
		return rc;
	workers_next(pipeline->workers, place->item);
	turn(pipeline);
	return 0;
}

/* The file is done, and its place free. */
static void leave(struct pipeline *pipeline, uint32_t at)
{
	struct place *place = place_at(pipeline, at);

	pipeline->bytes -= place->bytes;
	if (place->item->fd >= 0)
		close(place->item->fd);
	item_begin(place->item);
	for (; at > 0; at--)
		pipeline->line[(pipeline->first + at) % pipeline->room] =
		    place_at(pipeline, at - 1);
	pipeline->line[pipeline->first] = place;
	pipeline->first = (pipeline->first + 1) % pipeline->room;
	pipeline->count--;
}

/* After all documents of a file. */
static int finish(struct pipeline *pipeline, uint32_t at)
{
	struct place *place = place_at(pipeline, at);
	const struct item *item = place->item;
	bool young = item->reply == REPLY_YOUNG;
	enum fault fault = place->fault;
	int rc = 0;

	if (fault == FAULT_NONE && item->reply == REPLY_END)
		fault = item->fault;
	if (fault != FAULT_NONE)
		rc = deliver(pipeline, place, fault);
	if (rc != 0)
		return rc;
	leave(pipeline, at);
	return pipeline->events->end(pipeline->context, place->file, young);
}

static bool has_reply(const struct place *place)
{
	return place->fault != FAULT_NONE || place->item->reply != REPLY_NONE;
}

/* Documents of a file, until its end, `most` of them, or, where files overtake, until it is slow.
 */
static int take_from(struct pipeline *pipeline, uint32_t at, uint32_t most)
{
	struct place *place = place_at(pipeline, at);
	struct item *item = place->item;
	int rc = 0;

	hand_on(pipeline, at + 1);
	while (rc == 0 && most-- > 0 && place->fault == FAULT_NONE) {
		if (!pipeline->overtake)
			rc = workers_wait(pipeline->workers, item);
		else if (item->reply == REPLY_NONE)
			rc = workers_wait_until(pipeline->workers, item, clock_ticks() + WAIT_MS);
		if (rc != 0 || item->reply == REPLY_NONE)
			return rc;
		if (item->reply != REPLY_DOCUMENT)
			break;
		rc = deliver_reply(pipeline, place);
		if (item->fd >= 0 && most > SLOW_DOCUMENTS &&
		    workers_stuck(pipeline->workers, item))
			return rc;
	}
	if (rc != 0 || (place->fault == FAULT_NONE &&
			(item->reply == REPLY_NONE || item->reply == REPLY_DOCUMENT)))
		return rc;
	return finish(pipeline, at);
}

/* The first file that others need not overtake, and the first slow one that has something. The
 * number of files for none. */
static void look(struct pipeline *pipeline, uint32_t *next, uint32_t *slow)
{
	*next = *slow = pipeline->count;
	for (uint32_t i = 0; i < pipeline->count; i++) {
		struct place *place = place_at(pipeline, i);

		hand_on(pipeline, i + 1);
		if (place->fault != FAULT_NONE || !workers_stuck(pipeline->workers, place->item)) {
			*next = i;
			return;
		}
		if (*slow == pipeline->count && has_reply(place))
			*slow = i;
	}
}

/* Waits for whatever comes from the workers. */
static int rest(struct pipeline *pipeline)
{
	struct item *item = place_at(pipeline, 0)->item;

	return workers_wait_until(pipeline->workers, item, clock_ticks() + WAIT_MS);
}

int pipeline_take(struct pipeline *pipeline)
{
	uint32_t next, slow;

	look(pipeline, &next, &slow);
	if (slow < pipeline->count && (next == pipeline->count || pipeline->passed >= SLOW_FILES ||
				       !has_reply(place_at(pipeline, next)))) {
		pipeline->passed = 0;
		return take_from(pipeline, slow, SLOW_DOCUMENTS);
	}
	if (next == pipeline->count)
		return rest(pipeline);
	pipeline->passed++;
	return take_from(pipeline, next, UINT32_MAX);
}

bool pipeline_is_slow(struct pipeline *pipeline)
{
	uint32_t next, slow;

	look(pipeline, &next, &slow);
	return next == pipeline->count;
}

bool pipeline_is_blocked(struct pipeline *pipeline, uint32_t sender)
{
	return workers_blocked(pipeline->workers, sender);
}

bool pipeline_has(const struct pipeline *pipeline, uint64_t key)
{
	for (uint32_t i = 0; i < pipeline->count; i++)
		if (place_at(pipeline, i)->key == key)
			return true;
	return false;
}

void pipeline_give_back(struct pipeline *pipeline)
{
	hand_on(pipeline, pipeline->count);
	for (uint32_t i = pipeline->count; i-- > 0;) {
		struct place *place = place_at(pipeline, i);

		if (place->fault != FAULT_NONE || !workers_stuck(pipeline->workers, place->item) ||
		    !workers_take_back(pipeline->workers, place->item))
			continue;
		leave(pipeline, i);
		if (pipeline->events->forget != NULL)
			pipeline->events->forget(pipeline->context, place->file);
	}
}

/* What a file takes in memory: of an archive only its first bytes are read here. */
static size_t expect(const struct stat *status)
{
	return status->st_size < (off_t)LIMIT_ENVELOPE_BYTES ? (size_t)status->st_size
							     : LIMIT_ENVELOPE_BYTES;
}

static void put_in(struct pipeline *pipeline, struct place *place, const struct pipeline_file *file)
{
	struct item *item = place->item;
	struct stat status = {.st_size = 0};

	item->check = file->check;
	item->sender = file->sender;
	item->fd = file->fd;
	place->received = clock_now();
	item->day = clock_day(place->received);
	place->fault = file->fd < 0 || fstat(file->fd, &status) != 0 ? FAULT_FILE : FAULT_NONE;
	place->size = status.st_size;
	place->bytes = expect(&status);
	item->owner = (uint32_t)status.st_uid;
	pipeline->bytes += place->bytes;
	background_put(pipeline->reading, &place->job);
	pipeline->unread++;
	turn(pipeline);
}

/* Until there is room; what only waits for slow files makes some. */
static int make_room(struct pipeline *pipeline)
{
	int rc = 0;

	while (rc == 0 &&
	       (pipeline->count == pipeline->room || pipeline->bytes >= LIMIT_AHEAD_BYTES)) {
		if (pipeline->overtake && pipeline_is_slow(pipeline))
			pipeline_give_back(pipeline);
		if (pipeline->count > 0)
			rc = pipeline_take(pipeline);
	}
	return rc;
}

int pipeline_put(struct pipeline *pipeline, const struct pipeline_file *file)
{
	int rc = make_room(pipeline);
	struct place *place;

	if (rc != 0) {
		if (file->fd >= 0)
			close(file->fd);
		if (pipeline->events->forget != NULL)
			pipeline->events->forget(pipeline->context, file->file);
		return rc;
	}
	place = place_at(pipeline, pipeline->count++);
	if (place->item == NULL)
		place->item = item_new();
	place->file = file->file;
	place->key = file->key;
	snprintf(place->label, sizeof(place->label), "%s", file->label);
	put_in(pipeline, place, file);
	return 0;
}

uint32_t pipeline_count(const struct pipeline *pipeline)
{
	return pipeline->count;
}

int pipeline_start(struct pipeline *pipeline)
{
	return workers_start(pipeline->workers);
}

int pipeline_drain(struct pipeline *pipeline)
{
	int rc = 0;

	while (rc == 0 && pipeline->count > 0)
		rc = pipeline_take(pipeline);
	return rc;
}
