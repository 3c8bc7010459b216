/* Section 5 and section 9, "Chains": which assignments wait for one start. */
#include "test_care.h"

#include <stdio.h>

#define END "2025-12-31", "2025-12-31"
#define A(more) "301 d=2025-01-02 T=1 td=2025-01-02 in=2025-01-06 " more "\n"
#define A_CLOSED(reden) \
	"301 d=2025-03-01 T=1 td=2025-03-01 in=2025-01-06 eind=2025-03-31 reden=" reden "\n"
#define B(in, more) "301 d=2025-03-01 T=2 td=2025-03-01 in=" in " " more "\n"
#define ONE_CHAIN "toewijzing T=2 rol=voortzetting keten=1\nwachtketen keten=1 toewijzingen=2\n"
#define TWO_CHAINS "toewijzing T=2 rol=eerste keten=2\nwachtketen keten=1\nwachtketen keten=2\n"

START_TEST(continuation)
{
	static const char *const redenen[] = {"03", "04", "05", "10", "11", "12", "14"};
	static const char *const exits[] = {"02", "06", "07", "08", "09"};
	char table[400];

	for (size_t i = 0; i < sizeof(redenen) / sizeof(redenen[0]); i++) {
		snprintf(table, sizeof(table), A("") A_CLOSED("%s") B("2025-04-01", ""),
			 redenen[i]);
		table_example(table, END, ONE_CHAIN "no wachtketen status=afgevallen\n");
	}
	for (size_t i = 0; i < sizeof(exits) / sizeof(exits[0]); i++) {
		snprintf(table, sizeof(table), A("") A_CLOSED("%s") B("2025-04-01", ""), exits[i]);
		table_example(table, END, TWO_CHAINS "wachtketen keten=1 status=afgevallen\n");
	}
	table_example(A("eind=2025-03-31") B("2025-04-01", ""), END, ONE_CHAIN);
	/* At most g_keten days before or after. */
	table_example(A("eind=2025-03-31") B("2025-04-30", ""), END, ONE_CHAIN);
	table_example(A("eind=2025-03-31") B("2025-05-01", ""), END, TWO_CHAINS);
	table_example(A("eind=2025-03-31") B("2025-03-01", ""), END, ONE_CHAIN);
	table_example(A("eind=2025-03-31") B("2025-02-28", ""), END, TWO_CHAINS);
	table_example(A("") B("2025-04-01", ""), END, TWO_CHAINS);
	/* Whether the end has passed plays no part. */
	table_example(A("eind=2025-03-31") B("2025-04-01", ""), "2025-03-02", "2025-03-02",
		      ONE_CHAIN "wachtketen status=wachtend open=59\n");
}
END_TEST

START_TEST(continuation_within)
{
	table_example(A("eind=2025-03-31") B("2025-04-01", "cat=46"), END,
		      "toewijzing T=2 rol=eerste\n");
	table_example(A("eind=2025-03-31") B("2025-04-01", "agb=Y"), END,
		      "toewijzing T=2 rol=eerste\n");
	table_example(A("eind=2025-03-31") B("2025-04-01", "gem=141"), END,
		      "toewijzing T=2 rol=eerste\n");
	/* No category is a category of its own. */
	table_example(A("eind=2025-03-31") B("2025-04-01", "cat=-"), END,
		      "toewijzing T=2 rol=eerste\n");
	table_example(A("eind=2025-03-31 cat=-") B("2025-04-01", "cat=-"), END, ONE_CHAIN);
	/* The clock and the dates of a chain; the latest end is its exit. */
	table_example(A("eind=2025-03-31") B("2025-04-01", "eind=2025-05-31"), END,
		      "wachtketen keten=1 klokstart=2025-01-02 in=2025-01-06 status=afgevallen "
		      "eind=2025-05-31 reden=verlopen\n");
	/* A started one is not continued. */
	table_example(
	    A("eind=2025-03-31") "305 d=2025-01-08 T=1 begin=2025-01-07\n" B("2025-04-01", ""), END,
	    "toewijzing T=2 rol=vervolg keten=2\nwachtketen keten=1\n");
}
END_TEST

#define C3(in, more) "301 d=2025-03-02 T=3 td=2025-03-02 in=" in " " more "\n"

