/* Judgements as bytes: what goes in comes out, and nothing else is taken for a judgement. */
#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../src/worker/wire.h"
#include "../lib/random.h"
#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/rule/catalogue.h"

static struct xsd *xsd;
static struct judge *judge;
static struct pool *pool;
static struct buf wire;

static void set_up(void)
{
	xsd = xsd_open(NULL);
	judge = judge_new(xsd);
	pool = pool_new();
	wire = BUF_INIT(0);
}

static void tear_down(void)
{
	judge_free(judge);
	xsd_free(xsd);
	pool_free(pool);
	buf_free(&wire);
}

static void read_whole(const char *name, struct buf *out)
{
	int fd = file_open(AT_FDCWD, name);

	ck_assert_int_ge(fd, 0);
	ck_assert_int_eq(file_read(fd, out), 0);
	close(fd);
}

static void judge_file(const char *name, struct judgement *out)
{
	struct buf bytes = BUF_INIT(0);

	read_whole(name, &bytes);
	judge_bytes(judge, bytes.data, bytes.length, out);
	judge_facts(judge, out);
	ck_assert(wire_is_about(out, bytes.data, bytes.length));
	buf_free(&bytes);
}

#define SAME_NUMBER(name) ck_assert_int_eq(a->name, b->name)
#define SAME_TEXT(name) ck_assert_pstr_eq(a->name, b->name)

static void same_event(const struct event *a, const struct event *b)
{
	SAME_NUMBER(type);
	SAME_NUMBER(soort);
	SAME_NUMBER(regel);
	SAME_NUMBER(line);
	SAME_NUMBER(dagtekening);
	SAME_NUMBER(nietig_vanaf);
	SAME_TEXT(identificatie);
	SAME_NUMBER(gemeente);
	SAME_TEXT(aanbieder);
	SAME_TEXT(bsn);
	SAME_NUMBER(foreign);
	SAME_NUMBER(toewijzingnummer);
	SAME_TEXT(referentie);
	SAME_TEXT(categorie);
	SAME_TEXT(code);
	SAME_NUMBER(toewijzingsdatum);
	SAME_NUMBER(toewijzingstijd);
	SAME_NUMBER(ingangsdatum);
	SAME_NUMBER(einddatum);
	SAME_NUMBER(begindatum);
	SAME_TEXT(reden);
	SAME_TEXT(status);
	SAME_NUMBER(volume);
	SAME_TEXT(eenheid);
	SAME_TEXT(frequentie);
	SAME_NUMBER(budget);
	SAME_NUMBER(geboortemaand);
	SAME_TEXT(datumgebruik);
	SAME_TEXT(verwijzer);
	SAME_NUMBER(anderegemeente);
	SAME_TEXT(referentienummer);
	SAME_TEXT(vorigreferentienummer);
	SAME_TEXT(retourcodes);
	SAME_TEXT(antwoordcodes);
	SAME_TEXT(betreft);
	SAME_NUMBER(betreft_dagtekening);
	SAME_NUMBER(nr);
	SAME_NUMBER(clientnr);
	SAME_NUMBER(clientline);
	SAME_NUMBER(tarief);
	SAME_TEXT(xsdversie);
	SAME_NUMBER(bericht);
	SAME_NUMBER(jeugdige);
	SAME_NUMBER(place);
	SAME_NUMBER(headerline);
}

static void same_texts(const char *const *a, size_t count, const char *const *b, size_t other)
{
	ck_assert_uint_eq(count, other);
	for (size_t i = 0; i < count; i++)
		ck_assert_str_eq(a[i], b[i]);
}

