/* The generator of random traffic: the lines of a message. Most take up what an earlier line said,
 * unchanged or with one thing changed. */
#include "dossiers.h"
#include "random_write.h"

static int32_t naast(int32_t day)
{
	return day + (int32_t[]){-31, -7, -1, -1, 0, 0, 0, 0, 1, 1, 7, 30}[roll(12)];
}

static int64_t nummer(void)
{
	return roll(4) + 1;
}

static void product(struct event *line)
{
	line->categorie = PICK(NULL, "45", "45", "45", "46");
	line->code = line->categorie != NULL ? PICK(NULL, "45A04", "45A04", "45A05") : NULL;
}

static void omvang(struct event *line)
{
	line->volume = (int64_t[]){1, 2, 10}[roll(3)];
	line->eenheid = PICK("01", "04", "82", "83", "16");
	line->frequentie = PICK("1", "2", "4", "6", "6");
}

static void zonder_omvang(struct event *line)
{
	line->volume = GETAL_NONE;
	line->eenheid = line->frequentie = NULL;
}

/* Either, or neither. */
static void hoeveel(struct event *line)
{
	line->budget = GETAL_NONE;
	zonder_omvang(line);
	if (now_and_then(60))
		omvang(line);
	else if (now_and_then(70))
		line->budget = (int64_t[]){100, 101}[roll(2)];
}

static const char *referentie(void)
{
	return PICK("R1", "R2", "R3", "R4");
}

/* ---- Assignments ---- */

static void nieuwe_toewijzing(struct event *line)
{
	line->toewijzingnummer = nummer();
	product(line);
	hoeveel(line);
	line->ingangsdatum = now_and_then(70) ? naast(line->dagtekening) : date_day(2026, 2, 1);
	if (now_and_then(75))
		line->einddatum =
		    line->ingangsdatum + (int32_t[]){0, 1, 6, 27, 28, 60, 300}[roll(7)];
}

/* What may change in an assignment, and what may not. */
static void verander(struct event *line)
{
	switch (roll(9)) {
	case 0:
		line->reden = "13";
		line->einddatum = line->ingangsdatum;
		break;
	case 1:
		line->einddatum = line->ingangsdatum + (int32_t)roll(40);
		break;
	case 2:
		line->einddatum = DAY_NONE;
		break;
	case 3:
		hoeveel(line);
		break;
	case 4:
		product(line);
		break;
	case 5:
		line->ingangsdatum =
		    line->einddatum != DAY_NONE ? line->einddatum : naast(line->ingangsdatum);
		break;
	default:
		break;
	}
}

static void moment(struct event *line)
{
	line->toewijzingsdatum =
	    now_and_then(80) ? line->dagtekening : line->dagtekening - (int32_t)roll(8);
	line->toewijzingstijd = (int64_t[]){0, 0, 0, 36000000000000, 36000000000001}[roll(5)];
}

/* Lines of one message do not overlap (TR302, TR386). */
static bool stapelt(const struct maaksel *maaksel, const struct event *line)
{
	for (size_t i = maaksel->first; i + 1 < maaksel->count; i++)
		if (!is_ingetrokken(&maaksel->event[i]) && !is_ingetrokken(line) &&
		    overlappen(&maaksel->event[i], line))
			return true;
	return false;
}

static void toewijzing(struct maaksel *maaksel)
{
	const struct event *eerder = maak_eerder(maaksel, EVENT_TOEWIJZING);
	struct event *line = maak_regel(maaksel, EVENT_TOEWIJZING);

	if (eerder != NULL && now_and_then(65)) {
		struct event like = *line;

		*line = *eerder;
		line->type = like.type;
		line->regel = like.regel;
		line->dagtekening = like.dagtekening;
		line->identificatie = like.identificatie;
		line->aanbieder = like.aanbieder;
		line->gemeente = like.gemeente;
		line->jeugdige = like.jeugdige;
		line->geboortemaand = like.geboortemaand;
		line->datumgebruik = like.datumgebruik;
		line->reden = NULL;
		verander(line);
		if (now_and_then(75))
			moment(line);
	} else {
		nieuwe_toewijzing(line);
		moment(line);
	}
	if (gelijk(line->frequentie, "2") && line->einddatum == DAY_NONE)
		line->einddatum = line->ingangsdatum + (int32_t)roll(70);
	if (now_and_then(60))
		line->referentie = now_and_then(70) ? referentie() : NULL;
	maaksel->count--;
	if (maak_noemt(maaksel, line->toewijzingnummer))
		return;
	maaksel->count++;
	maaksel->count -= stapelt(maaksel, line);
}

