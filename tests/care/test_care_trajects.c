/* The table traject (definitions, section 6 and section 9, "Trajectories"). */
#include "test_care.h"

#define END "2025-06-30", "2025-06-30"

/* A delivery on an assignment of its own. */
#define CARE(agb, nummer, begin)                                                  \
	"301 d=2024-01-02 agb=" agb " T=" nummer " td=2024-01-02 in=2024-01-02\n" \
	"305 d=" begin " agb=" agb " T=" nummer " begin=" begin "\n"
#define UNTIL(agb, nummer, begin, eind, reden) \
	CARE(agb, nummer, begin)               \
	"307 d=" eind " agb=" agb " T=" nummer " begin=" begin " eind=" eind " reden=" reden "\n"

#define C13                                               \
	UNTIL("X", "1", "2024-01-08", "2024-04-30", "38") \
	UNTIL("Y", "2", "2024-05-20", "2024-11-29", "31") \
	CARE("Z", "3", "2025-03-03")

START_TEST(c13_transfer_and_revolving_door)
{
	table_example(C13, END,
		      "traject begin=2024-01-08 eind=2024-11-29 status=beeindigd leveringen=2 "
		      "aanbieders=2 eerste=X laatste=Y overstappen=1 stapeling=0 dagen=327 w5=133\n"
		      "traject begin=2025-03-03 status=lopend leveringen=1 aanbieders=1 eerste=Z "
		      "laatste=Z overstappen=0 dagen=120 w5=0 draaideur=93\n"
		      "no traject begin=2024-01-08 draaideur=93\n");
	/* At P before the second start the first traject has ended. */
	table_example(C13, "2024-05-19", "2025-06-30",
		      "traject status=beeindigd eind=2024-04-30 leveringen=1 dagen=114 w5=0\n");
	table_example(C13, "2024-05-20", "2025-06-30",
		      "traject status=lopend overstappen=1 w5=133 dagen=134\n");
	table_example(C13, "2024-01-07", "2025-06-30", "no traject\n");
	table_example(C13, "2024-03-01", "2024-03-01", "traject status=lopend dagen=54\n");
}
END_TEST

START_TEST(c13_shorter_gap)
{
	struct parameters parameters = parameters_default();

	parameters.g_traject = 7;
	table_parameters(&parameters);
	table_example(C13, END,
		      "traject begin=2024-01-08 eind=2024-04-30 dagen=114 overstappen=0\n"
		      "traject begin=2024-05-20 eind=2024-11-29 dagen=194 draaideur=19 w5=0\n"
		      "traject begin=2025-03-03 draaideur=93 overstappen=0\n");
	parameters.g_traject = 18;
	table_example(C13, END, "traject draaideur=19\ntraject draaideur=93\n");
	parameters.g_traject = 19;
	table_example(C13, END, "traject overstappen=1\nno traject draaideur=19\n");
	table_parameters(NULL);
}
END_TEST

START_TEST(c09_one_traject)
{
	table_example("301 d=2024-08-20 T=9 td=2024-08-20 in=2024-09-02\n"
		      "305 d=2024-09-03 T=9 begin=2024-09-02\n"
		      "301 d=2025-01-20 T=9 td=2025-01-20 in=2024-09-02 eind=2025-01-31 reden=05\n"
		      "307 d=2025-02-01 T=9 begin=2024-09-02 eind=2025-01-31 reden=36\n"
		      "301 d=2025-01-20 T=10 td=2025-01-20 tt=5 in=2025-02-01\n"
		      "305 d=2025-02-04 T=10 begin=2025-02-03\n",
		      "2025-03-31", "2025-03-31",
		      "traject begin=2024-09-02 status=lopend leveringen=2 aanbieders=1 "
		      "overstappen=0 dagen=211 w5=0\n");
}
END_TEST

START_TEST(c12_taakgericht)
{
	table_example("305 d=2025-03-04 begin=2025-03-03\n"
		      "307 d=2025-07-01 begin=2025-03-03 eind=2025-06-30 reden=31\n"
		      "305 d=2025-03-04 T=99 begin=2025-03-03\n",
		      "2025-07-31", "2025-07-31",
		      "traject begin=2025-03-03 eind=2025-06-30 leveringen=1 dagen=120\n");
}
END_TEST

/* An interruption never splits; the temporary stop ends the traject when no restart came. */
START_TEST(net_end)
{
#define PAUSED                       \
	CARE("X", "1", "2025-01-06") \
	"307 d=2025-01-31 T=1 begin=2025-01-06 eind=2025-01-31 reden=20\n"
	table_example(PAUSED "305 d=2025-04-01 T=1 begin=2025-04-01\n", END,
		      "traject begin=2025-01-06 status=lopend leveringen=1 dagen=176\n");
	table_example(PAUSED, END, "traject status=lopend\nno traject eind=2025-01-31\n");
	table_example(PAUSED "307 d=2025-03-31 T=1 begin=2025-01-06 eind=2025-03-31 reden=34\n",
		      END, "traject status=beeindigd eind=2025-01-31 dagen=26\n");
	/* The gap is counted from the net end. */
	table_example(PAUSED
		      "307 d=2025-03-31 T=1 begin=2025-01-06 eind=2025-03-31 reden=34\n" CARE(
			  "Y", "2", "2025-04-01"),
		      END, "traject status=lopend draaideur=59\ntraject eind=2025-01-31\n");
	/* A definitive stop before the temporary one ends on its own date. */
	table_example(PAUSED "307 d=2025-02-03 T=1 begin=2025-01-06 eind=2025-01-20 reden=34\n",
		      END, "traject status=beeindigd eind=2025-01-20 dagen=15\n");
	/* At P between the two the delivery is interrupted, and open. */
	table_example(PAUSED "307 d=2025-03-31 T=1 begin=2025-01-06 eind=2025-03-31 reden=34\n",
		      "2025-03-30", "2025-06-30", "traject status=lopend dagen=84\n");
}
END_TEST

