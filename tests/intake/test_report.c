/* The report on a batch: how much of what was found it lists, and that it says so. */
#include <check.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/rule/catalogue.h"
#include "ijw/intake/report.h"

static struct report report;
static struct pool *pool;

static void set_up(void)
{
	pool = pool_new();
	report_begin(&report);
}

static void tear_down(void)
{
	report_free(&report);
	pool_free(pool);
}

/* A message that was accepted under this number, with so many warnings of its own. */
static void accept(int64_t bericht, uint32_t warnings)
{
	struct judgement judgement = {
	    .verdict = VERDICT_ACCEPTED, .type = JW307, .findings = {.pool = pool}};
	struct source source = {.file = "a.xml"};
	struct taken taken = {.judgement = &judgement, .as = TAKEN_NEW, .bericht = bericht};

	for (uint32_t i = 0; i < warnings; i++)
		finding_add(&judgement.findings, rule_find("IJW011"), i, "", NULL);
	report_add(&report, &source, &taken);
}

/* So many findings between messages on it. */
static void find(int64_t bericht, const char *rule, uint32_t count)
{
	const struct finding finding = {.rule = rule_find(rule), .line = 3, .path = "/Bericht"};

	ck_assert_ptr_nonnull(finding.rule);
	for (uint32_t i = 0; i < count; i++)
		report_find(&report, bericht, &finding);
}

static char *json(void)
{
	struct buf bytes = BUF_INIT(0);
	int fd = memfd_create("report", MFD_CLOEXEC);
	char *text;

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(report_json(&report, "a batch", 0, fd), 0);
	ck_assert_int_eq(lseek(fd, 0, SEEK_SET), 0);
	ck_assert_int_eq(file_read(fd, &bytes), 0);
	text = pool_copy(pool, bytes.data, bytes.length);
	buf_free(&bytes);
	close(fd);
	return text;
}

static char *text(void)
{
	struct buf out = BUF_INIT(0);
	char *all;

	report_text(&report, "a batch", 0, &out);
	all = pool_copy(pool, out.data, out.length);
	buf_free(&out);
	return all;
}

static uint32_t count(const char *text, const char *words)
{
	uint32_t found = 0;

	for (; (text = strstr(text, words)) != NULL; text += strlen(words))
		found++;
	return found;
}

START_TEST(what_is_found_between_messages_is_listed)
{
	accept(1, 0);
	accept(2, 0);
	find(2, "TR319", 3);
	find(2, "IJW201", 2);
	ck_assert_uint_eq(count(json(), "\"dossier\":["), 1);
	ck_assert_uint_eq(count(json(), "\"rule\":"), 5);
	ck_assert_ptr_null(strstr(json(), "_total"));
}
END_TEST

/* A message has thousands of them: as many as a report has room for, and how many there were. */
START_TEST(a_report_has_two_thousand)
{
	accept(1, 150);
	accept(2, 0);
	accept(3, 0);
	find(2, "TR319", 3000);
	find(3, "TR319", 7);
	ck_assert_uint_eq(count(json(), "\"rule\":"), LIMIT_REPORT_FINDINGS);
	ck_assert_ptr_nonnull(strstr(json(), "\"dossier_total\":3000}"));
	ck_assert_ptr_nonnull(strstr(json(), "\"dossier\":[],\"dossier_total\":7}"));
	ck_assert_ptr_null(strstr(json(), "findings_total"));
}
END_TEST

/* A clerk reads some of them, and where the others are. */
START_TEST(the_text_says_where_the_others_are)
{
	accept(1, 0);
	find(1, "TR319", 21);
	ck_assert_uint_eq(count(text(), "(TR319)"), 20);
	ck_assert_ptr_nonnull(strstr(text(), "and more: 'ijw export afkeur' has all of them"));
	ck_assert_ptr_null(strstr(text(), "2,000 findings"));
}
END_TEST

START_TEST(the_text_has_two_thousand)
{
	for (int64_t bericht = 1; bericht <= 150; bericht++)
		accept(bericht, 0);
	for (int64_t bericht = 1; bericht <= 150; bericht++)
		find(bericht, "TR319", 20);
	ck_assert_uint_eq(count(text(), "(TR319)"), LIMIT_REPORT_FINDINGS);
	ck_assert_uint_eq(count(text(), "lists 2,000 findings and no more"), 1);
	ck_assert_uint_eq(count(text(), "'ijw export afkeur'"), 1);
}
END_TEST

/* What was said of a file before its name is masked says it masked, and findings still come where
 * their message is. */
START_TEST(a_file_gets_another_name)
{
	static const char *const names[] = {"b \"de vries\".zip", "a.xml", "b \"de vries\".zip"};

	for (int i = 0; i < 3; i++) {
		struct judgement judgement = {
		    .verdict = VERDICT_ACCEPTED, .type = JW307, .findings = {.pool = pool}};
		struct source source = {.file = names[i], .member = i == 1 ? NULL : "c.xml"};
		struct taken taken = {.judgement = &judgement, .as = TAKEN_NEW, .bericht = i + 1};

		finding_add(&judgement.findings, rule_find("TR018"), 3, "", NULL);
		report_add(&report, &source, &taken);
	}
	find(1, "TR319", 1);
	report_rename(&report, names[0], "~0123456789ab.zip");
	report_rename(&report, "d", "ddd"); /* any length, any place */
	report_rename(&report, "ddd", "d");
	find(2, "TR322", 1);
	find(3, "TR319", 1);
	ck_assert_uint_eq(count(json(), "vries"), 0);
	ck_assert_uint_eq(count(text(), "vries"), 0);
	ck_assert_uint_eq(count(json(), "\"file\":\"~0123456789ab.zip\",\"member\":\"c.xml\""), 2);
	ck_assert_uint_eq(count(text(), "~0123456789ab.zip"), 4);
	ck_assert_ptr_nonnull(strstr(text(), "~0123456789ab.zip!c.xml"));
	ck_assert_uint_eq(count(json(), ",\"dossier\":["), 3);
	ck_assert_ptr_nonnull(strstr(json(), "}]},\"dossier\":[{\"rule\":\"TR322\""));
}
END_TEST

Suite *suite_report(void);
Suite *suite_report(void)
{
	Suite *suite = suite_create("report");
	TCase *tcase = tcase_create("report");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, what_is_found_between_messages_is_listed);
	tcase_add_test(tcase, a_report_has_two_thousand);
	tcase_add_test(tcase, the_text_says_where_the_others_are);
	tcase_add_test(tcase, the_text_has_two_thousand);
	tcase_add_test(tcase, a_file_gets_another_name);
	suite_add_tcase(suite, tcase);
	return suite;
}
