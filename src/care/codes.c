/* What the codes of the standard mean that the story of a youth shows; product categories. */
#include "ijw/care/codes.h"

#include <stddef.h>
#include <string.h>

static const struct code {
	enum code_list list;
	const char *code;
	const char *meaning;
} codes[] = {
    {CODES_REDENWIJZIGING, "01", "administrative correction (expired code)"},
    {CODES_REDENWIJZIGING, "02", "client died"},
    {CODES_REDENWIJZIGING, "03", "contract changed"},
    {CODES_REDENWIJZIGING, "04", "reassessment: extended"},
    {CODES_REDENWIJZIGING, "05", "reassessment: shortened"},
    {CODES_REDENWIJZIGING, "06", "moves to another law domain"},
    {CODES_REDENWIJZIGING, "07", "moves to another gemeente"},
    {CODES_REDENWIJZIGING, "08", "from care in kind to personal budget"},
    {CODES_REDENWIJZIGING, "09", "moves to another aanbieder"},
    {CODES_REDENWIJZIGING, "10", "new system of funding"},
    {CODES_REDENWIJZIGING, "11", "municipal reorganisation"},
    {CODES_REDENWIJZIGING, "12", "on the initiative of the aanbieder"},
    {CODES_REDENWIJZIGING, "13", "deleted"},
    {CODES_REDENWIJZIGING, "14", "administrative correction"},
    {CODES_REDENBEEINDIGING, "02", "client died"},
    {CODES_REDENBEEINDIGING, "20", "temporary"},
    {CODES_REDENBEEINDIGING, "31", "ended as planned"},
    {CODES_REDENBEEINDIGING, "32", "ended early by the client"},
    {CODES_REDENBEEINDIGING, "33", "ended early by the aanbieder"},
    {CODES_REDENBEEINDIGING, "34", "ended early in agreement"},
    {CODES_REDENBEEINDIGING, "35", "ended early, outside cause"},
    {CODES_REDENBEEINDIGING, "36", "ended by the gemeente"},
    {CODES_REDENBEEINDIGING, "37", "ended for a request for change"},
    {CODES_REDENBEEINDIGING, "38", "moves to another aanbieder"},
    {CODES_REDENBEEINDIGING, "39", "moves to another law domain"},
    {CODES_VERZOEKANTWOORD, "1", "rejected"},
    {CODES_VERZOEKANTWOORD, "2", "under examination"},
    {CODES_REDENAFWIJZINGVERZOEK, "1", "not a change but a new request"},
    {CODES_REDENAFWIJZINGVERZOEK, "2", "does not fit the budget"},
    {CODES_REDENAFWIJZINGVERZOEK, "3", "no contract"},
    {CODES_REDENAFWIJZINGVERZOEK, "4", "does not fit the contract"},
    {CODES_REDENAFWIJZINGVERZOEK, "5", "another gemeente is responsible"},
    {CODES_REDENAFWIJZINGVERZOEK, "6", "stacking of products"},
    {CODES_REDENAFWIJZINGVERZOEK, "7", "rejected on care content"},
    {CODES_REDENAFWIJZINGVERZOEK, "8", "woonplaatsbeginsel"},
    {CODES_REDENAFWIJZINGVERZOEK, "9", "age limit reached"},
    {CODES_REDENVERZOEK, "1", "the client's situation changed"},
    {CODES_REDENVERZOEK, "2", "the care plan changed"},
    {CODES_VERWIJZER, "01", "gemeente"},
    {CODES_VERWIJZER, "02", "general practitioner"},
    {CODES_VERWIJZER, "03", "youth physician"},
    {CODES_VERWIJZER, "04", "certified institution (GI)"},
    {CODES_VERWIJZER, "05", "medical specialist"},
    {CODES_VERWIJZER, "06", "self-referral or none"},
    {CODES_VERWIJZER, "08", "judge or prosecutor"},
};

const char *code_meaning(enum code_list list, const char *code)
{
	for (size_t i = 0; code != NULL && i < sizeof(codes) / sizeof(codes[0]); i++)
		if (codes[i].list == list && strcmp(codes[i].code, code) == 0)
			return codes[i].meaning;
	return NULL;
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
