/* The sections of ijw.conf that are the monitor's: [normen], [pilot NAAM], [groep NAAM] and
 * [publicatie]. Which keys they have is known to home.c; here is what may stand behind them. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "ijw/base/ascii.h"
#include "ijw/base/date.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/base/utf8.h"
#include "instellingen_parts.h"

enum { NAAM_MAX = 40, DAGEN_MAX = 3650, CODE_MAX = 5 };

static void complain(struct inlezing *inlezing, const struct config_line *line, const char *wanted)
{
	log_error("%s:%d: %s must be %s", inlezing->conf, line->line, line->name, _(wanted));
	inlezing->wrong = true;
}

/* [normen] */

/* The part of a norm's key or value that is read next. */
static const char *skip_blanks(const char *text)
{
	return text + strspn(text, " \t");
}

/* "W3a" or "W3a 45". */
static bool take_klok(const char *name, struct pool *pool, struct norm_regel *norm)
{
	for (enum klok klok = KLOK_W1; klok < KLOKKEN; klok++) {
		size_t length = strlen(instellingen_klok(klok));
		const char *rest = name + length;

		if (strncasecmp(name, instellingen_klok(klok), length) != 0 ||
		    (*rest != '\0' && !ascii_is_blank(*rest)))
			continue;
		rest = skip_blanks(rest);
		norm->klok = klok;
		if (*rest == '\0')
			return true;
		norm->productcategorie = pool_copy(pool, rest, strlen(rest));
		return ascii_is_digits(rest, 2);
	}
	return false;
}

/* "42", "42 vanaf 2026-01-01", "42, regiovisie", "42 vanaf 2026-01-01, regiovisie". */
static bool take_dagen(const char *value, struct pool *pool, struct norm_regel *norm)
{
	static const char vanaf[] = "vanaf ";
	size_t digits = ascii_digits(value);

	if (digits == 0 || digits > 4)
		return false;
	norm->dagen = (int32_t)strtol(value, NULL, 10);
	value = skip_blanks(value + digits);
	norm->vanaf = DAY_NONE;
	if (strncmp(value, vanaf, sizeof(vanaf) - 1) == 0) {
		value = skip_blanks(value + sizeof(vanaf) - 1);
		if (strlen(value) < 10 || date_parse(value, 10, &norm->vanaf) != 0 ||
		    !date_is_likely(norm->vanaf))
			return false;
		value = skip_blanks(value + 10);
	}
	if (*value == ',') {
		value = skip_blanks(value + 1);
		norm->bron = pool_copy(pool, value, strlen(value));
		return *value != '\0' && norm->dagen <= DAGEN_MAX;
	}
	return *value == '\0' && norm->dagen <= DAGEN_MAX;
}

static bool same_text(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static bool same_norm(const struct norm_regel *a, const struct norm_regel *b)
{
	return a->klok == b->klok && a->vanaf == b->vanaf &&
	       same_text(a->productcategorie, b->productcategorie);
}

static bool has_norm(const struct instellingen *out, const struct norm_regel *norm)
{
	for (size_t i = 0; i < out->normen; i++)
		if (same_norm(&out->norm[i], norm))
			return true;
	return false;
}

static void take_norm(struct inlezing *inlezing, const struct config_line *line)
{
	struct instellingen *out = inlezing->out;
	struct norm_regel norm = {0};

	if (!take_klok(line->name, inlezing->pool, &norm)) {
		log_error("%s:%d: the key of a norm must be W1, W2, W3a, W3b or W4, and may name a "
			  "product category of two digits behind it",
			  inlezing->conf, line->line);
		inlezing->wrong = true;
	} else if (!take_dagen(line->value, inlezing->pool, &norm)) {
		complain(
		    inlezing, line,
		    N_("DAYS (0 to 3650), DAYS vanaf YYYY-MM-DD, or either with a comma and the "
		       "source behind it"));
	} else if (has_norm(out, &norm)) {
		complain(inlezing, line, N_("given once for the same first day"));
	} else {
		out->norm[out->normen++] = norm;
	}
}

/* The norms of the program hold where the configuration says nothing else. */
static void add_default(struct instellingen *out, enum klok klok, int32_t dagen)
{
	struct norm_regel norm = {.klok = klok, .dagen = dagen, .vanaf = DAY_NONE};

	if (!has_norm(out, &norm))
		out->norm[out->normen++] = norm;
}

/* Lists of codes. A check returns the code as it is kept, or NULL for what is none. */

typedef const char *check_code(struct pool *pool, const char *code);

static const char *check_gemeente(struct pool *pool, const char *code)
{
	const char *digits = instellingen_gemeente(code);

	return digits != NULL ? pool_printf(pool, "GM%s", digits) : NULL;
}

static const char *check_categorie(struct pool *pool, const char *code)
{
	(void)pool;
	return ascii_is_digits(code, 2) ? code : NULL;
}

/* LDT_ProductCode. */
static const char *check_product(struct pool *pool, const char *code)
{
	size_t characters = 0;

	(void)pool;
	for (const char *at = code; *at != '\0'; at++)
		characters += (*at & 0xC0) != 0x80;
	return characters >= 1 && characters <= CODE_MAX ? code : NULL;
}

static bool has_code(const char *const *codes, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(codes[i], code) == 0)
			return true;
	return false;
}

