#include "planted.h"

#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../../src/store/joining.h"
#include "../../src/worker/wire.h"
#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "ijw/rule/catalogue.h"
#include "ijw/store/packing.h"

struct planted {
	struct xsd *xsd;
	struct judge *judge;
	struct packing *packing;
	struct joining *joining;
	struct pool *pool;       /* of what is lied */
	struct lijsten *lijsten; /* NULL without a home */
	bool turned;             /* it has read what takes it over */
	uint32_t process;        /* which one it is */
};

static void *planted_open(const char *home, struct lijsten *lijsten, struct xsd *xsd)
{
	struct planted *planted;

	if (strcmp(home, "FAIL") == 0) {
		lijsten_free(lijsten);
		xsd_free(xsd);
		return NULL;
	}
	planted = xmalloc(sizeof(*planted));
	*planted = (struct planted){.xsd = xsd, .process = (uint32_t)getpid()};
	planted->judge = judge_new(planted->xsd);
	planted->packing = packing_new();
	planted->joining = joining_new();
	planted->pool = pool_new();
	if (home[0] != '\0')
		planted->lijsten = lijsten;
	else
		lijsten_free(lijsten);
	return planted;
}

static void planted_basis(void *state, struct buf *out)
{
	const struct planted *planted = state;

	if (planted->lijsten != NULL)
		worker_basis(planted->xsd, planted->lijsten, out);
}

static void answer(uint32_t item, const char *body, uint32_t length)
{
	struct frame frame = {.length = length, .item = item, .kind = FRAME_JUDGED};

	file_write(WORKER_FD, &frame, sizeof(frame));
	file_write(WORKER_FD, body, length);
}

static void crash(void)
{
	static volatile uintptr_t nowhere = 8;

	*(volatile int *)nowhere = 1;
}

static void stall(void)
{
	struct frame frame;

	while (read(WORKER_FD, &frame, sizeof(frame)) >= 0)
		;
}

static void spin(void)
{
	for (volatile unsigned long at = 0;; at++)
		;
}

static void eat(void)
{
	for (;;)
		memset(xmalloc(1 << 20), 1, 1 << 20);
}

static void leave(void)
{
	_exit(0);
}

static void babble(void)
{
	char noise[4096];

	memset(noise, 0xEE, sizeof(noise));
	file_write(WORKER_FD, noise, sizeof(noise));
}

/* The first item has number 1: the tests hand this in first. */
static void forge(void)
{
	char nothing[64] = {0};

	answer(1, nothing, sizeof(nothing));
}

static void stale(void)
{
	answer(4711, "", 0);
}

static void open_file(void)
{
	(void)file_open(0, "/etc/passwd");
}

/* Then it judges. By its own clock, so that it is as slow on any machine. */
static void dawdle(void)
{
	const clock_t end = clock() + CLOCKS_PER_SEC / 10;

	while (clock() < end)
		;
}

static const struct {
	const char *word;
	void (*fail)(void);
} plants[] = {{"CRASH", crash},    {"STALL", stall},   {"SPIN", spin},   {"EATS", eat},
	      {"LEAVE", leave},    {"BABBLE", babble}, {"FORGE", forge}, {"STALE", stale},
	      {"OPEN", open_file}, {"DAWDLE", dawdle}};

/* As if nothing were wrong with it, but for one thing. The first event is there: the message is in
 * order. */
static void lie_many(struct planted *planted, struct judgement *out)
{
	struct event *events = pool_alloc(planted->pool, (LIMIT_ELEMENTS + 1) * sizeof(*events));

	for (size_t i = 0; i <= LIMIT_ELEMENTS; i++)
		events[i] = out->events[0];
	out->events = events;
	out->event_count = LIMIT_ELEMENTS + 1;
}

static void lie_control(struct planted *planted, struct judgement *out)
{
	(void)planted;
	out->events[0].referentie = "a\x1B[2Jb";
}

static void lie_long(struct planted *planted, struct judgement *out)
{
	(void)planted;
	out->events[0].code = "45A045678";
}

static void lie_number(struct planted *planted, struct judgement *out)
{
	(void)planted;
	out->events[0].volume = 123456789;
}

static void lie_bsn(struct planted *planted, struct judgement *out)
{
	(void)planted;
	out->events[0].retourcodes = "123456782";
}

