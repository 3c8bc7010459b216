#include "region.h"

#include <string.h>

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const struct gemeente gemeenten[] = {
    {"0141", "Almelo", "7600", 74},         {"0147", "Borne", "7620", 24},
    {"1774", "Dinkelland", "7570", 27},     {"0153", "Enschede", "7500", 162},
    {"0158", "Haaksbergen", "7480", 24},    {"0163", "Hellendoorn", "7440", 36},
    {"0164", "Hengelo", "7550", 83},        {"1735", "Hof van Twente", "7470", 36},
    {"0168", "Losser", "7580", 23},         {"0173", "Oldenzaal", "7570", 32},
    {"1742", "Rijssen-Holten", "7460", 39}, {"0183", "Tubbergen", "7650", 22},
    {"1700", "Twenterand", "7670", 34},     {"0189", "Wierden", "7640", 25},
};

enum product_index {
	BEGELEIDING,
	GEZINSHULP,
	TRAJECT,
	DAGBEHANDELING,
	VERBLIJF,
	GEZINSHUIS,
	CRISIS,
	MAATWERK,
	BASISGGZ,
	SPECIALISTISCH,
	KINDZORG,
	DYSLEXIE,
	VERVOER,
	RECLASSERING,
	BESCHERMING,
	PREVENTIEF,
	SCREENING,
	PRODUCTEN
};

/* Invented codes in the form of the national list: category, letter, two digits. */
static const struct offer producten[PRODUCTEN] = {
    [BEGELEIDING] = {"45", "45A01", "04", "2", 3, 8900, false, false, false},
    [GEZINSHULP] = {"45", "45A04", "04", "4", 12, 9650, true, false, false},
    [TRAJECT] = {"45", "45B10", "82", "6", 120, 14500, false, false, false},
    [DAGBEHANDELING] = {"41", "41A03", "16", "2", 4, 11200, false, false, false},
    [VERBLIJF] = {"43", "43A02", "14", "4", 31, 27400, true, false, false},
    [GEZINSHUIS] = {"44", "44A05", "14", "4", 31, 18650, true, false, false},
    [CRISIS] = {"46", "46A01", "04", "2", 10, 12300, false, false, false},
    [MAATWERK] = {"50", NULL, NULL, NULL, 1850000, 0, false, false, false},
    [BASISGGZ] = {"51", "51A01", "01", "6", 3600, 165, false, false, false},
    [SPECIALISTISCH] = {"52", "52A02", "01", "4", 480, 215, true, false, false},
    [KINDZORG] = {"53", "53A01", "04", "2", 6, 7800, false, false, false},
    [DYSLEXIE] = {"54", "54A20", "01", "6", 3000, 155, false, false, false},
    [VERVOER] = {"42", "42A01", "84", "2", 10, 2350, false, true, false},
    [RECLASSERING] = {"47", "47A01", "83", "4", 98500, 0, false, true, false},
    [BESCHERMING] = {"48", "48A01", "83", "4", 112500, 0, true, true, false},
    [PREVENTIEF] = {"49", "49A01", "83", "4", 76400, 0, false, true, false},
    [SCREENING] = {"45", "45C01", "01", "6", 480, 190, false, false, true},
};

