/* What is answered to a message: the situations one by one. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "answer.h"
#include "ijw/rule/catalogue.h"
#include "lib/records.h"

Suite *suite_retour(void);

#define GOOD_307 "fixtures/rules/TR101/good-stopproduct-reden.xml" /* a JW307 with two stops */
#define STOP "/Bericht/Client/StopProducten/StopProduct[2]"

static const char *stop_codes(int number)
{
	const struct stopproduct *stop = retour.bericht->client->stopproducten->stopproduct;

	for (int i = 1; i < number; i++)
		stop = RECORD_NEXT(stop);
	return answer_codes(stop->retourcodes);
}

static void make_found(const char *const *pairs, enum retour_outcome outcome)
{
	answer_judge(GOOD_307);
	ck_assert_int_eq(judgement.verdict, VERDICT_ACCEPTED);
	for (; pairs[0] != NULL; pairs += 2)
		answer_found(pairs[0], pairs[1]);
	answer_make();
	ck_assert_int_eq(retour.outcome, outcome);
	answer_write(GOOD_307);
}
#define MAKE_FOUND(outcome, ...) make_found((const char *const[]){__VA_ARGS__, NULL}, outcome)

/* --- the situations ---------------------------------------------------------------------- */

START_TEST(nothing_wrong_has_no_codes)
{
	const struct header *of, *header;

	make_found((const char *const[]){NULL}, RETOUR_WELL);
	header = retour.bericht->header;
	of = judgement.bericht->header;
	ck_assert_int_eq(retour.type, JW308);
	ck_assert_ptr_null(retour.bericht->client);
	ck_assert_ptr_null(header->retourcodes);
	ck_assert_ptr_null(header->xsltversie.text);
	ck_assert_str_eq(header->berichtcode.text, "441");
	ck_assert_str_eq(header->identificatieretour.text, "R0123456789A");
	ck_assert_str_eq(header->dagtekeningretour.text, "2026-05-01");
	ck_assert_str_eq(header->xsdversieretour->basisschemaxsdversie.text, "1.0.0");
	ck_assert_str_eq(header->xsdversieretour->berichtxsdversie.text, "1.2.0");
	ck_assert_str_eq(header->afzender.text, of->afzender.text);
	ck_assert_str_eq(header->ontvanger.text, of->ontvanger.text);
	ck_assert_ptr_null(records_differ(&of->berichtidentificatie->record,
					  &header->berichtidentificatie->record, pool));
	ck_assert_ptr_null(
	    records_differ(&of->xsdversie->record, &header->xsdversie->record, pool));
}
END_TEST

START_TEST(a_rule_within_the_message_is_0001)
{
	answer_judge("fixtures/rules/TR018/bad.xml");
	answer_found("TR063", STOP);
	answer_make();
	ck_assert_int_eq(retour.outcome, RETOUR_MESSAGE);
	ck_assert_str_eq(answer_codes(retour.bericht->header->retourcodes), "0001");
	ck_assert_str_eq(retour.bericht->header->xsltversie.text, "2.10.5");
	ck_assert_ptr_null(retour.bericht->client);
	answer_write("TR018");
}
END_TEST

START_TEST(a_code_in_the_header_beats_those_of_classes)
{
	MAKE_FOUND(RETOUR_HEADER, "TR063", STOP, "TR135", "/Bericht/Header", "TR382", STOP, "TR056",
		   "/Bericht/Header", "TR056", "/Bericht/Header");
	ck_assert_str_eq(answer_codes(retour.bericht->header->retourcodes), "8848,9056");
	ck_assert_ptr_null(retour.bericht->header->xsltversie.text);
	ck_assert_ptr_null(retour.bericht->client);
}
END_TEST

START_TEST(a_rule_without_a_class_is_of_the_header)
{
	answer_judge("fixtures/rules/TR352/good.xml");
	ck_assert_int_eq(judgement.verdict, VERDICT_ACCEPTED);
	answer_found("TR374", "/Bericht/Client/Verzoek");
	answer_make();
	ck_assert_int_eq(retour.outcome, RETOUR_HEADER);
	ck_assert_str_eq(answer_codes(retour.bericht->header->retourcodes), "9374");
	answer_write("TR374");
}
END_TEST

