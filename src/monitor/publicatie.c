#include "ijw/monitor/publicatie.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/audit/head.h"
#include "ijw/base/date.h"
#include "ijw/base/halt.h"
#include "ijw/base/log.h"
#include "ijw/base/background.h"
#include "ijw/base/text.h"
#include "ijw/monitor/disclosure.h"
#include "publicatie_parts.h"

/* ---- The archive ---- */

static int refuse_empty(const struct publicatie *publicatie)
{
	char known[DATE_TEXT];

	log_error("nothing to publish: no message was known on %s; take some in with 'ijw ingest' "
		  "first, or name a later --kennisdatum",
		  date_format(publicatie->kennisdatum, known));
	return 1;
}

/* The first month that the archive has whole. */
static int32_t first_month(int32_t first)
{
	const int32_t maand = date_month(first);

	return maand_first_day(maand) == first ? maand : maand + 1;
}

/* So many threads derive the youths, each into cells of its own, which are added up. */
enum { THREADS = 2 };

static void begin_completeness(const struct publicatie *publicatie, int32_t first,
			       struct volledigheid *all)
{
	volledigheid_begin(all, first_month(first), maand_last_whole(publicatie->kennisdatum),
			   publicatie->home->parameters.nowcast_maanden, publicatie->pool);
}

/* The first pass: how complete the months are, which gives P when nobody chose it. */
static int read_completeness(struct publicatie *publicatie)
{
	struct volledigheid *all = &publicatie->volledigheid, other;
	void *const context[THREADS] = {all, &other};
	int32_t first, last;

	if (store_span(publicatie->store, publicatie->kennisdatum, &first, &last) != 0)
		return -1;
	if (first == DAY_NONE)
		return refuse_empty(publicatie);
	begin_completeness(publicatie, first, all);
	begin_completeness(publicatie, first, &other);
	if (all->maanden == 0) {
		log_error("nothing to publish: the archive has no whole month yet");
		return 1;
	}
	publicatie->youths = store_youths(publicatie->store);
	if (publicatie->youths == NULL ||
	    youths_each(publicatie->youths, publicatie->kennisdatum, publicatie->kennisdatum,
			volledigheid_add, context, THREADS) != 0)
		return -1;
	volledigheid_merge(all, &other);
	volledigheid_close(all, publicatie->pool);
	return 0;
}

static int choose_peildatum(struct publicatie *publicatie)
{
	const int32_t eerste = publicatie->volledigheid.eerste;
	char text[DATE_TEXT];

	publicatie->peildatum = publicatie->keuze->peildatum;
	if (publicatie->peildatum == DAY_NONE)
		publicatie->peildatum =
		    maand_last_day(volledigheid_peilmaand(&publicatie->volledigheid));
	if (publicatie->peildatum >= maand_last_day(eerste))
		return 0;
	log_error("nothing to publish: the first whole month of the archive ends on %s; choose "
		  "--peildatum on that day or later",
		  date_format(maand_last_day(eerste), text));
	return 1;
}

static void begin_region(const struct publicatie *publicatie, struct regio *regio,
			 struct pool *pool)
{
	regio_begin(regio, &publicatie->home->parameters, &publicatie->instellingen,
		    publicatie->peildatum, publicatie->volledigheid.eerste,
		    publicatie->keuze->intern, pool);
}

/* The second pass: the figures. */
static int read_region(struct publicatie *publicatie)
{
	struct pool *pool = pool_new();
	struct regio other;
	void *const context[THREADS] = {&publicatie->regio, &other};
	int rc;

	begin_region(publicatie, &publicatie->regio, publicatie->pool);
	begin_region(publicatie, &other, pool);
	rc = youths_each(publicatie->youths, publicatie->peildatum, publicatie->kennisdatum,
			 regio_add, context, THREADS);
	regio_merge(&publicatie->regio, &other);
	regio_end(&other);
	pool_free(pool);
	regio_close(&publicatie->regio);
	if (rc != 0)
		return rc;
	kwaliteit_begin(publicatie);
	cellen_collect(publicatie);
	return 0;
}

/* ---- What may be shown ---- */

/* Whether everything of a cell is shown: in the other tables the parts of a count stand per year
 * alone. */
static void mark_whole(struct publicatie *publicatie)
{
	for (size_t i = 0; i < publicatie->cellen; i++) {
		struct gepubliceerd *cel = &publicatie->cel[i];

		cel->heel = cel->tabel == TABEL_REGIO || cel->cell->periode.soort == PERIODE_JAAR;
		for (size_t k = 0; k < cel->tellingen; k++)
			cel->heel = cel->heel && !publicatie->telling[cel->telling + k].verborgen;
	}
}

