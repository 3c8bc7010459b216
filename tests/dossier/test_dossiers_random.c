/* The generator of random traffic: who says something when, in what order it comes, and what a
 * retour takes back. */
#include <stdlib.h>
#include <string.h>

#include "dossiers.h"
#include "random_write.h"

enum { BERICHTEN = 28, REGELS = 10, JEUGDIGEN = 2 };

/* A message before it has its place. */
struct brief {
	struct maaksel maaksel; /* its lines, at their first place */
	size_t count;
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

/* A retour on an earlier message, with or without its body; of some that message is not known. */
static void schrijf_retour(struct brief *brief, const struct brief *heen, bool body)
{
	struct maaksel *maaksel = &brief->maaksel;
	const struct event *first = &maaksel->event[heen->maaksel.first];
	struct event *event;

	maaksel->shared = heen->maaksel.shared;
	maaksel->shared.type = (enum berichttype)(first->type + 1);
	maaksel->shared.dagtekening = brief->dag;
	maaksel->shared.betreft = now_and_then(10) ? "Z" : first->identificatie;
	maaksel->shared.betreft_dagtekening = first->dagtekening + (now_and_then(10) ? 1 : 0);
	maak_regel(maaksel, EVENT_RETOUR)->retourcodes = now_and_then(85) ? "0200,9063" : "0200";
	for (size_t i = 0; body && i < heen->count; i++) {
		event = maak_regel(maaksel, EVENT_RETOURREGEL);
		*event = first[i];
		event->type = maaksel->shared.type;
		event->soort = EVENT_RETOURREGEL;
		event->dagtekening = brief->dag;
		event->regel = (uint32_t)i + 2;
	}
}

/* The number of a message in the archive says nothing about its place. */
static int64_t bericht_nummer(int nummer)
{
	return nummer * 37 % 101 + 1;
}

/* Each message that has a line gets its number and its content, which is as good as any number. */
static void maak_headers(struct verkeer *verkeer, const struct brief *brieven, int count)
{
	for (int i = 0; i < count; i++) {
		struct event *line = &verkeer->event[brieven[i].maaksel.first];

		for (size_t r = 0; r < brieven[i].count; r++)
			line[r].bericht = bericht_nummer(brieven[i].nummer);
		if (brieven[i].count > 0)
			verkeer->header[verkeer->headers++] = (struct bericht_header){
			    .bericht = line->bericht,
			    .content = (uint64_t)(line->bericht * 59 % 103)};
	}
}

/* Once the lines have their last place. */
static void find_lines(struct verkeer *verkeer)
{
	for (size_t h = 0; h < verkeer->headers; h++)
		for (size_t i = 0; i < verkeer->count; i++)
			if (verkeer->event[i].bericht == verkeer->header[h].bericht &&
			    verkeer->event[i].regel == 1)
				verkeer->header[h].line = &verkeer->event[i];
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

	if (heen >= 0 && krijgt_retour(&brieven[heen])) {
		schrijf_retour(brief, &brieven[heen], now_and_then(50));
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
	uint32_t onderwerp;
	bool vreemden;
	int32_t dag = date_day(2026, 1, 26);
	int count;

	random_seed(seed * 2862933555777941757u);
	*verkeer = (struct verkeer){.pool = pool};
	verkeer->event = pool_alloc(pool, BERICHTEN * REGELS * sizeof(struct event));
	verkeer->header = pool_alloc(pool, BERICHTEN * sizeof(struct bericht_header));
	verkeer->voided = pool_alloc(pool, BERICHTEN * BERICHTEN * sizeof(struct voided));
	verkeer->agreements.taakgericht = now_and_then(30);
	verkeer->agreements.earliest = date_day(2026, 1, 1) + (int32_t)roll(60);
	onderwerp = roll(6);
	vreemden = now_and_then(40);
	count = (int)roll(BERICHTEN - 4) + 5;
	for (int i = 0; i < count; i++) {
		dag += (int32_t[]){0, 0, 0, 0, 1, 1, 1, 2, 7, 7, 28, 29}[roll(12)];
		brieven[i] = (struct brief){.nummer = i,
					    .dag = dag - (now_and_then(10) ? (int32_t)roll(4) : 0)};
		brieven[i].maaksel.pool = pool;
		brieven[i].maaksel.event = verkeer->event;
		brieven[i].maaksel.count = brieven[i].maaksel.first = verkeer->count;
		schrijf_een(verkeer, brieven, i, onderwerp, vreemden);
	}
	maak_headers(verkeer, brieven, count);
	schud(verkeer);
	find_lines(verkeer);
	order_messages(verkeer);
}
