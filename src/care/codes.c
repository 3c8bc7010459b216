/* What the codes of the standard mean that the story of a youth shows; product categories. */
#include "ijw/care/codes.h"

#include <stddef.h>
#include <string.h>

#include "ijw/base/text.h"

static const struct code {
	enum code_list list;
	const char *code;
	const char *meaning;
} codes[] = {
    {CODES_REDENWIJZIGING, "01", N_("administrative correction (expired code)")},
    {CODES_REDENWIJZIGING, "02", N_("client died")},
    {CODES_REDENWIJZIGING, "03", N_("contract changed")},
    {CODES_REDENWIJZIGING, "04", N_("reassessment: extended")},
    {CODES_REDENWIJZIGING, "05", N_("reassessment: shortened")},
    {CODES_REDENWIJZIGING, "06", N_("moves to another law domain")},
    {CODES_REDENWIJZIGING, "07", N_("moves to another gemeente")},
    {CODES_REDENWIJZIGING, "08", N_("from care in kind to personal budget")},
    {CODES_REDENWIJZIGING, "09", N_("moves to another aanbieder")},
    {CODES_REDENWIJZIGING, "10", N_("new system of funding")},
    {CODES_REDENWIJZIGING, "11", N_("municipal reorganisation")},
    {CODES_REDENWIJZIGING, "12", N_("on the initiative of the aanbieder")},
    {CODES_REDENWIJZIGING, "13", N_("deleted")},
    {CODES_REDENWIJZIGING, "14", N_("administrative correction")},
    {CODES_REDENBEEINDIGING, "02", N_("client died")},
    {CODES_REDENBEEINDIGING, "20", N_("temporary")},
    {CODES_REDENBEEINDIGING, "31", N_("ended as planned")},
    {CODES_REDENBEEINDIGING, "32", N_("ended early by the client")},
    {CODES_REDENBEEINDIGING, "33", N_("ended early by the aanbieder")},
    {CODES_REDENBEEINDIGING, "34", N_("ended early in agreement")},
    {CODES_REDENBEEINDIGING, "35", N_("ended early, outside cause")},
    {CODES_REDENBEEINDIGING, "36", N_("ended by the gemeente")},
    {CODES_REDENBEEINDIGING, "37", N_("ended for a request for change")},
    {CODES_REDENBEEINDIGING, "38", N_("moves to another aanbieder")},
    {CODES_REDENBEEINDIGING, "39", N_("moves to another law domain")},
    {CODES_VERZOEKANTWOORD, "1", N_("refused")},
    {CODES_VERZOEKANTWOORD, "2", N_("under examination")},
    {CODES_REDENAFWIJZINGVERZOEK, "1", N_("not a change but a new request")},
    {CODES_REDENAFWIJZINGVERZOEK, "2", N_("does not fit the budget")},
    {CODES_REDENAFWIJZINGVERZOEK, "3", N_("no contract")},
    {CODES_REDENAFWIJZINGVERZOEK, "4", N_("does not fit the contract")},
    {CODES_REDENAFWIJZINGVERZOEK, "5", N_("another gemeente is responsible")},
    {CODES_REDENAFWIJZINGVERZOEK, "6", N_("stacking of products")},
    {CODES_REDENAFWIJZINGVERZOEK, "7", N_("rejected on care content")},
    {CODES_REDENAFWIJZINGVERZOEK, "8", N_("woonplaatsbeginsel")},
    {CODES_REDENAFWIJZINGVERZOEK, "9", N_("age limit reached")},
    {CODES_REDENVERZOEK, "1", N_("the client's situation changed")},
    {CODES_REDENVERZOEK, "2", N_("the care plan changed")},
    {CODES_VERWIJZER, "01", N_("gemeente")},
    {CODES_VERWIJZER, "02", N_("general practitioner")},
    {CODES_VERWIJZER, "03", N_("youth physician")},
    {CODES_VERWIJZER, "04", N_("certified institution (GI)")},
    {CODES_VERWIJZER, "05", N_("medical specialist")},
    {CODES_VERWIJZER, "06", N_("self-referral or none")},
    {CODES_VERWIJZER, "08", N_("judge or prosecutor")},
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
