/* Rules about requests, the answers to them, and the kind of a delivery. */
#include "ijw/base/text.h"
#include "inspect.h"

/* TR352 */
static void check_verzoek_bestaand(struct inspection *inspection, const struct record *record)
{
	const struct verzoek *verzoek = AS(verzoek, record);

	if (verzoek->ongewijzigdeproducten == NULL && verzoek->tewijzigenproducten == NULL)
		report_line(inspection, record, record->line);
}

/* TR353 */
static void check_verzoek_wijziging(struct inspection *inspection, const struct record *record)
{
	const struct verzoek *verzoek = AS(verzoek, record);

	if (verzoek->tewijzigenproducten == NULL && verzoek->nieuweproducten == NULL)
		report_line(inspection, record, record->line);
}

/* Referrers that have an AGB code: general practitioner, youth physician, certified institution,
 * medical specialist. */
static bool refers_by_code(const struct verwijzer *verwijzer)
{
	return field_is(&verwijzer->type, "02") || field_is(&verwijzer->type, "03") ||
	       field_is(&verwijzer->type, "04") || field_is(&verwijzer->type, "05");
}

/* CD066 */
static void check_verwijzer_dubbel(struct inspection *inspection, const struct record *record)
{
	const struct verwijzer *verwijzer = AS(verwijzer, record);

	if (refers_by_code(verwijzer) && present(&verwijzer->zorgverlenercode) &&
	    present(&verwijzer->naam))
		report(inspection, record->parent, &verwijzer->naam);
}

/* CD067 */
static void check_verwijzer_naam(struct inspection *inspection, const struct record *record)
{
	const struct verwijzer *verwijzer = AS(verwijzer, record);

	if (refers_by_code(verwijzer) && !present(&verwijzer->zorgverlenercode) &&
	    !present(&verwijzer->naam))
		report_line(inspection, record->parent, record->line);
}

/* CD068. The name stays free. */
static void check_verwijzer_code(struct inspection *inspection, const struct record *record)
{
	const struct verwijzer *verwijzer = AS(verwijzer, record);

	if (!refers_by_code(verwijzer) && present(&verwijzer->zorgverlenercode))
		report(inspection, record->parent, &verwijzer->zorgverlenercode);
}

/* CD085 */
static void check_reden_nodig(struct inspection *inspection, const struct record *record)
{
	const struct antwoord *antwoord = AS(antwoord, record);

	if (field_is(&antwoord->verzoekantwoord, "1") && !present(&antwoord->redenafwijzingverzoek))
		report(inspection, record, &antwoord->redenafwijzingverzoek);
}

/* CD086 */
static void check_reden_overbodig(struct inspection *inspection, const struct record *record)
{
	const struct antwoord *antwoord = AS(antwoord, record);

	if (field_is(&antwoord->verzoekantwoord, "2") && present(&antwoord->redenafwijzingverzoek))
		report(inspection, record, &antwoord->redenafwijzingverzoek);
}

/* TR377: refused because another gemeente is responsible, so say which. */
static void check_woonplaats_nodig(struct inspection *inspection, const struct record *record)
{
	const struct antwoord *antwoord = AS(antwoord, record);

	if (field_is(&antwoord->redenafwijzingverzoek, "8") && antwoord->woonplaatsbeginsel == NULL)
		report(inspection, record, &antwoord->redenafwijzingverzoek);
}

/* TR409, also without any reason, which the published check lets pass. */
static void check_woonplaats_overbodig(struct inspection *inspection, const struct record *record)
{
	const struct antwoord *antwoord = AS(antwoord, record);
	const struct woonplaatsbeginsel *woonplaats = antwoord->woonplaatsbeginsel;

	if (!field_is(&antwoord->redenafwijzingverzoek, "8") && woonplaats != NULL)
		report_line(inspection, &woonplaats->record, woonplaats->record.line);
}

/* CS058: a delivery is new (1) or takes one back (3). */
static void one_or_three(struct inspection *inspection, const struct record *record,
			 const struct field *status)
{
	if (!field_is(status, "1") && !field_is(status, "3"))
		report(inspection, record, status);
}

static void check_start_status(struct inspection *inspection, const struct record *record)
{
	one_or_three(inspection, record, &AS(startproduct, record)->statusaanlevering);
}

static void check_stop_status(struct inspection *inspection, const struct record *record)
{
	one_or_three(inspection, record, &AS(stopproduct, record)->statusaanlevering);
}

