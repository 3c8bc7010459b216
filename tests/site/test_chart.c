/* Every kind of chart, from figures as they are and as they should not be; and the process that
 * draws, with scripts of our own that fail in every way there is. */
#include <check.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/limits.h"
#include "ijw/base/sanitized.h"
#include "ijw/site/chart.h"
#include "../../src/site/chart_parts.h"

static struct buf out;

static void set_up(void)
{
	out = BUF_INIT(0);
}

static void tear_down(void)
{
	buf_free(&out);
}

/* ---- kinds ---- */

#define EMPTY "Hier zijn geen cijfers"
#define EMPTY_EN "There are no figures"

/* Figures of a kind, and a text that the chart must show, in Dutch and in English; NULL for the
 * same. `narrow`: the text is in the narrow one too. */
static const struct drawing {
	const char *kind;
	const char *json;
	const char *shows;
	const char *shows_en;
	bool narrow;
} drawings[] = {
    {"stand",
     "{\"maanden\":[{\"jaar\":2025,\"maand\":11,\"waarde\":1438,\"status\":\"A\",\"onder\":null,"
     "\"boven\":null},{\"jaar\":2025,\"maand\":12,\"waarde\":1440,\"status\":\"P\"},"
     "{\"jaar\":2026,\"maand\":1,\"waarde\":1450,\"status\":\"E\",\"onder\":1400,\"boven\":1500}],"
     "\"merk\":[0,1,7,-1]}",
     ">1.438<", ">1,438<", true},
    {"stand",
     "{\"maanden\":[{\"jaar\":2025,\"maand\":3,\"waarde\":12,\"status\":\"P\"}],\"merk\":[0]}",
     ">mrt 2025<", ">Mar 2025<", true},
    {"stand",
     "{\"maanden\":[{\"jaar\":2025,\"maand\":3,\"waarde\":0,\"status\":\"A\"},{\"jaar\":2025,"
     "\"maand\":4,\"waarde\":0,\"status\":\"E\",\"onder\":0,\"boven\":0}],\"merk\":[]}",
     ">geschat<", ">estimated<", true},
    {"stand",
     "{\"maanden\":[{\"jaar\":2025,\"maand\":3,\"waarde\":null,\"status\":\"Q\"}],\"merk\":[0]}",
     EMPTY, EMPTY_EN, true},
    {"stand", "{\"maanden\":[],\"merk\":[]}", EMPTY, EMPTY_EN, true},
    {"stroom",
     "{\"maanden\":[{\"jaar\":2025,\"maand\":5,\"instroom\":50,\"gestart\":40,\"afgevallen\":3,"
     "\"status\":\"A\"},{\"jaar\":2025,\"maand\":6,\"instroom\":55,\"gestart\":null,\"afgevallen\":"
     "3,"
     "\"status\":\"P\"}]}",
     ">nieuw op de lijst<", ">new on the list<", false},
    {"stroom",
     "{\"maanden\":[{\"jaar\":2025,\"maand\":5,\"instroom\":0,\"gestart\":0,\"afgevallen\":0,"
     "\"status\":\"P\"}]}",
     ">voorlopig<", ">provisional<", true},
    {"stroom",
     "{\"maanden\":[{\"jaar\":2025,\"maand\":5,\"instroom\":null,\"gestart\":null,"
     "\"afgevallen\":null,\"status\":\"Q\"}]}",
     EMPTY, EMPTY_EN, true},
    {"stroom", "{\"maanden\":[]}", EMPTY, EMPTY_EN, true},
    {"verloop",
     "{\"norm\":2,\"cohorten\":[{\"naam\":\"eerste helft 2024\",\"start\":[0,10,20,30]},"
     "{\"naam\":\"tweede helft 2024\",\"start\":[0,15,25,null]}]}",
     ">norm: 2 weken<", ">norm: 2 weeks<", true},
    {"verloop", "{\"norm\":1,\"cohorten\":[{\"naam\":\"h1\",\"start\":[0,47]}]}", ">norm: 1 week<",
     NULL, true},
    {"verloop", "{\"norm\":null,\"cohorten\":[{\"naam\":\"h1\",\"start\":[0]}]}", ">h1<", NULL,
     true},
    {"verloop", "{\"norm\":10,\"cohorten\":[{\"naam\":\"h1\",\"start\":[null,null]}]}", EMPTY,
     EMPTY_EN, true},
    {"verloop", "{\"norm\":null,\"cohorten\":[]}", EMPTY, EMPTY_EN, true},
    {"profiel",
     "{\"norm\":10,\"boven\":1120,\"totaal\":1438,\"banden\":[{\"van\":0,\"tot\":8,\"aantal\":31},"
     "{\"van\":8,\"tot\":26,\"aantal\":40},{\"van\":26,\"tot\":null,\"aantal\":12}]}",
     ">1.120 van de 1.438 wachten<", ">1,120 of 1,438 wait<", false},
    {"profiel",
     "{\"norm\":null,\"boven\":null,\"totaal\":null,\"banden\":[{\"van\":0,\"tot\":null,"
     "\"aantal\":12}]}",
     "12<", NULL, true},
    {"profiel",
     "{\"norm\":10,\"boven\":null,\"totaal\":null,\"banden\":[{\"van\":0,\"tot\":1,"
     "\"aantal\":null}]}",
     EMPTY, EMPTY_EN, true},
    {"profiel", "{\"norm\":10,\"boven\":0,\"totaal\":0,\"banden\":[]}", EMPTY, EMPTY_EN, true},
    {"punten",
     "{\"regio\":55,\"rijen\":[{\"naam\":\"Almelo <&> "
     "\\\"x\\\"\",\"waarde\":53,\"onder\":44,\"boven\":62},"
     "{\"naam\":\"Borne\",\"waarde\":null,\"onder\":null,\"boven\":null}]}",
     "Almelo &lt;&amp;&gt; &quot;x&quot;", NULL, true},
    {"punten", "{\"regio\":3,\"rijen\":[{\"naam\":\"Borne\",\"waarde\":null}]}", ">niet getoond<",
     ">not shown<", true},
    {"punten", "{\"regio\":null,\"rijen\":[]}", EMPTY, EMPTY_EN, true},
    {"klein", "{\"schaal\":12,\"regio\":[7.1,7.2],\"waarden\":[6.5,null]}", ">7<", NULL, true},
    {"klein", "{\"schaal\":0,\"regio\":[],\"waarden\":[0]}", ">0<", NULL, true},
    {"klein", "{\"schaal\":null,\"regio\":[5,6],\"waarden\":[null,null]}", "niet getoond",
     "not shown", true},
    {"klein", "{\"schaal\":null,\"regio\":[null],\"waarden\":[]}", "niet getoond", "not shown",
     true},
    {"trechter",
     "{\"regio\":55,\"punten\":[{\"naam\":\"De Stek\",\"n\":120,\"waarde\":81,\"buiten\":true},"
     "{\"naam\":\"Anders\",\"n\":60,\"waarde\":54,\"buiten\":false}]}",
     ">De Stek<", NULL, false},
    {"trechter",
     "{\"regio\":100,\"punten\":[{\"naam\":\"A\",\"n\":11,\"waarde\":100,\"buiten\":false}]}",
     ">99,8%<", ">99.8%<", true},
    {"trechter",
     "{\"regio\":null,\"punten\":[{\"naam\":\"A\",\"n\":1,\"waarde\":0,\"buiten\":true}]}",
     ">100%<", NULL, true},
    {"trechter", "{\"regio\":55,\"punten\":[{\"naam\":\"A\",\"n\":null,\"waarde\":null}]}", EMPTY,
     EMPTY_EN, true},
    {"trechter", "{\"regio\":55,\"punten\":[]}", EMPTY, EMPTY_EN, true},
    {"warmte",
     "{\"kolommen\":[\"0-3\",\"4-11\"],\"rijen\":[\"Ambulant\",\"Daghulp\"],\"cellen\":"
     "[[{\"waarde\":53,\"onzeker\":true},{\"waarde\":null}],[{\"waarde\":0},null]]}",
     ">53%", NULL, true},
    {"warmte", "{\"kolommen\":[\"0-3\"],\"rijen\":[\"Ambulant\"],\"cellen\":[]}", ">niet getoond<",
     ">not shown<", true},
    {"warmte", "{\"kolommen\":[],\"rijen\":[],\"cellen\":[]}", EMPTY, EMPTY_EN, true},
    {"redenen",
     "{\"rijen\":[{\"naam\":\"volgens "
     "plan\",\"aandeel\":61.2},{\"naam\":\"anders\",\"aandeel\":0.2}]}",
     ">61%<", NULL, true},
    {"redenen", "{\"rijen\":[{\"naam\":\"volgens plan\",\"aandeel\":null}]}", ">niet getoond<",
     ">not shown<", true},
    {"redenen", "{\"rijen\":[{\"naam\":\"volgens plan\",\"aandeel\":0}]}", ">0%<", NULL, true},
    {"redenen", "{\"rijen\":[]}", EMPTY, EMPTY_EN, true},
    {"pilot",
     "{\"van\":1,\"tot\":2,\"kwartalen\":[{\"jaar\":2024,\"kwartaal\":4,\"pilot\":50,\"onder\":40,"
     "\"boven\":60,\"rest\":54},{\"jaar\":2025,\"kwartaal\":1,\"pilot\":55,\"onder\":40,\"boven\":"
     "70,"
     "\"rest\":54},{\"jaar\":2025,\"kwartaal\":2,\"pilot\":null,\"onder\":null,\"boven\":null,"
     "\"rest\":54}]}",
     ">tijdens", ">during", true},
    {"pilot",
     "{\"van\":0,\"tot\":null,\"kwartalen\":[{\"jaar\":2025,\"kwartaal\":1,\"pilot\":0,"
     "\"onder\":0,\"boven\":0,\"rest\":null}]}",
     ">pilot<", NULL, true},
    {"pilot",
     "{\"van\":0,\"tot\":null,\"kwartalen\":[{\"jaar\":2025,\"kwartaal\":1,\"pilot\":null,"
     "\"onder\":null,\"boven\":null,\"rest\":null}]}",
     EMPTY, EMPTY_EN, true},
    {"pilot", "{\"van\":null,\"tot\":null,\"kwartalen\":[]}", EMPTY, EMPTY_EN, true},
    {"kwartalen",
     "{\"merk\":[0],\"kwartalen\":[{\"jaar\":2025,\"kwartaal\":1,\"waarde\":1031,\"status\":\"A\"},"
     "{\"jaar\":2025,\"kwartaal\":2,\"waarde\":null,\"status\":\"Q\"},"
     "{\"jaar\":2025,\"kwartaal\":3,\"waarde\":0,\"status\":\"P\"}]}",
     ">1.031<", ">1,031<", true},
    {"kwartalen",
     "{\"merk\":[0,9],\"kwartalen\":[{\"jaar\":2025,\"kwartaal\":1,\"waarde\":3,"
     "\"status\":\"P\"}]}",
     ">voorlopig<", ">provisional<", true},
    {"kwartalen",
     "{\"merk\":[],\"kwartalen\":[{\"jaar\":2025,\"kwartaal\":1,\"waarde\":null,"
     "\"status\":\"Q\"}]}",
     EMPTY, EMPTY_EN, true},
    {"kwartalen", "{\"merk\":[],\"kwartalen\":[]}", EMPTY, EMPTY_EN, true}};

