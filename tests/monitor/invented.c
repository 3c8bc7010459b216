#include "invented.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/pool.h"

static const char *const statuses[] = {"A", "P", "E", "U", "Q", "M", "O", NULL};
static const char *const clocks[] = {"W1", "W2", "W3a", "W3b", "W4", "T", NULL};

#define KEY(name, values)                                                                       \
	{                                                                                       \
		name, FEED_TEXT, true, name, "Sleutel " name ".", name, "Key " name ".", values \
	}
#define NUMBER(name)                                                                              \
	{                                                                                         \
		name, FEED_NUMBER, false, name, "Getal " name ".", name, "Number " name ".", NULL \
	}
#define TEXT(name, values)                                                                      \
	{                                                                                       \
		name, FEED_TEXT, false, name, "Tekst " name ".", name, "Text " name ".", values \
	}

static const struct feed_column waarneming[] = {
    KEY("Indicator", NULL),
    KEY("RegioS", NULL),
    KEY("Perioden", NULL),
    KEY("Aanbieder", NULL),
    KEY("Productcategorie", NULL),
    KEY("Leeftijd", NULL),
    KEY("Verwijzer", NULL),
    KEY("Pilot", NULL),
    KEY("Klok", clocks),
    KEY("Maat", NULL),
    NUMBER("Waarde"),
    TEXT("Status", statuses),
    NUMBER("Teller"),
    NUMBER("Noemer"),
    NUMBER("Onder"),
    NUMBER("Boven"),
    TEXT("Eenheid", NULL),
    {"Kennisdatum", FEED_DATE, false, "Kennisdatum", "Dag.", "Day of knowledge", "Day.", NULL},
};

static const struct feed_column stroom[] = {
    KEY("RegioS", NULL),      KEY("Aanbieder", NULL), KEY("Productcategorie", NULL),
    KEY("Perioden", NULL),    NUMBER("Begin"),        NUMBER("Instroom"),
    NUMBER("Gestart"),        NUMBER("Afgevallen"),   NUMBER("Eind"),
    TEXT("Status", statuses),
};

static const struct feed_column indicator[] = {
    KEY("Code", NULL),
    TEXT("Titel", NULL),
    TEXT("Omschrijving", NULL),
    {"Versie", FEED_INTEGER, false, "Versie", "Van de formule.", "Version", "Of the formula.",
     NULL},
};

