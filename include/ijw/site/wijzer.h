/* Rows of the Beschikbaarheidswijzer, in the order of the page. What a provider says and what was
 * measured stay apart in every row. */
#ifndef IJW_SITE_WIJZER_H
#define IJW_SITE_WIJZER_H

#include <stdbool.h>
#include <stddef.h>

#include "ijw/site/figures.h"

/* An opgave that is more days old than this on the kennisdatum is marked as old. */
enum { OPGAVE_DAGEN = 90 };

enum wijzer_nieuw { NIEUW_JA, NIEUW_ONBEKEND, NIEUW_NEE };

enum wijzer_niveau {
	NIVEAU_SOORT,     /* measured over this kind of help of this provider */
	NIVEAU_AANBIEDER, /* over all help of the provider */
	NIVEAU_TE_WEINIG
};

struct wijzer_rij {
	const char *aanbieder;
	const char *naam; /* the code when there is no name */
	const char *soort;
	bool crisis;
	/* The opgave; without one all of it is empty, -1 or NIEUW_ONBEKEND. */
	bool opgave;
	const char *plaats;
	int leeftijd_van;
	int leeftijd_tot;
	enum wijzer_nieuw nieuw;
	int intake; /* weeks; -1: not given */
	int start;
	const char *datum;
	bool oud;
	const char *bron;
	const char *contact;
	/* What was measured; NaN: not reached. */
	double p50; /* weeks */
	double p80;
	int klasse; /* at least so many; 0: not known */
	enum wijzer_niveau niveau;
	/* Places in the lists of names, and the day of the opgave. */
	size_t volgorde_soort;
	size_t volgorde_naam;
	int dag;
};

/* All rows of beschikbaarheid.csv, in the pool. By kind of help, crisis help behind the others; in
 * a kind those that take new clients, those that do not say, those that do not, those without an
 * opgave; in each of these an opgave that is not old first, then the shortest wait to the start
 * (the intake where no start was given), the newest, the name. */
const struct wijzer_rij *wijzer_rows(const struct figures *figures, struct pool *pool,
				     size_t *count);

/* Whether nothing is known of this kind of help at this provider: no opgave, nothing measured. */
bool wijzer_unknown(const struct wijzer_rij *rij);

/* Whether a category of products is crisis help (LDT_ProductCategorie). */
bool wijzer_is_crisis(const char *productcategorie);

#endif
