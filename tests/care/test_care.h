/* Examples of care as tables of text: events in, rows out. For the tests of src/care only. */
#ifndef TEST_CARE_H
#define TEST_CARE_H

#include <check.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/care/derive.h"

/* A line an event: the number of the message and words NAME=VALUE.
 *
 *   301 d=DAY T=NUMBER td=DAY (Toewijzingsdatum) tt=TIME in=DAY eind=DAY reden= ref= budget=
 *       born=YYYY-MM use= (DatumGebruik)
 *   305 d= T= begin= st=          307 d= T= begin= eind= reden= st=
 *   315 d= ref= verwijzer=        317 d= ref=
 *   319 d= ref= antwoord= reden= naar= (other gemeente)
 *   323 d= T= rn= vorig= begin= eind= budget=
 *   325 d= betreft= bd= (its Dagtekening) codes= acodes=     325p ... rn= (a rejected Prestatie)
 *
 * All: other=1 (of another youth), id= (M1, M2, ... by line), nietig=DAY, gem= (153), agb= (X),
 * cat= (45), code=. Without T= there is no ToewijzingNummer. `cat=-` and `st=-` leave the element
 * out. */
struct event *table_events(const char *table, struct pool *pool, size_t *count);

/* The rows as lines of words, sorted: TABLE NAME=VALUE ..., empty columns left out. */
char *table_rows(const struct derived *derived, struct pool *pool);

/* Derives an example at P and K and returns its rows. On the way every order of the events (of more
 * than five: many orders) has to give the same rows. */
char *table_derive(const char *table, const char *peildatum, const char *kennisdatum,
		   struct pool *pool);

/* Fails unless exactly one line of `rows` holds all words of `words`. */
void table_expect(const char *rows, const char *words);

/* How many lines of `rows` hold all words of `words`. */
int table_count(const char *rows, const char *words);

/* An example from beginning to end: P, K and what is expected, line by line; "no WORDS" for a row
 * that must not be there. */
void table_example(const char *table, const char *peildatum, const char *kennisdatum,
		   const char *expected);

/* The examples from here on are derived with these parameters, which must live as long; NULL for
 * the defaults. */
void table_parameters(const struct parameters *parameters);

/* A pseudo-random number below `bound`; the same series in every run. */
uint32_t table_random(uint32_t *state, uint32_t bound);

/* Random youths, the same in every run from the same `state`. All they have to do with lies on the
 * REGION_DAYS days from REGION_FIRST on. */
enum { REGION_EVENTS = 40, REGION_FIRST = 20000, REGION_DAYS = 200 };
struct region {
	uint32_t state;
	bool wild;  /* absent elements and days at the ends of the calendar too */
	bool ahead; /* messages are told before what they tell happens */
};

/* One youth: at most REGION_EVENTS events, of one in three youths wild ones. Their number. */
size_t region_events(struct region *region, struct event *events);
struct event region_event(struct region *region);
int32_t region_day(struct region *region);

/* The cases of the other files of this suite. */
TCase *tcase_care_examples(void);
TCase *tcase_care_readings(void);
TCase *tcase_care_chains(void);
TCase *tcase_care_requests(void);
TCase *tcase_care_trajects(void);
TCase *tcase_care_properties(void);
TCase *tcase_care_days(void);
TCase *tcase_care_events(void);
TCase *tcase_care_story(void);
TCase *tcase_care_clocks(void);

#endif
