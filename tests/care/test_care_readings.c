/* The readings of section 9: messages and versions, deliveries, requests, claims. */
#include "test_care.h"

#define T1 "301 d=2025-01-02 T=1 td=2025-01-02 in=2025-01-06 "
#define T1_OPEN T1 "\n"
#define END "2025-12-31", "2025-12-31"

/* ---- Versions ---- */

START_TEST(void_by_retour)
{
	/* An extension that was rejected: the version is gone, at every P. */
	table_example(T1 "eind=2025-05-31\n"
			 "301 d=2025-05-01 T=1 td=2025-05-01 in=2025-01-06 eind=2025-09-30 "
			 "reden=04 nietig=2025-05-06\n",
		      "2025-05-05", "2025-05-05", "toewijzing versies=2 eind=2025-09-30\n");
	table_example(T1 "eind=2025-05-31\n"
			 "301 d=2025-05-01 T=1 td=2025-05-01 in=2025-01-06 eind=2025-09-30 "
			 "reden=04 nietig=2025-05-06\n",
		      "2025-05-05", "2025-05-06", "toewijzing versies=1 eind=2025-05-31\n");
}
END_TEST

START_TEST(versions_by_moment)
{
	/* The moment of decision counts, time included, not the Dagtekening. */
	table_example("301 d=2025-03-01 T=1 td=2025-01-02 tt=10 in=2025-01-06 eind=2025-06-30\n"
		      "301 d=2025-02-01 T=1 td=2025-01-02 tt=11 in=2025-01-06 eind=2025-07-31 "
		      "reden=04\n",
		      END, "toewijzing versies=2 eind=2025-07-31 reden=04\n");
	/* A tie: the highest Dagtekening, then the highest Identificatie; one version. */
	table_example(T1 "eind=2025-06-30\n"
			 "301 d=2025-02-01 T=1 td=2025-01-02 in=2025-01-06 eind=2025-07-31\n",
		      END, "toewijzing versies=1 eind=2025-07-31\n");
	table_example(T1 "eind=2025-06-30 id=B\n" T1 "eind=2025-07-31 id=A\n", END,
		      "toewijzing versies=1 eind=2025-06-30\n");
}
END_TEST

/* A3 runs to the first message with the initial version, whichever version it was that came first,
 * and may be negative. */
START_TEST(told_late)
{
	table_example("301 d=2025-01-08 T=1 td=2025-01-02 in=2025-01-06\n"
		      "301 d=2025-01-06 T=1 td=2025-01-02 in=2025-01-06\n",
		      END, "toewijzing a3=4 a3wd=2\n");
	table_example("301 d=2025-01-08 T=1 td=2025-01-02 in=2025-01-06\n"
		      "301 d=2025-01-06 T=1 td=2025-01-04 in=2025-01-06 reden=04\n",
		      END, "toewijzing versies=2 a3=6 a3wd=4\n");
	table_example("301 d=2025-01-02 T=1 td=2025-01-06 in=2025-01-06\n", END,
		      "toewijzing a3=-4 a3wd=-2\n");
	/* As known at K. */
	table_example(T1_OPEN
		      "301 d=2025-01-01 T=1 td=2025-01-02 in=2025-01-06 nietig=2025-02-01\n",
		      END, "toewijzing a3=0\n");
	table_example("301 d=2025-01-08 T=1 td=2025-01-02 in=2025-01-06 reden=04\n", END,
		      "toewijzing rol=links_afgekapt\nno toewijzing a3=6\n");
}
END_TEST

