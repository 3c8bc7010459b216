/* The process that draws: ECharts in Duktape. It holds no descriptor but the one by which it is
 * asked, and can ask the system for nothing but memory (sandbox.h). */
#include <duktape.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/sandbox.h"
#include "chart_parts.h"

/* Objects of a chart point to each other, so that counting who points to them never frees them.
 * Their 2 MB a chart are collected after so many charts: each time costs as much as a small one. */
enum { COLLECT = 8 };

/* Duktape cannot go on, as when a script is nested too deep for it. */
static void end_at_once(void *context, const char *why)
{
	(void)context, (void)why;
	_exit(EXIT_FAILURE);
}

static void run(duk_context *script, const struct chart_file *file)
{
	size_t length = (size_t)(file->end - file->first);
	const char *dot = strrchr(file->name, '.');

	if (dot != NULL && strcmp(dot, ".json") == 0) {
		duk_push_lstring(script, file->first, length);
		duk_json_decode(script, -1);
		duk_push_global_object(script);
		duk_push_lstring(script, file->name, (size_t)(dot - file->name));
		duk_dup(script, -3);
		duk_put_prop(script, -3);
	} else {
		duk_push_string(script, file->name);
		duk_compile_lstring_filename(script, 0, file->first, length);
		duk_call(script, 0);
	}
	duk_set_top(script, 0);
}

static duk_ret_t run_all(duk_context *script, void *context)
{
	duk_set_top(script, 0);
	for (const struct chart_file *file = context; file->name != NULL; file++)
		run(script, file);
	return 0;
}

static duk_ret_t draw(duk_context *script, void *context)
{
	const struct buf *request = context;

	duk_get_global_string(script, "draw");
	duk_push_lstring(script, request->data, request->length);
	duk_json_decode(script, -1);
	duk_call(script, 1);
	duk_require_string(script, -1);
	return 1;
}

/* False when there is no more to come. */
static bool receive(int fd, void *bytes, size_t length)
{
	for (char *at = bytes; length > 0;) {
		ssize_t got = read(fd, at, length);

		if (got <= 0)
			return false;
		at += got;
		length -= (size_t)got;
	}
	return true;
}

/* The text on top of the stack, or what became of it as one. */
static void answer(duk_context *script, int fd, enum chart_answer kind)
{
	struct chart_frame frame = {.kind = kind};
	duk_size_t length;
	const char *text = duk_safe_to_lstring(script, -1, &length);

	if (length > LIMIT_CHART_BYTES) {
		frame.kind = CHART_REFUSED;
		text = "it is too large";
		length = strlen(text);
	}
	frame.length = (uint32_t)length;
	if (file_write(fd, &frame, sizeof(frame)) != 0 || file_write(fd, text, length) != 0)
		_exit(EXIT_FAILURE);
}

static void serve(duk_context *script, int fd, bool broken)
{
	struct buf request = BUF_INIT(LIMIT_CHART_BYTES);
	struct chart_frame frame;
	unsigned drawn = 0;

	while (receive(fd, &frame, sizeof(frame))) {
		char *room = buf_room(&request, frame.length);

		sandbox_renew(LIMIT_CHART_SECONDS);
		if (room == NULL || !receive(fd, room, frame.length))
			return;
		request.length = frame.length;
		if (broken) {
			answer(script, fd, CHART_BROKEN);
		} else {
			int failed = duk_safe_call(script, draw, &request, 0, 1);

			answer(script, fd, failed == 0 ? CHART_DRAWN : CHART_REFUSED);
			duk_pop(script);
		}
		if (++drawn % COLLECT == 0)
			duk_gc(script, 0);
		buf_clear(&request);
	}
}

_Noreturn void chart_child(int fd, const struct chart_file *files)
{
	duk_context *script;
	int landlock;
	bool broken;

	/* Whoever asks ends, then so does this; if that was before this line, the socket says so.
	 */
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	/* Scripts that ask what time it is here get an answer without files. */
	setenv("TZ", "UTC0", 1);
	tzset();
	if (sandbox_close(fd, LIMIT_CHART_MEMORY_BYTES, &landlock) != 0)
		_exit(EXIT_FAILURE);
	sandbox_renew(LIMIT_CHART_SECONDS);
	script = duk_create_heap(NULL, NULL, NULL, NULL, end_at_once);
	if (script == NULL)
		_exit(EXIT_FAILURE);
	broken = duk_safe_call(script, run_all, (void *)(uintptr_t)files, 0, 1) != 0;
	if (!broken)
		duk_pop(script);
	serve(script, fd, broken);
	_exit(EXIT_SUCCESS);
}
