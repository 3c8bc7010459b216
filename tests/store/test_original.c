/* Originals in parts: the Clients of a claim are found to the byte, whatever the spelling, by both
 * roads of judging; put together they are the same bytes again; and what was taken away, exchanged
 * or comes from another message is no original. */
#include <check.h>
#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/store/sealing.h"
#include "../fuzz/respell.h"
#include "../lib/own_store.h"
#include "../lib/random.h"
#include "ijw/base/pool.h"
#include "ijw/base/pseudonym.h"
#include "ijw/rule/judge.h"
#include "ijw/store/archive.h"
#include "ijw/store/packing.h"

Suite *suite_original(void);

enum { MESSAGES = 3000, MOST = 256 * 1024, PARTS_MOST = 2000 };

static const uint8_t key[KEY_BYTES] = {3};
static const uint8_t name[SHA256_BYTES] = {4};

static struct xsd *xsd;
static struct judge *judge, *other;
static struct sealer *sealer;
static struct opener *opener;
static struct buf message, sealed, opened;
static struct judgement judgement;
static struct original_part parts[PARTS_MOST];

static void begin(void)
{
	xsd = xsd_open(NULL);
	ck_assert_ptr_nonnull(xsd);
	judge = judge_new(xsd);
	other = judge_new(xsd);
	judge_by_libxml2(other);
	sealer = sealer_new(key);
	opener = opener_new(key);
	message = sealed = opened = BUF_INIT(0);
}

static void end(void)
{
	judge_free(judge);
	judge_free(other);
	xsd_free(xsd);
	sealer_free(sealer);
	opener_free(opener);
	buf_free(&message);
	buf_free(&sealed);
	buf_free(&opened);
}

/* --- ranges ------------------------------------------------------------------------------ */

static void judge_message(void)
{
	judge_bytes(judge, message.data, message.length, &judgement);
	judge_facts(judge, &judgement);
}

/* There is one for each Client that the events name, and both roads find the same. */
static void check_ranges(void)
{
	struct judgement again;
	uint32_t clients = 0, last = 0;

	judge_bytes(other, message.data, message.length, &again);
	judge_facts(other, &again);
	ck_assert_uint_eq(judgement.client_count, again.client_count);
	for (size_t i = 0; i < judgement.client_count; i++) {
		const struct range *range = &judgement.clients[i];

		ck_assert_mem_eq(range, &again.clients[i], sizeof(*range));
		ck_assert_uint_ge(range->from, last);
		ck_assert_uint_le(range->to, message.length);
		ck_assert_int_eq(message.data[range->from], '<');
		ck_assert_int_eq(message.data[range->to - 1], '>');
		last = range->to;
	}
	for (size_t i = 0; i < judgement.event_count; i++)
		if (judgement.events[i].clientnr > clients)
			clients = judgement.events[i].clientnr;
	if (judgement.typed)
		ck_assert_uint_eq(judgement.client_count, clients < 2 ? 0 : clients);
}

/* --- parts ------------------------------------------------------------------------------- */

static void seal_in_parts(void)
{
	ck_assert_uint_le(judgement.client_count, PARTS_MOST);
	for (size_t i = 0; i < judgement.client_count; i++)
		parts[i] = (struct original_part){.range = judgement.clients[i]};
	buf_clear(&sealed);
	ck_assert_int_eq(sealer_add(sealer, name, sizeof(name), message.data, message.length, parts,
				    judgement.client_count, NULL, &sealed),
			 0);
}

/* The sealed parts, in this order; one behind the last is missing. */
struct giving {
	size_t order[PARTS_MOST];
	size_t count, given;
};

static size_t frame_length(void)
{
	size_t length = sealed.length;

	for (size_t i = 0; i < judgement.client_count; i++)
		length -= parts[i].sealed;
	return length;
}

static int give(void *context, const void **bytes, size_t *length)
{
	struct giving *giving = context;
	size_t at = frame_length(), part;

	if (giving->given == giving->count)
		return -1;
	part = giving->order[giving->given++];
	for (size_t i = 0; i < part; i++)
		at += parts[i].sealed;
	*bytes = sealed.data + at;
	*length = parts[part].sealed;
	return 0;
}

static struct giving all_in_order(void)
{
	struct giving giving = {.count = judgement.client_count};

	for (size_t i = 0; i < giving.count; i++)
		giving.order[i] = i;
	return giving;
}