enum { DRAWINGS = sizeof(drawings) / sizeof(drawings[0]) };

static bool skipped(void)
{
	if (chart_available())
		return false;
	fprintf(stderr,
		"skipped: this program was built without ECharts ('make charts' fetches it)\n");
	return true;
}

static void count(const char *svg, const char *text, int most)
{
	int found = 0;

	for (const char *at = strstr(svg, text); at != NULL; at = strstr(at + 1, text))
		found++;
	ck_assert_msg(found <= most, "%d times %s in %s", found, text, svg);
}

static void draw(struct chart_engine *engine, const struct drawing *drawing, bool narrow)
{
	const char *shows = drawing->shows;

	buf_clear(&out);
	ck_assert_int_eq(chart_draw(engine, drawing->kind, drawing->json, narrow, "c1", "Kop & <x>",
				    "Tekst", &out),
			 0);
	ck_assert_ptr_nonnull(strstr(out.data, " role=\"img\" aria-labelledby=\"c1-t c1-d\">"
					       "<title id=\"c1-t\">Kop &amp; &lt;x&gt;</title>"
					       "<desc id=\"c1-d\">Tekst</desc>"));
	ck_assert_ptr_nonnull(strstr(out.data, strcmp(drawing->kind, "klein") == 0
						   ? "<svg viewBox=\"0 0 176 "
					       : narrow ? "<svg viewBox=\"0 0 340 "
							: "<svg viewBox=\"0 0 760 "));
	if (engine->language == LANGUAGE_EN && drawing->shows_en != NULL)
		shows = drawing->shows_en;
	ck_assert_msg(!(drawing->narrow || !narrow) || strstr(out.data, shows) != NULL,
		      "%s has no %s: %s", drawing->kind, shows, out.data);
	count(out.data, "NaN", 0);
	count(out.data, "undefined", 0);
	count(out.data, "null", 0);
	count(out.data, "Infinity", 0);
}

