#include "rebuilt.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "digests.h"
#include "ijw/base/file.h"
#include "ijw/rule/judge.h"
#include "windows.h"

/* In how many places of a message one BSN can be; what is over stays as it is. */
enum { PLACES = 64 };

/* What is being made anew, and for whom. */
struct work {
	const struct space *space;
	struct buf bytes;   /* of the message, with the BSN of `needle.youth` in it */
	size_t at[PLACES];  /* where the BSN stands, */
	size_t places;      /* in so many places */
	char bsn[BSN_TEXT]; /* that is in it now */
	char birth[3]
		  [16]; /* the day of birth of the youth as it may be written; "" when not known */
	char name[2][64]; /* Achternaam, Voornamen */
	struct judge *judge;
	struct needle needle;
	needle_visit *visit;
	void *context;
};

static void add(void *context, uint64_t number, const char *digest)
{
	struct work *work = context;

	work->needle.number = number;
	work->needle.digest = digest;
	work->visit(work->context, &work->needle);
}

static void add_bytes(struct work *work, const char *what, const void *bytes, size_t length)
{
	work->needle.what = what;
	digests_of(bytes, length, add, work);
}

/* ---- What is known of a youth ---- */

/* The value of the first element of this name from `at` on; "" when there is none. */
static void read_value(const char *at, const char *element, char *value, size_t size)
{
	const char *found = at;
	size_t length = strlen(element);

	value[0] = '\0';
	while ((found = strstr(found, element)) != NULL) {
		if (found[length] == '>' && (found[-1] == ':' || found[-1] == '<')) {
			snprintf(value, size, "%.*s", (int)strcspn(found + length + 1, "<"),
				 found + length + 1);
			return;
		}
		found += length;
	}
}

static void read_youth(struct work *work)
{
	const char *client = work->bytes.data + work->at[0];
	const char *birth = strstr(client, "Geboortedatum>");
	char day[16] = "";

	memset(work->birth, 0, sizeof(work->birth));
	if (birth != NULL)
		read_value(birth, "Datum", day, sizeof(day));
	if (strlen(day) == 10) {
		snprintf(work->birth[0], sizeof(work->birth[0]), "%s", day);
		snprintf(work->birth[1], sizeof(work->birth[1]), "%.4s%.2s%.2s", day, day + 5,
			 day + 8);
		snprintf(work->birth[2], sizeof(work->birth[2]), "%.2s%.2s%.4s", day + 8, day + 5,
			 day);
	}
	read_value(client, "Achternaam", work->name[0], sizeof(work->name[0]));
	read_value(client, "Voornamen", work->name[1], sizeof(work->name[1]));
}

/* Both, in both orders, with what may stand between them. */
static void add_two(struct work *work, const char *what, const char *one, const char *other)
{
	static const char *const between[] = {"", " ", "|", ";", ",", ":", "/", "-", "\n", "\t"};
	char text[160];

	if (one[0] == '\0' || other[0] == '\0')
		return;
	for (size_t i = 0; i < sizeof(between) / sizeof(between[0]); i++) {
		snprintf(text, sizeof(text), "%s%s%s", one, between[i], other);
		add_bytes(work, what, text, strlen(text));
		snprintf(text, sizeof(text), "%s%s%s", other, between[i], one);
		add_bytes(work, what, text, strlen(text));
	}
}

static void add_spellings(struct work *work, const char *bsn)
{
	static const char *const forms[] = {
	    "%.3s%.3s%.3s",           "%.3s.%.3s.%.3s",   "%.3s %.3s %.3s",   "%.3s-%.3s-%.3s",
	    "0%.3s%.3s%.3s",          "%.3s%.3s%.3s\n",   "BSN%.3s%.3s%.3s",  "BSN:%.3s%.3s%.3s",
	    "BSN %.3s%.3s%.3s",       "bsn:%.3s%.3s%.3s", "\"%.3s%.3s%.3s\"", "NL%.3s%.3s%.3s",
	    "<Bsn>%.3s%.3s%.3s</Bsn>"};
	const uint64_t number = strtoull(bsn, NULL, 10), turned = __builtin_bswap64(number);
	char text[64];

	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		snprintf(text, sizeof(text), forms[i], bsn, bsn + 3, bsn + 6);
		add_bytes(work, "the BSN", text, strlen(text));
	}
	snprintf(text, sizeof(text), "%.4s.%.2s.%.3s", bsn, bsn + 4, bsn + 6);
	add_bytes(work, "the BSN", text, strlen(text));
	add_bytes(work, "the BSN", bsn, BSN_TEXT); /* with its NUL */
	/* As a number of 32 and of 64 bits. */
	add_bytes(work, "the BSN", &number, 4);
	add_bytes(work, "the BSN", &number, 8);
	add_bytes(work, "the BSN", (const char *)&turned + 4, 4);
	add_bytes(work, "the BSN", &turned, 8);
}

