/* Which texts tell a person: many spellings, and what only looks like one. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/digest.h"
#include "ijw/base/label.h"
#include "ijw/message/mask.h"

Suite *suite_mask(void);

#define TEXT(words)                                                           \
	{                                                                     \
		.text = (words), .length = (uint32_t)strlen(words), .line = 1 \
	}

/* A client with two relations; 999900018 and 999900031 pass the 11-test. */
static struct pool *pool;
static struct persons persons;

static struct naam *naam(const char *geslachtsnaam, const char *partnernaam, const char *voornamen)
{
	struct naam *naam = pool_alloc(pool, sizeof(*naam));

	naam->geslachtsnaam = pool_alloc(pool, sizeof(*naam->geslachtsnaam));
	naam->geslachtsnaam->achternaam = (struct field)TEXT(geslachtsnaam);
	naam->geslachtsnaam->voorvoegsel = (struct field)TEXT("vander");
	naam->voorletters = (struct field)TEXT("PJMABC");
	if (partnernaam != NULL) {
		naam->partnernaam = pool_alloc(pool, sizeof(*naam->partnernaam));
		naam->partnernaam->achternaam = (struct field)TEXT(partnernaam);
	}
	if (voornamen != NULL)
		naam->voornamen = (struct field)TEXT(voornamen);
	return naam;
}

static void set_up(void)
{
	struct bericht bericht = {0};
	struct client *client;
	struct relatie *vader, *moeder;

	pool = pool_new();
	client = pool_alloc(pool, sizeof(*client));
	vader = pool_alloc(pool, sizeof(*vader));
	moeder = pool_alloc(pool, sizeof(*moeder));
	client->bsn = (struct field)TEXT("999900018");
	client->naam = naam("Bj\u00f6rnsson-de Vri\u00ebs", NULL, "Zo\u00eb Ana\u00efs Jo");
	vader->naam = naam("\u0141ukasiewicz", "Groe\u00dfen", NULL);
	moeder->naam = naam("Nguy\u1ec5n", NULL, "\u00c6gir");
	client->relaties = pool_alloc(pool, sizeof(*client->relaties));
	client->relaties->relatie = vader;
	vader->record.next = &moeder->record;
	bericht.client = client;
	mask_persons(&bericht, pool, &persons);
}

static void tear_down(void)
{
	pool_free(pool);
}

/* Each by itself, and with other words around it. */
static void tells(const char *text, const struct persons *of, bool yes)
{
	const char *texts[] = {text, pool_printf(pool, "x %s", text),
			       pool_printf(pool, "%s/y", text),
			       pool_printf(pool, "ref_%s_2b", text)};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		ck_assert_msg(mask_tells(texts[i], of) == yes, "%s", texts[i]);
}

/* Nobody's number, but one that passes. */
START_TEST(numbers_that_pass)
{
	static const char *const yes[] = {
	    "999900031",
	    "999.900.031",
	    "9999-00031",
	    "9999 00 031",
	    "9 9 9 9 0 0 0 3 1",
	    "9999\t00031",
	    "9999--00031",
	    "9999. 00031",
	    "9999\u00a000031",
	    "9999\u201300031",
	    "9999\u201100031",
	    "9999\u200b00031",
	    "BSN:999900031;",
	    "2026-999900031",
	    "999900031-2026",
	    "999900031.xml",
	    "12 999900031 34",
	    "a999900031b",
	    "\377999900031\377",
	};
	static const char *const no[] = {
	    "999900032",          "99990003",      "1999900031", "9999000311", "000000000",
	    "000.000.000",        "9999/00031",    "9999,00031", "9999a00031", "9999_00031",
	    "999900031999900031", "2026-03-00012", "",           "-",
	};

	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
		tells(yes[i], NULL, true);
		tells(yes[i], &persons, true);
	}
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
		tells(no[i], NULL, false);
		tells(no[i], &persons, false);
	}
	ck_assert(!mask_tells(NULL, NULL));
	ck_assert(!mask_tells(NULL, &persons));
}
END_TEST

