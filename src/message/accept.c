#include "ijw/message/accept.h"

#include <stdlib.h>
#include <string.h>

#include "accept_internal.h"
#include "ijw/base/buf.h"
#include "ijw/base/limits.h"

/* Of one value. Past this libxml2's patterns come near the steps they allow themselves, and a value
 * that long is no everyday message. In bytes. */
enum { VALUE_BYTES = 64 * 1024 };

/* An open element with elements in it. */
struct frame {
	const struct accept_class *class;
	size_t at;      /* the place in the sequence */
	uint32_t count; /* elements seen at that place */
};

struct accept {
	const struct acceptor *acceptor;
	struct frame frames[LIMIT_DEPTH];
	size_t depth;
	const struct accept_simple *leaf; /* the open element without elements, or NULL */
	struct buf text;                  /* of the leaf; text comes in pieces */
	bool lost;                        /* no hope left */
	bool done;                        /* the root was closed */
};

struct accept *accept_new(void)
{
	struct accept *accept = xmalloc(sizeof(*accept));

	*accept = (struct accept){.lost = true, .text = BUF_INIT(VALUE_BYTES)};
	return accept;
}

void accept_free(struct accept *accept)
{
	if (accept == NULL)
		return;
	buf_free(&accept->text);
	free(accept);
}

void accept_begin(struct accept *accept, const struct acceptor *acceptor)
{
	accept->acceptor = acceptor;
	accept->depth = 0;
	accept->leaf = NULL;
	buf_clear(&accept->text);
	accept->lost = false;
	accept->done = false;
}

static bool is_named(const struct accept_element *element, const char *name, const char *namespace)
{
	return strcmp(element->name, name) == 0 && strcmp(element->namespace, namespace) == 0;
}

/* The place in the sequence that takes the element; NULL when there is none. The first that fits is
 * the only one, since a schema must not leave a choice. */
static const struct accept_element *take(struct frame *frame, const char *name,
					 const char *namespace)
{
	for (; frame->at < frame->class->elements; frame->at++, frame->count = 0) {
		const struct accept_element *element = &frame->class->element[frame->at];

		if (frame->count < element->max && is_named(element, name, namespace)) {
			if (element->max != UINT32_MAX || frame->count < element->min)
				frame->count++;
			return element;
		}
		if (frame->count < element->min)
			return NULL;
	}
	return NULL;
}

static const struct accept_element *expect(struct accept *accept, const char *name,
					   const char *namespace)
{
	const struct accept_element *root = &accept->acceptor->root;

	if (accept->depth > 0)
		return take(&accept->frames[accept->depth - 1], name, namespace);
	return !accept->done && is_named(root, name, namespace) ? root : NULL;
}

void accept_start(struct accept *accept, const char *name, const char *namespace, int attributes)
{
	const struct accept_element *element;

	if (accept->lost)
		return;
	element = accept->leaf == NULL && attributes == 0 ? expect(accept, name, namespace) : NULL;
	if (element == NULL || (element->class != NULL && accept->depth == LIMIT_DEPTH)) {
		accept->lost = true;
		return;
	}
	accept->leaf = element->simple;
	if (element->class != NULL)
		accept->frames[accept->depth++] = (struct frame){.class = element->class};
}

static bool is_blank(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\n' && bytes[i] != '\r')
			return false;
	return true;
}

void accept_text(struct accept *accept, const char *bytes, size_t length)
{
	if (accept->lost)
		return;
	if (accept->leaf != NULL)
		accept->lost = buf_add(&accept->text, bytes, length) != 0;
	else
		accept->lost = !is_blank(bytes, length);
}

/* Whether nothing is missing behind the place a sequence got to. */
static bool is_complete(const struct frame *frame)
{
	uint32_t count = frame->count;

	for (size_t at = frame->at; at < frame->class->elements; at++, count = 0)
		if (count < frame->class->element[at].min)
			return false;
	return true;
}

static void end_leaf(struct accept *accept)
{
	const char *text = accept->text.length > 0 ? accept->text.data : "";

	if (!accept_value(accept->leaf, text, accept->text.length))
		accept->lost = true;
	buf_clear(&accept->text);
	accept->leaf = NULL;
}

void accept_end(struct accept *accept)
{
	if (accept->lost)
		return;
	if (accept->leaf != NULL)
		end_leaf(accept);
	else if (accept->depth == 0 || !is_complete(&accept->frames[--accept->depth]))
		accept->lost = true;
	accept->done = accept->depth == 0;
}

void accept_remark(struct accept *accept)
{
	if (accept->leaf != NULL)
		accept->lost = true;
}

void accept_cdata(struct accept *accept)
{
	accept->lost = true;
}

enum accept_result accept_result(const struct accept *accept)
{
	return accept->done && !accept->lost ? ACCEPT_YES : ACCEPT_NO_ANSWER;
}
