/* Texts of a sender that tell whom the message is about: a check of our own. */
#include "ijw/base/text.h"
#include "inspect.h"

/* An element in a class, or in a structure of it. */
static void check_text(struct inspection *inspection, const struct record *record, const char *name,
		       const struct field *field)
{
	if (mask_may_tell(field->text) && mask_tells(field->text, persons_of(inspection)))
		report_element(inspection, record, name, field);
}

static void check_identificatie(struct inspection *inspection, const struct identificatie *of)
{
	if (of != NULL)
		check_text(inspection, &of->record, "Identificatie", &of->identificatie);
}

static void check_versie(struct inspection *inspection, const struct xsdversie *versie)
{
	if (versie == NULL)
		return;
	check_text(inspection, &versie->record, "BasisschemaXsdVersie",
		   &versie->basisschemaxsdversie);
	check_text(inspection, &versie->record, "BerichtXsdVersie", &versie->berichtxsdversie);
}

static void check_header(struct inspection *inspection, const struct record *record)
{
	const struct header *header = AS(header, record);

	check_identificatie(inspection, header->berichtidentificatie);
	check_versie(inspection, header->xsdversie);
	check_text(inspection, record, "IdentificatieRetour", &header->identificatieretour);
	check_identificatie(inspection, header->declaratieidentificatie);
	check_versie(inspection, header->xsdversiedeclaratie);
}

static void check_referentie(struct inspection *inspection, const struct record *record,
			     const struct field *referentie)
{
	check_text(inspection, record, "ReferentieAanbieder", referentie);
}

static void check_toegewezenproduct(struct inspection *inspection, const struct record *record)
{
	check_referentie(inspection, record, &AS(toegewezenproduct, record)->referentieaanbieder);
}

static void check_aangevraagdproduct(struct inspection *inspection, const struct record *record)
{
	check_referentie(inspection, record, &AS(aangevraagdproduct, record)->referentieaanbieder);
}

static void check_verzoek(struct inspection *inspection, const struct record *record)
{
	check_referentie(inspection, record, &AS(verzoek, record)->referentieaanbieder);
}

static void check_antwoord(struct inspection *inspection, const struct record *record)
{
	check_referentie(inspection, record, &AS(antwoord, record)->referentieaanbieder);
}

static void check_declaratie(struct inspection *inspection, const struct record *record)
{
	check_text(inspection, record, "DeclaratieNummer",
		   &AS(declaratie, record)->declaratienummer);
}

static void check_prestatie(struct inspection *inspection, const struct record *record)
{
	const struct referentie *referentie = AS(prestatie, record)->productreferentie;

	if (referentie == NULL)
		return;
	check_text(inspection, &referentie->record, "ReferentieNummer",
		   &referentie->referentienummer);
	check_text(inspection, &referentie->record, "VorigReferentieNummer",
		   &referentie->vorigreferentienummer);
}

static const struct rule rules[] = {
    {
	.code = "IJW031",
	.severity = SEVERITY_SIGNAAL,
	.text = N_("A text that the sender chose holds a BSN or a name"),
	.remedy = N_("Ask the sender for references and identifications that say nothing of a "
		     "person; this one is shown and stored masked."),
	.level = LEVEL_OWN,
	.elements =
	    "Header/BerichtIdentificatie/Identificatie; Header/XsdVersie; "
	    "Header/IdentificatieRetour [302 306 308 316 318 320]; "
	    "Header/DeclaratieIdentificatie/Identificatie [325]; "
	    "Header/XsdVersieDeclaratie [325]; "
	    "ToegewezenProduct/ReferentieAanbieder [301 302]; "
	    "AangevraagdProduct/ReferentieAanbieder [315 316]; "
	    "Verzoek/ReferentieAanbieder [317 318]; Antwoord/ReferentieAanbieder [319 320]; "
	    "Declaratie/DeclaratieNummer [323]; DeclaratieAntwoord/DeclaratieNummer [325]; "
	    "Prestatie/ProductReferentie [323 325]",
	.checks =
	    N_("A text tells nobody when it has no nine digits by themselves that pass the 11-test, "
	       "no BSN of the message, and no word of four letters or more that is a word of a "
	       "name in it. Dots, blanks and dashes between digits are passed over; case and "
	       "diacritics do not matter."),
	.on =
	    {
		{NO_RETOUR | RETOUREN, &class_header, check_header},
		{ON(JW301) | ON(JW302), &class_toegewezenproduct, check_toegewezenproduct},
		{ON(JW315) | ON(JW316), &class_aangevraagdproduct, check_aangevraagdproduct},
		{ON(JW317) | ON(JW318), &class_verzoek, check_verzoek},
		{ON(JW319) | ON(JW320), &class_antwoord, check_antwoord},
		{MET_PRESTATIE, &class_declaratie, check_declaratie},
		{MET_PRESTATIE, &class_prestatie, check_prestatie},
	    },
    },
};

RULE_SET(herleidbaar);