/* AGB codes that start with 99 are given to nobody. */
static const struct aanbieder aanbieders[] = {
    {"99010017", 60, 35, 60, true, false, {BEGELEIDING, GEZINSHULP, TRAJECT, DAGBEHANDELING}},
    {"99010029", 48, 49, 90, true, false, {BEGELEIDING, GEZINSHULP, VERBLIJF, GEZINSHUIS}},
    {"99010041", 42, 63, 120, true, false, {SPECIALISTISCH, BASISGGZ, TRAJECT, -1}},
    {"99010053", 40, 120, 80, true, false, {SPECIALISTISCH, BASISGGZ, -1, -1}},
    {"99010065", 36, 21, 50, false, false, {BEGELEIDING, GEZINSHULP, -1, -1}},
    {"99010077", 32, 14, 40, true, false, {GEZINSHULP, TRAJECT, CRISIS, -1}},
    {"99010089", 30, 28, 200, false, false, {BEGELEIDING, DAGBEHANDELING, -1, -1}},
    {"99010101", 28, 56, 350, true, false, {BASISGGZ, DYSLEXIE, -1, -1}},
    {"99010113", 26, 42, 70, false, false, {DYSLEXIE, -1, -1, -1}},
    {"99010125", 24, 100, 110, true, false, {VERBLIJF, GEZINSHUIS, DAGBEHANDELING, -1}},
    {"99010137", 22, 18, 60, false, false, {BEGELEIDING, KINDZORG, -1, -1}},
    {"99010149", 20, 33, 950, true, false, {BEGELEIDING, TRAJECT, -1, -1}},
    {"99010161", 20, 150, 100, true, false, {SPECIALISTISCH, -1, -1, -1}},
    {"99010173", 18, 25, 80, false, false, {GEZINSHULP, MAATWERK, -1, -1}},
    {"99010185", 18, 12, 30, true, false, {GEZINSHULP, BEGELEIDING, -1, -1}},
    {"99010197", 16, 45, 150, false, false, {DAGBEHANDELING, VERVOER, -1, -1}},
    {"99010209", 16, 2, 90, true, false, {CRISIS, VERBLIJF, -1, -1}},
    {"99010211", 15, 30, 60, false, false, {BASISGGZ, -1, -1, -1}},
    {"99010223", 15, 38, 90, true, false, {GEZINSHUIS, BEGELEIDING, -1, -1}},
    {"99010235", 14, 52, 300, false, false, {TRAJECT, MAATWERK, -1, -1}},
    {"99010247", 14, 16, 50, false, false, {KINDZORG, -1, -1, -1}},
    {"99010259", 13, 24, 70, true, false, {BEGELEIDING, DAGBEHANDELING, VERVOER, -1}},
    {"99010261", 12, 40, 500, false, false, {BEGELEIDING, -1, -1, -1}},
    {"99010273", 12, 77, 80, true, false, {SPECIALISTISCH, TRAJECT, -1, -1}},
    {"99010285", 11, 20, 40, false, false, {DYSLEXIE, BASISGGZ, -1, -1}},
    {"99010297", 11, 10, 60, false, false, {GEZINSHULP, -1, -1, -1}},
    {"99010309", 10, 34, 120, true, false, {MAATWERK, VERBLIJF, -1, -1}},
    {"99010311", 10, 27, 90, false, false, {BEGELEIDING, GEZINSHULP, TRAJECT, -1}},
    {"99010323", 9, 60, 60, false, false, {SPECIALISTISCH, BASISGGZ, -1, -1}},
    {"99010335", 9, 22, 250, true, false, {GEZINSHUIS, -1, -1, -1}},
    {"99010347", 8, 48, 70, false, false, {DAGBEHANDELING, -1, -1, -1}},
    {"99010359", 8, 15, 40, false, false, {BEGELEIDING, -1, -1, -1}},
    {"99010361", 8, 31, 110, true, false, {TRAJECT, GEZINSHULP, -1, -1}},
    {"99010373", 7, 170, 90, false, false, {SPECIALISTISCH, -1, -1, -1}},
    {"99010385", 7, 19, 60, false, false, {KINDZORG, BEGELEIDING, -1, -1}},
    {"99010397", 6, 26, 400, false, false, {GEZINSHULP, MAATWERK, -1, -1}},
    {"99010409", 6, 8, 30, false, false, {CRISIS, -1, -1, -1}},
    {"99010411", 6, 5, 50, true, false, {VERVOER, -1, -1, -1}},
    {"99020015", 30, 10, 100, true, true, {BESCHERMING, RECLASSERING, PREVENTIEF, -1}},
    {"99020027", 18, 14, 300, false, true, {BESCHERMING, PREVENTIEF, -1, -1}},
    {"99010423", 0, 9, 40, false, false, {SCREENING, -1, -1, -1}},
};

/* This one sends nothing any more from some month on. */
static const char silent[] = "99010089";

static const char *const namen[COUNT(aanbieders)] = {
    "Jeugdhulp Vink",        "Verblijf Kievit",       "Praktijk Grutto",
    "Praktijk Roerdomp",     "Jeugdhulp IJsvogel",    "Jeugdhulp Wulp",
    "Jeugdhulp Leeuwerik",   "Praktijk Merel",        "Praktijk Karekiet",
    "Verblijf Putter",       "Jeugdhulp Sperwer",     "Jeugdhulp Tureluur",
    "Praktijk Winterkoning", "Jeugdhulp Zwaluw",      "Jeugdhulp Goudvink",
    "Vervoer Boomklever",    "Verblijf Nachtegaal",   "Praktijk Kwartel",
    "Jeugdhulp Heggenmus",   "Jeugdhulp Scholekster", "Jeugdhulp Rietgors",
    "Jeugdhulp Tapuit",      "Jeugdhulp Spreeuw",     "Praktijk Fluiter",
    "Praktijk Wielewaal",    "Jeugdhulp Koolmees",    "Verblijf Snor",
    "Jeugdhulp Kauw",        "Praktijk Bonte Specht", "Verblijf Vlaamse Gaai",
    "Jeugdhulp Torenvalk",   "Jeugdhulp Buizerd",     "Jeugdhulp Ooievaar",
    "Praktijk Reiger",       "Jeugdhulp Lepelaar",    "Jeugdhulp Kluut",
    "Jeugdhulp Patrijs",     "Vervoer Houtsnip",      "Bescherming Fazant",
    "Bescherming Kerkuil",   "Team Steenuil",
};

/* The first one works. */
static const struct pilot pilots[] = {
    {"Snelle start", {"0164", "0147", "0173", NULL}, {"45", NULL}, 45},
    {"Samen aan tafel", {"0141", "0189", NULL}, {NULL}, 100},
};

