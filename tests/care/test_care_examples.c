/* The worked examples of the definitions, section 8: C01 to C15, the tables toewijzing, levering
 * and wachtketen. */
#include "test_care.h"

#define C01                                                         \
	"315 d=2025-01-06 ref=r1 verwijzer=02\n"                    \
	"301 d=2025-01-10 T=1 ref=r1 td=2025-01-09 in=2025-01-13\n" \
	"305 d=2025-02-26 T=1 begin=2025-02-24\n"                   \
	"307 d=2025-09-03 T=1 begin=2025-02-24 eind=2025-08-29 reden=31\n"

START_TEST(c01_plain_road)
{
	table_example(C01, "2025-12-31", "2025-12-31",
		      "wachtketen keten=1 status=gestart verwijzer=02 w3a=46 w3b=42 w4=49\n"
		      "wachtketen start=2025-02-24 klokstart=2025-01-09 toewijzingen=1\n"
		      "levering T=1 status=beeindigd reden=31 eind=2025-08-29 d1=187 d2=187\n"
		      "levering onderbrekingen=0 onderbreking_dagen=0 a1=2 a1wd=2 a2=5 a2wd=3\n"
		      "toewijzing T=1 td=2025-01-09 versies=1 status=actief rol=eerste keten=1 "
		      "a3=1 a3wd=1\n");
	/* Before each step, as known then. */
	table_example(C01, "2025-01-09", "2025-01-09",
		      "no toewijzing\nno wachtketen\nno levering\n");
	table_example(C01, "2025-01-10", "2025-01-10",
		      "wachtketen status=gepland open=1 in=2025-01-13\n");
	table_example(C01, "2025-01-13", "2025-01-13", "wachtketen status=wachtend open=4\n");
	table_example(C01, "2025-02-25", "2025-02-25", "wachtketen status=wachtend\nno levering\n");
	table_example(C01, "2025-02-26", "2025-02-26",
		      "wachtketen status=gestart w3a=46\nlevering status=lopend a1=2\n");
	/* P before the start, known later: it has not happened, and it keeps the day it waits. */
	table_example(C01, "2025-02-23", "2025-12-31", "wachtketen status=wachtend open=45\n");
	table_example(C01, "2025-02-24", "2025-12-31", "levering status=lopend\n");
}
END_TEST

#define C02                                                                 \
	"315 d=2025-03-03 ref=b1 verwijzer=01\n"                            \
	"319 d=2025-03-07 ref=b1 antwoord=2\n"                              \
	"319 d=2025-03-14 ref=b1 antwoord=1 reden=8 naar=141\n"             \
	"315 d=2025-03-17 gem=141 ref=b2 verwijzer=04\n"                    \
	"301 d=2025-03-20 gem=141 T=1 ref=b2 td=2025-03-20 in=2025-03-20\n" \
	"305 d=2025-04-29 gem=141 T=1 begin=2025-04-28\n"

START_TEST(c02_woonplaatsbeginsel)
{
	table_example(C02, "2025-06-30", "2025-06-30",
		      "wachtketen gem=141 status=gestart w3a=39 w4=56 verwijzer=04\n"
		      "no wachtketen gem=153\n");
}
END_TEST

