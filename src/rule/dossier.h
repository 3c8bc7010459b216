/* Inside the rules between messages: the walk over a dossier, and what a rule body may ask. */
#ifndef RULE_DOSSIER_H
#define RULE_DOSSIER_H

#include "ijw/rule/catalogue.h"
#include "ijw/rule/dossier.h"

/* By what events are found again. Two events with the same key stand in one chain. */
enum sleutel {
	SLEUTEL_TOEWIJZING, /* aanbieder, gemeente, ToewijzingNummer: assignments, starts, stops,
			     * claims and lines of a JW317 on one number, and credits under
			     * another Bsn of these claims */
	SLEUTEL_VERSIE,     /* the same: the versions of the assignment alone */
	SLEUTEL_PRODUCT,    /* the same with Product, starts and stops: those of one assignment,
			     * and where there is none (taakgericht) of one product */
	SLEUTEL_START,      /* the same with Begindatum: a start and its stops */
	SLEUTEL_PARTIJEN,   /* aanbieder, gemeente: assignments and requests between the two */
	SLEUTEL_AANVRAGER,  /* aanbieder: requests, at whatever gemeente */
	SLEUTEL_REFERENTIE, /* aanbieder, ReferentieAanbieder: requests, answers, JW301 lines */
	SLEUTEL_VERZOEK,    /* the same: requests only */
	SLEUTEL_ANTWOORD,   /* the same: JW319 only; a JW301 can have thousands of lines */
	SLEUTEL_CLAIM,      /* aanbieder, gemeente, Identificatie and Dagtekening of a JW323: that
			     * claim as a whole and the JW325s on it as a whole */
	SLEUTEL_DECLARANT,  /* the same and the youth: his Prestaties in that claim */
	SLEUTEL_PRESTATIE,  /* the claim, both parts of ProductReferentie: the Prestatie */
	SLEUTEL_AFWIJZING,  /* the claim, ReferentieNummer: the Prestatie listed in a JW325 */
	SLEUTEL_DEBET,      /* aanbieder, ReferentieNummer of a debit: that debit */
	SLEUTEL_CREDIT,     /* the same: the credits that name it in VorigReferentieNummer, also
			     * those under another Bsn */
	SLEUTEL_PERIODE,    /* number, product and ProductPeriode: debits that exclude each other */
	SLEUTEL_BERICHT,    /* the message: its lines */
	SLEUTEL_CLIENT,     /* the message and a Client in it: his lines */
	SLEUTELS
};

struct keten_index;

/* What the lines of one message add up to along a chain, with what counted before it: so a message
 * of many lines on one chain is walked once. */
struct stand {
	int64_t volgorde; /* of the message */
	uint32_t cursor;
	const struct event *laatste; /* the line up to which it is added up, itself left out */
	int64_t volume;
	int64_t bedrag; /* in cents */
	int32_t tot;    /* the end of the latest period claimed; DAY_NONE for none */
};

struct dossier {
	enum dossier_soort soort;
	const struct afspraken *afspraken;
	int64_t from;
	bool
	    herzien; /* one of the messages at hand voids what may have resolved an older finding */
	struct pool *pool;
	const struct event **event; /* in the order of judging */
	size_t count;
	size_t nu;                           /* the place of the event at hand */
	const struct event **eens;           /* dossier_geboorte.c; made when it is asked for */
	struct keten_index *index[SLEUTELS]; /* made when they are asked for */
	struct stand *stand[SLEUTELS];       /* the same; by chain */
	const struct event **room;           /* the same; for lines that are being sorted */
	const struct rule *rule;             /* the row at hand */
	struct bevindingen bevindingen;
};

/* One rule, and the events it looks at. */
typedef void dossier_body(struct dossier *dossier, const struct event *at);

struct dossier_row {
	enum rule_id id;
	enum dossier_soort soort;
	uint32_t events; /* bit set of enum event_soort */
	bool eist;       /* it asks for something that may still come: also asked of older ones */
	dossier_body *body;
};

#define OF(soort) (1u << (soort))

/* Every rule between messages, a row with a NULL body behind them. */
extern const struct dossier_row dossier_rows[];

/* Walking the events with the key of `like`, oldest first: `*cursor` is 0 at the start. NULL at the
 * end. _known: those that came before `at` and are not void for it. _before: of these the ones that
 * are dated no later. _later: those that came after it, with the key of `at` itself. */
const struct event *dossier_known(struct dossier *dossier, enum sleutel sleutel,
				  const struct event *like, const struct event *at,
				  uint32_t *cursor);
const struct event *dossier_before(struct dossier *dossier, enum sleutel sleutel,
				   const struct event *like, const struct event *at,
				   uint32_t *cursor);