static const char *const straten[] = {
    "Kievitstraat",  "Esweg",        "Wilgenlaan",    "Spinnerij", "Weversplein",
    "Beekdal",       "Molenpad",     "Lindehof",      "Zandweg",   "Boekweitakker",
    "Merelstraat",   "Noaberstraat", "Vlierstraat",   "Haverkamp", "Roggeveld",
    "Textielstraat", "Heidepad",     "Stationsallee", "Kerkbrink", "Leeuweriklaan",
};

static const char *const meisjes[] = {
    "Anna", "Zoë",  "Lotte", "Fenna", "Yasmin", "Sara",  "Eva",   "Noor",
    "Iris", "Maud", "Elif",  "Femke", "Amira",  "Renée", "Julia", "Tess",
};

static const char *const jongens[] = {
    "Daan", "Daniël", "Bram",  "Sem",   "Yusuf", "Thijs", "Luuk", "Noah",
    "Gijs", "Adam",   "Jelle", "André", "Mats",  "Kaan",  "Ties", "Koen",
};

struct familienaam {
	const char *voorvoegsel;
	const char *naam;
};

static const struct familienaam familienamen[] = {
    {NULL, "Boswinkel"},  {"te", "Riele"},    {NULL, "Oude Voshaar"}, {"van de", "Brink"},
    {NULL, "Lansink"},    {"ter", "Horst"},   {NULL, "Kuipers"},      {"de", "Weerd"},
    {NULL, "Yildirim"},   {NULL, "Nijhof"},   {"van", "Essen"},       {NULL, "Groothuis"},
    {"el", "Amrani"},     {NULL, "Wolters"},  {NULL, "Assink"},       {"op den", "Dries"},
    {NULL, "Scholten"},   {NULL, "Demirci"},  {"van der", "Kolk"},    {NULL, "Hesselink"},
    {NULL, "Kamphuis"},   {"in het", "Veld"}, {NULL, "Morsink"},      {NULL, "Sanders"},
    {NULL, "Wiśniewska"}, {"ten", "Velde"},   {NULL, "Bekhuis"},      {NULL, "Lohuis"},
    {NULL, "Müller"},     {"de", "Jonge"},    {NULL, "Nijkamp"},      {NULL, "Haarhuis"},
};

size_t traffic_gemeenten(void)
{
	return COUNT(gemeenten);
}

const struct gemeente *traffic_gemeente(size_t index)
{
	return &gemeenten[index];
}

size_t traffic_aanbieders(void)
{
	return COUNT(aanbieders);
}

const struct aanbieder *traffic_aanbieder(size_t index)
{
	return &aanbieders[index];
}

bool traffic_falls_silent(size_t index)
{
	return strcmp(aanbieders[index].agb, silent) == 0;
}

const char *traffic_aanbieder_naam(size_t index)
{
	return namen[index];
}

const struct offer *traffic_product(size_t index)
{
	return &producten[index];
}

size_t traffic_pilots(void)
{
	return COUNT(pilots);
}

const struct pilot *traffic_pilot(size_t index)
{
	return &pilots[index];
}

size_t traffic_draw_gemeente(struct traffic_random *random)
{
	int weights[COUNT(gemeenten)];

	for (size_t i = 0; i < COUNT(gemeenten); i++)
		weights[i] = gemeenten[i].inwoners;
	return traffic_weighted(random, weights, COUNT(gemeenten));
}

size_t traffic_draw_aanbieder(struct traffic_random *random)
{
	int weights[COUNT(aanbieders)];

	for (size_t i = 0; i < COUNT(aanbieders); i++)
		weights[i] = aanbieders[i].weight;
	return traffic_weighted(random, weights, COUNT(aanbieders));
}

int traffic_draw_product(struct traffic_random *random, size_t aanbieder, const char *other)
{
	const struct aanbieder *row = &aanbieders[aanbieder];
	int found[PROVIDER_PRODUCTS], count = 0;

	for (int i = 0; i < PROVIDER_PRODUCTS && row->products[i] >= 0; i++) {
		if (!other || strcmp(producten[row->products[i]].categorie, other) != 0)
			found[count++] = row->products[i];
	}
	return count == 0 ? -1 : found[traffic_below(random, count)];
}

size_t traffic_screener(int *product)
{
	size_t index = COUNT(aanbieders) - 1;

	*product = SCREENING;
	return index;
}

const char *traffic_draw_straat(struct traffic_random *random)
{
	return straten[traffic_below(random, (int)COUNT(straten))];
}

const char *traffic_draw_voornaam(struct traffic_random *random, bool meisje)
{
	return meisje ? meisjes[traffic_below(random, (int)COUNT(meisjes))]
		      : jongens[traffic_below(random, (int)COUNT(jongens))];
}

const char *traffic_draw_achternaam(struct traffic_random *random, const char **voorvoegsel)
{
	const struct familienaam *naam =
	    &familienamen[traffic_below(random, (int)COUNT(familienamen))];

	*voorvoegsel = naam->voorvoegsel;
	return naam->naam;
}