/* The link needs reason 8, the named gemeente, the same product and at most 30 days. */
START_TEST(c02_unlinked)
{
#define C02_END                                                             \
	"301 d=2025-03-20 gem=141 T=1 ref=b2 td=2025-03-20 in=2025-03-20\n" \
	"305 d=2025-04-29 gem=141 T=1 begin=2025-04-28\n"
	table_example("315 d=2025-03-03 ref=b1\n"
		      "319 d=2025-03-14 ref=b1 antwoord=1 reden=8 naar=160\n"
		      "315 d=2025-03-17 gem=141 ref=b2\n" C02_END,
		      "2025-06-30", "2025-06-30", "wachtketen w4=42\n");
	table_example("315 d=2025-03-03 ref=b1\n"
		      "319 d=2025-03-14 ref=b1 antwoord=1 reden=5 naar=141\n"
		      "315 d=2025-03-17 gem=141 ref=b2\n" C02_END,
		      "2025-06-30", "2025-06-30", "wachtketen w4=42\n");
	table_example("315 d=2025-03-03 ref=b1 cat=46\n"
		      "319 d=2025-03-14 ref=b1 antwoord=1 reden=8 naar=141\n"
		      "315 d=2025-03-17 gem=141 ref=b2\n" C02_END,
		      "2025-06-30", "2025-06-30", "wachtketen w4=42\n");
	table_example("315 d=2025-02-03 ref=b1\n"
		      "319 d=2025-02-14 ref=b1 antwoord=1 reden=8 naar=141\n"
		      "315 d=2025-03-17 gem=141 ref=b2\n" C02_END,
		      "2025-06-30", "2025-06-30", "wachtketen w4=42\n");
	/* From gemeente to gemeente to gemeente. */
	table_example("315 d=2025-02-03 gem=160 ref=b0\n"
		      "319 d=2025-02-14 gem=160 ref=b0 antwoord=1 reden=8 naar=153\n"
		      "315 d=2025-03-03 ref=b1\n"
		      "319 d=2025-03-14 ref=b1 antwoord=1 reden=8 naar=141\n"
		      "315 d=2025-03-17 gem=141 ref=b2\n" C02_END,
		      "2025-06-30", "2025-06-30", "wachtketen w4=84\n");
}
END_TEST

#define T_JAN "301 d=2025-01-03 T=1 td=2025-01-02 in=2025-01-06\n"

START_TEST(c03_interruption)
{
#define C03                                                                      \
	T_JAN "305 d=2025-01-16 T=1 begin=2025-01-15\n"                          \
	      "307 d=2025-04-01 T=1 begin=2025-01-15 eind=2025-03-31 reden=20\n" \
	      "305 d=2025-05-07 T=1 begin=2025-05-06\n"                          \
	      "307 d=2025-08-01 T=1 begin=2025-05-06 eind=2025-07-31 reden=31\n"
	table_example(C03, "2025-08-31", "2025-08-31",
		      "levering status=beeindigd begin=2025-01-15 eind=2025-07-31 d1=198 d2=163\n"
		      "levering onderbrekingen=1 onderbreking_dagen=35 reden=31\n"
		      "onderbreking T=1 begin=2025-01-15 van=2025-04-01 tot=2025-05-05\n");
	table_example(C03, "2025-04-15", "2025-04-15",
		      "levering status=onderbroken onderbrekingen=1 onderbreking_dagen=15\n"
		      "onderbreking van=2025-04-01\nno onderbreking tot=2025-05-05\n");
	table_example(C03, "2025-04-15", "2025-08-31", "levering status=onderbroken\n");
	table_example(C03, "2025-05-05", "2025-08-31",
		      "levering status=onderbroken onderbreking_dagen=35\n"
		      "onderbreking van=2025-04-01\nno onderbreking tot=2025-05-05\n");
	table_example(C03, "2025-05-06", "2025-08-31",
		      "levering status=lopend onderbreking_dagen=35\nno levering d1=198\n"
		      "onderbreking van=2025-04-01 tot=2025-05-05\n");
	table_example(C03, "2025-03-30", "2025-08-31",
		      "levering status=lopend onderbrekingen=0 onderbreking_dagen=0\n"
		      "no onderbreking\n");
}
END_TEST

