/* Inside the store: the keys by which messages are found: what several of them name. One table has
 * them all (`sleutel`), a row a key and row of facts (`feit`), with a digest under the key of the
 * home in the place of the texts: the database alone does not give them away. A digest is short, so
 * what is found by one is held against the key itself. */
#ifndef IJW_STORE_SLEUTEL_H
#define IJW_STORE_SLEUTEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pseudonym.h"
#include "ijw/message/event.h"

/* The numbers are stored: never change one, only add. Behind each: what makes it up, and the `dag`
 * of its rows, by which they are found in order. */
enum sleutel_soort {
	SLEUTEL_JEUGDIGE = 1, /* the number of a youth; 0 */
	SLEUTEL_BERICHT,      /* Afzender and Identificatie of a message; Dagtekening */
	SLEUTEL_RETOUR,       /* Afzender, Identificatie, Dagtekening and type of the message that a
			       * rejecting retour answers; its DagtekeningRetour */
	SLEUTEL_VERZOEK,      /* aanbieder and ReferentieAanbieder of a request; when it was told */
	SLEUTEL_ANTWOORD,     /* the same of a JW319 */
	SLEUTEL_TOEGEWEZEN,   /* the same of an assignment */
	SLEUTEL_TOEWIJZING,   /* gemeente and ToewijzingNummer of an assignment; 0 */
	SLEUTEL_MAAND,        /* aanbieder and gemeente of a claim; its first day */
	SLEUTEL_DECLARATIENUMMER,   /* aanbieder and DeclaratieNummer; 0 */
	SLEUTEL_DECLARATIEANTWOORD, /* aanbieder, and Identificatie and Dagtekening of the claim; 0
				     */
	SLEUTEL_PRESTATIE,          /* aanbieder and ReferentieNummer of a line of a claim; 0 */
	SLEUTEL_VORIGE,             /* aanbieder and VorigReferentieNummer of one; 0 */
	SLEUTEL_PRESTATIEANTWOORD,  /* aanbieder and ReferentieNummer of a line of a JW325; 0 */
	SLEUTEL_HERHAALD,           /* aanbieder and a number that a retour or a JW325 repeats; 0 */
	SLEUTEL_SOORTEN
};

/* Texts that are NULL and numbers that are 0 where a kind has none. */
struct sleutel {
	enum sleutel_soort kind;
	const char *partij; /* aanbieder, or Afzender */
	const char *tekst;
	int64_t nummer[2];
};

/* The keys of each kind. Their texts are not copied. */
struct sleutel sleutel_of_jeugdige(int64_t jeugdige);
struct sleutel sleutel_of_bericht(const char *afzender, const char *identificatie);
struct sleutel sleutel_of_retour(const char *afzender, const char *identificatie,
				 int32_t dagtekening, enum berichttype answered);
struct sleutel sleutel_of_number(enum sleutel_soort kind, const char *aanbieder,
				 const char *nummer);
struct sleutel sleutel_of_maand(const char *aanbieder, int32_t gemeente);
struct sleutel sleutel_of_toewijzing(int32_t gemeente, int64_t toewijzingnummer);
struct sleutel sleutel_of_declaratie(const char *aanbieder, const char *identificatie,
				     int32_t dagtekening);

/* Whether it names anything: what is absent is found by nothing. */
bool sleutel_is_whole(const struct sleutel *key);

/* A key by which an event is found, and the day of its row. */
struct event_sleutel {
	struct sleutel key;
	int32_t dag;
};

enum { EVENT_SLEUTELS = 3 };

/* The keys by which an event is found, those of youths and messages apart: how many there are. */
size_t sleutels_of_event(const struct event *event, struct event_sleutel out[EVENT_SLEUTELS]);

/* Whether an event is found by this key. */
bool sleutel_fits(const struct sleutel *key, const struct event *event);

/* A digest, that two keys never have as far as anybody without the short key can tell. Never 0. Of
 * a youth it is the number. */
int64_t sleutel_digest(const uint8_t short_key[SHORT_KEY_BYTES], const struct sleutel *key);

/* The same under a key that this process alone has and forgets: for what is in memory. Any thread
 * may call it. */
int64_t sleutel_hash(const struct sleutel *key);

/* Digests, numbered from 0 in the order in which they were added. Begins as {0}; ended with
 * sleutel_set_free. */
struct sleutel_set {
	struct sleutel_slot {
		int64_t digest;
		size_t number; /* plus one; 0: the slot is free */
	} * slot;
	size_t slots, count;
};

/* The number of a digest. One that was not in the set is added, and has the last number. */
size_t sleutel_set_number(struct sleutel_set *set, int64_t digest);

/* Adds a digest: whether it was not in the set. */
bool sleutel_set_add(struct sleutel_set *set, int64_t digest);

void sleutel_set_free(struct sleutel_set *set);

#endif
