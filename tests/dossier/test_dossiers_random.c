/* The generator of random traffic: who says something when, in what order it comes, and what a
 * retour takes back. */
#include <stdlib.h>
#include <string.h>

#include "dossiers.h"
#include "random_write.h"

enum { BERICHTEN = 28, REGELS = 10, GROEPEN = 4, JEUGDIGEN = 2 };

/* A message before it has its place. */
struct brief {
	struct maaksel maaksel; /* its lines, at their first place */
	size_t count;
	int64_t group;
	int32_t dag; /* for a retour that of the retour */
	int nummer;
};

struct event *maak_regel(struct maaksel *maaksel, enum event_soort soort)
{
	struct event *event = &maaksel->event[maaksel->count++];

	*event = maaksel->shared;
	event->soort = soort;
	event->regel = (uint32_t)(maaksel->count - maaksel->first);
	return event;
}

const struct event *maak_eerder(const struct maaksel *maaksel, enum event_soort soort)
{
	const struct event *found = NULL;
	uint32_t seen = 0;

	for (size_t i = 0; i < maaksel->first; i++)
		if (maaksel->event[i].soort == soort && roll(++seen) == 0)
			found = &maaksel->event[i];
	return found;
}

bool maak_noemt(const struct maaksel *maaksel, int64_t toewijzingnummer)
{
	for (size_t i = maaksel->first; i < maaksel->count; i++)
		if (maaksel->event[i].toewijzingnummer == toewijzingnummer)
			return true;
	return false;
}

void maak_partijen(struct maaksel *maaksel, const struct event *like)
{
	maaksel->shared.aanbieder = like->aanbieder;
	maaksel->shared.gemeente = like->gemeente;
	if (maaksel->shared.type != JW319)
		maaksel->shared.jeugdige = like->jeugdige;
}

/* Some traffic is of one kind more than of another. */
static enum berichttype random_type(uint32_t onderwerp)
{
	static const enum berichttype types[][8] = {
	    {JW301, JW301, JW305, JW305, JW305, JW307, JW307, JW307},
	    {JW301, JW301, JW315, JW315, JW319, JW319, JW317, JW319},
	    {JW301, JW301, JW301, JW317, JW317, JW317, JW315, JW319},
	    {JW301, JW305, JW307, JW315, JW317, JW319, JW323, JW325},
	    {JW301, JW301, JW323, JW323, JW323, JW323, JW325, JW325},
	    {JW301, JW301, JW323, JW323, JW323, JW323, JW323, JW325},
	};

	return types[onderwerp][roll(8)];
}

static void schrijf(struct brief *brief, uint32_t onderwerp, bool vreemden)
{
	struct event *shared = &brief->maaksel.shared;

	*shared = event_none();
	shared->type = random_type(onderwerp);
	shared->dagtekening = brief->dag;
	shared->identificatie = PICK("B", "A", "M1", "M2", "Z");
	shared->aanbieder = vreemden && now_and_then(15) ? "01010102" : "01010101";
	shared->gemeente = vreemden && now_and_then(10) ? 141 : 153;
	shared->jeugdige = vreemden && now_and_then(15) ? 2 : 1;
	shared->clientnr = 1;
	if (now_and_then(90)) {
		shared->geboortemaand = 2012 * 12 + (int32_t[]){0, 0, 0, 0, 1, 12}[roll(6)];
		shared->datumgebruik = now_and_then(30) ? PICK("1", "2", "3") : NULL;
	}
	if (shared->type == JW319)
		shared->jeugdige = 0;
	maak_regels(&brief->maaksel);
}