START_TEST(c04_stop_without_restart)
{
	table_example(T_JAN "305 d=2025-04-01 T=1 begin=2025-03-31\n"
			    "307 d=2025-06-09 T=1 begin=2025-03-31 eind=2025-06-07 reden=20\n"
			    "307 d=2025-06-28 T=1 begin=2025-03-31 eind=2025-06-27 reden=34\n",
		      "2025-06-30", "2025-06-30",
		      "levering status=beeindigd reden=34 eind=2025-06-27 d1=89 d2=69\n"
		      "onderbreking van=2025-06-08 tot=2025-06-27\n");
	/* Casus 2: both on one day. */
	table_example(T_JAN "305 d=2025-05-16 T=1 begin=2025-05-15\n"
			    "307 d=2025-06-20 T=1 begin=2025-05-15 eind=2025-06-20 reden=20\n"
			    "307 d=2025-06-21 T=1 begin=2025-05-15 eind=2025-06-20 reden=34\n",
		      "2025-06-30", "2025-06-30",
		      "levering status=beeindigd d1=37 d2=37 onderbrekingen=1\nno onderbreking\n");
}
END_TEST

START_TEST(c05_corrected_start)
{
#define C05                                                  \
	"301 d=2025-01-10 T=1 td=2025-01-10 in=2025-01-10\n" \
	"305 d=2025-02-05 T=1 begin=2025-02-03\n"            \
	"305 d=2025-02-20 id=A T=1 begin=2025-02-03 st=3\n"  \
	"305 d=2025-02-20 id=A T=1 begin=2025-02-17\n"
	table_example(C05, "2025-02-10", "2025-02-10", "wachtketen status=gestart w3a=24\n");
	table_example(C05, "2025-02-28", "2025-02-28",
		      "wachtketen status=gestart w3a=38\nlevering begin=2025-02-17 a1=3\n"
		      "no levering begin=2025-02-03\n");
	table_example(C05, "2025-02-10", "2025-02-28", "wachtketen status=wachtend open=31\n");
}
END_TEST

START_TEST(c06_deleted)
{
#define C06                                                  \
	"301 d=2025-04-02 T=6 td=2025-04-01 in=2025-04-07\n" \
	"301 d=2025-05-13 T=6 td=2025-05-12 in=2025-04-07 eind=2025-04-07 reden=13\n"
	table_example(C06, "2025-04-30", "2025-04-30",
		      "wachtketen keten=6 status=wachtend open=29\n");
	table_example(C06, "2025-04-30", "2025-05-31",
		      "no wachtketen\ntoewijzing T=6 status=vervallen reden=13 versies=2\n"
		      "no toewijzing rol=eerste\nno toewijzing keten=6\n");
}
END_TEST

START_TEST(c07_other_aanbieder)
{
	table_example("301 d=2025-02-03 T=7 td=2025-02-03 in=2025-02-03\n"
		      "301 d=2025-04-14 T=7 td=2025-04-14 in=2025-02-03 eind=2025-04-13 reden=09\n"
		      "301 d=2025-04-14 agb=Y T=8 td=2025-04-14 in=2025-04-14\n"
		      "305 d=2025-05-13 agb=Y T=8 begin=2025-05-12\n",
		      "2025-06-30", "2025-06-30",
		      "wachtketen keten=7 agb=X status=afgevallen eind=2025-04-13 reden=09\n"
		      "wachtketen keten=8 agb=Y status=gestart w3a=28\n"
		      "toewijzing T=7 status=ingetrokken rol=eerste keten=7\n");
}
END_TEST

START_TEST(c08_retroactive)
{
	table_example("315 d=2025-03-10 ref=r1 verwijzer=02\n"
		      "301 d=2025-03-14 T=1 ref=r1 td=2025-03-14 in=2025-02-17\n"
		      "305 d=2025-03-18 T=1 begin=2025-02-17\n",
		      "2025-06-30", "2025-06-30",
		      "wachtketen status=retroactief w3a=-25 w3b=0 w4=-21\n"
		      "levering begin=2025-02-17 a1=29 a1wd=21\n");
}
END_TEST

