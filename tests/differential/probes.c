#include "probes.h"

#include "text.h"

#include <stdbool.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum {
	LONG_TEXT = 1500, /* code points, where no facet sets an end */
	SLIPS = 12        /* places in a value */
};

/* Lists read best as running text. */
/* clang-format off */

/* Right, doubtful and wrong ways to write a number. */
static const char *const integers[] = {
    "", "+", "-", "+0", "-0", "-1", "+1", "++1", "+-1", "- 1", "007",
    "0000000000000000000000000000000000000001", "1.0", "1.", ".5", "1,0", "1e1", "0x1", "1 0",
    "99999999999999999999999", "18446744073709551617", "-99999999999", "INF", "NaN", "\xd9\xa3",
    "\xef\xbc\x93", "&#51;", "3&#32;", "2&#x9;",
};

/* Leap years, years no calendar has, months and days out of range, time zones, other notations. */
static const char *const dates[] = {
    "2024-02-29", "2023-02-29", "1900-02-29", "2000-02-29", "2100-02-29", "0000-01-01",
    "0001-01-01", "-0001-01-01", "-0004-02-29", "10000-01-01", "02024-01-01", "99999-12-31",
    "-10000-01-01", "+2024-01-01", "24-01-01", "2024-1-1", "2024-00-01", "2024-13-01",
    "2024-01-00", "2024-01-32", "2024-04-31", "2024-06-30", "2024-12-31", "2024/01/01", "20240101",
    "01-01-2024", "2024-01", "2024", "2024-01-01T00:00:00", "2024-01-01Z", "2024-01-01+01:00",
    "2024-01-01-14:00", "2024-01-01+00:00", "2024-01-01z", "2024-01-01+0100", "2024-01-01-05",
    "2024-001", "2024-W01-1", "9999-12-31", "", "x", "2024-01-0\xd9\xa1", "999999999999-01-01",
    "2024-01-01 ", "\n2024-01-01\t",
};

/* Midnight both ways, leap seconds, fractions, time zones, other notations. */
static const char *const times[] = {
    "24:00:00", "24:00:00.0", "24:00:01", "24:01:00", "25:00:00", "23:60:00", "23:59:60",
    "23:59:59", "00:00:00", "12:30", "12:30:1", "1:30:00", "123000", "12.30.00", "12:30:00.5",
    "12:30:00.123456789", "12:30:00.", "12:30:00,5", "12:30:00Z", "12:30:00+01:00",
    "12:30:00-01:00", "12:30:00+14:00", "12:30:00z", "-12:30:00", "+12:30:00", "", "12:30:00 ",
    "\t12:30:00", "T12:30:00", "12:30:00.0000000000000000000000001", "noon",
};

/* White space to XML, to Unicode only, and to nobody; as itself and as a reference. */
static const char *const spaces[] = {
    " ", "\t", "\n", "\r", "\r\n", "&#32;", "&#9;", "&#10;", "&#13;", "&#xA0;", "&#x85;",
    "&#x2003;", "&#x2028;", "&#x3000;", "&#x200B;", "&#xFEFF;", "&#x180E;", "   ",
};

/* Edges of the blocks and classes that patterns care about, marks, and the ends of Unicode. */
static const uint32_t points[] = {
    0x21, 0x22, 0x26, 0x2d, 0x2e, 0x30, 0x39, 0x3c, 0x3e, 0x41, 0x5a, 0x5b, 0x60, 0x61, 0x7a, 0x7b,
    0x7f, 0x80, 0xaa, 0xad, 0xb5, 0xbf, 0xc0, 0xc1, 0xd7, 0xe9, 0xf7, 0xff, 0x100, 0x130, 0x131,
    0x1c4, 0x2b0, 0x300, 0x301, 0x308, 0x37e, 0x410, 0x5d0, 0x660, 0x966, 0x1e9e, 0x1ef2, 0x1ef3,
    0x1ef4, 0x1ef9, 0x202e, 0x2028, 0x20ac, 0x212a, 0xd7ff, 0xe000, 0xff10, 0xff21, 0xfffd,
    0x10000, 0x1d7ce, 0x1f600, 0x10ffff,
};

/* clang-format on */

static void add(struct probes_list *list, const char *raw)
{
	if (list->count == list->room) {
		size_t room = list->room == 0 ? 64 : list->room * 2;
		const char **wider = pool_alloc(list->pool, room * sizeof(*wider));

		if (list->count > 0)
			memcpy(wider, list->raw, list->count * sizeof(*wider));
		list->raw = wider;
		list->room = room;
	}
	list->raw[list->count++] = raw;
}

static void add_all(struct probes_list *list, const char *const *raw, size_t count)
{
	for (size_t i = 0; i < count; i++)
		add(list, raw[i]);
}

/* The value repeated or cut to a number of code points. */
static const char *stretch(const char *text, size_t length, struct pool *pool)
{
	char *out = pool_alloc(pool, length * (TEXT_POINT - 1) + 1);
	const char *from = text;
	char *to = out;

	for (size_t i = 0; i < length; i++) {
		if (*from == '\0')
			from = text;
		if (*from == '\0')
			break;
		size_t bytes = text_first(from);

		memcpy(to, from, bytes);
		to += bytes;
		from += bytes;
	}
	return text_escape(out, pool);
}