static void same_facts(const struct judgement *x, const struct judgement *y)
{
	const struct kop *a = &x->kop, *b = &y->kop;
	struct persons named;

	SAME_TEXT(afzender);
	SAME_TEXT(ontvanger);
	SAME_TEXT(identificatie);
	SAME_NUMBER(dagtekening);
	SAME_NUMBER(bekend);
	SAME_NUMBER(line);
	ck_assert_mem_eq(x->content, y->content, CONTENT_BYTES);
	same_texts(x->persons.word, x->persons.words, y->persons.word, y->persons.words);
	mask_bsns(x->events, x->event_count, pool, &named);
	same_texts(named.bsn, named.bsns, y->persons.bsn, y->persons.bsns);
	ck_assert_uint_eq(x->event_count, y->event_count);
	for (size_t i = 0; i < x->event_count; i++)
		same_event(&x->events[i], &y->events[i]);
	ck_assert_uint_eq(x->client_count, y->client_count);
	for (size_t i = 0; i < x->client_count; i++) {
		ck_assert_uint_eq(x->clients[i].from, y->clients[i].from);
		ck_assert_uint_eq(x->clients[i].to, y->clients[i].to);
	}
}

static void same_judgement(const struct judgement *a, const struct judgement *b)
{
	const struct finding *other = b->findings.first;

	SAME_NUMBER(verdict);
	SAME_NUMBER(fault);
	SAME_NUMBER(type);
	SAME_TEXT(release_name);
	ck_assert_ptr_eq(a->release, b->release);
	SAME_NUMBER(findings.count);
	SAME_NUMBER(findings.dropped);
	SAME_NUMBER(findings.errors);
	SAME_NUMBER(findings.coded);
	SAME_NUMBER(findings.inside);
	for (const struct finding *finding = a->findings.first; finding; finding = finding->next) {
		ck_assert_ptr_eq(finding->rule, other->rule);
		ck_assert_uint_eq(finding->line, other->line);
		ck_assert_str_eq(finding->path, other->path);
		ck_assert_pstr_eq(finding->detail, other->detail);
		ck_assert(finding->inside == other->inside);
		other = other->next;
	}
	ck_assert_ptr_null(other);
	SAME_NUMBER(typed);
	if (a->typed)
		same_facts(a, b);
}

static void round_trip(const struct judgement *judgement)
{
	struct judgement out;

	buf_clear(&wire);
	wire_write(judgement, &wire);
	ck_assert_int_eq(wire_read(wire.data, wire.length, pool, &out), 0);
	same_judgement(judgement, &out);
	ck_assert_ptr_null(out.bericht);
}

/* Every message of a folder, which has every type and every rule. */
static int each_of(const char *folder, void (*look)(const struct judgement *))
{
	struct dirent **entries;
	int count = scandir(folder, &entries, NULL, alphasort), files = 0;

	ck_assert_int_ge(count, 0);
	for (int i = 0; i < count; i++) {
		char path[1024];
		const char *name = entries[i]->d_name;

		snprintf(path, sizeof(path), "%s/%s", folder, name);
		if (entries[i]->d_type == DT_DIR && name[0] != '.') {
			files += each_of(path, look);
		} else if (strstr(name, ".xml") != NULL) {
			struct judgement judgement;

			judge_file(path, &judgement);
			look(&judgement);
			pool_reset(pool);
			files++;
		}
		free(entries[i]);
	}
	free(entries);
	return files;
}

START_TEST(fixtures_come_back)
{
	ck_assert_int_gt(each_of("fixtures/rules", round_trip), 100);
	ck_assert_int_gt(each_of("fixtures/stories", round_trip), 20);
}
END_TEST

static struct event full_event(void)
{
	struct event event = event_none();

