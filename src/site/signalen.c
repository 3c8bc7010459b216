/* What the signals of Q03 are about, in words for people who do not know the messages. */
#include <string.h>

#include "page_parts.h"

static const struct signaal {
	const char *code;
	const char *nl;
	const char *en;
} signalen[] = {
    {"IJW028", "einddatum is 31 december 9999: gelezen als geen einde",
     "the end is 31 December 9999: read as no end"},
    {"IJW031", "kenmerk dat de afzender koos, bevat een BSN of een naam: afgeschermd",
     "a reference that the sender chose holds a BSN or a name: masked"},
    {"IJW101", "antwoord op een bericht kwam na meer dan 3 werkdagen",
     "the answer to a message came after more than 3 working days"},
    {"IJW102", "antwoord op een rekening kwam na meer dan 10 werkdagen",
     "the answer to a claim came after more than 10 working days"},
    {"IJW103", "gemeente antwoordde na meer dan 5 werkdagen op een verzoek om hulp",
     "the municipality answered a request for help after more than 5 working days"},
    {"IJW104", "gemeente antwoordde na meer dan 5 werkdagen op een verzoek om wijziging",
     "the municipality answered a request for change after more than 5 working days"},
    {"IJW105", "besluit op een verzoek kwam na meer dan 8 weken",
     "the decision on a request came after more than 8 weeks"},
    {"IJW106", "verwijzing naar een andere gemeente kwam na meer dan 14 dagen",
     "the reference to another municipality came after more than 14 days"},
    {"IJW107", "begin van hulp gemeld na meer dan 5 werkdagen",
     "a start of help was reported after more than 5 working days"},
    {"IJW108", "einde van hulp gemeld na meer dan 5 werkdagen",
     "an end of help was reported after more than 5 working days"},
    {"IJW201", "begin van hulp hoort bij geen bekende toewijzing",
     "a start of help belongs to no known assignment"},
    {"IJW202", "hulp begon voor de ingangsdatum van de toewijzing",
     "help began before the assignment took effect"},
    {"IJW203", "hulp begon na de einddatum van de toewijzing",
     "help began after the end of the assignment"},
    {"IJW204", "meer dan een einde gemeld bij hetzelfde begin",
     "more than one end was reported for the same start"},
    {"IJW205", "nieuw begin ligt op of voor het einde ervoor",
     "a restart lies on or before the end before it"},
    {"IJW206", "twee versies van een toewijzing met hetzelfde tijdstip, maar niet gelijk",
     "two versions of an assignment of the same moment that differ"},
    {"IJW207", "oudere versie van een toewijzing kwam na een nieuwere",
     "an older version of an assignment came after a newer one"},
    {"IJW208", "iets veranderde dat bij een toewijzing vast hoort te staan",
     "something changed that is fixed for an assignment"},
    {"IJW209", "nieuwer bericht laat een lopende toewijzing weg",
     "a newer message leaves out an assignment that goes on"},
    {"IJW210", "toewijzingen van dezelfde hulp overlappen",
     "assignments of the same help overlap"},
    {"IJW211", "hulp gevraagd voor een tijd waarin zij al is toegewezen",
     "help was asked for a time in which it is assigned already"},
    {"IJW212", "toewijzing op een verzoek dat eerder was afgewezen",
     "an assignment for a request that was refused before"},
    {"IJW213", "toewijzing noemt niet op elke regel het verzoek om wijziging",
     "an assignment does not name the request for change on every line"},
    {"IJW214", "antwoord op een bericht dat wij niet kennen",
     "an answer to a message that is not known"},
    {"IJW215", "bericht was al eerder beantwoord", "the message was answered before"},
    {"IJW216", "tussen twee rekeningen is een maand overgeslagen",
     "a month was left out between two claims"},
    {"IJW217", "ander geboortejaar of andere geboortemaand dan in het bericht ervoor",
     "another month of birth than in the message before"},
    {"IJW218", "toewijzing is van voor de vroegste dag die meetelt",
     "the assignment is from before the earliest day that counts"},
    {"IJW219", "hulp begon voor de vroegste dag die meetelt",
     "help began before the earliest day that counts"},
    {"IJW220", "meer dan honderd regels of berichten met hetzelfde nummer",
     "more than a hundred lines or messages with the same number"},
};

const char *signaal_text(enum language language, const char *code)
{
	for (size_t i = 0; i < sizeof(signalen) / sizeof(signalen[0]); i++)
		if (strcmp(signalen[i].code, code) == 0)
			return in(language, signalen[i].nl, signalen[i].en);
	return code;
}