START_TEST(codes_stand_at_their_class_and_once)
{
	MAKE_FOUND(RETOUR_CLASS, "TR382", STOP, "TR063", STOP, "TR063", STOP);
	ck_assert_str_eq(answer_codes(retour.bericht->header->retourcodes), "0200");
	ck_assert_str_eq(answer_codes(retour.bericht->client->retourcodes), "0200");
	ck_assert_str_eq(stop_codes(1), "0200");
	ck_assert_str_eq(stop_codes(2), "9063,9069");
}
END_TEST

START_TEST(classes_below_an_error_were_not_looked_at)
{
	const struct verzoek *verzoek;

	answer_judge("fixtures/rules/TR352/good.xml");
	answer_found("TR304", "/Bericht/Client");
	answer_make();
	verzoek = retour.bericht->client->verzoek;
	ck_assert_str_eq(answer_codes(retour.bericht->header->retourcodes), "0200");
	ck_assert_str_eq(answer_codes(retour.bericht->client->retourcodes), "8187");
	ck_assert_str_eq(answer_codes(verzoek->retourcodes), "0233");
	answer_write("TR304");
	answer_judge("fixtures/rules/TR352/good.xml");
	answer_found("TR349", "/Bericht/Client");
	answer_make();
	verzoek = retour.bericht->client->verzoek;
	ck_assert_str_eq(answer_codes(retour.bericht->client->retourcodes), "0200");
	ck_assert_str_eq(answer_codes(verzoek->retourcodes), "9349");
	answer_write("TR349");
}
END_TEST

START_TEST(relatie_contact_and_woonplaatsbeginsel_carry_codes)
{
	const struct antwoord *antwoord;
	const struct client *client;

	answer_judge("fixtures/rules/CS003/good-contact-relatie.xml");
	ck_assert_int_eq(judgement.verdict, VERDICT_ACCEPTED);
	answer_found("TR332", "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]");
	answer_make();
	client = retour.bericht->client;
	ck_assert_str_eq(answer_codes(client->relaties->relatie->retourcodes), "0200");
	ck_assert_str_eq(answer_codes(client->relaties->relatie->contact->retourcodes), "0200");
	ck_assert_str_eq(answer_codes(client->contactgegevens->contact->retourcodes), "0200");
	ck_assert_str_eq(answer_codes(client->toegewezenproducten->toegewezenproduct->retourcodes),
			 "9332");
	answer_write("TR332");
	answer_judge("fixtures/extern/TR378/good-woonplaats-new.xml");
	answer_found("TR355", "/Bericht/Antwoord");
	answer_make();
	antwoord = retour.bericht->antwoord;
	ck_assert_str_eq(answer_codes(antwoord->retourcodes), "9355");
	ck_assert_str_eq(answer_codes(antwoord->woonplaatsbeginsel->retourcodes), "0233");
	answer_write("TR355");
	answer_judge("fixtures/extern/TR378/good-woonplaats-new.xml");
	answer_found("TR378", "/Bericht/Antwoord/Woonplaatsbeginsel/Gemeente");
	answer_make();
	antwoord = retour.bericht->antwoord;
	ck_assert_str_eq(answer_codes(antwoord->retourcodes), "0200");
	ck_assert_str_eq(answer_codes(antwoord->woonplaatsbeginsel->retourcodes), "S300");
	answer_write("TR378");
}
END_TEST

START_TEST(findings_of_our_own_give_no_code)
{
	MAKE_FOUND(RETOUR_WELL, "IJW012", "", "IJW027", STOP, "IJW201", STOP);
	ck_assert_uint_eq(retour.stricter_count, 0);
	MAKE_FOUND(RETOUR_CLASS, "IJW201", STOP, "TR019", STOP);
	ck_assert_str_eq(stop_codes(2), "9019");
}
END_TEST

