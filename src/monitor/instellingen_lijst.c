/* The files that [publicatie] names: inhabitants, what aanbieders say, names of categories. */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/csv.h"
#include "ijw/base/date.h"
#include "ijw/base/limits.h"
#include "ijw/base/text.h"
#include "ijw/care/codes.h"
#include "instellingen_parts.h"

enum { KEYS = 5, JAAR_MIN = 1900, JAAR_MAX = 2199, LEEFTIJD_MAX = 99, WEKEN_MAX = 520 };

/* A row of one of the files, with the cells that tell it from others. */
struct rij {
	const char *key[KEYS]; /* what a file has fewer of is "" */
	unsigned line;
	union {
		struct bevolking bevolking;
		struct opgave opgave;
		struct code_naam naam;
	};
};

/* A whole number of at most 9 digits; -1 for what is none. */
static int32_t number(const char *text)
{
	size_t length = strlen(text);

	return length >= 1 && length <= 9 && ascii_is_digits(text, length)
		   ? (int32_t)strtol(text, NULL, 10)
		   : -1;
}

static bool take_gemeente(void *row, const char *cell)
{
	const char *digits = instellingen_gemeente(cell);

	if (digits == NULL)
		return false;
	((struct rij *)row)->bevolking.gemeente = number(digits);
	return true;
}

static bool take_jaar(void *row, const char *cell)
{
	((struct rij *)row)->bevolking.jaar = number(cell);
	return ascii_is_digits(cell, 4) && number(cell) >= JAAR_MIN && number(cell) <= JAAR_MAX;
}

static bool take_inwoners(void *row, const char *cell)
{
	((struct rij *)row)->bevolking.inwoners = number(cell);
	return number(cell) >= 0;
}

static const struct csv_column bevolking[] = {
    {"gemeente", N_("a code as GM0153"), take_gemeente, true},
    {"jaar", N_("a year from 1900 to 2199"), take_jaar, true},
    {"inwoners", N_("a whole number of inhabitants of 0 to 17 years"), take_inwoners, false},
    {NULL, NULL, NULL, false},
};

static bool take_aanbieder(void *row, const char *cell)
{
	((struct rij *)row)->opgave.aanbieder = cell;
	return ascii_is_digits(cell, 8);
}

static bool take_categorie(void *row, const char *cell)
{
	((struct rij *)row)->opgave.productcategorie = cell;
	return ascii_is_digits(cell, 2);
}

static const char *or_null(const char *cell)
{
	return cell[0] != '\0' ? cell : NULL;
}

static bool take_plaats(void *row, const char *cell)
{
	((struct rij *)row)->opgave.plaats = or_null(cell);
	return true;
}

/* -1 when it is empty. */
static bool take_most(int32_t *into, const char *cell, int32_t most)
{
	*into = number(cell);
	return cell[0] == '\0' || (*into >= 0 && *into <= most);
}

static bool take_leeftijd_van(void *row, const char *cell)
{
	return take_most(&((struct rij *)row)->opgave.leeftijd_van, cell, LEEFTIJD_MAX);
}

static bool take_leeftijd_tot(void *row, const char *cell)
{
	struct opgave *opgave = &((struct rij *)row)->opgave;

	return take_most(&opgave->leeftijd_tot, cell, LEEFTIJD_MAX) &&
	       (cell[0] == '\0' || opgave->leeftijd_tot >= opgave->leeftijd_van);
}

static bool take_nieuwe_clienten(void *row, const char *cell)
{
	((struct rij *)row)->opgave.nieuwe_clienten = or_null(cell);
	return cell[0] == '\0' || strcmp(cell, "ja") == 0 || strcmp(cell, "nee") == 0;
}

static bool take_intake(void *row, const char *cell)
{
	return take_most(&((struct rij *)row)->opgave.intake_weken, cell, WEKEN_MAX);
}

static bool take_start(void *row, const char *cell)
{
	return take_most(&((struct rij *)row)->opgave.start_weken, cell, WEKEN_MAX);
}

static bool take_datum(void *row, const char *cell)
{
	int32_t *datum = &((struct rij *)row)->opgave.datum;

	return csv_date(cell, datum) == 0 && date_is_likely(*datum);
}

static bool take_bron(void *row, const char *cell)
{
	((struct rij *)row)->opgave.bron = or_null(cell);
	return true;
}

static bool take_contact(void *row, const char *cell)
{
	((struct rij *)row)->opgave.contact = or_null(cell);
	return true;
}

#define WEKEN N_("a whole number of weeks from 0 to 520, or empty")

static const struct csv_column opgaven[] = {
    {"aanbieder", N_("eight digits"), take_aanbieder, true},
    {"productcategorie", N_("two digits"), take_categorie, true},
    {"plaats", N_("a text"), take_plaats, true},
    {"leeftijd_van", N_("years from 0 to 99, or empty"), take_leeftijd_van, true},
    {"leeftijd_tot", N_("years from leeftijd_van to 99, or empty"), take_leeftijd_tot, true},
    {"nieuwe_clienten", N_("ja, nee or empty"), take_nieuwe_clienten, false},
    {"intake_weken", WEKEN, take_intake, false},
    {"start_weken", WEKEN, take_start, false},
    {"datum", N_("a day from 1900 to 2199, as YYYY-MM-DD or DD-MM-YYYY"), take_datum, false},
    {"bron", N_("a text"), take_bron, false},
    {"contact", N_("a text"), take_contact, false},
    {NULL, NULL, NULL, false},
};

static bool take_code(void *row, const char *cell)
{
	((struct rij *)row)->naam.code = cell;
	return ascii_is_digits(cell, 2);
}