START_TEST(reden_of_a_version)
{
#define SHORTER "301 d=2025-03-01 T=1 td=2025-03-01 in=2025-01-06 eind=2025-04-30 reden=05\n"
#define SHORTER_AGAIN(reden) \
	"301 d=2025-03-10 T=1 td=2025-03-01 in=2025-01-06 eind=2025-04-30 " reden "\n"
	/* An unchanged repeat without a reason erases nothing (IV099), one with a reason replaces.
	 */
	table_example(T1_OPEN SHORTER SHORTER_AGAIN(""), END,
		      "toewijzing reden=05 versies=2 status=ingetrokken\n");
	table_example(T1_OPEN SHORTER SHORTER_AGAIN("reden=07"), END, "toewijzing reden=07\n");
	/* A tie with other content does not pass its reason on. */
	table_example(T1_OPEN SHORTER "301 d=2025-03-10 T=1 td=2025-03-01 in=2025-01-06 "
				      "eind=2025-05-31\n",
		      END, "toewijzing eind=2025-05-31 status=verlopen\nno toewijzing reden=05\n");
}
END_TEST

START_TEST(left_truncated)
{
	table_example("301 d=2025-03-01 T=1 td=2025-03-01 in=2024-01-06 ref=r1 reden=04 "
		      "eind=2025-11-30\n"
		      "305 d=2025-03-02 T=1 begin=2025-03-01\n",
		      "2025-01-01", "2025-12-31",
		      "toewijzing rol=links_afgekapt keten=1 status=actief\n"
		      "no toewijzing td=2025-03-01\nno wachtketen\nno levering\n");
	/* A JW317 is answered by its lines, a JW315 is not. */
	table_example("317 d=2025-02-20 ref=r1\n315 d=2025-02-20 ref=r2 verwijzer=02\n"
		      "301 d=2025-03-01 T=1 td=2025-03-01 in=2024-01-06 ref=r1 reden=04 "
		      "eind=2025-11-30\n"
		      "301 d=2025-03-01 T=2 td=2025-03-01 in=2024-01-06 ref=r2 reden=04 "
		      "eind=2025-11-30\n",
		      END,
		      "verzoek ref=r1 status=toegewezen T=1 w1=9\n"
		      "verzoek ref=r2 status=open\n");
	/* A line of a deleted one answers neither. */
	table_example("317 d=2025-02-20 ref=r1\n"
		      "301 d=2025-03-01 T=1 td=2025-03-01 in=2024-01-06 ref=r1 reden=13 "
		      "eind=2024-01-06\n",
		      END, "verzoek ref=r1 status=open\n");
	/* The earliest message with the lowest version decides. */
	table_example(T1_OPEN "301 d=2025-01-03 T=1 td=2025-01-02 in=2025-01-06 reden=04\n", END,
		      "toewijzing rol=eerste\nwachtketen\n");
}
END_TEST

START_TEST(void_assignment)
{
#define DELETE(reden) \
	"301 d=2025-02-01 T=1 td=2025-02-01 in=2025-01-06 eind=2025-01-06 reden=" reden "\n"
	table_example(T1_OPEN DELETE("01") "305 d=2025-01-08 T=1 begin=2025-01-07\n"
					   "323 d=2025-01-31 T=1 rn=a begin=2025-01-06 "
					   "eind=2025-01-31\n",
		      END, "toewijzing status=vervallen\nno levering\nno wachtketen\n");
	/* Reason 13 with another end is a plain withdrawal. */
	table_example(T1_OPEN "301 d=2025-02-01 T=1 td=2025-02-01 in=2025-01-06 eind=2025-01-31 "
			      "reden=13\n",
		      END,
		      "toewijzing status=ingetrokken\nwachtketen status=afgevallen reden=13\n");
}
END_TEST

START_TEST(ended_on_p)
{
	table_example(T1 "eind=2025-06-30\n", "2025-06-30", "2025-06-30",
		      "toewijzing status=verlopen\n"
		      "wachtketen status=afgevallen eind=2025-06-30 reden=verlopen\n");
	table_example(T1 "eind=2025-06-30\n", "2025-06-29", "2025-06-29",
		      "toewijzing status=actief\nwachtketen status=wachtend open=178\n");
	/* The exit is never before the decision. */
	table_example(T1 "eind=2024-12-31\n", "2025-01-02", "2025-12-31",
		      "wachtketen status=afgevallen eind=2025-01-02\n");
}
END_TEST