START_TEST(every_kind_draws)
{
	if (skipped())
		return;
	for (enum language language = LANGUAGE_NL; language <= LANGUAGE_EN; language++) {
		struct chart_engine *engine = chart_start(language);

		ck_assert_ptr_nonnull(engine);
		for (int i = 0; i < DRAWINGS; i++) {
			draw(engine, &drawings[i], false);
			draw(engine, &drawings[i], true);
		}
		chart_stop(engine);
	}
}
END_TEST

/* What was drawn before a chart changes nothing in it. */
START_TEST(same_figures_same_bytes)
{
	struct buf first[DRAWINGS];
	struct chart_engine *engine;

	if (skipped())
		return;
	engine = chart_start(LANGUAGE_NL);
	for (int i = 0; i < DRAWINGS; i++) {
		first[i] = BUF_INIT(0);
		draw(engine, &drawings[i], i % 2 == 0);
		buf_add(&first[i], out.data, out.length);
	}
	chart_stop(engine);
	engine = chart_start(LANGUAGE_NL);
	for (int i = DRAWINGS - 1; i >= 0; i--) {
		draw(engine, &drawings[i], i % 2 == 0);
		ck_assert_str_eq(out.data, first[i].data);
		buf_free(&first[i]);
	}
	chart_stop(engine);
}
END_TEST

