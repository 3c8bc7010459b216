/* The lines of JW301, JW315 and JW317 that name care: one shape for what the rules ask of all four.
 */
#ifndef IJW_RULE_PRODUCT_H
#define IJW_RULE_PRODUCT_H

#include "inspect.h"

struct productregel {
	const struct product *product; /* NULL when absent; TeWijzigenProduct never has one */
	const struct field *begin;
	const struct field *end;
	const struct omvang *omvang;
	const struct field *budget;
	const struct field *redenwijziging; /* only of a ToegewezenProduct, else NULL */
};

/* The line in this shape. The record is a ToegewezenProduct, AangevraagdProduct, TeWijzigenProduct
 * or NieuwProduct. */
struct productregel productregel(const struct record *record);

#endif