START_TEST(one_to_one)
{
	/* One A, two that could continue it: the one decided first does. */
	table_example(A("eind=2025-03-31") B("2025-04-01", "") C3("2025-04-01", ""), END,
		      "toewijzing T=2 rol=voortzetting keten=1\n"
		      "toewijzing T=3 rol=eerste keten=3\n");
	/* The same code goes before order. */
	table_example(A("eind=2025-03-31 code=45A04") B("2025-04-01", "code=45A05")
			  C3("2025-04-01", "code=45A04"),
		      END,
		      "toewijzing T=3 rol=voortzetting keten=1\n"
		      "toewijzing T=2 rol=eerste keten=2\n");
	/* Two A, one B: the latest Einddatum. */
	table_example(A("eind=2025-03-31") B("2025-01-06", "eind=2025-03-25") C3("2025-04-01", ""),
		      END, "toewijzing T=3 keten=1\ntoewijzing T=2 rol=eerste\n");
	/* A chain of three keeps the number and clock of the first. */
	table_example(A("eind=2025-03-31") B("2025-04-01", "eind=2025-06-30")
			  C3("2025-07-01", "") "305 d=2025-07-11 T=3 begin=2025-07-10\n",
		      END,
		      "wachtketen keten=1 toewijzingen=3 status=gestart w3a=189\n"
		      "toewijzing T=3 rol=voortzetting keten=1\n");
}
END_TEST

START_TEST(vervolg)
{
#define A_STARTED(begin) A("eind=2025-05-31") "305 d=2025-01-08 T=1 begin=" begin "\n"
#define A_STOP(eind, more) "307 d=2025-06-01 T=1 begin=2025-01-07 eind=" eind " " more "\n"
	table_example(A_STARTED("2025-01-07") A_STOP("2025-03-02", "reden=31") B("2025-04-01", ""),
		      END, "toewijzing T=2 rol=vervolg keten=2\n");
	table_example(A_STARTED("2025-01-07") A_STOP("2025-03-01", "reden=31") B("2025-04-01", ""),
		      END, "toewijzing T=2 rol=eerste\n");
	/* The delivery has to be there before B.Ingangsdatum. */
	table_example(A_STARTED("2025-04-01") B("2025-04-01", ""), END,
		      "toewijzing T=2 rol=eerste\n");
	table_example(A_STARTED("2025-03-31") B("2025-04-01", ""), END,
		      "toewijzing T=2 rol=vervolg\n");
	/* Interrupted or without a stop it runs to the end of its assignment, whatever P. */
	table_example(A_STARTED("2025-01-07") A_STOP("2025-01-31", "reden=20") B("2025-06-30", ""),
		      END, "toewijzing T=2 rol=vervolg\n");
	table_example(A_STARTED("2025-01-07") B("2025-06-30", ""), END,
		      "toewijzing T=2 rol=vervolg\n");
	table_example(A_STARTED("2025-01-07") B("2025-07-01", ""), END,
		      "toewijzing T=2 rol=eerste\n");
	/* What continues a vervolg has no wait either. */
	table_example(
	    A_STARTED("2025-01-07") B("2025-04-01", "eind=2025-08-31") C3("2025-09-01", ""), END,
	    "toewijzing T=3 rol=voortzetting keten=2\nno wachtketen keten=2\n"
	    "wachtketen\n");
}
END_TEST

START_TEST(declared_counts_as_started)
{
	table_example(
	    A("eind=2025-03-31") "323 d=2025-04-05 T=1 rn=a begin=2025-03-01 eind=2025-03-31\n" B(
		"2025-04-01", ""),
	    END,
	    "toewijzing T=2 rol=vervolg\n"
	    "wachtketen keten=1 status=gestart_volgens_declaratie\n");
	table_example(
	    A("eind=2025-03-31") "323 d=2025-02-05 T=1 rn=a begin=2025-01-01 eind=2025-01-31\n" B(
		"2025-04-01", ""),
	    END, "toewijzing T=2 rol=eerste\n");
}
END_TEST

START_TEST(in_front)
{
	/* The Ingangsdatum is moved forward with an extra assignment (FAQ, option 1). */
#define FRONT B("2025-01-03", "eind=2025-01-05")
	table_example(A("") FRONT, END, ONE_CHAIN "wachtketen in=2025-01-03 status=wachtend\n");
	table_example(A("") FRONT "305 d=2025-01-05 T=2 begin=2025-01-04\n", END,
		      ONE_CHAIN "wachtketen status=gestart w3a=2 w3b=1\n");
	/* An exit only when both have ended. */
	table_example(A("eind=2025-09-30") B("2024-11-01", "eind=2025-01-05"), "2025-09-29",
		      "2025-12-31", ONE_CHAIN "wachtketen status=wachtend\n");
	table_example(A("eind=2025-09-30") B("2024-11-01", "eind=2025-01-05"), END,
		      ONE_CHAIN "wachtketen status=afgevallen eind=2025-09-30\n");
	/* The day before, no other. */
	table_example(A("") B("2025-01-03", "eind=2025-01-04"), END, TWO_CHAINS);
	/* At most one in front, and one in front has none. */
	table_example(A("") FRONT C3("2024-11-01", "eind=2025-01-05"), END,
		      ONE_CHAIN "toewijzing T=3 rol=eerste keten=3\n");
	table_example(A("") FRONT C3("2024-11-01", "eind=2025-01-02"), END,
		      ONE_CHAIN "toewijzing T=3 rol=eerste keten=3\n");
}
END_TEST

