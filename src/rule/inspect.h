/* The walk over a message with the rules bound to its classes, and what their bodies may use. */
#ifndef IJW_RULE_INSPECT_H
#define IJW_RULE_INSPECT_H

#include "ijw/message/mask.h"
#include "ijw/message/message.h"
#include "ijw/rule/catalogue.h"
#include "ijw/rule/lijsten.h"

/* What a rule body may use. It reads the record and appends findings, nothing else. */
struct inspection {
	enum berichttype type;
	const struct release *release;
	const struct bericht *bericht;
	struct finding_list *findings;
	const struct rule *rule; /* the one at hand */
	/* Only of the external rules. */
	const struct lijsten *lijsten;
	int32_t ontvangen; /* the day of receipt by the receiver's clock */
	/* Made when a rule asks for them. */
	struct persons persons;
	bool has_persons;
};

/* The bindings of rules in the order of the walk: by release, message type and class; those on a class in
 * the order of their codes, our own behind those of the standard. `external` chooses the rules that
 * need a list or the day of receipt, else those that the message alone decides. Ended with
 * inspector_free. */
struct inspector;
struct inspector *inspector_new(bool external);
void inspector_free(struct inspector *inspector);

/* Appends what the rules find in the valid message of the inspection to its findings. */
void inspect(const struct inspector *inspector, struct inspection *inspection);

/* How the row of a rule begins that the message alone decides: it rejects the message. */
#define IN_MESSAGE(rule_code)                                                \
	.code = rule_code, .retourcode = "0001", .severity = SEVERITY_ERROR, \
	.level = LEVEL_IN_MESSAGE

/* Messages that more than one subject looks at. */
enum {
	MET_GEBOORTEDATUM = ON(JW301) | ON(JW305) | ON(JW307) | ON(JW315),
	MET_PRESTATIE = ON(JW323) | ON(JW325)
};

/* The record as what it is: its binding says which class a body is called for. */
#define AS(type, record) ((const struct type *)(const void *)(record))

/* A finding on a class, at the line of the element that is wrong; an absent element has no line,
 * then it is the line of the class. What is wrong with a CDT structure is reported on the class
 * that holds it. */
void report(struct inspection *inspection, const struct record *record,
	    const struct field *element);

/* A finding on a class, at a line of the body's choice. */
void report_line(struct inspection *inspection, const struct record *record, uint32_t line);

/* A finding on an element, by its name and its own line. */
void report_element(struct inspection *inspection, const struct record *record, const char *name,
		    const struct field *element);

/* Whom the message is about, as mask_persons finds them. */
const struct persons *persons_of(struct inspection *inspection);

/* Of the element, or when it is absent of the record that lacks it. */
uint32_t line_of(const struct field *element, const struct record *holder);

static inline bool present(const struct field *field)
{
	return field->text != NULL;
}

/* Dagtekening in the header: the day on which the sender calls the message made. */
int64_t dagtekening(const struct inspection *inspection);

#endif