/* Numbers have at most one decimal, also where a long list makes many of them. */
START_TEST(many_rows)
{
	struct buf json = BUF_INIT(0);
	struct chart_engine *engine;

	if (skipped())
		return;
	engine = chart_start(LANGUAGE_NL);
	buf_puts(&json, "{\"regio\":55,\"rijen\":[");
	for (int i = 0; i < 40; i++)
		buf_printf(&json,
			   "%s{\"naam\":\"Stichting met een heel lange naam die nergens past %d\","
			   "\"waarde\":%d,\"onder\":%d,\"boven\":%d}",
			   i == 0 ? "" : ",", i, i * 2, i, i * 2 + 7);
	buf_puts(&json, "]}");
	for (int narrow = 0; narrow < 2; narrow++) {
		buf_clear(&out);
		ck_assert_int_eq(
		    chart_draw(engine, "punten", json.data, narrow == 1, "c1", "a", "b", &out), 0);
		count(out.data, "<circle", 40);
		for (const char *at = strchr(out.data, '.'); at != NULL; at = strchr(at + 1, '.'))
			ck_assert_msg(strspn(at + 1, "0123456789") <= 1, "%.20s", at);
	}
	buf_free(&json);
	chart_stop(engine);
}
END_TEST

/* Without a title it is decoration: what it shows stands in a table beside it. */
START_TEST(without_title)
{
	struct chart_engine *engine;

	if (skipped())
		return;
	engine = chart_start(LANGUAGE_NL);
	ck_assert_int_eq(chart_draw(engine, "klein", "{\"schaal\":1,\"regio\":[],\"waarden\":[1]}",
				    true, "c1", NULL, NULL, &out),
			 0);
	ck_assert_ptr_nonnull(strstr(out.data, " aria-hidden=\"true\" focusable=\"false\">"));
	count(out.data, "<title", 0);
	ck_assert_int_eq(chart_draw(engine, "taart", "{}", true, "c1", "a", "b", &out), -1);
	ck_assert_int_eq(chart_draw(engine, "klein", "{\"schaal\":", true, "c1", "a", "b", &out),
			 -1);
	ck_assert_int_ne(engine->pid, 0);
	chart_stop(engine);
}
END_TEST

/* ---- the process that draws ---- */

