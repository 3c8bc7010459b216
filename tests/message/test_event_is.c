/* What an event says as yes or no: each answer at its edges, by the codes of the standard. */
#include <check.h>

#include "ijw/base/date.h"
#include "ijw/message/event_is.h"

static struct event event_of(enum event_soort soort)
{
	struct event event = event_none();

	event.soort = soort;
	return event;
}

START_TEST(an_assignment_is_deleted)
{
	struct event version = event_of(EVENT_TOEWIJZING);

	version.ingangsdatum = 100;
	version.einddatum = 100;
	ck_assert(!event_is_deleted(&version));
	for (int i = 0; i < 2; i++) {
		version.reden = i == 0 ? "13" : "01";
		ck_assert(event_is_deleted(&version));
		ck_assert_int_eq(event_asks_deletion(&version), i == 0);
	}
	version.einddatum = 101;
	ck_assert(!event_is_deleted(&version));
	version.einddatum = version.ingangsdatum = DAY_NONE;
	ck_assert(!event_is_deleted(&version));
	version.einddatum = version.ingangsdatum = 100;
	version.reden = NULL;
	ck_assert(event_is_deleted_by(&version, "13"));
	ck_assert(!event_is_deleted_by(&version, "03"));
}
END_TEST

START_TEST(an_assignment_is_actual)
{
	struct event version = event_of(EVENT_TOEWIJZING);

	version.ingangsdatum = 100;
	version.einddatum = 110;
	ck_assert(event_is_actual(&version, 110));
	ck_assert(!event_is_actual(&version, 111));
	ck_assert(event_is_actual(&version, 99));
	version.einddatum = DAY_NONE;
	ck_assert(event_is_actual(&version, 30000));
	version.einddatum = 100;
	version.reden = "13";
	ck_assert(!event_is_actual(&version, 99));
}
END_TEST

START_TEST(versions_differ)
{
	struct event a = event_of(EVENT_TOEWIJZING), b;

	a.toewijzingsdatum = 100;
	a.toewijzingstijd = 5;
	a.volume = 3;
	a.frequentie = "6";
	b = a;
	ck_assert(event_same_moment(&a, &b) && !event_is_later(&a, &b));
	ck_assert(event_same_content(&a, &b) && event_is_in_total(&a));
	b.toewijzingstijd = 6;
	ck_assert(!event_same_moment(&a, &b) && event_is_later(&b, &a));
	b.toewijzingsdatum = 99;
	ck_assert(event_is_later(&a, &b));
	b.reden = "03";
	ck_assert(event_same_content(&a, &b));
	b.code = "45A04";
	ck_assert(!event_same_product(&a, &b) && !event_same_content(&a, &b));
}
END_TEST

START_TEST(a_delivery_is_told_or_taken_back)
{
	struct event event = event_of(EVENT_STOP);

	event.status = "1";
	event.reden = "20";
	ck_assert(event_adds(&event) && !event_deletes(&event) && event_is_temporary(&event));
	event.status = "3";
	event.reden = "31";
	ck_assert(!event_adds(&event) && event_deletes(&event) && !event_is_temporary(&event));
	event.soort = EVENT_ANTWOORD;
	ck_assert(!event_adds(&event) && !event_deletes(&event));
}
END_TEST

START_TEST(a_request_is_answered)
{
	struct event event = event_of(EVENT_ANTWOORD);

	event.status = "2";
	event.reden = "8";
	ck_assert(event_examines(&event) && !event_refuses(&event) && !event_refers(&event));
	event.status = "1";
	ck_assert(!event_examines(&event) && event_refuses(&event) && event_refers(&event));
	event.reden = "3";
	ck_assert(!event_refers(&event) && !event_is_request(&event));
	event.soort = EVENT_WIJZIGING;
	ck_assert(event_is_request(&event) && !event_refuses(&event));
}
END_TEST

START_TEST(a_claim_is_rejected)
{
	struct event event = event_of(EVENT_DECLARATIEANTWOORD);

	ck_assert(!event_rejects_claim(&event));
	event.retourcodes = "0200";
	event.antwoordcodes = "0200,8001";
	ck_assert(!event_rejects_claim(&event));
	event.retourcodes = "8001";
	ck_assert(event_rejects_claim(&event));
	event.retourcodes = "0200";
	event.antwoordcodes = "0001,8001";
	ck_assert(event_rejects_claim(&event));
	event.soort = EVENT_PRESTATIEANTWOORD;
	ck_assert(!event_rejects_claim(&event));
}
END_TEST

START_TEST(nothing_is_a_debit)
{
	struct event event = event_of(EVENT_PRESTATIE);

	ck_assert(!event_is_credit(&event));
	event.vorigreferentienummer = "1";
	event.budget = 0;
	ck_assert(!event_is_credit(&event));
	event.budget = -1;
	ck_assert(event_is_credit(&event));
	event.soort = EVENT_DECLARATIE;
	ck_assert(!event_is_credit(&event));
}
END_TEST

START_TEST(a_birth_is_known_in_part)
{
	struct event event = event_of(EVENT_TOEWIJZING);

	ck_assert(!event_knows_birth_year(&event));
	event.geboortemaand = 2010 * 12;
	event.datumgebruik = "1";
	ck_assert(event_knows_birth_year(&event) && event_knows_birth_month(&event));
	event.datumgebruik = "2";
	ck_assert(event_knows_birth_year(&event) && !event_knows_birth_month(&event));
	event.datumgebruik = "3";
	ck_assert(!event_knows_birth_year(&event) && !event_knows_birth_month(&event));
}
END_TEST

START_TEST(a_retour_voids_from_its_day_on)
{
	struct event event = event_of(EVENT_START);

	ck_assert(!event_is_void(&event, DAY_NEVER));
	event.nietig_vanaf = 100;
	ck_assert(!event_is_void(&event, 99));
	ck_assert(event_is_void(&event, 100));
}
END_TEST

Suite *suite_event_is(void);

Suite *suite_event_is(void)
{
	Suite *suite = suite_create("event_is");
	TCase *tcase = tcase_create("event_is");

	tcase_add_test(tcase, an_assignment_is_deleted);
	tcase_add_test(tcase, an_assignment_is_actual);
	tcase_add_test(tcase, versions_differ);
	tcase_add_test(tcase, a_delivery_is_told_or_taken_back);
	tcase_add_test(tcase, a_request_is_answered);
	tcase_add_test(tcase, a_claim_is_rejected);
	tcase_add_test(tcase, nothing_is_a_debit);
	tcase_add_test(tcase, a_birth_is_known_in_part);
	tcase_add_test(tcase, a_retour_voids_from_its_day_on);
	suite_add_tcase(suite, tcase);
	return suite;
}
