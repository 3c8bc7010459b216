/* What is found in random traffic: by the rules, in dossiers, and how two lists of it compare. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "dossiers.h"

void lijst_add(struct found_list *lijst, struct bevonden bevonden)
{
	ck_assert_uint_lt(lijst->count, ROOM);
	lijst->item[lijst->count++] = bevonden;
}

/* ---- The dossiers, put together as the archive does ---- */

/* An event as the archive gives it: with what the archive knows of its message. */
static struct event as_given(const struct verkeer *verkeer, const struct event *event)
{
	struct event given = *event;
	int64_t first = INT64_MAX;

	for (size_t h = 0; h < verkeer->headers; h++)
		if (verkeer->header[h].bericht == event->bericht) {
			given.content = verkeer->header[h].content;
			given.takes_back = verkeer->header[h].takes_back;
		}
	for (size_t i = 0; i < verkeer->voids; i++) {
		const struct voided *one = &verkeer->voided[i];

		if (one->bericht != event->bericht || one->place >= first)
			continue;
		first = one->place;
		for (size_t h = 0; h < verkeer->headers; h++)
			if (verkeer->header[h].line->place == one->place) {
				given.nietig_vanaf = verkeer->header[h].line->dagtekening;
				given.voided_by = verkeer->header[h].bericht;
			}
	}
	return given;
}

static void judge(const struct verkeer *verkeer, enum dossier_kind soort, struct event *events,
		  size_t count, struct found_list *found)
{
	struct dossier_findings findings;

	for (size_t i = 0; i < count; i++)
		events[i] = as_given(verkeer, &events[i]);
	findings =
	    dossier_judge(soort, events, count, DAY_NONE, &verkeer->agreements, verkeer->pool);
	/* A finding on a message as a whole stands on its first line in the second reading. */
	for (const struct dossier_finding *one = findings.first; one != NULL; one = one->next)
		lijst_add(found,
			  (struct bevonden){.bericht = one->event->bericht,
					    .regel = one->event->regel > 0 ? one->event->regel : 1,
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

/* Whether another youth's credit takes back a claim of this one, or what a credit of this one takes
 * back. */
static bool is_credit_op(const struct verkeer *verkeer, const struct event *event, int64_t jeugdige)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *line = &verkeer->event[i];

		if (is_creditregel(event) && event->jeugdige != jeugdige &&
		    line->soort == EVENT_PRESTATIE && line->jeugdige == jeugdige &&
		    gelijk(line->aanbieder, event->aanbieder) &&
		    event->vorigreferentienummer != NULL &&
		    (gelijk(line->referentienummer, event->vorigreferentienummer) ||
		     gelijk(line->vorigreferentienummer, event->vorigreferentienummer)))
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

static void judge_jeugdige(const struct verkeer *verkeer, int64_t jeugdige,
			   struct found_list *found)
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
	judge(verkeer, DOSSIER_JEUGDIGE, events, count, found);
}

/* Of each claim that is answered once: at the head of the first answer. */
static void judge_declaratie(const struct verkeer *verkeer, size_t one, struct found_list *found)
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
	judge(verkeer, DOSSIER_DECLARATIE, events, count, found);
}

static bool in_verzoek(const struct event *event)
{
	return is_verzoek(event) || event->soort == EVENT_ANTWOORD ||
	       event->soort == EVENT_TOEWIJZING;
}

/* Of each reference once: at the first line that has it. */
static void judge_verzoek(const struct verkeer *verkeer, size_t one, struct found_list *found)
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
	judge(verkeer, DOSSIER_VERZOEK, events, count, found);
}

/* ---- What has one name or number, of whomever ---- */

typedef bool same_name(const struct event *a, const struct event *b);

static enum berichttype type_in_header(const struct event *event)
{
	return event->soort == EVENT_RETOUR ? bericht_info(event->type)->retourop : event->type;
}

/* Afzender and Identificatie; a retour repeats those of what it answers. */
static bool same_message(const struct event *a, const struct event *b)
{
	enum berichttype types[] = {type_in_header(a), type_in_header(b)};
	bool gemeente[2];

	for (int i = 0; i < 2; i++)
		gemeente[i] = types[i] == JW301 || types[i] == JW319 || types[i] == JW325;
	return gemeente[0] == gemeente[1] &&
	       (gemeente[0] ? a->gemeente == b->gemeente : gelijk(a->aanbieder, b->aanbieder)) &&
	       gelijk(a->soort == EVENT_RETOUR ? a->betreft : a->identificatie,
		      b->soort == EVENT_RETOUR ? b->betreft : b->identificatie);
}

/* Of a message as a whole the archive gives its header. */
static struct event as_message(const struct event *line)
{
	struct event event = event_none();

	event.type = line->type;
	event.soort = line->soort == EVENT_RETOUR ? EVENT_RETOUR : (enum event_soort)0;
	event.dagtekening = line->dagtekening;
	event.bericht = line->bericht;
	event.identificatie = line->soort == EVENT_RETOUR ? line->betreft : line->identificatie;
	event.betreft_dagtekening = line->betreft_dagtekening;
	event.rejected = line->rejected;
	return event;
}

static void judge_message(const struct verkeer *verkeer, size_t one, struct found_list *found)
{
	struct event *events = pool_alloc(verkeer->pool, (verkeer->headers + 1) * sizeof(*events));
	size_t count = 0;

	for (size_t i = 0; i < verkeer->headers; i++) {
		if (!same_message(verkeer->header[i].line, verkeer->header[one].line))
			continue;
		if (i < one)
			return;
		events[count++] = as_message(verkeer->header[i].line);
	}
	judge(verkeer, DOSSIER_BERICHT, events, count, found);
}