/* Of several to stand in front of: the same code, then the latest decided. */
START_TEST(in_front_of_which)
{
#define ALSO(more) "301 d=2025-01-02 T=3 td=2025-01-02 tt=1 in=2025-01-06 " more "\n"
	table_example(A("") ALSO("") FRONT, END, "toewijzing T=2 rol=voortzetting keten=3\n");
	table_example(A("code=45A04") ALSO("code=45A05")
			  B("2025-01-03", "eind=2025-01-05 code=45A04"),
		      END, "toewijzing T=2 rol=voortzetting keten=1\n");
	/* The earliest approved ProductPeriode of the chain, on whichever assignment. */
	table_example(A("") "323 d=2025-04-05 T=1 rn=a begin=2025-02-01 eind=2025-02-28\n" FRONT
			    "323 d=2025-04-06 T=2 rn=b begin=2025-01-01 eind=2025-01-05\n",
		      END,
		      "wachtketen keten=1 status=gestart_volgens_declaratie start=2025-01-03 "
		      "tot=2025-01-05 w3a=1 w3a_tot=3 toewijzingen=2\n");
	table_example(A("") "323 d=2025-04-05 T=1 rn=a begin=2025-01-02 eind=2025-01-31\n" FRONT
			    "323 d=2025-04-06 T=2 rn=b begin=2025-01-01 eind=2025-01-31\n",
		      END, "wachtketen keten=1 start=2025-01-03 tot=2025-01-31\n");
}
END_TEST

#define A_DELETED "301 d=2025-02-10 T=1 td=2025-02-10 in=2025-01-06 eind=2025-01-06 reden=13\n"
#define HEIR(td, more) "301 d=2025-03-10 T=2 td=" td " in=2025-03-01 " more "\n"

START_TEST(inheritance)
{
	table_example("315 d=2024-12-20 ref=r1 verwijzer=02\n" A("ref=r1") A_DELETED HEIR(
			  "2025-02-24", "") "305 d=2025-03-02 T=2 begin=2025-03-01\n",
		      END,
		      "toewijzing T=1 status=vervallen rol=eerste keten=1\n"
		      "toewijzing T=2 rol=voortzetting keten=1\n"
		      "wachtketen keten=1 toewijzingen=2 klokstart=2025-01-02 in=2025-03-01 "
		      "verwijzer=02 status=gestart w3a=58 w3b=0 w4=71\n");
	table_example(A("") A_DELETED HEIR("2025-01-27", ""), END,
		      "toewijzing T=2 rol=voortzetting keten=1\n");
	table_example(A("") A_DELETED HEIR("2025-02-25", ""), END,
		      "toewijzing T=2 rol=eerste keten=2\nno toewijzing T=1 keten=1\n"
		      "wachtketen keten=2\nno wachtketen keten=1\n");
	table_example(A("") A_DELETED HEIR("2025-01-26", ""), END, "toewijzing T=2 rol=eerste\n");
	/* An heir that began before keeps the clock of the deleted one until it is known. */
	table_example(A("") A_DELETED HEIR("2025-02-24", ""), "2025-12-31", "2025-03-09",
		      "no wachtketen\ntoewijzing T=1 status=vervallen\n");
	/* Same code first, then the latest deletion. */
	table_example(
	    A("code=45A04") "301 d=2025-02-10 T=1 td=2025-02-10 in=2025-01-06 eind=2025-01-06 "
			    "reden=13 code=45A04\n"
			    "301 d=2025-01-03 T=3 td=2025-01-03 in=2025-01-07\n"
			    "301 d=2025-02-12 T=3 td=2025-02-12 in=2025-01-07 eind=2025-01-07 "
			    "reden=13\n" HEIR("2025-02-20", "code=45A04"),
	    END, "toewijzing T=2 keten=1\nno toewijzing T=3 rol=eerste\n");
	table_example(A("") A_DELETED "301 d=2025-01-03 T=3 td=2025-01-03 in=2025-01-07\n"
				      "301 d=2025-02-12 T=3 td=2025-02-12 in=2025-01-07 "
				      "eind=2025-01-07 reden=13\n" HEIR("2025-02-20", ""),
		      END, "toewijzing T=2 keten=3\nno toewijzing T=1 rol=eerste\n");
}
END_TEST