/* A retour on an earlier message, with or without its body. */
static void schrijf_retour(struct brief *brief, const struct brief *heen, bool body)
{
	struct maaksel *maaksel = &brief->maaksel;
	const struct event *first = &maaksel->event[heen->maaksel.first];
	struct event *event;

	maaksel->shared = heen->maaksel.shared;
	maaksel->shared.type = (enum berichttype)(first->type + 1);
	maaksel->shared.dagtekening = brief->dag;
	maaksel->shared.betreft = first->identificatie;
	maaksel->shared.betreft_dagtekening = first->dagtekening;
	maak_regel(maaksel, EVENT_RETOUR)->retourcodes = "0200,9063";
	for (size_t i = 0; body && i < heen->count; i++) {
		event = maak_regel(maaksel, EVENT_RETOURREGEL);
		*event = first[i];
		event->type = maaksel->shared.type;
		event->soort = EVENT_RETOURREGEL;
		event->dagtekening = brief->dag;
		event->regel = (uint32_t)i + 2;
	}
}

/* Whether every line only takes back. */
static bool neemt_terug(const struct brief *brief)
{
	for (size_t i = 0; i < brief->count; i++) {
		const struct event *line = &brief->maaksel.event[brief->maaksel.first + i];
		bool weg = line->soort == EVENT_START || line->soort == EVENT_STOP
			       ? is_verwijdering(line)
			       : line->soort == EVENT_DECLARATIE || is_creditregel(line);

		if (!weg)
			return false;
	}
	return brief->count > 0;
}

static int by_text(const char *a, const char *b)
{
	return strcmp(a != NULL ? a : "", b != NULL ? b : "");
}

/* A retour bears the name of what it answers. */
static const char *naam_van(const struct event *shared)
{
	bool retour =
	    shared->type != JW325 && bericht_info(shared->type)->retourop != BERICHT_ONBEKEND;

	return retour ? shared->betreft : shared->identificatie;
}

/* In the order of judging (dossier.h); content is as good as any number. */
static int by_place(const void *left, const void *right)
{
	const struct brief *a = left, *b = right;
	const struct event *one = &a->maaksel.shared, *other = &b->maaksel.shared;
	int order = dossier_rank(one->type) - dossier_rank(other->type);

	if (a->group != b->group)
		return a->group < b->group ? -1 : 1;
	if (a->dag != b->dag)
		return a->dag < b->dag ? -1 : 1;
	if (order == 0)
		order = neemt_terug(b) - neemt_terug(a);
	if (order == 0)
		order = by_text(naam_van(one), naam_van(other));
	return order != 0 ? order : a->nummer - b->nummer;
}

/* The number of a message in the archive says nothing about its place. */
static int64_t bericht_nummer(int nummer)
{
	return nummer * 37 % 101 + 1;
}

/* When the first retour on each message came is known once all have their place. */
static void maak_nietig(struct verkeer *verkeer)
{
	for (size_t i = 0; i < verkeer->count; i++)
		for (size_t n = 0; n < verkeer->nietigen; n++)
			if (verkeer->nietig[n].bericht == verkeer->event[i].bericht) {
				verkeer->event[i].void_day = verkeer->nietig[n].dagtekening;
				verkeer->event[i].void_place = verkeer->nietig[n].place;
			}
}

static void leg_op_volgorde(struct verkeer *verkeer, struct brief *brieven, int count)
{
	qsort(brieven, (size_t)count, sizeof(*brieven), by_place);
	for (int i = 0; i < count; i++) {
		for (size_t r = 0; r < brieven[i].count; r++) {
			struct event *event = &verkeer->event[brieven[i].maaksel.first + r];

			event->place = i + 1;
			event->group = brieven[i].group + 1;
			event->bericht = bericht_nummer(brieven[i].nummer);
		}
		if (i + 1 == count || brieven[i + 1].group != brieven[i].group)
			verkeer->group[verkeer->groepen++] = i + 1;
		for (size_t n = 0; n < verkeer->nietigen; n++)
			if (verkeer->nietig[n].place == -brieven[i].nummer)
				verkeer->nietig[n].place = i + 1;
	}
	verkeer->berichten = count;
	maak_nietig(verkeer);
}

static bool krijgt_retour(const struct brief *brief)
{
	enum berichttype type = brief->maaksel.shared.type;

	return brief->count > 0 && bericht_info(type)->retour != BERICHT_ONBEKEND && type != JW323;
}