/* Codes by their places: counts are told by those, not by numbers. */
static uint16_t place_of(struct publicatie *publicatie, enum dimensie dimensie, const char *code)
{
	return publicatie->rang[dimensie][codes_number(&publicatie->regio.codes, dimensie, code)];
}

static uint16_t *places_of(struct publicatie *publicatie, enum dimensie dimensie,
			   const char *const *codes, size_t *count)
{
	uint16_t *place;

	for (*count = 0; codes != NULL && codes[*count] != NULL;)
		++*count;
	place = pool_alloc(publicatie->pool, (*count + 1) * sizeof(*place));
	for (size_t i = 0; i < *count; i++)
		place[i] = place_of(publicatie, dimensie, codes[i]);
	return place;
}

static struct disclosure_pilot *pilots_of(struct publicatie *publicatie)
{
	const struct instellingen *all = &publicatie->instellingen;
	struct disclosure_pilot *pilots =
	    pool_alloc(publicatie->pool, (all->pilots + 1) * sizeof(*pilots));

	for (size_t i = 0; i < all->pilots; i++) {
		const struct pilot *pilot = &all->pilot[i];
		struct disclosure_pilot *out = &pilots[i];

		out->pilot = place_of(publicatie, DIM_PILOT, pilot->naam);
		out->rest = place_of(publicatie, DIM_PILOT,
				     pool_printf(publicatie->pool, "rest-%s", pilot->naam));
		out->gemeente = places_of(publicatie, DIM_REGIO, pilot->gemeenten, &out->gemeenten);
		out->categorie = places_of(publicatie, DIM_PRODUCTCATEGORIE, pilot->producten,
					   &out->categorieen);
	}
	return pilots;
}

/* So many counts are named. */
enum { GENOEMD = 20 };

/* Says which counts the audit found. */
static void tell_unsafe(const struct publicatie *publicatie, const size_t *unsafe, size_t count)
{
	char perioden[PERIODE_TEXT];

	for (size_t i = 0; i < count; i++) {
		const struct telling *telling = &publicatie->telling[unsafe[i]];
		const struct indicator *indicator = indicator_of_telling((int)telling->soort);

		log_error("not safe: %s of %s", indicator != NULL ? indicator->id : "D03",
			  periode_text(telling->periode, perioden));
	}
}

/* What was decided is looked at once more, by a thread of its own: it takes as long as filling the
 * tables, which only reads what was decided too. */
struct audit {
	struct background_job job;
	const struct publicatie *publicatie;
	struct disclosure_rules rules;
	size_t unsafe[GENOEMD];
	size_t failed;
};

static void run_audit(void *context, struct background_job *job)
{
	struct audit *audit = (struct audit *)job;

	(void)context;
	audit->failed = disclosure_audit(audit->publicatie->telling, audit->publicatie->tellingen,
					 &audit->rules, audit->unsafe, GENOEMD);
}

static int tell_audit(const struct audit *audit)
{
	if (audit->failed == 0)
		return 0;
	tell_unsafe(audit->publicatie, audit->unsafe,
		    audit->failed < GENOEMD ? audit->failed : GENOEMD);
	log_error("nothing is published: %zu small numbers could be found out from what "
		  "would be shown, and nothing is left to hide",
		  audit->failed);
	return 1;
}

static int protect(struct publicatie *publicatie, struct audit *audit)
{
	*audit = (struct audit){
	    .publicatie = publicatie,
	    .rules = {
		.min_cel = publicatie->home->parameters.min_cel,
		.vaste_maand = date_month(publicatie->kennisdatum) - VOORLOPIG_MAANDEN - 1,
		.volwassen = place_of(publicatie, DIM_LEEFTIJD, "18+"),
		.pilot = pilots_of(publicatie),
		.pilots = publicatie->instellingen.pilots,
	    }};
	if (eerder_read(publicatie) != 0)
		return -1;
	disclosure_apply(publicatie->telling, publicatie->tellingen, &audit->rules);
	if (halt_asked())
		return -1;
	mark_whole(publicatie);
	return 0;
}

/* ---- The files ---- */

static int fill(struct publicatie *publicatie)
{
	static void (*const tables[])(struct publicatie *) = {
	    waarneming_fill, stroom_fill,          wachtband_fill, verloop_fill,
	    doorstroom_fill, beschikbaarheid_fill, codelijst_fill};

	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		if (halt_asked())
			return -1;
		tables[i](publicatie);
	}
	if (kwaliteit_fill(publicatie) != 0 || revisie_fill(publicatie) != 0)
		return -1;
	return publicatie->keuze->intern ? intern_fill(publicatie) : 0;
}

