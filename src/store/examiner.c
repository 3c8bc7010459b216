#include "ijw/store/examiner.h"

#include <stdlib.h>

#include "ijw/base/pool.h"
#include "ijw/store/releases.h"

struct examiner {
	struct xsd *xsd;
	struct judge *judge;
	struct buf bytes;
	struct judgement judgement;
};

struct examiner *examiner_new(struct store *store)
{
	struct xsd *xsd = store_releases(store);
	struct examiner *examiner;

	if (xsd == NULL)
		return NULL;
	examiner = xmalloc(sizeof(*examiner));
	*examiner = (struct examiner){.xsd = xsd, .judge = judge_new(xsd), .bytes = BUF_INIT(0)};
	return examiner;
}

void examiner_free(struct examiner *examiner)
{
	if (examiner == NULL)
		return;
	judge_free(examiner->judge);
	xsd_free(examiner->xsd);
	buf_free(&examiner->bytes);
	free(examiner);
}

const struct buf *examiner_bytes(const struct examiner *examiner)
{
	return &examiner->bytes;
}

enum original_fault examiner_judge(struct examiner *examiner, struct store *store,
				   const struct original *original,
				   struct judgement **judgement)
{
	struct buf *bytes = &examiner->bytes;
	enum original_fault fault = store_original_open(store, original, bytes);

	if (fault != ORIGINAL_WELL)
		return fault;
	judge_bytes(examiner->judge, bytes->data != NULL ? bytes->data : "", bytes->length,
		    &examiner->judgement);
	judge_facts(examiner->judge, &examiner->judgement);
	if (original->verdict == VERDICT_ACCEPTED && !examiner->judgement.typed)
		return ORIGINAL_REFUSED;
	*judgement = &examiner->judgement;
	return ORIGINAL_WELL;
}
