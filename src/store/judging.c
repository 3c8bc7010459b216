#include "ijw/store/judging.h"

#include <stdlib.h>

#include "ijw/base/pool.h"
#include "ijw/store/packing.h"
#include "joining.h"

struct judging {
	struct xsd *xsd;
	struct lijsten *lijsten;
	struct judge *judge;
	struct packing *packing;
	struct joining *joining;
};

/* The schemas are compiled before the walls close: libxml2 asks whether files of their names lie in
 * the current folder, and whoever asks that behind the walls is ended. */
static void *judging_open(const char *home, struct lijsten *lijsten, struct xsd *xsd)
{
	struct judging *judging = xmalloc(sizeof(*judging));

	(void)home;
	*judging = (struct judging){.xsd = xsd, .lijsten = lijsten};
	if (xsd_check(judging->xsd) != 0)
		return NULL;
	judging->judge = judge_new(judging->xsd);
	judging->packing = packing_new();
	judging->joining = joining_new();
	return judging;
}

static void judging_basis(void *state, struct buf *out)
{
	const struct judging *judging = state;

	worker_basis(judging->xsd, judging->lijsten, out);
}

static void judging_judge(void *state, const char *bytes, size_t length, int32_t day,
			  struct judgement *out)
{
	struct judging *judging = state;

	judge_bytes(judging->judge, bytes, length, out);
	judge_facts(judging->judge, out);
	judge_external(judging->judge, judging->lijsten, day, out);
}

static void judging_pack(void *state, const struct judgement *judgement, const char *bytes,
			 size_t length, struct buf *out)
{
	const struct judging *judging = state;

	packing_add(judging->packing, judgement, bytes, length, out);
}

static int judging_join(void *state, const char *pieces, size_t length, struct buf *out)
{
	const struct judging *judging = state;

	return joining_add(judging->joining, pieces, length, out);
}

const struct worker_judge worker_judging = {judging_open, judging_basis, judging_judge,
					    judging_join, judging_pack};
