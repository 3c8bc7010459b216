/* Returns that are taken in behind the messages they answer: each rejecting one voids its own
 * message and no other, and the others void none. */
#include <check.h>
#include <glob.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "answer.h"
#include "ijw/base/date.h"
#include "ijw/base/digest.h"
#include "ijw/message/encode.h"
#include "ijw/message/make.h"
#include "lib/own_store.h"

Suite *suite_nietig(void);

/* So many messages have one Identificatie, and other days or types. */
enum { MESSAGES_MOST = 500, WITH_ONE_NAME = 3 };

struct answered {
	int64_t bericht;
	bool rejected;
};

static struct store *store;
static char schemas[SHA256_TEXT];

static void set_up(void)
{
	answer_set_up();
	memset(schemas, '0', sizeof(schemas) - 1);
	store = own_store_open();
	ck_assert_int_eq(store_begin(store), 0);
}

static void tear_down(void)
{
	own_store_close();
	answer_tear_down();
}

static int64_t take_in(const struct buf *message, const char *file)
{
	struct judgement taken;
	uint8_t sha256[SHA256_BYTES];
	struct intake intake = {.file = file,
				.sha256 = sha256,
				.bytes = message->data,
				.length = message->length,
				.judgement = &taken,
				.schemas = schemas};
	int64_t bericht;

	judge_bytes(judge, message->data, message->length, &taken);
	judge_facts(judge, &taken);
	digest_sha256(message->data, message->length, sha256);
	ck_assert_int_eq(store_add(store, &intake, &bericht), STORE_NEW);
	return bericht;
}

/* The message of a fixture under a name that no other one of its type has, into `bytes`; false where
 * it gets no return or is not accepted. */
static bool make_message(const char *path, int n)
{
	char identificatie[16];
	struct encode_error error;
	struct identificatie *name;

	answer_judge(path);
	if (judgement.verdict != VERDICT_ACCEPTED ||
	    bericht_info(judgement.type)->retour == BERICHT_ONBEKEND)
		return false;
	snprintf(identificatie, sizeof(identificatie), "N%d", n / WITH_ONE_NAME);
	name = judgement.bericht->header->berichtidentificatie;
	name->identificatie = name->dagtekening = (struct field){0};
	MAKE_TEXT(pool, name, identificatie, identificatie);
	MAKE_DAY(pool, name, dagtekening, date_day(2026, 4, 15) + n % WITH_ONE_NAME);
	buf_clear(&out);
	ck_assert_int_eq(encode_bericht(judgement.bericht, judgement.release, judgement.type, &out,
					&error),
			 0);
	buf_clear(&bytes);
	buf_add(&bytes, out.data, out.length);
	judge_bytes(judge, bytes.data, bytes.length, &judgement);
	return judgement.verdict == VERDICT_ACCEPTED;
}

/* Takes the message in, and behind it the return on it: on a finding within the message, in the
 * header, in the body, or on none. */
static void answer_one(int n, struct answered *answered)
{
	const bool antwoord = judgement.type == JW319;
	const char *body = antwoord ? "/Bericht/Antwoord" : "/Bericht/Client";

	answered->bericht = take_in(&bytes, "message.xml");
	judge_bytes(judge, bytes.data, bytes.length, &judgement);
	if (n % 4 == 0)
		answer_found("CS002", body);
	if (n % 4 == 1)
		answer_found("TR056", "/Bericht/Header");
	if (n % 4 == 2)
		answer_found(antwoord ? "TR355" : "TR304", body);
	answer_make();
	answered->rejected = retour_rejects(retour.outcome);
	ck_assert_int_eq(answered->rejected, n % 4 != 3);
	answer_write("a return");
	take_in(&out, "return.xml");
}

static size_t answer_all(struct answered answered[MESSAGES_MOST])
{
	glob_t files;
	size_t count = 0;

	ck_assert_int_eq(glob("fixtures/rules/*/good*.xml", 0, NULL, &files), 0);
	for (size_t i = 0; i < files.gl_pathc && count < MESSAGES_MOST; i++) {
		pool_reset(pool);
		if (make_message(files.gl_pathv[i], (int)count)) {
			answer_one((int)count, &answered[count]);
			count++;
		}
	}
	globfree(&files);
	return count;
}

static int32_t void_day_of(sqlite3_stmt *row, int64_t bericht)
{
	int32_t day;

	ck_assert_int_eq(sqlite3_bind_int64(row, 1, bericht), SQLITE_OK);
	ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
	day = sqlite3_column_type(row, 0) == SQLITE_NULL ? DAY_NONE : sqlite3_column_int(row, 0);
	sqlite3_reset(row);
	return day;
}

START_TEST(a_return_voids_its_message_and_no_other)
{
	struct answered answered[MESSAGES_MOST];
	const size_t count = answer_all(answered);
	sqlite3_stmt *row;
	sqlite3 *db;

	ck_assert_uint_ge(count, 200);
	ck_assert_int_eq(store_derive(store, date_day(2026, 5, 2)), 0);
	ck_assert_int_eq(store_commit(store), 0);
	ck_assert_int_eq(sqlite3_open(own_store_path(), &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_prepare_v2(db, "SELECT nietig_vanaf FROM bericht WHERE id = ?", -1,
					    &row, NULL),
			 SQLITE_OK);
	for (size_t i = 0; i < count; i++) {
		const int32_t day = void_day_of(row, answered[i].bericht);

		ck_assert_msg(day == (answered[i].rejected ? date_day(2026, 5, 1) : DAY_NONE),
			      "message %zu: rejected %d, void from %d on", i, answered[i].rejected,
			      day);
	}
	sqlite3_finalize(row);
	sqlite3_close(db);
}
END_TEST

Suite *suite_nietig(void)
{
	Suite *suite = suite_create("nietig");
	TCase *tests = tcase_create("nietig");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, a_return_voids_its_message_and_no_other);
	suite_add_tcase(suite, tests);
	return suite;
}