START_TEST(missing_stop)
{
#define ENDED "301 d=2025-01-02 T=1 td=2025-01-02 in=2025-01-06 eind=2025-03-31\n"
	table_example(ENDED "305 d=2025-01-06 T=1 begin=2025-01-06\n", "2025-05-30", "2025-05-30",
		      "traject status=lopend dagen=145\n");
	table_example(ENDED "305 d=2025-01-06 T=1 begin=2025-01-06\n", "2025-05-31", "2025-05-31",
		      "traject status=beeindigd eind=2025-03-31 dagen=85\n");
	/* Interrupted: its net end is the temporary stop. */
	table_example(ENDED "305 d=2025-01-06 T=1 begin=2025-01-06\n"
			    "307 d=2025-02-01 T=1 begin=2025-01-06 eind=2025-01-31 reden=20\n",
		      END, "traject eind=2025-01-31 dagen=26\nlevering eind=2025-03-31\n");
}
END_TEST

/* Overlap of 28 days is a transfer, of 29 piling up; g_traject has no part in it. */
START_TEST(overlap)
{
	struct parameters parameters = parameters_default();

	parameters.g_traject = 5;
	table_parameters(&parameters);
	table_example(UNTIL("X", "1", "2025-01-01", "2025-02-28", "38")
			  CARE("Y", "2", "2025-02-01"),
		      END, "traject overstappen=1 stapeling=0 w5=31 eerste=X laatste=Y\n");
	table_example(UNTIL("X", "1", "2025-01-01", "2025-03-01", "38")
			  CARE("Y", "2", "2025-02-01"),
		      END, "traject overstappen=0 stapeling=1\n");
	table_parameters(NULL);
	/* Open: up to P. */
	table_example(CARE("X", "1", "2025-01-01") CARE("Y", "2", "2025-02-01"), "2025-02-28",
		      "2025-02-28", "traject overstappen=1 stapeling=0\n");
	table_example(CARE("X", "1", "2025-01-01") CARE("Y", "2", "2025-02-01"), "2025-03-01",
		      "2025-03-01", "traject overstappen=0 stapeling=1\n");
}
END_TEST

/* Each pair of neighbours counts; back at the first provider W5 is nothing. */
START_TEST(there_and_back)
{
	table_example(UNTIL("X", "1", "2025-01-01", "2025-01-31", "38")
			  UNTIL("Y", "2", "2025-02-01", "2025-02-28", "38")
			      CARE("X", "3", "2025-03-03"),
		      END,
		      "traject leveringen=3 aanbieders=2 eerste=X laatste=X overstappen=2 w5=0 "
		      "dagen=181\n");
	/* The latest end so far counts, not that of the spell before. */
	table_example(UNTIL("X", "1", "2025-01-01", "2025-04-30", "31")
			  UNTIL("Y", "2", "2025-01-10", "2025-01-20", "31")
			      CARE("Z", "3", "2025-05-12"),
		      END,
		      "traject leveringen=3 aanbieders=3 overstappen=1 stapeling=1 w5=131\n"
		      "no traject draaideur=111\n");
	/* On one day: the order of the AGB codes. */
	table_example(CARE("Y", "1", "2025-06-01") CARE("X", "2", "2025-06-01"), END,
		      "traject eerste=X laatste=Y w5=0 stapeling=1\n");
}
END_TEST

START_TEST(revolving_door_of_a_year)
{
	table_example(UNTIL("X", "1", "2024-01-08", "2024-03-31", "31")
			  CARE("X", "2", "2025-04-01"),
		      END, "traject draaideur=365\n");
	table_example(
	    UNTIL("X", "1", "2024-01-08", "2024-03-31", "31") CARE("X", "2", "2025-04-02"), END,
	    "traject begin=2025-04-02\ntraject begin=2024-01-08\n"
	    "no traject draaideur=366\n");
	/* 28 days without care are the same traject, 29 are not. */
	table_example(UNTIL("X", "1", "2025-01-01", "2025-01-31", "31")
			  CARE("X", "2", "2025-03-01"),
		      END, "traject leveringen=2\n");
	table_example(UNTIL("X", "1", "2025-01-01", "2025-01-31", "31")
			  CARE("X", "2", "2025-03-02"),
		      END, "traject draaideur=29\ntraject eind=2025-01-31\n");
}
END_TEST

/* Every category counts, also those without waits. */
START_TEST(all_categories)
{
	table_example("301 d=2025-01-02 T=1 td=2025-01-02 in=2025-01-02 cat=48\n"
		      "305 d=2025-01-06 T=1 begin=2025-01-06 cat=48\n",
		      END, "traject begin=2025-01-06\nwachtketen status=uitgesloten\n");
}
END_TEST

TCase *tcase_care_trajects(void)
{
	TCase *tcase = tcase_create("trajects");

	tcase_add_test(tcase, c13_transfer_and_revolving_door);
	tcase_add_test(tcase, c13_shorter_gap);
	tcase_add_test(tcase, c09_one_traject);
	tcase_add_test(tcase, c12_taakgericht);
	tcase_add_test(tcase, net_end);
	tcase_add_test(tcase, missing_stop);
	tcase_add_test(tcase, overlap);
	tcase_add_test(tcase, there_and_back);
	tcase_add_test(tcase, revolving_door_of_a_year);
	tcase_add_test(tcase, all_categories);
	return tcase;
}
