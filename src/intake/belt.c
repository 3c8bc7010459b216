#include "ijw/intake/belt.h"

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

/* So many files are read, and documents taken, between two looks at the workers. */
enum { PUMP_TURNS = 32 };

/* While files overtake: how long a file is waited for before the slow ones are looked at, in ms; so
 * many documents of a slow one come off at a time, after so many files of others at most. */
enum { WAIT_MS = 100, SLOW_DOCUMENTS = 64, SLOW_FILES = 64 };

/* Descriptors for everything but the archives that wait to be read. */
enum { SPARE_DESCRIPTORS = 128 };

/* A file on the belt: a job, or a fault when there was nothing to judge. */
struct place {
	struct job *job;
	enum fault fault;             /* of reading it */
	uint8_t sha256[SHA256_BYTES]; /* of its bytes */
	char label[LIMIT_LABEL_BYTES];
	size_t bytes;     /* that it takes at most, as far as is known */
	int64_t received; /* seconds since 1970 */
	uint64_t key;
	void *file;
};

struct belt {
	struct crew *crew;
	struct judge *judge;
	const struct belt_events *events;
	void *context;
	struct place places[LIMIT_AHEAD_FILES];
	struct place *line[LIMIT_AHEAD_FILES]; /* a ring, of which `room` are used */
	uint32_t room;
	uint32_t first;
	uint32_t count;
	size_t bytes; /* of all that is on it */
	bool overtake;
	uint32_t passed; /* files that came off since a slow one had its turn */
	uint32_t turns;  /* files and documents since the last look at the workers */
};

/* Looks at the workers now and then: they judge while this process reads and stores. */
static void turn(struct belt *belt)
{
	if (++belt->turns < PUMP_TURNS)
		return;
	belt->turns = 0;
	crew_pump(belt->crew);
}

/* Reads a file and makes its digest. An archive is read by the worker that opens it. */
static enum fault read_place(struct place *place, int fd, const struct stat *status)
{
	struct job *job = place->job;
	bool archive = false;
	enum fault fault = source_read(fd, status->st_size, &job->bytes, &archive);

	if (archive) {
		job->fd = fd;
		return fault;
	}
	digest_sha256(job->bytes.data ? job->bytes.data : "", job->bytes.length, place->sha256);
	close(fd);
	return fault;
}

/* The place of an archive has a descriptor until it comes off. */
static uint32_t places(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0 ||
	    limit.rlim_cur >= LIMIT_AHEAD_FILES + SPARE_DESCRIPTORS)
		return LIMIT_AHEAD_FILES;
	return limit.rlim_cur > SPARE_DESCRIPTORS ? (uint32_t)limit.rlim_cur - SPARE_DESCRIPTORS
						  : 1;
}

struct belt *belt_open(const struct crew_options *options, const struct belt_events *events,
		       void *context, struct judge *judge)
{
	struct belt *belt = xmalloc(sizeof(*belt));

	*belt = (struct belt){.crew = crew_open(options),
			      .judge = judge,
			      .events = events,
			      .context = context,
			      .overtake = options->overtake,
			      .room = places()};
	for (uint32_t i = 0; i < belt->room; i++)
		belt->line[i] = &belt->places[i];
	return belt;
}

/* The place that is so many behind the first. */
static struct place *place_at(const struct belt *belt, uint32_t at)
{
	return belt->line[(belt->first + at) % belt->room];
}

void belt_close(struct belt *belt)
{
	if (belt == NULL)
		return;
	if (crew_broken(belt->crew) > 0)
		log_note("workers broke %u times and were replaced", crew_broken(belt->crew));
	crew_close(belt->crew);
	for (uint32_t i = 0; i < belt->room; i++) {
		struct place *place = place_at(belt, i);

		if (i < belt->count && belt->events->forget != NULL)
			belt->events->forget(belt->context, place->file);
		if (place->job != NULL && place->job->fd >= 0)
			close(place->job->fd);
		job_free(place->job);
	}
	free(belt);
}

