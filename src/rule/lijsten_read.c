/* Reading a list: a table of columns says what a cell must be. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "ijw/base/csv.h"
#include "ijw/base/date.h"
#include "ijw/base/pool.h"
#include "ijw/base/utf8.h"
#include "lijst.h"

enum { NAMED_MAX = 20, CENT_DIGITS = 8, CODE_MAX = 5 };

/* Takes a cell into the line. False when it is not what is wanted. */
typedef bool take(struct regel *regel, const char *cell);

struct kolom {
	const char *name;
	const char *wanted;
	take *take;
	bool key;
};

static bool is_digits(const char *text, size_t length)
{
	return strlen(text) == length && strspn(text, "0123456789") == length;
}

static bool take_gemeente(struct regel *regel, const char *cell)
{
	(void)regel;
	return is_digits(cell, 4);
}

static bool take_gemeente_or_all(struct regel *regel, const char *cell)
{
	return cell[0] == '\0' || take_gemeente(regel, cell);
}

static bool take_aanbieder(struct regel *regel, const char *cell)
{
	(void)regel;
	return is_digits(cell, 8);
}

static bool take_aanbieder_or_all(struct regel *regel, const char *cell)
{
	return cell[0] == '\0' || take_aanbieder(regel, cell);
}

static bool take_categorie(struct regel *regel, const char *cell)
{
	(void)regel;
	return is_digits(cell, 2);
}

/* LDT_ProductCode. */
static bool take_code(struct regel *regel, const char *cell)
{
	size_t characters = 0;

	(void)regel;
	for (const char *at = cell; *at != '\0'; at++)
		characters += (*at & 0xC0) != 0x80;
	return characters >= 1 && characters <= CODE_MAX;
}

/* WJ756 without 83: euros have no tariff. */
static bool take_eenheid(struct regel *regel, const char *cell)
{
	static const char *const eenheden[] = {"01", "04", "14", "16", "82", "84"};

	(void)regel;
	for (size_t i = 0; i < sizeof(eenheden) / sizeof(eenheden[0]); i++)
		if (strcmp(cell, eenheden[i]) == 0)
			return true;
	return false;
}

/* LDT_Bedrag. */
static bool take_tarief(struct regel *regel, const char *cell)
{
	size_t length = strlen(cell);

	if (length == 0 || length > CENT_DIGITS || !is_digits(cell, length))
		return false;
	regel->tarief = strtoll(cell, NULL, 10);
	return true;
}

static bool take_naam(struct regel *regel, const char *cell)
{
	regel->naam = cell;
	return cell[0] != '\0';
}

static bool take_vanaf(struct regel *regel, const char *cell)
{
	return date_parse(cell, strlen(cell), &regel->vanaf) == 0;
}

static bool take_tot(struct regel *regel, const char *cell)
{
	return cell[0] == '\0' ||
	       (date_parse(cell, strlen(cell), &regel->tot) == 0 && regel->tot >= regel->vanaf);
}

#define VANAF "geldig_vanaf", "a date that exists, as YYYY-MM-DD", take_vanaf, false
#define TOT "geldig_tot", "a date as YYYY-MM-DD, not before geldig_vanaf, or empty", take_tot, false
#define NAAM "naam", "a name", take_naam, false
#define CODE "code", "a product code of 1 to 5 characters", take_code, true
#define GEMEENTE "gemeente", "four digits, as 0153, or empty for all", take_gemeente_or_all, true
#define AANBIEDER "aanbieder", "eight digits, or empty for all", take_aanbieder_or_all, true

enum { KOLOMMEN = 8 };

/* The columns of each list, a NULL name behind the last. */
static const struct kolom kolommen[LIJSTEN][KOLOMMEN] = {
    [LIJST_GEMEENTEN] =
	{
	    {"code", "four digits, as 0153", take_gemeente, true},
	    {NAAM},
	    {VANAF},
	    {TOT},
	},
    [LIJST_PRODUCTEN] =
	{
	    {GEMEENTE},
	    {"categorie", "two digits", take_categorie, true},
	    {CODE},
	    {VANAF},
	    {TOT},
	},
    [LIJST_TARIEVEN] =
	{
	    {GEMEENTE},
	    {AANBIEDER},
	    {CODE},
	    {"eenheid", "01, 04, 14, 16, 82 or 84", take_eenheid, true},
	    {"tarief", "whole cents, at most 8 digits", take_tarief, false},
	    {VANAF},
	    {TOT},
	},
    [LIJST_AANBIEDERS] =
	{
	    {"agb", "eight digits", take_aanbieder, true},
	    {NAAM},
	},
};

struct reading {
	struct tabel *tabel;
	const struct kolom *kolommen;
	int count; /* of columns */
	const char *file;
	struct buf *complaints;
	unsigned wrong;
	size_t room; /* lines that fit */
};

static bool named(struct reading *reading, uint32_t line)
{
	if (++reading->wrong > NAMED_MAX)
		return false;
	if (reading->complaints->length > 0)
		buf_puts(reading->complaints, "\n");
	buf_printf(reading->complaints, "%s:%u: ", reading->file, line);
	return true;
}

