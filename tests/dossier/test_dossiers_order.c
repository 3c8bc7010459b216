/* The second reading of the order of judging, and of what retours void. */
#include <string.h>

#include "dossiers.h"

static bool is_retour(const struct event *event)
{
	return event->soort == EVENT_RETOUR || event->soort == EVENT_RETOURREGEL;
}

/* The type of which a retour copies the Header. */
static enum berichttype type_of_header(const struct event *line)
{
	return is_retour(line) ? bericht_info(line->type)->retourop : line->type;
}

/* BerichtIdentificatie and the sender that the Header names. */
static const char *name_of(const struct event *line)
{
	const char *name = is_retour(line) ? line->betreft : line->identificatie;

	return name != NULL ? name : "";
}

static const char *sender_of(const struct event *line, struct pool *pool)
{
	enum berichttype type = type_of_header(line);

	return type == JW301 || type == JW319 || type == JW325
		   ? pool_printf(pool, "%04d", line->gemeente)
		   : line->aanbieder;
}

static int rank_of(const struct event *line)
{
	static const enum berichttype types[] = {JW315, JW317, JW319, JW301,
						 JW305, JW307, JW323, JW325};
	int rank = 0;

	while (rank < 8 && types[rank] != line->type)
		rank++;
	return rank;
}

/* Every line StatusAanlevering 3, every Prestatie a credit. */
static bool only_takes_back(const struct verkeer *verkeer, int64_t bericht)
{
	for (size_t i = 0; i < verkeer->count; i++) {
		const struct event *line = &verkeer->event[i];
		bool counts = line->soort == EVENT_START || line->soort == EVENT_STOP ||
			      line->soort == EVENT_PRESTATIE;

		if (line->bericht == bericht && line->soort != EVENT_DECLARATIE &&
		    !(counts && neemt_terug(line)))
			return false;
	}
	return true;
}

static bool goes_before(const struct verkeer *verkeer, const struct bericht_header *a,
			const struct bericht_header *b)
{
	const struct event *one = a->line, *other = b->line;
	int order = strcmp(name_of(one), name_of(other));

	if (one->dagtekening != other->dagtekening)
		return one->dagtekening < other->dagtekening;
	if (rank_of(one) != rank_of(other))
		return rank_of(one) < rank_of(other);
	if (a->takes_back != b->takes_back)
		return a->takes_back;
	if (order == 0)
		order = strcmp(sender_of(one, verkeer->pool), sender_of(other, verkeer->pool));
	return order != 0 ? order < 0 : a->content < b->content;
}

static bool rejects(const struct event *retour)
{
	return retour->soort == EVENT_RETOUR && strcmp(retour->retourcodes, "0200") != 0;
}

/* Every message with the type, Afzender, Identificatie and Dagtekening that the retour names. */
static void void_messages(struct verkeer *verkeer, const struct event *retour)
{
	for (size_t i = 0; i < verkeer->headers; i++) {
		const struct event *line = verkeer->header[i].line;

		if (line->type == bericht_info(retour->type)->retourop &&
		    strcmp(line->identificatie, retour->betreft) == 0 &&
		    line->dagtekening == retour->betreft_dagtekening &&
		    strcmp(sender_of(line, verkeer->pool), sender_of(retour, verkeer->pool)) == 0)
			verkeer->voided[verkeer->voids++] = (struct voided){
			    .bericht = verkeer->header[i].bericht, .place = retour->place};
	}
}

static void set_place(struct verkeer *verkeer, int64_t bericht, int64_t place)
{
	for (size_t i = 0; i < verkeer->count; i++)
		if (verkeer->event[i].bericht == bericht)
			verkeer->event[i].place = place;
}

void order_messages(struct verkeer *verkeer)
{
	for (size_t i = 0; i < verkeer->headers; i++)
		verkeer->header[i].takes_back =
		    only_takes_back(verkeer, verkeer->header[i].bericht);
	for (size_t i = 0; i < verkeer->headers; i++) {
		int64_t place = 1;

		for (size_t j = 0; j < verkeer->headers; j++)
			place += goes_before(verkeer, &verkeer->header[j], &verkeer->header[i]);
		set_place(verkeer, verkeer->header[i].bericht, place);
	}
	verkeer->berichten = (int64_t)verkeer->headers;
	for (size_t i = 0; i < verkeer->count; i++)
		if (rejects(&verkeer->event[i]))
			void_messages(verkeer, &verkeer->event[i]);
}
