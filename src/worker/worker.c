#include "ijw/worker/worker.h"

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/digest.h"
#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/sandbox.h"
#include "ijw/message/container.h"
#include "wire.h"

/* Messages come and go by a task at a time: a system call costs more than judging one. What is
 * judged does not wait longer than so many ms for what takes long. */
enum { READ_BYTES = 128 * 1024, FLUSH_BYTES = 64 * 1024, FLUSH_MS = 20, KEEP_BYTES = 1024 * 1024 };

struct worker {
	const struct worker_judge *judge;
	void *state;
	struct wire_stream stream;
	struct buf out;
	struct buf packed; /* the original at hand, compressed, or put together */
	int file;          /* that came with a container, or -1 */
	uint32_t item;     /* the container at hand, and the day it was received */
	int32_t day;
	bool each;       /* what is judged of it goes back at once */
	int64_t renewed; /* when its processor time was, in ticks */
};

/* A broken pipe means that nobody waits for the answer. */
static void flush(struct worker *worker)
{
	if (worker->out.length > 0 &&
	    file_write(WORKER_FD, worker->out.data, worker->out.length) != 0)
		_exit(EXIT_FAILURE);
	buf_clear(&worker->out);
	if (worker->out.capacity > KEEP_BYTES)
		buf_free(&worker->out);
}

/* Leaves room for the head of a frame; its length is known when its body is written. */
static size_t begin(struct worker *worker)
{
	const struct frame none = {0};
	size_t at = worker->out.length;

	buf_add(&worker->out, &none, sizeof(none));
	return at;
}

static void end(struct worker *worker, size_t at, enum frame_kind kind, uint32_t item,
		uint32_t value)
{
	struct frame frame = {.item = item, .kind = kind, .value = value};

	frame.length = (uint32_t)(worker->out.length - at - sizeof(frame));
	memcpy(worker->out.data + at, &frame, sizeof(frame));
}

/* Each message has its own processor time, within FLUSH_MS: nobody pays for those before it. */
static void begin_message(struct worker *worker)
{
	const int64_t now = clock_ticks();

	if (worker->out.length >= FLUSH_BYTES || now - worker->renewed >= FLUSH_MS)
		flush(worker);
	if (now - worker->renewed < FLUSH_MS)
		return;
	sandbox_renew(LIMIT_JUDGE_SECONDS);
	worker->renewed = now;
}

static void empty_packed(struct worker *worker)
{
	if (worker->packed.capacity > KEEP_BYTES)
		buf_free(&worker->packed);
	buf_clear(&worker->packed);
}

static void pack(struct worker *worker, const struct judgement *judgement, const char *bytes,
		 size_t length)
{
	empty_packed(worker);
	worker->judge->pack(worker->state, judgement, bytes, length, &worker->packed);
}

static void serve_message(struct worker *worker, const struct frame *frame, const char *bytes)
{
	struct judgement judgement;
	size_t at = begin(worker);

	worker->judge->judge(worker->state, bytes, frame->length, frame->day, &judgement);
	if (frame->value == WIRE_NEW)
		pack(worker, &judgement, bytes, frame->length);
	wire_write_judged(&judgement, frame->value == WIRE_NEW ? &worker->packed : NULL,
			  &worker->out);
	end(worker, at, FRAME_JUDGED, frame->item, 0);
}

static void serve_pieces(struct worker *worker, const struct frame *frame, const char *bytes)
{
	const size_t at = begin(worker);
	struct buf *original = &worker->packed;
	uint8_t sha256[SHA256_BYTES];

	empty_packed(worker);
	if (worker->judge->join(worker->state, bytes, frame->length, original) == 0) {
		digest_sha256(original->data != NULL ? original->data : "", original->length,
			      sha256);
		buf_add(&worker->out, sha256, sizeof(sha256));
	}
	end(worker, at, FRAME_DIGEST, frame->item, 0);
}

/* The answers go back at its end. */
static void serve_task(struct worker *worker, const struct frame *task, const char *bytes)
{
	const char *end = bytes + task->length;
	struct frame frame;

	while (bytes < end) {
		memcpy(&frame, bytes, sizeof(frame));
		begin_message(worker);
		if (frame.value == WIRE_PIECES)
			serve_pieces(worker, &frame, bytes + sizeof(frame));
		else
			serve_message(worker, &frame, bytes + sizeof(frame));
		bytes += sizeof(frame) + frame.length;
	}
}

/* Where the archive broke a worker before, each goes back by itself: those before the one that does
 * are not lost with it. */
static int serve_member(void *context, const char *name, enum fault fault, const char *bytes,
			size_t length)
{
	struct worker *worker = context;
	size_t at;

	begin_message(worker);
	at = begin(worker);
	if (fault == FAULT_NONE) {
		struct judgement judgement;

		worker->judge->judge(worker->state, bytes, length, worker->day, &judgement);
		pack(worker, &judgement, bytes, length);
		wire_write_member(name, &judgement, &worker->packed, bytes, length, &worker->out);
	} else {
		wire_write_member(name, NULL, NULL, NULL, 0, &worker->out);
	}
	end(worker, at, FRAME_MEMBER, worker->item, fault);
	if (worker->each)
		flush(worker);
	return 0;
}

