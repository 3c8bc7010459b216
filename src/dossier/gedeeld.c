/* A signal about what should be of one message, or of a few, and is of very many: whoever fills in the
 * same number again and again makes that number useless, and work for whoever looks something up by
 * it. It is told once a number and kind of line, on the line that stands just past the limit in the
 * order of judging. */
#include "dossier.h"

#include "ijw/base/limits.h"
#include "ijw/base/text.h"

/* IJW220. Lines are counted as they are judged; what is void by now was sent as well. */
static void shared_by_many(struct dossier *dossier, const struct event *at)
{
	if (++dossier->sharers[at->soort] == LIMIT_SHARERS + 1)
		dossier_report_final(dossier, at, PLACE_LINE);
}

static void named_by_many(struct dossier *dossier, const struct event *at)
{
	if (++dossier->sharers[at->soort] == LIMIT_SHARERS + 1)
		dossier_report_final(dossier, at, PLACE_HEADER);
}

static const struct rule rules[] = {
    {
	SIGNAL("IJW220"),
	.text = N_("More than 100 lines or messages share what tells one apart"),
	.remedy = N_("Ask the sender why the number of the line, or the Identificatie of the "
		     "message, is used again and again."),
	.elements = "AangevraagdProduct/ReferentieAanbieder [315]; "
		    "Antwoord/ReferentieAanbieder [319]; Declaratie/DeclaratieNummer [323]; "
		    "Header/BerichtIdentificatie; Header/DeclaratieIdentificatie [325]; "
		    "Prestatie/ProductReferentie [323]; ToegewezenProduct/ToewijzingNummer [301]; "
		    "Verzoek/ReferentieAanbieder [317]",
	.checks =
	    N_("A ReferentieAanbieder, an Identificatie, a ToewijzingNummer of several clients, a "
	       "DeclaratieNummer and a ReferentieNummer are each used by at most 100 lines of one "
	       "kind, and a claim is answered at most 100 times. Said once for each, on the line "
	       "after the hundredth in the order of judging: where it stands tells which of them it "
	       "is."),
	.between = {{DOSSIER_VERZOEK, VERZOEKEN | ANTWOORDEN, shared_by_many},
		    {DOSSIER_TOEWIJZING, TOEWIJZINGEN, shared_by_many},
		    {DOSSIER_DECLARATIENUMMER, DECLARATIES, shared_by_many},
		    {DOSSIER_PRESTATIE, PRESTATIES, shared_by_many},
		    {DOSSIER_BERICHT, WHOLES, named_by_many},
		    {DOSSIER_DECLARATIE, CLAIMANTWOORDEN, named_by_many}},
    },
};

RULE_SET(dossier_gedeeld);