	event.type = JW323;
	event.soort = EVENT_PRESTATIE;
	event.regel = 1;
	event.line = 30000000;
	event.dagtekening = 20000;
	event.identificatie = "12345678";
	event.gemeente = 9999;
	event.aanbieder = "99990001";
	event.bsn = "999900006";
	event.toewijzingnummer = 999999999;
	event.referentie = "R\xC3\xA9";
	event.categorie = "45";
	event.code = "45A04";
	event.toewijzingsdatum = DAY_EARLY;
	event.toewijzingstijd = 1;
	event.ingangsdatum = DAY_LATE;
	event.einddatum = 3;
	event.begindatum = 4;
	event.reden = "01";
	event.status = "1";
	event.volume = 5;
	event.eenheid = "82";
	event.frequentie = "2";
	event.budget = -600;
	event.geboortemaand = 2010 * 12;
	event.datumgebruik = "0";
	event.verwijzer = "01";
	event.anderegemeente = 153;
	event.referentienummer = "r";
	event.vorigreferentienummer = "v";
	event.retourcodes = "8001,0001";
	event.antwoordcodes = "0200";
	event.betreft = "b";
	event.betreft_dagtekening = 5;
	event.nr = 6;
	event.clientnr = 7;
	event.clientline = 8;
	event.tarief = 9;
	event.headerline = 10;
	event.xsdversie = "1.0/2";
	return event;
}

/* The event that says least: what the header says, which every one of the message repeats. */
static struct event of_header(void)
{
	struct event full = full_event(), event = event_none();

	event.type = full.type;
	event.soort = EVENT_DECLARATIE;
	event.dagtekening = full.dagtekening;
	event.identificatie = full.identificatie;
	event.gemeente = full.gemeente;
	event.aanbieder = full.aanbieder;
	event.headerline = full.headerline;
	return event;
}

static struct judgement full_judgement(struct event *events, size_t count)
{
	struct judgement judgement = {.verdict = VERDICT_REJECTED,
				      .type = JW323,
				      .release = release_present(),
				      .release_name = "3.2\0"
						      "1111",
				      .findings = {.pool = pool},
				      .typed = true,
				      .kop = {"99990001", "9999", "12345678", 20000, 20000, 10},
				      .events = events,
				      .event_count = count};

	memset(judgement.content, 0xA5, CONTENT_BYTES);
	finding_add(&judgement.findings, rule_find("TR018"), 3, "/Bericht/Client[2]", NULL);
	judgement.findings.inside = true;
	finding_add(&judgement.findings, rule_find("IJW021"), 4, "", "a detail");
	return judgement;
}

START_TEST(every_member_comes_back)
{
	struct event events[4] = {full_event(), of_header(), full_event(), full_event()};
	struct judgement judgement = full_judgement(events, 4);

	events[3].bsn = NULL;
	events[3].reden = "02";
	for (uint32_t i = 0; i < 4; i++)
		events[i].regel = i + 1;
	round_trip(&judgement);
	judgement.event_count = 0;
	round_trip(&judgement);
}
END_TEST

/* Whatever is cut off, or stands behind it. */
START_TEST(other_lengths_are_refused)
{
	struct event events[1] = {full_event()};
	struct judgement judgement = full_judgement(events, 1), out;

	wire_write(&judgement, &wire);
	for (size_t length = 0; length < wire.length; length++)
		ck_assert_int_eq(wire_read(wire.data, length, pool, &out), -1);
	buf_add(&wire, "", 1);
	ck_assert_int_eq(wire_read(wire.data, wire.length, pool, &out), -1);
}
END_TEST

static void refused(const struct judgement *judgement)
{
	struct judgement out;

	buf_clear(&wire);
	wire_write(judgement, &wire);
	ck_assert_int_eq(wire_read(wire.data, wire.length, pool, &out), -1);
}

#define WITH(member, value)                                             \
	do {                                                            \
		struct event events[1] = {full_event()};                \
		struct judgement judgement = full_judgement(events, 1); \
		judgement.member = value;                               \
		refused(&judgement);                                    \
	} while (0)

