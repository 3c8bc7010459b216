/* kwaliteit.csv: how late senders report, what was found, who is silent (Q02, Q03, Q05). */
#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/order.h"
#include "ijw/base/background.h"
#include "publicatie_parts.h"

enum { KLASSEN = 6 };

/* Working days: below `tot`, and not in a class before. */
static const struct klasse {
	const char *naam;
	int32_t tot;
} klassen[KLASSEN] = {{"<0", 0},  {"0", 1},     {"1-3", 4},
		      {"4-5", 6}, {"6-10", 11}, {"11+", INT32_MAX}};

static void add_row(struct publicatie *publicatie, const char *id, const char *soort,
		    const char *code, const char *perioden, const char *klasse, const char *waarde,
		    char status)
{
	const char *const cells[] = {
	    id, soort, code, perioden, klasse, waarde, tekst_status(status)};

	feed_add(&publicatie->tabel[UIT_KWALITEIT], cells);
}

/* ---- Q02: delays ---- */

/* Small classes are hidden, and the smallest shown ones with them until all that is hidden together
 * is not small. */
static void hide(const int64_t *aantal, bool *hidden, int64_t min)
{
	int64_t sum = 0;

	for (int i = 0; i < KLASSEN; i++) {
		hidden[i] = aantal[i] < min;
		sum += hidden[i] ? aantal[i] : 0;
	}
	while (sum > 0 && sum < min) {
		int smallest = -1;

		for (int i = 0; i < KLASSEN; i++)
			if (!hidden[i] && (smallest < 0 || aantal[i] < aantal[smallest]))
				smallest = i;
		if (smallest < 0)
			return;
		hidden[smallest] = true;
		sum += aantal[smallest];
	}
}

static void add_delays(struct publicatie *publicatie, const struct gepubliceerd *cel,
		       enum cell_days days, const char *id, const char *soort, enum dimensie dim)
{
	const struct histogram *histogram = cel->cell->days[days];
	const char *code = tekst_code(publicatie, &cel->cell->sleutel, dim);
	const char *perioden = tekst_periode(publicatie, cel->cell->periode);
	int64_t aantal[KLASSEN] = {0};
	bool hidden[KLASSEN];

	for (size_t i = 0; histogram != NULL && i < histogram->bins; i++) {
		int klasse = 0;

		while (histogram->bin[i].dagen >= klassen[klasse].tot)
			klasse++;
		aantal[klasse] += histogram->bin[i].number[HISTOGRAM_EVENT];
	}
	hide(aantal, hidden, publicatie->home->parameters.min_cel);
	for (int i = 0; i < KLASSEN; i++)
		add_row(publicatie, id, soort, code, perioden, klassen[i].naam,
			hidden[i] ? "" : tekst_aantal(publicatie, aantal[i]),
			hidden[i] ? 'Q' : openbaar_moment(publicatie, cel->cell->periode.maand));
}

static void fill_delays(struct publicatie *publicatie)
{
	for (size_t i = 0; i < publicatie->cellen; i++) {
		const struct gepubliceerd *cel = &publicatie->cel[i];

		if (cel->cell->periode.soort != PERIODE_KWARTAAL)
			continue;
		if (cel->tabel == TABEL_AANBIEDER) {
			add_delays(publicatie, cel, DAYS_MELDING_START, "Q02S", "aanbieder",
				   DIM_AANBIEDER);
			add_delays(publicatie, cel, DAYS_MELDING_STOP, "Q02E", "aanbieder",
				   DIM_AANBIEDER);
		} else if (cel->tabel == TABEL_GEMEENTE) {
			add_delays(publicatie, cel, DAYS_MELDING_TOEWIJZING, "Q02T", "gemeente",
				   DIM_REGIO);
		}
	}
}

/* ---- Q03: signals by rule, sender and quarter ---- */

struct signaal {
	const char *regel;
	const char *soort;
	const char *code;
	int32_t maand; /* the last of the quarter */
	int64_t aantal;
};

struct signalen {
	const struct regio *regio;
	struct pool *pool;
	struct signaal *signaal;
	size_t count;
	size_t room;
};

static void add_signaal(struct signalen *all, const struct signaal *signaal)
{
	if (signaal->code == NULL || signaal->maand > all->regio->laatste ||
	    signaal->maand - periode_length(PERIODE_KWARTAAL) + 1 < all->regio->eerste)
		return;
	all->signaal = xmore(all->signaal, all->count, &all->room, sizeof(*signaal));
	all->signaal[all->count++] = *signaal;
}

static void visit_signaal(void *context, const char *regel, int32_t maand, int32_t gemeente,
			  const char *aanbieder, int64_t aantal)
{
	struct signalen *all = context;
	struct signaal signaal = {.regel = pool_copy(all->pool, regel, strlen(regel)),
				  .maand = periode_of(PERIODE_KWARTAAL, maand).maand,
				  .aantal = aantal};

	signaal.soort = "gemeente";
	signaal.code = gemeente >= 0 ? pool_printf(all->pool, "GM%04d", (int)gemeente) : NULL;
	add_signaal(all, &signaal);
	signaal.soort = "aanbieder";
	signaal.code =
	    aanbieder != NULL ? pool_copy(all->pool, aanbieder, strlen(aanbieder)) : NULL;
	add_signaal(all, &signaal);
}

static int by_signaal(const void *a, const void *b)
{
	const struct signaal *x = a, *y = b;
	int order = order_text(x->soort, y->soort);

	if (order == 0)
		order = order_text(x->code, y->code);
	if (order == 0)
		order = order_text(x->regel, y->regel);
	return order != 0 ? order : order_getal(x->maand, y->maand);
}

