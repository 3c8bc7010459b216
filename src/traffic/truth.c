#include "truth.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"

void truth_put(struct truth *truth, const struct row *row)
{
	for (int i = 0; i < COLUMN_COUNT; i++) {
		buf_puts(truth->out, row->cell[i]);
		buf_puts(truth->out, i + 1 < COLUMN_COUNT ? "," : "\n");
	}
	truth->rows++;
}

const struct version *truth_current(const struct toewijzing *toewijzing)
{
	return &toewijzing->version[toewijzing->versions - 1];
}

struct row truth_begin(const struct truth *truth, const char *tabel,
		       const struct toewijzing *toewijzing)
{
	struct row row = {0};

	SET(&row, tabel, "%s", tabel);
	SET_DAY(&row, peildatum, truth->world->last);
	SET(&row, gemeente, "GM%s", traffic_gemeente(toewijzing->gemeente)->code);
	SET(&row, aanbieder, "%s", traffic_aanbieder(toewijzing->aanbieder)->agb);
	SET(&row, productcategorie, "%s", toewijzing->product->categorie);
	return row;
}

bool truth_has_reason(const struct version *version)
{
	return version->reden && strcmp(version->reden, "04") != 0;
}

static const char *toewijzing_status(const struct truth *truth, const struct toewijzing *toewijzing)
{
	const struct version *version = truth_current(toewijzing);

	if (traffic_is_void(toewijzing, version))
		return "vervallen";
	if (version->einddatum > truth->world->last)
		return "actief";
	return truth_has_reason(version) ? "ingetrokken" : "verlopen";
}

static void put_toewijzing(struct truth *truth, const struct toewijzing *toewijzing)
{
	struct row row = truth_begin(truth, "toewijzing", toewijzing);
	const struct version *version = truth_current(toewijzing);
	const struct version *first = &toewijzing->version[0];

	SET(&row, toewijzingnummer, "%d", toewijzing->nummer);
	SET(&row, productcode, "%s", toewijzing->product->code ? toewijzing->product->code : "");
	SET_DAY(&row, toewijzingsdatum, first->toewijzingsdatum);
	SET_DAY(&row, ingangsdatum, toewijzing->ingangsdatum);
	SET_DAY(&row, einddatum, version->einddatum);
	SET(&row, a3_dagen, "%d", first->told - first->toewijzingsdatum);
	SET(&row, a3_werkdagen, "%d", date_workdays(first->toewijzingsdatum, first->told));
	SET(&row, reden_wijziging, "%s", version->reden ? version->reden : "");
	SET(&row, versies, "%d", toewijzing->versions);
	SET(&row, status, "%s", toewijzing_status(truth, toewijzing));
	truth_set_rol(&row, toewijzing);
	truth_put(truth, &row);
}

bool truth_delivery(const struct toewijzing *toewijzing, int *at, struct delivery *out)
{
	int first = *at;

	if (first >= toewijzing->spells)
		return false;
	while (*at + 1 < toewijzing->spells && toewijzing->spell[*at].end == DAY_NONE)
		++*at;
	*out = (struct delivery){toewijzing, &toewijzing->spell[first], ++*at - first};
	return true;
}

/* Interruptions of a delivery and their days up to the restart, the end, the end that is assumed,
 * or today. */
static int interruption(const struct truth *truth, const struct delivery *delivery, int *count)
{
	int32_t missing = truth_missing(truth, delivery);
	int32_t open = missing != DAY_NEVER ? missing : truth->world->last;
	int days = 0;

	*count = 0;
	for (int i = 0; i < delivery->spells; i++) {
		const struct spell *spell = &delivery->spell[i];

		if (spell->pause == DAY_NONE)
			continue;
		(*count)++;
		if (i + 1 < delivery->spells)
			days += spell[1].begin - spell->pause - 1;
		else
			days += (spell->end != DAY_NONE ? spell->end : open) - spell->pause;
	}
	return days;
}