static int open_parts(struct giving *giving)
{
	buf_clear(&opened);
	return opener_add(opener, name, sizeof(name), sealed.data, frame_length(), give, giving,
			  &opened);
}

static void goes_round(void)
{
	struct giving giving = all_in_order();

	seal_in_parts();
	ck_assert_int_eq(open_parts(&giving), 0);
	ck_assert_uint_eq(giving.given, giving.count);
	ck_assert_uint_eq(opened.length, message.length);
	ck_assert_mem_eq(opened.data, message.data, message.length);
}

/* --- what messages there are --------------------------------------------------------------- */

static uint64_t chance;

static uint32_t dice(uint32_t sides)
{
	chance = chance * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(chance >> 33) % sides;
}

static void insert(size_t at, const char *bytes, size_t length)
{
	struct buf after = BUF_INIT(0);

	buf_add(&after, message.data + at, message.length - at);
	message.length = at;
	buf_add(&message, bytes, length);
	buf_add(&message, after.data, after.length);
	buf_free(&after);
}

/* A claim or the answer to one; in one of three cases spelled in other ways, in one of four with a
 * byte order mark. */
static void some_message(uint64_t seed)
{
	static const enum berichttype types[] = {JW323, JW325, JW301};

	chance = seed;
	random_message(types[dice(8) % 3], seed, &message);
	if (dice(3) == 0) {
		uint8_t *bytes = xmalloc(MOST);

		memcpy(bytes, message.data, message.length);
		message.length = respell(bytes, message.length, MOST, dice);
		buf_clear(&sealed);
		buf_add(&sealed, bytes, message.length);
		buf_clear(&message);
		buf_add(&message, sealed.data, sealed.length);
		free(bytes);
	}
	if (dice(4) == 0)
		insert(0, "\xEF\xBB\xBF", 3);
}

START_TEST(any_claim_comes_back)
{
	unsigned in_parts = 0, typed = 0, by_libxml2 = 0;

	for (uint64_t seed = 1; seed <= MESSAGES; seed++) {
		some_message(seed);
		judge_message();
		check_ranges();
		goes_round();
		typed += judgement.typed;
		in_parts += judgement.client_count > 0;
		by_libxml2 += judgement.client_count > 0 && judgement.doubt != DOUBT_NONE;
	}
	ck_assert_uint_gt(typed, MESSAGES / 2);
	ck_assert_uint_gt(in_parts, MESSAGES / 8);
	ck_assert_uint_gt(by_libxml2, 20);
}
END_TEST

/* The first Client again and again, with something between. */
static void repeat_clients(unsigned times)
{
	static const char *const between[] = {"",
					      "\r\n",
					      "<!-- > <m:Client> -->",
					      "<?Client > <Client>?>",
					      "<!--></m:Client>-->",
					      "<![CDATA[ ]]>"};
	struct range first = judgement.clients[0];
	char *client = xmalloc(first.to - first.from);

	memcpy(client, message.data + first.from, first.to - first.from);
	for (unsigned i = 0; i < times; i++) {
		const char *text = between[dice(5)];

		insert(first.from, text, strlen(text));
		insert(first.from, client, first.to - first.from);
	}
	free(client);
}

static void claim_of_several(uint64_t seed)
{
	do {
		random_message(JW323, seed++, &message);
		judge_message();
	} while (judgement.client_count < 2);
	chance = seed;
}

START_TEST(many_clients_come_back)
{
	for (unsigned times = 1; times <= 1000; times *= 10) {
		size_t count;

		claim_of_several(times);
		count = judgement.client_count;
		repeat_clients(times);
		judge_message();
		ck_assert_uint_eq(judgement.client_count, count + times);
		check_ranges();
		goes_round();
	}
}
END_TEST

/* What references spell is no markup. */
START_TEST(values_are_no_markup)
{
	static const char *const values[] = {"&gt;&lt;Client>", "Client "};
	static const char element[] = "<b:ReferentieNummer>";

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		const char *at;

		claim_of_several(1);
		at = strstr(message.data, element);
		ck_assert_ptr_nonnull(at);
		insert((size_t)(at - message.data) + strlen(element), values[i], strlen(values[i]));
		judge_message();
		ck_assert(judgement.typed);
		ck_assert_uint_ge(judgement.client_count, 2);
		check_ranges();
		goes_round();
	}
}
END_TEST

