/* Rules about requests, the answers to them, and the kind of a delivery. */
#include "rules.h"

/* TR352 */
void check_verzoek_bestaand(struct inspection *inspection, const struct record *record)
{
	const struct verzoek *verzoek = AS(verzoek, record);

	if (verzoek->ongewijzigdeproducten == NULL && verzoek->tewijzigenproducten == NULL)
		report_line(inspection, record, record->line);
}

/* TR353 */
void check_verzoek_wijziging(struct inspection *inspection, const struct record *record)
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
void check_verwijzer_dubbel(struct inspection *inspection, const struct record *record)
{
	const struct verwijzer *verwijzer = AS(verwijzer, record);

	if (refers_by_code(verwijzer) && present(&verwijzer->zorgverlenercode) &&
	    present(&verwijzer->naam))
		report(inspection, record->parent, &verwijzer->naam);
}

/* CD067 */
void check_verwijzer_naam(struct inspection *inspection, const struct record *record)
{
	const struct verwijzer *verwijzer = AS(verwijzer, record);

	if (refers_by_code(verwijzer) && !present(&verwijzer->zorgverlenercode) &&
	    !present(&verwijzer->naam))
		report_line(inspection, record->parent, record->line);
}

/* CD068. The name stays free. */
void check_verwijzer_code(struct inspection *inspection, const struct record *record)
{
	const struct verwijzer *verwijzer = AS(verwijzer, record);

	if (!refers_by_code(verwijzer) && present(&verwijzer->zorgverlenercode))
		report(inspection, record->parent, &verwijzer->zorgverlenercode);
}

/* CD085 */
void check_reden_nodig(struct inspection *inspection, const struct record *record)
{
	const struct antwoord *antwoord = AS(antwoord, record);

	if (field_is(&antwoord->verzoekantwoord, "1") && !present(&antwoord->redenafwijzingverzoek))
		report(inspection, record, &antwoord->redenafwijzingverzoek);
}

/* CD086 */
void check_reden_overbodig(struct inspection *inspection, const struct record *record)
{
	const struct antwoord *antwoord = AS(antwoord, record);

	if (field_is(&antwoord->verzoekantwoord, "2") && present(&antwoord->redenafwijzingverzoek))
		report(inspection, record, &antwoord->redenafwijzingverzoek);
}

/* TR377: refused because another gemeente is responsible, so say which. */
void check_woonplaats_nodig(struct inspection *inspection, const struct record *record)
{
	const struct antwoord *antwoord = AS(antwoord, record);

	if (field_is(&antwoord->redenafwijzingverzoek, "8") && antwoord->woonplaatsbeginsel == NULL)
		report(inspection, record, &antwoord->redenafwijzingverzoek);
}

/* TR409, also without any reason, which the published check lets pass. */
void check_woonplaats_overbodig(struct inspection *inspection, const struct record *record)
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

void check_start_status(struct inspection *inspection, const struct record *record)
{
	one_or_three(inspection, record, &AS(startproduct, record)->statusaanlevering);
}

void check_stop_status(struct inspection *inspection, const struct record *record)
{
	one_or_three(inspection, record, &AS(stopproduct, record)->statusaanlevering);
}
