/* What the codes of the standard mean that stand in the tables and the story of a youth. */
#include "ijw/care/codes.h"

#include <stddef.h>
#include <string.h>

#include "ijw/base/text.h"

static const struct code {
	enum code_list list;
	const char *code;
	const char *naam; /* in Dutch, after the code lists */
	const char *meaning;
} codes[] = {
    {CODES_REDENWIJZIGING, "01", "administratieve correctie (vervallen code)", "administrative correction (expired code)"},
    {CODES_REDENWIJZIGING, "02", "cliënt overleden", "client died"},
    {CODES_REDENWIJZIGING, "03", "contractwijziging", "contract changed"},
    {CODES_REDENWIJZIGING, "04", "herindicatie: verlengd", "reassessment: extended"},
    {CODES_REDENWIJZIGING, "05", "herindicatie: ingekort", "reassessment: shortened"},
    {CODES_REDENWIJZIGING, "06", "naar een ander wettelijk domein", "moves to another law domain"},
    {CODES_REDENWIJZIGING, "07", "naar een andere gemeente", "moves to another gemeente"},
    {CODES_REDENWIJZIGING, "08", "van zorg in natura naar pgb", "from care in kind to personal budget"},
    {CODES_REDENWIJZIGING, "09", "naar een andere aanbieder", "moves to another aanbieder"},
    {CODES_REDENWIJZIGING, "10", "andere bekostiging", "new system of funding"},
    {CODES_REDENWIJZIGING, "11", "gemeentelijke herindeling", "municipal reorganisation"},
    {CODES_REDENWIJZIGING, "12", "op initiatief van de aanbieder", "on the initiative of the aanbieder"},
    {CODES_REDENWIJZIGING, "13", "verwijderd", "deleted"},
    {CODES_REDENWIJZIGING, "14", "administratieve correctie", "administrative correction"},
    {CODES_REDENBEEINDIGING, "02", "cliënt overleden", "client died"},
    {CODES_REDENBEEINDIGING, "20", "tijdelijk", "temporary"},
    {CODES_REDENBEEINDIGING, "31", "volgens plan beëindigd", "ended as planned"},
    {CODES_REDENBEEINDIGING, "32", "voortijdig beëindigd door de cliënt", "ended early by the client"},
    {CODES_REDENBEEINDIGING, "33", "voortijdig beëindigd door de aanbieder", "ended early by the aanbieder"},
    {CODES_REDENBEEINDIGING, "34", "voortijdig beëindigd in overleg", "ended early in agreement"},
    {CODES_REDENBEEINDIGING, "35", "voortijdig beëindigd door externe omstandigheden", "ended early, outside cause"},
    {CODES_REDENBEEINDIGING, "36", "beëindigd door de gemeente", "ended by the gemeente"},
    {CODES_REDENBEEINDIGING, "37", "beëindigd wegens een verzoek om wijziging", "ended for a request for change"},
    {CODES_REDENBEEINDIGING, "38", "naar een andere aanbieder", "moves to another aanbieder"},
    {CODES_REDENBEEINDIGING, "39", "naar een ander wettelijk domein", "moves to another law domain"},
    {CODES_VERZOEKANTWOORD, "1", "afgewezen", "refused"},
    {CODES_VERZOEKANTWOORD, "2", "in onderzoek", "under examination"},
    {CODES_REDENAFWIJZINGVERZOEK, "1", "geen wijziging maar een nieuw verzoek", "not a change but a new request"},
    {CODES_REDENAFWIJZINGVERZOEK, "2", "past niet in het budget", "does not fit the budget"},
    {CODES_REDENAFWIJZINGVERZOEK, "3", "geen contract", "no contract"},
    {CODES_REDENAFWIJZINGVERZOEK, "4", "past niet in het contract", "does not fit the contract"},
    {CODES_REDENAFWIJZINGVERZOEK, "5", "een andere gemeente is verantwoordelijk", "another gemeente is responsible"},
    {CODES_REDENAFWIJZINGVERZOEK, "6", "stapeling van producten", "stacking of products"},
    {CODES_REDENAFWIJZINGVERZOEK, "7", "inhoudelijk afgewezen", "rejected on care content"},
    {CODES_REDENAFWIJZINGVERZOEK, "8", "woonplaatsbeginsel", "woonplaatsbeginsel"},
    {CODES_REDENAFWIJZINGVERZOEK, "9", "leeftijdsgrens bereikt", "age limit reached"},
    {CODES_REDENVERZOEK, "1", "de situatie van de cliënt is veranderd", "the client's situation changed"},
    {CODES_REDENVERZOEK, "2", "het behandelplan is veranderd", "the care plan changed"},
    {CODES_VERWIJZER, "01", "gemeente", "gemeente"},
    {CODES_VERWIJZER, "02", "huisarts", "general practitioner"},
    {CODES_VERWIJZER, "03", "jeugdarts", "youth physician"},
    {CODES_VERWIJZER, "04", "gecertificeerde instelling (GI)", "certified institution (GI)"},
    {CODES_VERWIJZER, "05", "medisch specialist", "medical specialist"},
    {CODES_VERWIJZER, "06", "zelfverwijzer of geen verwijzer", "self-referral or none"},
    {CODES_VERWIJZER, "08", "rechter of officier van justitie", "judge or prosecutor"},
};