static void add_signalen(struct publicatie *publicatie, const struct signaal *signaal,
			 int64_t aantal)
{
	const bool hidden = aantal < publicatie->home->parameters.min_cel;
	const struct tijdvak periode = {PERIODE_KWARTAAL, signaal->maand};

	add_row(publicatie, "Q03", signaal->soort, signaal->code,
		tekst_periode(publicatie, periode), signaal->regel,
		hidden ? "" : tekst_aantal(publicatie, aantal),
		hidden ? 'Q' : openbaar_moment(publicatie, periode.maand));
}

static void fill_signals(struct publicatie *publicatie, struct signalen *all)
{
	int64_t sum = 0;

	qsort(all->signaal, all->count, sizeof(*all->signaal), by_signaal);
	for (size_t i = 0; i < all->count; i++) {
		sum += all->signaal[i].aantal;
		if (i + 1 < all->count && by_signaal(&all->signaal[i], &all->signaal[i + 1]) == 0)
			continue;
		add_signalen(publicatie, &all->signaal[i], sum);
		sum = 0;
	}
}

/* ---- Q05: silent senders ---- */

struct afzender {
	const char *code;
	int64_t *berichten; /* by month of the window; those of before it in front */
};

struct afzenders {
	int32_t eerste; /* the first month of the window, and how many there are */
	size_t maanden;
	struct pool *pool;
	struct afzender *afzender;
	size_t count;
	size_t room;
};

static struct afzender *sender_of(struct afzenders *all, const char *code)
{
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->afzender[i].code, code) == 0)
			return &all->afzender[i];
	all->afzender = xmore(all->afzender, all->count, &all->room, sizeof(*all->afzender));
	all->afzender[all->count] =
	    (struct afzender){pool_copy(all->pool, code, strlen(code)),
			      pool_alloc(all->pool, (all->maanden + 1) * sizeof(int64_t))};
	return &all->afzender[all->count++];
}

static void visit_afzender(void *context, const char *code, int32_t maand, int64_t berichten)
{
	struct afzenders *all = context;
	const size_t place = maand < all->eerste ? 0 : (size_t)(maand - all->eerste) + 1;

	if (place <= all->maanden)
		sender_of(all, code)->berichten[place] += berichten;
}

static void add_silent(struct publicatie *publicatie, size_t place, const struct afzender *afzender,
		       int64_t before, int64_t total)
{
	const struct tijdvak periode = {PERIODE_MAAND,
					publicatie->regio.eerste + (int32_t)place - 1};

	add_row(publicatie, "Q05", afzender->code[0] == 'G' ? "gemeente" : "aanbieder",
		afzender->code, tekst_periode(publicatie, periode), "T",
		tekst_getal(publicatie, (double)before / (double)total, 4),
		openbaar_moment(publicatie, periode.maand));
}

static void fill_silent(struct publicatie *publicatie, const struct afzenders *all)
{
	int64_t total = 0;

	for (size_t place = 0; place <= all->maanden; place++) {
		int64_t now = 0;

		for (size_t i = 0; i < all->count; i++) {
			int64_t before = 0;

			for (size_t k = 0; k < place; k++)
				before += all->afzender[i].berichten[k];
			now += all->afzender[i].berichten[place];
			if (place > 0 && before > 0 && all->afzender[i].berichten[place] == 0)
				add_silent(publicatie, place, &all->afzender[i], before, total);
		}
		total += now;
	}
}

/* ---- Reading ---- */

struct kwaliteit {
	struct background_job job;
	struct background *background;
	struct store *store; /* the thread's until it is done */
	int32_t kennisdatum;
	struct signalen signalen;
	struct afzenders afzenders;
	int rc;
};

static void read_all(void *context, struct background_job *job)
{
	struct kwaliteit *all = (struct kwaliteit *)job;

	(void)context;
	all->rc = store_each_signaal(all->store, all->kennisdatum, visit_signaal, &all->signalen);
	if (all->rc == 0)
		all->rc = store_each_afzender(all->store, all->kennisdatum, visit_afzender,
					      &all->afzenders);
}

void kwaliteit_begin(struct publicatie *publicatie)
{
	const struct regio *regio = &publicatie->regio;
	struct kwaliteit *all = xcalloc(1, sizeof(*all));

	publicatie->kwaliteit = all;
	all->store = publicatie->store;
	all->kennisdatum = publicatie->kennisdatum;
	all->signalen.regio = regio;
	all->signalen.pool = all->afzenders.pool = pool_new();
	all->afzenders.eerste = regio->eerste;
	all->afzenders.maanden = (size_t)(regio->laatste - regio->eerste) + 1;
	all->background = background_new(read_all, NULL, NULL);
	background_put(all->background, &all->job);
}

void kwaliteit_wait(struct publicatie *publicatie)
{
	struct kwaliteit *all = publicatie->kwaliteit;

	if (all == NULL || all->background == NULL)
		return;
	background_done(all->background, &all->job, true);
	background_free(all->background);
	all->background = NULL;
}

int kwaliteit_fill(struct publicatie *publicatie)
{
	struct kwaliteit *all = publicatie->kwaliteit;

	fill_delays(publicatie);
	kwaliteit_wait(publicatie);
	if (all->rc != 0)
		return -1;
	fill_signals(publicatie, &all->signalen);
	fill_silent(publicatie, &all->afzenders);
	return 0;
}

void kwaliteit_end(struct publicatie *publicatie)
{
	struct kwaliteit *all = publicatie->kwaliteit;

	if (all == NULL)
		return;
	kwaliteit_wait(publicatie);
	free(all->signalen.signaal);
	free(all->afzenders.afzender);
	pool_free(all->signalen.pool);
	free(all);
	publicatie->kwaliteit = NULL;
}
