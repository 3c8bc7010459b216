/* A fault to be found, PLAIN says which: a digest without a key, or a BSN, gets into what is kept
 * or said of a message. Linked with --wrap for each of these. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/log.h"
#include "ijw/store/store.h"

enum store_outcome __real_store_add(struct store *store, const struct intake *intake,
				    int64_t *bericht);
enum store_outcome __wrap_store_add(struct store *store, const struct intake *intake,
				    int64_t *bericht);
uint32_t __real_judgement_json(const struct judgement *judgement, const struct judgement_on *on,
			       uint32_t most, struct json *json, const char *key);
uint32_t __wrap_judgement_json(const struct judgement *judgement, const struct judgement_on *on,
			       uint32_t most, struct json *json, const char *key);

static uint8_t last[SHA256_BYTES]; /* of the bytes of the message that came last */

static bool is(const char *plain)
{
	const char *wanted = getenv("PLAIN");

	return wanted != NULL && strcmp(wanted, plain) == 0;
}

static int64_t head(const uint8_t *digest)
{
	uint64_t number = 0;

	for (int i = 0; i < 8; i++)
		number = number << 8 | digest[i];
	return (int64_t)number;
}

/* The BSN into a fact; a digest into a fact, into a line of the log, there cut off; that of the
 * typed content; that of the BSN alone. */
enum store_outcome __wrap_store_add(struct store *store, const struct intake *intake,
				    int64_t *bericht)
{
	const struct judgement *judgement = intake->judgement;
	const char *bsn = judgement->event_count > 0 ? judgement->events[0].bsn : NULL;
	uint8_t digest[SHA256_BYTES];

	memcpy(last, intake->sha256, sizeof(last));
	if (is("told") && bsn != NULL)
		judgement->events[0].volume = strtoll(bsn, NULL, 10);
	if (is("fact") && judgement->event_count > 0)
		judgement->events[0].volume = head(last);
	if (is("log"))
		log_note("%s: a message of %016" PRIx64, intake->file, (uint64_t)head(last));
	if (is("cut"))
		log_note("%s: a message of %012" PRIx64 "...", intake->file,
			 (uint64_t)head(last) >> 16);
	if (is("content") && judgement->typed)
		log_note("%s: a message of %" PRId64, intake->file, head(judgement->content));
	if (is("bsn") && bsn != NULL) {
		digest_sha256(bsn, strlen(bsn), digest);
		log_note("%s: a youth of %" PRId64, intake->file, head(digest));
	}
	return __real_store_add(store, intake, bericht);
}

/* Into a report. */
uint32_t __wrap_judgement_json(const struct judgement *judgement, const struct judgement_on *on,
			       uint32_t most, struct json *json, const char *key)
{
	struct judgement_on with = *on;

	if (is("report"))
		with.sha256 = last;
	return __real_judgement_json(judgement, &with, most, json, key);
}
