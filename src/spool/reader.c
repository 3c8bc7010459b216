#include "reader.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/pool.h"
#include "ijw/base/secret.h"

/* Enough of small messages that nobody waits for nobody; of large ones only a few at a time. */
enum { THREADS_MOST = 8, PLACES_EACH = 16, SEALED_AHEAD = 1024 * 1024 };

/* NEVER was there anything in it; READY stays until it is given again. */
enum stage { NEVER, GIVEN, READY };

/* One original on its way; the place is the thread's while it is GIVEN, else the owner's. */
struct place {
	enum stage stage;
	struct original original;
	struct buf sealed;
	struct buf bytes;
	struct judge *judge;
	struct judgement judgement;
	int rc; /* of opening it */
};

struct hand {
	struct reader *reader;
	pthread_t thread;
	struct xsd *xsd;
	uint32_t first; /* of its places: this one and every `threads` further */
	bool running;
};

struct reader {
	struct store *store;
	uint32_t threads, places;
	struct hand *hand;
	struct place *place;
	uint64_t given, taken; /* originals */
	bool handed;           /* the owner looks at the one after `taken` */
	size_t ahead;          /* sealed bytes between the two */
	int64_t last;          /* row that was given last */
	int end;               /* 1 when the store has no more, -1 when it failed */
	bool stop;
	pthread_mutex_t lock; /* over stages, stop and who waits */
	uint32_t idle;        /* threads that wait for a place */
	bool wanted;          /* the owner waits for one */
	pthread_cond_t filled;
	pthread_cond_t judged;
};

static void judge_place(struct reader *reader, struct hand *hand, struct place *place)
{
	if (place->judge == NULL)
		place->judge = judge_new(hand->xsd);
	place->rc = store_original_open(reader->store, &place->original, place->sealed.data,
					place->sealed.length, &place->bytes);
	if (place->rc != 0)
		return;
	judge_bytes(place->judge, place->bytes.data != NULL ? place->bytes.data : "",
		    place->bytes.length, &place->judgement);
	judge_facts(place->judge, &place->judgement);
}

static void *work(void *context)
{
	struct hand *hand = context;
	struct reader *reader = hand->reader;
	uint32_t at = hand->first;

	pthread_mutex_lock(&reader->lock);
	for (;;) {
		struct place *place = &reader->place[at];

		while (place->stage != GIVEN && !reader->stop) {
			reader->idle++;
			pthread_cond_wait(&reader->filled, &reader->lock);
			reader->idle--;
		}
		if (reader->stop)
			break;
		pthread_mutex_unlock(&reader->lock);
		judge_place(reader, hand, place);
		pthread_mutex_lock(&reader->lock);
		place->stage = READY;
		if (reader->wanted)
			pthread_cond_signal(&reader->judged);
		at = (at + reader->threads) % reader->places;
	}
	pthread_mutex_unlock(&reader->lock);
	secret_forget();
	return NULL;
}

static int start(struct reader *reader, uint32_t number)
{
	struct hand *hand = &reader->hand[number];

	hand->reader = reader;
	hand->first = number;
	hand->xsd = xsd_open(NULL);
	if (hand->xsd == NULL)
		return -1;
	hand->running = pthread_create(&hand->thread, NULL, work, hand) == 0;
	return hand->running ? 0 : -1;
}

struct reader *reader_open(struct store *store)
{
	struct reader *reader = xmalloc(sizeof(*reader));
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	*reader = (struct reader){.store = store,
				  .lock = PTHREAD_MUTEX_INITIALIZER,
				  .filled = PTHREAD_COND_INITIALIZER,
				  .judged = PTHREAD_COND_INITIALIZER};
	reader->threads = cores < 1 ? 1 : cores > THREADS_MOST ? THREADS_MOST : (uint32_t)cores;
	reader->places = reader->threads * PLACES_EACH;
	reader->hand = xmalloc(reader->threads * sizeof(*reader->hand));
	memset(reader->hand, 0, reader->threads * sizeof(*reader->hand));
	reader->place = xmalloc(reader->places * sizeof(*reader->place));
	for (uint32_t i = 0; i < reader->places; i++)
		reader->place[i] = (struct place){.sealed = BUF_INIT(0), .bytes = BUF_INIT(0)};
	for (uint32_t i = 0; i < reader->threads; i++)
		if (start(reader, i) != 0) {
			reader_close(reader);
			return NULL;
		}
	return reader;
}