/* ---- Starts and stops ---- */

#define START "305 d=2025-02-03 T=1 begin=2025-02-01\n"

START_TEST(counting_per_day)
{
	/* A deletion that is told before its original, and one of a day before. */
	table_example(T1_OPEN "305 d=2025-02-02 T=1 begin=2025-02-01 st=3\n" START, END,
		      "levering begin=2025-02-01\n");
	/* On the same day it removes the original, whatever their order. */
	table_example(T1_OPEN "305 d=2025-02-03 T=1 begin=2025-02-01 st=3\n" START, END,
		      "no levering\n");
	/* Twice sent, once deleted the next day: gone. */
	table_example(T1_OPEN START START "305 d=2025-02-04 T=1 begin=2025-02-01 st=3\n", END,
		      "no levering\n");
	/* Deleted and sent again on one day: 1 + 1 - 1. */
	table_example(T1_OPEN START "305 d=2025-02-05 T=1 begin=2025-02-01 st=3\n"
				    "305 d=2025-02-05 T=1 begin=2025-02-01\n",
		      END, "levering begin=2025-02-01 a1=2\n");
	/* Status 2 and 9 are no status. */
	table_example(T1_OPEN "305 d=2025-02-03 T=1 begin=2025-02-01 st=2\n", END, "no levering\n");
}
END_TEST

START_TEST(deleted_stop)
{
#define STOP(d, eind, more) "307 d=" d " T=1 begin=2025-02-01 eind=" eind " " more "\n"
	table_example(T1_OPEN START STOP("2025-05-02", "2025-05-01", "reden=31")
			  STOP("2025-05-09", "2025-05-01", "reden=31 st=3"),
		      END, "levering status=lopend\n");
	/* After the deletion of the definitive one the temporary stop remains. */
	table_example(T1_OPEN START STOP("2025-04-02", "2025-04-01", "reden=20")
			  STOP("2025-05-02", "2025-05-01", "reden=31")
			      STOP("2025-05-09", "2025-05-01", "reden=31 st=3"),
		      END, "levering status=onderbroken onderbrekingen=1 onderbreking_dagen=274\n");
	/* A stop with another key has no effect. */
	table_example(T1_OPEN START
		      "307 d=2025-05-02 T=1 begin=2025-02-02 eind=2025-05-01 reden=31\n"
		      "307 d=2025-05-02 T=1 begin=2025-02-01 code=45A04 eind=2025-05-01 reden=31\n",
		      END, "levering status=lopend\n");
}
END_TEST

START_TEST(several_stops)
{
	/* The first reported counts, not the first dated. */
	table_example(T1_OPEN START STOP("2025-06-02", "2025-06-01", "reden=31")
			  STOP("2025-06-03", "2025-05-01", "reden=36"),
		      END, "levering eind=2025-06-01 reden=31 a2=1\n");
	table_example(T1_OPEN START STOP("2025-06-02", "2025-06-01", "reden=31")
			  STOP("2025-06-02", "2025-05-01", "reden=36"),
		      END, "levering eind=2025-05-01 reden=36\n");
	table_example(T1_OPEN START STOP("2025-06-02", "2025-06-01", "reden=36")
			  STOP("2025-06-02", "2025-06-01", "reden=31"),
		      END, "levering eind=2025-06-01 reden=31\n");
	/* A definitive stop before the temporary one ends the net time on its own date. */
	table_example(T1_OPEN START STOP("2025-06-02", "2025-06-01", "reden=20")
			  STOP("2025-06-03", "2025-05-01", "reden=31"),
		      END, "levering eind=2025-05-01 d1=90 d2=90 onderbreking_dagen=0\n");
}
END_TEST

