/* From bytes to a verdict, and findings as text and JSON. */
#include <check.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/base/json.h"
#include "ijw/base/limits.h"
#include "ijw/rule/catalogue.h"
#include "ijw/rule/judge.h"

static struct xsd *xsd;
static struct judge *judge;
static struct judgement judgement;
static struct buf bytes;

static void set_up(void)
{
	xsd = xsd_open(NULL);
	ck_assert_ptr_nonnull(xsd);
	judge = judge_new(xsd);
	bytes = BUF_INIT(0);
}

static void tear_down(void)
{
	judge_free(judge);
	xsd_free(xsd);
	buf_free(&bytes);
}

static void load(const char *name)
{
	int fd = file_open(AT_FDCWD, name);

	ck_assert_int_ge(fd, 0);
	buf_clear(&bytes);
	ck_assert_int_eq(file_read(fd, &bytes), 0);
	close(fd);
}

static enum verdict judged(void)
{
	judge_bytes(judge, bytes.data, bytes.length, &judgement);
	return judgement.verdict;
}

/* Replaces the first `from` in the bytes; both may have any length. */
static void replace(const char *from, const char *to)
{
	struct buf changed = BUF_INIT(0);
	const char *at = strstr(bytes.data, from);

	ck_assert_ptr_nonnull(at);
	buf_add(&changed, bytes.data, (size_t)(at - bytes.data));
	buf_puts(&changed, to);
	buf_puts(&changed, at + strlen(from));
	buf_free(&bytes);
	bytes = changed;
}

START_TEST(verdicts)
{
	load("fixtures/rules/TR018/good.xml");
	ck_assert_int_eq(judged(), VERDICT_ACCEPTED);
	ck_assert_int_eq(judgement.type, JW307);
	ck_assert_str_eq(judgement.release_name, "3.2");
	ck_assert_ptr_nonnull(judgement.bericht);
	load("fixtures/rules/TR018/bad.xml");
	ck_assert_int_eq(judged(), VERDICT_REJECTED);
	ck_assert_uint_eq(judgement.findings.count, 1);
	replace("<m:Begindatum>2026-04-01", "<m:Begindatum>2026-04-31");
	ck_assert_int_eq(judged(), VERDICT_INVALID);
	ck_assert_ptr_null(judgement.bericht);
	replace("jw307/schema", "jw309/schema");
	ck_assert_int_eq(judged(), VERDICT_UNKNOWN);
	replace("</m:Client>", "");
	ck_assert_int_eq(judged(), VERDICT_UNREADABLE);
	ck_assert_int_eq(judgement.fault, FAULT_SYNTAX);
	ck_assert_uint_eq(judgement.findings.count, 1);
}
END_TEST

/* An earlier release is named; a namespace written with character references is still the same. */
START_TEST(namespaces)
{
	load("fixtures/rules/TR018/good.xml");
	replace("ijw/3_2/jw307", "ijw/3_1/jw307");
	ck_assert_int_eq(judged(), VERDICT_UNKNOWN);
	ck_assert_str_eq(judgement.release_name, "3.1");
	ck_assert_str_eq(judgement.findings.first->rule->code, "IJW014");
	load("fixtures/rules/TR018/good.xml");
	replace("ijw/3_2/jw307", "ijw/3&#95;2/jw307");
	ck_assert_int_eq(judged(), VERDICT_ACCEPTED);
	ck_assert_int_eq(judgement.type, JW307);
	load("fixtures/rules/TR018/bad.xml");
	replace("ijw/3_2/jw307", "ijw/3&#95;2/jw305");
	ck_assert_int_eq(judged(), VERDICT_INVALID);
	ck_assert_int_eq(judgement.type, JW305);
}
END_TEST

/* The judgement with at most so many findings. */
static void write_json(uint32_t most, struct buf *out)
{
	const struct judgement_on on = {.file = "f"};
	struct json json;

	json_begin(&json, out, JSON_COMPACT);
	judgement_json(&judgement, &on, most, &json, NULL);
}

/* What was judged before changes nothing, whatever it was. */
START_TEST(repeatable)
{
	struct buf first = BUF_INIT(0), second = BUF_INIT(0);

	load("fixtures/rules/CS003/bad-contact.xml");
	judged();
	write_json(LIMIT_FINDINGS, &first);
	for (int i = 0; i < 200; i++) {
		judge_bytes(judge, "<a>\xEF\xBB\xBF<b/>", (size_t)(i % 10), &judgement);
		judge_bytes(judge, bytes.data, bytes.length - (size_t)i, &judgement);
	}
	judged();
	write_json(LIMIT_FINDINGS, &second);
	ck_assert_str_eq(first.data, second.data);
	buf_free(&first);
	buf_free(&second);
}
END_TEST

START_TEST(finding_limit)
{
	struct buf many = BUF_INIT(0);

	for (unsigned i = 0; i < LIMIT_FINDINGS + 500; i++)
		buf_puts(&many, "<m:StopProduct><m:ToewijzingNummer>x</m:ToewijzingNummer>"
				"</m:StopProduct>");
	buf_puts(&many, "<m:StopProduct>");
	load("fixtures/rules/TR018/good.xml");
	replace("<m:StopProduct>", many.data);
	ck_assert_int_eq(judged(), VERDICT_INVALID);
	ck_assert_uint_eq(judgement.findings.count, LIMIT_FINDINGS);
	ck_assert_uint_gt(judgement.findings.dropped, 0);
	buf_free(&many);
}
END_TEST

/* The first by line are listed, whatever the order in which they are found; what is left out still
 * counts for the verdict, and for what is to be done. */