/* In base64 no youth is apart from another. */
START_TEST(an_envelope_is_one_piece)
{
	static const char before[] =
	    "<e:envelopHeenbericht-ggk_Di01"
	    " xmlns:e=\"http://www.stufstandaarden.nl/koppelvlak/ggk0210\"><e:parameters>"
	    "<e:bericht><e:xmlBestand>";
	static const char behind[] = "</e:xmlBestand></e:bericht></e:parameters>"
				     "</e:envelopHeenbericht-ggk_Di01>";
	size_t size;
	char *text;

	claim_of_several(1);
	size = sodium_base64_encoded_len(message.length, sodium_base64_VARIANT_ORIGINAL);
	text = xmalloc(size);
	sodium_bin2base64(text, size, (const uint8_t *)message.data, message.length,
			  sodium_base64_VARIANT_ORIGINAL);
	buf_clear(&message);
	buf_printf(&message, "%s%s%s", before, text, behind);
	free(text);
	judge_message();
	ck_assert(judgement.typed && judgement.findings.inside);
	ck_assert_uint_eq(judgement.client_count, 0);
	goes_round();
}
END_TEST

/* --- what is no original -------------------------------------------------------------------- */

START_TEST(a_part_has_its_place)
{
	struct giving giving;
	struct buf frame = BUF_INIT(0);

	claim_of_several(1);
	repeat_clients(3);
	judge_message();
	seal_in_parts();
	for (size_t i = 0; i < judgement.client_count; i++) {
		giving = all_in_order();
		giving.count = i;
		ck_assert_int_eq(open_parts(&giving), -1);
		giving = all_in_order();
		giving.order[i] = (i + 1) % giving.count;
		ck_assert_int_eq(open_parts(&giving), -1);
	}
	/* A part is no whole, and a whole no part. */
	giving = all_in_order();
	ck_assert_int_eq(opener_add(opener, name, sizeof(name), sealed.data + frame_length(),
				    parts[0].sealed, give, &giving, &opened),
			 -1);
	ck_assert_int_eq(sealer_add(sealer, name, sizeof(name), message.data, message.length, NULL,
				    0, NULL, &frame),
			 0);
	buf_clear(&opened);
	ck_assert_int_eq(opener_add(opener, name, sizeof(name), frame.data, frame.length, give,
				    &giving, &opened),
			 0);
	ck_assert_uint_eq(giving.given, 0);
	buf_free(&frame);
}
END_TEST

START_TEST(a_part_is_of_its_message)
{
	static const uint8_t stranger[SHA256_BYTES] = {5};
	struct giving giving;

	claim_of_several(1);
	seal_in_parts();
	giving = all_in_order();
	ck_assert_int_eq(opener_add(opener, stranger, sizeof(stranger), sealed.data, frame_length(),
				    give, &giving, &opened),
			 -1);
	for (size_t at = 0; at < sealed.length; at += 7) {
		giving = all_in_order();
		sealed.data[at] ^= 1;
		ck_assert_int_eq(open_parts(&giving), -1);
		sealed.data[at] ^= 1;
	}
	giving = all_in_order();
	ck_assert_int_eq(open_parts(&giving), 0);
}
END_TEST

/* --- compressed by others ---------------------------------------------------------------- */

static void pack_message(const char *bytes, size_t length, struct buf *out)
{
	struct packing *packing = packing_new();

	buf_clear(out);
	packing_add(packing, &judgement, bytes, length, out);
	packing_free(packing);
}

/* Sealed with what others say that it is compressed, it opens to what it is. */
static int seal_packed(const struct buf *packed, size_t count)
{
	struct giving giving = all_in_order();
	int rc;

	for (size_t i = 0; i < count; i++)
		parts[i] = (struct original_part){.range = judgement.clients[i]};
	buf_clear(&sealed);
	rc = sealer_add(sealer, name, sizeof(name), message.data, message.length, parts, count,
			packed, &sealed);
	giving.count = count;
	buf_clear(&opened);
	ck_assert_int_eq(opener_add(opener, name, sizeof(name), sealed.data,
				    count > 0 ? frame_length() : sealed.length, give, &giving,
				    &opened),
			 0);
	ck_assert_uint_eq(opened.length, message.length);
	ck_assert_mem_eq(opened.data, message.data, message.length);
	return rc;
}