static const struct feed_column toewijzing[] = {
    KEY("gemeente", NULL),
    KEY("toewijzingnummer", NULL),
    TEXT("client", NULL),
    {"begindatum", FEED_DATE, false, "Begindatum", "Dag.", "First day", "Day.", NULL},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void add_waarneming(struct invented *invented, size_t i)
{
	struct pool *pool = invented->pool;
	/* Every row once, in an order that is none. */
	size_t at = (i * 7919) % 10000019;
	bool stock = at % 4 == 0;
	const char *cells[COUNT(waarneming)] = {
	    stock ? "F05" : "V01",
	    pool_printf(pool, "GM%04zu", at % 10000),
	    pool_printf(pool, "20%02zuKW01", at / 10000),
	    stock ? "T" : pool_printf(pool, "%08zu", at),
	    "T",
	    stock         ? "T"
	    : at % 3 == 0 ? "0-3"
			  : "18+",
	    stock ? "T" : "01",
	    "T",
	    stock ? "T" : "W3a",
	    stock ? "aantal" : "mediaan",
	    at % 5 == 0 ? NULL : pool_printf(pool, "%zu.%zu", at % 300, at % 10),
	    at % 5 == 0 ? "Q" : "A",
	    at % 5 == 0 ? "" : pool_printf(pool, "%zu", at % 77),
	    NULL,
	    at % 11 == 0 ? "-0.25" : "0.1234",
	    "1.0000",
	    stock ? "ketens" : "dagen",
	    "2026-01-31",
	};

	feed_add(&invented->table[INVENTED_WAARNEMING], cells);
}

static void add_others(struct invented *invented)
{
	static const char *const flow[][COUNT(stroom)] = {
	    {"GM0153", "T", "T", "2025KW04", "100", "40", "30", "", "110", "Q"},
	    {"T", "T", "T", "2025MM12", "1000", "400", "300", "50", "1050", "P"},
	};
	static const char *const codes[][COUNT(indicator)] = {
	    {"V05", "Kans op start, binnen de norm", "Aalen-Johansen: \"kans\" & <1>; geïnd in €", "1"},
	    {"F05", "=1+1", "  Stand wachtend  ", "12"},
	    {"F04", "", "Regels, komma's en \"aanhalingstekens\"", ""},
	};
	/* A number that looks like a BSN, and a pseudonym with one in it. */
	static const char *const youths[][COUNT(toewijzing)] = {
	    {"GM0153", "999900006", "abcdef999900006abcdef0123456789a", "2025-02-03"},
	    {"GM0141", "17", "00112233445566778899aabbccddeeff", ""},
	};

	for (size_t i = 0; i < COUNT(flow); i++)
		feed_add(&invented->table[INVENTED_STROOM], flow[i]);
	for (size_t i = 0; i < COUNT(codes); i++)
		feed_add(&invented->table[INVENTED_INDICATOR], codes[i]);
	for (size_t i = 0; i < COUNT(youths); i++)
		feed_add(&invented->table[INVENTED_TOEWIJZING], youths[i]);
}

static void set_settings(struct invented *invented)
{
	static struct norm_regel normen[] = {
	    {KLOK_W3A, NULL, 70, DAY_NONE, NULL},
	    {KLOK_W3A, "45", 42, 20454, "Regiovisie 2026-2029"},
	};
	static struct code_naam aanbieder[] = {{"91000001", "Jeugdhulp \"De Brug\""}};

	invented->instellingen = (struct instellingen){
	    .norm = normen,
	    .normen = COUNT(normen),
	    .aanbieder = aanbieder,
	    .aanbieders = COUNT(aanbieder),
	    .regio = "Twente",
	    .licentie = "CC-BY-4.0",
	    .contact = "monitor@voorbeeld.invalid",
	    .verwerkingsverantwoordelijke = "Colleges van de gemeenten",
	    .grondslag = "artikel 7.4.1 Jeugdwet",
	};
}

struct invented *invented_new(size_t rows)
{
	static const char json[] = "{\"aanbod\": []}\n";
	struct invented *invented = xmalloc(sizeof(*invented));

	*invented = (struct invented){
	    .pool = pool_new(),
	    .table = {{.name = "waarneming",
		       .titel = "Waarnemingen",
		       .title = "Observations",
		       .column = waarneming,
		       .columns = COUNT(waarneming)},
		      {.name = "stroom",
		       .titel = "Stroom",
		       .title = "Flow",
		       .column = stroom,
		       .columns = COUNT(stroom)},
		      {.name = "indicator",
		       .titel = "Indicatoren",
		       .title = "Indicators",
		       .column = indicator,
		       .columns = COUNT(indicator)},
		      {.name = "toewijzing",
		       .titel = "Toewijzingen",
		       .title = "Assignments",
		       .column = toewijzing,
		       .columns = COUNT(toewijzing),
		       .intern = true}},
	    .file = {{"beschikbaarheid.json", json, sizeof(json) - 1, false}},
	};
	invented->feed = (struct feed){.kennisdatum = "2026-01-31",
				       .peildatum = "2025-12-31",
				       .table = invented->table,
				       .tables = COUNT(invented->table),
				       .file = invented->file,
				       .files = COUNT(invented->file),
				       .instellingen = &invented->instellingen};
	for (size_t i = 0; i < rows; i++)
		add_waarneming(invented, i);
	add_others(invented);
	set_settings(invented);
	return invented;
}

void invented_free(struct invented *invented)
{
	for (size_t i = 0; i < COUNT(invented->table); i++)
		feed_clear(&invented->table[i]);
	pool_free(invented->pool);
	free(invented);
}
