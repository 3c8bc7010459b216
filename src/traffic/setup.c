#include "setup.h"

#include <string.h>

#include "ijw/base/buf.h"

/* The files of region/: what the home of this region would say of it, and what nobody would know
 * of it but who invented it. */

enum { YOUNG_OF_THOUSAND = 192, OPEN_PLACES = 7 };

static int year_of(int32_t day)
{
	int year, month, dayofmonth;

	date_split(day, &year, &month, &dayofmonth);
	return year;
}

/* "GM0164,GM0147": codes behind each other, each with a prefix. */
static void add_codes(struct buf *out, const char *prefix, const char *const *codes)
{
	for (size_t i = 0; codes[i]; i++)
		buf_printf(out, "%s%s%s", i > 0 ? "," : "", prefix, codes[i]);
}

static void add_pilot(struct buf *out, const struct world *world, const struct pilot *pilot)
{
	char van[DATE_TEXT], tot[DATE_TEXT];

	date_format(world->pilot_van, van);
	date_format(world->pilot_tot, tot);
	buf_printf(out, "\n[pilot %s]\ngemeenten = ", pilot->naam);
	add_codes(out, "GM", pilot->gemeenten);
	if (pilot->categorieen[0]) {
		buf_puts(out, "\nproducten = ");
		add_codes(out, "", pilot->categorieen);
	}
	buf_printf(out, "\nvan = %s\ntot = %s\n", van, tot);
}

static void write_conf(const struct world *world, struct buf *out)
{
	int screening;

	traffic_screener(&screening);
	buf_puts(out, "; The ijw.conf of a home of this invented region. A key that is not here has its "
		      "default.\n");
	buf_puts(out, "\n[lijsten]\naanbieders = aanbieders.csv\n");
	buf_puts(out, "\n[normen]\nW3a = 70, regiovisie (verzonnen)\n"
		      "W3b = 70, regiovisie (verzonnen)\nW4 = 98, regiovisie (verzonnen)\n");
	for (size_t i = 0; world->pilot_van != DAY_NEVER && i < traffic_pilots(); i++)
		add_pilot(out, world, traffic_pilot(i));
	buf_puts(out, "\n[groep Verblijf]\ncategorieen = 43,44\n"
		      "\n[groep Gedwongen kader]\ncategorieen = 47,48,49\n");
	buf_puts(out, "\n[publicatie]\nregio = Twente (verzonnen cijfers)\n"
		      "bevolking = bevolking.csv\nopgaven = opgaven.csv\n");
	buf_printf(out, "korte_producten = %s\n", traffic_product((size_t)screening)->code);
}

static void write_aanbieders(const struct world *world, struct buf *out)
{
	(void)world;
	buf_puts(out, "agb,naam\n");
	for (size_t i = 0; i < traffic_aanbieders(); i++)
		buf_printf(out, "%s,%s\n", traffic_aanbieder(i)->agb, traffic_aanbieder_naam(i));
}

/* About a fifth of the inhabitants, one in a hundred fewer each year. */
static void write_bevolking(const struct world *world, struct buf *out)
{
	int first = year_of(world->from);

	buf_puts(out, "gemeente,jaar,inwoners\n");
	for (size_t i = 0; i < traffic_gemeenten(); i++) {
		int young = traffic_gemeente(i)->inwoners * YOUNG_OF_THOUSAND;

		for (int year = first; year <= year_of(world->last); year++)
			buf_printf(out, "GM%s,%d,%d\n", traffic_gemeente(i)->code, year,
				   young - young * (year - first) / 100 + (int)i);
	}
}

static void add_opgave(const struct world *world, struct buf *out, size_t index,
		       const struct offer *product)
{
	const struct aanbieder *aanbieder = traffic_aanbieder(index);
	int weeks = (aanbieder->wait + 6) / 7;
	bool full = index % OPEN_PLACES == 1;
	char day[DATE_TEXT];

	date_format(world->last - (int32_t)(index % OPEN_PLACES) * 11, day);
	buf_printf(out, "%s,%s,%s,%d,%d,%s,", aanbieder->agb, product->categorie,
		   traffic_gemeente(index % traffic_gemeenten())->plaats, (int)(index % 3) * 4,
		   index % 2 ? 18 : 23, full ? "nee" : "ja");
	if (!full)
		buf_printf(out, "%d", 1 + weeks / 2 + (int)(index % 4));
	buf_printf(out, ",%d,%s,website van de aanbieder (verzonnen),aanmelden@example.nl\n", weeks,
		   day);
}