/* Besides the value itself: letters of one, two and four bytes, since lengths count code points. */
static void probe_length(const struct model_simple *simple, const char *text,
			 struct probes_list *list)
{
	const char *const seeds[] = {text, "a", "7", "\xc3\xa9", "\xf0\x9f\x98\x80", "."};
	const long edges[] = {simple->min_length, simple->max_length};

	if (simple->base != MODEL_STRING)
		return;
	add(list, "");
	for (size_t e = 0; e < COUNT(edges); e++)
		for (long length = edges[e] - 1; edges[e] >= 0 && length <= edges[e] + 1; length++)
			for (size_t s = 0; length > 0 && s < COUNT(seeds); s++)
				add(list, stretch(seeds[s], (size_t)length, list->pool));
	if (simple->max_length < 0)
		for (size_t s = 0; s < COUNT(seeds); s++)
			add(list, stretch(seeds[s], LONG_TEXT, list->pool));
}

static void probe_range(const struct model_simple *simple, const char *text,
			struct probes_list *list)
{
	const long long edges[] = {simple->min, simple->max};

	(void)text;
	if (!simple->bounded)
		return;
	for (size_t e = 0; e < COUNT(edges); e++)
		for (long long number = edges[e] - 1; number <= edges[e] + 1; number++)
			add(list, pool_printf(list->pool, "%lld", number));
	for (long long number = 1; number <= simple->max / 10 + 1; number *= 10)
		add(list, pool_printf(list->pool, "%lld", number));
	add(list, pool_printf(list->pool, "%lld0", simple->max));
	add(list, pool_printf(list->pool, "%lld.0", simple->max));
}

static void probe_enumeration(const struct model_simple *simple, const char *text,
			      struct probes_list *list)
{
	static const char *const others[] = {"0",    "00",   "07",  "21", "1 ", "nl", "Nl",
					     "0000", "s300", "NL ", "XX", "c",  "d",  "-1"};

	(void)text;
	for (size_t i = 0; i < simple->values; i++) {
		const char *value = simple->value[i];
		size_t last = strlen(value) - 1;

		add(list, value);
		add(list, pool_printf(list->pool, "%.*s%c", (int)last, value, value[last] + 1));
		add(list, pool_printf(list->pool, "%.*s%c", (int)last, value, value[last] - 1));
		if (i % 8 == 0) {
			add(list, pool_printf(list->pool, "%s%c", value, value[last]));
			add(list, pool_printf(list->pool, "0%s", value));
			add(list, value + 1);
			add(list, pool_printf(list->pool, "%s|%s", value, simple->value[0]));
		}
	}
	if (simple->values > 0)
		add_all(list, others, COUNT(others));
}

/* One code point in the place of the first, behind the last, and alone. */
static void add_point(struct probes_list *list, uint32_t point, const char *text)
{
	char one[TEXT_POINT];
	const char *raw;

	text_encode(point, one);
	raw = text_escape(one, list->pool);
	add(list, raw);
	add(list,
	    pool_printf(list->pool, "%s%s", raw, text_escape(text + text_first(text), list->pool)));
	add(list, pool_printf(list->pool, "%s%s", text_escape(text, list->pool), raw));
}

static bool is_xml(uint32_t point)
{
	return point == 0x9 || point == 0xa || (point >= 0x20 && point <= 0xd7ff) ||
	       (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff);
}

/* Slips all along the value: a character lost, doubled, off by one, a zero put in or over it. */
static void add_slips(struct probes_list *list, const char *text)
{
	const char *at = text;

	for (size_t i = 0; i < SLIPS && *at != '\0'; i++) {
		size_t bytes = text_first(at);
		const char *front =
		    text_escape(pool_copy(list->pool, text, (size_t)(at - text)), list->pool);
		const char *one = text_escape(pool_copy(list->pool, at, bytes), list->pool);
		const char *rest = text_escape(at + bytes, list->pool);
		const char *off = "";

		if (*at > ' ' && *at < 'z')
			off = text_escape(pool_printf(list->pool, "%c", *at + 1), list->pool);
		add(list, pool_printf(list->pool, "%s%s%s", front, off, rest));
		add(list, pool_printf(list->pool, "%s%s", front, rest));
		add(list, pool_printf(list->pool, "%s%s%s%s", front, one, one, rest));
		add(list, pool_printf(list->pool, "%s0%s%s", front, one, rest));
		add(list, pool_printf(list->pool, "%s0%s", front, rest));
		at += bytes;
	}
}

/* The edges of a class are spelled out in the pattern itself: try each of its characters. */
static void probe_pattern(const struct model_simple *simple, const char *text,
			  struct probes_list *list)
{
	/* Digits and letters to a class like \d or \w, but not to one that is spelled out. */
	static const uint32_t foreign[] = {0x660, 0xff10, 0x1d7ce, 0xe9, 0x3b1, '_'};
	bool seen[128] = {false};

