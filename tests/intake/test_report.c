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

	report_text(&report, "a batch", 0, NULL, &out);
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
	ck_assert_uint_eq(count(text(), "(TR319)\n"), 20);
	ck_assert_ptr_nonnull(
	    strstr(text(), "and more: 'ijw export afkeur --open' has all of them"));
	ck_assert_ptr_null(strstr(text(), "2,000 findings"));
}
END_TEST

START_TEST(the_text_has_two_thousand)
{
	for (int64_t bericht = 1; bericht <= 150; bericht++)
		accept(bericht, 0);
	for (int64_t bericht = 1; bericht <= 150; bericht++)
		find(bericht, "TR319", 20);
	ck_assert_uint_eq(count(text(), "(TR319)\n"), LIMIT_REPORT_FINDINGS);
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
	ck_assert_ptr_nonnull(strstr(text(), "~0123456789ab.zip, in it c.xml"));
	ck_assert_uint_eq(count(json(), ",\"dossier\":["), 3);
	ck_assert_ptr_nonnull(strstr(json(), "}]},\"dossier\":[{\"rule\":\"TR322\""));
}
END_TEST

/* A message of this sender with a finding by each of these rules; NULL ends them. */
static void reject(const char *afzender, const char *identificatie, const char *const *rules)
{
	struct judgement judgement = {.verdict = VERDICT_REJECTED,
				      .type = JW307,
				      .typed = true,
				      .kop = {.afzender = afzender,
					      .ontvanger = "0153",
					      .identificatie = identificatie,
					      .dagtekening = 20000,
					      .bekend = 20000},
				      .findings = {.pool = pool}};
	struct source source = {.file = "a.zip", .member = "b.xml"};
	struct taken taken = {.judgement = &judgement, .as = TAKEN_NEW, .bericht = 1};

	for (; *rules != NULL; rules++)
		finding_add(&judgement.findings, rule_find(*rules), 46, "/Bericht/Client", NULL);
	report_add(&report, &source, &taken);
}

static const char *const one_rule[] = {"TR018", NULL};

/* Who, which message, where, what to do, and what to write to whom. */
START_TEST(a_message_is_named_and_its_sender_is_asked)
{
	const char *all;

	reject("91000002", "B2", one_rule);
	reject("91000001", "A1", one_rule);
	reject("91000001", "A2", one_rule);
	all = text();
	ck_assert_ptr_nonnull(strstr(all, "a.zip, in it b.xml\n    rejected: JW307, Identificatie "
					  "A1, Dagtekening 2024-10-04\n    line 46: "));
	ck_assert_uint_eq(count(all, "Sender: 91000001\n----------------\n"), 1);
	ck_assert_uint_eq(count(all, "Ask the sender which of the two dates is right."), 3);
	ck_assert_uint_eq(count(all, "To send to 9100000"), 2);
	ck_assert_uint_eq(count(all, "via veilige mail"), 4);
	ck_assert_ptr_nonnull(strstr(all,
				     "    Einddatum lies before Begindatum (TR018):\n"
				     "      - JW307, Identificatie A1, Dagtekening 2024-10-04, "
				     "line 46\n      - JW307, Identificatie A2"));
	ck_assert(strstr(all, "To send to 91000001") < strstr(all, "To send to 91000002"));
	ck_assert_ptr_nonnull(strstr(json(), "\"afzender\":\"91000001\",\"identificatie\":\"A1\","
					     "\"dagtekening\":\"2024-10-04\",\"message\":"));
}
END_TEST

/* Of many findings the rules come first, each with its remedy once. */
START_TEST(many_findings_stand_by_rule)
{
	for (int i = 0; i < 30; i++)
		reject("91000001", "A1", one_rule);
	ck_assert_ptr_nonnull(strstr(text(), "(TR018): 30 times in 30 messages."));
	ck_assert_uint_eq(count(text(), "Ask the sender which of the two dates is right."), 1);
	ck_assert_ptr_nonnull(strstr(text(), "- and 5 times more\n"));
}
END_TEST

/* An identification that tells a person is not in a text that somebody sends on. */
START_TEST(an_identification_can_be_a_bsn)
{
	reject("91000001", "999900006", one_rule);
	ck_assert_uint_eq(count(text(), "999900006") + count(json(), "999900006"), 0);
	ck_assert_uint_eq(count(text(), "Identificatie *********"), 2);
}
END_TEST

/* Warnings, duplicates and files that stay are told, and are nothing to do. */
START_TEST(what_asks_for_nothing_is_told)
{
	struct judgement judgement = {
	    .verdict = VERDICT_ACCEPTED, .type = JW307, .findings = {.pool = pool}};
	struct source source = {.file = "twice.xml"};
	struct taken taken = {.judgement = &judgement, .as = TAKEN_DUPLICATE};

	accept(1, 2);
	report_add(&report, &source, &taken);
	report_stay(&report, "half.xml", "it is not whole yet", 600);
	report_stay(&report, "half.xml", "it is not whole yet", 700);
	ck_assert_uint_eq(count(text(), "There is nothing to do."), 1);
	ck_assert_uint_eq(count(text(), "(IJW011)"), 2);
	ck_assert_ptr_nonnull(strstr(text(), "    twice.xml\n"));
	ck_assert_uint_eq(count(text(),
				"    half.xml\n        it is not whole yet; until 1970-01-01 "
				"01:10 at the latest.\n"),
			  1);
	ck_assert_uint_eq(count(text(), "To send to"), 0);
	ck_assert_ptr_nonnull(strstr(json(),
				     "\"stays\":[{\"file\":\"half.xml\",\"why\":\"it is not "
				     "whole yet\",\"until\":\"1970-01-01T00:10:00Z\"}]"));
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
	tcase_add_test(tcase, a_message_is_named_and_its_sender_is_asked);
	tcase_add_test(tcase, many_findings_stand_by_rule);
	tcase_add_test(tcase, an_identification_can_be_a_bsn);
	tcase_add_test(tcase, what_asks_for_nothing_is_told);
	suite_add_tcase(suite, tcase);
	return suite;
}