/* "code,naam,...", in which a header and a complaint agree. */
static void add_header(struct buf *out, const struct kolom *kolom)
{
	for (const char *comma = ""; kolom->name != NULL; kolom++, comma = ",")
		buf_printf(out, "%s%s", comma, kolom->name);
}

static bool is_header(const struct reading *reading, char *const *cells, int count)
{
	if (count != reading->count)
		return false;
	for (int i = 0; i < count; i++)
		if (strcasecmp(cells[i], reading->kolommen[i].name) != 0)
			return false;
	return true;
}

static bool is_utf8(char *const *cells, int count)
{
	for (int i = 0; i < count; i++)
		if (utf8_valid_prefix(cells[i], strlen(cells[i])) != strlen(cells[i]))
			return false;
	return true;
}

/* Fills a line. NULL, or the column that is wrong. */
static const struct kolom *fill(const struct reading *reading, struct regel *regel,
				char *const *cells)
{
	int keys = 0;

	*regel = (struct regel){
	    .key = {"", "", "", ""}, .naam = "", .vanaf = DAY_NONE, .tot = DAY_NEVER};
	for (int i = 0; i < reading->count; i++) {
		const struct kolom *kolom = &reading->kolommen[i];

		if (!kolom->take(regel, cells[i]))
			return kolom;
		if (kolom->key)
			regel->key[keys++] = cells[i];
	}
	return NULL;
}

static struct regel *next_regel(struct reading *reading)
{
	struct tabel *tabel = reading->tabel;

	tabel->regels = xmore(tabel->regels, tabel->count, &reading->room, sizeof(*tabel->regels));
	return &tabel->regels[tabel->count];
}

static void read_line(struct reading *reading, char *const *cells, int count, uint32_t line)
{
	struct regel *regel = next_regel(reading);
	const struct kolom *kolom;

	if (count != reading->count) {
		if (named(reading, line)) {
			buf_printf(reading->complaints, "the line must have %d cells, ",
				   reading->count);
			add_header(reading->complaints, reading->kolommen);
			buf_puts(reading->complaints, ", and every quote its second one");
		}
	} else if (!is_utf8(cells, count)) {
		if (named(reading, line))
			buf_puts(reading->complaints, "the file must be in UTF-8");
	} else if ((kolom = fill(reading, regel, cells)) != NULL) {
		if (named(reading, line))
			buf_printf(reading->complaints, "%s must be %s", kolom->name,
				   kolom->wanted);
	} else {
		regel->line = line;
		reading->tabel->count++;
	}
}

static int by_key(const void *left, const void *right)
{
	const struct regel *a = left, *b = right;
	int order = regel_compare(a, b->key);

	if (order != 0)
		return order;
	if (a->vanaf != b->vanaf)
		return a->vanaf < b->vanaf ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

/* Two lines of one key that hold on the same day: nobody knows which counts. */
static void check_overlap(struct reading *reading)
{
	const struct tabel *tabel = reading->tabel;

	for (size_t i = 1; i < tabel->count; i++) {
		const struct regel *a = &tabel->regels[i - 1], *b = &tabel->regels[i];

		if (regel_compare(a, b->key) != 0 || a->tot < b->vanaf)
			continue;
		if (named(reading, a->line > b->line ? a->line : b->line))
			buf_printf(reading->complaints,
				   "line %u has the same key and holds on the same day; end the "
				   "one before the other begins, or take one out",
				   a->line > b->line ? b->line : a->line);
	}
}

static void finish(struct reading *reading)
{
	struct tabel *tabel = reading->tabel;
	struct lijst_stand *stand = &tabel->stand;

	if (tabel->count == 0 && reading->wrong == 0 && named(reading, 1))
		buf_puts(reading->complaints, "there is no line below the header");
	if (tabel->count > 0)
		qsort(tabel->regels, tabel->count, sizeof(*tabel->regels), by_key);
	check_overlap(reading);
	stand->lines = (uint32_t)tabel->count;
	stand->vanaf = DAY_NEVER;
	for (size_t i = 0; i < tabel->count; i++)
		if (tabel->regels[i].vanaf < stand->vanaf)
			stand->vanaf = tabel->regels[i].vanaf;
	if (reading->wrong > NAMED_MAX)
		buf_printf(reading->complaints, "\n%s: %u more lines are wrong", reading->file,
			   reading->wrong - NAMED_MAX);
}

int lijst_parse(struct tabel *tabel, enum lijst lijst, const char *file, struct buf *complaints)
{
	struct reading reading = {
	    .tabel = tabel, .kolommen = kolommen[lijst], .file = file, .complaints = complaints};
	char *cells[KOLOMMEN] = {0};
	struct csv csv;
	int count;

	while (reading.kolommen[reading.count].name != NULL)
		reading.count++;
	csv_begin(&csv, tabel->bytes.data, tabel->bytes.length);
	count = csv_line(&csv, cells, reading.count);
	if (!is_header(&reading, cells, count)) {
		named(&reading, 1);
		buf_puts(complaints, "the first line must be ");
		add_header(complaints, reading.kolommen);
		return -1;
	}
	while ((count = csv_line(&csv, cells, reading.count)) >= 0)
		read_line(&reading, cells, count, csv.line);
	finish(&reading);
	return reading.wrong == 0 ? 0 : -1;
}
