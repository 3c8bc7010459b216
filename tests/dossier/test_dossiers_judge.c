/* What is found in random traffic: by the rules, in dossiers, and how two lists of it compare. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dossiers.h"

void lijst_add(struct lijst *lijst, struct bevonden bevonden)
{
	ck_assert_uint_lt(lijst->count, ROOM);
	lijst->item[lijst->count++] = bevonden;
}

/* ---- The dossiers, put together as the archive does ---- */

static void judge(const struct verkeer *verkeer, enum dossier_kind soort,
		  const struct event *events, size_t count, int64_t from, struct lijst *found)
{
	struct dossier_findings findings =
	    dossier_judge(soort, events, count, from, &verkeer->agreements, verkeer->pool);

	for (const struct dossier_finding *one = findings.first; one != NULL; one = one->next)
		lijst_add(found, (struct bevonden){.bericht = one->event->bericht,
						   .regel = one->event->regel,
						   .code = one->rule->code,
						   .where = one->where,
						   .resolved_by = one->resolved_by});
}

static bool is_verzoek(const struct event *event)
{
	return event->soort == EVENT_AANVRAAG || event->soort == EVENT_WIJZIGING;
}

static bool zelfde_referentie(const struct event *a, const struct event *b)
{
	return a->referentie != NULL && gelijk(a->referentie, b->referentie) &&
	       gelijk(a->aanbieder, b->aanbieder);
}

/* Whether a JW325 is about the claim of this line, and two are about the same. */
static bool over_claim(const struct event *answer, const struct event *line)
{
	return line->type == JW323 && gelijk(answer->aanbieder, line->aanbieder) &&
	       gelijk(answer->betreft, line->identificatie) &&
	       answer->betreft_dagtekening == line->dagtekening;
}

static bool same_claim(const struct event *a, const struct event *b)
{
	return gelijk(a->aanbieder, b->aanbieder) && gelijk(a->betreft, b->betreft) &&
	       a->betreft_dagtekening == b->betreft_dagtekening;
}

/* Whether a request of this youth has the reference of `event`. */
static bool is_van_verzoek(const struct verkeer *verkeer, const struct event *event,
			   int64_t jeugdige)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (is_verzoek(&verkeer->event[i]) && verkeer->event[i].jeugdige == jeugdige &&
		    zelfde_referentie(&verkeer->event[i], event))
			return true;
	return false;
}

/* Whether `event` is the head of an answer to a claim of this youth. */
static bool is_van_claim(const struct verkeer *verkeer, const struct event *event, int64_t jeugdige)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (event->soort == EVENT_DECLARATIEANTWOORD &&
		    verkeer->event[i].soort == EVENT_PRESTATIE &&
		    verkeer->event[i].jeugdige == jeugdige && over_claim(event, &verkeer->event[i]))
			return true;
	return false;
}

static bool is_van_jeugdige(const struct verkeer *verkeer, const struct event *event,
			    int64_t jeugdige)
{
	if (event->jeugdige == jeugdige || is_van_claim(verkeer, event, jeugdige))
		return true;
	return (is_verzoek(event) || event->soort == EVENT_ANTWOORD) &&
	       is_van_verzoek(verkeer, event, jeugdige);
}

/* Whether another youth's credit takes back a claim of this one. */
static bool is_credit_op(const struct verkeer *verkeer, const struct event *event, int64_t jeugdige)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *line = &verkeer->event[i];

		if (is_creditregel(event) && event->jeugdige != jeugdige &&
		    line->soort == EVENT_PRESTATIE && line->jeugdige == jeugdige &&
		    gelijk(line->aanbieder, event->aanbieder) &&
		    event->vorigreferentienummer != NULL &&
		    gelijk(line->referentienummer, event->vorigreferentienummer))
			return true;
	}
	return false;
}

/* Whether an answer is about such a credit, or a line of one about a claim of his. */
static bool is_antwoord_voor(const struct verkeer *verkeer, const struct event *event,
			     int64_t jeugdige)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *line = &verkeer->event[i];

		if (event->type == JW325 && over_claim(event, line) &&
		    line->soort == EVENT_PRESTATIE &&
		    (line->jeugdige == jeugdige || is_credit_op(verkeer, line, jeugdige)) &&
		    (event->soort == EVENT_DECLARATIEANTWOORD ||
		     gelijk(event->referentienummer, line->referentienummer)))
			return true;
	}
	return false;
}

static bool is_vreemd(const struct event *event, int64_t jeugdige)
{
	return event->jeugdige != jeugdige && event->soort != EVENT_ANTWOORD &&
	       event->soort != EVENT_DECLARATIEANTWOORD;
}

static void judge_jeugdige(const struct verkeer *verkeer, int64_t jeugdige, int64_t from,
			   struct lijst *found)
{
	struct event *events = pool_alloc(verkeer->pool, (verkeer->count + 1) * sizeof(*events));
	size_t count = 0;

	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (!is_van_jeugdige(verkeer, event, jeugdige) &&
		    !is_credit_op(verkeer, event, jeugdige) &&
		    !is_antwoord_voor(verkeer, event, jeugdige))
			continue;
		events[count] = *event;
		events[count++].foreign = is_vreemd(event, jeugdige);
	}
	judge(verkeer, DOSSIER_JEUGDIGE, events, count, from, found);
}

/* Of each claim that is answered once: at the head of the first answer. */
static void judge_declaratie(const struct verkeer *verkeer, size_t one, int64_t from,
			     struct lijst *found)
{
	struct event *events = pool_alloc(verkeer->pool, (verkeer->count + 1) * sizeof(*events));
	const struct event *answer = &verkeer->event[one];
	size_t count = 0;

	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (event->type == JW325 && same_claim(event, answer)) {
			if (event->soort == EVENT_DECLARATIEANTWOORD && i < one)
				return;
			events[count++] = *event;
		} else if (over_claim(answer, event)) {
			events[count++] = *event;
		}
	}
	judge(verkeer, DOSSIER_DECLARATIE, events, count, from, found);
}