static int fill_audited(struct publicatie *publicatie, struct audit *audit)
{
	struct background *background = background_new(run_audit, NULL, NULL);
	int rc;

	background_put(background, &audit->job);
	rc = fill(publicatie);
	background_done(background, &audit->job, true);
	background_free(background);
	return rc == 0 ? tell_audit(audit) : rc;
}

static int write_feed(struct publicatie *publicatie, struct publicatie_uitslag *uitslag)
{
	const struct feed_file json = {"beschikbaarheid.json", publicatie->json,
				       strlen(publicatie->json), false};
	struct feed_table table[UIT_TABELLEN + DERIVED_TABLES];
	const struct feed feed = {.kennisdatum = tekst_dag(publicatie, publicatie->kennisdatum),
				  .peildatum = tekst_dag(publicatie, publicatie->peildatum),
				  .head = publicatie->head,
				  .table = table,
				  .tables = UIT_TABELLEN + publicatie->records,
				  .file = &json,
				  .files = 1,
				  .intern = publicatie->keuze->intern,
				  .instellingen = &publicatie->instellingen};

	memcpy(table, publicatie->tabel, sizeof(publicatie->tabel));
	memcpy(table + UIT_TABELLEN, publicatie->record,
	       publicatie->records * sizeof(*publicatie->record));
	return feed_write(publicatie->home, &feed, uitslag->naam);
}

/* NULL when the chain of this home is gone, which 'ijw audit' tells. */
static int read_head(struct publicatie *publicatie)
{
	struct buf text = BUF_INIT(0);
	struct custody_head head;
	const int found = custody_head(publicatie->store, &head);

	if (found == 1) {
		head_write(publicatie->home, &head, &text);
		publicatie->head = pool_copy(publicatie->pool, text.data, text.length);
	}
	buf_free(&text);
	return found < 0 ? -1 : 0;
}

static int read_all(struct publicatie *publicatie)
{
	struct audit audit;
	int rc;

	rc = instellingen_read(publicatie->home, publicatie->pool, &publicatie->instellingen);
	if (rc == 0)
		rc = read_head(publicatie);
	if (rc == 0)
		rc = read_completeness(publicatie);
	if (rc == 0)
		rc = choose_peildatum(publicatie);
	if (rc == 0)
		rc = read_region(publicatie);
	if (rc == 0)
		rc = protect(publicatie, &audit);
	return rc == 0 ? fill_audited(publicatie, &audit) : rc;
}

/* What is read is of one moment, whatever comes in meanwhile. */
static int make(struct publicatie *publicatie, struct publicatie_uitslag *uitslag)
{
	int32_t before;
	int rc;

	if (feed_list(publicatie->home, publicatie->pool, &publicatie->eerder,
		      &publicatie->eerdere) != 0)
		return -1;
	before = eerder_kennisdatum(publicatie);
	rc = store_begin_reading(publicatie->store);
	if (rc == 0) {
		rc = read_all(publicatie);
		kwaliteit_wait(publicatie);
		store_rollback(publicatie->store);
	}
	youths_free(publicatie->youths);
	if (rc == 0 && publicatie->keuze->intern && before != DAY_NONE)
		rc = intern_differences(publicatie, before);
	if (rc != 0)
		return rc;
	if (controle_run(publicatie) > 0) {
		log_error(
		    "nothing is published: the figures contradict each other; this is an error "
		    "in ijw");
		return 1;
	}
	uitslag->peildatum = publicatie->peildatum;
	uitslag->waarnemingen = publicatie->tabel[UIT_WAARNEMING].rows;
	uitslag->verborgen = publicatie->verborgen;
	return write_feed(publicatie, uitslag);
}

int publicatie_make(const struct home *home, struct store *store,
		    const struct publicatie_keuze *keuze, struct publicatie_uitslag *uitslag)
{
	struct publicatie publicatie = {.home = home,
					.store = store,
					.pool = pool_new(),
					.keuze = keuze,
					.kennisdatum = keuze->kennisdatum};
	int rc;

	tabellen_begin(&publicatie);
	rc = make(&publicatie, uitslag);
	tabellen_end(&publicatie);
	kwaliteit_end(&publicatie);
	for (size_t i = 0; i < publicatie.records; i++)
		feed_clear(&publicatie.record[i]);
	regio_end(&publicatie.regio);
	free(publicatie.cel);
	free(publicatie.telling);
	pool_free(publicatie.pool);
	return rc;
}
