/* A name that is masked after a report has said it. */
#include "ijw/intake/report.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/json.h"

/* Puts `to` for every `from` in a text. Places in it, one of each message that was noted and
 * rising, move with it. */
static void replace(struct buf *text, const char *from, const char *to, struct noted *noted,
		    size_t count, size_t place)
{
	const size_t length = strlen(from);
	struct buf out = BUF_INIT(0);
	size_t at = 0, next = 0;

	while (at < text->length) {
		const char *found = memmem(text->data + at, text->length - at, from, length);
		size_t end = found != NULL ? (size_t)(found - text->data) : text->length;

		for (; next < count; next++) {
			size_t *moves = (size_t *)(void *)((char *)&noted[next] + place);

			if (*moves > end)
				break;
			if (*moves >= at)
				*moves += out.length - at;
		}
		buf_add(&out, text->data + at, end - at);
		at = end;
		if (found == NULL)
			break;
		buf_puts(&out, to);
		at += length;
	}
	buf_free(text);
	*text = out;
}

/* A name as it stands in JSON, without its quotes. */
static void escape(const char *name, struct buf *out)
{
	struct buf text = BUF_INIT(0);
	struct json json;

	json_begin(&json, &text, JSON_COMPACT);
	json_array(&json, NULL);
	json_text(&json, NULL, name);
	json_end(&json);
	buf_add(out, text.data + 2, text.length - 4);
	buf_puts(out, "");
	buf_free(&text);
}

void report_rename(struct report *report, const char *from, const char *to)
{
	struct buf was = BUF_INIT(0), is = BUF_INIT(0);

	escape(from, &was);
	escape(to, &is);
	replace(&report->problems, from, to, NULL, 0, 0);
	replace(&report->dossier, from, to, NULL, 0, 0);
	replace(&report->messages, was.data, is.data, report->noted, report->count,
		offsetof(struct noted, json));
	replace(&report->labels, from, to, report->noted, report->count,
		offsetof(struct noted, label));
	buf_free(&was);
	buf_free(&is);
}
