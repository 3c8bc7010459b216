/* What the messages say about one youth, as flat facts: one event a line of a message.
 *
 * Events are what the database keeps of a message outside its encrypted bytes. They hold no name,
 * BSN, address, birth day or free text. An event is bitemporal: its own dates say when it happened,
 * `dagtekening` when it was told. */
#ifndef IJW_MESSAGE_EVENT_H
#define IJW_MESSAGE_EVENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"
#include "ijw/message/release.h"

/* The numbers are stored: never change one, only add. */
enum event_soort {
	EVENT_TOEWIJZING = 1,          /* JW301 ToegewezenProduct */
	EVENT_START = 2,               /* JW305 StartProduct */
	EVENT_STOP = 3,                /* JW307 StopProduct */
	EVENT_AANVRAAG = 4,            /* JW315 AangevraagdProduct */
	EVENT_WIJZIGING = 5,           /* JW317 Verzoek as a whole */
	EVENT_ONGEWIJZIGD = 6,         /* JW317 OngewijzigdProduct */
	EVENT_TE_WIJZIGEN = 7,         /* JW317 TeWijzigenProduct */
	EVENT_NIEUW = 8,               /* JW317 NieuwProduct */
	EVENT_ANTWOORD = 9,            /* JW319 Antwoord */
	EVENT_DECLARATIE = 10,         /* JW323 Declaratie as a whole */
	EVENT_PRESTATIE = 11,          /* JW323 Prestatie */
	EVENT_DECLARATIEANTWOORD = 12, /* JW325 as a whole */
	EVENT_PRESTATIEANTWOORD = 13,  /* JW325 Prestatie */
	EVENT_RETOUR = 14,             /* JW302, 306, 308, 316, 318, 320 as a whole */
	EVENT_RETOURREGEL = 15         /* a class in the body of a retour */
};

/* One past the highest kind: the size of a table by kind. */
enum { EVENT_SOORTEN = EVENT_RETOURREGEL + 1 };

/* Text is NULL, a day DAY_NONE and a number GETAL_NONE when the element is absent. */
#define GETAL_NONE INT64_MIN

/* A gemeente or a month of birth that is absent or no such thing. */
#define GEMEENTE_NONE (-1)
#define MAAND_NONE (-1)

struct event {
	/* Where it was said. */
	enum berichttype type;
	uint32_t release; /* of the message, as its number (release.h) */
	enum event_soort soort;
	uint32_t regel;            /* from 1: its place among the events of the message */
	uint32_t line;             /* of the file, from 1 */
	uint32_t nr;               /* its place among its siblings, from 1; 0 when it has none */
	uint32_t clientnr;         /* the place of its Client in a claim; else 0 */
	uint32_t clientline;       /* the line of its Client; 0 when it has none */
	int32_t dagtekening;       /* when it was told; for a retour DagtekeningRetour */
	int32_t nietig_vanaf;      /* the DagtekeningRetour from which a rejecting retour voids the
				    * message (definitions 1.6); DAY_NEVER when none does */
	const char *identificatie; /* of the message */
	int32_t gemeente;          /* CBS code: 153 for 0153; GEMEENTE_NONE when it is none */
	const char *aanbieder;     /* AGB code, eight digits */
	const char *bsn;           /* NULL when the message has none; not kept in the database */
	bool foreign;              /* of another youth than the one at hand: a request with a key
				    * that they used too, or a credit of their claim, and what is
				    * answered on that; not kept in the database */
	bool rejected; /* its message broke a rule by itself: of a JW323 it still counts that it
			* was sent (definitions 10); not kept in the database */