START_TEST(others_compress)
{
	struct buf packed = BUF_INIT(0);

	claim_of_several(1);
	pack_message(message.data, message.length, &packed);
	ck_assert_int_eq(seal_packed(&packed, judgement.client_count), 0);
	/* Of other parts: of no use, and nobody's fault. */
	ck_assert_int_eq(seal_packed(&packed, 0), 0);
	judgement.client_count = 0;
	pack_message(message.data, message.length, &packed);
	ck_assert_int_eq(seal_packed(&packed, 0), 0);
	buf_free(&packed);
}
END_TEST

/* Whatever they say: it is found, and compressed anew. */
START_TEST(others_lie)
{
	struct buf packed = BUF_INIT(0), changed = BUF_INIT(0);
	size_t count;

	claim_of_several(1);
	count = judgement.client_count;
	pack_message(message.data, message.length, &packed);
	buf_add(&changed, packed.data, packed.length);
	for (size_t at = 1; at < packed.length; at += 5) {
		changed.data[at] ^= 0x11;
		ck_assert_int_ge(seal_packed(&changed, count), 0);
		changed.data[at] ^= 0x11;
		changed.length = at;
		ck_assert_int_eq(seal_packed(&changed, count), SEALER_ANEW);
		changed.length = packed.length;
	}
	buf_clear(&changed);
	buf_add(&changed, message.data, message.length);
	changed.data[judgement.clients[1].from + 9] ^= 1;
	pack_message(changed.data, changed.length, &packed);
	ck_assert_int_eq(seal_packed(&packed, count), SEALER_ANEW);
	judgement.client_count = 0;
	pack_message(message.data, message.length - 1, &packed);
	ck_assert_int_eq(seal_packed(&packed, 0), SEALER_ANEW);
	/* Small, and a flood when it is expanded. */
	buf_clear(&changed);
	memset(buf_room(&changed, 1 << 24), ' ', 1 << 24);
	changed.length = 1 << 24;
	pack_message(changed.data, changed.length, &packed);
	ck_assert_uint_lt(packed.length, message.length);
	ck_assert_int_eq(seal_packed(&packed, 0), SEALER_ANEW);
	buf_free(&packed);
	buf_free(&changed);
}
END_TEST

/* --- in an archive ---------------------------------------------------------------------------- */

static struct store *store;

static void open_store(void)
{
	begin();
	store = own_store_open();
}

static void close_store(void)
{
	own_store_close();
	end();
}

/* Takes the message in: its number. */
static int64_t add(void)
{
	uint8_t sha256[SHA256_BYTES];
	struct intake intake = {.file = "a.xml",
				.sha256 = sha256,
				.bytes = message.data,
				.length = message.length,
				.judgement = &judgement,
				.schemas = "schemas"};
	int64_t bericht;

	digest_sha256(message.data, message.length, sha256);
	ck_assert_int_eq(store_begin(store), 0);
	ck_assert_int_ne(store_add(store, &intake, &bericht), STORE_FAILED);
	ck_assert_int_eq(store_commit(store), 0);
	return bericht;
}

static int64_t ask(const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *row;
	int64_t answer = -1;

	ck_assert_int_eq(sqlite3_open(own_store_path(), &db), SQLITE_OK);
	ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
	if (sqlite3_step(row) == SQLITE_ROW)
		answer = sqlite3_column_int64(row, 0);
	sqlite3_finalize(row);
	sqlite3_close(db);
	return answer;
}

static enum original_fault open_again(int64_t bericht)
{
	struct original original;
	enum original_fault fault;

	ck_assert_int_eq(store_original_next(store, bericht - 1, &original), 1);
	ck_assert_int_eq(original.bericht, bericht);
	fault = store_original_open(store, &original, &opened);
	if (fault == ORIGINAL_WELL) {
		ck_assert_uint_eq(opened.length, message.length);
		ck_assert_mem_eq(opened.data, message.data, message.length);
	}
	return fault;
}

/* Of three Clients the first two are one youth. */
static void claim_of_two(void)
{
	claim_of_several(1);
	repeat_clients(1);
	judge_message();
	judgement.verdict = VERDICT_ACCEPTED;
}

/* The part of a Client is that of the youth whom its events name. */
static void check_youth(const struct event *event)
{
	char pseudonym[PSEUDONYM_TEXT], sql[256];

	pseudonym_of_bsn(own_store_home()->keys->pseudonym, event->bsn, strlen(event->bsn),
			 pseudonym);
	snprintf(sql, sizeof(sql),
		 "SELECT count(*) FROM origineel_deel d JOIN jeugdige j ON j.id = d.jeugdige"
		 " WHERE d.deel = %u AND j.client = '%s'",
		 event->clientnr, pseudonym);
	ck_assert_int_eq(ask(sql), 1);
}

