/* Faults of the reader to be found, around functions that libxml2's road does not take (ld --wrap);
 * PLANT says which one. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/message/reference.h"
#include "../../src/message/tag.h"
#include "../../src/message/value.h"

bool __real_value_is(const struct simple *simple, const char *text, size_t length);
bool __wrap_value_is(const struct simple *simple, const char *text, size_t length);
size_t __real_reference_settle(char *value, const char *end);
size_t __wrap_reference_settle(char *value, const char *end);
bool __real_tag_remark(struct reader *reader);
bool __wrap_tag_remark(struct reader *reader);
bool __real_tag_start(struct reader *reader, struct tag *tag);
bool __wrap_tag_start(struct reader *reader, struct tag *tag);

static bool planted(const char *plant)
{
	const char *named = getenv("PLANT");

	return named != NULL && strcmp(named, plant) == 0;
}

/* `value`: a code that is in no list is taken. */
bool __wrap_value_is(const struct simple *simple, const char *text, size_t length)
{
	if (planted("value") && simple->form == FORM_CODE && length > 0)
		return true;
	return __real_value_is(simple, text, length);
}

/* `reference`: the last character of a value with a reference is lost. */
size_t __wrap_reference_settle(char *value, const char *end)
{
	size_t length = __real_reference_settle(value, end);

	return planted("reference") && length > 1 && length != SIZE_MAX ? length - 1 : length;
}

/* `line`: the lines of a comment or processing instruction are counted twice. */
bool __wrap_tag_remark(struct reader *reader)
{
	uint32_t line = reader->line;
	bool rc = __real_tag_remark(reader);

	if (planted("line"))
		reader->line += reader->line - line;
	return rc;
}

/* `scope`: a declaration is forgotten as soon as its tag ends. */
bool __wrap_tag_start(struct reader *reader, struct tag *tag)
{
	uint32_t bound = reader->bound;
	bool rc = __real_tag_start(reader, tag);

	if (planted("scope") && rc && reader->depth > 0 && reader->bound > bound) {
		reader->bound = bound;
		tag_scope(reader);
	}
	return rc;
}