START_TEST(stricter_readings_give_no_code)
{
	static const char *const codes[] = {"CS003", "CS089", "CS335", "TR358", "TR409"};

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		MAKE_FOUND(RETOUR_WELL, codes[i], STOP);
	answer_judge("fixtures/rules/CS335/bad-open-end.xml");
	answer_make();
	ck_assert_int_eq(judgement.verdict, VERDICT_REJECTED);
	ck_assert_int_eq(retour.outcome, RETOUR_WELL);
	ck_assert_uint_eq(retour.stricter_count, 1);
	ck_assert_str_eq(retour.stricter[0]->rule->code, "CS335");
	MAKE_FOUND(RETOUR_MESSAGE, "CS003", STOP, "CS002", STOP);
	ck_assert_uint_eq(retour.stricter_count, 1);
	ck_assert_str_eq(retour.stricter[0]->rule->code, "CS003");
}
END_TEST

START_TEST(a_bsn_of_zeros_gives_no_code)
{
	char *bsn;

	answer_judge(GOOD_307);
	bsn = strstr(bytes.data, ":Bsn>");
	memset(bsn + strlen(":Bsn>"), '0', 9);
	judge_bytes(judge, bytes.data, bytes.length, &judgement);
	ck_assert_int_eq(judgement.verdict, VERDICT_REJECTED);
	answer_make();
	ck_assert_int_eq(retour.outcome, RETOUR_WELL);
	ck_assert_uint_eq(retour.stricter_count, 1);
	bsn[strlen(":Bsn>")] = '1';
	judge_bytes(judge, bytes.data, bytes.length, &judgement);
	answer_make();
	ck_assert_int_eq(retour.outcome, RETOUR_MESSAGE);
}
END_TEST

START_TEST(without_the_message_a_bsn_is_not_sure)
{
	answer_judge(GOOD_307);
	judgement.bericht = NULL;
	retour_decide(&judgement, pool, &retour);
	ck_assert_int_eq(retour.outcome, RETOUR_WELL);
	answer_found("TR019", STOP);
	answer_found("TR382", STOP);
	retour_decide(&judgement, pool, &retour);
	ck_assert_int_eq(retour.outcome, RETOUR_CLASS);
	ck_assert_uint_eq(retour.coded_count, 2);
	ck_assert_str_eq(retour.coded[0]->rule->retourcode, "9019");
	ck_assert_ptr_null(retour.bericht);
	answer_found("CS002", "/Bericht/Client/Bsn");
	retour_decide(&judgement, pool, &retour);
	ck_assert_int_eq(retour.outcome, RETOUR_NOT_SURE);
	answer_found("TR018", STOP);
	retour_decide(&judgement, pool, &retour);
	ck_assert_int_eq(retour.outcome, RETOUR_MESSAGE);
}
END_TEST

START_TEST(what_gets_no_retour)
{
	static const struct {
		const char *path;
		enum retour_outcome outcome;
	} files[] = {{"fixtures/hostile/release-3-1.xml", RETOUR_NO_BASE},
		     {"fixtures/rules/TR316/good.xml", RETOUR_NOT_DUE},
		     {"README.md", RETOUR_NO_BASE}};

	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		answer_judge(files[i].path);
		answer_make();
		ck_assert_msg(retour.outcome == files[i].outcome, "%s", files[i].path);
		ck_assert_ptr_null(retour.bericht);
	}
	/* A message against the schema, and a retour. */
	answer_judge(GOOD_307);
	memcpy(strstr(bytes.data, ":Bsn>") + strlen(":Bsn>"), "x", 1);
	judge_bytes(judge, bytes.data, bytes.length, &judgement);
	answer_make();
	ck_assert_int_eq(judgement.verdict, VERDICT_INVALID);
	ck_assert_int_eq(retour.outcome, RETOUR_NO_BASE);
	make_found((const char *const[]){NULL}, RETOUR_WELL);
	judge_bytes(judge, out.data, out.length, &judgement);
	answer_make();
	ck_assert_int_eq(judgement.verdict, VERDICT_ACCEPTED);
	ck_assert_int_eq(retour.outcome, RETOUR_NOT_DUE);
}
END_TEST

