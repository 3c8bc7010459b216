/* The table verzoek: W1, W1b and W2 (definitions, section 3), what answers a request and how it
 * stands at P (section 9, "References" and "Requests, days"). */
#include "test_care.h"

#define END "2025-06-30", "2025-06-30"
#define ASKED "315 d=2025-03-03 ref=r1 code=45A04 verwijzer=02\n"

START_TEST(c01_granted)
{
#define C01                                                         \
	"315 d=2025-01-06 ref=r1 verwijzer=02\n"                    \
	"301 d=2025-01-10 T=1 ref=r1 td=2025-01-09 in=2025-01-13\n" \
	"305 d=2025-02-26 T=1 begin=2025-02-24\n"
	table_example(C01, "2025-12-31", "2025-12-31",
		      "verzoek agb=X ref=r1 soort=VOT gem=153 d=2025-01-06 cat=45 verwijzer=02 "
		      "status=toegewezen antwoord=2025-01-10 besluit=2025-01-10 T=1 w1=4 w1wd=4 "
		      "w1b=4 w2=3\n");
	/* Each day as it was known, and as it was. */
	table_example(C01, "2025-01-05", "2025-12-31", "no verzoek\n");
	table_example(C01, "2025-01-09", "2025-01-09",
		      "verzoek ref=r1 status=open\nno verzoek T=1\n");
	table_example(C01, "2025-01-09", "2025-12-31", "verzoek ref=r1 status=open\n");
}
END_TEST

START_TEST(c02_woonplaatsbeginsel)
{
#define C02                                                                 \
	"315 d=2025-03-03 ref=b1 verwijzer=01\n"                            \
	"319 d=2025-03-07 ref=b1 antwoord=2\n"                              \
	"319 d=2025-03-14 ref=b1 antwoord=1 reden=8 naar=141\n"             \
	"315 d=2025-03-17 gem=141 ref=b2 verwijzer=04\n"                    \
	"301 d=2025-03-20 gem=141 T=1 ref=b2 td=2025-03-20 in=2025-03-20\n" \
	"305 d=2025-04-29 gem=141 T=1 begin=2025-04-28\n"
	table_example(C02, END,
		      "verzoek ref=b1 gem=153 status=afgewezen antwoord=2025-03-07 "
		      "besluit=2025-03-14 reden=8 w1=4 w1wd=4 w1b=11\n"
		      "verzoek ref=b2 gem=141 status=toegewezen T=1 w1=3 w1wd=3 w1b=3 w2=3\n"
		      "no verzoek ref=b1 T=1\nno verzoek ref=b2 reden=8\n"
		      "wachtketen gem=141 w3a=39 w4=56\n");
	table_example(C02, "2025-03-13", "2025-03-13",
		      "verzoek ref=b1 status=in_onderzoek antwoord=2025-03-07 w1=4\n"
		      "no verzoek w1b=11\nno verzoek ref=b2\n");
	table_example(C02, "2025-03-06", "2025-06-30", "verzoek ref=b1 status=open\n");
}
END_TEST

/* Only the initial version answers a JW315 line, whatever message repeats it. */
START_TEST(vot_initial_version)
{
#define LATER "301 d=2025-03-20 T=1 td=2025-03-19 in=2025-03-10 eind=2025-09-01 reden=12 ref=r1\n"
	table_example(ASKED "301 d=2025-03-10 T=1 td=2025-03-10 in=2025-03-10\n" LATER, END,
		      "verzoek status=open\n");
	table_example(ASKED "301 d=2025-03-10 T=1 td=2025-03-10 in=2025-03-10\n" LATER
			    "301 d=2025-04-01 T=1 td=2025-03-10 in=2025-03-10 ref=r1\n",
		      END, "verzoek status=toegewezen besluit=2025-04-01 T=1 w1=29 w2=7\n");
	/* Another aanbieder, another reference. */
	table_example(ASKED "301 d=2025-03-10 agb=Y T=1 td=2025-03-10 in=2025-03-10 ref=r1\n"
			    "301 d=2025-03-10 T=2 td=2025-03-10 in=2025-03-10 ref=r2\n",
		      END, "verzoek status=open\n");
}
END_TEST