enum { PATIENCE_MS = SANITIZED ? 60000 : 20000, IMPATIENT_MS = 300 };

#define GOOD "<svg viewBox=\\\"0 0 1 1\\\"></svg>"

/* An engine with one script: `draw` answers by what the figures are. */
static struct chart_engine *start(const char *script, int patience)
{
	static struct chart_file files[2];

	files[0] = (struct chart_file){"script.js", script, script + strlen(script)};
	return chart_open(files, patience, LANGUAGE_NL);
}

static int ask(struct chart_engine *engine, const char *json)
{
	buf_clear(&out);
	return chart_draw(engine, "kind", json, false, "c1", "a", "b", &out);
}

/* One chart is left out, the next is drawn. */
START_TEST(one_is_refused)
{
	static const char *const scripts[] = {
	    "function draw(r) { if (r.figuren) throw new Error('why'); return \"" GOOD "\"; }",
	    "function draw(r) { return r.figuren ? '<svg><script>1</script></svg>' : \"" GOOD
	    "\"; }",
	    "function draw(r) { return r.figuren ? 7 : \"" GOOD "\"; }",
	    "function draw(r) { return r.figuren ? undefined : \"" GOOD "\"; }",
	    "function deep(n) { return deep(n + 1) + 1; }"
	    "function draw(r) { return r.figuren ? deep(0) : \"" GOOD "\"; }",
	    "function draw(r) { return r.figuren ? 'x\\0y' : \"" GOOD "\"; }"};

	for (size_t i = 0; i < sizeof(scripts) / sizeof(scripts[0]); i++) {
		struct chart_engine *engine = start(scripts[i], PATIENCE_MS);

		ck_assert_ptr_nonnull(engine);
		ck_assert_int_eq(ask(engine, "1"), -1);
		ck_assert_uint_eq(out.length, 0);
		ck_assert_int_eq(ask(engine, "0"), 0);
		ck_assert_str_eq(out.data, "<svg viewBox=\"0 0 1 1\"></svg>");
		ck_assert_int_eq(ask(engine, "1"), -1);
		chart_stop(engine);
	}
}
END_TEST

/* It is lost: this chart and all others are not drawn, and nobody waits for them. */
static void is_lost(struct chart_engine *engine)
{
	int64_t before;

	ck_assert_int_eq(ask(engine, "1"), -1);
	ck_assert_int_eq(engine->pid, 0);
	before = clock_ticks();
	for (int i = 0; i < 100; i++)
		ck_assert_int_eq(ask(engine, "0"), -1);
	ck_assert_int_lt(clock_ticks() - before, IMPATIENT_MS);
	ck_assert_uint_eq(out.length, 0);
	chart_stop(engine);
}

START_TEST(script_is_none)
{
	is_lost(start("function draw(", PATIENCE_MS));
	is_lost(start("throw 'nothing'", PATIENCE_MS));
}
END_TEST

START_TEST(takes_too_long)
{
	struct chart_engine *engine = start("function draw(r) { for (;;); }", IMPATIENT_MS);
	int64_t before = clock_ticks();

	is_lost(engine);
	ck_assert_int_ge(clock_ticks() - before, IMPATIENT_MS);
	/* Also when it is the reading of the script that never ends. */
	is_lost(start("for (;;);", IMPATIENT_MS));
}
END_TEST

/* Its own limit of processor time ends it, when whoever asks has more patience than that. */
START_TEST(uses_too_much_time)
{
	is_lost(start("function draw(r) { for (;;); }", 10 * LIMIT_CHART_MS));
}
END_TEST

START_TEST(uses_too_much_memory)
{
	if (SANITIZED)
		return; /* they reserve memory by the terabyte: there is no limit then */
	is_lost(start("function draw(r) { var all = []; for (;;) all.push(new "
		      "Array(1000).join('x') + all.length); }",
		      LIMIT_CHART_MS));
}
END_TEST

START_TEST(is_killed)
{
	struct chart_engine *engine =
	    start("function draw(r) { return \"" GOOD "\"; }", PATIENCE_MS);

	ck_assert_int_eq(ask(engine, "0"), 0);
	kill(engine->pid, SIGKILL);
	is_lost(engine);
}
END_TEST

