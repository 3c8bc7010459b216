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
	WHOLES = BERICHTEN | OF(EVENT_RETOUR),
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
	KEY_MOMENT,        /* the same with the moment of decision: lines of one version */
	KEY_CONTENT,       /* the same with all that a version says (event_same_content()) */
	KEY_LISTED,        /* number and message: the lines of a JW301 on an assignment */
	KEY_PRODUCT,       /* the same with Product, starts and stops: those of one assignment,
			    * and where there is none (taakgericht) of one product */
	KEY_START,         /* the same with Begindatum: a start and its stops */
	KEY_STARTED,       /* the same: a start alone */
	KEY_STOPPED,       /* the same with Einddatum: a stop, whatever the RedenBeeindiging */
	KEY_STOPPED_FOR,   /* the same with RedenBeeindiging: a stop */
	KEY_STOPS,         /* the key of KEY_TOEWIJZING: stops that are sent, not taken
			    * back */
	KEY_STARTS_OF,     /* the key of KEY_PRODUCT: starts that are sent, not taken back */
	KEY_STOPS_OF,      /* that of KEY_START: stops that are sent, not taken back */
	KEY_PARTIES,       /* aanbieder, gemeente: assignments between the two */
	KEY_REQUESTER,     /* aanbieder: requests, at whatever gemeente */
	KEY_VERZOEK,       /* aanbieder, ReferentieAanbieder: requests */
	KEY_BESLISSING,    /* the same: what settles requests, JW301 lines and JW319s that refuse */
	KEY_ASKED,         /* the same and the gemeente: requests to it */
	KEY_ANSWERED_BY,   /* the same: its JW319s */
	KEY_EXAMINED_BY,   /* the same: those by which it takes the request under examination */
	KEY_DECIDED_BY,    /* the same: its other JW319s */
	KEY_REFUSED_BY,    /* the same: those that refuse */
	KEY_ASSIGNED_BY,   /* the same: its JW301 lines */
	KEY_ASKED_FOR,     /* the same and the youth: requests for them */
	KEY_ASSIGNED_TO,   /* the same: JW301 lines for them */
	KEY_DECLARATIE,    /* aanbieder, gemeente, Identificatie and Dagtekening of a JW323: that
			    * claim as a whole */
	KEY_REFUSAL,       /* the same: the JW325s that refuse it as a whole */
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