START_TEST(nonsense_is_refused)
{
	char bsn[] = "1234567890", bad[] = "\xFF", far[20000];

	memset(far, 'x', sizeof(far) - 1);
	far[sizeof(far) - 1] = '\0';
	WITH(verdict, VERDICTS);
	WITH(verdict, VERDICT_INVALID);
	WITH(fault, FAULT_NUL);
	WITH(fault, FAULT_BROKE);
	WITH(type, BERICHT_TYPES);
	WITH(type, BERICHT_ONBEKEND);
	WITH(release_name[0], 'x');
	WITH(release_name[3], '2');
	WITH(typed, false);
	WITH(kop.dagtekening, INT32_MAX);
	WITH(kop.afzender, bad);
	WITH(kop.ontvanger, far);
	WITH(findings.dropped, 1);
	WITH(findings.count, 3);
	WITH(findings.first->path, NULL);
	WITH(findings.first->path, "/Bericht\n");
	WITH(findings.first->path, "/Bericht/999900006");
	WITH(findings.first->detail, "999900006");
	WITH(findings.coded, 0);
	WITH(findings.errors, 2);
	WITH(findings.first->line, 5);
	WITH(findings.inside, false);
	WITH(events[0].soort, (enum event_soort)EVENT_SOORTEN);
	WITH(events[0].soort, (enum event_soort)0);
	WITH(events[0].gemeente, 10000);
	WITH(events[0].gemeente, -2);
	WITH(events[0].einddatum, DAY_NEVER);
	WITH(events[0].geboortemaand, 200000);
	WITH(events[0].bsn, bsn);
	WITH(events[0].code, bad);
	WITH(events[0].retourcodes, far);
}
END_TEST

/* --- ranges ---------------------------------------------------------------------------------- */

static struct buf claim;

/* A claim with two Clients, as it was judged. */
static struct judgement claim_of_two(void)
{
	struct judgement judgement = {0};

	for (uint64_t seed = 1; judgement.client_count != 2; seed++) {
		random_message(JW323, seed, &claim);
		judge_bytes(judge, claim.data, claim.length, &judgement);
		judge_facts(judge, &judgement);
		/* Another youth each, as is seen in the bytes. */
		if (judgement.client_count == 2 &&
		    strcmp(judgement.events[1].bsn,
			   judgement.events[judgement.event_count - 1].bsn) == 0)
			judgement.client_count = 0;
	}
	return judgement;
}

/* Whether what is read is refused, by itself or with the bytes. */
static bool is_refused(const struct judgement *judgement)
{
	struct judgement out;

	buf_clear(&wire);
	wire_write(judgement, &wire);
	return wire_read(wire.data, wire.length, pool, &out) != 0 ||
	       !wire_is_about(&out, claim.data, claim.length);
}

START_TEST(ranges_are_those_of_the_clients)
{
	const struct judgement judgement = claim_of_two();
	const struct range one = judgement.clients[0], two = judgement.clients[1];
	const uint32_t length = (uint32_t)claim.length;
	const struct range wrong[][2] = {
	    {two, one},
	    {one, one},
	    {two, two},
	    {{one.from, one.from}, two},
	    {{one.to, one.from}, two},
	    {{one.from + 1, one.to}, two},
	    {{one.from, one.to - 1}, two},
	    {{one.from, two.from + 1}, two},
	    {one, {two.from, length + 1}},
	    {one, {two.from, UINT32_MAX}},
	    {one, {UINT32_MAX - 1, UINT32_MAX}},
	    {one, {two.to, length}},
	    {{0, one.from}, two},
	};
	struct judgement other = judgement;
	struct range ranges[3] = {one, two, {two.to, length}};

	ck_assert(!is_refused(&judgement));
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		memcpy(ranges, wrong[i], sizeof(wrong[i]));
		other.clients = ranges;
		ck_assert_msg(is_refused(&other), "ranges %zu", i);
	}
	ranges[0] = one;
	ranges[1] = two;
	ck_assert(!is_refused(&other));
	other.client_count = 1;
	ck_assert(is_refused(&other));
	other.client_count = 3;
	ck_assert(is_refused(&other));
	other.client_count = 2;
	other.findings.inside = true;
	ck_assert(is_refused(&other));
	other.findings.inside = false;
	other.events[other.event_count - 1].clientnr = 3;
	ck_assert(is_refused(&other));
	other.client_count = 0;
	ck_assert(!is_refused(&other));
	buf_free(&claim);
}
END_TEST