/* A whole number of a line of /proc/PID/status. */
static long status_of(pid_t pid, const char *name)
{
	char path[64], line[256];
	size_t length = strlen(name);
	long value = -1;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/status", (int)pid);
	file = fopen(path, "r");
	ck_assert_ptr_nonnull(file);
	while (fgets(line, sizeof(line), file) != NULL)
		if (strncmp(line, name, length) == 0 && line[length] == ':')
			value = strtol(line + length + 1, NULL, 10);
	fclose(file);
	return value;
}

/* It draws behind the walls that the tests of the sandbox try one by one, and a script sees nothing
 * of the machine. */
START_TEST(is_locked_in)
{
	enum { FILTERED = 2 };
	struct chart_engine *engine =
	    start("function draw(r) { ['require', 'process', 'console', 'print', 'alert', 'load', "
		  "'readFile',"
		  " 'fs', 'os', 'std', 'fetch', 'XMLHttpRequest'].forEach(function (name) {"
		  " if (typeof (0, eval)('this')[name] !== 'undefined') throw new Error(name); });"
		  " return \"" GOOD "\"; }",
		  PATIENCE_MS);

	ck_assert_int_eq(ask(engine, "0"), 0);
	ck_assert_int_eq(status_of(engine->pid, "Seccomp"), FILTERED);
	ck_assert_int_eq(status_of(engine->pid, "NoNewPrivs"), 1);
	chart_stop(engine);
}
END_TEST

/* Figures and drawings of the most bytes, and of one more. */
START_TEST(sizes)
{
	static const char script[] = "function draw(r) { var n = r.figuren.n || 0, t = \"<svg "
				     "viewBox=\\\"0 0 1 1\\\"></svg>\";"
				     " while (n > t.length && n - t.length > 65536) t = "
				     "t.replace('</svg>', new Array(65537).join('a') + "
				     "'</svg>');"
				     " return t.replace('</svg>', new Array(Math.max(0, n - "
				     "t.length) + 1).join('a') + '</svg>'); }";
	struct chart_engine *engine = start(script, LIMIT_CHART_MS);
	struct buf json = BUF_INIT(0);
	char number[64];

	for (int more = 0; more <= 1; more++) {
		snprintf(number, sizeof(number), "{\"n\":%u}", LIMIT_CHART_BYTES + (unsigned)more);
		ck_assert_int_eq(ask(engine, number), more == 0 ? 0 : -1);
		ck_assert_uint_eq(out.length, more == 0 ? LIMIT_CHART_BYTES : 0);
	}
	/* What a request has besides its figures. */
	buf_puts(&json, "{}");
	while (json.length +
		   strlen("{\"soort\":\"kind\",\"smal\":false,\"taal\":\"nl\",\"figuren\":,\"id\":"
			  "\"c1\",\"titel\":\"a\",\"tekst\":\"b\"}") <
	       LIMIT_CHART_BYTES)
		buf_puts(&json, " ");
	ck_assert_int_eq(ask(engine, json.data), 0);
	buf_puts(&json, " ");
	ck_assert_int_eq(ask(engine, json.data), -1);
	ck_assert_int_eq(ask(engine, "{}"), 0);
	buf_free(&json);
	chart_stop(engine);
}
END_TEST

START_TEST(stops)
{
	chart_stop(NULL);
	/* One that was asked nothing, and one that is busy. */
	chart_stop(start("for (;;);", PATIENCE_MS));
	chart_stop(start("function draw(r) { return ''; }", PATIENCE_MS));
}
END_TEST

Suite *suite_site_chart(void);
Suite *suite_site_chart(void)
{
	Suite *suite = suite_create("site_chart");
	TCase *tcase = tcase_create("chart");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, every_kind_draws);
	tcase_add_test(tcase, same_figures_same_bytes);
	tcase_add_test(tcase, many_rows);
	tcase_add_test(tcase, without_title);
	tcase_add_test(tcase, one_is_refused);
	tcase_add_test(tcase, script_is_none);
	tcase_add_test(tcase, takes_too_long);
	tcase_add_test(tcase, uses_too_much_time);
	tcase_add_test(tcase, uses_too_much_memory);
	tcase_add_test(tcase, is_killed);
	tcase_add_test(tcase, is_locked_in);
	tcase_add_test(tcase, sizes);
	tcase_add_test(tcase, stops);
	suite_add_tcase(suite, tcase);
	return suite;
}
