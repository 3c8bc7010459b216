#include "packer.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "dictionary.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"
#include "ijw/base/secret.h"

/* The thread is woken for so many parcels at a time: waking it costs as much as a small parcel. */
enum { WAKE = 16 };

struct line {
	struct parcel *first;
	struct parcel *last;
	size_t count;
};

struct packer {
	const uint8_t *key;
	pthread_t thread;
	bool running;
	bool stop;
	pthread_mutex_t lock; /* over all below */
	pthread_cond_t changed;
	struct line todo;
	struct line done;
	size_t inside;        /* handed in and not taken */
	size_t pending;       /* their bytes; only the owner's side looks at it */
	struct parcel *spare; /* as is this */
	size_t spared;        /* bytes that they hold */
};

static void push(struct line *line, struct parcel *parcel)
{
	parcel->next = NULL;
	if (line->last != NULL)
		line->last->next = parcel;
	else
		line->first = parcel;
	line->last = parcel;
	line->count++;
}

static struct parcel *pull(struct line *line)
{
	struct parcel *parcel = line->first;

	if (parcel == NULL)
		return NULL;
	line->first = parcel->next;
	if (line->first == NULL)
		line->last = NULL;
	line->count--;
	return parcel;
}

static void seal_parcel(const struct packer *packer, struct parcel *parcel)
{
	const struct seal seal = {packer->key, parcel->sha256, dictionary, dictionary_length};

	parcel->rc = seal_close(&seal, parcel->bytes.data ? parcel->bytes.data : "",
				parcel->bytes.length, &parcel->sealed);
	buf_clear(&parcel->bytes);
}

static void *work(void *context)
{
	struct packer *packer = context;
	struct parcel *parcel;

	pthread_mutex_lock(&packer->lock);
	for (;;) {
		while ((parcel = pull(&packer->todo)) == NULL && !packer->stop)
			pthread_cond_wait(&packer->changed, &packer->lock);
		if (parcel == NULL)
			break;
		pthread_mutex_unlock(&packer->lock);
		seal_parcel(packer, parcel);
		pthread_mutex_lock(&packer->lock);
		push(&packer->done, parcel);
		if (packer->todo.first == NULL)
			pthread_cond_broadcast(&packer->changed);
	}
	pthread_mutex_unlock(&packer->lock);
	secret_forget();
	return NULL;
}

struct packer *packer_new(const uint8_t key[KEY_BYTES])
{
	struct packer *packer = xmalloc(sizeof(*packer));

	*packer = (struct packer){
	    .key = key, .lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER};
	return packer;
}

static void parcel_free(struct parcel *parcel)
{
	buf_free(&parcel->bytes);
	buf_free(&parcel->sealed);
	free(parcel);
}

void packer_free(struct packer *packer)
{
	struct parcel *parcel;

	if (packer == NULL)
		return;
	if (packer->running) {
		pthread_mutex_lock(&packer->lock);
		packer->stop = true;
		pthread_cond_broadcast(&packer->changed);
		pthread_mutex_unlock(&packer->lock);
		pthread_join(packer->thread, NULL);
	}
	while ((parcel = pull(&packer->todo)) != NULL || (parcel = pull(&packer->done)) != NULL)
		parcel_free(parcel);
	while ((parcel = packer->spare) != NULL) {
		packer->spare = parcel->next;
		parcel_free(parcel);
	}
	free(packer);
}

static size_t held_by(const struct parcel *parcel)
{
	return sizeof(*parcel) + parcel->bytes.capacity + parcel->sealed.capacity;
}

static struct parcel *fresh(struct packer *packer)
{
	struct parcel *parcel = packer->spare;

	if (parcel != NULL) {
		packer->spare = parcel->next;
		packer->spared -= held_by(parcel);
		return parcel;
	}
	parcel = xmalloc(sizeof(*parcel));
	*parcel = (struct parcel){.bytes = BUF_INIT(0), .sealed = BUF_INIT(0)};
	return parcel;
}

/* Without a thread, as where the system gives no more, the owner seals by himself. */
static bool has_thread(struct packer *packer)
{
	if (!packer->running)
		packer->running = pthread_create(&packer->thread, NULL, work, packer) == 0;
	return packer->running;
}

void packer_put(struct packer *packer, int64_t bericht, const uint8_t sha256[SHA256_BYTES],
		const void *bytes, size_t length)
{
	struct parcel *parcel = fresh(packer);
	bool thread = has_thread(packer);

	parcel->bericht = bericht;
	memcpy(parcel->sha256, sha256, SHA256_BYTES);
	buf_add(&parcel->bytes, bytes, length);
	packer->pending += length;
	packer->inside++;
	if (!thread) {
		seal_parcel(packer, parcel);
		push(&packer->done, parcel);
		return;
	}
	pthread_mutex_lock(&packer->lock);
	push(&packer->todo, parcel);
	if (packer->todo.count >= WAKE)
		pthread_cond_signal(&packer->changed);
	pthread_mutex_unlock(&packer->lock);
}

struct parcel *packer_take(struct packer *packer, bool wait)
{
	struct parcel *parcel;

	if (packer->inside == 0)
		return NULL;
	pthread_mutex_lock(&packer->lock);
	while ((parcel = pull(&packer->done)) == NULL && wait) {
		pthread_cond_broadcast(&packer->changed);
		pthread_cond_wait(&packer->changed, &packer->lock);
	}
	pthread_mutex_unlock(&packer->lock);
	if (parcel != NULL)
		packer->inside--;
	if (packer->inside == 0)
		packer->pending = 0;
	return parcel;
}

void packer_return(struct packer *packer, struct parcel *parcel)
{
	/* There may be thousands, and in the long run each has had a large message in it. */
	enum { KEEP_BYTES = 1024 * 1024 };

	if (packer->spared + held_by(parcel) > KEEP_BYTES) {
		parcel_free(parcel);
		return;
	}
	packer->spared += held_by(parcel);
	parcel->next = packer->spare;
	packer->spare = parcel;
}

size_t packer_pending(const struct packer *packer)
{
	return packer->pending;
}
