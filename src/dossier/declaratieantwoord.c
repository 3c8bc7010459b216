/* Rules about a JW325 and the JW323 it answers. When that claim is not known TR337 says so, and the
 * other rules, which compare the two, say nothing. */
#include "dossier.h"

#include "ijw/base/text.h"

/* The JW323 that `at` answers; NULL when it is not known. Of several with its Identificatie and
 * Dagtekening preferably one that broke no rule by itself: of the others the lines are not kept. */
static const struct event *sent_claim(struct dossier *dossier, const struct event *at)
{
	const struct event *event, *sent = NULL;
	uint32_t cursor = 0;

	while ((sent == NULL || sent->rejected) &&
	       (event = dossier_before(dossier, KEY_DECLARATIE, at, at, &cursor)) != NULL)
		sent = event;
	return sent;
}

/* The same, to compare lines with: NULL as well when that JW323 broke a rule by itself. That one
 * counts as sent, and its XsdVersie is known, but nothing else of it (definitions, section 10). */
static const struct event *claim_of(struct dossier *dossier, const struct event *at)
{
	const struct event *claim = sent_claim(dossier, at);

	return claim != NULL && !claim->rejected ? claim : NULL;
}

/* TR337 */
static void unknown_declaratie(struct dossier *dossier, const struct event *at)
{
	dossier_demand(dossier, KEY_DECLARATIE, at, NULL, PLACE_HEADER);
}

/* TR371 */
static void other_xsdversie(struct dossier *dossier, const struct event *at)
{
	const struct event *claim = sent_claim(dossier, at);

	if (claim != NULL && !same_text(claim->xsdversie, at->xsdversie))
		dossier_report_at(dossier, at, PLACE_HEADER);
}

/* TR376: an answer that consists of a Header alone names no number. */
static void other_declaratienummer(struct dossier *dossier, const struct event *at)
{
	const struct event *claim = claim_of(dossier, at);

	if (claim != NULL && at->referentie != NULL &&
	    !same_text(claim->referentie, at->referentie))
		dossier_report(dossier, at);
}

/* Whether the youth of this line stands in the claim. */
static bool claims_for(struct dossier *dossier, const struct event *at)
{
	uint32_t cursor = 0;

	return dossier_before(dossier, KEY_CLAIMED_YOUTH, at, at, &cursor) != NULL;
}

/* TR304 of a JW325, reported once for a Client: what is listed below one who is not in the claim is
 * not looked at. */
void dossier_client_not_claimed(struct dossier *dossier, const struct event *at)
{
	if (claim_of(dossier, at) != NULL && dossier_is_first_of_client(dossier, at) &&
	    !claims_for(dossier, at))
		dossier_report_at(dossier, at, PLACE_CLIENT);
}

/* The line of the claim with the ProductReferentie of this line of the answer; NULL when there is
 * none.
 */
static const struct event *line_of(struct dossier *dossier, const struct event *at)
{
	uint32_t cursor = 0;

	return dossier_before(dossier, KEY_PRESTATIE, at, at, &cursor);
}

/* TR366 */
static void prestatie_not_claimed(struct dossier *dossier, const struct event *at)
{
	if (claims_for(dossier, at) && line_of(dossier, at) == NULL)
		dossier_report(dossier, at);
}

/* Whether the answer repeats the line as it was claimed. */
static bool same_line(const struct event *a, const struct event *b)
{
	return a->toewijzingnummer == b->toewijzingnummer &&
	       same_text(a->categorie, b->categorie) && same_text(a->code, b->code) &&
	       a->begindatum == b->begindatum && a->einddatum == b->einddatum &&
	       a->volume == b->volume && same_text(a->eenheid, b->eenheid) &&
	       a->tarief == b->tarief && a->budget == b->budget;
}

/* TR367 */
static void claimed_otherwise(struct dossier *dossier, const struct event *at)
{
	const struct event *line = line_of(dossier, at);

	if (line != NULL && claims_for(dossier, at) && !same_line(line, at))
		dossier_report(dossier, at);
}

static const struct rule rules[] = {
    {
	BETWEEN("TR337", NULL),
	.text = N_("The answer names a claim that the aanbieder did not send"),
	.remedy = N_("Ask the gemeente, outside the traffic, which JW323 is answered."),
	.elements = "Header/DeclaratieIdentificatie",
	.class = "Header",
	.checks = N_("DeclaratieIdentificatie of a JW325, number and date, is the "
		     "BerichtIdentificatie of a JW323 that its receiver sent to this gemeente."),
	.between = {{DOSSIER_DECLARATIE, CLAIMANTWOORDEN, unknown_declaratie}},
    },
    {
	BETWEEN("TR371", NULL),
	.text = N_("XsdVersieDeclaratie is not the XsdVersie of the claim"),
	.remedy =
	    N_("Tell the gemeente, outside the traffic, that it has to copy it from the JW323."),
	.elements = "Header/XsdVersieDeclaratie",
	.class = "Header",
	.checks = N_("XsdVersieDeclaratie of a JW325 is the XsdVersie of the JW323 it answers."),
	.between = {{DOSSIER_DECLARATIE, CLAIMANTWOORDEN, other_xsdversie}},
    },
    {
	BETWEEN("TR376", NULL),
	.text = N_("DeclaratieNummer is not that of the claim"),
	.remedy = N_("Ask the gemeente, outside the traffic, which JW323 is answered."),
	.elements = "DeclaratieAntwoord/DeclaratieNummer",
	.class = "DeclaratieAntwoord",
	.checks = N_("DeclaratieNummer of a JW325 is that of the JW323 it answers."),
	.between = {{DOSSIER_DECLARATIE, CLAIMANTWOORDEN, other_declaratienummer}},
    },
    {
	BETWEEN("TR366", "9366"),
	.text = N_("The answer lists a Prestatie that is not in the claim"),
	.remedy = N_("Ask the gemeente, outside the traffic, for an answer to this claim alone."),
	.elements = "Prestatie/ProductReferentie",
	.class = "Prestatie",
	.checks = N_("Every Prestatie that a JW325 lists is in the JW323 it answers, by its "
		     "ReferentieNummer."),
	.between = {{DOSSIER_DECLARATIE, CLAIMANTWOORDREGELS, prestatie_not_claimed}},
    },
    {
	BETWEEN("TR367", "9367"),
	.text = N_("The answer shows a Prestatie otherwise than it was claimed"),
	.remedy = N_("Ask the gemeente, outside the traffic, to repeat the Prestatie unchanged."),
	.elements = "Prestatie/Eenheid; Prestatie/GeleverdVolume; Prestatie/IngediendBedrag; "
		    "Prestatie/ProductCategorie; Prestatie/ProductCode; Prestatie/ProductPeriode; "
		    "Prestatie/ProductTarief; Prestatie/ToewijzingNummer",
	.class = "Prestatie",
	.checks = N_("A Prestatie in a JW325 is copied from the JW323: ToewijzingNummer, product, "
		     "ProductPeriode, volume, Eenheid, tariff and amount are equal."),
	.between = {{DOSSIER_DECLARATIE, CLAIMANTWOORDREGELS, claimed_otherwise}},
    },
};

RULE_SET(dossier_declaratieantwoord);
