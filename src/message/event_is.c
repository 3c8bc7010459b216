/* What an event says, as yes or no. */
#include "ijw/message/event_is.h"

#include "ijw/base/date.h"
#include "ijw/base/order.h"

static const char reden_deleted[] = "13";      /* RedenWijziging */
static const char reden_deleted_once[] = "01"; /* the same before release 3.1 */
static const char reden_temporary[] = "20";    /* RedenBeeindiging */
static const char reden_elsewhere[] = "8";     /* RedenAfwijzingVerzoek: woonplaatsbeginsel */
static const char status_added[] = "1";        /* StatusAanlevering */
static const char status_deleted[] = "3";
static const char answer_refused[] = "1"; /* VerzoekAntwoord */
static const char answer_examined[] = "2";
static const char frequentie_total[] = "6";
static const char birth_year_only[] = "2"; /* DatumGebruik */
static const char birth_unknown[] = "3";
static const char claim_without_remark[] = "0200"; /* RetourCodes, with a comma between them */
static const char claim_taken_in[] = "0200,8001";

bool event_is_void(const struct event *event, int32_t day)
{
	return event->nietig_vanaf != DAY_NEVER && event->nietig_vanaf <= day;
}

bool message_takes_back(enum berichttype type, const struct event *events, size_t count)
{
	if (type != JW305 && type != JW307 && type != JW323)
		return false;
	for (size_t i = 0; i < count; i++)
		if (events[i].soort != EVENT_DECLARATIE && !event_deletes(&events[i]) &&
		    !event_is_credit(&events[i]))
			return false;
	return true;
}

bool event_same_moment(const struct event *a, const struct event *b)
{
	return a->toewijzingsdatum == b->toewijzingsdatum &&
	       a->toewijzingstijd == b->toewijzingstijd;
}

bool event_is_later(const struct event *a, const struct event *b)
{
	if (a->toewijzingsdatum != b->toewijzingsdatum)
		return a->toewijzingsdatum > b->toewijzingsdatum;
	return a->toewijzingstijd > b->toewijzingstijd;
}

bool event_same_product(const struct event *a, const struct event *b)
{
	return same_text(a->categorie, b->categorie) && same_text(a->code, b->code);
}

bool event_same_content(const struct event *a, const struct event *b)
{
	return event_same_product(a, b) && a->ingangsdatum == b->ingangsdatum &&
	       a->einddatum == b->einddatum && a->volume == b->volume && a->budget == b->budget &&
	       same_text(a->eenheid, b->eenheid) && same_text(a->frequentie, b->frequentie);
}

bool event_is_deleted_by(const struct event *version, const char *reden)
{
	return (same_text(reden, reden_deleted) || same_text(reden, reden_deleted_once)) &&
	       version->einddatum != DAY_NONE && version->einddatum == version->ingangsdatum;
}

bool event_is_deleted(const struct event *version)
{
	return event_is_deleted_by(version, version->reden);
}

bool event_asks_deletion(const struct event *line)
{
	return line->soort == EVENT_TOEWIJZING && same_text(line->reden, reden_deleted);
}

bool event_is_actual(const struct event *version, int32_t day)
{
	return !event_is_deleted(version) &&
	       (version->einddatum == DAY_NONE || version->einddatum >= day ||
		version->ingangsdatum > day);
}

bool event_is_in_total(const struct event *line)
{
	return same_text(line->frequentie, frequentie_total);
}

bool event_knows_birth_year(const struct event *line)
{
	return line->geboortemaand != MAAND_NONE && !same_text(line->datumgebruik, birth_unknown);
}

bool event_knows_birth_month(const struct event *line)
{
	return event_knows_birth_year(line) && !same_text(line->datumgebruik, birth_year_only);
}

static bool is_delivery(const struct event *event)
{
	return event->soort == EVENT_START || event->soort == EVENT_STOP;
}

bool event_deletes(const struct event *event)
{
	return is_delivery(event) && same_text(event->status, status_deleted);
}

bool event_adds(const struct event *event)
{
	return is_delivery(event) && same_text(event->status, status_added);
}

bool event_is_temporary(const struct event *stop)
{
	return stop->soort == EVENT_STOP && same_text(stop->reden, reden_temporary);
}

bool event_is_request(const struct event *event)
{
	return event->soort == EVENT_AANVRAAG || event->soort == EVENT_WIJZIGING;
}

bool event_refuses(const struct event *event)
{
	return event->soort == EVENT_ANTWOORD && same_text(event->status, answer_refused);
}

bool event_refers(const struct event *event)
{
	return event_refuses(event) && same_text(event->reden, reden_elsewhere);
}

bool event_examines(const struct event *event)
{
	return event->soort == EVENT_ANTWOORD && same_text(event->status, answer_examined);
}

bool event_is_credit(const struct event *event)
{
	return event->soort == EVENT_PRESTATIE && event->budget < 0 && event->budget != GETAL_NONE;
}

bool event_rejects_claim(const struct event *event)
{
	return event->soort == EVENT_DECLARATIEANTWOORD &&
	       (retourcodes_beyond(event->retourcodes, claim_without_remark) ||
		retourcodes_beyond(event->antwoordcodes, claim_taken_in));
}
