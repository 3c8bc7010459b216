/* Assignments from the lines that tell their versions, and the rows of the table toewijzing. */
#include "facts.h"

#include <stdlib.h>

/* Of one assignment: versions by the moment of decision (IV013), and of one moment the line last
 * told at the end: it is the one whose content counts (section 9, "Tie"). */
static int by_version(const void *a, const void *b)
{
	const struct event *x = *(const struct event *const *)a;
	const struct event *y = *(const struct event *const *)b;
	int order = order_getal(x->gemeente, y->gemeente);

	if (order == 0)
		order = order_getal(x->toewijzingnummer, y->toewijzingnummer);
	if (order == 0)
		order = order_getal(x->toewijzingsdatum, y->toewijzingsdatum);
	if (order == 0)
		order = order_getal(x->toewijzingstijd, y->toewijzingstijd);
	return order != 0 ? order : order_event(x, y);
}

static bool same_number(const struct event *a, const struct event *b)
{
	return a->gemeente == b->gemeente && a->toewijzingnummer == b->toewijzingnummer;
}

/* How many lines from the start are of one moment of one assignment. */
static size_t version_size(const struct event *const *line, size_t count)
{
	size_t size = 1;

	while (size < count && same_number(line[0], line[size]) &&
	       event_same_moment(line[0], line[size]))
		size++;
	return size;
}

/* The RedenWijziging belongs to the message: the one of the latest message with this content that
 * filled it in (section 9, "RedenWijziging of a version"). */
static const char *version_reden(const struct event *const *line, size_t size)
{
	for (size_t i = size; i-- > 0;)
		if (line[i]->reden != NULL && event_same_content(line[i], line[size - 1]))
			return line[i]->reden;
	return NULL;
}

/* The JW315 line that the initial version answers; of several the earliest (section 9,
 * "References"). */
static const struct aanvraag *version_vot(const struct aanvragen *aanvragen,
					  const struct event *const *line, size_t size)
{
	const struct aanvraag *earliest = NULL;

	for (size_t i = 0; i < size; i++) {
		const struct aanvraag *vot;

		if (line[i]->referentie == NULL)
			continue;
		vot = aanvraag_vot(aanvragen, line[i]->aanbieder, line[i]->referentie);
		if (vot != NULL && (earliest == NULL || order_event(vot->line, earliest->line) < 0))
			earliest = vot;
	}
	return earliest;
}

/* Of the lines of one moment: the last told counts with its content, and is new where that was
 * first said. */
static void trace_version(const struct known *known, const struct event *const *line, size_t size,
			  int32_t versie)
{
	bool first = true;

	for (size_t i = 0; known->trace != NULL && i < size; i++) {
		trace_versie(known, line[i], versie);
		if (!event_same_content(line[i], line[size - 1])) {
			trace_fate(known, line[i], LOT_TIE, line[size - 1]);
		} else {
			trace_fate(known, line[i], first ? LOT_COUNTS : LOT_REPEATS, NULL);
			first = false;
		}
	}
}

/* Reads one assignment from its `count` lines. */
static struct toewijzing read_versions(const struct known *known, const struct aanvragen *aanvragen,
				       const struct event *const *line, size_t count)
{
	size_t size = version_size(line, count);
	struct toewijzing toewijzing = {
	    .gemeente = line[0]->gemeente,
	    .nummer = line[0]->toewijzingnummer,
	    .eerste = line[size - 1],
	    .gemeld = line[0],
	    .huidig = line[count - 1],
	    .aanbieder = line[count - 1]->aanbieder,
	    .links_afgekapt = line[0]->reden != NULL,
	};

	if (!toewijzing.links_afgekapt)
		toewijzing.vot = version_vot(aanvragen, line, size);
	for (size_t at = 0; at < count; at += size) {
		size = version_size(line + at, count - at);
		toewijzing.reden = version_reden(line + at, size);
		toewijzing.versies++;
		trace_version(known, line + at, size, toewijzing.versies);
	}
	toewijzing.vervallen = event_is_deleted_by(toewijzing.huidig, toewijzing.reden);
	if (toewijzing.vervallen)
		trace_deleted(known, line, count);
	return toewijzing;
}

struct toewijzingen toewijzingen_of(const struct known *known, const struct aanvragen *aanvragen)
{
	struct lines lines = known_sorted(known, known->soort[EVENT_TOEWIJZING], by_version);
	const struct event *const *line = lines.line;
	struct toewijzingen all = {.count = 0};
	size_t size;

