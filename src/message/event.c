/* The events of a message: one walk over its records. */
#include "ijw/message/event.h"

#include <stdio.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/date.h"
#include "line.h"

/* The walk over one message: what holds for all its events, and the events so far. */
struct walk {
	struct pool *pool;
	enum berichttype type;
	bool retour;
	struct event shared; /* header, and the client the walk is in */
	struct event *event;
	size_t count;
	size_t capacity;
};

struct event event_none(void)
{
	return (struct event){
	    .release = RELEASE(3, 2),
	    .dagtekening = DAY_NONE,
	    .nietig_vanaf = DAY_NEVER,
	    .gemeente = GEMEENTE_NONE,
	    .toewijzingnummer = GETAL_NONE,
	    .toewijzingsdatum = DAY_NONE,
	    .toewijzingstijd = GETAL_NONE,
	    .ingangsdatum = DAY_NONE,
	    .einddatum = DAY_NONE,
	    .begindatum = DAY_NONE,
	    .volume = GETAL_NONE,
	    .tarief = GETAL_NONE,
	    .budget = GETAL_NONE,
	    .geboortemaand = MAAND_NONE,
	    .anderegemeente = GEMEENTE_NONE,
	    .declaratie_einddatum = DAY_NONE,
	    .betreft_dagtekening = DAY_NONE,
	};
}

/* The codes of a class added to a list, each once. */
static const char *add_codes(struct walk *walk, const char *list, const struct retourcodes *codes)
{
	if (codes == NULL)
		return list;
	for (const struct text_node *node = codes->retourcode.first; node; node = node->next) {
		if (node->field.text == NULL ||
		    retourcodes_have(list, node->field.text, node->field.length))
			continue;
		list = list == NULL ? node->field.text
				    : pool_printf(walk->pool, "%s,%s", list, node->field.text);
	}
	return list;
}

static struct event *add_event(struct walk *walk, enum event_soort soort,
			       const struct record *record)
{
	struct event *event;

	if (walk->count == walk->capacity) {
		size_t capacity = walk->capacity > 0 ? 2 * walk->capacity : 8;
		struct event *grown = pool_alloc(walk->pool, capacity * sizeof(*grown));

		if (walk->count > 0)
			memcpy(grown, walk->event, walk->count * sizeof(*grown));
		walk->event = grown;
		walk->capacity = capacity;
	}
	event = &walk->event[walk->count++];
	*event = walk->shared;
	event->soort = soort;
	event->regel = (uint32_t)walk->count;
	event->line = record->line;
	event->nr = record->index;
	return event;
}

/* The record or first record a member points to. The pointer is copied: it has the type of its
 * class. */
static const struct record *child_of(const struct record *record, const struct member *member)
{
	const struct record *child = NULL;

	if (member->kind == MEMBER_RECORD || member->kind == MEMBER_LIST)
		memcpy(&child, (const char *)record + member->offset, sizeof(child));
	return child;
}

static const struct retourcodes *codes_of(const struct record *record)
{
	const struct class *class = record->class;

	for (uint32_t i = 0; i < class->members; i++)
		if (class->member[i].class == &class_retourcodes)
			return (const void *)child_of(record, &class->member[i]);
	return NULL;
}

static void enter_client(struct walk *walk, const struct client *client)
{
	const struct geboortedatum *geboren = client->geboortedatum;
	int32_t datum;
	int year, month, day;

	walk->shared.bsn = client->bsn.text;
	walk->shared.clientnr = client->record.index;
	walk->shared.clientline = client->record.line;
	walk->shared.geboortemaand = MAAND_NONE;
	walk->shared.datumgebruik = NULL;
	if (geboren == NULL)
		return;
	walk->shared.datumgebruik = geboren->datumgebruik.text;
	datum = line_day(&geboren->datum);
	if (!date_is_likely(datum))
		return;
	date_split(datum, &year, &month, &day);
	walk->shared.geboortemaand = year * 12 + month - 1;
}

/* A class in the body of a retour; the whole message keeps every code (definitions, section 9,
 * "Return messages"). */
static void visit_retour(struct walk *walk, const struct record *record)
{
	const struct line_kind *kind = line_kind_of(record->class);
	const struct retourcodes *codes = codes_of(record);
	struct event *event;

	if (codes == NULL)
		return;
	event = add_event(walk, EVENT_RETOURREGEL, record);
	event->retourcodes = add_codes(walk, NULL, codes);
	if (kind != NULL)
		kind->fill(event, record);
	walk->event[0].retourcodes = add_codes(walk, walk->event[0].retourcodes, codes);
}

static void visit(struct walk *walk, const struct record *record)
{
	const struct line_kind *kind = line_kind_of(record->class);
	struct event *event;

	if (record->class == &class_client)
		enter_client(walk, (const void *)record);
	if (walk->retour) {
		visit_retour(walk, record);
	} else if (walk->type == JW325) {
		if (record->class != &class_prestatie)
			return;
		event = add_event(walk, EVENT_PRESTATIEANTWOORD, record);
		kind->fill(event, record);
		event->retourcodes = add_codes(walk, NULL, codes_of(record));
	} else if (kind != NULL) {
		event = add_event(walk, kind->soort, record);
		kind->fill(event, record);
		if (kind->soort == EVENT_DECLARATIE) /* for the lines that follow */
			walk->shared.declaratie_einddatum = event->einddatum;
	}
}