static void set_ended(struct row *row, const struct spell *first, const struct spell *last,
		      int days)
{
	int length = last->end - first->begin + 1;

	SET(row, status, "beeindigd");
	SET_DAY(row, einddatum, last->end);
	SET(row, reden_beeindiging, "%s", last->reden);
	SET(row, d1_dagen, "%d", length);
	SET(row, d2_dagen, "%d", length - days);
	SET(row, a2_dagen, "%d", last->end_told - last->end);
	SET(row, a2_werkdagen, "%d", date_workdays(last->end, last->end_told));
}

/* No stop, and the assignment ended too long ago for one to come. */
int32_t truth_missing(const struct truth *truth, const struct delivery *delivery)
{
	const struct spell *last = &delivery->spell[delivery->spells - 1];
	int32_t end = truth_current(delivery->toewijzing)->einddatum;

	if (last->end != DAY_NONE || truth->world->last - end <= T_STOP)
		return DAY_NEVER;
	if (last->begin > end)
		end = last->begin;
	return last->pause > end ? last->pause : end;
}

static void put_delivery(struct truth *truth, const struct delivery *delivery)
{
	const struct toewijzing *toewijzing = delivery->toewijzing;
	struct row row = truth_begin(truth, "levering", toewijzing);
	const struct spell *first = delivery->spell;
	const struct spell *last = &delivery->spell[delivery->spells - 1];
	int count, days = interruption(truth, delivery, &count);
	int32_t missing = truth_missing(truth, delivery);

	SET(&row, toewijzingnummer, "%d", toewijzing->nummer);
	SET(&row, productcode, "%s", toewijzing->product->code ? toewijzing->product->code : "");
	SET_DAY(&row, begindatum, first->begin);
	SET(&row, onderbrekingen, "%d", count);
	SET(&row, onderbreking_dagen, "%d", days);
	SET(&row, a1_dagen, "%d", first->told - first->begin);
	SET(&row, a1_werkdagen, "%d", date_workdays(first->begin, first->told));
	if (last->end != DAY_NONE) {
		set_ended(&row, first, last, days);
	} else if (missing != DAY_NEVER) {
		SET(&row, status, "stop_ontbreekt");
		SET_DAY(&row, einddatum, missing);
	} else {
		SET(&row, status, "%s", last->pause != DAY_NONE ? "onderbroken" : "lopend");
	}
	truth_put(truth, &row);
}

static void put_leveringen(struct truth *truth, const struct toewijzing *toewijzing)
{
	struct delivery delivery;
	int at = 0;

	while (truth_delivery(toewijzing, &at, &delivery))
		put_delivery(truth, &delivery);
}

static int compare(const void *left, const void *right)
{
	const struct toewijzing *a = *(struct toewijzing *const *)left;
	const struct toewijzing *b = *(struct toewijzing *const *)right;
	int gemeente =
	    strcmp(traffic_gemeente(a->gemeente)->code, traffic_gemeente(b->gemeente)->code);

	return gemeente != 0 ? gemeente : a->nummer - b->nummer;
}

size_t traffic_truth(const struct world *world, struct buf *out)
{
	static void (*const tables[])(struct truth *, const struct toewijzing *) = {
	    put_toewijzing, put_leveringen, truth_wachtketen};
	static const char *const names[] = {
#define NAME(name) #name,
	    COLUMNS(NAME)
#undef NAME
	};
	size_t size = world->toewijzingen * sizeof(struct toewijzing *);
	struct toewijzing **sorted = pool_alloc(world->pool, size + 1);
	struct truth truth = {world, out, 0};

	for (int i = 0; i < COLUMN_COUNT; i++)
		buf_printf(out, "%s%s", names[i], i + 1 < COLUMN_COUNT ? "," : "\n");
	if (size > 0)
		memcpy(sorted, world->toewijzing, size);
	qsort(sorted, world->toewijzingen, sizeof(*sorted), compare);
	truth_verzoeken(&truth);
	for (size_t table = 0; table < sizeof(tables) / sizeof(tables[0]); table++) {
		for (size_t i = 0; i < world->toewijzingen; i++)
			tables[table](&truth, sorted[i]);
	}
	truth_trajecten(&truth);
	return truth.rows;
}