START_TEST(joining)
{
	/* A start without a stop before it is absorbed; its stop counts. */
	table_example(T1_OPEN START
		      "305 d=2025-03-02 T=1 begin=2025-03-01\n"
		      "307 d=2025-04-02 T=1 begin=2025-03-01 eind=2025-04-01 reden=31\n",
		      END, "levering begin=2025-02-01 eind=2025-04-01 d1=60\nlevering\n");
	/* After a definitive stop a new delivery. */
	table_example(T1_OPEN START STOP("2025-02-21", "2025-02-20",
					 "reden=31") "305 d=2025-03-02 T=1 begin=2025-03-01\n",
		      END,
		      "levering begin=2025-02-01 status=beeindigd\n"
		      "levering begin=2025-03-01 status=lopend\nwachtketen w3a=30\n");
	/* A restart on the day of the temporary stop: no day is lost. */
	table_example(T1_OPEN START STOP("2025-02-21", "2025-03-01",
					 "reden=20") "305 d=2025-03-02 T=1 begin=2025-03-01\n",
		      END,
		      "levering onderbrekingen=1 onderbreking_dagen=0 status=lopend\n"
		      "no onderbreking\n");
	/* Taakgericht joins by product. */
	table_example("305 d=2025-02-03 begin=2025-02-01 code=45A04\n"
		      "305 d=2025-02-04 begin=2025-02-02 code=45A05\n"
		      "305 d=2025-02-05 begin=2025-02-03 code=45A04\n",
		      END,
		      "levering begin=2025-02-01 code=45A04\nlevering begin=2025-02-02\n"
		      "no levering begin=2025-02-03\n");
}
END_TEST

START_TEST(missing_stop)
{
#define T1_ENDS T1 "eind=2025-06-30\n"
	table_example(T1_ENDS START, "2025-08-29", "2025-08-29", "levering status=lopend\n");
	table_example(T1_ENDS START, "2025-08-30", "2025-08-30",
		      "levering status=stop_ontbreekt eind=2025-06-30\nno levering reden=31\n"
		      "no levering d1=150\n");
	/* Also when it is known by then, as long as it has not happened. */
	table_example(T1_ENDS START STOP("2025-12-02", "2025-12-01", "reden=31"), "2025-08-30",
		      "2025-12-31", "levering status=stop_ontbreekt eind=2025-06-30\n");
	/* Interrupted after the end of the assignment. */
	table_example(T1_ENDS START STOP("2025-07-11", "2025-07-10", "reden=20"), "2025-08-30",
		      "2025-08-30",
		      "levering status=stop_ontbreekt eind=2025-07-10 onderbrekingen=1 "
		      "onderbreking_dagen=0\n");
	/* A running interruption ends when the assignment does; one that is over stays. */
	table_example(T1_ENDS START STOP("2025-06-11", "2025-06-10", "reden=20"), "2025-08-29",
		      "2025-08-29", "levering status=onderbroken onderbreking_dagen=80\n");
	table_example(T1_ENDS START STOP("2025-06-11", "2025-06-10", "reden=20"), "2025-08-30",
		      "2025-08-30", "levering status=stop_ontbreekt onderbreking_dagen=20\n");
	table_example(T1_ENDS START STOP("2025-06-11", "2025-06-10", "reden=20"), "2027-08-30",
		      "2027-08-30",
		      "levering status=stop_ontbreekt onderbreking_dagen=20\n"
		      "onderbreking van=2025-06-11 tot=2025-06-30\n");
	table_example(
	    T1_ENDS START STOP(
		"2025-03-11", "2025-03-10",
		"reden=20") "305 d=2025-03-21 T=1 begin=2025-03-21\n"
			    "307 d=2025-06-11 T=1 begin=2025-03-21 eind=2025-06-10 reden=20\n",
	    "2025-12-31", "2025-12-31",
	    "levering status=stop_ontbreekt onderbrekingen=2 onderbreking_dagen=30\n"
	    "onderbreking van=2025-03-11 tot=2025-03-20\n"
	    "onderbreking van=2025-06-11 tot=2025-06-30\n");
	table_example(T1_ENDS "305 d=2025-07-21 T=1 begin=2025-07-20\n", "2025-08-30", "2025-08-30",
		      "levering status=stop_ontbreekt eind=2025-07-20\n");
	/* Never for taakgericht. */
	table_example("305 d=2025-02-03 begin=2025-02-01\n", "2029-12-31", "2029-12-31",
		      "levering status=lopend\n");
}
END_TEST

