/* The code lists of a publication: indicator.csv, code.csv and groep.csv. */
#include <stdlib.h>

#include "ijw/base/date.h"
#include "ijw/care/codes.h"
#include "publicatie_parts.h"

static void add_indicators(struct publicatie *publicatie)
{
	static const char *const polariteiten[] = {"geen", "lager", "hoger"};

	for (size_t i = 0; i < indicatoren_count; i++) {
		const struct indicator *indicator = &indicatoren[i];
		const char *const cells[] = {indicator->id,
					     indicator->titel,
					     indicator->title,
					     indicator->formule,
					     indicator->formula,
					     indicator->eenheid,
					     polariteiten[indicator->polariteit],
					     "1"};

		feed_add(&publicatie->tabel[UIT_INDICATOR], cells);
	}
}

static void add_code(struct publicatie *publicatie, const char *lijst, const char *code,
		     const char *titel, const char *omschrijving)
{
	const char *const cells[] = {lijst, code, titel != NULL ? titel : "",
				     omschrijving != NULL ? omschrijving : ""};

	feed_add(&publicatie->tabel[UIT_CODE], cells);
}

static const char *name_of(const struct instellingen *all, enum dimensie dimensie, const char *code)
{
	switch (dimensie) {
	case DIM_REGIO:
		return instellingen_naam(all->gemeente, all->gemeenten, code);
	case DIM_AANBIEDER:
		return instellingen_naam(all->aanbieder, all->aanbieders, code);
	case DIM_PRODUCTCATEGORIE:
		return instellingen_naam(all->productcategorie, all->productcategorieen, code);
	case DIM_VERWIJZER:
		return code_naam(CODES_VERWIJZER, code);
	case DIM_LEEFTIJD:
	case DIM_PILOT:
	default:
		return code;
	}
}

static void add_dimension(struct publicatie *publicatie, enum dimensie dimensie, const char *lijst)
{
	const struct codes *codes = &publicatie->regio.codes;
	const bool region = dimensie == DIM_REGIO && publicatie->instellingen.regio != NULL;

	add_code(publicatie, lijst, "T",
		 region                  ? publicatie->instellingen.regio
		 : dimensie == DIM_REGIO ? "Hele regio"
					 : "Niet uitgesplitst",
		 NULL);
	add_code(publicatie, lijst, "onbekend", "Onbekend", "Leeg of onbekend in de berichten");
	for (size_t i = DEEL_ONBEKEND + 1; i < codes->count[dimensie]; i++) {
		const char *code = codes_text(codes, dimensie, (uint16_t)i);

		add_code(publicatie, lijst, code,
			 name_of(&publicatie->instellingen, dimensie, code), NULL);
	}
}

static void add_pilots(struct publicatie *publicatie)
{
	for (size_t i = 0; i < publicatie->instellingen.pilots; i++) {
		const struct pilot *pilot = &publicatie->instellingen.pilot[i];

		add_code(
		    publicatie, "pilotperiode", pilot->naam, pilot->naam,
		    pool_printf(publicatie->pool, "%s/%s", tekst_dag(publicatie, pilot->van),
				pilot->tot != DAY_NEVER ? tekst_dag(publicatie, pilot->tot) : ""));
	}
}

/* [groep NAAM]: a row for each of its categories. */
static void add_groups(struct publicatie *publicatie)
{
	for (size_t i = 0; i < publicatie->instellingen.groepen; i++) {
		const struct groep *groep = &publicatie->instellingen.groep[i];

		for (const char *const *code = groep->categorieen; *code != NULL; code++)
			feed_add(&publicatie->tabel[UIT_GROEP],
				 (const char *const[]){groep->naam, *code});
	}
}

/* [normen] as they were used, so that a page can print them with their source. */
static void add_norms(struct publicatie *publicatie)
{
	for (size_t i = 0; i < publicatie->instellingen.normen; i++) {
		const struct norm_regel *norm = &publicatie->instellingen.norm[i];
		const char *code = pool_printf(
		    publicatie->pool, "%s %s %s", klok_name(norm->klok),
		    norm->productcategorie != NULL ? norm->productcategorie : "T",
		    norm->vanaf != DAY_NONE ? tekst_dag(publicatie, norm->vanaf) : "altijd");

		add_code(publicatie, "norm", code,
			 pool_printf(publicatie->pool, "%d dagen", (int)norm->dagen),
			 norm->bron != NULL ? norm->bron
					    : "regionaal vastgesteld, geen landelijke norm");
	}
}

static void add_fixed(struct publicatie *publicatie)
{
	static const struct {
		const char *lijst;
		const char *code;
		const char *titel;
	} rows[] = {
	    {"Status", "A", "Gewoon"},
	    {"Status", "P",
	     "Voorlopig: de periode eindigde minder dan een half jaar voor de kennisdatum"},
	    {"Status", "E", "Geschat: er komen nog meldingen"},
	    {"Status", "U", "Onbetrouwbaar: gaat over 10 tot 29"},
	    {"Status", "Q", "Onderdrukt: te klein, of herleidbaar"},
	    {"Status", "O", "Geen gegevens"},
	    {"Status", "M", "Kan niet bestaan, of niet bereikt"},
	    {"Klok", "T", "Geen"},
	    {"Klok", "W1", "Antwoordtijd: verzoek tot eerste antwoord, in werkdagen"},
	    {"Klok", "W2", "Toewijzingstijd: verzoek tot toewijzing"},
	    {"Klok", "W3a", "Wachttijd na toewijzing: toewijzingsdatum tot begin"},
	    {"Klok", "W3b", "Wachttijd sinds ingangsdatum: ingangsdatum tot begin"},
	    {"Klok", "W4", "Totale wachttijd: eerste verzoek tot begin"},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		add_code(publicatie, rows[i].lijst, rows[i].code, rows[i].titel, NULL);
}

/* What a page must say of the publication as a whole: its reader has these files alone. What is not
 * given has no row. */
static void add_publicatie(struct publicatie *publicatie)
{
	const struct instellingen *all = &publicatie->instellingen;
	const struct {
		const char *code;
		const char *titel;
	} rows[] = {
	    {"peildatum", tekst_dag(publicatie, publicatie->peildatum)},
	    {"kennisdatum", tekst_dag(publicatie, publicatie->kennisdatum)},
	    {"min_cel",
	     pool_printf(publicatie->pool, "%d", (int)publicatie->home->parameters.min_cel)},
	    {"min_p90",
	     pool_printf(publicatie->pool, "%d", (int)publicatie->home->parameters.min_p90)},
	    {"regio", all->regio},
	    {"licentie", all->licentie},
	    {"contact", all->contact},
	    {"verwerkingsverantwoordelijke", all->verwerkingsverantwoordelijke},
	    {"verwerker", all->verwerker},
	    {"grondslag", all->grondslag},
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (rows[i].titel != NULL && rows[i].titel[0] != '\0')
			add_code(publicatie, "publicatie", rows[i].code, rows[i].titel, NULL);
}

void codelijst_fill(struct publicatie *publicatie)
{
	static const char *const lijsten[DIMENSIES] = {"RegioS",   "Aanbieder", "Productcategorie",
						       "Leeftijd", "Verwijzer", "Pilot"};

	add_indicators(publicatie);
	for (enum dimensie dimensie = 0; dimensie < DIMENSIES; dimensie++)
		add_dimension(publicatie, dimensie, lijsten[dimensie]);
	add_pilots(publicatie);
	add_groups(publicatie);
	add_norms(publicatie);
	add_fixed(publicatie);
	add_publicatie(publicatie);
}