START_TEST(deleted_in_a_row)
{
#define SECOND_DELETED                                       \
	"301 d=2025-02-12 T=2 td=2025-02-12 in=2025-02-20\n" \
	"301 d=2025-03-20 T=2 td=2025-03-20 in=2025-02-20 eind=2025-02-20 reden=13\n"
	table_example(A("") A_DELETED SECOND_DELETED
		      "301 d=2025-03-21 T=3 td=2025-03-21 in=2025-03-21\n",
		      END,
		      "wachtketen keten=1 toewijzingen=3 klokstart=2025-01-02 in=2025-03-21\n"
		      "toewijzing T=2 status=vervallen rol=voortzetting keten=1\n"
		      "toewijzing T=3 rol=voortzetting keten=1\n");
	/* Nobody living inherits: no chain. */
	table_example(A("") A_DELETED SECOND_DELETED, END,
		      "no wachtketen\nno toewijzing keten=1\nno toewijzing rol=voortzetting\n");
}
END_TEST

START_TEST(after_left_truncated)
{
#define OLD "301 d=2025-02-01 T=1 td=2025-02-01 in=2024-01-06 eind=2025-03-31 reden=04\n"
	table_example(OLD B("2025-04-01", ""), END,
		      "toewijzing T=1 rol=links_afgekapt keten=1\n"
		      "toewijzing T=2 rol=voortzetting keten=1\nno wachtketen\n");
	/* It precedes what was decided before its first known version. */
	table_example(OLD "301 d=2025-01-15 T=2 td=2025-01-15 in=2025-04-01\n", END,
		      "toewijzing T=2 rol=voortzetting keten=1\nno wachtketen\n");
	/* It continues nothing itself. */
	table_example(A("eind=2025-01-20") OLD, "2025-12-31", "2025-01-31", "wachtketen keten=1\n");
	table_example("301 d=2025-01-02 T=2 td=2025-01-02 in=2025-01-06 eind=2025-01-20\n" OLD, END,
		      "toewijzing T=1 rol=links_afgekapt keten=1\nwachtketen keten=2\n");
}
END_TEST

/* The parameters of section 7 are obeyed. */
START_TEST(parameters_obeyed)
{
	struct pool *pool = pool_new();
	struct parameters parameters = parameters_default();
	struct derived derived;
	size_t count;
	struct event *events = table_events(A("") A_DELETED HEIR("2025-02-24", ""), pool, &count);

	parameters.erf_13 = false;
	derived = derive(events, count, 20500, 20500, &parameters, pool);
	table_expect(table_rows(&derived, pool), "toewijzing T=2 rol=eerste keten=2");
	events = table_events(A("eind=2025-03-31") B("2025-04-11", "cat=45"), pool, &count);
	parameters.g_keten = 10;
	derived = derive(events, count, 20500, 20500, &parameters, pool);
	table_expect(table_rows(&derived, pool), "toewijzing T=2 rol=eerste keten=2");
	parameters.g_keten = 11;
	derived = derive(events, count, 20500, 20500, &parameters, pool);
	table_expect(table_rows(&derived, pool), "toewijzing T=2 rol=voortzetting keten=1");
	parameters.uitgesloten_cat[0][0] = '\0';
	events = table_events(A("cat=42"), pool, &count);
	derived = derive(events, count, 20500, 20500, &parameters, pool);
	table_expect(table_rows(&derived, pool), "wachtketen status=wachtend");
	pool_free(pool);
}
END_TEST

TCase *tcase_care_chains(void)
{
	TCase *tcase = tcase_create("chains");

	tcase_add_test(tcase, continuation);
	tcase_add_test(tcase, continuation_within);
	tcase_add_test(tcase, one_to_one);
	tcase_add_test(tcase, vervolg);
	tcase_add_test(tcase, declared_counts_as_started);
	tcase_add_test(tcase, in_front);
	tcase_add_test(tcase, in_front_of_which);
	tcase_add_test(tcase, inheritance);
	tcase_add_test(tcase, deleted_in_a_row);
	tcase_add_test(tcase, after_left_truncated);
	tcase_add_test(tcase, parameters_obeyed);
	return tcase;
}
