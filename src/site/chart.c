#include "ijw/site/chart.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/json.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/pool.h"
#include "ijw/site/chart_check.h"
#include "chart_parts.h"

/* The last descriptor that is stderr's or a lower one: the child keeps one above it. */
enum { ABOVE = STDERR_FILENO + 1 };

bool chart_available(void)
{
	return chart_embedded[0].name != NULL;
}

/* The end of the child: it is asked nothing any more. Returns how it ended, as waitpid has it. */
static int end_child(struct chart_engine *engine, bool now)
{
	int status = 0;

	close(engine->fd);
	if (now)
		kill(engine->pid, SIGKILL);
	while (waitpid(engine->pid, &status, 0) < 0 && errno == EINTR)
		;
	engine->pid = 0;
	return status;
}

/* Between both a stream; our end never waits, and the other is above stderr. */
static int open_pair(int ends[2])
{
	int moved;

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		return -1;
	moved = fcntl(ends[1], F_DUPFD_CLOEXEC, ABOVE);
	close(ends[1]);
	ends[1] = moved;
	if (moved >= 0 && fcntl(ends[0], F_SETFL, O_NONBLOCK) == 0)
		return 0;
	close(ends[0]);
	if (moved >= 0)
		close(moved);
	return -1;
}

struct chart_engine *chart_open(const struct chart_file *files, int patience,
				enum language language)
{
	struct chart_engine *engine;
	int ends[2];
	pid_t pid;

	if (open_pair(ends) != 0) {
		log_errno("charts cannot be drawn");
		return NULL;
	}
	pid = fork();
	if (pid == 0)
		chart_child(ends[1], files);
	close(ends[1]);
	if (pid < 0) {
		log_errno("charts cannot be drawn");
		close(ends[0]);
		return NULL;
	}
	engine = xmalloc(sizeof(*engine));
	*engine = (struct chart_engine){
	    .pid = pid, .fd = ends[0], .patience = patience, .language = language};
	return engine;
}

struct chart_engine *chart_start(enum language language)
{
	return chart_available() ? chart_open(chart_embedded, LIMIT_CHART_MS, language) : NULL;
}

void chart_stop(struct chart_engine *engine)
{
	if (engine == NULL)
		return;
	if (engine->pid != 0)
		end_child(engine, true);
	free(engine);
}

/* Sends or receives all of it before the deadline. 0; -1 with errno: ETIMEDOUT, or ECONNRESET when
 * nobody is at the other end. */
static int move(struct chart_engine *engine, void *bytes, size_t length, bool out, int64_t deadline)
{
	for (char *at = bytes; length > 0;) {
		struct pollfd poll_fd = {.fd = engine->fd, .events = out ? POLLOUT : POLLIN};
		int64_t left = deadline - clock_ticks();
		ssize_t done;

		if (left <= 0 || (poll(&poll_fd, 1, (int)left) < 0 && errno != EINTR)) {
			errno = ETIMEDOUT;
			return -1;
		}
		done = out ? send(engine->fd, at, length, MSG_NOSIGNAL)
			   : recv(engine->fd, at, length, 0);
		if (done < 0 && (errno == EAGAIN || errno == EINTR))
			continue;
		if (done <= 0) {
			errno = ECONNRESET;
			return -1;
		}
		at += done;
		length -= (size_t)done;
	}
	return 0;
}

/* One request and its answer. 0; -1 with errno as above, or EPROTO for what is no answer. */
static int ask(struct chart_engine *engine, struct buf *request, struct chart_frame *frame,
	       struct buf *answer)
{
	int64_t deadline = clock_ticks() + engine->patience;
	char *room;

	*frame = (struct chart_frame){.length = (uint32_t)request->length};
	if (move(engine, frame, sizeof(*frame), true, deadline) != 0 ||
	    move(engine, request->data, request->length, true, deadline) != 0 ||
	    move(engine, frame, sizeof(*frame), false, deadline) != 0)
		return -1;
	room = buf_room(answer, frame->length);
	if (room == NULL || frame->kind > CHART_BROKEN) {
		errno = EPROTO;
		return -1;
	}
	if (move(engine, room, frame->length, false, deadline) != 0)
		return -1;
	answer->length = frame->length;
	room[frame->length] = '\0';
	return 0;
}

/* Nobody draws any more: says why, once. */
static void lose(struct chart_engine *engine, const char *id)
{
	int why = errno, status = end_child(engine, why != ECONNRESET);

	if (why == ETIMEDOUT)
		log_error(
		    "the chart %s took longer than %d seconds; from here on pages have tables "
		    "without charts",
		    id, engine->patience / 1000);
	else if (why == EPROTO)
		log_error(
		    "the chart %s came back as no chart; from here on pages have tables without "
		    "charts",
		    id);
	else
		log_error(
		    "the process that draws charts ended at %s (%s %d); from here on pages have "
		    "tables without charts",
		    id, WIFSIGNALED(status) ? _("signal") : _("status"),
		    WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

/* What draw() of share/charts/clean.js takes. */
static void write_request(const struct chart_engine *engine, const char *kind, const char *figures,
			  bool narrow, struct json *json)
{
	json_object(json, NULL);
	json_text(json, "soort", kind);
	json_bool(json, "smal", narrow);
	json_text(json, "taal", engine->language == LANGUAGE_EN ? "en" : "nl");
	json_value(json, "figuren", figures);
}

static void write_texts(const char *id, const char *title, const char *description,
			struct json *json)
{
	json_text(json, "id", id);
	json_text(json, "titel", title);
	json_text(json, "tekst", description);
	json_end(json);
}

/* 0 when what came may stand on a page. */
static int judge(struct chart_engine *engine, const struct chart_frame *frame,
		 const struct buf *answer, const char *id)
{
	const char *wrong;
	char shown[LIMIT_LABEL_BYTES + 1];

	if (frame->kind == CHART_DRAWN) {
		wrong = chart_check(answer->data, answer->length, id);
		if (wrong == NULL)
			return 0;
		log_error("the chart %s has %s, and is left out", id, _(wrong));
		return -1;
	}
	log_error("the chart %s was not drawn: %s", id,
		  label_show(answer->data, shown, sizeof(shown)));
	if (frame->kind == CHART_BROKEN)
		end_child(engine, true);
	return -1;
}

int chart_draw(struct chart_engine *engine, const char *kind, const char *json, bool narrow,
	       const char *id, const char *title, const char *description, struct buf *out)
{
	struct buf request = BUF_INIT(LIMIT_CHART_BYTES), answer = BUF_INIT(LIMIT_CHART_BYTES);
	struct chart_frame frame;
	struct json writer;
	int rc = -1;

	if (engine->pid == 0)
		return -1;
	json_begin(&writer, &request, JSON_COMPACT);
	write_request(engine, kind, json, narrow, &writer);
	write_texts(id, title, description, &writer);
	if (request.overflow)
		log_error("the chart %s has too many figures, and is left out", id);
	else if (ask(engine, &request, &frame, &answer) != 0)
		lose(engine, id);
	else if (judge(engine, &frame, &answer, id) == 0)
		rc = buf_add(out, answer.data, answer.length);
	buf_free(&request);
	buf_free(&answer);
	return rc;
}
