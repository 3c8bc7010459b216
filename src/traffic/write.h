/* From letters to messages: one function a body, the retour on it included. */
#ifndef TRAFFIC_WRITE_H
#define TRAFFIC_WRITE_H

#include "ijw/base/buf.h"

#include "world.h"
#include "xml.h"

/* What a body writer needs. `retour` when the body is that of a refusing retour: every class then
 * carries RetourCodes. */
struct sheet {
	struct xml xml;
	const struct world *world;
	const struct letter *letter;
	bool retour;
};

/* write.c: the message of a letter, or (`retour`) the retour on it, into `out`, which is emptied.
 */
void traffic_write(const struct world *world, const struct letter *letter, bool retour,
		   struct buf *out);

/* The RetourCodes of a class, where the message has them. `code` NULL: no remark (0200). */
void traffic_codes(struct sheet *sheet, const char *code);

/* Product with Categorie and Code. */
void traffic_product_leaf(struct sheet *sheet, const struct offer *product);

/* Omvang or Budget: an assignment has one of the two, the other call writes nothing. */
void traffic_omvang(struct sheet *sheet, const struct toewijzing *toewijzing);
void traffic_budget(struct sheet *sheet, const struct toewijzing *toewijzing);

/* Bsn to Naam of a client; `full` with the NaamGebruik of the JW301. */
void traffic_client(struct sheet *sheet, const struct youth *youth, bool full);

/* The bodies, by file. */
void traffic_write_301(struct sheet *sheet); /* write_assign.c */
void traffic_write_305(struct sheet *sheet); /* write_delivery.c */
void traffic_write_307(struct sheet *sheet);
void traffic_write_315(struct sheet *sheet); /* write_request.c */
void traffic_write_317(struct sheet *sheet);
void traffic_write_319(struct sheet *sheet);
void traffic_write_323(struct sheet *sheet); /* write_claim.c */
void traffic_write_325(struct sheet *sheet);

/* The other assignments of this youth at this provider that are actual on the day of the letter, as
 * they stood the day before (OP087, TR349). At most YOUTH_TOEWIJZINGEN; returns their number. */
struct other {
	struct toewijzing *toewijzing;
	const struct version *version;
};
int traffic_others(const struct letter *letter, struct other *others);

#endif