/* Section 10, "Dates". */
START_TEST(before_the_earliest_day)
{
#define STARTS(begin) "305 d=2025-03-01 T=1 begin=" begin "\n"
#define STOPS(begin, eind) "307 d=2025-06-02 T=1 begin=" begin " eind=" eind " reden=31\n"
	/* A chain whose clock starts before it has no wait; the day itself has one. */
	table_example("301 d=2025-01-02 T=1 td=2014-12-31 in=2025-01-06\n" STARTS("2025-02-01"),
		      END,
		      "wachtketen klokstart=2014-12-31 status=uitgesloten\nno wachtketen w3a=3685\n"
		      "levering begin=2025-02-01\ntraject begin=2025-02-01\n");
	table_example("301 d=2025-01-02 T=1 td=2015-01-01 in=2025-01-06\n" STARTS("2025-02-01"),
		      END, "wachtketen klokstart=2015-01-01 status=gestart w3a=3684\n");
	table_example("301 d=2025-01-02 T=1 td=0001-01-01 in=2025-01-06\n", END,
		      "wachtketen klokstart=0001-01-01 status=uitgesloten\n");
	/* A start before it has no length and is in no trajectory. */
	table_example(T1_OPEN STARTS("2014-12-31") STOPS("2014-12-31", "2025-06-01"), END,
		      "levering begin=2014-12-31 eind=2025-06-01 status=beeindigd\n"
		      "no levering d1=3806\nno levering d2=3806\nno traject\n");
	table_example(T1_OPEN STARTS("2015-01-01") STOPS("2015-01-01", "2025-06-01"), END,
		      "levering d1=3805 d2=3805\ntraject begin=2015-01-01 dagen=3805\n");
	/* Another delivery keeps its own place and row. */
	table_example(
	    T1_OPEN "301 d=2025-01-02 T=2 td=2025-01-02 in=2025-01-06\n" STARTS(
		"0001-01-01") "305 d=2025-03-01 T=2 begin=2025-02-01\n"
			      "307 d=2025-06-02 T=2 begin=2025-02-01 eind=2025-06-01 reden=31\n",
	    END,
	    "levering T=1 begin=0001-01-01\nno levering a1=739310\n"
	    "traject begin=2025-02-01 eind=2025-06-01 leveringen=1 dagen=121 w5=0\n");
	/* No time is measured from a year that is a mistake. */
	table_example("315 d=0001-01-01 ref=r1 verwijzer=02\n"
		      "301 d=2025-01-02 T=1 td=2025-01-02 in=0012-01-06 ref=r1\n" START,
		      END,
		      "verzoek status=toegewezen\nno verzoek w1=739252\nno wachtketen w3b=734900\n"
		      "wachtketen status=gestart in=0012-01-06 w3a=30\nno wachtketen w4=739282\n");
	/* An end that lies far ahead stays where it is. */
	table_example(T1 "eind=2999-12-31\n" START, END,
		      "toewijzing eind=2999-12-31 status=actief\n");
}
END_TEST

START_TEST(wees)
{
	table_example(T1_OPEN "305 d=2025-02-03 agb=Y T=1 begin=2025-02-01\n", END,
		      "no levering\n");
	table_example(T1_OPEN "305 d=2025-02-03 gem=141 T=1 begin=2025-02-01\n", END,
		      "no levering\n");
	/* A report dated ahead. */
	table_example(T1_OPEN "305 d=2025-01-31 T=1 begin=2025-02-03\n", END,
		      "levering a1=-3 a1wd=-1\n");
}
END_TEST