static bool take_naam(void *row, const char *cell)
{
	((struct rij *)row)->naam.naam = cell;
	return cell[0] != '\0';
}

static const struct csv_column namen[] = {
    {"code", N_("two digits"), take_code, true},
    {"naam", N_("a name"), take_naam, false},
    {NULL, NULL, NULL, false},
};

/* A file while it is read. */
struct reading {
	const struct csv_column *columns;
	struct rij *rij;
	size_t count;
	size_t room;
	struct csv_faults faults;
};

/* A gemeente is the same with and without GM. */
static const char *as_key(const char *cell)
{
	const char *digits = instellingen_gemeente(cell);

	return digits != NULL ? digits : cell;
}

static const struct csv_column *read_rij(void *context, char *const *cells, unsigned line)
{
	struct reading *reading = context;
	const struct csv_column *wrong;
	struct rij *rij;
	int keys = 0;

	reading->rij = xmore(reading->rij, reading->count, &reading->room, sizeof(*reading->rij));
	rij = &reading->rij[reading->count];
	*rij = (struct rij){.key = {"", "", "", "", ""}, .line = line};
	wrong = csv_take(reading->columns, rij, cells);
	if (wrong != NULL)
		return wrong;
	for (int i = 0; reading->columns[i].name != NULL; i++)
		if (reading->columns[i].key)
			rij->key[keys++] = as_key(cells[i]);
	reading->count++;
	return NULL;
}

static int compare_keys(const struct rij *a, const struct rij *b)
{
	int order = 0;

	for (int i = 0; i < KEYS && order == 0; i++)
		order = strcmp(a->key[i], b->key[i]);
	return order;
}

static int by_key(const void *left, const void *right)
{
	const struct rij *a = left, *b = right;
	int order = compare_keys(a, b);

	return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static void check_twice(struct reading *reading)
{
	for (size_t i = 1; i < reading->count; i++)
		if (compare_keys(&reading->rij[i - 1], &reading->rij[i]) == 0 &&
		    csv_fault(&reading->faults, reading->rij[i].line))
			buf_printf(reading->faults.text,
				   _("line %u is about the same; take one of them out"),
				   reading->rij[i - 1].line);
}

/* Reads the file that `key` names into rows sorted by their keys, whose texts live in the pool.
 * None when there is no file or anything is wrong with it, which is told. */
static struct reading read_file(struct inlezing *inlezing, const struct csv_column *columns,
				const char *key, const char *name)
{
	struct buf bytes = BUF_INIT(LIMIT_LIJST_BYTES), complaints = BUF_INIT(0);
	struct reading reading = {.columns = columns, .faults = {.text = &complaints}};

	if (name == NULL)
		return reading;
	reading.faults.file = home_path(inlezing->home, name);
	if (home_read_list(inlezing->home, key, name, &bytes) != 0) {
		inlezing->wrong = true;
	} else {
		char *text = pool_copy(inlezing->pool, bytes.data ? bytes.data : "", bytes.length);

		csv_read_table(columns, text, bytes.length, read_rij, &reading, &reading.faults);
		if (reading.count > 0)
			qsort(reading.rij, reading.count, sizeof(*reading.rij), by_key);
		check_twice(&reading);
		csv_tell_rest(&reading.faults);
	}
	if (reading.faults.count > 0) {
		inlezing->wrong = true;
		reading.count = 0;
		home_complain(&complaints);
	}
	free((char *)reading.faults.file);
	buf_free(&bytes);
	buf_free(&complaints);
	return reading;
}

static void read_bevolking(struct inlezing *inlezing)
{
	struct reading reading = read_file(inlezing, bevolking, "bevolking", inlezing->bevolking);
	struct bevolking *out = pool_alloc(inlezing->pool, (reading.count + 1) * sizeof(*out));

	for (size_t i = 0; i < reading.count; i++)
		out[i] = reading.rij[i].bevolking;
	inlezing->out->bevolking = out;
	inlezing->out->bevolkingen = reading.count;
	free(reading.rij);
}

static void read_opgaven(struct inlezing *inlezing)
{
	struct reading reading = read_file(inlezing, opgaven, "opgaven", inlezing->opgaven);
	struct opgave *out = pool_alloc(inlezing->pool, (reading.count + 1) * sizeof(*out));

	for (size_t i = 0; i < reading.count; i++)
		out[i] = reading.rij[i].opgave;
	inlezing->out->opgave = out;
	inlezing->out->opgaven = reading.count;
	free(reading.rij);
}

/* The names of the standard, and those of the file in their place or between them. */
static void read_categorieen(struct inlezing *inlezing)
{
	struct reading reading =
	    read_file(inlezing, namen, "productcategorieen", inlezing->productcategorieen);
	const struct productcategorie *own = productcategorieen;
	struct code_naam *out;
	size_t count = 0, most = reading.count;

	while (own[most - reading.count].code != NULL)
		most++;
	out = pool_alloc(inlezing->pool, (most + 1) * sizeof(*out));
	for (size_t i = 0; i < reading.count || own->code != NULL;) {
		int order = i == reading.count  ? 1
			    : own->code == NULL ? -1
						: strcmp(reading.rij[i].naam.code, own->code);

		out[count++] =
		    order <= 0 ? reading.rij[i].naam : (struct code_naam){own->code, own->naam};
		i += order <= 0;
		own += order >= 0;
	}
	inlezing->out->productcategorie = out;
	inlezing->out->productcategorieen = count;
	free(reading.rij);
}

void instellingen_lijsten(struct inlezing *inlezing)
{
	read_bevolking(inlezing);
	read_opgaven(inlezing);
	read_categorieen(inlezing);
}