static void lie_place(struct planted *planted, struct judgement *out)
{
	(void)planted;
	finding_add(&out->findings, rule_find("IJW011"), out->kop.line, "/Bericht/123456782", NULL);
}

static void lie_kind(struct planted *planted, struct judgement *out)
{
	(void)planted;
	out->events[0].soort = EVENT_RETOUR;
}

/* Every `from` in the message at hand is `to`, and so is the answer. */
static void answer_on(struct planted *planted, const char *from, const char *to,
		      struct judgement *out)
{
	size_t length = out->length;
	char *bytes = pool_copy(planted->pool, out->message, length), *at = bytes;

	while ((at = memmem(at, length - (size_t)(at - bytes), from, strlen(from))) != NULL)
		memcpy(at, to, strlen(to));
	judge_bytes(planted->judge, bytes, length, out);
	judge_facts(planted->judge, out);
}

static void lie_other(struct planted *planted, struct judgement *out)
{
	answer_on(planted, "LIEother", "12345678", out);
}

static void lie_youth(struct planted *planted, struct judgement *out)
{
	answer_on(planted, "999900006", "123456782", out);
}

static void lie_range(struct planted *planted, struct judgement *out)
{
	out->client_count = 2;
	out->clients = pool_alloc(planted->pool, 2 * sizeof(*out->clients));
	out->clients[0] = (struct range){0, 1};
	out->clients[1] = (struct range){1, UINT32_MAX};
}

static const struct {
	const char *identificatie;
	void (*lie)(struct planted *planted, struct judgement *out);
} lies[] = {{"LIEmany", lie_many},     {"LIEcontrol", lie_control}, {"LIElong", lie_long},
	    {"LIEnumber", lie_number}, {"LIEbsn", lie_bsn},         {"LIEplace", lie_place},
	    {"LIEkind", lie_kind},     {"LIEother", lie_other},     {"LIEyouth", lie_youth},
	    {"LIErange", lie_range}};

static void lie(struct planted *planted, struct judgement *out)
{
	for (size_t i = 0; i < sizeof(lies) / sizeof(lies[0]); i++)
		if (out->typed && strcmp(out->kop.identificatie, lies[i].identificatie) == 0) {
			pool_reset(planted->pool);
			lies[i].lie(planted, out);
			return;
		}
}

static bool begins(const char *bytes, size_t length, const char *word)
{
	return length >= strlen(word) && memcmp(bytes, word, strlen(word)) == 0;
}

static void planted_judge(void *state, const char *bytes, size_t length, int32_t day,
			  struct judgement *out)
{

	struct planted *planted = state;

	for (size_t i = 0; i < sizeof(plants) / sizeof(plants[0]); i++)
		if (begins(bytes, length, plants[i].word))
			plants[i].fail();
	judge_bytes(planted->judge, bytes, length, out);
	judge_facts(planted->judge, out);
	if (planted->turned && !out->typed)
		judge_bytes(planted->judge, "", 0, out);
	if (begins(bytes, length, "<TWIST"))
		finding_add(&out->findings, rule_find("IJW011"), planted->process, "/", NULL);
	if (planted->lijsten != NULL)
		judge_external(planted->judge, planted->lijsten, day, out);
	lie(planted, out);
}

static int planted_join(void *state, const char *pieces, size_t length, struct buf *out)
{
	const struct planted *planted = state;
	int rc = joining_add(planted->joining, pieces, length, out);

	if (rc == 0 && begins(out->data, out->length, "<UNDO"))
		crash();
	if (rc == 0 && begins(out->data, out->length, "<FAKE"))
		out->data[1] ^= 1;
	return rc;
}

/* As long as the message, and as it compresses: but another. Only who judges first is asked for it: what
 * turns that one does not turn who judges again. */
static void planted_pack(void *state, const struct judgement *judgement, const char *bytes,
			 size_t length, struct buf *out)
{
	struct planted *planted = state;

	if (begins(bytes, length, "TURN"))
		planted->turned = true;

	if (judgement->typed && strcmp(judgement->kop.identificatie, "LIEpacked") == 0) {
		char *other = pool_copy(planted->pool, bytes, length);

		other[length / 2] ^= 1;
		planted->turned = true;
		bytes = other;
	}
	packing_add(planted->packing, judgement, bytes, length, out);
}

const struct worker_judge planted_judging = {planted_open, planted_basis, planted_judge,
					     planted_join, planted_pack};