	for (size_t i = 0; i < simple->patterns; i++) {
		for (const char *at = simple->pattern[i]; *at != '\0';) {
			uint32_t point = text_decode(&at);

			for (uint32_t near = point - 1; near <= point + 1; near++) {
				if (!is_xml(near) || (near < COUNT(seen) && seen[near]))
					continue;
				if (near < COUNT(seen))
					seen[near] = true;
				add_point(list, near, text);
			}
		}
	}
	if (simple->patterns == 0)
		return;
	for (size_t i = 0; i < COUNT(foreign); i++)
		add_point(list, foreign[i], text);
	add_slips(list, text);
}

static void probe_integer(const struct model_simple *simple, const char *text,
			  struct probes_list *list)
{
	if (simple->base != MODEL_INTEGER)
		return;
	add_all(list, integers, COUNT(integers));
	add(list, pool_printf(list->pool, "+%s", text));
	add(list, pool_printf(list->pool, "-%s", text));
	add(list, pool_printf(list->pool, "000%s", text));
	add(list, pool_printf(list->pool, "%s.00", text));
}

static void probe_date(const struct model_simple *simple, const char *text,
		       struct probes_list *list)
{
	(void)text;
	if (simple->base == MODEL_DATE)
		add_all(list, dates, COUNT(dates));
}

static void probe_time(const struct model_simple *simple, const char *text,
		       struct probes_list *list)
{
	(void)text;
	if (simple->base == MODEL_TIME)
		add_all(list, times, COUNT(times));
}

static void probe_space(const struct model_simple *simple, const char *text,
			struct probes_list *list)
{
	const char *raw = text_escape(text, list->pool);
	size_t cut = text_first(text);

	(void)simple;
	for (size_t i = 0; i < COUNT(spaces); i++) {
		add(list, spaces[i]);
		add(list, pool_printf(list->pool, "%s%s", spaces[i], raw));
		add(list, pool_printf(list->pool, "%s%s", raw, spaces[i]));
		add(list, pool_printf(list->pool, "%s%s%s", spaces[i], raw, spaces[i]));
		add(list, pool_printf(list->pool, "%s%s%s",
				      text_escape(pool_copy(list->pool, text, cut), list->pool),
				      spaces[i], text_escape(text + cut, list->pool)));
	}
}

static void probe_characters(const struct model_simple *simple, const char *text,
			     struct probes_list *list)
{
	(void)simple;
	for (size_t i = 0; i < COUNT(points); i++) {
		add_point(list, points[i], text);
		add(list, pool_printf(list->pool, "&#x%x;", points[i]));
		add(list, pool_printf(list->pool, "&#%u;%s", points[i],
				      text_escape(text + text_first(text), list->pool)));
	}
}

static void probe_markup(const struct model_simple *simple, const char *text,
			 struct probes_list *list)
{
	static const char *const marks[] = {
	    "<!-- c -->",    "<!---->", "<?p i?>", "<![CDATA[]]>", "<![CDATA[ ]]>",
	    "<![CDATA[x]]>", "<x/>",    "&amp;",   "&lt;",         "&quot;"};
	const char *raw = text_escape(text, list->pool);
	size_t cut = text_first(text);

	(void)simple;
	for (size_t i = 0; i < COUNT(marks); i++) {
		add(list, marks[i]);
		add(list, pool_printf(list->pool, "%s%s", marks[i], raw));
		add(list, pool_printf(list->pool, "%s%s", raw, marks[i]));
		add(list, pool_printf(list->pool, "%s%s%s",
				      text_escape(pool_copy(list->pool, text, cut), list->pool),
				      marks[i], text_escape(text + cut, list->pool)));
	}
	add(list, pool_printf(list->pool, "<![CDATA[%s]]>", text));
	add(list, pool_printf(list->pool, "<![CDATA[%s]]>%s", text, raw));
}

static const struct {
	const char *name;
	void (*probe)(const struct model_simple *, const char *, struct probes_list *);
} kinds[PROBES_KINDS] = {
    [PROBES_LENGTH] = {"length at its edges", probe_length},
    [PROBES_RANGE] = {"range at its edges", probe_range},
    [PROBES_ENUMERATION] = {"enumeration and neighbours", probe_enumeration},
    [PROBES_PATTERN] = {"pattern at its edges", probe_pattern},
    [PROBES_INTEGER] = {"ways to write an integer", probe_integer},
    [PROBES_DATE] = {"ways to write a date", probe_date},
    [PROBES_TIME] = {"ways to write a time", probe_time},
    [PROBES_SPACE] = {"white space in a value", probe_space},
    [PROBES_CHARACTERS] = {"characters in a value", probe_characters},
    [PROBES_MARKUP] = {"markup in a value", probe_markup},
};

const char *probes_name(enum probes_kind kind)
{
	return kinds[kind].name;
}

void probes_add(enum probes_kind kind, const struct model_simple *simple, const char *text,
		struct probes_list *list)
{
	kinds[kind].probe(simple, text, list);
}
