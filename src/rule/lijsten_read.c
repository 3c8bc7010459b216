/* Reading a list: a table of columns says what a cell must be. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/csv.h"
#include "ijw/base/date.h"
#include "ijw/base/pool.h"
#include "ijw/base/text.h"
#include "lijst.h"

enum { CENT_DIGITS = 8, CODE_MAX = 5 };

static bool take_gemeente(void *row, const char *cell)
{
	(void)row;
	return ascii_is_digits(cell, 4);
}

static bool take_gemeente_or_all(void *row, const char *cell)
{
	return cell[0] == '\0' || take_gemeente(row, cell);
}

static bool take_aanbieder(void *row, const char *cell)
{
	(void)row;
	return ascii_is_digits(cell, 8);
}

static bool take_aanbieder_or_all(void *row, const char *cell)
{
	return cell[0] == '\0' || take_aanbieder(row, cell);
}

static bool take_categorie(void *row, const char *cell)
{
	(void)row;
	return ascii_is_digits(cell, 2);
}

/* LDT_ProductCode. */
static bool take_code(void *row, const char *cell)
{
	size_t characters = 0;

	(void)row;
	for (const char *at = cell; *at != '\0'; at++)
		characters += (*at & 0xC0) != 0x80;
	return characters >= 1 && characters <= CODE_MAX;
}

/* WJ756 without 83: euros have no tariff. */
static bool take_eenheid(void *row, const char *cell)
{
	static const char *const eenheden[] = {"01", "04", "14", "16", "82", "84"};

	(void)row;
	for (size_t i = 0; i < sizeof(eenheden) / sizeof(eenheden[0]); i++)
		if (strcmp(cell, eenheden[i]) == 0)
			return true;
	return false;
}

/* LDT_Bedrag. */
static bool take_tarief(void *row, const char *cell)
{
	struct regel *regel = row;
	size_t length = strlen(cell);

	if (length == 0 || length > CENT_DIGITS || !ascii_is_digits(cell, length))
		return false;
	regel->tarief = strtoll(cell, NULL, 10);
	return true;
}

static bool take_naam(void *row, const char *cell)
{
	struct regel *regel = row;

	regel->naam = cell;
	return cell[0] != '\0';
}

static bool take_vanaf(void *row, const char *cell)
{
	struct regel *regel = row;

	return csv_date(cell, &regel->vanaf) == 0;
}

static bool take_tot(void *row, const char *cell)
{
	struct regel *regel = row;

	return cell[0] == '\0' ||
	       (csv_date(cell, &regel->tot) == 0 && regel->tot >= regel->vanaf);
}

#define VANAF "geldig_vanaf", N_("a date that exists, as YYYY-MM-DD or DD-MM-YYYY"), take_vanaf, false
#define TOT \
	"geldig_tot",                                                                         \
	    N_("a date as YYYY-MM-DD or DD-MM-YYYY, not before geldig_vanaf, or empty"), take_tot, \
	    false
#define NAAM "naam", N_("a name"), take_naam, false
#define CODE "code", N_("a product code of 1 to 5 characters"), take_code, true
#define GEMEENTE \
	"gemeente", N_("four digits, as 0153, or empty for all"), take_gemeente_or_all, true
#define AANBIEDER "aanbieder", N_("eight digits, or empty for all"), take_aanbieder_or_all, true

enum { KOLOMMEN = 8 }; /* of the longest list, and the end */

/* The columns of each list, a NULL name behind the last. */
static const struct csv_column kolommen[LIJSTEN][KOLOMMEN] = {
    [LIJST_GEMEENTEN] =
	{
	    {"code", N_("four digits, as 0153"), take_gemeente, true},
	    {NAAM},
	    {VANAF},
	    {TOT},
	},
    [LIJST_PRODUCTEN] =
	{
	    {GEMEENTE},
	    {"categorie", N_("two digits"), take_categorie, true},
	    {CODE},
	    {VANAF},
	    {TOT},
	},
    [LIJST_TARIEVEN] =
	{
	    {GEMEENTE},
	    {AANBIEDER},
	    {CODE},
	    {"eenheid", N_("01, 04, 14, 16, 82 or 84"), take_eenheid, true},
	    {"tarief", N_("whole cents, at most 8 digits"), take_tarief, false},
	    {VANAF},
	    {TOT},
	},
    [LIJST_AANBIEDERS] =
	{
	    {"agb", N_("eight digits"), take_aanbieder, true},
	    {NAAM},
	},
};

struct reading {
	struct tabel *tabel;
	const struct csv_column *kolommen;
	struct csv_faults faults;
	size_t room; /* lines that fit */
};

static const struct csv_column *read_line(void *context, char *const *cells, unsigned line)
{
	struct reading *reading = context;
	struct tabel *tabel = reading->tabel;
	const struct csv_column *wrong;
	struct regel *regel;
	int keys = 0;

	tabel->regels = xmore(tabel->regels, tabel->count, &reading->room, sizeof(*tabel->regels));
	regel = &tabel->regels[tabel->count];
	*regel = (struct regel){
	    .key = {"", "", "", ""}, .naam = "", .vanaf = DAY_NONE, .tot = DAY_NEVER, .line = line};
	wrong = csv_take(reading->kolommen, regel, cells);
	if (wrong != NULL)
		return wrong;
	for (int i = 0; reading->kolommen[i].name != NULL; i++)
		if (reading->kolommen[i].key)
			regel->key[keys++] = cells[i];
	tabel->count++;
	return NULL;
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
		if (csv_fault(&reading->faults, a->line > b->line ? a->line : b->line))
			buf_printf(reading->faults.text,
				   "line %u has the same key and holds on the same day; end the "
				   "one before the other begins, or take one out",
				   a->line > b->line ? b->line : a->line);
	}
}

static void finish(struct reading *reading)
{
	struct tabel *tabel = reading->tabel;
	struct lijst_stand *stand = &tabel->stand;

	if (tabel->count == 0 && reading->faults.count == 0 && csv_fault(&reading->faults, 1))
		buf_puts(reading->faults.text, _("there is no line below the header"));
	if (tabel->count > 0)
		qsort(tabel->regels, tabel->count, sizeof(*tabel->regels), by_key);
	check_overlap(reading);
	stand->lines = (uint32_t)tabel->count;
	stand->vanaf = DAY_NEVER;
	for (size_t i = 0; i < tabel->count; i++)
		if (tabel->regels[i].vanaf < stand->vanaf)
			stand->vanaf = tabel->regels[i].vanaf;
}

int lijst_parse(struct tabel *tabel, enum lijst lijst, const char *file, struct buf *complaints)
{
	struct reading reading = {.tabel = tabel,
				  .kolommen = kolommen[lijst],
				  .faults = {.file = file, .text = complaints}};

	csv_read_table(kolommen[lijst], tabel->bytes.data, tabel->bytes.length, read_line, &reading,
		       &reading.faults);
	finish(&reading);
	csv_tell_rest(&reading.faults);
	return reading.faults.count == 0 ? 0 : -1;
}
