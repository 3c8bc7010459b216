#include "fetch.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "ijw/base/pool.h"
#include "ijw/spool/source.h"

/* The thread is woken for so many files at a time: waking it costs as much as reading a small one.
 */
enum { WAKE = 16 };

struct fetcher {
	pthread_t thread;
	bool running;
	bool stop;
	bool wanted;          /* somebody waits for a file */
	pthread_mutex_t lock; /* over all below and `stop` and `wanted` */
	pthread_cond_t given;
	pthread_cond_t read;
	struct fetch *first; /* in the order in which they are read */
	struct fetch *last;
	uint64_t put;
	uint64_t done; /* files that were read: the first so many */
	uint64_t seen; /* the owner's: `done` as it was at the last look */
};

static void read_file(struct fetch *fetch)
{
	bool archive = false;

	fetch->fault = fetch->fd < 0 ? FAULT_FILE : source_read(fetch->fd, fetch->bytes, &archive);
	if (archive)
		return;
	hash_sha256(fetch->bytes->data ? fetch->bytes->data : "", fetch->bytes->length,
		    fetch->sha256);
	if (fetch->fd >= 0)
		close(fetch->fd);
	fetch->fd = -1;
}

static struct fetch *pull(struct fetcher *fetcher)
{
	struct fetch *fetch = fetcher->first;

	if (fetch != NULL)
		fetcher->first = fetch->next;
	if (fetcher->first == NULL)
		fetcher->last = NULL;
	return fetch;
}

static void *work(void *context)
{
	struct fetcher *fetcher = context;

	pthread_mutex_lock(&fetcher->lock);
	while (!fetcher->stop) {
		struct fetch *fetch = pull(fetcher);

		if (fetch == NULL) {
			pthread_cond_wait(&fetcher->given, &fetcher->lock);
			continue;
		}
		pthread_mutex_unlock(&fetcher->lock);
		read_file(fetch);
		pthread_mutex_lock(&fetcher->lock);
		fetcher->done++;
		if (fetcher->wanted)
			pthread_cond_signal(&fetcher->read);
	}
	pthread_mutex_unlock(&fetcher->lock);
	return NULL;
}

struct fetcher *fetcher_new(void)
{
	struct fetcher *fetcher = xmalloc(sizeof(*fetcher));

	*fetcher = (struct fetcher){.lock = PTHREAD_MUTEX_INITIALIZER,
				    .given = PTHREAD_COND_INITIALIZER,
				    .read = PTHREAD_COND_INITIALIZER};
	return fetcher;
}

void fetcher_free(struct fetcher *fetcher)
{
	struct fetch *fetch;

	if (fetcher == NULL)
		return;
	if (fetcher->running) {
		pthread_mutex_lock(&fetcher->lock);
		fetcher->stop = true;
		pthread_cond_signal(&fetcher->given);
		pthread_mutex_unlock(&fetcher->lock);
		pthread_join(fetcher->thread, NULL);
	}
	while ((fetch = pull(fetcher)) != NULL) {
		if (fetch->fd >= 0)
			close(fetch->fd);
		fetch->fd = -1;
	}
	free(fetcher);
}

/* Without a thread, as where the system gives no more, the owner reads by himself. */
static bool has_thread(struct fetcher *fetcher)
{
	if (!fetcher->running)
		fetcher->running = pthread_create(&fetcher->thread, NULL, work, fetcher) == 0;
	return fetcher->running;
}

void fetcher_put(struct fetcher *fetcher, struct fetch *fetch)
{
	bool thread = has_thread(fetcher);

	fetch->number = fetcher->put++;
	fetch->next = NULL;
	if (!thread) {
		read_file(fetch);
		fetcher->done++;
		return;
	}
	pthread_mutex_lock(&fetcher->lock);
	if (fetcher->last != NULL)
		fetcher->last->next = fetch;
	else
		fetcher->first = fetch;
	fetcher->last = fetch;
	if (fetcher->put % WAKE == 0)
		pthread_cond_signal(&fetcher->given);
	pthread_mutex_unlock(&fetcher->lock);
}

bool fetcher_ready(struct fetcher *fetcher, const struct fetch *fetch, bool wait)
{
	if (fetch->number < fetcher->seen)
		return true;
	pthread_mutex_lock(&fetcher->lock);
	while (wait && fetch->number >= fetcher->done) {
		fetcher->wanted = true;
		pthread_cond_signal(&fetcher->given);
		pthread_cond_wait(&fetcher->read, &fetcher->lock);
	}
	fetcher->wanted = false;
	fetcher->seen = fetcher->done;
	pthread_mutex_unlock(&fetcher->lock);
	return fetch->number < fetcher->seen;
}
