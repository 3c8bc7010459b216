/* From letters to messages: one function a body, the retour on it included. They make records;
 * message/encode.h writes them. */
#ifndef TRAFFIC_WRITE_H
#define TRAFFIC_WRITE_H

#include "ijw/base/buf.h"
#include "ijw/message/make.h"

#include "world.h"

/* What a body writer needs. `retour` when the body is that of a refusing retour: every class then
 * carries RetourCodes. */
struct sheet {
	struct pool *pool; /* of the records */
	struct bericht *bericht;
	const struct world *world;
	const struct letter *letter;
	bool retour;
};

/* write.c: the message of a letter, or (`retour`) the retour on it, into `out`, which is emptied.
 * `pool` is for this message only. */
void traffic_write(const struct world *world, const struct letter *letter, bool retour,
		   struct pool *pool, struct buf *out);

/* The RetourCodes of a record (a pointer to it), where the message has them. `code` NULL: no remark
 * (0200). */
#define TRAFFIC_CODES(sheet, record, code)                                                 \
	do {                                                                               \
		if ((sheet)->retour)                                                       \
			traffic_codes((sheet), MAKE((sheet)->pool, (record), retourcodes), \
				      (code));                                             \
	} while (0)
void traffic_codes(struct sheet *sheet, struct retourcodes *retourcodes, const char *code);

/* Fills a Product with Categorie and Code. */
void traffic_write_product(struct sheet *sheet, struct product *product, const struct offer *offer);

/* Omvang or Budget of a record: an assignment has one of the two. */
#define TRAFFIC_VOLUME(sheet, record, toewijzing)                                           \
	do {                                                                                \
		if ((toewijzing)->product->eenheid != NULL)                                 \
			traffic_omvang((sheet), MAKE((sheet)->pool, (record), omvang),      \
				       (toewijzing));                                       \
		else                                                                        \
			MAKE_NUMBER((sheet)->pool, (record), budget, (toewijzing)->volume); \
	} while (0)
void traffic_omvang(struct sheet *sheet, struct omvang *omvang,
		    const struct toewijzing *toewijzing);

/* Gives a name the Geslachtsnaam of the youth: the parent bears the same. */
void traffic_geslachtsnaam(struct sheet *sheet, struct naam *naam, const struct youth *youth);

/* The Client with Bsn to Naam; `full` with the NaamGebruik of the JW301. */
struct client *traffic_client(struct sheet *sheet, const struct youth *youth, bool full);

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
