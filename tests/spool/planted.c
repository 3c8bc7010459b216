#include "planted.h"

#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "../../src/spool/wire.h"
#include "ijw/base/file.h"
#include "ijw/base/pool.h"

struct planted {
	struct xsd *xsd;
	struct judge *judge;
	struct lijsten *lijsten; /* NULL without a home */
};

static void *planted_open(const char *home, struct lijsten *lijsten)
{
	struct planted *planted;

	if (strcmp(home, "FAIL") == 0) {
		lijsten_free(lijsten);
		return NULL;
	}
	planted = xmalloc(sizeof(*planted));
	*planted = (struct planted){.xsd = xsd_open(NULL)};
	planted->judge = judge_new(planted->xsd);
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

static void answer(uint32_t job, const char *body, uint32_t length)
{
	struct frame frame = {.length = length, .job = job, .kind = FRAME_JUDGED};

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

/* The first job has number 1: the tests hand this in first. */
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
} plants[] = {{"CRASH", crash}, {"STALL", stall}, {"SPIN", spin},
	      {"EATS", eat},    {"LEAVE", leave}, {"BABBLE", babble},
	      {"FORGE", forge}, {"STALE", stale}, {"OPEN", open_file},
	      {"DAWDLE", dawdle}};

static void planted_judge(void *state, const char *bytes, size_t length, int32_t day,
			  struct judgement *out)
{

	struct planted *planted = state;

	for (size_t i = 0; i < sizeof(plants) / sizeof(plants[0]); i++) {
		size_t word = strlen(plants[i].word);

		if (length >= word && memcmp(bytes, plants[i].word, word) == 0)
			plants[i].fail();
	}
	judge_bytes(planted->judge, bytes, length, out);
	judge_facts(planted->judge, out);
	if (planted->lijsten != NULL)
		judge_external(planted->judge, planted->lijsten, day, out);
}

const struct worker_craft planted_craft = {planted_open, planted_basis, planted_judge};