	/* What was said, by the names of the standard. */
	int64_t toewijzingnummer;
	const char *referentie; /* ReferentieAanbieder, DeclaratieNummer */
	const char *categorie;  /* Product/Categorie, ProductCategorie */
	const char *code;       /* Product/Code, ProductCode */
	int32_t toewijzingsdatum;
	int64_t toewijzingstijd; /* nanoseconds since midnight */
	int32_t ingangsdatum;    /* Ingangsdatum, ToewijzingIngangsdatum, GewensteIngangsdatum */
	int32_t einddatum;  /* Einddatum, ToewijzingEinddatum; of a Product-, DeclaratiePeriode */
	int32_t begindatum; /* Begindatum; of a ProductPeriode, DeclaratiePeriode */
	const char *reden;  /* RedenWijziging, -Beeindiging, -Verzoek, -AfwijzingVerzoek */
	const char *status; /* StatusAanlevering; VerzoekAntwoord */
	int64_t volume;     /* Volume, GeleverdVolume */
	const char *eenheid;
	const char *frequentie;
	int64_t tarief;        /* ProductTarief in cents */
	int64_t budget;        /* Budget, (Totaal)IngediendBedrag in cents; credit negative */
	int32_t geboortemaand; /* year * 12 + month - 1; MAAND_NONE when absent or not likely */
	const char *datumgebruik;
	const char *verwijzer;             /* Verwijzer/Type */
	int32_t anderegemeente;            /* Woonplaatsbeginsel/Gemeente; GEMEENTE_NONE */
	const char *referentienummer;      /* of a Prestatie */
	const char *vorigreferentienummer; /* of a Prestatie */
	int32_t declaratie_einddatum;      /* of a Prestatie: the end of the DeclaratiePeriode */
	const char *retourcodes;     /* distinct codes joined by commas: of the class; EVENT_RETOUR:
				      * of the whole message at any depth;
				      * EVENT_DECLARATIEANTWOORD: of the Header */
	const char *antwoordcodes;   /* EVENT_DECLARATIEANTWOORD: of the class DeclaratieAntwoord */
	const char *betreft;         /* Identificatie of the message a retour or JW325 answers */
	int32_t betreft_dagtekening; /* Dagtekening of the message a retour or JW325 answers */
	const char *xsdversie;       /* of a JW323 XsdVersie, of a JW325 XsdVersieDeclaratie: both
				      * parts with a slash between them */

	/* What only the archive knows. */
	int64_t voided_by;   /* the message from whose day on it is void; 0 for none */
	int64_t bericht;     /* the number of the message; 0 outside the archive */
	int64_t jeugdige;    /* the number of the youth; 0 for none */
	int64_t place;       /* of the message in the order of judging, among those it is judged
			      * with (dossier.h); 0 before that */
	uint64_t content;    /* the head of the plain digest of the message's content: orders
			      * messages that agree in all else that does (dossier.h) */
	bool takes_back;     /* the message only takes back (event_is.h) */
	bool found;          /* findings on its message are stored */
	uint32_t headerline; /* the line of the Header; 0 when not known */
};

/* An event of which nothing is known: every text, day and number absent, never void. It is of
 * release 3.2: only others tell of which they are. */
struct event event_none(void);

/* The events of a message, in document order, as an array in the pool; `*count` is their number.
 * Texts point into the records and the pool. `nietig_vanaf` is DAY_NEVER: only the archive knows of
 * retours. */
struct event *events_of(const struct bericht *bericht, const struct release *release,
			enum berichttype type, struct pool *pool, size_t *count);

/* The code of a gemeente in `length` bytes of text: one to four digits; GEMEENTE_NONE when it is
 * none. */
int32_t gemeente_of_code(const char *text, size_t length);

/* Afzender of the message of an event, as it stands there; a retour repeats that of what it
 * answers. `digits` is room for the code of a gemeente. NULL when it is not known. */
enum { AFZENDER_TEXT = 16 };
const char *event_afzender(const struct event *event, char digits[AFZENDER_TEXT]);

/* Whether the codes of a retour (joined by commas, NULL for none) reject: any code but 0200 and
 * 0233 (definitions 1.6). */
bool retourcodes_reject(const char *codes);

/* Whether a list of codes holds the one of `length` bytes at `code`. */
bool retourcodes_have(const char *codes, const char *code, size_t length);

/* Whether a list of codes holds one that is not in the list `allowed`. */
bool retourcodes_beyond(const char *codes, const char *allowed);

#endif
