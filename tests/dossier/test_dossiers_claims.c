/* The generator of random traffic: claims and the answers to them. */
#include "dossiers.h"
#include "random_write.h"

static const char *nummer(void)
{
	return PICK("P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8");
}

/* No two claims between the same two have the same name: then none could tell which is answered. */
static void naam(struct maaksel *maaksel)
{
	struct event *shared = &maaksel->shared;

	shared->identificatie = PICK("C1", "C2", "C3");
	for (size_t i = 0; i < maaksel->first; i++)
		if (maaksel->event[i].type == JW323 &&
		    maaksel->event[i].dagtekening == shared->dagtekening)
			shared->identificatie = pool_printf(maaksel->pool, "K%zu", maaksel->first);
}

static int32_t maand_begin(int32_t day)
{
	int year, month, dayofmonth;

	date_split(day, &year, &month, &dayofmonth);
	return day - dayofmonth + 1;
}

static int32_t maand_eind(int32_t day)
{
	return maand_begin(maand_begin(day) + 31) - 1;
}

/* The part of a month in which the assignment runs, or nearly. */
static void periode(struct event *line, const struct event *van)
{
	int32_t day = line->dagtekening - (int32_t)roll(62);

	if (van->einddatum != DAY_NONE && now_and_then(30))
		day = van->einddatum;
	if (now_and_then(30))
		day = van->ingangsdatum;
	line->begindatum = maand_begin(day);
	line->einddatum = maand_eind(day);
	if (line->begindatum < van->ingangsdatum && van->ingangsdatum <= line->einddatum)
		line->begindatum = van->ingangsdatum;
	if (van->einddatum != DAY_NONE && line->einddatum > van->einddatum &&
	    van->einddatum >= line->begindatum)
		line->einddatum = van->einddatum;
	if (now_and_then(15) && line->begindatum < line->einddatum)
		line->begindatum += (int32_t)roll(3) - 1;
	if (now_and_then(15) && line->begindatum < line->einddatum)
		line->einddatum += (int32_t)roll(3) - 1;
}

/* As much as fits, a little more, or much less. */
static void geleverd(struct event *line, const struct event *van)
{
	int64_t maximum = volume_in_periode(van, line->begindatum, line->einddatum);

	line->eenheid = van->eenheid != NULL ? van->eenheid : "04";
	line->volume = 1;
	if (maximum != GETAL_NONE && now_and_then(60))
		line->volume = maximum + (now_and_then(40) ? 1 : 0);
	if (van->eenheid != NULL && now_and_then(30))
		line->volume = van->volume * 60;
	if (gelijk(line->eenheid, "04")) {
		line->volume = (line->volume + 59) / 60;
		if (now_and_then(30)) {
			line->eenheid = "01";
			line->volume = line->volume * 60 + (now_and_then(20) ? 1 : 0);
		}
	}
	if (now_and_then(8))
		line->eenheid = PICK("01", "04", "82");
	line->tarief = (int64_t[]){100, 150}[roll(2)];
	line->budget = (int64_t[]){1, 50, 51, 100}[roll(4)];
}

static void debet(struct event *line, const struct event *van)
{
	line->toewijzingnummer = van->toewijzingnummer;
	line->categorie = van->categorie != NULL && now_and_then(92) ? van->categorie : "45";
	line->code = van->code != NULL && now_and_then(92) ? van->code : "45A04";
	periode(line, van);
	geleverd(line, van);
}

static void verander(struct event *line)
{
	switch (roll(9)) {
	case 0:
		line->toewijzingnummer++;
		break;
	case 1:
		line->categorie = "46";
		break;
	case 2:
		line->code = "45A05";
		break;
	case 3:
		line->begindatum--;
		break;
	case 4:
		line->einddatum++;
		break;
	case 5:
		line->volume++;
		break;
	case 6:
		line->eenheid = "14";
		break;
	case 7:
		line->tarief++;
		break;
	default:
		line->budget += line->budget > 0 ? 1 : -1;
		break;
	}
}

static void take_prestatie(struct event *line, const struct event *like)
{
	line->toewijzingnummer = like->toewijzingnummer;
	line->categorie = like->categorie;
	line->code = like->code;
	line->begindatum = like->begindatum;
	line->einddatum = like->einddatum;
	line->volume = like->volume;
	line->eenheid = like->eenheid;
	line->tarief = like->tarief;
	line->budget = like->budget;
}

/* A credit of a debit, or that debit once more. */
static void herhaal(struct event *line, const struct event *eerder)
{
	take_prestatie(line, eerder);
	if (line->budget < 0)
		line->budget = -line->budget;
	if (now_and_then(70)) {
		line->vorigreferentienummer = eerder->referentienummer;
		line->budget = -line->budget;
	}
	if (now_and_then(20))
		verander(line);
}

/* An earlier line of this kind about the youth at hand, when a few tries find one. */
static const struct event *eerder_van(const struct maaksel *maaksel, enum event_soort soort)
{
	const struct event *event = NULL;

	for (int tries = 0; tries < 5; tries++) {
		event = maak_eerder(maaksel, soort);
		if (event != NULL && zelfde_drie(event, &maaksel->shared))
			break;
	}
	return event;
}