static int pass_over(void *context, const char *name, enum fault fault, const char *bytes,
		     size_t length)
{
	(void)context, (void)name, (void)fault, (void)bytes, (void)length;
	sandbox_renew(LIMIT_JUDGE_SECONDS);
	return 0;
}

static bool is_whole(int fd)
{
	char head[CONTAINER_MAGIC_BYTES];
	ssize_t length = pread(fd, head, sizeof(head), 0);
	enum fault fault = FAULT_NONE;

	if (length > 0 && !container_tells_whole(head, (size_t)length))
		return false;
	container_each(fd, pass_over, NULL, &fault);
	return lseek(fd, 0, SEEK_SET) == 0 && fault != FAULT_ARCHIVE && fault != FAULT_NO_MEMBER;
}

static void serve_container(struct worker *worker, const struct frame *frame)
{
	enum frame_kind kind = FRAME_YOUNG;
	enum fault fault = FAULT_NONE;

	worker->item = frame->item;
	worker->day = frame->day;
	worker->each = (frame->value & CONTAINER_EACH) != 0;
	sandbox_renew(LIMIT_JUDGE_SECONDS);
	if ((frame->value & CONTAINER_CHECK) == 0 || is_whole(worker->file)) {
		container_each(worker->file, serve_member, worker, &fault);
		kind = FRAME_END;
	}
	close(worker->file);
	worker->file = -1;
	end(worker, begin(worker), kind, frame->item, fault);
}

/* A descriptor that came along belongs to the container whose frame it came with. */
static void take_file(struct worker *worker, struct msghdr *message)
{
	const struct cmsghdr *control = CMSG_FIRSTHDR(message);

	if (control != NULL && control->cmsg_level == SOL_SOCKET &&
	    control->cmsg_type == SCM_RIGHTS)
		memcpy(&worker->file, CMSG_DATA(control), sizeof(worker->file));
}

/* Waits for more; at least `want` bytes fit. False when there will be no more. */
static bool receive(struct worker *worker, size_t want)
{
	union {
		struct cmsghdr align;
		char bytes[CMSG_SPACE(sizeof(int))];
	} control;
	const size_t most = want > READ_BYTES ? want : READ_BYTES;
	struct iovec piece = {wire_room(&worker->stream, most), most};
	struct msghdr message = {.msg_iov = &piece,
				 .msg_iovlen = 1,
				 .msg_control = control.bytes,
				 .msg_controllen = sizeof(control.bytes)};
	ssize_t got;

	do
		got = recvmsg(WORKER_FD, &message, 0);
	while (got < 0 && errno == EINTR);
	if (got <= 0)
		return false;
	worker->stream.in.length += (size_t)got;
	take_file(worker, &message);
	return true;
}

static int serve(struct worker *worker)
{
	struct frame frame;

	for (;;) {
		size_t want = wire_missing(&worker->stream, &frame);
		const char *body;

		if (want > 0) {
			if (!receive(worker, want))
				return EXIT_SUCCESS;
			continue;
		}
		body = wire_take(&worker->stream, &frame);
		if (frame.kind == FRAME_CONTAINER)
			serve_container(worker, &frame);
		else
			serve_task(worker, &frame, body);
		flush(worker);
	}
}

/* All of them read it: the place up to which it was read is shared. */
static void *open_judge(const struct worker_judge *judge, const char *home)
{
	struct lijsten *lijsten = NULL;
	struct xsd *xsd = NULL;
	struct stat status;
	void *bytes;
	int rc;

	if (fstat(WORKER_LIJSTEN_FD, &status) != 0 || status.st_size == 0)
		return NULL;
	bytes = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, WORKER_LIJSTEN_FD, 0);
	if (bytes == MAP_FAILED)
		return NULL;
	rc = worker_unpack(bytes, (size_t)status.st_size, &lijsten, &xsd);
	munmap(bytes, (size_t)status.st_size);
	return rc == 0 ? judge->open(home, lijsten, xsd) : NULL;
}

int worker_main(const struct worker_judge *judge, const char *home)
{
	struct worker worker = {.judge = judge, .file = -1};
	int landlock;
	size_t at;

	/* Whoever started it ends, then so does this; if that was before this line, the socket says
	 * so. */
	if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
		return EXIT_FAILURE;
	/* Where there are too few processors the one writer of the database goes first. */
	(void)setpriority(PRIO_PROCESS, 0, LIMIT_NICE);
	/* For ps and top: the kernel took the name of the link it was started by. */
	(void)prctl(PR_SET_NAME, WORKER_NAME);
	/* libarchive turns times, which nobody looks at, into those of here: without files. */
	setenv("TZ", "UTC0", 1);
	tzset();
	worker.state = open_judge(judge, home);
	container_prepare();
	if (worker.state == NULL ||
	    sandbox_close(WORKER_FD, LIMIT_WORKER_MEMORY_BYTES, &landlock) != 0)
		return EXIT_FAILURE;
	worker.out = BUF_INIT(0);
	worker.packed = BUF_INIT(0);
	at = begin(&worker);
	judge->basis(worker.state, &worker.out);
	end(&worker, at, FRAME_HELLO, 0, (uint32_t)landlock);
	flush(&worker);
	_exit(serve(&worker));
}