/* Where letters are spelled as references too: nothing behind the end of the bytes is looked at. */
START_TEST(ranges_lie_in_the_bytes)
{
	struct judgement judgement = claim_of_two();

	buf_puts(&claim, "<!-- &#32; -->");
	ck_assert(!is_refused(&judgement));
	judgement.clients[1].to = UINT32_MAX;
	ck_assert(is_refused(&judgement));
	judgement.clients[1].from = UINT32_MAX - 1;
	ck_assert(is_refused(&judgement));
	buf_free(&claim);
}
END_TEST

/* Words of names are a set in order, and no more than bytes for them. */
START_TEST(words_are_a_set)
{
	const char *sorted[] = {"janssen", "vries"}, *turned[] = {"vries", "janssen"},
		   *twice[] = {"vries", "vries"}, *empty[] = {"", "vries"},
		   *bad[] = {"\xFF", "\xFF\xFF"};
	const char **const sets[] = {turned, twice, empty, bad};
	struct event events[1] = {full_event()};
	struct judgement judgement = full_judgement(events, 1), out;
	const uint32_t many = LIMIT_ELEMENTS + 1;
	size_t at;

	wire_write(&judgement, &wire);
	at = wire.length;
	judgement.persons.word = sorted;
	judgement.persons.words = 2;
	buf_clear(&wire);
	wire_write(&judgement, &wire);
	ck_assert_uint_gt(wire.length, at);
	ck_assert_int_eq(wire_read(wire.data, wire.length, pool, &out), 0);
	ck_assert_uint_eq(out.persons.words, 2);
	ck_assert_str_eq(out.persons.word[1], "vries");
	for (size_t i = 0; i < sizeof(sets) / sizeof(sets[0]); i++) {
		judgement.persons.word = sets[i];
		refused(&judgement);
	}
	judgement.persons.word = sorted;
	buf_clear(&wire);
	wire_write(&judgement, &wire);
	for (at = 0; at + sizeof(many) + 4 < wire.length; at++)
		if (memcmp(wire.data + at + sizeof(many) + sizeof(uint32_t), "janssen", 7) == 0)
			break;
	memcpy(wire.data + at, &many, sizeof(many));
	ck_assert_int_eq(wire_read(wire.data, wire.length, pool, &out), -1);
}
END_TEST

/* A rule goes by its number: one that no rule has is refused. */
START_TEST(unknown_rules_are_refused)
{
	struct event events[1] = {full_event()};
	struct judgement judgement = full_judgement(events, 1), out;
	uint32_t finding[2] = {rule_number(judgement.findings.first->rule),
			       judgement.findings.first->line};
	char *at;
	size_t count;

	rules_all(&count);
	wire_write(&judgement, &wire);
	at = memmem(wire.data, wire.length, finding, sizeof(finding));
	ck_assert_ptr_nonnull(at);
	for (uint32_t past = 0; past < 3; past++) {
		finding[0] = past < 2 ? (uint32_t)count + past : UINT32_MAX;
		memcpy(at, finding, sizeof(finding));
		ck_assert_int_eq(wire_read(wire.data, wire.length, pool, &out), -1);
	}
}
END_TEST

#define TEXT_65 "12345678901234567890123456789012345678901234567890123456789012345"

/* Each text has the length and the characters that facts have room for, and not one more: no number of a
 * person stands where a code does. */
