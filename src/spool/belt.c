#include "ijw/spool/belt.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/hash.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/side.h"

/* So many files are read between two looks at the workers. */
enum { PUMP_FILES = 16 };

/* Descriptors for everything but the files that wait to be read. */
enum { SPARE_DESCRIPTORS = 128 };

/* A file on the belt: first to be read, then a job, or a fault when there was nothing to judge. */
struct place {
	struct errand errand;
	struct job *job;              /* its `fd` is the file, until that is read */
	enum fault fault;             /* of reading it */
	uint8_t sha256[SHA256_BYTES]; /* of its bytes */
	char label[LIMIT_LABEL_BYTES];
	size_t bytes;     /* that it takes at most, as far as is known */
	int64_t received; /* seconds since 1970 */
	void *file;
};

struct belt {
	struct crew *crew;
	struct judge *judge;
	const struct belt_events *events;
	void *context;
	struct place places[LIMIT_AHEAD_FILES]; /* a ring, of which `room` are used */
	uint32_t room;
	uint32_t first;
	uint32_t count;
	size_t bytes; /* of all that is on it */
	struct side *reading;
	uint32_t quiet; /* the reading thread's: files since its last look at the workers */
};

/* Reads a file and makes its digest. An archive is read by the worker that opens it. */
static void read_place(struct place *place)
{
	struct job *job = place->job;
	struct stat status;
	bool archive = false;

	place->fault = job->fd < 0 || fstat(job->fd, &status) != 0
			   ? FAULT_FILE
			   : source_read(job->fd, &job->bytes, &archive);
	if (place->fault == FAULT_NONE)
		job->owner = (uint32_t)status.st_uid;
	if (archive)
		return;
	hash_sha256(job->bytes.data ? job->bytes.data : "", job->bytes.length, place->sha256);
	if (job->fd >= 0)
		close(job->fd);
	job->fd = -1;
}

/* What was read goes to the crew: it is judged while the one who takes the documents is at work on
 * those before. */
static void read_file(void *context, struct errand *errand)
{
	struct belt *belt = context;
	struct place *place = (struct place *)errand;

	read_place(place);
	if (place->fault == FAULT_NONE)
		crew_put(belt->crew, place->job);
	if (++belt->quiet >= PUMP_FILES) {
		belt->quiet = 0;
		crew_pump(belt->crew);
	}
}

/* A place has a descriptor until its file was read, that of an archive until it comes off. */
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
			      .room = places()};
	belt->reading = side_new(read_file, NULL, belt);
	return belt;
}

void belt_close(struct belt *belt)
{
	if (belt == NULL)
		return;
	side_free(belt->reading);
	if (crew_broken(belt->crew) > 0)
		log_note("workers broke %u times and were replaced", crew_broken(belt->crew));
	crew_close(belt->crew);
	for (uint32_t i = 0; i < belt->room; i++) {
		struct place *place = &belt->places[(belt->first + i) % belt->room];

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
	const struct job *job = place->job;
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

/* All documents of a file that is judged. */
static int deliver_job(struct belt *belt, struct place *place, bool *young)
{
	struct job *job = place->job;
	int rc;

	for (;;) {
		if (crew_wait(belt->crew, job) != 0)
			return -1;
		if (job->reply != REPLY_DOCUMENT)
			break;
		rc = deliver(belt, place, job->fault);
		if (rc != 0)
			return rc;
		crew_next(belt->crew, job);
	}
	*young = job->reply == REPLY_YOUNG;
	return job->reply == REPLY_END && job->fault != FAULT_NONE
		   ? deliver(belt, place, job->fault)
		   : 0;
}

int belt_take(struct belt *belt)
{
	struct place *place = &belt->places[belt->first];
	struct job *job = place->job;
	bool young = false;
	int rc;

	(void)side_done(belt->reading, &place->errand, true);
	rc = place->fault != FAULT_NONE ? deliver(belt, place, place->fault)
					: deliver_job(belt, place, &young);
	if (rc != 0)
		return rc;
	belt->bytes -= place->bytes;
	if (job->fd >= 0)
		close(job->fd);
	job_begin(job);
	belt->first = (belt->first + 1) % belt->room;
	belt->count--;
	return belt->events->end(belt->context, place->file, young);
}

/* What a file will take in memory: of an archive only its first bytes are read here. */
static size_t expect(int fd)
{
	struct stat status;

	if (fd < 0 || fstat(fd, &status) != 0 || status.st_size < 0)
		return 0;
	return status.st_size < (off_t)LIMIT_ENVELOPE_BYTES ? (size_t)status.st_size
							    : LIMIT_ENVELOPE_BYTES;
}

static void put_on(struct belt *belt, struct place *place, int fd, bool check)
{
	struct job *job = place->job;

	job->check = check;
	place->received = clock_now();
	job->day = clock_day(place->received);
	place->bytes = expect(fd);
	belt->bytes += place->bytes;
	job->fd = fd;
	side_put(belt->reading, &place->errand);
}

int belt_put(struct belt *belt, int fd, const char *label, bool check, void *file)
{
	struct place *place;
	int rc = 0;

	while (rc == 0 && (belt->count == belt->room || belt->bytes >= LIMIT_AHEAD_BYTES))
		rc = belt_take(belt);
	if (rc != 0) {
		if (fd >= 0)
			close(fd);
		if (belt->events->forget != NULL)
			belt->events->forget(belt->context, file);
		return rc;
	}
	place = &belt->places[(belt->first + belt->count++) % belt->room];
	if (place->job == NULL)
		place->job = job_new();
	place->file = file;
	snprintf(place->label, sizeof(place->label), "%s", label);
	put_on(belt, place, fd, check);
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