START_TEST(c09_vervolg)
{
	table_example("301 d=2024-08-20 T=9 td=2024-08-20 in=2024-09-02\n"
		      "305 d=2024-09-03 T=9 begin=2024-09-02\n"
		      "301 d=2025-01-20 T=9 td=2025-01-20 in=2024-09-02 eind=2025-01-31 reden=05\n"
		      "307 d=2025-02-01 T=9 begin=2024-09-02 eind=2025-01-31 reden=36\n"
		      "301 d=2025-01-20 T=10 td=2025-01-20 tt=5 in=2025-02-01\n"
		      "305 d=2025-02-04 T=10 begin=2025-02-03\n",
		      "2025-03-31", "2025-03-31",
		      "toewijzing T=10 rol=vervolg keten=10\n"
		      "wachtketen keten=9 status=gestart\n"
		      "no wachtketen keten=10\nlevering T=9 status=beeindigd\nlevering T=10\n");
}
END_TEST

START_TEST(c10_repeats_and_extension)
{
#define C10                                                                            \
	"301 d=2025-01-02 T=11 td=2025-01-02 in=2025-01-06 eind=2025-05-31\n"          \
	"301 d=2025-02-14 T=11 td=2025-01-02 in=2025-01-06 eind=2025-05-31\n"          \
	"301 d=2025-05-10 T=11 td=2025-05-10 in=2025-01-06 eind=2025-12-31 reden=04\n" \
	"305 d=2025-01-21 T=11 begin=2025-01-20\n"
	table_example(C10, "2025-06-30", "2025-06-30",
		      "toewijzing T=11 versies=2 td=2025-01-02 eind=2025-12-31 reden=04\n"
		      "toewijzing status=actief rol=eerste\n"
		      "wachtketen status=gestart w3a=18 klokstart=2025-01-02\n");
	table_example(C10, "2025-05-09", "2025-05-09", "toewijzing versies=1 eind=2025-05-31\n");
	/* Running out after an extension is no withdrawal. */
	table_example(C10, "2025-12-31", "2025-12-31", "toewijzing status=verlopen reden=04\n");
}
END_TEST

START_TEST(c11_declared)
{
#define C11(cat)                                                      \
	"301 d=2025-01-15 T=12 td=2025-01-15 in=2025-01-15 " cat "\n" \
	"323 d=2025-03-10 T=12 rn=R1 begin=2025-02-01 eind=2025-02-28 " cat "\n"
	table_example(C11(""), "2025-06-30", "2025-06-30",
		      "wachtketen status=gestart_volgens_declaratie w3a=17 w3a_tot=44\n"
		      "wachtketen start=2025-02-01 tot=2025-02-28\nno levering\n");
	table_example(C11(""), "2025-02-27", "2025-06-30", "wachtketen status=wachtend open=43\n");
	table_example(C11("cat=48"), "2025-06-30", "2025-06-30",
		      "wachtketen status=uitgesloten toewijzingen=1 klokstart=2025-01-15\n"
		      "no wachtketen w3a=17\n");
}
END_TEST

START_TEST(c12_taakgericht_and_wees)
{
	table_example("305 d=2025-03-04 begin=2025-03-03\n"
		      "307 d=2025-07-01 begin=2025-03-03 eind=2025-06-30 reden=31\n"
		      "305 d=2025-03-04 T=99 begin=2025-03-03\n",
		      "2025-07-31", "2025-07-31",
		      "levering begin=2025-03-03 status=beeindigd d1=120 d2=120\n"
		      "no wachtketen\nno levering T=99\n");
	table_example("305 d=2025-03-04 T=99 begin=2025-03-03\n"
		      "301 d=2025-04-01 T=99 td=2025-02-20 in=2025-02-20\n",
		      "2025-07-31", "2025-03-31", "no levering\nno toewijzing\n");
	table_example("305 d=2025-03-04 T=99 begin=2025-03-03\n"
		      "301 d=2025-04-01 T=99 td=2025-02-20 in=2025-02-20\n",
		      "2025-07-31", "2025-04-01", "levering T=99\nwachtketen w3a=11\n");
}
END_TEST