/* Void and left-truncated assignments answer nothing. */
START_TEST(void_and_truncated)
{
#define VOID                                                        \
	"301 d=2025-03-10 T=1 td=2025-03-10 in=2025-03-10 ref=r1\n" \
	"301 d=2025-04-10 T=1 td=2025-04-10 in=2025-03-10 eind=2025-03-10 reden=13\n"
	table_example(ASKED VOID, "2025-04-09", "2025-04-09", "verzoek status=toegewezen T=1\n");
	table_example(ASKED VOID, END, "verzoek status=open\nno verzoek w1=7\n");
	/* Deleted after P and known at K: it never was. */
	table_example(ASKED VOID, "2025-04-09", "2025-06-30", "verzoek status=open\n");
	table_example(ASKED VOID "301 d=2025-04-11 T=2 td=2025-04-11 in=2025-03-10 ref=r1\n", END,
		      "verzoek status=toegewezen T=2 w1=39 w2=39\n");
	table_example(ASKED LATER, END, "verzoek status=open\n");
}
END_TEST

/* Of several numbers the lowest, of those that had answered by P. */
START_TEST(lowest_number)
{
#define TWO                                                          \
	"301 d=2025-03-10 T=10 td=2025-03-07 in=2025-03-10 ref=r1\n" \
	"301 d=2025-03-14 T=9 td=2025-03-13 in=2025-03-10 ref=r1\n"
	table_example(ASKED TWO, END, "verzoek status=toegewezen T=9 w1=7 w1b=7 w2=10\n");
	table_example(ASKED TWO, "2025-03-13", "2025-06-30", "verzoek T=10 w2=4\n");
}
END_TEST

/* The earliest decision counts, of one day the assignment. */
START_TEST(earliest_decision)
{
#define NO(day) "319 d=" day " ref=r1 antwoord=1 reden=3\n"
#define YES "301 d=2025-03-10 T=1 td=2025-03-10 in=2025-03-10 ref=r1\n"
	table_example(ASKED NO("2025-03-10") YES, END,
		      "verzoek status=toegewezen T=1 besluit=2025-03-10\nno verzoek reden=3\n");
	table_example(ASKED NO("2025-03-07") YES, END,
		      "verzoek status=afgewezen reden=3 besluit=2025-03-07 w1=4 w1b=4\n"
		      "no verzoek T=1\nno verzoek w2=7\n");
	table_example(ASKED NO("2025-03-11") YES, END, "verzoek status=toegewezen w1b=7\n");
	/* Two refusals of one day: the lowest Identificatie. */
	table_example(ASKED NO("2025-03-07") "319 d=2025-03-07 id=A ref=r1 antwoord=1 reden=7\n",
		      END, "verzoek status=afgewezen reden=7\n");
	/* A refused JW319 is no answer. */
	table_example(ASKED "319 d=2025-03-07 nietig=2025-03-11 ref=r1 antwoord=1 reden=3\n",
		      "2025-03-10", "2025-03-10", "verzoek status=afgewezen\n");
	table_example(ASKED "319 d=2025-03-07 nietig=2025-03-11 ref=r1 antwoord=1 reden=3\n",
		      "2025-03-10", "2025-03-11", "verzoek status=open\n");
	/* From any gemeente, to this aanbieder. */
	table_example(ASKED "319 d=2025-03-05 gem=141 ref=r1 antwoord=2\n", END,
		      "verzoek status=in_onderzoek w1=2\n");
	table_example(ASKED "319 d=2025-03-05 agb=Y ref=r1 antwoord=2\n", END,
		      "verzoek status=open\n");
}
END_TEST

