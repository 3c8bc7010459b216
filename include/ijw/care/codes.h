/* What the codes of the standard mean, in a few words. */
#ifndef IJW_CARE_CODES_H
#define IJW_CARE_CODES_H

enum code_list {
	CODES_REDENWIJZIGING,        /* JZ002 */
	CODES_REDENBEEINDIGING,      /* JZ588 */
	CODES_VERZOEKANTWOORD,       /* WJ760 */
	CODES_REDENAFWIJZINGVERZOEK, /* WJ759 */
	CODES_REDENVERZOEK,          /* WJ758 */
	CODES_VERWIJZER              /* COD327 */
};

/* The meaning of a code in the language of the process; NULL for one that the list does not have, and for
 * NULL. */
const char *code_meaning(enum code_list list, const char *code);

/* The same in Dutch, as data have it in every language. */
const char *code_naam(enum code_list list, const char *code);

/* Visits every code of these lists and of the product categories: the list as the column of the tables is
 * called that has its codes, and the name in Dutch. */
typedef void code_visit(void *context, const char *lijst, const char *code, const char *naam);
void codes_each(code_visit *visit, void *context);

/* The product categories (JZ020) by their Dutch names, the set of before 2020 included. In the
 * order of their codes; a NULL code behind the last. */
struct productcategorie {
	const char *code;
	const char *naam;
};
extern const struct productcategorie productcategorieen[];

#endif