/* The BSN of the client, wherever it stands in a run of digits. */
START_TEST(numbers_of_the_message)
{
	static const char *const yes[] = {
	    "999900018",         "1999900018",        "9999000181",
	    "20260301999900018", "99990001820260301", "2026-03-01-9999-00-018-2",
	    "12.999.900.018.34", "999999900018",      "9.9.9.9.0.0.0.1.8.9",
	};
	static const char *const no[] = {"199990018", "81000999", "9999/00018", "99990018"};

	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		tells(yes[i], &persons, true);
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		tells(no[i], &persons, false);
	tells("1999900018", NULL, false);
}
END_TEST

START_TEST(names)
{
	static const char *const yes[] = {
	    "Bj\u00f6rnsson", "BJ\u00d6RNSSON",     "bjornsson", "Bjo\u0308rnsson", "vries",
	    "de Vries",       "Vri\u00ebs2026",     "2026Vries", "Anais",           "ANA\u00cfS",
	    "Lukasiewicz",    "\u0142ukasiewicz",   "groessen",  "GROESSEN",        "Groe\u1e9een",
	    "nguyen",         "Nguye\u0302\u0303n", "aegir",     "\u00c6GIR",       "jw301-vries",
	};
	static const char *const no[] = {
	    "Zoe",    "Jo",    "de",   "Vriesema",       "Devries", "vri es", "vander",
	    "pjmabc", "bjorn", "sson", "Bjornssonvries", "Anai",    "naam",   "JW301",
	};

	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		tells(yes[i], &persons, true);
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		tells(no[i], &persons, false);
	tells("Vries", NULL, false);
}
END_TEST

/* All clients of a claim count, each once. */
START_TEST(persons_of_a_claim)
{
	enum { CLIENTS = 100 };
	struct clienten clienten = {0};
	struct declaratie declaratie = {.clienten = &clienten};
	struct bericht bericht = {.declaratie = &declaratie};
	struct event events[2 * CLIENTS] = {0};
	struct persons found = {0}, other = {0};
	struct client *last = NULL;
	int number = 999990000;

	for (int i = 0; i < CLIENTS; i++) {
		struct client *client = pool_alloc(pool, sizeof(*client));
		char *bsn = pool_printf(pool, "%d", number -= 7);

		client->bsn = (struct field)TEXT(bsn);
		if (last == NULL)
			clienten.client = client;
		else
			last->record.next = &client->record;
		last = client;
		events[2 * i].bsn = events[2 * i + 1].bsn = bsn;
	}
	mask_persons(&bericht, pool, &found);
	mask_bsns(events, 2 * CLIENTS, pool, &other);
	ck_assert_uint_eq(found.bsns, CLIENTS);
	ck_assert_uint_eq(other.bsns, CLIENTS);
	ck_assert_uint_eq(found.words, 0);
	for (size_t i = 0; i < CLIENTS; i++) {
		ck_assert_str_eq(found.bsn[i], other.bsn[i]);
		ck_assert(mask_tells(pool_printf(pool, "7%s", found.bsn[i]), &found));
		ck_assert(i == 0 || strcmp(found.bsn[i - 1], found.bsn[i]) < 0);
	}
}
END_TEST

/* Words past any length of a name, and bytes that are no UTF-8, end somewhere. */
START_TEST(texts_without_measure)
{
	char *text = pool_alloc(pool, 1 << 16);

	for (int byte = 1; byte < 256; byte++) {
		memset(text, byte, (1 << 16) - 1);
		ck_assert(!mask_tells(text, &persons));
	}
	memset(text, 'v', 5000);
	strcpy(text + 5000, " vries");
	ck_assert(mask_tells(text, &persons));
}
END_TEST

static const uint8_t key[KEY_BYTES] = "thirty-two bytes and no more...";

static void shown_as(const char *path, const char *pattern)
{
	struct buf out = BUF_INIT(0), again = BUF_INIT(0);
	const char *at;

	mask_path(key, path, &persons, &out);
	/* A # in the pattern stands for a mask. */
	for (at = out.data; *pattern != '\0'; pattern++) {
		if (*pattern != '#') {
			ck_assert_msg(*at++ == *pattern, "%s: %s", path, out.data);
			continue;
		}
		ck_assert_msg(at[0] == '~' && strspn(at + 1, "0123456789abcdef") == MASK_TEXT - 2,
			      "%s: %s", path, out.data);
		at += MASK_TEXT - 1;
	}
	ck_assert_msg(*at == '\0', "%s: %s", path, out.data);
	mask_path(key, out.data, &persons, &again);
	ck_assert_str_eq(again.data, out.data);
	buf_free(&out);
	buf_free(&again);
}