static int deliver(struct belt *belt, struct place *place, enum fault fault)
{
	struct job *job = place->job;
	bool member = job->member != NULL;
	char label[LIMIT_LABEL_BYTES];
	struct source source = {.file = place->label, .fault = fault, .received = place->received};
	struct judgement none;

	if (member)
		source.member = label_show(job->member, label, sizeof(label));
	if (fault != FAULT_NONE) {
		if (fault == FAULT_LITTER)
			none = (struct judgement){0};
		else
			judge_fault(belt->judge, fault, &none);
		return belt->events->document(belt->context, place->file, &source, &none);
	}
	source.bytes = member ? job->content.data : job->bytes.data;
	source.length = member ? job->content.length : job->bytes.length;
	if (source.bytes == NULL)
		source.bytes = "";
	if (!member)
		source.sha256 = place->sha256;
	return belt->events->document(belt->context, place->file, &source, &job->judgement);
}

/* What an event returned, or -1. */
static int deliver_reply(struct belt *belt, struct place *place)
{
	int rc = deliver(belt, place, place->job->fault);

	if (rc != 0)
		return rc;
	crew_next(belt->crew, place->job);
	turn(belt);
	return 0;
}

/* The file is done, and its place free. */
static void leave(struct belt *belt, uint32_t at)
{
	struct place *place = place_at(belt, at);

	belt->bytes -= place->bytes;
	if (place->job->fd >= 0)
		close(place->job->fd);
	job_begin(place->job);
	for (; at > 0; at--)
		belt->line[(belt->first + at) % belt->room] = place_at(belt, at - 1);
	belt->line[belt->first] = place;
	belt->first = (belt->first + 1) % belt->room;
	belt->count--;
}

/* After all documents of a file. */
static int finish(struct belt *belt, uint32_t at)
{
	struct place *place = place_at(belt, at);
	const struct job *job = place->job;
	bool young = job->reply == REPLY_YOUNG;
	enum fault fault = place->fault;
	int rc = 0;

	if (fault == FAULT_NONE && job->reply == REPLY_END)
		fault = job->fault;
	if (fault != FAULT_NONE)
		rc = deliver(belt, place, fault);
	if (rc != 0)
		return rc;
	leave(belt, at);
	return belt->events->end(belt->context, place->file, young);
}

static bool has_reply(const struct place *place)
{
	return place->fault != FAULT_NONE || place->job->reply != REPLY_NONE;
}

/* Documents of a file, until its end, `most` of them, or, where files overtake, until it is slow. */
static int take_from(struct belt *belt, uint32_t at, uint32_t most)
{
	struct place *place = place_at(belt, at);
	struct job *job = place->job;
	int rc = 0;

	while (rc == 0 && most-- > 0 && place->fault == FAULT_NONE) {
		if (!belt->overtake)
			rc = crew_wait(belt->crew, job);
		else if (job->reply == REPLY_NONE)
			rc = crew_wait_until(belt->crew, job, clock_ticks() + WAIT_MS);
		if (rc != 0 || job->reply == REPLY_NONE)
			return rc;
		if (job->reply != REPLY_DOCUMENT)
			break;
		rc = deliver_reply(belt, place);
		if (job->fd >= 0 && most > SLOW_DOCUMENTS && crew_stuck(belt->crew, job))
			return rc;
	}
	if (rc != 0 || (place->fault == FAULT_NONE &&
			(job->reply == REPLY_NONE || job->reply == REPLY_DOCUMENT)))
		return rc;
	return finish(belt, at);
}

/* The first file that others need not overtake, and the first slow one that has something. The
 * number of files for none. */
static void look(struct belt *belt, uint32_t *next, uint32_t *slow)
{
	*next = *slow = belt->count;
	for (uint32_t i = 0; i < belt->count; i++) {
		struct place *place = place_at(belt, i);

		if (place->fault != FAULT_NONE || !crew_stuck(belt->crew, place->job)) {
			*next = i;
			return;
		}
		if (*slow == belt->count && has_reply(place))
			*slow = i;
	}
}