static bool in_verzoek(const struct event *event)
{
	return is_verzoek(event) || event->soort == EVENT_ANTWOORD ||
	       event->soort == EVENT_TOEWIJZING;
}

/* Of each reference once: at the first line that has it. */
static void judge_verzoek(const struct verkeer *verkeer, size_t one, int64_t from,
			  struct lijst *found)
{
	struct event *events = pool_alloc(verkeer->pool, (verkeer->count + 1) * sizeof(*events));
	size_t count = 0;

	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (!in_verzoek(event) || !zelfde_referentie(event, &verkeer->event[one]))
			continue;
		if (i < one)
			return;
		events[count++] = *event;
	}
	judge(verkeer, DOSSIER_VERZOEK, events, count, from, found);
}

int lijst_order(const void *left, const void *right)
{
	const struct bevonden *a = left, *b = right;
	int order = strcmp(a->code, b->code);

	if (a->bericht != b->bericht)
		return a->bericht < b->bericht ? -1 : 1;
	if (a->regel != b->regel)
		return a->regel < b->regel ? -1 : 1;
	if (order != 0)
		return order;
	if (a->where != b->where)
		return (int)a->where - (int)b->where;
	return (a->resolved_by > b->resolved_by) - (a->resolved_by < b->resolved_by);
}

void judge_all(const struct verkeer *verkeer, int64_t from, struct lijst *found)
{
	found->count = 0;
	judge_jeugdige(verkeer, 1, from, found);
	judge_jeugdige(verkeer, 2, from, found);
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		if (event->soort == EVENT_RETOUR)
			judge(verkeer, DOSSIER_RETOUR, event, 1, from, found);
		else if (event->soort == EVENT_DECLARATIEANTWOORD)
			judge_declaratie(verkeer, i, from, found);
		else if (in_verzoek(event) && event->referentie != NULL)
			judge_verzoek(verkeer, i, from, found);
	}
	qsort(found->item, found->count, sizeof(*found->item), lijst_order);
}

/* ---- What went wrong, for people ---- */

static void show_day(const char *name, int32_t day)
{
	char text[DATE_TEXT];

	if (day != DAY_NONE && day != DAY_NEVER)
		fprintf(stderr, " %s=%s", name, date_format(day, text));
}

static void show_number(const char *name, int64_t number)
{
	if (number != GETAL_NONE)
		fprintf(stderr, " %s=%lld", name, (long long)number);
}

static void show_text(const char *name, const char *text)
{
	if (text != NULL)
		fprintf(stderr, " %s=%s", name, text);
}

static void show_event(const struct event *event)
{
	fprintf(stderr, "%2d. bericht=%d JW%d regel=%d soort=%d %s/%d/%d", (int)event->place,
		(int)event->bericht, bericht_number(event->type), (int)event->regel,
		(int)event->soort, event->aanbieder, (int)event->gemeente, (int)event->jeugdige);
	show_day("gedateerd", event->dagtekening);
	show_day("nietig", event->void_day);
	show_number("void_place", event->void_place);
	show_number("nummer", event->toewijzingnummer);
	show_text("referentie", event->referentie);
	show_text("categorie", event->categorie);
	show_text("code", event->code);
	show_day("toewijzingsdatum", event->toewijzingsdatum);
	show_number("tijd", event->toewijzingstijd);
	show_day("ingangsdatum", event->ingangsdatum);
	show_day("begindatum", event->begindatum);
	show_day("einddatum", event->einddatum);
	show_text("reden", event->reden);
	show_text("status", event->status);
	show_text("xsd", event->xsdversie);
	show_text("identificatie", event->identificatie);
	show_text("betreft", event->betreft);
	show_day("betreft_dag", event->betreft_dagtekening);
	show_text("retourcodes", event->retourcodes);
	show_text("antwoordcodes", event->antwoordcodes);
	show_text("referentienummer", event->referentienummer);
	show_text("vorig", event->vorigreferentienummer);
	show_day("declaratie_eind", event->declaratie_einddatum);
	show_number("tarief", event->tarief);
	show_number("volume", event->volume);
	show_text("eenheid", event->eenheid);
	show_text("frequentie", event->frequentie);
	show_number("budget", event->budget);
	fprintf(stderr, "\n");
}

static void show(const struct verkeer *verkeer)
{
	for (int64_t at = 1; at <= verkeer->berichten; at++)
		for (uint32_t regel = 1; regel < 100; regel++)
			for (size_t i = 0; i < verkeer->count; i++)
				if (verkeer->event[i].place == at &&
				    verkeer->event[i].regel == regel)
					show_event(&verkeer->event[i]);
}

void lijst_same(const struct verkeer *verkeer, uint64_t seed, const char *what,
		const struct lijst *one, const struct lijst *other)
{
	size_t i = 0, longest = one->count > other->count ? one->count : other->count;
	const struct lijst *in = one;

	while (i < one->count && i < other->count &&
	       lijst_order(&one->item[i], &other->item[i]) == 0)
		i++;
	if (i == longest)
		return;
	if (i == one->count ||
	    (i < other->count && lijst_order(&one->item[i], &other->item[i]) > 0))
		in = other;
	show(verkeer);
	ck_abort_msg("traffic %llu, %s: only the %s has %s on line %u of %lld (resolved by %lld)",
		     (unsigned long long)seed, what, in == one ? "first" : "second",
		     in->item[i].code, in->item[i].regel, (long long)in->item[i].bericht,
		     (long long)in->item[i].resolved_by);
}