START_TEST(names_of_files)
{
	shown_as("a.xml", "a.xml");
	shown_as("", "");
	shown_as("/in//a/", "/in//a/");
	shown_as("vries.xml", "#.xml");
	shown_as("Vri\u00ebs.XML", "#.XML");
	shown_as("2026/de vries/JW301.xml", "2026/#/JW301.xml");
	shown_as("999900018.tar.gz", "#.tar.gz");
	shown_as("999900018.tar.gz.2", "#");
	shown_as("a.vries", "#");
	shown_as("vries.doc.xml", "#.xml");
	shown_as("9999.000.18", "#");
	shown_as("~0123456789ab.xml", "~0123456789ab.xml");
	shown_as("~0123456789ab vries.xml", "#.xml");
	shown_as(".xml", ".xml");
}
END_TEST

/* The same text always, another one for another text or key, and never what looks like a BSN. */
START_TEST(masks_of_texts)
{
	static const uint8_t other[KEY_BYTES] = "another key of thirty-two bytes";
	char one[MASK_TEXT], two[MASK_TEXT];

	mask_write(key, "VOT-vries", one);
	mask_write(key, "VOT-vries", two);
	ck_assert(mask_is(one));
	ck_assert_str_eq(one, two);
	mask_write(other, "VOT-vries", two);
	ck_assert_str_ne(one, two);
	mask_write(key, "VOT-Vries", two);
	ck_assert_str_ne(one, two);
	for (int i = 0; i < 20000; i++) {
		mask_write(key, pool_printf(pool, "%d", i), one);
		ck_assert_msg(mask_is(one) && !mask_tells(one, NULL), "%d: %s", i, one);
	}
	ck_assert(!mask_is("~0123456789a") && !mask_is("~0123456789abc") &&
		  !mask_is("~0123456789aB") && !mask_is("") && !mask_is("0123456789abc"));
}
END_TEST

START_TEST(labels_without_a_key)
{
	char text[64];

	ck_assert_str_eq(mask_label("in/9999 000 18.xml", text, sizeof(text)), "in/*********.xml");
	ck_assert_str_eq(mask_label("in/999900019\n.xml", text, sizeof(text)),
			 "in/999900019\\x0A.xml");
}
END_TEST

START_TEST(labels_of_a_message)
{
	static const uint8_t sha256[SHA256_BYTES] = {0x1a, 0x2b, 0x3c, 0x4d, 0x5e, 0x6f, 0x70};
	const char *bsn[] = {"123456781"}, *word[] = {"jansen"};
	const struct persons told = {bsn, 1, word, 1};
	static const char *const paths[][2] = {
	    {"Jansen/a.xml", "*********/a.xml"},
	    {"a/mw. JANSEN.tar.gz", "a/*********-1a2b3c4d5e6f.tar.gz"},
	    {"7123456781.xml", "*********-1a2b3c4d5e6f.xml"},
	    {"in/*********.xml", "in/*********-1a2b3c4d5e6f.xml"},
	    {"in\\x0A/b.xml", "in\\x0A/b.xml"},
	};

	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		struct buf out = BUF_INIT(0);

		mask_path_of(paths[i][0], &told, sha256, &out);
		ck_assert_str_eq(out.data, paths[i][1]);
		buf_clear(&out);
		mask_path_of("Jansen.xml", &told, NULL, &out);
		ck_assert_str_eq(out.data, "*********.xml");
		buf_free(&out);
	}
}
END_TEST

Suite *suite_mask(void)
{
	Suite *suite = suite_create("mask");
	TCase *all = tcase_create("mask");

	tcase_add_checked_fixture(all, set_up, tear_down);
	tcase_add_test(all, numbers_that_pass);
	tcase_add_test(all, numbers_of_the_message);
	tcase_add_test(all, names);
	tcase_add_test(all, persons_of_a_claim);
	tcase_add_test(all, texts_without_measure);
	tcase_add_test(all, names_of_files);
	tcase_add_test(all, masks_of_texts);
	tcase_add_test(all, labels_without_a_key);
	tcase_add_test(all, labels_of_a_message);
	suite_add_tcase(suite, all);
	return suite;
}