static bool is_gebruikt(const struct maaksel *maaksel, const struct event *line)
{
	for (size_t i = maaksel->first; i + 1 < maaksel->count; i++)
		if (gelijk(maaksel->event[i].referentienummer, line->referentienummer))
			return true;
	return false;
}

static void prestatie(struct maaksel *maaksel)
{
	const struct event *eerder = eerder_van(maaksel, EVENT_PRESTATIE);
	const struct event *van = eerder_van(maaksel, EVENT_TOEWIJZING);
	struct event *line, unknown = event_none();

	unknown.toewijzingnummer = roll(4) + 1;
	unknown.ingangsdatum = maaksel->shared.dagtekening - 31;
	line = maak_regel(maaksel, EVENT_PRESTATIE);
	line->referentienummer = nummer();
	if (eerder != NULL && now_and_then(45))
		herhaal(line, eerder);
	else
		debet(line, van != NULL && now_and_then(95) ? van : &unknown);
	maaksel->count -= is_gebruikt(maaksel, line);
}

void maak_declaratie(struct maaksel *maaksel)
{
	const struct event *van = maak_eerder(maaksel, EVENT_TOEWIJZING);
	int32_t dag = maaksel->shared.dagtekening - (int32_t)roll(40);
	struct event *head;

	if (van != NULL && now_and_then(80))
		maak_partijen(maaksel, van);
	naam(maaksel);
	maaksel->shared.clientnr = 0;
	head = maak_regel(maaksel, EVENT_DECLARATIE);
	head->jeugdige = 0;
	head->referentie = PICK("D1", "D2");
	head->xsdversie = PICK("1.0.0/1.0.0", "1.0.0/1.0.1");
	head->begindatum = maand_begin(dag);
	head->einddatum = maand_eind(dag);
	head->rejected = now_and_then(8); /* then nothing else of it is known */
	if (head->rejected)
		return;
	maaksel->shared.declaratie_einddatum = head->einddatum;
	for (uint32_t client = 1, of = roll(4) == 0 ? 2 : 1; client <= of; client++) {
		if (client == 2)
			maaksel->shared.jeugdige = 3 - maaksel->shared.jeugdige;
		maaksel->shared.clientnr = client;
		for (uint32_t i = roll(3) + 1; i > 0; i--)
			prestatie(maaksel);
	}
}

static void antwoordregel(struct maaksel *maaksel, const struct event *line, bool andere)
{
	struct event *regel = maak_regel(maaksel, EVENT_PRESTATIEANTWOORD);

	regel->clientnr = line->clientnr;
	regel->jeugdige = andere ? 3 - line->jeugdige : line->jeugdige;
	take_prestatie(regel, line);
	regel->referentienummer = now_and_then(90) ? line->referentienummer : nummer();
	regel->vorigreferentienummer =
	    now_and_then(92) ? line->vorigreferentienummer : PICK(NULL, "P1");
	regel->retourcodes = PICK("9338", "9307");
	if (now_and_then(15))
		verander(regel);
	maaksel->count -= is_gebruikt(maaksel, regel);
}

/* What is said about the claim as a whole; returns whether there is more to say. */
static bool antwoordkop(struct maaksel *maaksel, const struct event *claim)
{
	struct event *head = maak_regel(maaksel, EVENT_DECLARATIEANTWOORD);

	head->xsdversie = now_and_then(85) ? claim->xsdversie : "1.0.0/1.0.1";
	head->retourcodes = now_and_then(88) ? "0200" : PICK("0001", "0200,9056");
	if (!gelijk(head->retourcodes, "0200"))
		return false;
	head->referentie = now_and_then(85) ? claim->referentie : PICK("D1", "D3");
	head->antwoordcodes = PICK("0200", "0200", "0200", "0200", "8001", "9333");
	return gelijk(head->antwoordcodes, "0200");
}

void maak_declaratieantwoord(struct maaksel *maaksel)
{
	const struct event *claim = maak_eerder(maaksel, EVENT_DECLARATIE);
	struct event *shared = &maaksel->shared, unknown = *shared;
	bool andere = now_and_then(8);

	unknown.identificatie = "C1";
	if (claim == NULL)
		claim = &unknown;
	if (now_and_then(92))
		maak_partijen(maaksel, claim);
	shared->jeugdige = 0;
	shared->clientnr = 0;
	shared->betreft = now_and_then(95) ? claim->identificatie : PICK("C1", "C2");
	shared->betreft_dagtekening = claim->dagtekening - (now_and_then(5) ? 1 : 0);
	if (!antwoordkop(maaksel, claim))
		return;
	for (size_t i = 0; i < maaksel->first; i++)
		if (maaksel->event[i].soort == EVENT_PRESTATIE &&
		    maaksel->event[i].dagtekening == claim->dagtekening &&
		    gelijk(maaksel->event[i].identificatie, claim->identificatie) &&
		    gelijk(maaksel->event[i].aanbieder, claim->aanbieder) && now_and_then(50))
			antwoordregel(maaksel, &maaksel->event[i], andere);
}
