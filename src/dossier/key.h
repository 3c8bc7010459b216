/* By what events of a dossier are found again: keys, and the parts that they are made of. */
#ifndef DOSSIER_KEY_H
#define DOSSIER_KEY_H

#include <stdbool.h>
#include <stdint.h>

#include "ijw/message/event.h"

/* Kinds of events as a set. */
#define OF(soort) (1u << (soort))

enum {
	BERICHTEN = OF(0), /* messages as a whole, but retours */
	STARTS = OF(EVENT_START),
	STOPS = OF(EVENT_STOP),
	LEVERINGEN = STARTS | STOPS,
	TOEWIJZINGEN = OF(EVENT_TOEWIJZING),
	AANVRAGEN = OF(EVENT_AANVRAAG),
	WIJZIGINGEN = OF(EVENT_WIJZIGING),
	VERZOEKEN = AANVRAGEN | WIJZIGINGEN,
	ONGEWIJZIGD = OF(EVENT_ONGEWIJZIGD),
	TE_WIJZIGEN = OF(EVENT_TE_WIJZIGEN),
	ANTWOORDEN = OF(EVENT_ANTWOORD),
	BESLISSINGEN = ANTWOORDEN | TOEWIJZINGEN,
	DECLARATIES = OF(EVENT_DECLARATIE),
	PRESTATIES = OF(EVENT_PRESTATIE),
	CLAIMANTWOORDEN = OF(EVENT_DECLARATIEANTWOORD),
	CLAIMANTWOORDREGELS = OF(EVENT_PRESTATIEANTWOORD)
};

/* Events with the same key are in one bucket. Which fields make up a key, which kinds of events
 * have it and which of these are in the bucket is a row each in key.c. */
enum key {
	KEY_TOEWIJZING,    /* aanbieder, gemeente, ToewijzingNummer: assignments, starts, stops,
			    * claims and lines of a JW317 on one number, and credits under
			    * another Bsn of these claims */
	KEY_VERSION,       /* the same: the versions of the assignment alone */
	KEY_PRODUCT,       /* the same with Product, starts and stops: those of one assignment,
			    * and where there is none (taakgericht) of one product */
	KEY_START,         /* the same with Begindatum: a start and its stops */
	KEY_PARTIES,       /* aanbieder, gemeente: assignments between the two */
	KEY_REQUESTER,     /* aanbieder: requests, at whatever gemeente */
	KEY_REFERENTIE,    /* aanbieder, ReferentieAanbieder: requests, answers, JW301 lines */
	KEY_VERZOEK,       /* the same: requests only */
	KEY_ANTWOORD,      /* the same: JW319 only; a JW301 can have thousands of lines */
	KEY_BESLISSING,    /* the same: what settles requests, answers and JW301 lines */
	KEY_CLAIM,         /* aanbieder, gemeente, Identificatie and Dagtekening of a JW323: that
			    * claim as a whole and the JW325s on it as a whole */
	KEY_DECLARATIE,    /* the same: that claim alone */
	KEY_CLAIMED_YOUTH, /* the same and the youth: their Prestaties in that claim */
	KEY_PRESTATIE,     /* the claim, both parts of ProductReferentie: the Prestatie */
	KEY_REJECTION,     /* the claim, ReferentieNummer: the Prestatie listed in a JW325 */
	KEY_DEBIT,         /* aanbieder, ReferentieNummer of a debit: that debit */
	KEY_CREDIT,        /* the same: the credits that name it in VorigReferentieNummer, also
			    * those under another Bsn */
	KEY_PERIOD,        /* number, product and ProductPeriode: debits that exclude each other */
	KEY_TYPE,          /* the type: messages as a whole, of one Afzender and Identificatie */
	KEY_ANSWERED,      /* type and Dagtekening, of a retour that of what it answers: the same */
	KEY_BERICHT,       /* the message: its lines */
	KEY_CLIENT,        /* the message and a Client in it: their lines */
	KEYS
};

/* Whether an event has a key of this kind: only then can a bucket be looked up by it. */
bool key_has(enum key key, const struct event *event);

/* Whether an event is in the bucket of its key. */
bool key_holds(enum key key, const struct event *event);

/* Whether two events that have this key have the same one. Absent equals absent only. */
bool key_same(enum key key, const struct event *a, const struct event *b);

/* A number that is the same for the same key. */
uint64_t key_hash(enum key key, const struct event *event);

#endif