START_TEST(texts_are_those_of_facts)
{
	WITH(kop.afzender, "999900011");
	WITH(kop.afzender, "9999000x");
	WITH(kop.ontvanger, "");
	WITH(kop.identificatie, TEXT_65);
	WITH(kop.identificatie, "a\x1F");
	WITH(events[0].identificatie, TEXT_65);
	WITH(events[0].aanbieder, "0100000a");
	WITH(events[0].bsn, "99990000a");
	WITH(events[0].bsn, "");
	WITH(events[0].referentie, TEXT_65);
	WITH(events[0].categorie, "4a");
	WITH(events[0].code, "45A04567");
	WITH(events[0].reden, "999900006");
	WITH(events[0].status, "12345678");
	WITH(events[0].eenheid, "8 ");
	WITH(events[0].frequentie, "\xC3\xA9");
	WITH(events[0].datumgebruik, "01234567");
	WITH(events[0].verwijzer, "01234567");
	WITH(events[0].referentienummer, TEXT_65);
	WITH(events[0].vorigreferentienummer, "\x01");
	WITH(events[0].bsn, "99990000");
	WITH(events[0].aanbieder, "9999000");
	WITH(events[0].categorie, "");
	WITH(events[0].retourcodes, "8001;0001");
	WITH(events[0].retourcodes, "999900006");
	WITH(events[0].retourcodes, "8001,");
	WITH(events[0].retourcodes, "8001,001");
	WITH(kop.ontvanger, "99990001");
	WITH(kop.afzender, NULL);
	WITH(events[0].antwoordcodes, "0200 ");
	WITH(events[0].betreft, TEXT_65);
	WITH(events[0].xsdversie, "1.0-2");
}
END_TEST

/* A number that facts have no room for: so no BSN stands where one has no place, and no sum of
 * amounts is more than it can be. */
#define PASSES(member, value)                                           \
	do {                                                            \
		struct event events[1] = {full_event()};                \
		struct judgement judgement = full_judgement(events, 1); \
		judgement.member = value;                               \
		round_trip(&judgement);                                 \
	} while (0)

#define EDGES(member, least, most)                  \
	do {                                        \
		PASSES(events[0].member, least);    \
		PASSES(events[0].member, most);     \
		WITH(events[0].member, (least)-1);  \
		WITH(events[0].member, (most) + 1); \
	} while (0)

START_TEST(numbers_are_those_of_facts)
{
	EDGES(toewijzingnummer, 0, INT64_C(999999999999));
	EDGES(toewijzingstijd, 0, INT64_C(86400000000000)); /* 24:00:00 */
	EDGES(volume, 0, 99999999);
	EDGES(tarief, 0, 99999999);
	EDGES(budget, INT64_C(-999999999999), INT64_C(999999999999)); /* of a whole claim */
	EDGES(geboortemaand, 1900 * 12, 2199 * 12 + 11);
	EDGES(anderegemeente, GEMEENTE_NONE, 9999);
	EDGES(begindatum, DAY_EARLY, DAY_LATE);
	WITH(events[0].volume, INT64_MAX);
	WITH(findings.dropped, 999900006);
}
END_TEST

/* Each event is one that messages of the type have, and repeats what the header says. */
START_TEST(events_go_with_their_message)
{
	WITH(events[0].soort, EVENT_STOP);
	WITH(events[0].soort, EVENT_RETOUR);
	WITH(type, JW307);
	WITH(events[0].identificatie, "12345679");
	WITH(events[0].identificatie, NULL);
	WITH(events[0].aanbieder, "99990002");
	WITH(events[0].gemeente, 153);
	WITH(events[0].dagtekening, 20001);
	WITH(events[0].headerline, 11);
	WITH(kop.identificatie, "12345679");
	WITH(kop.afzender, "99990002");
	WITH(kop.ontvanger, "0153");
	WITH(kop.bekend, 20001);
}
END_TEST

static bool is_about(const struct judgement *judgement, const struct buf *bytes)
{
	return wire_is_about(judgement, bytes->data, bytes->length);
}