	all.toewijzing = pool_alloc(known->pool, (lines.count + 1) * sizeof(struct toewijzing));
	for (size_t at = 0; at < lines.count; at += size) {
		size = 1;
		while (at + size < lines.count && same_number(line[at], line[at + size]))
			size++;
		if (line[at]->toewijzingnummer != GETAL_NONE)
			all.toewijzing[all.count++] =
			    read_versions(known, aanvragen, line + at, size);
	}
	return all;
}

struct toewijzing *toewijzing_find(const struct toewijzingen *toewijzingen, int32_t gemeente,
				   int64_t nummer)
{
	size_t low = 0, high = toewijzingen->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct toewijzing *found = &toewijzingen->toewijzing[middle];
		int order = order_getal(found->gemeente, gemeente);

		if (order == 0)
			order = order_getal(found->nummer, nummer);
		if (order == 0)
			return found;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

bool toewijzing_is_initial(const struct toewijzing *toewijzing, const struct event *line)
{
	return same_number(toewijzing->eerste, line) && event_same_moment(toewijzing->eerste, line);
}

struct toewijzing *toewijzing_of_line(const struct toewijzingen *toewijzingen,
				      const struct event *line)
{
	struct toewijzing *found =
	    toewijzing_find(toewijzingen, line->gemeente, line->toewijzingnummer);

	return found != NULL && !found->vervallen &&
		       order_text(found->aanbieder, line->aanbieder) == 0
		   ? found
		   : NULL;
}

/* Section 9, "Reason 04": an extension is no reason of an end. */
static const char *status_of(const struct known *known, const struct toewijzing *toewijzing)
{
	int32_t einddatum = toewijzing->huidig->einddatum;

	if (toewijzing->vervallen)
		return "vervallen";
	if (einddatum == DAY_NONE || !happened(known, DUE_ENDED, einddatum))
		return "actief";
	if (toewijzing->reden == NULL || order_text(toewijzing->reden, "04") == 0)
		return "verlopen";
	return "ingetrokken";
}

static const char *rol_of(const struct toewijzing *toewijzing)
{
	if (!toewijzing->keten->leeft)
		return NULL;
	if (toewijzing->links_afgekapt)
		return "links_afgekapt";
	if (toewijzing->schakel == SCHAKEL_VERVOLG)
		return "vervolg";
	return toewijzing->schakel == SCHAKEL_GEEN ? "eerste" : "voortzetting";
}

static struct toewijzing_row row_of(const struct known *known, const struct toewijzing *from)
{
	const struct event *huidig = from->huidig;
	int32_t toewijzingsdatum = from->links_afgekapt ? DAY_NONE : from->eerste->toewijzingsdatum;

	return (struct toewijzing_row){
	    .gemeente = from->gemeente,
	    .toewijzingnummer = from->nummer,
	    .aanbieder = from->aanbieder,
	    .productcategorie = huidig->categorie,
	    .productcode = huidig->code,
	    .toewijzingsdatum = toewijzingsdatum,
	    .ingangsdatum = huidig->ingangsdatum,
	    .einddatum = huidig->einddatum,
	    .reden_wijziging = from->reden,
	    .versies = from->versies,
	    .status = status_of(known, from),
	    .rol = rol_of(from),
	    .keten = from->keten->leeft ? from->keten->nummer : GETAL_NONE,
	    .a3_dagen = length_days(toewijzingsdatum, from->gemeld->dagtekening),
	    .a3_werkdagen = length_workdays(toewijzingsdatum, from->gemeld->dagtekening),
	};
}

void toewijzing_rows(const struct known *known, const struct toewijzingen *toewijzingen,
		     struct derived *derived)
{
	derived->toewijzing =
	    pool_alloc(known->pool, (toewijzingen->count + 1) * sizeof(*derived->toewijzing));
	for (size_t i = 0; i < toewijzingen->count; i++) {
		const struct toewijzing *from = &toewijzingen->toewijzing[i];

		if (!from->links_afgekapt &&
		    !happened(known, DUE_DECIDED, from->eerste->toewijzingsdatum))
			continue;
		trace_toewijzing(known, from);
		derived->toewijzing[derived->toewijzingen++] = row_of(known, from);
	}
}