/* Waits for whatever comes from the workers. */
static int rest(struct belt *belt)
{
	struct job *job = place_at(belt, 0)->job;

	return crew_wait_until(belt->crew, job, clock_ticks() + WAIT_MS);
}

int belt_take(struct belt *belt)
{
	uint32_t next, slow;

	look(belt, &next, &slow);
	if (slow < belt->count &&
	    (next == belt->count || belt->passed >= SLOW_FILES || !has_reply(place_at(belt, next)))) {
		belt->passed = 0;
		return take_from(belt, slow, SLOW_DOCUMENTS);
	}
	if (next == belt->count)
		return rest(belt);
	belt->passed++;
	return take_from(belt, next, UINT32_MAX);
}

bool belt_is_slow(struct belt *belt)
{
	uint32_t next, slow;

	look(belt, &next, &slow);
	return next == belt->count;
}

bool belt_is_blocked(struct belt *belt, uint32_t sender)
{
	return crew_blocked(belt->crew, sender);
}

bool belt_has(const struct belt *belt, uint64_t key)
{
	for (uint32_t i = 0; i < belt->count; i++)
		if (place_at(belt, i)->key == key)
			return true;
	return false;
}

void belt_give_back(struct belt *belt)
{
	for (uint32_t i = belt->count; i-- > 0;) {
		struct place *place = place_at(belt, i);

		if (place->fault != FAULT_NONE || !crew_stuck(belt->crew, place->job) ||
		    !crew_take_back(belt->crew, place->job))
			continue;
		leave(belt, i);
		if (belt->events->forget != NULL)
			belt->events->forget(belt->context, place->file);
	}
}

/* What a file takes in memory: of an archive only its first bytes are read here. */
static size_t expect(const struct stat *status)
{
	return status->st_size < (off_t)LIMIT_ENVELOPE_BYTES ? (size_t)status->st_size
							     : LIMIT_ENVELOPE_BYTES;
}

/* Reads the file, and hands it to the crew: it is judged while this process is at work on those
 * before. */
static void put_on(struct belt *belt, struct place *place, const struct belt_file *file)
{
	struct job *job = place->job;
	struct stat status;

	job->check = file->check;
	job->sender = file->sender;
	place->received = clock_now();
	job->day = clock_day(place->received);
	place->bytes = 0;
	place->fault = FAULT_FILE;
	if (file->fd >= 0 && fstat(file->fd, &status) == 0) {
		job->owner = (uint32_t)status.st_uid;
		place->bytes = expect(&status);
		place->fault = read_place(place, file->fd, &status);
	} else if (file->fd >= 0) {
		close(file->fd);
	}
	belt->bytes += place->bytes;
	if (place->fault == FAULT_NONE)
		crew_put(belt->crew, job);
	turn(belt);
}

/* Until there is room; what only waits for slow files makes some. */
static int make_room(struct belt *belt)
{
	int rc = 0;

	while (rc == 0 && (belt->count == belt->room || belt->bytes >= LIMIT_AHEAD_BYTES)) {
		if (belt->overtake && belt_is_slow(belt))
			belt_give_back(belt);
		if (belt->count > 0)
			rc = belt_take(belt);
	}
	return rc;
}

int belt_put(struct belt *belt, const struct belt_file *file)
{
	int rc = make_room(belt);
	struct place *place;

	if (rc != 0) {
		if (file->fd >= 0)
			close(file->fd);
		if (belt->events->forget != NULL)
			belt->events->forget(belt->context, file->file);
		return rc;
	}
	place = place_at(belt, belt->count++);
	if (place->job == NULL)
		place->job = job_new();
	place->file = file->file;
	place->key = file->key;
	snprintf(place->label, sizeof(place->label), "%s", file->label);
	put_on(belt, place, file);
	return 0;
}

uint32_t belt_count(const struct belt *belt)
{
	return belt->count;
}

int belt_start(struct belt *belt)
{
	return crew_start(belt->crew);
}

int belt_drain(struct belt *belt)
{
	int rc = 0;

	while (rc == 0 && belt->count > 0)
		rc = belt_take(belt);
	return rc;
}
