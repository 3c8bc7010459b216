#include "truth.h"

#include <string.h>

enum { ADULT = 18 };

/* Whether an assignment takes over the wait of the one in whose place it came: that one was
 * deleted, or as far as anybody was told it never began. */
static bool inherits(const struct toewijzing *toewijzing)
{
	const struct toewijzing *before = toewijzing->voor;

	return before && (traffic_is_void(before, truth_current(before)) || before->spells == 0);
}

/* Whether care went on from one assignment to this one: nobody waits for it. */
static bool goes_on(const struct toewijzing *toewijzing)
{
	return toewijzing->voor && !inherits(toewijzing);
}

static const struct toewijzing *first_of(const struct toewijzing *toewijzing)
{
	while (inherits(toewijzing))
		toewijzing = toewijzing->voor;
	return toewijzing;
}

/* The next one of the chain, NULL behind the last. */
static const struct toewijzing *next_of(const struct toewijzing *toewijzing)
{
	return toewijzing->na && inherits(toewijzing->na) ? toewijzing->na : NULL;
}

void truth_set_rol(struct row *row, const struct toewijzing *toewijzing)
{
	if (traffic_is_void(toewijzing, truth_current(toewijzing)) && !next_of(toewijzing))
		return;
	SET(row, rol, "%s",
	    inherits(toewijzing)  ? "voortzetting"
	    : goes_on(toewijzing) ? "vervolg"
				  : "eerste");
	SET(row, keten, "%d", first_of(toewijzing)->nummer);
}

/* The age band, from year and month of birth only. */
static const char *leeftijd(const struct youth *youth, int32_t day)
{
	int year, month, dayofmonth, born, bornmonth, age;

	if (youth->datumgebruik && strcmp(youth->datumgebruik, "3") == 0)
		return "onbekend";
	date_split(day, &year, &month, &dayofmonth);
	date_split(youth->geboren, &born, &bornmonth, &dayofmonth);
	age = (year * 12 + month - born * 12 - bornmonth) / 12;
	if (age >= ADULT)
		return "18+";
	return age >= 12 ? "12-17" : age >= 4 ? "4-11" : "0-3";
}

/* What the assignments of a chain say together. */
struct keten {
	const struct toewijzing *last;
	const struct toewijzing *started;  /* NULL: nobody began */
	const struct toewijzing *declared; /* NULL: no claim without a start */
	const char *verwijzer;             /* NULL: nobody asked */
	int32_t klokstart;
	int32_t aanvraag;
	int32_t ingangsdatum;
	int toewijzingen;
};

static struct keten gather(const struct toewijzing *first)
{
	struct keten keten = {.klokstart = first->version[0].toewijzingsdatum,
			      .aanvraag = DAY_NONE,
			      .ingangsdatum = DAY_NEVER};

	for (const struct toewijzing *at = first; at; at = next_of(at)) {
		keten.last = at;
		keten.toewijzingen++;
		if (!keten.started && at->spells > 0)
			keten.started = at;
		if (!keten.declared && at->gedeclareerd_van != DAY_NONE)
			keten.declared = at;
		if (!keten.verwijzer)
			keten.verwijzer = at->verwijzer;
		if (keten.aanvraag == DAY_NONE)
			keten.aanvraag = at->aanvraag;
		if (at->ingangsdatum < keten.ingangsdatum &&
		    !traffic_is_void(at, truth_current(at)))
			keten.ingangsdatum = at->ingangsdatum;
	}
	return keten;
}

static void set_started(struct row *row, const struct keten *keten)
{
	int32_t begin = keten->started->spell[0].begin;

	SET(row, status, "%s", begin < keten->klokstart ? "retroactief" : "gestart");
	SET_DAY(row, startdatum, begin);
	SET(row, w3a_dagen, "%d", begin - keten->klokstart);
	SET(row, w3b_dagen, "%d", begin - keten->ingangsdatum);
	if (keten->aanvraag != DAY_NONE)
		SET(row, w4_dagen, "%d", begin - keten->aanvraag);
}

static void set_declared(struct row *row, const struct keten *keten)
{
	int32_t van = keten->declared->gedeclareerd_van, tot = keten->declared->gedeclareerd_tot;

	SET(row, status, "gestart_volgens_declaratie");
	SET_DAY(row, startdatum, van);
	SET_DAY(row, startdatum_tot, tot);
	SET(row, w3a_dagen, "%d", van - keten->klokstart);
	SET(row, w3a_tot, "%d", tot - keten->klokstart);
}

/* Nobody has started: the wait is over when the last assignment is, else it goes on. */
static void set_waiting(struct row *row, const struct truth *truth, const struct keten *keten)
{
	const struct version *version = truth_current(keten->last);
	int32_t decided = keten->last->version[0].toewijzingsdatum, last = truth->world->last;
	int32_t left = version->einddatum > decided ? version->einddatum : decided;

	if (left <= last) {
		SET(row, status, "afgevallen");
		SET_DAY(row, einddatum, left);
		SET(row, reden, "%s", truth_has_reason(version) ? version->reden : "verlopen");
		return;
	}
	SET(row, status, "%s", keten->ingangsdatum > last ? "gepland" : "wachtend");
	SET(row, open_dagen, "%d", last - keten->klokstart);
}

void truth_wachtketen(struct truth *truth, const struct toewijzing *toewijzing)
{
	struct row row = truth_begin(truth, "wachtketen", toewijzing);
	const struct version *current = truth_current(toewijzing);
	struct keten keten;

	if (toewijzing->voor || (traffic_is_void(toewijzing, current) && !next_of(toewijzing)))
		return;
	keten = gather(toewijzing);
	SET(&row, keten, "%d", toewijzing->nummer);
	SET(&row, verwijzer, "%s", keten.verwijzer ? keten.verwijzer : "onbekend");
	SET(&row, leeftijd, "%s", leeftijd(toewijzing->youth, keten.klokstart));
	SET_DAY(&row, klokstart, keten.klokstart);
	SET_DAY(&row, ingangsdatum, keten.ingangsdatum);
	SET(&row, toewijzingen, "%d", keten.toewijzingen);
	if (toewijzing->product->uitgesloten)
		SET(&row, status, "uitgesloten");
	else if (keten.started)
		set_started(&row, &keten);
	else if (keten.declared)
		set_declared(&row, &keten);
	else
		set_waiting(&row, truth, &keten);
	truth_put(truth, &row);
}
