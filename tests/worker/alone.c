/* In the place of the workers, for `make bench`: no workers, no walls, no pipes; this process
 * judges by itself. Messages only, no archives. The difference is what safety costs. */
#include <stdlib.h>

#include "ijw/base/pool.h"
#include "ijw/worker/workers.h"

struct workers {
	struct xsd *xsd;
	struct judge *judge;
	const struct lijsten *lijsten;
};

struct workers *workers_open(const struct workers_options *options)
{
	struct workers *workers = xmalloc(sizeof(*workers));

	*workers = (struct workers){.xsd = xsd_open(NULL), .lijsten = options->lijsten};
	workers->judge = judge_new(workers->xsd);
	return workers;
}

void workers_close(struct workers *workers)
{
	if (workers == NULL)
		return;
	judge_free(workers->judge);
	xsd_free(workers->xsd);
	free(workers);
}

int workers_start(struct workers *workers)
{
	(void)workers;
	return 0;
}

void workers_put(struct workers *workers, struct item *item)
{
	(void)workers;
	if (item->fd >= 0)
		abort();
}

/* When it is asked for: the judgement lives until the next one. */
int workers_wait(struct workers *workers, struct item *item)
{
	if (item->reply != REPLY_NONE)
		return 0;
	judge_bytes(workers->judge, item->bytes.data, item->bytes.length, &item->judgement);
	judge_facts(workers->judge, &item->judgement);
	judge_external(workers->judge, workers->lijsten, item->day, &item->judgement);
	item->reply = REPLY_DOCUMENT;
	return 0;
}

int workers_wait_until(struct workers *workers, struct item *item, int64_t until)
{
	(void)until;
	return workers_wait(workers, item);
}

bool workers_stuck(struct workers *workers, const struct item *item)
{
	(void)workers, (void)item;
	return false;
}

bool workers_blocked(struct workers *workers, uint32_t sender)
{
	(void)workers, (void)sender;
	return false;
}

bool workers_take_back(struct workers *workers, struct item *item)
{
	(void)workers, (void)item;
	return false;
}

void workers_next(struct workers *workers, struct item *item)
{
	(void)workers;
	item->reply = REPLY_END;
}

void workers_pump(struct workers *workers)
{
	(void)workers;
}

uint32_t workers_broken(struct workers *workers)
{
	(void)workers;
	return 0;
}