/* An answer on another message than was asked: who sent it, to whom, which it is, its youths. */
START_TEST(answers_are_about_what_was_asked)
{
	struct buf bytes = BUF_INIT(0), other = BUF_INIT(0);
	struct judgement judgement;
	struct kop kop;

	read_whole("fixtures/rules/TR018/good.xml", &bytes);
	read_whole("fixtures/rules/TR002/good-jw305.xml", &other);
	judge_file("fixtures/rules/TR018/good.xml", &judgement);
	ck_assert(judgement.typed && judgement.event_count > 0);
	ck_assert(is_about(&judgement, &bytes));
	ck_assert(!is_about(&judgement, &other));
	kop = judgement.kop;
	judgement.kop.afzender = "08888888";
	ck_assert(!is_about(&judgement, &bytes));
	judgement.kop = kop;
	judgement.kop.ontvanger = "8888";
	ck_assert(!is_about(&judgement, &bytes));
	judgement.kop = kop;
	judgement.kop.identificatie = "none";
	ck_assert(!is_about(&judgement, &bytes));
	judgement.kop = kop;
	judgement.type = JW301;
	ck_assert(!is_about(&judgement, &bytes));
	judgement.type = bericht_of_number(307);
	judgement.events[judgement.event_count - 1].bsn = "123456782";
	ck_assert(!is_about(&judgement, &bytes));
	buf_free(&bytes);
	buf_free(&other);
}
END_TEST

/* No plain message is taken for one that an envelope hides. */
START_TEST(envelopes_are_told_by_their_bytes)
{
	struct buf bytes = BUF_INIT(0);
	struct judgement judgement;

	read_whole("fixtures/rules/TR018/good.xml", &bytes);
	judge_file("fixtures/rules/TR018/good.xml", &judgement);
	judgement.findings.inside = true;
	ck_assert(!is_about(&judgement, &bytes));
	buf_puts(&bytes, "<!-- http://www.egem.nl/StUF/StUF0301 -->");
	ck_assert(is_about(&judgement, &bytes));
	buf_free(&bytes);
}
END_TEST

/* Counted in characters, as the schema does. */
START_TEST(longest_texts_pass)
{
	struct event event = full_event();
	struct judgement judgement = full_judgement(&event, 1);

	event.identificatie = "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"
			      "\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9";
	judgement.kop.identificatie = event.identificatie;
	event.referentie = &(TEXT_65)[1];
	event.referentienummer = &(TEXT_65)[1];
	event.categorie = "4500001";
	round_trip(&judgement);
}
END_TEST

/* A worker that lies about how many there are: as many as a document has elements, and one more. */
START_TEST(events_are_bounded)
{
	const size_t count = LIMIT_ELEMENTS + 1;
	struct event *events = calloc(count, sizeof(*events)), same = full_event();
	struct judgement judgement = full_judgement(events, count), out;

	for (size_t i = 0; i < count; i++) {
		events[i] = same;
		events[i].regel = (uint32_t)i + 1;
	}
	refused(&judgement);
	judgement.event_count = LIMIT_ELEMENTS;
	buf_clear(&wire);
	wire_write(&judgement, &wire);
	ck_assert_int_eq(wire_read(wire.data, wire.length, pool, &out), 0);
	free(events);
}
END_TEST

/* A place has a number, and that of a youth is none. */
START_TEST(numbers_of_places_are_bounded)
{
	struct event last = full_event();
	struct judgement edge = full_judgement(&last, 1);

	WITH(findings.first->line, WIRE_LINE_LAST + 1);
	WITH(kop.line, WIRE_LINE_LAST + 1);
	WITH(events[0].line, 999900006);
	WITH(events[0].clientline, WIRE_LINE_LAST + 1);
	WITH(events[0].headerline, WIRE_LINE_LAST + 1);
	WITH(events[0].nr, LIMIT_ELEMENTS + 1);
	WITH(events[0].clientnr, 999900006);
	last.line = last.clientline = last.headerline = WIRE_LINE_LAST;
	last.nr = last.clientnr = LIMIT_ELEMENTS;
	edge.kop.line = edge.findings.last->line = WIRE_LINE_LAST;
	buf_clear(&wire);
	round_trip(&edge);
}
END_TEST

static uint32_t seed = 1;

static uint32_t next(void)
{
	seed = seed * 1664525 + 1013904223;
	return seed >> 8;
}

