/* Faults to be found, around functions of the judge (ld --wrap); PLANT says which one. They lie
 * behind the parser, and one behind another: without feedback no random byte comes there. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/message/fill.h"
#include "ijw/base/pool.h"
#include "ijw/rule/catalogue.h"
#include "ijw/rule/judge.h"

void __real_fill_leaf(struct pool *pool, struct record *record, const struct member *member,
		      const char *text, size_t length, uint32_t line);
void __wrap_fill_leaf(struct pool *pool, struct record *record, const struct member *member,
		      const char *text, size_t length, uint32_t line);
void __real_finding_add(struct finding_list *list, const struct rule *rule, uint32_t line,
			const char *path, const char *detail);
void __wrap_finding_add(struct finding_list *list, const struct rule *rule, uint32_t line,
			const char *path, const char *detail);
void __real_judge_bytes(struct judge *judge, const char *bytes, size_t length,
			struct judgement *out);
void __wrap_judge_bytes(struct judge *judge, const char *bytes, size_t length,
			struct judgement *out);

static bool planted(const char *plant)
{
	const char *named = getenv("PLANT");

	return named != NULL && strcmp(named, plant) == 0;
}

/* The value that was read last. */
static char value[16];

static bool is_letter(char byte)
{
	return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

/* `overflow`: a date with a letter in its year, its month and its day goes past a block of the
 * heap. */
static void overflow(const char *bytes, size_t length)
{
	char *block;

	if (length < 9 || bytes[0] != '2')
		return;
	if (!is_letter(bytes[2]))
		return;
	if (!is_letter(bytes[5]))
		return;
	if (!is_letter(bytes[8]))
		return;
	block = xmalloc(8);
	memcpy(block, bytes, length);
	free(block);
}

void __wrap_fill_leaf(struct pool *pool, struct record *record, const struct member *member,
		      const char *text, size_t length, uint32_t line)
{
	if (planted("overflow"))
		overflow(text, length);
	memcpy(value, text, length < sizeof(value) ? length : sizeof(value) - 1);
	value[length < sizeof(value) ? length : sizeof(value) - 1] = '\0';
	__real_fill_leaf(pool, record, member, text, length, line);
}

/* `quote`: a finding on the schema says what stood there. */
void __wrap_finding_add(struct finding_list *list, const struct rule *rule, uint32_t line,
			const char *path, const char *detail)
{
	if (planted("quote") && rule == rule_find("XSD"))
		detail = pool_copy(list->pool, value, strlen(value));
	__real_finding_add(list, rule, line, path, detail);
}

/* `remember`: a message of another type than the one before it is warned of. */
void __wrap_judge_bytes(struct judge *judge, const char *bytes, size_t length,
			struct judgement *out)
{
	static enum berichttype before;

	__real_judge_bytes(judge, bytes, length, out);
	if (planted("remember") && out->verdict == VERDICT_ACCEPTED && out->type != before)
		__real_finding_add(&out->findings, rule_find("IJW012"), 0, "", NULL);
	before = out->type;
}
