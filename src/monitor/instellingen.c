/* The settings of the monitor: names by code, norms by day. */
#include "ijw/monitor/instellingen.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/date.h"
#include "ijw/rule/lijsten.h"
#include "instellingen_parts.h"

const char *instellingen_gemeente(const char *text)
{
	if (strncmp(text, "GM", 2) == 0)
		text += 2;
	return ascii_is_digits(text, 4) ? text : NULL;
}

const char *instellingen_klok(enum klok klok)
{
	static const char *const names[KLOKKEN] = {[KLOK_W1] = "W1",
						   [KLOK_W2] = "W2",
						   [KLOK_W3A] = "W3a",
						   [KLOK_W3B] = "W3b",
						   [KLOK_W4] = "W4"};

	return names[klok];
}

/* Names that are collected from a list. */
struct namen {
	struct pool *pool;
	const char *prefix;
	struct code_naam *naam;
	size_t count;
};

static void count_naam(void *context, const char *code, const char *naam)
{
	struct namen *namen = context;

	(void)code, (void)naam;
	namen->count++;
}

static void take_naam(void *context, const char *code, const char *naam)
{
	struct namen *namen = context;

	namen->naam[namen->count++] =
	    (struct code_naam){.code = pool_printf(namen->pool, "%s%s", namen->prefix, code),
			       .naam = pool_copy(namen->pool, naam, strlen(naam))};
}

static struct namen take_namen(const struct lijsten *lijsten, enum lijst lijst, const char *prefix,
			       struct pool *pool)
{
	struct namen namen = {.pool = pool, .prefix = prefix};

	lijsten_each_naam(lijsten, lijst, count_naam, &namen);
	namen.naam = pool_alloc(pool, (namen.count + 1) * sizeof(*namen.naam));
	namen.count = 0;
	lijsten_each_naam(lijsten, lijst, take_naam, &namen);
	return namen;
}

static void read_namen(struct inlezing *inlezing)
{
	struct lijsten *lijsten = home_namen(inlezing->home);
	struct namen gemeenten, aanbieders;

	if (lijsten == NULL) {
		inlezing->wrong = true;
		return;
	}
	gemeenten = take_namen(lijsten, LIJST_GEMEENTEN, "GM", inlezing->pool);
	aanbieders = take_namen(lijsten, LIJST_AANBIEDERS, "", inlezing->pool);
	inlezing->out->gemeente = gemeenten.naam;
	inlezing->out->gemeenten = gemeenten.count;
	inlezing->out->aanbieder = aanbieders.naam;
	inlezing->out->aanbieders = aanbieders.count;
	lijsten_free(lijsten);
}

int instellingen_read(const struct home *home, struct pool *pool, struct instellingen *out)
{
	struct inlezing inlezing = {.home = home,
				    .pool = pool,
				    .out = out,
				    .conf = pool_printf(pool, "%s/ijw.conf", home->path)};

	*out = (struct instellingen){0};
	instellingen_conf(&inlezing);
	instellingen_lijsten(&inlezing);
	read_namen(&inlezing);
	return inlezing.wrong ? 1 : 0;
}

/* Whether a norm that is valid goes before the one that was found so far. */
static bool goes_before(const struct norm_regel *norm, const struct norm_regel *found)
{
	if (found == NULL)
		return true;
	if ((norm->productcategorie != NULL) != (found->productcategorie != NULL))
		return norm->productcategorie != NULL;
	return norm->vanaf > found->vanaf;
}

int32_t instellingen_norm(const struct instellingen *instellingen, enum klok klok,
			  const char *categorie, int32_t dag)
{
	const struct norm_regel *found = NULL;

	for (size_t i = 0; i < instellingen->normen; i++) {
		const struct norm_regel *norm = &instellingen->norm[i];

		if (norm->klok != klok || norm->vanaf > dag)
			continue;
		if (norm->productcategorie != NULL &&
		    (categorie == NULL || strcmp(norm->productcategorie, categorie) != 0))
			continue;
		if (goes_before(norm, found))
			found = norm;
	}
	return found != NULL ? found->dagen : 0;
}

static int by_code(const void *code, const void *naam)
{
	return strcmp(code, ((const struct code_naam *)naam)->code);
}

const char *instellingen_naam(const struct code_naam *naam, size_t count, const char *code)
{
	const struct code_naam *found =
	    count > 0 ? bsearch(code, naam, count, sizeof(*naam), by_code) : NULL;

	return found != NULL ? found->naam : NULL;
}
