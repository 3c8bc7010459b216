/* In the place of the crew, for `make bench`: no workers, no walls, no pipes; this process judges
 * by itself. Messages only, no archives. The difference is what safety costs. */
#include <stdlib.h>

#include "ijw/base/pool.h"
#include "ijw/intake/crew.h"

struct crew {
	struct xsd *xsd;
	struct judge *judge;
	const struct lijsten *lijsten;
};

struct crew *crew_open(const struct crew_options *options)
{
	struct crew *crew = xmalloc(sizeof(*crew));

	*crew = (struct crew){.xsd = xsd_open(NULL), .lijsten = options->lijsten};
	crew->judge = judge_new(crew->xsd);
	return crew;
}

void crew_close(struct crew *crew)
{
	if (crew == NULL)
		return;
	judge_free(crew->judge);
	xsd_free(crew->xsd);
	free(crew);
}

int crew_start(struct crew *crew)
{
	(void)crew;
	return 0;
}

void crew_put(struct crew *crew, struct job *job)
{
	(void)crew;
	if (job->fd >= 0)
		abort();
}

/* When it is asked for: the judgement lives until the next one. */
int crew_wait(struct crew *crew, struct job *job)
{
	if (job->reply != REPLY_NONE)
		return 0;
	judge_bytes(crew->judge, job->bytes.data, job->bytes.length, &job->judgement);
	judge_facts(crew->judge, &job->judgement);
	judge_external(crew->judge, crew->lijsten, job->day, &job->judgement);
	job->reply = REPLY_DOCUMENT;
	return 0;
}

int crew_wait_until(struct crew *crew, struct job *job, int64_t until)
{
	(void)until;
	return crew_wait(crew, job);
}

bool crew_stuck(struct crew *crew, const struct job *job)
{
	(void)crew, (void)job;
	return false;
}

bool crew_blocked(struct crew *crew, uint32_t sender)
{
	(void)crew, (void)sender;
	return false;
}

bool crew_take_back(struct crew *crew, struct job *job)
{
	(void)crew, (void)job;
	return false;
}

void crew_next(struct crew *crew, struct job *job)
{
	(void)crew;
	job->reply = REPLY_END;
}

void crew_pump(struct crew *crew)
{
	(void)crew;
}

uint32_t crew_broken(struct crew *crew)
{
	(void)crew;
	return 0;
}