/* Nothing that comes out of damaged bytes breaks who reads it; what passes can be written again. */
START_TEST(damaged_bytes_are_survived)
{
	struct event events[3] = {full_event(), full_event(), full_event()};
	struct judgement judgement = full_judgement(events, 3), out;
	struct buf again = BUF_INIT(0);

	events[1].bsn = NULL;
	events[2].budget = 7;
	wire_write(&judgement, &wire);
	for (int round = 0; round < 100000; round++) {
		size_t at = next() % wire.length;
		char before = wire.data[at];

		wire.data[at] = (char)next();
		if (wire_read(wire.data, wire.length, pool, &out) == 0) {
			buf_clear(&again);
			wire_write(&out, &again);
		}
		wire.data[at] = before;
		pool_reset(pool);
	}
	buf_free(&again);
}
END_TEST

START_TEST(random_bytes_are_refused)
{
	struct wire_member member;
	struct judgement out;
	char bytes[512];

	for (int round = 0; round < 100000; round++) {
		size_t length = next() % sizeof(bytes);

		for (size_t i = 0; i < length; i++)
			bytes[i] = (char)(next() % 7 == 0 ? next() : 0);
		if (length > 4)
			memcpy(bytes, &(uint32_t){VERDICT_INVALID + next() % 2}, 4);
		(void)wire_read(bytes, length, pool, &out);
		(void)wire_read_member(bytes, length, &member);
		pool_reset(pool);
	}
}
END_TEST

START_TEST(members_come_back)
{
	struct wire_member member;
	struct judgement judgement, out;
	char *name = malloc(10000);

	judge_file("fixtures/rules/TR018/bad.xml", &judgement);
	wire_write_member("a\n.xml", &judgement, NULL, "bytes", 5, &wire);
	ck_assert_int_eq(wire_read_member(wire.data, wire.length, &member), 0);
	ck_assert_str_eq(member.name, "a\n.xml");
	ck_assert_uint_eq(member.length, 5);
	ck_assert_mem_eq(member.bytes, "bytes", 5);
	ck_assert_int_eq(
	    wire_read(member.judged.judgement.bytes, member.judged.judgement.length, pool, &out),
	    0);
	same_judgement(&judgement, &out);
	for (size_t length = 0; length < 20; length++)
		ck_assert_int_eq(wire_read_member(wire.data, length, &member), -1);
	memset(name, 'n', 9999);
	name[9999] = '\0';
	buf_clear(&wire);
	wire_write_member(name, NULL, NULL, NULL, 0, &wire);
	ck_assert_int_eq(wire_read_member(wire.data, wire.length, &member), 0);
	ck_assert_uint_eq(strlen(member.name), WIRE_NAME_BYTES);
	ck_assert_uint_eq(member.judged.judgement.length, 0);
	free(name);
}
END_TEST

Suite *suite_wire(void);
Suite *suite_wire(void)
{
	Suite *suite = suite_create("wire");
	TCase *tcase = tcase_create("wire");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, fixtures_come_back);
	tcase_add_test(tcase, every_member_comes_back);
	tcase_add_test(tcase, other_lengths_are_refused);
	tcase_add_test(tcase, nonsense_is_refused);
	tcase_add_test(tcase, ranges_are_those_of_the_clients);
	tcase_add_test(tcase, ranges_lie_in_the_bytes);
	tcase_add_test(tcase, words_are_a_set);
	tcase_add_test(tcase, unknown_rules_are_refused);
	tcase_add_test(tcase, numbers_of_places_are_bounded);
	tcase_add_test(tcase, texts_are_those_of_facts);
	tcase_add_test(tcase, longest_texts_pass);
	tcase_add_test(tcase, numbers_are_those_of_facts);
	tcase_add_test(tcase, events_go_with_their_message);
	tcase_add_test(tcase, answers_are_about_what_was_asked);
	tcase_add_test(tcase, envelopes_are_told_by_their_bytes);
	tcase_add_test(tcase, events_are_bounded);
	tcase_add_test(tcase, damaged_bytes_are_survived);
	tcase_add_test(tcase, random_bytes_are_refused);
	tcase_add_test(tcase, members_come_back);
	suite_add_tcase(suite, tcase);
	return suite;
}