/* ---- Requests, age ---- */

START_TEST(vot)
{
	/* Only a reference on the initial version links; a VOW reference never does. */
	table_example("315 d=2024-12-20 ref=r1 verwijzer=02\n" T1_OPEN
		      "301 d=2025-02-01 T=1 td=2025-02-01 in=2025-01-06 ref=r1 reden=04 "
		      "eind=2026-12-31\n" START,
		      END, "wachtketen verwijzer=onbekend w3a=30\nno wachtketen w4=43\n");
	table_example("317 d=2024-12-20 ref=r1\n" T1 "ref=r1\n" START, END,
		      "wachtketen verwijzer=onbekend\n");
	/* Of a key seen twice the first counts. */
	table_example("315 d=2024-12-20 ref=r1 verwijzer=02\n"
		      "315 d=2024-12-19 ref=r1 verwijzer=05\n" T1 "ref=r1\n" START,
		      END, "wachtketen verwijzer=05 w4=44\n");
	/* A repeat of the initial version may bring the reference. */
	table_example("315 d=2024-12-20 ref=r1 verwijzer=02\n" T1_OPEN
		      "301 d=2025-02-01 T=1 td=2025-01-02 in=2025-01-06 ref=r1\n" START,
		      END, "wachtketen verwijzer=02 w4=43\n");
}
END_TEST

START_TEST(leeftijd)
{
	table_example(T1 "born=2012-01\n", END,
		      "wachtketen leeftijd=12-17\njeugdige born=2012-01\n");
	table_example(T1 "born=2013-02 use=2\n", END,
		      "wachtketen leeftijd=4-11\njeugdige born=2013-02\n");
	table_example(T1 "born=2021-02\n", END, "wachtketen leeftijd=0-3\n");
	table_example(T1 "born=2021-01\n", END, "wachtketen leeftijd=4-11\n");
	table_example(T1 "born=2007-01\n", END, "wachtketen leeftijd=18+\n");
	table_example(T1 "born=2007-02\n", END, "wachtketen leeftijd=12-17\n");
	table_example(T1 "born=2012-01 use=3\n", END,
		      "wachtketen leeftijd=onbekend\nno jeugdige\n");
	table_example(T1 "born=1900-01\n", END, "wachtketen leeftijd=onbekend\nno jeugdige\n");
	/* The last JW301 known, of whichever gemeente. */
	table_example(T1 "born=2012-01\n"
			 "301 d=2025-03-01 gem=141 T=5 td=2025-03-01 in=2025-03-01 born=2021-01\n",
		      "2025-02-01", "2025-03-01",
		      "wachtketen keten=1 leeftijd=4-11\njeugdige born=2021-01\n");
}
END_TEST

/* ---- Claims ---- */

#define CLAIM "323 d=2025-03-05 id=D1 T=1 rn=a begin=2025-02-01 eind=2025-02-28\n"
#define DECLARED "wachtketen status=gestart_volgens_declaratie w3a=30 w3a_tot=57\n"
#define WAITING "wachtketen status=wachtend\n"