const struct event *dossier_later(struct dossier *dossier, enum sleutel sleutel,
				  const struct event *at, uint32_t *cursor);

/* Whether `event` came before `at`, is dated no later and not void for it. */
bool dossier_telt(const struct event *event, const struct event *at);

/* What is added up so far along the chain of `at`; begun anew when its message is another one. */
struct stand *dossier_stand(struct dossier *dossier, enum sleutel sleutel, const struct event *at);

/* Room for as many lines as there are, until the next call. */
const struct event **dossier_room(struct dossier *dossier);

/* Appends a finding on the line itself. */
void bevind(struct dossier *dossier, const struct event *at);

/* Appends a finding at another place of its message. */
struct bevinding *bevind_bij(struct dossier *dossier, const struct event *at,
			     enum dossier_plaats plaats);

/* Appends a finding that the message of `door` resolves, or none yet (NULL). Of an older message
 * than those at hand only when one of these does. */
void bevind_opgelost(struct dossier *dossier, const struct event *at, enum dossier_plaats plaats,
		     const struct event *door);

typedef bool eis(const struct event *event, const struct event *at);

/* Appends a finding on something that is missing: the first later event with this key that `past`
 * and that no retour voids, however late, resolves it. Of an older message than those at hand only
 * when one of these does. */
void bevind_tot(struct dossier *dossier, enum sleutel sleutel, const struct event *at, eis *past,
		enum dossier_plaats plaats);

/* What a rule asks for must be an event with this key that `past`: does one that is known satisfy
 * `at`? When none does a finding is appended as bevind_tot does. Whether there was one. */
bool dossier_eist(struct dossier *dossier, enum sleutel sleutel, const struct event *at, eis *past,
		  enum dossier_plaats plaats);

/* Walking all events with the key of `like`; as above. _van_bericht: the lines of the message of
 * `at` that stand in this dossier. */
const struct event *dossier_keten(struct dossier *dossier, enum sleutel sleutel,
				  const struct event *like, uint32_t *cursor);
const struct event *dossier_van_bericht(struct dossier *dossier, const struct event *at,
					uint32_t *cursor);

/* Whether `at` is the first line of its message in this dossier. */
bool is_eerste(struct dossier *dossier, const struct event *at);

/* The same of its Client in a claim or an answer. */
bool is_eerste_van_client(struct dossier *dossier, const struct event *at);

/* Equal texts; absent equals absent only (keys, section 1). */
bool zelfde(const char *a, const char *b);

/* Whether StatusAanlevering deletes. */
bool verwijdert(const struct event *event);

/* Whether a Prestatie takes an earlier one back. */
bool is_credit(const struct event *event);

/* Working out what stands in dossier_toewijzing.c: the version of the assignment that `like` names
 * which is valid for `at`: the highest moment of decision of those before it (IV013), of any date
 * when none is dated before it. Given is the line that says why, of several with its content the
 * one told last. NULL when the assignment is not known. */
const struct event *dossier_toewijzing(struct dossier *dossier, const struct event *like,
				       const struct event *at);

/* The valid version of each assignment between the parties of `at`, by number, of those dated no
 * later. Returns how many; `*versies` is in the pool. */
size_t dossier_geldige(struct dossier *dossier, const struct event *at,
		       const struct event ***versies);

/* Whether the client of `at` is known: the gemeente assigned something for him to this aanbieder,
 * be it deleted since. Of a client who is not (TR304) nothing else is checked. */
bool is_bekende_client(struct dossier *dossier, const struct event *at);

/* Whether this version deletes the assignment: it counts as never sent (keys, section 3). */
bool is_verwijderd(const struct event *toewijzing);

/* The same of a line that is listed in a JW301, by what was told of its version up to there. */
bool dossier_is_verwijderd(struct dossier *dossier, const struct event *line);

/* Whether the assignment holds on this day or begins later (keys, section 3). */
bool is_actueel(const struct event *toewijzing, int32_t dag);

/* Appends a finding on the assignment that `at` names: the first later version resolves it that is
 * then valid, not deleted, and `past`; `past` may be NULL. */
void bevind_tot_versie(struct dossier *dossier, const struct event *at, eis *past);

/* Whether two versions are one decision: a line that is sent again keeps its moment. */
bool same_moment(const struct event *a, const struct event *b);

/* Whether two lines say the same of the assignment: Product, term, Omvang and Budget. */
bool same_content(const struct event *a, const struct event *b);

/* Whether version `a` was decided at a later moment than `b`. */
bool is_later(const struct event *a, const struct event *b);

/* Working out what stands in dossier_levering.c: the next stop that rests on the start `at` names,
 * oldest first; whether a stop is temporary. */
const struct event *dossier_stop(struct dossier *dossier, const struct event *at, uint32_t *cursor);
bool is_tijdelijk(const struct event *stop);