/* "43, 44": the codes, ended by NULL; NULL when one is wrong or there twice. */
static const char *const *take_codes(struct pool *pool, const char *value, check_code *check)
{
	char *text = pool_copy(pool, value, strlen(value)), *rest = NULL;
	const char **codes = pool_alloc(pool, (strlen(value) / 2 + 2) * sizeof(*codes));
	size_t count = 0;

	if (strstr(value, ",,") != NULL || value[0] == ',')
		return NULL;
	for (char *code = strtok_r(text, ", \t", &rest); code != NULL;
	     code = strtok_r(NULL, ", \t", &rest)) {
		codes[count] = check(pool, code);
		if (codes[count] == NULL || has_code(codes, count, codes[count]))
			return NULL;
		count++;
	}
	return count > 0 ? codes : NULL;
}

static void take_list(struct inlezing *inlezing, const struct config_line *line, check_code *check,
		      const char *wanted, const char *const **into)
{
	*into = take_codes(inlezing->pool, line->value, check);
	if (*into == NULL)
		complain(inlezing, line, wanted);
}

#define WANTED_CATEGORIES N_("product categories of two digits with commas between them, each once")

/* [pilot NAAM] and [groep NAAM] */

static bool is_name(const char *text)
{
	while (ascii_is_alnum(*text) || *text == '-' || *text == '_' || *text == ' ')
		text++;
	return *text == '\0';
}

/* The name in a section "pilot NAAM", whose kind has so many letters. NULL after it complained. */
static const char *take_name(struct inlezing *inlezing, const struct config_line *line, size_t kind)
{
	const char *name = skip_blanks(line->section + kind);
	size_t length = strlen(name);

	if (length >= 1 && length <= NAAM_MAX && is_name(name) && strcmp(name, "T") != 0 &&
	    strcmp(name, "onbekend") != 0 && strncmp(name, "rest-", 5) != 0)
		return pool_copy(inlezing->pool, name, length);
	log_error("%s:%d: the name of a section must be 1 to 40 letters, digits, blanks, - and _, "
		  "not T or onbekend, and not begin with rest-",
		  inlezing->conf, line->line);
	inlezing->wrong = true;
	return NULL;
}

static void take_day(struct inlezing *inlezing, const struct config_line *line, int32_t *day)
{
	if (date_parse(line->value, strlen(line->value), day) != 0 || !date_is_likely(*day))
		complain(inlezing, line, N_("a day from 1900 to 2199, as YYYY-MM-DD"));
}

static void take_pilot(struct inlezing *inlezing, const struct config_line *line,
		       struct pilot *pilot)
{
	if (strcmp(line->name, "gemeenten") == 0)
		take_list(inlezing, line, check_gemeente,
			  N_("codes of gemeenten, as GM0153, with commas between them, each once"),
			  &pilot->gemeenten);
	else if (strcmp(line->name, "producten") == 0)
		take_list(inlezing, line, check_categorie, WANTED_CATEGORIES, &pilot->producten);
	else if (strcmp(line->name, "van") == 0)
		take_day(inlezing, line, &pilot->van);
	else
		take_day(inlezing, line, &pilot->tot);
}

static bool is_kind(const struct config_line *line, const char *kind)
{
	return strncmp(line->section, kind, strlen(kind)) == 0;
}

static bool is_section(const struct config_line *line, const struct config_line *other)
{
	return strcmp(line->section, other->section) == 0;
}

