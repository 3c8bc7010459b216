#include "classes.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/message/make.h"

#define ROOT "/Bericht" /* where the body hangs */

static struct record **slot_of(struct record *record, const struct member *member)
{
	return (struct record **)(void *)((char *)record + member->offset);
}

/* Of a class that carries codes: where it has them. */
static const struct member *codes_member(const struct class *class)
{
	for (uint32_t i = 0; i < class->members; i++)
		if (class->member[i].class == &class_retourcodes)
			return &class->member[i];
	return NULL;
}

static struct retourcodes *codes_of(struct record *record)
{
	const struct member *member = codes_member(record->class);

	return member != NULL ? (struct retourcodes *)(void *)*slot_of(record, member) : NULL;
}

struct record *classes_copy(const struct record *record, struct record *parent, struct pool *pool)
{
	const struct class *class = record->class;
	struct record *copy = pool_alloc(pool, class->size);

	memcpy(copy, record, class->size);
	copy->parent = parent;
	copy->next = NULL;
	for (uint32_t i = 0; i < class->members; i++) {
		struct record **to;

		if (class->member[i].class == NULL)
			continue;
		to = slot_of(copy, &class->member[i]);
		for (const struct record *at = *to; at != NULL; at = at->next) {
			*to = classes_copy(at, copy, pool);
			to = &(*to)->next;
		}
	}
	return copy;
}

/* Calls `visit` for the record and for all below it, the outer ones first. `above` is what it
 * returned for the nearest one around. */
typedef bool visit_record(struct record *record, bool above, struct pool *pool);

static void visit_all(struct record *record, bool above, visit_record *visit, struct pool *pool)
{
	const struct class *class = record->class;
	bool here = visit(record, above, pool);

	for (uint32_t i = 0; i < class->members; i++) {
		if (class->member[i].class == NULL)
			continue;
		for (struct record *at = *slot_of(record, &class->member[i]); at != NULL;
		     at = at->next)
			visit_all(at, here, visit, pool);
	}
}

static bool prepare(struct record *record, bool above, struct pool *pool)
{
	const struct member *member = codes_member(record->class);

	if (member != NULL)
		make_record(pool, record, member->offset, NULL);
	return above;
}

void classes_prepare(struct record *body, struct pool *pool)
{
	visit_all(body, false, prepare, pool);
}

static bool finish(struct record *record, bool above, struct pool *pool)
{
	struct retourcodes *codes = codes_of(record);

	if (codes == NULL)
		return above;
	if (codes->retourcode.first != NULL)
		return true;
	classes_code(codes, above ? CLASSES_LEFT : CLASSES_WELL, pool);
	return above;
}

void classes_finish(struct record *body, struct pool *pool)
{
	visit_all(body, false, finish, pool);
}

void classes_code(struct retourcodes *codes, const char *code, struct pool *pool)
{
	for (const struct text_node *node = codes->retourcode.first; node; node = node->next)
		if (field_is(&node->field, code))
			return;
	MAKE_TEXT(pool, codes, retourcode, code);
}

/* --- where a finding belongs ------------------------------------------------------------- */

/* Whether `names`, with ", " between them, has this element. */
static bool is_named(const char *names, const char *name)
{
	const size_t length = strlen(name);

	while (names != NULL && *names != '\0') {
		size_t one = strcspn(names, ",");

		if (one == length && memcmp(names, name, length) == 0)
			return true;
		names += one;
		names += strspn(names, ", ");
	}
	return false;
}

/* The child that the first step of a path names, `*path` moving behind it; NULL when there is none:
 * it may be a leaf. */
static struct record *step(struct record *record, const char **path, const char **name)
{
	const char *at = *path + (**path == '/');
	size_t length = strcspn(at, "/[");
	unsigned long number = at[length] == '[' ? strtoul(at + length + 1, NULL, 10) : 1;

	*path = at + strcspn(at, "/");
	for (uint32_t i = 0; length > 0 && i < record->class->members; i++) {
		const struct member *member = &record->class->member[i];
		struct record *child;

		if (member->class == NULL || strlen(member->name) != length ||
		    memcmp(member->name, at, length) != 0)
			continue;
		child = *slot_of(record, member);
		while (child != NULL && --number > 0)
			child = child->next;
		*name = member->name;
		return child;
	}
	return NULL;
}

/* The first record below this one whose element is named. */
static struct record *named_below(struct record *record, const char *names)
{
	for (uint32_t i = 0; i < record->class->members; i++) {
		const struct member *member = &record->class->member[i];
		struct record *found = NULL;

		if (member->class == NULL)
			continue;
		for (struct record *at = *slot_of(record, member); at && !found; at = at->next)
			found = is_named(names, member->name) ? at : named_below(at, names);
		if (found != NULL && codes_of(found) != NULL)
			return found;
	}
	return NULL;
}

struct retourcodes *classes_at(struct record *body, const char *path, const char *class)
{
	struct record *innermost = body, *named = NULL, *coded = body;
	const char *name = NULL;

	if (strncmp(path, ROOT, strlen(ROOT)) == 0)
		path += strlen(ROOT);
	for (struct record *at = step(body->parent, &path, &name); at != NULL;
	     at = step(at, &path, &name)) {
		innermost = at;
		if (codes_of(at) == NULL)
			continue;
		coded = at;
		if (is_named(class, name))
			named = at;
	}
	if (named == NULL)
		named = named_below(innermost, class);
	return codes_of(named != NULL ? named : coded);
}
