#include "test_care.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"

static int32_t read_day(const char *text)
{
	int32_t day = DAY_NONE;

	ck_assert_msg(date_parse(text, strlen(text), &day) == 0, "no date: %s", text);
	return day;
}

static const struct message_kind {
	const char *name;
	enum berichttype type;
	enum event_soort soort;
} message_kinds[] = {
    {"301", JW301, EVENT_TOEWIJZING},
    {"305", JW305, EVENT_START},
    {"307", JW307, EVENT_STOP},
    {"315", JW315, EVENT_AANVRAAG},
    {"317", JW317, EVENT_WIJZIGING},
    {"319", JW319, EVENT_ANTWOORD},
    {"323", JW323, EVENT_PRESTATIE},
    {"325", JW325, EVENT_DECLARATIEANTWOORD},
    {"325p", JW325, EVENT_PRESTATIEANTWOORD},
};

enum value_kind { VALUE_TEXT, VALUE_YES, VALUE_DAY, VALUE_INT32, VALUE_INT64, VALUE_MONTH };

static const struct word {
	const char *name;
	enum value_kind kind;
	size_t offset;
} words[] = {
    {"id", VALUE_TEXT, offsetof(struct event, identificatie)},
    {"d", VALUE_DAY, offsetof(struct event, dagtekening)},
    {"nietig", VALUE_DAY, offsetof(struct event, nietig_vanaf)},
    {"gem", VALUE_INT32, offsetof(struct event, gemeente)},
    {"agb", VALUE_TEXT, offsetof(struct event, aanbieder)},
    {"cat", VALUE_TEXT, offsetof(struct event, categorie)},
    {"code", VALUE_TEXT, offsetof(struct event, code)},
    {"T", VALUE_INT64, offsetof(struct event, toewijzingnummer)},
    {"ref", VALUE_TEXT, offsetof(struct event, referentie)},
    {"td", VALUE_DAY, offsetof(struct event, toewijzingsdatum)},
    {"tt", VALUE_INT64, offsetof(struct event, toewijzingstijd)},
    {"in", VALUE_DAY, offsetof(struct event, ingangsdatum)},
    {"begin", VALUE_DAY, offsetof(struct event, begindatum)},
    {"eind", VALUE_DAY, offsetof(struct event, einddatum)},
    {"reden", VALUE_TEXT, offsetof(struct event, reden)},
    {"budget", VALUE_INT64, offsetof(struct event, budget)},
    {"st", VALUE_TEXT, offsetof(struct event, status)},
    {"antwoord", VALUE_TEXT, offsetof(struct event, status)},
    {"naar", VALUE_INT32, offsetof(struct event, anderegemeente)},
    {"verwijzer", VALUE_TEXT, offsetof(struct event, verwijzer)},
    {"born", VALUE_MONTH, offsetof(struct event, geboortemaand)},
    {"use", VALUE_TEXT, offsetof(struct event, datumgebruik)},
    {"rn", VALUE_TEXT, offsetof(struct event, referentienummer)},
    {"vorig", VALUE_TEXT, offsetof(struct event, vorigreferentienummer)},
    {"betreft", VALUE_TEXT, offsetof(struct event, betreft)},
    {"bd", VALUE_DAY, offsetof(struct event, betreft_dagtekening)},
    {"other", VALUE_YES, offsetof(struct event, foreign)},
    {"codes", VALUE_TEXT, offsetof(struct event, retourcodes)},
    {"acodes", VALUE_TEXT, offsetof(struct event, antwoordcodes)},
};

static void set_value(struct event *event, const struct word *word, const char *value)
{
	const char *text = strcmp(value, "-") == 0 ? NULL : value;
	char *at = (char *)event + word->offset;
	const bool yes = true;
	int64_t getal = 0;
	int32_t day = 0;

	switch (word->kind) {
	case VALUE_TEXT:
		memcpy(at, &text, sizeof(text));
		return;
	case VALUE_YES:
		memcpy(at, &yes, sizeof(yes));
		return;
	case VALUE_INT64:
		getal = strtoll(value, NULL, 10);
		memcpy(at, &getal, sizeof(getal));
		return;
	case VALUE_INT32:
		day = (int32_t)strtol(value, NULL, 10);
		break;
	case VALUE_DAY:
		day = read_day(value);
		break;
	case VALUE_MONTH:
		day = (int32_t)(strtol(value, NULL, 10) * 12 + strtol(value + 5, NULL, 10) - 1);
		break;
	}
	memcpy(at, &day, sizeof(day));
}

static void read_word(struct event *event, char *text)
{
	char *value = strchr(text, '=');

	ck_assert_msg(value != NULL, "no value: %s", text);
	*value++ = '\0';
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (strcmp(words[i].name, text) == 0) {
			set_value(event, &words[i], value);
			return;
		}
	}
	ck_abort_msg("unknown word: %s", text);
}

static struct event read_line(char *line, size_t number, struct pool *pool)
{
	struct event event = event_none();
	char *rest = NULL, *word = strtok_r(line, " ", &rest);