/* Three deliveries; the spells of C13 are these rows. */
START_TEST(c13_deliveries)
{
	table_example("301 d=2024-01-02 T=1 td=2024-01-02 in=2024-01-02\n"
		      "305 d=2024-01-09 T=1 begin=2024-01-08\n"
		      "307 d=2024-05-01 T=1 begin=2024-01-08 eind=2024-04-30 reden=38\n"
		      "301 d=2024-05-01 agb=Y T=2 td=2024-05-01 in=2024-05-01\n"
		      "305 d=2024-05-21 agb=Y T=2 begin=2024-05-20\n"
		      "307 d=2024-12-02 agb=Y T=2 begin=2024-05-20 eind=2024-11-29 reden=31\n"
		      "301 d=2025-02-01 agb=Z T=3 td=2025-02-01 in=2025-02-01\n"
		      "305 d=2025-03-04 agb=Z T=3 begin=2025-03-03\n",
		      "2025-06-30", "2025-06-30",
		      "levering agb=X begin=2024-01-08 eind=2024-04-30 reden=38 d1=114\n"
		      "levering agb=Y begin=2024-05-20 eind=2024-11-29 reden=31 d1=194\n"
		      "levering agb=Z begin=2025-03-03 status=lopend\n");
}
END_TEST

START_TEST(c14_reissue)
{
#define C14                                                                            \
	"301 d=2024-11-04 T=20 td=2024-11-04 in=2024-11-04\n"                          \
	"301 d=2024-12-20 T=20 td=2024-12-20 in=2024-11-04 eind=2024-12-31 reden=03\n" \
	"301 d=2024-12-20 T=21 td=2024-12-20 in=2025-01-01\n"                          \
	"305 d=2025-02-11 T=21 begin=2025-02-10\n"
	table_example(C14, "2025-06-30", "2025-06-30",
		      "wachtketen keten=20 status=gestart w3a=98 toewijzingen=2\n"
		      "wachtketen\nno wachtketen status=afgevallen\n"
		      "toewijzing T=20 rol=eerste keten=20\n"
		      "toewijzing T=21 rol=voortzetting keten=20\n");
	table_example(C14, "2024-12-31", "2024-12-31", "wachtketen status=wachtend open=57\n");
	table_example(C14, "2025-01-01", "2025-01-01", "wachtketen status=wachtend open=58\n");
}
END_TEST

START_TEST(c15_rejected_message)
{
#define C15                                                         \
	"301 d=2025-01-10 T=1 td=2025-01-10 in=2025-01-10\n"        \
	"305 d=2025-02-05 T=1 begin=2025-02-03 nietig=2025-02-07\n" \
	"305 d=2025-02-12 T=1 begin=2025-02-10\n"
	table_example(C15, "2025-02-06", "2025-02-06", "wachtketen status=gestart w3a=24\n");
	table_example(C15, "2025-02-07", "2025-02-07", "wachtketen status=wachtend\nno levering\n");
	table_example(C15, "2025-02-08", "2025-02-08", "wachtketen status=wachtend\nno levering\n");
	table_example(C15, "2025-02-28", "2025-02-28", "wachtketen status=gestart w3a=31\n");
}
END_TEST

TCase *tcase_care_examples(void)
{
	TCase *tcase = tcase_create("examples");

	tcase_add_test(tcase, c01_plain_road);
	tcase_add_test(tcase, c02_woonplaatsbeginsel);
	tcase_add_test(tcase, c02_unlinked);
	tcase_add_test(tcase, c03_interruption);
	tcase_add_test(tcase, c04_stop_without_restart);
	tcase_add_test(tcase, c05_corrected_start);
	tcase_add_test(tcase, c06_deleted);
	tcase_add_test(tcase, c07_other_aanbieder);
	tcase_add_test(tcase, c08_retroactive);
	tcase_add_test(tcase, c09_vervolg);
	tcase_add_test(tcase, c10_repeats_and_extension);
	tcase_add_test(tcase, c11_declared);
	tcase_add_test(tcase, c12_taakgericht_and_wees);
	tcase_add_test(tcase, c13_deliveries);
	tcase_add_test(tcase, c14_reissue);
	tcase_add_test(tcase, c15_rejected_message);
	return tcase;
}