START_TEST(claim_answers)
{
#define ANSWER(codes) "325 d=2025-03-10 betreft=D1 bd=2025-03-05 " codes "\n"
	table_example(T1_OPEN CLAIM, END, DECLARED);
	table_example(T1_OPEN CLAIM ANSWER("codes=0200 acodes=8001"), END, DECLARED);
	table_example(T1_OPEN CLAIM ANSWER("codes=0200 acodes=0200"), END, DECLARED);
	table_example(T1_OPEN CLAIM ANSWER("codes=0001"), END, WAITING);
	table_example(T1_OPEN CLAIM ANSWER("codes=0200,9056 acodes=8001"), END, WAITING);
	table_example(T1_OPEN CLAIM ANSWER("codes=0200 acodes=9333"), END, WAITING);
	table_example(T1_OPEN CLAIM ANSWER("codes=0200 acodes=0233"), END, WAITING);
	/* As known before the answer, and an answer to another claim. */
	table_example(T1_OPEN CLAIM ANSWER("codes=0001"), "2025-12-31", "2025-03-09", DECLARED);
	table_example(T1_OPEN CLAIM "325 d=2025-03-10 betreft=D1 bd=2025-03-06 codes=0001\n", END,
		      DECLARED);
	/* The line is listed, or another one is. */
	table_example(T1_OPEN CLAIM "325p d=2025-03-10 betreft=D1 bd=2025-03-05 rn=a\n", END,
		      WAITING);
	table_example(T1_OPEN CLAIM "325p d=2025-03-10 betreft=D1 bd=2025-03-05 rn=b\n", END,
		      DECLARED);
}
END_TEST

START_TEST(credits)
{
#define CREDIT \
	"323 d=2025-04-05 id=D2 T=1 rn=b vorig=a begin=2025-02-01 eind=2025-02-28 budget=-100\n"
	table_example(T1_OPEN CLAIM CREDIT, END, WAITING);
	table_example(T1_OPEN CLAIM CREDIT "325 d=2025-04-10 betreft=D2 bd=2025-04-05 codes=0001\n",
		      END, DECLARED);
	table_example(T1_OPEN CLAIM CREDIT
		      "323 d=2025-04-05 id=D3 T=1 rn=c begin=2025-03-01 eind=2025-03-31\n",
		      END, "wachtketen start=2025-03-01 tot=2025-03-31\n");
	/* The assignment of another aanbieder. */
	table_example(T1_OPEN "323 d=2025-03-05 agb=Y T=1 rn=a begin=2025-02-01 eind=2025-02-28\n",
		      END, WAITING);
}
END_TEST

START_TEST(claims_and_starts)
{
	/* The earliest ProductPeriode, from Ingangsdatum on. */
	table_example(T1_OPEN "323 d=2025-02-05 T=1 rn=x begin=2025-01-01 eind=2025-01-31\n" CLAIM,
		      END, "wachtketen start=2025-01-06 tot=2025-01-31 w3a=4 w3a_tot=29\n");
	/* A start message wins, also when it is dated after P. */
	table_example(T1_OPEN CLAIM "305 d=2025-04-02 T=1 begin=2025-04-01\n", END,
		      "wachtketen status=gestart w3a=89\n");
	table_example(T1_OPEN CLAIM "305 d=2025-04-02 T=1 begin=2025-04-01\n", "2025-03-31",
		      "2025-12-31", WAITING);
	/* What is known but dated after P prevents an exit. */
	table_example(T1 "eind=2025-02-28\n"
			 "305 d=2025-04-02 T=1 begin=2025-04-01\n",
		      "2025-03-15", "2025-12-31", WAITING);
}
END_TEST

TCase *tcase_care_readings(void)
{
	TCase *tcase = tcase_create("readings");

	tcase_add_test(tcase, void_by_retour);
	tcase_add_test(tcase, versions_by_moment);
	tcase_add_test(tcase, told_late);
	tcase_add_test(tcase, reden_of_a_version);
	tcase_add_test(tcase, left_truncated);
	tcase_add_test(tcase, void_assignment);
	tcase_add_test(tcase, ended_on_p);
	tcase_add_test(tcase, counting_per_day);
	tcase_add_test(tcase, deleted_stop);
	tcase_add_test(tcase, several_stops);
	tcase_add_test(tcase, joining);
	tcase_add_test(tcase, missing_stop);
	tcase_add_test(tcase, before_the_earliest_day);
	tcase_add_test(tcase, wees);
	tcase_add_test(tcase, vot);
	tcase_add_test(tcase, leeftijd);
	tcase_add_test(tcase, claim_answers);
	tcase_add_test(tcase, credits);
	tcase_add_test(tcase, claims_and_starts);
	return tcase;
}