	for (size_t i = 0; i < sizeof(message_kinds) / sizeof(message_kinds[0]); i++) {
		if (strcmp(message_kinds[i].name, word) == 0) {
			event.type = message_kinds[i].type;
			event.soort = message_kinds[i].soort;
		}
	}
	ck_assert_msg(event.type != BERICHT_ONBEKEND, "unknown message: %s", word);
	event.regel = 1;
	event.identificatie = pool_printf(pool, "M%zu", number);
	event.gemeente = 153;
	event.aanbieder = "X";
	if (event.soort != EVENT_ANTWOORD)
		event.categorie = "45";
	if (event.soort == EVENT_START || event.soort == EVENT_STOP)
		event.status = "1";
	if (event.soort == EVENT_PRESTATIE)
		event.budget = 100;
	while ((word = strtok_r(NULL, " ", &rest)) != NULL)
		read_word(&event, word);
	return event;
}

struct event *table_events(const char *table, struct pool *pool, size_t *count)
{
	char *copy = pool_copy(pool, table, strlen(table)), *rest = NULL, *line;
	struct event *events = pool_alloc(pool, 64 * sizeof(*events));

	*count = 0;
	for (line = strtok_r(copy, "\n", &rest); line != NULL; line = strtok_r(NULL, "\n", &rest)) {
		ck_assert_uint_lt(*count, 64);
		events[*count] = read_line(line, *count + 1, pool);
		++*count;
	}
	return events;
}

/* ---- Examples ---- */

uint32_t table_random(uint32_t *state, uint32_t bound)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state % bound;
}

static void swap(struct event *a, struct event *b)
{
	struct event keep = *a;

	*a = *b;
	*b = keep;
}

/* NULL: the defaults. */
static const struct parameters *chosen;

void table_parameters(const struct parameters *parameters)
{
	chosen = parameters;
}

static struct parameters parameters_now(void)
{
	return chosen != NULL ? *chosen : parameters_default();
}

static void same_rows(const struct event *events, size_t count, int32_t p, int32_t k,
		      const char *rows)
{
	struct parameters parameters = parameters_now();
	struct pool *pool = pool_new();
	struct derived derived = derive(events, count, p, k, &parameters, pool);

	ck_assert_str_eq(table_rows(&derived, pool), rows);
	pool_free(pool);
}

/* Every order of the events from `at` on. */
static void permute(struct event *events, size_t at, size_t count, int32_t p, int32_t k,
		    const char *rows)
{
	if (at == count)
		same_rows(events, count, p, k, rows);
	for (size_t i = at; i < count; i++) {
		swap(&events[at], &events[i]);
		permute(events, at + 1, count, p, k, rows);
		swap(&events[at], &events[i]);
	}
}

static void shuffle_many(struct event *events, size_t count, int32_t p, int32_t k, const char *rows)
{
	uint32_t state = 2463534242u;

	for (int round = 0; round < 100; round++) {
		for (size_t i = count; i > 1; i--)
			swap(&events[i - 1], &events[table_random(&state, (uint32_t)i)]);
		same_rows(events, count, p, k, rows);
	}
}

char *table_derive(const char *table, const char *peildatum, const char *kennisdatum,
		   struct pool *pool)
{
	struct parameters parameters = parameters_now();
	int32_t p = read_day(peildatum), k = read_day(kennisdatum);
	size_t count;
	struct event *events = table_events(table, pool, &count);
	struct derived derived = derive(events, count, p, k, &parameters, pool);
	char *rows = table_rows(&derived, pool);

	if (count <= 5)
		permute(events, 0, count, p, k, rows);
	else
		shuffle_many(events, count, p, k, rows);
	return rows;
}

static bool line_has(const char *line, size_t length, const char *word, size_t size)
{
	for (size_t at = 0; at + size < length; at++)
		if ((at == 0 || line[at - 1] == ' ') && memcmp(line + at, word, size) == 0 &&
		    line[at + size] == ' ')
			return true;
	return false;
}

int table_count(const char *rows, const char *wanted)
{
	int count = 0;

	while (*rows != '\0') {
		size_t length = strcspn(rows, "\n");
		bool all = true;

		for (const char *word = wanted; *word != '\0'; word += strspn(word, " ")) {
			size_t size = strcspn(word, " ");

			all = all && line_has(rows, length, word, size);
			word += size;
		}
		count += all;
		rows += length + 1;
	}
	return count;
}

void table_expect(const char *rows, const char *wanted)
{
	ck_assert_msg(table_count(rows, wanted) == 1,
		      "expected one row with: %s\nthe rows are:\n%s", wanted, rows);
}

void table_example(const char *table, const char *peildatum, const char *kennisdatum,
		   const char *expected)
{
	struct pool *pool = pool_new();
	char *rows = table_derive(table, peildatum, kennisdatum, pool);
	char *copy = pool_copy(pool, expected, strlen(expected)), *rest = NULL;

	for (char *line = strtok_r(copy, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		if (strncmp(line, "no ", 3) == 0)
			ck_assert_msg(table_count(rows, line + 3) == 0,
				      "expected no row with: %s\nthe rows are:\n%s", line + 3,
				      rows);
		else
			table_expect(rows, line);
	}
	pool_free(pool);
}