START_TEST(each_part_is_of_its_youth)
{
	int64_t bericht;

	claim_of_two();
	bericht = add();
	ck_assert_int_eq(open_again(bericht), ORIGINAL_WELL);
	ck_assert_int_eq(ask("SELECT count(*) FROM origineel_deel"),
			 (int64_t)judgement.client_count);
	for (size_t i = 0; i < judgement.event_count; i++)
		if (judgement.events[i].clientnr > 0)
			check_youth(&judgement.events[i]);
	ck_assert_int_ge(ask("SELECT count(DISTINCT jeugdige) FROM origineel_deel"), 2);
	/* The same content in other bytes: no events of its own, but parts. */
	insert(message.length, "\n", 1);
	judge_message();
	judgement.verdict = VERDICT_ACCEPTED;
	bericht = add();
	ck_assert_int_eq(open_again(bericht), ORIGINAL_WELL);
	ck_assert_int_eq(ask("SELECT count(DISTINCT bericht) FROM origineel_deel"), 2);
}
END_TEST

START_TEST(the_rest_is_one_piece)
{
	int64_t bericht;

	/* It does not count. */
	claim_of_two();
	judgement.verdict = VERDICT_REJECTED;
	bericht = add();
	ck_assert_int_eq(open_again(bericht), ORIGINAL_WELL);
	/* All are about one youth. */
	claim_of_two();
	for (size_t i = 0; i < judgement.event_count; i++)
		if (judgement.events[i].bsn != NULL)
			judgement.events[i].bsn = "999900006";
	insert(message.length, "\n", 1);
	bericht = add();
	ck_assert_int_eq(open_again(bericht), ORIGINAL_WELL);
	ck_assert_int_eq(ask("SELECT count(*) FROM origineel_deel"), 0);
}
END_TEST

START_TEST(what_was_taken_away_is_missed)
{
	static const char *const harms[] = {
	    "DELETE FROM origineel_deel WHERE deel = 2",
	    "UPDATE origineel_deel SET bytes = (SELECT bytes FROM kept WHERE deel = 1)",
	    "UPDATE origineel_deel SET deel = deel + 10",
	    "UPDATE origineel SET bytes = (SELECT bytes FROM kept WHERE deel = 1)",
	    "DELETE FROM origineel_deel"};
	int64_t bericht;

	claim_of_two();
	bericht = add();
	ask("CREATE TABLE kept AS SELECT * FROM origineel_deel");
	ask("CREATE TABLE whole AS SELECT * FROM origineel");
	for (size_t i = 0; i < sizeof(harms) / sizeof(harms[0]); i++) {
		ask(harms[i]);
		ck_assert_int_eq(open_again(bericht), ORIGINAL_CLOSED);
		ask("DELETE FROM origineel_deel");
		ask("INSERT INTO origineel_deel SELECT * FROM kept");
		ask("UPDATE origineel SET bytes = (SELECT bytes FROM whole)");
		ck_assert_int_eq(open_again(bericht), ORIGINAL_WELL);
	}
}
END_TEST

Suite *suite_original(void)
{
	Suite *suite = suite_create("original");
	TCase *tcase = tcase_create("parts"), *stored = tcase_create("stored");

	tcase_add_checked_fixture(tcase, begin, end);
	tcase_add_test(tcase, any_claim_comes_back);
	tcase_add_test(tcase, many_clients_come_back);
	tcase_add_test(tcase, values_are_no_markup);
	tcase_add_test(tcase, an_envelope_is_one_piece);
	tcase_add_test(tcase, a_part_has_its_place);
	tcase_add_test(tcase, a_part_is_of_its_message);
	tcase_add_test(tcase, others_compress);
	tcase_add_test(tcase, others_lie);
	suite_add_tcase(suite, tcase);
	tcase_add_checked_fixture(stored, open_store, close_store);
	tcase_add_test(stored, each_part_is_of_its_youth);
	tcase_add_test(stored, the_rest_is_one_piece);
	tcase_add_test(stored, what_was_taken_away_is_missed);
	suite_add_tcase(suite, stored);
	return suite;
}