/* All lines of the section of `first`, which is the first of them. */
static void read_pilot(struct inlezing *inlezing, const struct config_line *first)
{
	const struct config_lines *lines = &inlezing->home->publicatie;
	struct pilot pilot = {.van = DAY_NONE, .tot = DAY_NEVER};
	bool gemeenten = false, van = false;

	pilot.naam = take_name(inlezing, first, strlen("pilot "));
	for (const struct config_line *line = first; line < lines->line + lines->count; line++) {
		if (!is_section(line, first))
			continue;
		gemeenten = gemeenten || strcmp(line->name, "gemeenten") == 0;
		van = van || strcmp(line->name, "van") == 0;
		take_pilot(inlezing, line, &pilot);
	}
	if (!gemeenten || !van) {
		log_error("%s:%d: [%s] must have the keys gemeenten and van", inlezing->conf,
			  first->line, first->section);
		inlezing->wrong = true;
	} else if (pilot.tot < pilot.van) {
		log_error("%s:%d: [%s] ends before it begins", inlezing->conf, first->line,
			  first->section);
		inlezing->wrong = true;
	}
	if (inlezing->out->pilots == PILOTS_MAX) {
		log_error("%s:%d: [%s] is one pilot too many; there can be %d", inlezing->conf,
			  first->line, first->section, PILOTS_MAX);
		inlezing->wrong = true;
		return;
	}
	inlezing->out->pilot[inlezing->out->pilots++] = pilot;
}

static void read_groep(struct inlezing *inlezing, const struct config_line *line)
{
	struct groep groep = {.naam = take_name(inlezing, line, strlen("groep "))};

	take_list(inlezing, line, check_categorie, WANTED_CATEGORIES, &groep.categorieen);
	inlezing->out->groep[inlezing->out->groepen++] = groep;
}

/* [publicatie] */

static void read_publicatie(struct inlezing *inlezing, const struct config_line *line)
{
	const struct {
		const char *name;
		const char **text;
	} texts[] = {
	    {"regio", &inlezing->out->regio},
	    {"licentie", &inlezing->out->licentie},
	    {"contact", &inlezing->out->contact},
	    {"verwerkingsverantwoordelijke", &inlezing->out->verwerkingsverantwoordelijke},
	    {"verwerker", &inlezing->out->verwerker},
	    {"grondslag", &inlezing->out->grondslag},
	    {"bevolking", &inlezing->bevolking},
	    {"opgaven", &inlezing->opgaven},
	    {"productcategorieen", &inlezing->productcategorieen},
	};

	if (line->value[0] == '\0')
		return;
	if (strcmp(line->name, "korte_producten") == 0)
		take_list(
		    inlezing, line, check_product,
		    N_("product codes of 1 to 5 characters with commas between them, each once"),
		    &inlezing->out->korte_producten);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (strcmp(line->name, texts[i].name) == 0)
			*texts[i].text =
			    pool_copy(inlezing->pool, line->value, strlen(line->value));
}

/* The line before this one with the same section, and with the same key when `key`; NULL when it is
 * the first. */
static const struct config_line *earlier(const struct config_lines *lines,
					 const struct config_line *line, bool key)
{
	for (const struct config_line *other = lines->line; other < line; other++)
		if (is_section(other, line) && (!key || strcmp(other->name, line->name) == 0))
			return other;
	return NULL;
}

/* Whether a line can be read at all. */
static bool is_fit(struct inlezing *inlezing, const struct config_line *line)
{
	const struct config_line *first = earlier(&inlezing->home->publicatie, line, true);

	if (utf8_valid_prefix(line->value, strlen(line->value)) != strlen(line->value)) {
		complain(inlezing, line, N_("in UTF-8"));
		return false;
	}
	if (first == NULL || is_kind(line, "normen"))
		return true;
	log_error("%s:%d: %s stands in line %d too; take one out", inlezing->conf, line->line,
		  line->name, first->line);
	inlezing->wrong = true;
	return false;
}

void instellingen_conf(struct inlezing *inlezing)
{
	const struct config_lines *lines = &inlezing->home->publicatie;
	struct instellingen *out = inlezing->out;

	out->norm = pool_alloc(inlezing->pool, (lines->count + KLOKKEN) * sizeof(*out->norm));
	out->pilot = pool_alloc(inlezing->pool, (lines->count + 1) * sizeof(*out->pilot));
	out->groep = pool_alloc(inlezing->pool, (lines->count + 1) * sizeof(*out->groep));
	for (size_t i = 0; i < lines->count; i++) {
		const struct config_line *line = &lines->line[i];

		if (!is_fit(inlezing, line))
			continue;
		if (is_kind(line, "normen"))
			take_norm(inlezing, line);
		else if (is_kind(line, "publicatie"))
			read_publicatie(inlezing, line);
		else if (is_kind(line, "groep "))
			read_groep(inlezing, line);
		else if (earlier(lines, line, false) == NULL)
			read_pilot(inlezing, line);
	}
	add_default(out, KLOK_W3A, 70);
	add_default(out, KLOK_W3B, 70);
	add_default(out, KLOK_W4, 98);
}