START_TEST(more_than_is_kept_is_not_sure)
{
	answer_judge(GOOD_307);
	for (int i = 0; i < 1000; i++)
		answer_found("IJW012", "");
	answer_make();
	ck_assert_int_eq(retour.outcome, RETOUR_WELL);
	for (int i = 0; i < 1000; i++)
		answer_found("TR063", STOP);
	answer_make();
	ck_assert_int_eq(retour.outcome, RETOUR_NOT_SURE);
	ck_assert_ptr_null(retour.bericht);
}
END_TEST

START_TEST(rules_in_part_are_not_sure)
{
	struct release release;
	struct bericht bericht;

	answer_judge(GOOD_307);
	release = *judgement.release;
	release.whole = false;
	judgement.release = &release;
	answer_make();
	ck_assert_int_eq(retour.outcome, RETOUR_NOT_SURE);
	ck_assert_ptr_null(retour.bericht);
	/* By a schema of others it may have no header. */
	bericht = *judgement.bericht;
	bericht.header = NULL;
	judgement.bericht = &bericht;
	answer_make();
	ck_assert_int_eq(retour.outcome, RETOUR_NO_BASE);
}
END_TEST

START_TEST(identificatie_is_of_what_is_said)
{
	const uint8_t key[KEY_BYTES] = {1}, other[KEY_BYTES] = {2};
	char one[RETOUR_IDENTIFICATIE], two[RETOUR_IDENTIFICATIE];
	char *end;

	answer_judge(GOOD_307);
	retour_identificatie(key, judgement.bericht, one);
	ck_assert_uint_eq(strlen(one), 12);
	ck_assert_uint_eq(strspn(one, "BCDFGHJKLMNPQRSTVWXYZ23456789"), 12);
	retour_identificatie(other, judgement.bericht, two);
	ck_assert_str_ne(one, two);
	/* The same message in other bytes; then another message. */
	buf_puts(&bytes, "<!-- again -->\r\n");
	judge_bytes(judge, bytes.data, bytes.length, &judgement);
	retour_identificatie(key, judgement.bericht, two);
	ck_assert_str_eq(one, two);
	end = strstr(bytes.data, ":Identificatie>");
	end[strlen(":Identificatie>")] ^= 1;
	judge_bytes(judge, bytes.data, bytes.length, &judgement);
	retour_identificatie(key, judgement.bericht, two);
	ck_assert_str_ne(one, two);
}
END_TEST

Suite *suite_retour(void)
{
	Suite *suite = suite_create("retour");
	TCase *tests = tcase_create("retour");

	tcase_add_checked_fixture(tests, answer_set_up, answer_tear_down);
	tcase_add_test(tests, nothing_wrong_has_no_codes);
	tcase_add_test(tests, a_rule_within_the_message_is_0001);
	tcase_add_test(tests, a_code_in_the_header_beats_those_of_classes);
	tcase_add_test(tests, a_rule_without_a_class_is_of_the_header);
	tcase_add_test(tests, codes_stand_at_their_class_and_once);
	tcase_add_test(tests, classes_below_an_error_were_not_looked_at);
	tcase_add_test(tests, relatie_contact_and_woonplaatsbeginsel_carry_codes);
	tcase_add_test(tests, findings_of_our_own_give_no_code);
	tcase_add_test(tests, stricter_readings_give_no_code);
	tcase_add_test(tests, a_bsn_of_zeros_gives_no_code);
	tcase_add_test(tests, without_the_message_a_bsn_is_not_sure);
	tcase_add_test(tests, what_gets_no_retour);
	tcase_add_test(tests, more_than_is_kept_is_not_sure);
	tcase_add_test(tests, rules_in_part_are_not_sure);
	tcase_add_test(tests, identificatie_is_of_what_is_said);
	suite_add_tcase(suite, tests);
	return suite;
}