static void toewijzingen(struct maaksel *maaksel)
{
	const struct event *verzoek =
	    maak_eerder(maaksel, now_and_then(50) ? EVENT_AANVRAAG : EVENT_WIJZIGING);

	if (verzoek != NULL && now_and_then(60))
		maak_partijen(maaksel, verzoek);
	for (uint32_t i = roll(3) + 1; i > 0; i--)
		toewijzing(maaksel);
	for (size_t i = maaksel->first; i < maaksel->count; i++)
		maaksel->event[i].regel = (uint32_t)(i - maaksel->first) + 1;
	if (verzoek != NULL && now_and_then(50))
		for (size_t i = maaksel->first; i < maaksel->count; i++)
			if (now_and_then(80))
				maaksel->event[i].referentie = verzoek->referentie;
}

/* ---- Starts and stops ---- */

static void take_key(struct event *line, const struct event *like)
{
	line->toewijzingnummer = like->toewijzingnummer;
	line->categorie = like->categorie;
	line->code = like->code;
	line->begindatum = like->begindatum;
}

static void start(struct maaksel *maaksel)
{
	const struct event *eerder = maak_eerder(maaksel, EVENT_START);
	const struct event *van = maak_eerder(maaksel, EVENT_TOEWIJZING);
	struct event *line = maak_regel(maaksel, EVENT_START);

	line->status = now_and_then(25) ? "3" : "1";
	if (eerder != NULL && now_and_then(gelijk(line->status, "3") ? 85 : 25)) {
		take_key(line, eerder);
		return;
	}
	product(line);
	line->toewijzingnummer = now_and_then(20) ? GETAL_NONE : nummer();
	if (van != NULL && now_and_then(85))
		take_key(line, van);
	line->begindatum = naast(line->dagtekening);
	if (van != NULL && now_and_then(40))
		line->begindatum =
		    naast(van->einddatum != DAY_NONE ? van->einddatum : van->ingangsdatum);
	if (eerder != NULL && now_and_then(40)) {
		take_key(line, eerder);
		line->begindatum = naast(eerder->begindatum);
	}
}

static void stop(struct maaksel *maaksel)
{
	const struct event *eerder = maak_eerder(maaksel, EVENT_STOP);
	const struct event *van = maak_eerder(maaksel, EVENT_START);
	struct event *line = maak_regel(maaksel, EVENT_STOP);

	line->status = now_and_then(25) ? "3" : "1";
	line->reden = PICK("20", "20", "19", "38");
	product(line);
	line->toewijzingnummer = nummer();
	line->begindatum = naast(line->dagtekening);
	if (van != NULL && now_and_then(85))
		take_key(line, van);
	line->einddatum =
	    now_and_then(50) ? naast(line->dagtekening) : line->begindatum + (int32_t)roll(3);
	if (eerder == NULL || !now_and_then(gelijk(line->status, "3") ? 85 : 50))
		return;
	take_key(line, eerder);
	line->einddatum = eerder->einddatum + (now_and_then(70) ? 0 : (int32_t)roll(3) - 1);
	if (now_and_then(80))
		line->reden = eerder->reden;
	if (now_and_then(10))
		product(line);
}

/* No key twice in a message (TR101). */
static bool is_dubbel(const struct maaksel *maaksel)
{
	const struct event *last = &maaksel->event[maaksel->count - 1];

	for (const struct event *event = &maaksel->event[maaksel->first]; event < last; event++)
		if (zelfde_start(event, last) && event->einddatum == last->einddatum &&
		    gelijk(event->reden, last->reden))
			return true;
	return false;
}

static void leveringen(struct maaksel *maaksel, void (*line)(struct maaksel *maaksel))
{
	const struct event *eerder = maak_eerder(maaksel, EVENT_TOEWIJZING);

	if (eerder != NULL && now_and_then(60))
		maak_partijen(maaksel, eerder);
	for (uint32_t i = roll(3) + 1; i > 0; i--) {
		line(maaksel);
		maaksel->count -= is_dubbel(maaksel);
	}
}