enum { CODES = sizeof(codes) / sizeof(codes[0]) };

static const char *const lists[] = {
    [CODES_REDENWIJZIGING] = "reden_wijziging",
    [CODES_REDENBEEINDIGING] = "reden_beeindiging",
    [CODES_VERZOEKANTWOORD] = "verzoek_antwoord",
    [CODES_REDENAFWIJZINGVERZOEK] = "reden_afwijzing",
    [CODES_REDENVERZOEK] = "reden_verzoek",
    [CODES_VERWIJZER] = "verwijzer",
};

static const struct code *find(enum code_list list, const char *code)
{
	for (int i = 0; code != NULL && i < CODES; i++)
		if (codes[i].list == list && strcmp(codes[i].code, code) == 0)
			return &codes[i];
	return NULL;
}

const char *code_naam(enum code_list list, const char *code)
{
	const struct code *found = find(list, code);

	return found != NULL ? found->naam : NULL;
}

const char *code_meaning(enum code_list list, const char *code)
{
	const struct code *found = find(list, code);

	if (found == NULL)
		return NULL;
	return text_is_dutch() ? found->naam : found->meaning;
}

void codes_each(code_visit *visit, void *context)
{
	for (const struct productcategorie *own = productcategorieen; own->code != NULL; own++)
		visit(context, "productcategorie", own->code, own->naam);
	for (int i = 0; i < CODES; i++)
		visit(context, lists[codes[i].list], codes[i].code, codes[i].naam);
}

const struct productcategorie productcategorieen[] = {
    {"31", "Zonder verblijf: door het wijkteam"},
    {"32", "Zonder verblijf: ambulant bij de aanbieder"},
    {"33", "Zonder verblijf: daghulp bij de aanbieder"},
    {"34", "Zonder verblijf: in het netwerk van de jeugdige"},
    {"35", "Met verblijf: pleegzorg"},
    {"36", "Met verblijf: gezinsgericht"},
    {"37", "Met verblijf: gesloten plaatsing"},
    {"38", "Met verblijf: overig"},
    {"40", "Persoonlijke verzorging"},
    {"41", "Dagbehandeling"},
    {"42", "Vervoersdiensten"},
    {"43", "Verblijf inclusief behandeling"},
    {"44", "Verblijf exclusief behandeling"},
    {"45", "Jeugdhulp ambulant"},
    {"46", "Jeugdhulp crisis"},
    {"47", "Jeugdreclassering"},
    {"48", "Jeugdbescherming"},
    {"49", "Activiteiten in preventief justitieel kader"},
    {"50", "Maatwerkarrangementen jeugd"},
    {"51", "Generalistische basis-ggz"},
    {"52", "Specialistische ggz"},
    {"53", "Kindergeneeskunde"},
    {"54", "Jeugd-ggz"},
    {"55", "Landelijk ingekochte zorg (LTA)"},
    {NULL, NULL},
};