START_TEST(findings_in_document_order)
{
	struct pool *pool = pool_new();
	struct finding_list list = {.pool = pool};
	struct buf out = BUF_INIT(0);
	uint32_t line = 0;

	for (uint32_t i = 0; i < LIMIT_FINDINGS; i++)
		finding_add(&list, rule_find("IJW012"), 2 * (LIMIT_FINDINGS - i), "", NULL);
	finding_add(&list, rule_find("TR018"), 1000000, "", NULL);
	finding_add(&list, rule_find("TR018"), 3, "/last of this line", NULL);
	finding_add(&list, rule_find("IJW011"), 3, "/behind it", NULL);
	ck_assert_uint_eq(list.count, LIMIT_FINDINGS);
	ck_assert_uint_eq(list.dropped, 3);
	ck_assert_uint_eq(list.errors, 2);
	ck_assert_uint_eq(list.coded, 2);
	for (const struct finding *at = list.first; at != NULL; at = at->next) {
		ck_assert_uint_ge(at->line, line);
		line = at->line;
	}
	ck_assert_uint_eq(list.last->line, line);
	ck_assert_str_eq(list.first->next->path, "/last of this line");
	ck_assert_str_eq(list.first->next->next->path, "/behind it");
	judgement = (struct judgement){.findings = list};
	write_json(1, &out);
	ck_assert_ptr_nonnull(strstr(out.data, "],\"findings_total\":203"));
	buf_free(&out);
	pool_free(pool);
}
END_TEST

START_TEST(printing)
{
	struct buf out = BUF_INIT(0);
	struct json json;
	struct finding finding = {rule_find("TR018"),
				  46,
				  "/Bericht/Client/StopProducten/StopProduct[2]",
				  NULL,
				  NULL,
				  false};

	finding_text(&finding, "inbox/a.xml", &out);
	ck_assert_str_eq(out.data,
			 "inbox/a.xml:46: error: TR018 (0001): Einddatum lies before Begindatum: "
			 "/Bericht/Client/StopProducten/StopProduct[2]");
	finding.inside = true;
	buf_clear(&out);
	finding_text(&finding, "a.xml", &out);
	ck_assert_str_eq(out.data, "a.xml:46: error: TR018 (0001): in the message inside the "
				   "envelope: Einddatum lies before Begindatum: "
				   "/Bericht/Client/StopProducten/StopProduct[2]");
	finding.inside = false;
	buf_clear(&out);
	json_begin(&json, &out, JSON_COMPACT);
	finding_json(&finding, &json);
	ck_assert_str_eq(out.data,
			 "{\"rule\":\"TR018\",\"code\":\"0001\",\"severity\":\"error\",\"line\":46,"
			 "\"path\":\"/Bericht/Client/StopProducten/StopProduct[2]\","
			 "\"text\":\"Einddatum lies before Begindatum\"}");
	buf_free(&out);
}
END_TEST

/* What one thread makes of the bytes, again and again, with a share of the set of all. */
struct sharer {
	pthread_t thread;
	struct xsd *xsd;
	struct buf said;
	bool same; /* the last time as the first */
};

enum { SHARERS = 4, TIMES = 40 };

static void *judge_shared(void *context)
{
	struct sharer *sharer = context;
	struct judge *own = judge_new(sharer->xsd);
	struct buf again = BUF_INIT(0);
	struct judgement result;

	for (int i = 0; i < TIMES; i++) {
		judge_bytes(own, bytes.data, bytes.length, &result);
		buf_clear(&again);
		judgement_text(&result, "a.xml", NULL, i == 0 ? &sharer->said : &again);
	}
	sharer->same = strcmp(again.data, sharer->said.data) == 0;
	judge_free(own);
	xsd_free(sharer->xsd);
	buf_free(&again);
	return NULL;
}

/* The first of them compiles the schema while the others wait, and all of them read it after the
 * set that they share was ended. */
START_TEST(shared_set)
{
	struct sharer sharers[SHARERS] = {0};

	load("fixtures/rules/TR018/good.xml");
	replace("<m:Begindatum>2026-", "<m:Begindatum>26-");
	for (int i = 0; i < SHARERS; i++)
		sharers[i].xsd = xsd_share(xsd);
	judge_free(judge);
	judge = NULL;
	xsd_free(xsd);
	xsd = NULL;
	for (int i = 0; i < SHARERS; i++)
		ck_assert_int_eq(
		    pthread_create(&sharers[i].thread, NULL, judge_shared, &sharers[i]), 0);
	for (int i = 0; i < SHARERS; i++)
		ck_assert_int_eq(pthread_join(sharers[i].thread, NULL), 0);
	ck_assert_ptr_nonnull(strstr(sharers[0].said.data, "the value is not of the type"));
	for (int i = 0; i < SHARERS; i++) {
		ck_assert(sharers[i].same);
		ck_assert_str_eq(sharers[i].said.data, sharers[0].said.data);
	}
	for (int i = 0; i < SHARERS; i++)
		buf_free(&sharers[i].said);
}
END_TEST

Suite *suite_judge(void);

Suite *suite_judge(void)
{
	Suite *suite = suite_create("judge");
	TCase *tests = tcase_create("judge");

	tcase_add_checked_fixture(tests, set_up, tear_down);
	tcase_add_test(tests, verdicts);
	tcase_add_test(tests, namespaces);
	tcase_add_test(tests, repeatable);
	tcase_add_test(tests, finding_limit);
	tcase_add_test(tests, findings_in_document_order);
	tcase_add_test(tests, printing);
	tcase_add_test(tests, shared_set);
	suite_add_tcase(suite, tests);
	return suite;
}