/* Whether a provider has a product of this category before the one with this place in its list. */
static bool told_before(const struct aanbieder *aanbieder, int place)
{
	const char *categorie = traffic_product((size_t)aanbieder->products[place])->categorie;

	for (int i = 0; i < place; i++)
		if (strcmp(traffic_product((size_t)aanbieder->products[i])->categorie, categorie) ==
		    0)
			return true;
	return false;
}

/* What the providers say of their waiting times; one of seven says nothing. */
static void write_opgaven(const struct world *world, struct buf *out)
{
	buf_puts(out, "aanbieder,productcategorie,plaats,leeftijd_van,leeftijd_tot,"
		      "nieuwe_clienten,intake_weken,start_weken,datum,bron,contact\n");
	for (size_t i = 0; i < traffic_aanbieders(); i++) {
		const struct aanbieder *aanbieder = traffic_aanbieder(i);

		for (int at = 0; at < PROVIDER_PRODUCTS && aanbieder->products[at] >= 0; at++) {
			const struct offer *product =
			    traffic_product((size_t)aanbieder->products[at]);

			if (i % OPEN_PLACES != 3 && !product->uitgesloten &&
			    !told_before(aanbieder, at))
				add_opgave(world, out, i, product);
		}
	}
}

static void add_truth(struct buf *out, const char *soort, const char *code, const char *kenmerk,
		      int number)
{
	buf_printf(out, "%s,%s,%s,%d\n", soort, code, kenmerk, number);
}

static void add_truth_day(struct buf *out, const char *soort, const char *code, const char *kenmerk,
			  int32_t day)
{
	char text[DATE_TEXT];

	date_format(day, text);
	buf_printf(out, "%s,%s,%s,%s\n", soort, code, kenmerk, text);
}

/* What was put into the region on purpose. */
static void write_truth(const struct world *world, struct buf *out)
{
	int screening;

	traffic_screener(&screening);
	buf_puts(out, "soort,code,kenmerk,waarde\n");
	for (size_t i = 0; i < traffic_aanbieders(); i++) {
		const struct aanbieder *aanbieder = traffic_aanbieder(i);
		int32_t until = traffic_reports_until(world, i);

		add_truth(out, "aanbieder", aanbieder->agb, "wacht_mediaan", aanbieder->wait);
		add_truth(out, "aanbieder", aanbieder->agb, "laat_promille", aanbieder->slow);
		if (until < world->last)
			add_truth_day(out, "aanbieder", aanbieder->agb, "stil_vanaf", until + 1);
	}
	for (size_t i = 0; world->pilot_van != DAY_NEVER && i < traffic_pilots(); i++) {
		const struct pilot *pilot = traffic_pilot(i);

		add_truth_day(out, "pilot", pilot->naam, "van", world->pilot_van);
		add_truth_day(out, "pilot", pilot->naam, "tot", world->pilot_tot);
		add_truth(out, "pilot", pilot->naam, "wacht_procent", pilot->percent);
	}
	add_truth(out, "product", traffic_product((size_t)screening)->code, "wacht_procent_erna",
		  SCREENED_PERCENT);
}

int traffic_setup(const struct world *world, traffic_sink *sink, void *context)
{
	static const struct {
		const char *name;
		void (*write)(const struct world *world, struct buf *out);
	} files[] = {
	    {"region/ijw.conf", write_conf},           {"region/aanbieders.csv", write_aanbieders},
	    {"region/bevolking.csv", write_bevolking}, {"region/opgaven.csv", write_opgaven},
	    {"truth-region.csv", write_truth},
	};
	struct buf out = BUF_INIT(0);
	int rc = 0;

	for (size_t i = 0; rc == 0 && i < sizeof(files) / sizeof(files[0]); i++) {
		buf_clear(&out);
		files[i].write(world, &out);
		rc = sink(context, files[i].name, out.data, out.length);
	}
	buf_free(&out);
	return rc;
}