/* dossier_prestatie.c: the version on which a Prestatie rests; NULL when the assignment is not
 * known or deleted. */
const struct event *dossier_rust_op(struct dossier *dossier, const struct event *at);

/* dossier_credit.c: whether no JW325 that `at` may know rejects this Prestatie; no answer approves
 * (definitions, section 9, "JW323, JW325"). */
bool dossier_goedgekeurd(struct dossier *dossier, const struct event *prestatie,
			 const struct event *at);

/* dossier_credit.c: the approved credit of a debit that `at` may know; NULL when there is none. */
const struct event *dossier_credit_van(struct dossier *dossier, const struct event *debet,
				       const struct event *at);

/* dossier_levering.c: starts and stops */
dossier_body dossier_onbekende_toewijzing;
dossier_body dossier_niets_te_verwijderen;
dossier_body dossier_start_met_stop;
dossier_body dossier_dubbel;
dossier_body dossier_loopt_al;
dossier_body dossier_stop_zonder_start;
dossier_body dossier_tweede_tijdelijke;
dossier_body dossier_stop_te_vroeg;
dossier_body dossier_al_beeindigd;
dossier_body dossier_wees;
dossier_body dossier_start_voor_ingang;
dossier_body dossier_start_na_einde;
dossier_body dossier_dubbele_stop;
dossier_body dossier_herstart_te_vroeg;
dossier_body dossier_start_voor_vroegste;

/* dossier_versie.c: what an assignment may look like beside what was assigned before */
dossier_body dossier_gelijk_moment;
dossier_body dossier_oudere_versie;
dossier_body dossier_vast;
dossier_body dossier_na_afwijzing;
dossier_body dossier_zonder_referentie;
dossier_body dossier_besluit_voor_vroegste;

/* dossier_beeld.c: a whole message beside what is assigned */
dossier_body dossier_niet_genoemd;
dossier_body dossier_overlapt;

/* dossier_geboorte.c: a youth of whom two things are said */
dossier_body dossier_andere_geboorte;

/* dossier_toewijzing.c: who was never assigned anything */
dossier_body dossier_onbekende_client;

/* dossier_wijziging.c: a JW317 and the assignments it names */
dossier_body dossier_onvolledig;
dossier_body dossier_niet_actueel;
dossier_body dossier_wijziging_terug;
dossier_body dossier_stapelt;
dossier_body dossier_totaal_tussentijds;
dossier_body dossier_omvang_zonder_product;
dossier_body dossier_omvang_ontbreekt;
dossier_body dossier_omvang_zonder_code;

/* dossier_verzoek.c: requests and their answers */
dossier_body dossier_nog_open;
dossier_body dossier_antwoord_zonder_verzoek;
dossier_body dossier_antwoord_na_toewijzing;
dossier_body dossier_tweede_onderzoek;
dossier_body dossier_na_besluit;
dossier_body dossier_toewijzing_zonder_verzoek;

/* dossier_prestatie.c: a Prestatie and the assignment it rests on */
dossier_body dossier_zonder_toewijzing;
dossier_body dossier_op_verwijderde;
dossier_body dossier_begint_te_vroeg;
dossier_body dossier_eindigt_te_laat;
dossier_body dossier_verkeerd_begin;
dossier_body dossier_verkeerd_einde;
dossier_body dossier_andere_categorie;
dossier_body dossier_andere_code;
dossier_body dossier_andere_eenheid;
dossier_body dossier_na_declaratieperiode;

/* dossier_volume.c: how much is claimed */
dossier_body dossier_teveel_in_periode;
dossier_body dossier_teveel_volume;
dossier_body dossier_teveel_budget;

/* dossier_credit.c: debits and their credits */
dossier_body dossier_niets_te_crediteren;
dossier_body dossier_dubbel_gedeclareerd;
dossier_body dossier_verwijdert_gedeclareerde;

/* dossier_declaratieantwoord.c: a JW325 and the JW323 it answers */
dossier_body dossier_onbekende_declaratie;
dossier_body dossier_andere_xsdversie;
dossier_body dossier_ander_declaratienummer;
dossier_body dossier_client_niet_gedeclareerd;
dossier_body dossier_prestatie_niet_gedeclareerd;
dossier_body dossier_anders_gedeclareerd;

/* dossier_termijn.c: terms that have passed */
dossier_body dossier_retour_laat;
dossier_body dossier_declaratieantwoord_laat;
dossier_body dossier_aanvraag_laat;
dossier_body dossier_wijziging_laat;
dossier_body dossier_besluit_laat;
dossier_body dossier_verwijzing_laat;
dossier_body dossier_start_laat;
dossier_body dossier_stop_laat;

#endif