/* As deep as the classes are nested, which the schemas bound. */
static void walk_record(struct walk *walk, const struct record *record)
{
	visit(walk, record);
	for (uint32_t i = 0; i < record->class->members; i++) {
		const struct member *member = &record->class->member[i];
		const struct record *child = child_of(record, member);

		for (; child != NULL; child = child->next)
			walk_record(walk, child);
	}
}

static void share_header(struct walk *walk, const struct header *header)
{
	const struct identificatie *bericht = header->berichtidentificatie;
	const struct identificatie *betreft = header->declaratieidentificatie;
	bool van_gemeente = bericht_info(walk->type)->van_gemeente;
	struct event *shared = &walk->shared;

	shared->headerline = header->record.line;

	shared->gemeente = line_gemeente(van_gemeente ? &header->afzender : &header->ontvanger);
	shared->aanbieder = van_gemeente ? header->ontvanger.text : header->afzender.text;
	if (bericht != NULL) {
		shared->identificatie = bericht->identificatie.text;
		shared->dagtekening = line_day(&bericht->dagtekening);
	}
	if (walk->retour) {
		/* The header is a copy of that of the heenbericht (IV028), with its own behind it.
		 */
		betreft = bericht;
		shared->identificatie = header->identificatieretour.text;
		shared->dagtekening = line_day(&header->dagtekeningretour);
	}
	if (betreft != NULL) {
		shared->betreft = betreft->identificatie.text;
		shared->betreft_dagtekening = line_day(&betreft->dagtekening);
	}
}

/* The event that stands for the whole of a retour or JW325, with or without a body. */
static void add_whole(struct walk *walk, const struct bericht *bericht)
{
	const struct declaratie *antwoord = bericht->declaratieantwoord;
	const struct retourcodes *codes = bericht->header ? bericht->header->retourcodes : NULL;
	struct event *event;

	event = add_event(walk, walk->retour ? EVENT_RETOUR : EVENT_DECLARATIEANTWOORD,
			  &bericht->record);
	event->retourcodes = add_codes(walk, NULL, codes);
	if (antwoord == NULL)
		return;
	event->line = antwoord->record.line;
	line_kind_of(&class_declaratie)->fill(event, &antwoord->record);
	event->antwoordcodes = add_codes(walk, NULL, antwoord->retourcodes);
}

/* A JW325 repeats the versions of the JW323 it answers (TR371). */
static void add_xsdversie(struct walk *walk, const struct header *header)
{
	const struct xsdversie *versie =
	    walk->type == JW325 ? header->xsdversiedeclaratie : header->xsdversie;

	if ((walk->type != JW323 && walk->type != JW325) || versie == NULL || walk->count == 0)
		return;
	walk->event[0].xsdversie =
	    pool_printf(walk->pool, "%s/%s",
			versie->basisschemaxsdversie.text ? versie->basisschemaxsdversie.text : "",
			versie->berichtxsdversie.text ? versie->berichtxsdversie.text : "");
}

/* An element without a text, which the schemas of some release may allow, says nothing: as if it were
 * absent. That is also how facts are kept. */
static void leave_empty(struct event *event)
{
	const char **const texts[] = {&event->referentie,
				      &event->categorie,
				      &event->code,
				      &event->reden,
				      &event->status,
				      &event->eenheid,
				      &event->frequentie,
				      &event->datumgebruik,
				      &event->verwijzer,
				      &event->referentienummer,
				      &event->vorigreferentienummer,
				      &event->retourcodes,
				      &event->antwoordcodes,
				      &event->betreft};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (*texts[i] != NULL && **texts[i] == '\0')
			*texts[i] = NULL;
}

struct event *events_of(const struct bericht *bericht, const struct release *release,
			enum berichttype type, struct pool *pool, size_t *count)
{
	struct walk walk = {.pool = pool, .type = type, .shared = event_none()};

	walk.shared.type = type;
	walk.shared.release = release->number;
	walk.retour = bericht_info(type)->retourop != BERICHT_ONBEKEND && type != JW325;
	if (bericht->header != NULL)
		share_header(&walk, bericht->header);
	if (walk.retour && bericht->client != NULL)
		enter_client(&walk, bericht->client); /* also for the event of the whole */
	if (walk.retour || type == JW325)
		add_whole(&walk, bericht);
	if (bericht->client != NULL)
		walk_record(&walk, &bericht->client->record);
	if (bericht->antwoord != NULL)
		walk_record(&walk, &bericht->antwoord->record);
	if (bericht->declaratie != NULL)
		walk_record(&walk, &bericht->declaratie->record);
	if (bericht->declaratieantwoord != NULL)
		walk_record(&walk, &bericht->declaratieantwoord->record);
	if (bericht->header != NULL)
		add_xsdversie(&walk, bericht->header);
	for (size_t i = 0; i < walk.count; i++)
		leave_empty(&walk.event[i]);
	*count = walk.count;
	return walk.event;
}

int32_t gemeente_of_code(const char *text, size_t length)
{
	int32_t gemeente = 0;

	if (length < 1 || length > 4)
		return GEMEENTE_NONE;
	for (size_t i = 0; i < length; i++) {
		if (!ascii_is_digit(text[i]))
			return GEMEENTE_NONE;
		gemeente = gemeente * 10 + (text[i] - '0');
	}
	return gemeente;
}

const char *event_afzender(const struct event *event, char digits[AFZENDER_TEXT])
{
	if (!bericht_info(event->type)->van_gemeente)
		return event->aanbieder;
	snprintf(digits, AFZENDER_TEXT, "%04d", (int)event->gemeente);
	return digits;
}