/* ---- Requests and answers ---- */

static void aanvragen(struct maaksel *maaksel)
{
	for (uint32_t i = roll(2) + 1; i > 0; i--) {
		struct event *line = maak_regel(maaksel, EVENT_AANVRAAG);

		line->referentie = referentie();
		product(line);
		hoeveel(line);
		line->ingangsdatum = naast(line->dagtekening);
		if (now_and_then(60))
			line->einddatum = line->ingangsdatum + (int32_t)roll(40);
		maaksel->count -= stapelt(maaksel, line);
	}
}

static void te_wijzigen(struct event *line, const struct event *van)
{
	line->ingangsdatum = naast(line->dagtekening);
	if (van != NULL) {
		line->ingangsdatum = van->ingangsdatum;
		line->einddatum = van->einddatum;
		line->volume = van->volume;
		line->eenheid = van->eenheid;
		line->frequentie = van->frequentie;
		line->budget = van->budget;
	}
	if (now_and_then(40))
		line->ingangsdatum = naast(line->dagtekening);
	if (now_and_then(40))
		line->einddatum = line->ingangsdatum + (int32_t)roll(40);
	if (now_and_then(10))
		line->einddatum = date_day(2020, 12, 31) + (int32_t)roll(2);
	if (now_and_then(50))
		hoeveel(line);
}

/* A line of the earlier message on this number, or any. */
static const struct event *eerder_op(const struct maaksel *maaksel, int64_t op)
{
	for (size_t i = maaksel->first; i > 0; i--)
		if (maaksel->event[i - 1].soort == EVENT_TOEWIJZING &&
		    maaksel->event[i - 1].toewijzingnummer == op)
			return &maaksel->event[i - 1];
	return NULL;
}

static void wijziging(struct maaksel *maaksel)
{
	const struct event *eerder = maak_eerder(maaksel, EVENT_TOEWIJZING);
	struct event *line;

	if (eerder != NULL && now_and_then(70))
		maak_partijen(maaksel, eerder);
	maak_regel(maaksel, EVENT_WIJZIGING)->referentie = referentie();
	for (int64_t op = 1; op <= 4; op++) {
		if (!now_and_then(eerder_op(maaksel, op) != NULL ? 80 : 15))
			continue;
		line =
		    maak_regel(maaksel, now_and_then(50) ? EVENT_ONGEWIJZIGD : EVENT_TE_WIJZIGEN);
		line->toewijzingnummer = op;
		if (line->soort == EVENT_TE_WIJZIGEN)
			te_wijzigen(line, eerder_op(maaksel, op));
	}
	if (!now_and_then(40))
		return;
	line = maak_regel(maaksel, EVENT_NIEUW);
	product(line);
	hoeveel(line);
	line->ingangsdatum = line->dagtekening + 1 + (int32_t)roll(30);
	if (now_and_then(60))
		line->einddatum = line->ingangsdatum + (int32_t)roll(40);
}

static void antwoord(struct maaksel *maaksel)
{
	const struct event *verzoek =
	    maak_eerder(maaksel, now_and_then(60) ? EVENT_AANVRAAG : EVENT_WIJZIGING);
	struct event *line;

	if (verzoek != NULL && now_and_then(85))
		maak_partijen(maaksel, verzoek);
	line = maak_regel(maaksel, EVENT_ANTWOORD);
	line->clientnr = 0;
	line->referentie = verzoek != NULL && now_and_then(80) ? verzoek->referentie : referentie();
	line->status = PICK("1", "2", "2");
	if (gelijk(line->status, "1"))
		line->reden = PICK("1", "8");
}

void maak_regels(struct maaksel *maaksel)
{
	switch (maaksel->shared.type) {
	case JW301:
		toewijzingen(maaksel);
		break;
	case JW305:
		leveringen(maaksel, start);
		break;
	case JW307:
		leveringen(maaksel, stop);
		break;
	case JW315:
		aanvragen(maaksel);
		break;
	case JW317:
		wijziging(maaksel);
		break;
	case JW319:
		antwoord(maaksel);
		break;
	case JW323:
		maak_declaratie(maaksel);
		break;
	case JW325:
		maak_declaratieantwoord(maaksel);
		break;
	default:
		break;
	}
}