/* Writes message `nummer`, or a retour on one that has none yet. */
static void schrijf_een(struct verkeer *verkeer, struct brief *brieven, int nummer,
			uint32_t onderwerp, bool vreemden)
{
	struct brief *brief = &brieven[nummer];
	int heen = nummer > 0 && now_and_then(10) ? (int)roll((uint32_t)nummer) : -1;

	for (size_t n = 0; n < verkeer->nietigen && heen >= 0; n++)
		if (verkeer->nietig[n].bericht == bericht_nummer(heen))
			heen = -1;
	if (heen >= 0 && krijgt_retour(&brieven[heen])) {
		schrijf_retour(brief, &brieven[heen], now_and_then(50));
		if (now_and_then(85))
			verkeer->nietig[verkeer->nietigen++] =
			    (struct nietig){.bericht = bericht_nummer(heen),
					    .place = -nummer,
					    .dagtekening = brief->dag};
	} else {
		schrijf(brief, onderwerp, vreemden);
	}
	brief->count = brief->maaksel.count - brief->maaksel.first;
	verkeer->count = brief->maaksel.count;
}

/* The lines in an order that says nothing. */
static void schud(struct verkeer *verkeer)
{
	for (size_t i = verkeer->count; i > 1; i--) {
		size_t other = roll((uint32_t)i);
		struct event event = verkeer->event[other];

		verkeer->event[other] = verkeer->event[i - 1];
		verkeer->event[i - 1] = event;
	}
}

void random_verkeer(uint64_t seed, struct pool *pool, struct verkeer *verkeer)
{
	struct brief brieven[BERICHTEN];
	uint32_t onderwerp, groepen;
	bool vreemden;
	int32_t dag = date_day(2026, 1, 26);
	int count;

	random_seed(seed * 2862933555777941757u);
	*verkeer = (struct verkeer){.pool = pool};
	verkeer->event = pool_alloc(pool, BERICHTEN * REGELS * sizeof(struct event));
	verkeer->nietig = pool_alloc(pool, BERICHTEN * sizeof(struct nietig));
	verkeer->group = pool_alloc(pool, BERICHTEN * sizeof(int64_t));
	verkeer->agreements.taakgericht = now_and_then(30);
	verkeer->agreements.earliest = date_day(2026, 1, 1) + (int32_t)roll(60);
	onderwerp = roll(6);
	groepen = roll(GROEPEN) + 1;
	vreemden = now_and_then(40);
	count = (int)roll(BERICHTEN - 4) + 5;
	for (int i = 0; i < count; i++) {
		dag += (int32_t[]){0, 0, 0, 0, 1, 1, 1, 2, 7, 7, 28, 29}[roll(12)];
		brieven[i] = (struct brief){.nummer = i, .dag = dag};
		brieven[i].group = (int64_t)(groepen * (uint32_t)i / (uint32_t)count);
		if (now_and_then(12))
			brieven[i].group += roll(2) + 1;
		brieven[i].maaksel.pool = pool;
		brieven[i].maaksel.event = verkeer->event;
		brieven[i].maaksel.count = brieven[i].maaksel.first = verkeer->count;
		schrijf_een(verkeer, brieven, i, onderwerp, vreemden);
	}
	leg_op_volgorde(verkeer, brieven, count);
	schud(verkeer);
}

struct verkeer verkeer_tot(const struct verkeer *verkeer, int64_t place)
{
	struct verkeer deel = *verkeer;

	deel.event = pool_alloc(verkeer->pool, (verkeer->count + 1) * sizeof(struct event));
	deel.count = 0;
	for (size_t i = 0; i < verkeer->count; i++)
		if (verkeer->event[i].place <= place) {
			struct event *event = &deel.event[deel.count++];

			*event = verkeer->event[i];
			if (event->void_place <= place)
				continue;
			event->void_day = DAY_NEVER;
			event->void_place = GETAL_NONE;
		}
	return deel;
}