/* A JW317 as a whole: any line answers, also of an unchanged product (IV093). */
START_TEST(vow)
{
#define RUNNING "301 d=2025-01-03 T=1 td=2025-01-02 in=2025-01-06 eind=2025-06-30\n"
#define VOW RUNNING "317 d=2025-03-03 ref=w1\n"
	table_example(VOW "301 d=2025-03-10 T=1 td=2025-03-10 in=2025-01-06 eind=2025-12-31 "
			  "reden=12 ref=w1\n",
		      END,
		      "verzoek ref=w1 soort=VOW status=toegewezen T=1 w1=7 w1wd=5 w1b=7\n"
		      "no verzoek cat=45\nno verzoek verwijzer=onbekend\nno verzoek w2=-60\n"
		      "wachtketen keten=1 verwijzer=onbekend\n");
	table_example(VOW
		      "301 d=2025-03-10 T=1 td=2025-01-02 in=2025-01-06 eind=2025-06-30 ref=w1\n"
		      "301 d=2025-03-12 T=5 td=2025-03-10 in=2025-03-10 ref=w1\n",
		      END, "verzoek soort=VOW status=toegewezen T=1 w1=7\n");
	table_example(VOW "319 d=2025-03-06 ref=w1 antwoord=1 reden=2\n", END,
		      "verzoek soort=VOW status=afgewezen reden=2 w1=3 w1b=3\n");
}
END_TEST

START_TEST(key_seen_twice)
{
	table_example(ASKED "315 d=2025-02-03 ref=r1 cat=46\n", END,
		      "verzoek ref=r1 d=2025-02-03 cat=46 verwijzer=onbekend\n"
		      "no verzoek d=2025-03-03\n");
	/* Void: it does not count, and the other one does. */
	table_example(ASKED "315 d=2025-02-03 ref=r1 cat=46 nietig=2025-02-05\n", END,
		      "verzoek ref=r1 d=2025-03-03\nno verzoek cat=46\n");
	/* Another youth was first with this key: the later line is no request. */
	table_example(ASKED "315 d=2025-02-03 ref=r1 other=1\n" YES, END,
		      "no verzoek\nwachtketen keten=1\nno wachtketen verwijzer=02\n");
	table_example(ASKED "315 d=2025-03-04 ref=r1 other=1\n" YES, END,
		      "verzoek d=2025-03-03 status=toegewezen\nwachtketen verwijzer=02\n");
	/* The same reference at another aanbieder is another key. */
	table_example(ASKED "315 d=2025-03-03 agb=Y ref=r1\n", END,
		      "verzoek agb=X status=open\nverzoek agb=Y status=open\n");
}
END_TEST

/* Working days lie in (a, b]; an answer may be dated before its request. */
START_TEST(working_days)
{
	/* Good Friday 18 April, Easter Monday, King's Day on the 26th, 5 May. */
	table_example("315 d=2025-04-17 ref=r1\n319 d=2025-05-06 ref=r1 antwoord=2\n", END,
		      "verzoek w1=19 w1wd=10\n");
	table_example("315 d=2025-03-07 ref=r1\n319 d=2025-03-03 ref=r1 antwoord=2\n", END,
		      "verzoek w1=-4 w1wd=-4\n");
}
END_TEST

TCase *tcase_care_requests(void)
{
	TCase *tcase = tcase_create("requests");

	tcase_add_test(tcase, c01_granted);
	tcase_add_test(tcase, c02_woonplaatsbeginsel);
	tcase_add_test(tcase, vot_initial_version);
	tcase_add_test(tcase, void_and_truncated);
	tcase_add_test(tcase, lowest_number);
	tcase_add_test(tcase, earliest_decision);
	tcase_add_test(tcase, vow);
	tcase_add_test(tcase, key_seen_twice);
	tcase_add_test(tcase, working_days);
	return tcase;
}