/* What can be made without any message. */
static void add_texts(struct work *work)
{
	add_spellings(work, work->bsn);
	for (int i = 0; i < 3; i++) {
		add_two(work, "BSN and birth date", work->bsn, work->birth[i]);
		add_two(work, "name and birth date", work->name[0], work->birth[i]);
	}
	for (int i = 0; i < 2; i++) {
		add_two(work, "BSN and name", work->bsn, work->name[i]);
		if (work->name[i][0] != '\0')
			add_bytes(work, "the name", work->name[i], strlen(work->name[i]));
	}
	add_two(work, "the names", work->name[0], work->name[1]);
}

/* ---- Messages ---- */

static void put_bsn(struct work *work, const char *bsn)
{
	for (size_t i = 0; i < work->places; i++)
		memcpy(work->bytes.data + work->at[i], bsn, BSN_DIGITS);
	memcpy(work->bsn, bsn, BSN_TEXT);
}

/* Finds where this BSN stands. */
static void take_bsn(struct work *work, const char *bsn)
{
	work->places = 0;
	for (const char *at = work->bytes.data; (at = strstr(at, bsn)) != NULL; at += BSN_DIGITS)
		if (work->places < PLACES)
			work->at[work->places++] = (size_t)(at - work->bytes.data);
	memcpy(work->bsn, bsn, BSN_TEXT);
}

/* The Client that the BSN is in: a message may be kept in parts. */
static void add_client(struct work *work)
{
	const char *bsn = work->bytes.data + work->at[0], *start = NULL, *end;

	for (const char *at = work->bytes.data; (at = strstr(at, "Client>")) != NULL && at < bsn;
	     at++)
		start = at;
	end = strstr(bsn, "Client>");
	while (start != NULL && start > work->bytes.data && *start != '<')
		start--;
	if (start != NULL && end != NULL)
		add_bytes(work, "the Client", start, (size_t)(end + strlen("Client>") - start));
}

static void add_message(struct work *work)
{
	struct judgement judgement;

	add_bytes(work, "the message", work->bytes.data, work->bytes.length);
	add_client(work);
	judge_bytes(work->judge, work->bytes.data, work->bytes.length, &judgement);
	judge_facts(work->judge, &judgement);
	if (!judgement.typed)
		return;
	work->needle.what = "the typed content";
	add(work, window_of(judgement.content), "digest_content");
	add_bytes(work, "the digest of the typed content", judgement.content, CONTENT_BYTES);
}

/* Puts each that is tried in the place of the BSN that is in the message. */
static void try_all(struct work *work, size_t own)
{
	const struct space *space = work->space;
	size_t tried = space->count < space->most ? space->count : space->most;

	read_youth(work);
	work->needle.youth = own;
	add_texts(work);
	for (size_t i = 0; i < tried; i++) {
		work->needle.youth = (own + i) % space->count;
		put_bsn(work, space->bsn[work->needle.youth]);
		add_message(work);
	}
	put_bsn(work, space->bsn[own]);
}

static int compare(const void *a, const void *b)
{
	return memcmp(a, b, BSN_DIGITS);
}

/* The youths that the message names, wherever it does. */
static void find_youths(struct work *work, char *here)
{
	const struct space *space = work->space;
	const char(*found)[BSN_TEXT];
	size_t run;

	for (const char *at = work->bytes.data; *at != '\0'; at += run > 0 ? run : 1) {
		run = strspn(at, "0123456789");
		found = run == BSN_DIGITS ? bsearch(at, space->bsn, space->count, BSN_TEXT, compare)
					  : NULL;
		if (found != NULL)
			here[found - (const char(*)[BSN_TEXT])space->bsn] = 1;
	}
}

void rebuilt_visit(const char *file, const struct space *space, char *present, needle_visit *visit,
		   void *context)
{
	static struct xsd *xsd;
	static struct judge *judge;
	struct work work = {
	    .space = space, .bytes = BUF_INIT(0), .visit = visit, .context = context};
	char *here = calloc(space->count, 1);
	int fd = open(file, O_RDONLY | O_CLOEXEC);

	if (here == NULL || fd < 0 || file_read(fd, &work.bytes) != 0 || close(fd) != 0) {
		perror(file);
		exit(2);
	}
	if (judge == NULL)
		judge = judge_new(xsd = xsd_open(NULL));
	work.judge = judge;
	work.needle.file = file;
	find_youths(&work, here);
	for (size_t i = 0; i < space->count; i++)
		if (here[i]) {
			present[i] = 1;
			take_bsn(&work, space->bsn[i]);
			try_all(&work, i);
		}
	buf_free(&work.bytes);
	free(here);
}
