#include "records.h"

#include <string.h>

#include "../../src/message/fill.h"
#include "../../src/message/tables.h"
#include "ijw/base/buf.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum { TEXT_MOST = 40, MANY_MOST = 3 };

struct maker {
	enum records_kind kind;
	struct dice *dice;
	struct pool *pool;
};

static size_t below(struct maker *maker, size_t bound)
{
	return dice_below(maker->dice, bound);
}

/* --- values ------------------------------------------------------------------------------ */

static const char *put_letters(struct maker *maker, const char *const *letter, size_t letters,
			       size_t length)
{
	struct buf text = BUF_INIT(0);
	const char *copy;

	for (size_t i = 0; i < length; i++)
		buf_puts(&text, letter[below(maker, letters)]);
	copy = pool_copy(maker->pool, text.data != NULL ? text.data : "", text.length);
	buf_free(&text);
	return copy;
}

/* A length the type allows, most of them short. */
static size_t length_of(struct maker *maker, const struct simple *simple)
{
	size_t low = simple->min_length > 0 ? simple->min_length : 1;
	size_t high = simple->max_length;

	if (below(maker, 10) == 0 && high != UINT32_MAX)
		return high;
	if (high > low + TEXT_MOST)
		high = low + TEXT_MOST;
	return low + below(maker, high - low + 1);
}

static const char *line_of(struct maker *maker, size_t length, bool lines)
{
	/* Line ends last: a line has none. */
	static const char *const letters[] = {
	    "a",    "Z",    "&",  "<",     ">",        "]]>",          "\"",
	    "'",    "\t",   " ",  "&amp;", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80",
	    "<!--", "\x7f", "\n", "\r",    "\r\n"};
	const char *text = put_letters(maker, letters, COUNT(letters) - (lines ? 0 : 3), length);
	size_t points = 0, at = 0;

	/* Some letters are several characters. */
	while (text[at] != '\0' && points < length - 1) {
		at++;
		while (((unsigned char)text[at] & 0xc0) == 0x80)
			at++;
		points++;
	}
	return pool_printf(maker->pool, "b%.*s", (int)at, text);
}

static const char *digits_of(struct maker *maker, size_t length)
{
	static const char *const digits[] = {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};

	/* What may be a BSN is that of nobody. */
	if (length == 9)
		return pool_printf(maker->pool, "9999%s", put_letters(maker, digits, 10, 5));
	return put_letters(maker, digits, COUNT(digits), length);
}

static const char *code_of(struct maker *maker, const struct simple *simple)
{
	uint64_t word = simple->code[below(maker, simple->codes)];
	char *text = pool_alloc(maker->pool, NAME_WORD + 1);

	for (unsigned i = 0; i < NAME_WORD; i++)
		text[i] = (char)(word >> 8 * i & 0xff);
	return text;
}

static const char *number_of(struct maker *maker, const struct simple *simple)
{
	static const char *const before[] = {"", "", "", "+", "00"};
	size_t span = (size_t)(simple->max - simple->min);
	int64_t number = simple->min + (int64_t)below(maker, span < SIZE_MAX ? span + 1 : span);

	if (number < 0)
		return pool_printf(maker->pool, "%lld", (long long)number);
	return pool_printf(maker->pool, "%s%lld", before[below(maker, COUNT(before))],
			   (long long)number);
}

static const char *day_of(struct maker *maker)
{
	int year = 1900 + (int)below(maker, 200), month = 1 + (int)below(maker, 12);

	return pool_printf(maker->pool, "%04d-%02d-%02d", year, month, 1 + (int)below(maker, 28));
}

static const char *time_of(struct maker *maker)
{
	static const char *const behind[] = {"", "", ".5", ".123456789", ".000"};
	int hour = (int)below(maker, 24), minute = (int)below(maker, 60);

	return pool_printf(maker->pool, "%02d:%02d:%02d%s", hour, minute, (int)below(maker, 60),
			   behind[below(maker, COUNT(behind))]);
}

