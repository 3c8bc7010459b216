/* The wait of a youth over more than one aanbieder: W3a_jeugdige (definitions, section 5, "Reason
 * 09 / other AGB"; C07).
 *
 * When an assignment goes to another aanbieder before care began, the wait at the first one ends as
 * an exit, but the youth still waits. Their own clock runs on from the first Toewijzingsdatum. */
#ifndef IJW_CARE_JEUGDKLOK_H
#define IJW_CARE_JEUGDKLOK_H

#include <stddef.h>
#include <stdint.h>

#include "ijw/base/pool.h"

/* What of one wait chain of a youth is known at K; nothing here depends on P. Day numbers. */
struct jeugdwacht {
	int32_t gemeente;
	int64_t keten;
	const char *aanbieder;
	const char *productcategorie;
	int32_t klokstart;
	int32_t ingangsdatum;
	int32_t einddatum; /* of the exit; DAY_NONE when care began, or nothing ends the wait */
	const char *reden; /* of the exit */
};

/* For each wait of one youth the place of the wait whose clock is theirs: the first of a row of
 * waits of which each carries on the one before; its own place when it carries on none. In the
 * pool.
 *
 * A wait B carries on A when A was decided earlier and ended without a start for reason 09, B is of
 * the same gemeente and productcategorie at another aanbieder, and B.ingangsdatum lies at most
 * g_keten days before or after A.einddatum. As in section 9, "One to one", each A is carried on by
 * at most one B, in order of klokstart (then keten), and B takes of several the one that ended
 * last, then the one decided last. The order of the waits changes nothing. Time: square of their
 * number. */
size_t *jeugdklok_of(const struct jeugdwacht *wacht, size_t count, int32_t g_keten,
		     struct pool *pool);

#endif
