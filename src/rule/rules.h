/* The in-message rules: a row binds a rule to the class it looks at; its body is one short function. */
#ifndef IJW_RULE_RULES_H
#define IJW_RULE_RULES_H

#include "ijw/message/message.h"
#include "ijw/rule/catalogue.h"

/* What a rule body may use. It reads the record and appends findings, nothing else. */
struct inspection {
	enum berichttype type;
	const struct bericht *bericht;
	struct finding_list *findings;
	const struct rule *rule; /* the row at hand */
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

/* Bodies, by subject: client.c, periode.c. */
rule_body check_bsn;
rule_body check_stopproduct_einddatum;
rule_body check_periode;
rule_body check_toegewezenproduct_einddatum;
rule_body check_aangevraagdproduct_einddatum;
rule_body check_tewijzigenproduct_einddatum;
rule_body check_nieuwproduct_einddatum;

#endif