static const struct rule rules[] = {
    {
	IN_MESSAGE("CD066"),
	.text = N_("A referrer who is known by code also has a name"),
	.remedy = N_("Ask the sender to leave Naam out."),
	.elements = "AangevraagdProduct/Verwijzer/Naam",
	.checks = N_(
	    "When Verwijzer/Type is 02, 03, 04 or 05 and ZorgverlenerCode is there, Naam is not."),
	.on = {{ON(JW315), &class_verwijzer, check_verwijzer_dubbel}},
    },
    {
	IN_MESSAGE("CD067"),
	.text = N_("A referrer of this type has neither code nor name"),
	.remedy =
	    N_("Ask the sender for the AGB code of the referrer, or the name when there is no "
	       "code."),
	.elements = "AangevraagdProduct/Verwijzer/Naam",
	.checks = N_("When Verwijzer/Type is 02, 03, 04 or 05, the referrer is known by "
		     "ZorgverlenerCode or else by Naam."),
	.on = {{ON(JW315), &class_verwijzer, check_verwijzer_naam}},
    },
    {
	IN_MESSAGE("CD068"),
	.text = N_("A referrer of this type has an AGB code"),
	.remedy = N_("Ask the sender to leave ZorgverlenerCode out or to correct Type."),
	.elements = "AangevraagdProduct/Verwijzer/ZorgverlenerCode",
	.checks = N_("Only a referrer of Type 02, 03, 04 or 05 has a ZorgverlenerCode."),
	.on = {{ON(JW315), &class_verwijzer, check_verwijzer_code}},
    },
    {
	IN_MESSAGE("CD085"),
	.text = N_("A rejected request has no RedenAfwijzingVerzoek"),
	.remedy = N_("Ask the gemeente why the request was rejected."),
	.elements = "Antwoord/RedenAfwijzingVerzoek",
	.checks = N_("An answer that rejects a request (VerzoekAntwoord 1) says why, in "
		     "RedenAfwijzingVerzoek."),
	.on = {{ON(JW319), &class_antwoord, check_reden_nodig}},
    },
    {
	IN_MESSAGE("CD086"),
	.text = N_("A request that is still examined has a RedenAfwijzingVerzoek"),
	.remedy = N_("Ask the gemeente whether the request was rejected after all."),
	.elements = "Antwoord/RedenAfwijzingVerzoek",
	.checks = N_("An answer that takes a request under examination (VerzoekAntwoord 2) has no "
		     "RedenAfwijzingVerzoek."),
	.on = {{ON(JW319), &class_antwoord, check_reden_overbodig}},
    },
    {
	IN_MESSAGE("CS058"),
	.text = N_("StatusAanlevering is neither a first delivery nor a deletion"),
	.remedy = N_("Ask the aanbieder to delete the earlier delivery and to send a new one."),
	.elements = "StartProduct/StatusAanlevering [305]; StopProduct/StatusAanlevering [307]",
	.checks =
	    N_("StatusAanlevering is 1 (first delivery) or 3 (delete). The schema also knows 2 "
	       "and 9; they are not used."),
	.on =
	    {
		{ON(JW305), &class_startproduct, check_start_status},
		{ON(JW307), &class_stopproduct, check_stop_status},
	    },
    },
    {
	IN_MESSAGE("TR352"),
	.text = N_("The request names no existing assignment"),
	.remedy = N_("Ask the aanbieder to list all actual assignments, or to send a JW315."),
	.elements = "Verzoek",
	.checks = N_("A request for change names at least one existing assignment, as "
		     "OngewijzigdProduct or TeWijzigenProduct."),
	.on = {{ON(JW317), &class_verzoek, check_verzoek_bestaand}},
    },
    {
	IN_MESSAGE("TR353"),
	.text = N_("The request changes nothing"),
	.remedy = N_("Ask the aanbieder what is to be changed or added."),
	.elements = "Verzoek",
	.checks =
	    N_("A request for change asks for something: it has at least one TeWijzigenProduct "
	       "or NieuwProduct."),
	.on = {{ON(JW317), &class_verzoek, check_verzoek_wijziging}},
    },
    {
	IN_MESSAGE("TR377"),
	.since = RELEASE(3, 1),
	.text = N_("The reason is the residence principle, but no gemeente is named"),
	.remedy = N_("Ask the gemeente which other gemeente is responsible."),
	.elements = "Woonplaatsbeginsel",
	.checks = N_("An answer that rejects for the residence principle (reason 8) names the "
		     "gemeente that is responsible, in Woonplaatsbeginsel."),
	.on = {{ON(JW319), &class_antwoord, check_woonplaats_nodig}},
    },
    {
	IN_MESSAGE("TR409"),
	.since = RELEASE(3, 1),
	.text = N_("A gemeente is named, but the reason is not the residence principle"),
	.remedy = N_("Ask the gemeente whether Woonplaatsbeginsel or the reason is right."),
	.elements = "Woonplaatsbeginsel",
	.checks = N_("Woonplaatsbeginsel is there only when the reason of rejection is 8."),
	.note =
	    N_("The published XSLT fires only when there is another reason, so it lets "
	       "Woonplaatsbeginsel without any reason pass. The text of the rule allows it with "
	       "reason 8 alone; we follow the text."),
	.unlike_xslt = true,
	.on = {{ON(JW319), &class_antwoord, check_woonplaats_overbodig}},
    },
};

RULE_SET(verzoek);
