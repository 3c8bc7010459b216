/* The rules that look at one message: a row binds a rule to the class it looks at; its body is one
 * short function. */
#ifndef IJW_RULE_RULES_H
#define IJW_RULE_RULES_H

#include "ijw/message/message.h"
#include "ijw/rule/catalogue.h"
#include "ijw/rule/lijsten.h"

/* What a rule body may use. It reads the record and appends findings, nothing else. */
struct inspection {
	enum berichttype type;
	const struct bericht *bericht;
	struct finding_list *findings;
	const struct rule *rule; /* the row at hand */
	/* Only of the external rules. */
	const struct lijsten *lijsten;
	int32_t ontvangen; /* the day of receipt by the receiver's clock */
};

typedef void rule_body(struct inspection *inspection, const struct record *record);

struct rule_row {
	enum rule_id id;
	uint32_t types; /* bit set of enum berichttype: the messages it holds for */
	const struct class *class;
	rule_body *body;
};

#define ON(type) (1u << (type))

/* Every in-message rule, a row with a NULL class behind them. */
extern const struct rule_row rule_rows[];

/* Every external rule, likewise. */
extern const struct rule_row extern_rows[];

/* The record as what it is: its row says which class a body is called for. */
#define AS(type, record) ((const struct type *)(const void *)(record))

/* A finding on a class, at the line of the element that is wrong; an absent element has no line,
 * then it is the line of the class. */
void report(struct inspection *inspection, const struct record *record,
	    const struct field *element);

/* A finding on a class, at a line of the body's choice. */
void report_line(struct inspection *inspection, const struct record *record, uint32_t line);

/* Of the element, or when it is absent of the record that lacks it. */
uint32_t line_of(const struct field *element, const struct record *holder);

static inline bool present(const struct field *field)
{
	return field->text != NULL;
}

/* Dagtekening in the header: the day on which the sender calls the message made. */
int64_t dagtekening(const struct inspection *inspection);

/* Bodies, by subject. What is wrong with a CDT structure is reported on the class that holds it. */

/* client.c */
rule_body check_bsn;
rule_body check_naamgebruik;
rule_body check_client_naamgebruik;
rule_body check_taal;
rule_body check_datumgebruik;

/* adres.c */
rule_body check_bereikbaar;
rule_body check_contactsoorten;
rule_body check_contact_periode;
rule_body check_contact_postcode;
rule_body check_landcode;
rule_body check_huis;
rule_body check_postcode;

/* periode.c */
rule_body check_stopproduct_einddatum;
rule_body check_contact_einddatum;
rule_body check_product_einddatum;
rule_body check_periode_einddatum;
rule_body check_periode_vanaf_2021;
rule_body check_productperiode_maand;
rule_body check_declaratieperiode;
rule_body check_verjaring;

/* jaartal.c */
rule_body check_jaartal;
rule_body check_open_einde;

/* dagtekening.c */
rule_body check_geboortedatum_oud;
rule_body check_geboortedatum_toekomst;
rule_body check_toewijzingsdatum_toekomst;
rule_body check_start_toekomst;
rule_body check_stop_toekomst;
rule_body check_periode_toekomst;
rule_body check_gewenste_ingangsdatum;
rule_body check_ontvangst;

/* product.c */
rule_body check_omvang_bij_code;
rule_body check_budget_einddatum;
rule_body check_week_einddatum;
rule_body check_omvang_of_budget;
rule_body check_budget_of_omvang;
rule_body check_product_of_budget;
rule_body check_omvang_zonder_code;
rule_body check_frequentie;
rule_body check_verwijderd;
rule_body check_redenwijziging;
rule_body check_beschikking;

/* verzoek.c */
rule_body check_verzoek_bestaand;
rule_body check_verzoek_wijziging;
rule_body check_verwijzer_dubbel;
rule_body check_verwijzer_naam;
rule_body check_verwijzer_code;
rule_body check_reden_nodig;
rule_body check_reden_overbodig;
rule_body check_woonplaats_nodig;
rule_body check_woonplaats_overbodig;
rule_body check_start_status;
rule_body check_stop_status;

/* declaratie.c */
rule_body check_credit;
rule_body check_tarief;
rule_body check_bedrag_nul;
rule_body check_totaalbedrag_nul;
rule_body check_bedrag_euro;
rule_body check_totaal_ingediend;
rule_body check_totaal_toegekend;

/* uniek.c */
rule_body check_uniek;
rule_body check_referentieaanbieder;
rule_body check_prestatie_dubbel;
rule_body check_vorigreferentienummer;
rule_body check_credit_in_bericht;

/* overlap.c */
rule_body check_overlap;

/* codelijst.c */
rule_body check_gemeente;
rule_body check_woonplaats_gemeente;
rule_body check_productcode;
rule_body check_start_productcode;
rule_body check_stop_productcode;
rule_body check_prestatie_productcode;

/* contract.c */
rule_body check_bedrag;
rule_body check_contracttarief;

#endif