/* Lines of one name with the answers to their claims, once: at the first line that has it. */
static void judge_name(const struct verkeer *verkeer, enum dossier_kind kind, size_t one,
		       same_name *same, struct found_list *found)
{
	struct event *events = pool_alloc(verkeer->pool, (verkeer->count + 1) * sizeof(*events));
	size_t count = 0, lines;

	for (size_t i = 0; i < verkeer->count; i++) {
		if (verkeer->event[i].soort != verkeer->event[one].soort ||
		    !same(&verkeer->event[i], &verkeer->event[one]))
			continue;
		if (i < one)
			return;
		events[count++] = verkeer->event[i];
	}
	lines = count;
	for (size_t i = 0; i < verkeer->count; i++)
		for (size_t j = 0; j < lines; j++)
			if (verkeer->event[i].soort == EVENT_DECLARATIEANTWOORD &&
			    over_claim(&verkeer->event[i], &events[j])) {
				events[count++] = verkeer->event[i];
				break;
			}
	judge(verkeer, kind, events, count, found);
}

static bool same_number(const struct event *a, const struct event *b)
{
	return a->gemeente == b->gemeente && a->toewijzingnummer == b->toewijzingnummer;
}

static bool same_declaratienummer(const struct event *a, const struct event *b)
{
	return gelijk(a->aanbieder, b->aanbieder) && gelijk(a->referentie, b->referentie);
}

static bool same_referentienummer(const struct event *a, const struct event *b)
{
	return gelijk(a->aanbieder, b->aanbieder) &&
	       gelijk(a->referentienummer, b->referentienummer);
}

static bool same_parties(const struct event *a, const struct event *b)
{
	return gelijk(a->aanbieder, b->aanbieder) && a->gemeente == b->gemeente;
}

/* What the archive gives at this line, when it is the first of its name. */
static void judge_names(const struct verkeer *verkeer, size_t one, struct found_list *found)
{
	enum event_soort soort = verkeer->event[one].soort;

	if (soort == EVENT_TOEWIJZING)
		judge_name(verkeer, DOSSIER_TOEWIJZING, one, same_number, found);
	if (soort == EVENT_DECLARATIE)
		judge_name(verkeer, DOSSIER_DECLARATIENUMMER, one, same_declaratienummer, found);
	if (soort == EVENT_DECLARATIE)
		judge_name(verkeer, DOSSIER_MAAND, one, same_parties, found);
	if (soort == EVENT_PRESTATIE)
		judge_name(verkeer, DOSSIER_PRESTATIE, one, same_referentienummer, found);
}

/* One finding of a rule at a place of a message is kept, as in the archive. */
static void drop_repeated(struct found_list *found)
{
	size_t kept = 0;

	for (size_t i = 0; i < found->count; i++)
		if (kept == 0 || lijst_order(&found->item[kept - 1], &found->item[i]) != 0)
			found->item[kept++] = found->item[i];
	found->count = kept;
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

void judge_all(const struct verkeer *verkeer, struct found_list *found)
{
	found->count = 0;
	judge_jeugdige(verkeer, 1, found);
	judge_jeugdige(verkeer, 2, found);
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *event = &verkeer->event[i];

		judge_names(verkeer, i, found);
		if (event->soort == EVENT_DECLARATIEANTWOORD)
			judge_declaratie(verkeer, i, found);
		else if (in_verzoek(event) && event->referentie != NULL)
			judge_verzoek(verkeer, i, found);
	}
	for (size_t i = 0; i < verkeer->headers; i++)
		judge_message(verkeer, i, found);
	qsort(found->item, found->count, sizeof(*found->item), lijst_order);
	drop_repeated(found);
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
	show_day("nietig", event->nietig_vanaf);
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
	if (event->geboortemaand != MAAND_NONE)
		fprintf(stderr, " geboortemaand=%d/%d %s", event->geboortemaand / 12,
			event->geboortemaand % 12, event->datumgebruik ? event->datumgebruik : "-");
	fprintf(stderr, "\n");
}

void show_verkeer(const struct verkeer *verkeer)
{
	for (int64_t at = 1; at <= verkeer->berichten; at++)
		for (uint32_t regel = 1; regel < 100; regel++)
			for (size_t i = 0; i < verkeer->count; i++)
				if (verkeer->event[i].place == at &&
				    verkeer->event[i].regel == regel)
					show_event(&verkeer->event[i]);
}

/* What a list has on the line of this finding by its rule. */
static void show_found(const char *name, const struct found_list *list, const struct bevonden *like)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct bevonden *item = &list->item[i];

		if (item->bericht == like->bericht && item->regel == like->regel &&
		    strcmp(item->code, like->code) == 0)
			fprintf(stderr, "the %s: %s at %d, resolved by %lld\n", name, item->code,
				(int)item->where, (long long)item->resolved_by);
	}
}

void lijst_same(const struct verkeer *verkeer, uint64_t seed, const char *what,
		const struct found_list *one, const struct found_list *other)
{
	size_t i = 0, longest = one->count > other->count ? one->count : other->count;
	const struct found_list *in = one;

	while (i < one->count && i < other->count &&
	       lijst_order(&one->item[i], &other->item[i]) == 0)
		i++;
	if (i == longest)
		return;
	if (i == one->count ||
	    (i < other->count && lijst_order(&one->item[i], &other->item[i]) > 0))
		in = other;
	show_verkeer(verkeer);
	show_found("first", one, &in->item[i]);
	show_found("second", other, &in->item[i]);
	ck_abort_msg("traffic %llu, %s: only the %s has %s on line %u of %lld (resolved by %lld)",
		     (unsigned long long)seed, what, in == one ? "first" : "second",
		     in->item[i].code, in->item[i].regel, (long long)in->item[i].bericht,
		     (long long)in->item[i].resolved_by);
}