void reader_close(struct reader *reader)
{
	if (reader == NULL)
		return;
	pthread_mutex_lock(&reader->lock);
	reader->stop = true;
	pthread_cond_broadcast(&reader->filled);
	pthread_mutex_unlock(&reader->lock);
	for (uint32_t i = 0; i < reader->threads; i++)
		if (reader->hand[i].running)
			pthread_join(reader->hand[i].thread, NULL);
	for (uint32_t i = 0; i < reader->places; i++) {
		judge_free(reader->place[i].judge);
		buf_free(&reader->place[i].sealed);
		buf_free(&reader->place[i].bytes);
	}
	for (uint32_t i = 0; i < reader->threads; i++)
		xsd_free(reader->hand[i].xsd);
	free(reader->hand);
	free(reader->place);
	free(reader);
}

/* Gives out places as long as they are free and the originals small. */
static void give(struct reader *reader)
{
	uint64_t given = reader->given;

	while (reader->end == 0 && given - reader->taken < reader->places &&
	       (given == reader->taken || reader->ahead < SEALED_AHEAD)) {
		struct place *place = &reader->place[given % reader->places];
		int more = store_original_next(reader->store, reader->last, &place->original);

		if (more != 1) {
			reader->end = more < 0 ? -1 : 1;
			break;
		}
		reader->last = place->original.bericht;
		buf_clear(&place->sealed);
		buf_add(&place->sealed, place->original.bytes, place->original.length);
		reader->ahead += place->sealed.length;
		given++;
	}
	if (given == reader->given)
		return;
	pthread_mutex_lock(&reader->lock);
	for (; reader->given < given; reader->given++)
		reader->place[reader->given % reader->places].stage = GIVEN;
	if (reader->idle > 0)
		pthread_cond_broadcast(&reader->filled);
	pthread_mutex_unlock(&reader->lock);
}

/* The place that was handed out last is free again. */
static void release(struct reader *reader)
{
	struct place *place = &reader->place[reader->taken % reader->places];

	if (!reader->handed)
		return;
	reader->handed = false;
	reader->ahead -= place->sealed.length;
	reader->taken++;
}

/* Filling many places at once wakes the threads less often. */
static void go_on(struct reader *reader)
{
	release(reader);
	if (reader->given - reader->taken <= reader->places / 2)
		give(reader);
}

bool reader_ready(struct reader *reader)
{
	bool ready;

	go_on(reader);
	if (reader->given == reader->taken)
		return true;
	pthread_mutex_lock(&reader->lock);
	ready = reader->place[reader->taken % reader->places].stage == READY;
	pthread_mutex_unlock(&reader->lock);
	return ready;
}

int reader_next(struct reader *reader, const struct original **original,
		const struct judgement **judgement)
{
	struct place *place;

	go_on(reader);
	if (reader->given == reader->taken)
		return reader->end < 0 ? -1 : 0;
	place = &reader->place[reader->taken % reader->places];
	pthread_mutex_lock(&reader->lock);
	reader->wanted = true;
	while (place->stage != READY)
		pthread_cond_wait(&reader->judged, &reader->lock);
	reader->wanted = false;
	pthread_mutex_unlock(&reader->lock);
	reader->handed = true;
	if (place->rc != 0)
		return store_original_complain(reader->store, &place->original);
	*original = &place->original;
	*judgement = &place->judgement;
	return 1;
}