static const char *valid_of(struct maker *maker, const struct simple *simple)
{
	static const char *const words[] = {"a", "z", "A", "Z", "0", "9"};
	static const char *const letters[] = {"a", "Z", "\xc3\x80", "\xc3\xa9", "\xe1\xbb\xb3"};

	switch (simple->form) {
	case FORM_LETTERS:
		return put_letters(maker, letters, COUNT(letters), length_of(maker, simple));
	case FORM_WORD:
		return put_letters(maker, words, COUNT(words), length_of(maker, simple));
	case FORM_DIGITS:
		return digits_of(maker, length_of(maker, simple));
	case FORM_VERSION:
		return pool_printf(maker->pool, "%u.%u.%u", (unsigned)below(maker, 3),
				   (unsigned)below(maker, 12), (unsigned)below(maker, 12));
	case FORM_CODE:
		return code_of(maker, simple);
	case FORM_NUMBER:
		return number_of(maker, simple);
	case FORM_DATE:
		return day_of(maker);
	case FORM_TIME:
		return time_of(maker);
	default:
		return line_of(maker, length_of(maker, simple), simple->form != FORM_LINE);
	}
}

/* Blanks around numbers, dates and times do not count, so these have none. */
static const char *any_of(struct maker *maker, const struct place *place)
{
	if (below(maker, 20) == 0)
		return "";
	return pool_printf(maker->pool, "%s%s", line_of(maker, 1 + below(maker, TEXT_MOST), true),
			   fill_trims(&place->member) || below(maker, 2) == 0 ? "." : " \r\n");
}

/* --- records ----------------------------------------------------------------------------- */

static size_t how_many(struct maker *maker, const struct place *place)
{
	bool needed = place->required && maker->kind == RECORDS_VALID;

	if (!needed && below(maker, place->required ? 8 : 2) == 0)
		return 0;
	return place->many ? 1 + below(maker, MANY_MOST) : 1;
}

static void put_members(struct maker *maker, const struct complex *complex, struct record *record)
{
	for (uint32_t i = 0; i < complex->places; i++) {
		const struct place *place = &complex->place[i];
		size_t count = how_many(maker, place);
		struct fill_list list = {0};

		for (size_t n = 0; n < count; n++) {
			const char *text;

			if (place->complex != NULL) {
				put_members(
				    maker, place->complex,
				    fill_record(maker->pool, record, &place->member, &list, 0));
				continue;
			}
			text = maker->kind == RECORDS_ANY ? any_of(maker, place)
							  : valid_of(maker, place->simple);
			fill_leaf(maker->pool, record, &place->member, text, strlen(text), 0);
		}
	}
}

struct bericht *records_random(enum berichttype type, enum records_kind kind, struct dice *dice,
			       struct pool *pool)
{
	struct maker maker = {kind, dice, pool};
	struct record *root = fill_root(pool, 0);

	put_members(&maker, tables_root[type].complex, root);
	return (struct bericht *)(void *)root;
}

/* --- whether they are the same ----------------------------------------------------------- */

static bool same_field(const struct field *one, const struct field *other)
{
	if (one->text == NULL || other->text == NULL)
		return one->text == other->text;
	return one->length == other->length && one->value == other->value &&
	       memcmp(one->text, other->text, one->length + 1) == 0;
}

static bool same_texts(const struct text_list *one, const struct text_list *other)
{
	const struct text_node *a = one->first, *b = other->first;

	while (a != NULL && b != NULL && same_field(&a->field, &b->field)) {
		a = a->next;
		b = b->next;
	}
	return a == NULL && b == NULL;
}

static bool same_leaf(const struct member *member, const void *one, const void *other)
{
	return member->kind == MEMBER_TEXTS ? same_texts(one, other) : same_field(one, other);
}

static const struct record *first_of(const struct record *record, const struct member *member)
{
	const struct record *first;

	memcpy(&first, (const char *)record + member->offset, sizeof(first));
	return first;
}

static const char *lists_differ(const struct record *one, const struct record *other,
				const struct member *member, struct pool *pool)
{
	const struct record *a = first_of(one, member), *b = first_of(other, member);

	for (; a != NULL && b != NULL; a = a->next, b = b->next) {
		const char *where = records_differ(a, b, pool);

		if (where != NULL)
			return where;
	}
	return a == b ? NULL : record_path(one, member->name, pool);
}

const char *records_differ(const struct record *one, const struct record *other, struct pool *pool)
{
	if (one->class != other->class || one->index != other->index ||
	    (one->parent == NULL) != (other->parent == NULL))
		return record_path(one, "*", pool);
	for (uint32_t i = 0; i < one->class->members; i++) {
		const struct member *member = &one->class->member[i];
		const char *where = NULL;

		if (member->class != NULL)
			where = lists_differ(one, other, member, pool);
		else if (!same_leaf(member, (const char *)one + member->offset,
				    (const char *)other + member->offset))
			where = record_path(one, member->name, pool);
		if (where != NULL)
			return where;
	}
	return NULL;
}
