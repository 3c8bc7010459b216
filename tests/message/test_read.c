/* The reader beside libxml2: what it reads by itself, however it is spelled, and what it leaves. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "../../src/worker/wire.h"
#include "ijw/base/buf.h"
#include "ijw/base/limits.h"
#include "ijw/base/random.h"
#include "ijw/rule/judge.h"

Suite *suite_read(void);

static struct xsd *xsd;
static struct judge *reader, *authority;

static void set_up(void)
{
	ck_assert_int_eq(random_init(), 0);
	xsd = xsd_open(NULL);
	ck_assert_ptr_nonnull(xsd);
	reader = judge_new(xsd);
	authority = judge_new(xsd);
	judge_by_libxml2(authority);
}

static void tear_down(void)
{
	judge_free(reader);
	judge_free(authority);
	xsd_free(xsd);
}

#define NAMESPACE(name) "http://www.istandaarden.nl/ijw/3_2/" name "/schema"

/* A JW316, in pieces that the cases below replace. */
static const char whole[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n"
    "<m:Bericht xmlns:b=\"" NAMESPACE("basisschema") "\" xmlns:m=\"" NAMESPACE(
	"jw316") "\">\r\n"
		 "\t<m:Header>\r\n"
		 "\t\t<m:BerichtCode>447</m:BerichtCode>\r\n"
		 "\t\t<m:BerichtVersie>3</m:BerichtVersie>\r\n"
		 "\t\t<m:BerichtSubversie>2</m:BerichtSubversie>\r\n"
		 "\t\t<m:Afzender>99010077</m:Afzender>\r\n"
		 "\t\t<m:Ontvanger>0183</m:Ontvanger>\r\n"
		 "\t\t<m:BerichtIdentificatie>\r\n"
		 "\t\t\t<b:Identificatie>B4</b:Identificatie>\r\n"
		 "\t\t\t<b:Dagtekening>2026-01-02</b:Dagtekening>\r\n"
		 "\t\t</m:BerichtIdentificatie>\r\n"
		 "\t\t<m:XsdVersie>\r\n"
		 "\t\t\t<b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>\r\n"
		 "\t\t\t<b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie>\r\n"
		 "\t\t</m:XsdVersie>\r\n"
		 "\t\t<m:IdentificatieRetour>R4</m:IdentificatieRetour>\r\n"
		 "\t\t<m:DagtekeningRetour>2026-01-02</m:DagtekeningRetour>\r\n"
		 "\t\t<m:XsdVersieRetour>\r\n"
		 "\t\t\t<b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie>\r\n"
		 "\t\t\t<b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie>\r\n"
		 "\t\t</m:XsdVersieRetour>\r\n"
		 "\t</m:Header>\r\n"
		 "</m:Bericht>\r\n";

struct spelling {
	enum doubt doubt;
	const char *piece; /* of the whole; each time it stands there */
	const char *other; /* instead */
};

#define DECLARED "xmlns:b=\"" NAMESPACE("basisschema") "\" xmlns:m=\"" NAMESPACE("jw316") "\""
#define PROLOG "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n"

static const struct spelling spellings[] = {
    {DOUBT_NONE, "", ""},
    /* the declaration, and what stands around the root */
    {DOUBT_NONE, PROLOG, ""},
    {DOUBT_NONE, PROLOG, "\xEF\xBB\xBF" PROLOG},
    {DOUBT_NONE, PROLOG, "<?xml version='1.0'?>"},
    {DOUBT_NONE, PROLOG, "<?xml\n version = \"1.0\"\tencoding='utf-8' standalone='no' ?>"},
    {DOUBT_NONE, PROLOG, "\n \t\n"},
    {DOUBT_NONE, PROLOG, "<!-- a comment - with\n\xC3\xAB --><?target  data?><?t?>\n"},
    {DOUBT_NONE, "</m:Bericht>", "</m:Bericht><!----> <?x y?>\n"},
    {DOUBT_MARKUP, PROLOG, " " PROLOG},
    {DOUBT_MARKUP, PROLOG, "<?xml version='1.1'?>"},
    {DOUBT_MARKUP, PROLOG, "<?xml version='1.0'encoding='UTF-8'?>"},
    {DOUBT_MARKUP, PROLOG, "<?xml version='1.0' standalone='maybe'?>"},
    {DOUBT_MARKUP, PROLOG, "<?xml encoding='UTF-8'?>"},
    {DOUBT_MARKUP, PROLOG, "<!-- a -- b -->"},
    {DOUBT_MARKUP, PROLOG, "<!-- a --->"},
    {DOUBT_MARKUP, PROLOG, "<!-- a"},
    {DOUBT_MARKUP, PROLOG, "<?XML a?>"},
    {DOUBT_MARKUP, PROLOG, "<?a:b c?>"},
    {DOUBT_MARKUP, PROLOG, "<?a!?>"},
    {DOUBT_MARKUP, PROLOG, "<!-- \x01 -->"},
    {DOUBT_MARKUP, PROLOG, "<!-- \xEF\xBF\xBE -->"},
    {DOUBT_MARKUP, PROLOG, "text"},
    {DOUBT_MARKUP, "</m:Bericht>", "</m:Bericht>text"},
    {DOUBT_MARKUP, "</m:Bericht>", "</m:Bericht><m:Bericht/>"},
    {DOUBT_MARKUP, "</m:Bericht>", "</m:Bericht>&#32;"},
    /* prefixes and declarations */
    {DOUBT_NONE, "<b:Identificatie>B4</b:Identificatie>",
     "<\xC3\xA9\xCB\xBF:Identificatie xmlns:\xC3\xA9\xCB\xBF='" NAMESPACE(
	 "basisschema") "'>B4</\xC3\xA9\xCB\xBF:Identificatie>"},
    {DOUBT_MARKUP, "<b:Identificatie>B4</b:Identificatie>",
     "<\xC3\x97:Identificatie xmlns:\xC3\x97='" NAMESPACE(
	 "basisschema") "'>B4</\xC3\x97:Identificatie>"},
    {DOUBT_NONE, "<b:Identificatie>B4</b:Identificatie>",
     "<van-ijw:Identificatie xmlns:van-ijw='" NAMESPACE(
	 "basisschema") "'>B4</van-ijw:Identificatie>"},
    {DOUBT_NONE, "<b:Identificatie>B4</b:Identificatie>",
     "<basis-van-ijw:Identificatie xmlns:basis-van-ijw='" NAMESPACE(
	 "basisschema") "'>B4</basis-van-ijw:Identificatie>"},
    {DOUBT_NONE, " xmlns:b=", " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:b="},
    {DOUBT_NONE, " xmlns:b=", "\n\txmlns:c='urn:c'\n\txmlns='' xmlns:b = "},
    {DOUBT_NONE, "<m:BerichtIdentificatie>",
     "<m:BerichtIdentificatie xmlns:b='" NAMESPACE("basisschema") "'>"},
    {DOUBT_NONE, "<m:Header>", "<m:Header xmlns='" NAMESPACE("jw316") "'>"},
    {DOUBT_NONE, "<b:Identificatie>B4</b:Identificatie>",
     "<Identificatie xmlns='" NAMESPACE("basisschema") "'>B4</Identificatie>"},
    {DOUBT_NONE, "<b:Identificatie>B4</b:Identificatie>",
     "<m:Identificatie xmlns:m='" NAMESPACE(
	 "basisschema") "' xmlns:b='urn:b'>B4</m:Identificatie\n>"},
    {DOUBT_NONE, "<m:Afzender>", "<m:Afzender\n\t>"},
    {DOUBT_NONE, "</m:Afzender>", "</m:Afzender \n>"},
    {DOUBT_NONE, "</m:Header>", "</m:Header\n>"},
    {DOUBT_NONE, " xmlns:b=",
     " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation='urn:c c.xsd' "
     "xmlns:b="},
    {DOUBT_NONE, "<m:Afzender>",
     "<m:Afzender x:schemaLocation='urn:c' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'>"},
    {DOUBT_MARKUP, "<m:Afzender>", "<m:Afzender x:schemaLocation='urn:c' xmlns:x='urn:x'>"},
    {DOUBT_MARKUP, "<m:Afzender>", "<m:Afzender x:schemaLocation='urn:c'>"},
    {DOUBT_MARKUP, "<m:Afzender>",
     "<m:Afzender x:schemaLocation='a' x:schemaLocation='b' "
     "xmlns:x='http://www.w3.org/2001/XMLSchema-instance'>"},
    {DOUBT_MARKUP, "<m:Afzender>",
     "<m:Afzender x:schemaLocation='a\n' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'>"},
    {DOUBT_MARKUP, "<m:Afzender>",
     "<m:Afzender x:schemaLocations='a' xmlns:x='http://www.w3.org/2001/XMLSchema-instance'>"},
    {DOUBT_MARKUP, "<m:Afzender>", "<n:Afzender>"},
    {DOUBT_MARKUP, "<m:Header>", "<m:Header xmlns:m='" NAMESPACE("jw316") "' xmlns:m='urn:b'>"},
    {DOUBT_MARKUP, "<m:Header>", "<m:Header xmlns:c=''>"},
    {DOUBT_MARKUP, "<m:Header>", "<m:Header xmlns:xml='urn:c'>"},
    {DOUBT_MARKUP, "<m:Header>", "<m:Header xmlns:c='http://www.w3.org/2000/xmlns/'>"},
    {DOUBT_MARKUP, "<m:Header>", "<m:Header xmlns:c='urn:c'xmlns:d='urn:d'>"},
    {DOUBT_MARKUP, "<m:Header>", "<m:Header xmlns:c=urn:c>"},
    {DOUBT_MARKUP, "<m:Header>", "<m:Header a='b'>"},
    {DOUBT_MARKUP, "<m:Header>", "<m:Header xmlns:c='a&#32;b'>"},
    {DOUBT_MARKUP, "<m:Header>", "<:Header>"},
    {DOUBT_MARKUP, "<m:Header>", "<m::Header>"},
    {DOUBT_MARKUP, "</m:Header>", "</m:Heade>"},
    {DOUBT_MARKUP, "</m:Header>", "</n:Header>"},
    {DOUBT_MARKUP, "<m:Afzender>",
     "<m:Afzender xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"false\">"},
    {DOUBT_ELEMENT, "<m:Header>", "<m:Header xmlns:m='urn:c'>"},
    {DOUBT_ELEMENT, "<m:Afzender>99010077</m:Afzender>", "<b:Afzender>99010077</b:Afzender>"},
    {DOUBT_ELEMENT, "<b:Identificatie>B4</b:Identificatie>", "<Identificatie>B4</Identificatie>"},
    {DOUBT_ROOT, NAMESPACE("jw316"), NAMESPACE("jw999")},
    {DOUBT_ROOT, NAMESPACE("jw316"), "http://www.istandaarden.nl/ijw/3_1/jw316/schema"},
    {DOUBT_ROOT, "m:Bericht ", "m:Brief "},
    /* values */
    {DOUBT_NONE, ">B4<", ">&#66;&#x34;<"},
    {DOUBT_NONE, ">B4<", ">&lt;&gt;&amp;&quot;&apos;<"},
    {DOUBT_NONE, ">B4<", ">\xC3\xAB\xE2\x82\xAC\xF0\x9F\x98\x80&#233;&#x20AC;&#128512;<"},
    {DOUBT_NONE, ">B4<", ">]] ]&gt;<"},
    {DOUBT_NONE, ">2026-01-02<", ">\r\n 2026-01-02\t<"},
    {DOUBT_NONE, ">2026-01-02<", ">&#50;026-01-02&#10;<"},
    {DOUBT_NONE, ">3<", "> 3 <"},
    {DOUBT_VALUE, ">3<", ">03<"},
    {DOUBT_VALUE, ">B4<", "><"},
    {DOUBT_VALUE, ">B4<", ">\r\n<"},
    {DOUBT_VALUE, ">B4<", ">B\r4<"},
    {DOUBT_VALUE, ">B4<", ">B&#13;4<"},
    {DOUBT_VALUE, ">B4<", ">B234567890123<"},
    {DOUBT_VALUE, ">2026-01-02<", ">2026-02-30<"},
    {DOUBT_VALUE, ">2026-01-02<", ">2026-01-02Z<"},
    {DOUBT_VALUE, "<b:Identificatie>B4</b:Identificatie>", "<b:Identificatie/>"},
    {DOUBT_MARKUP, ">B4<", ">B]]>4<"},
    {DOUBT_MARKUP, ">B4<", ">B&4<"},
    {DOUBT_MARKUP, ">B4<", ">B&four;<"},
    {DOUBT_MARKUP, ">B4<", ">B&lt<"},
    {DOUBT_MARKUP, ">B4<", ">B&#0;<"},
    {DOUBT_MARKUP, ">B4<", ">B&#;<"},
    {DOUBT_MARKUP, ">B4<", ">B&#x;<"},
    {DOUBT_MARKUP, ">B4<", ">B&#xD800;<"},
    {DOUBT_MARKUP, ">B4<", ">B&#x110000;<"},
    {DOUBT_MARKUP, ">B4<", ">B&#99999999999999999999;<"},
    {DOUBT_MARKUP, ">B4<", ">B&#xFFFE;<"},
    {DOUBT_MARKUP, ">B4<", ">B\x01<"},
    {DOUBT_MARKUP, ">B4<", ">B\xEF\xBF\xBF<"},
    {DOUBT_MARKUP, ">B4<", "><![CDATA[B4]]><"},
    {DOUBT_MARKUP, ">B4<", ">B<!-- 4 -->4<"},
    {DOUBT_MARKUP, ">B4<", "><!-- -->B4<"},
    {DOUBT_MARKUP, ">B4<", ">B4<?a b?><"},
    {DOUBT_MARKUP, ">B4<", "><b:B4/><"},
    /* elements */
    {DOUBT_NONE, "<m:Header>", "<m:Header><!-- a --><?b c?>"},
    {DOUBT_NONE, "\r\n", "\n"},
    {DOUBT_NONE, "\r\n", "\r"},
    {DOUBT_NONE, "\r\n\t", ""},
    {DOUBT_ELEMENT, "<m:Header>", "<m:Header>text"},
    {DOUBT_ELEMENT, "<m:Header>", "<m:Header>&#32;"},
    {DOUBT_ELEMENT, "\t\t<m:BerichtCode>447</m:BerichtCode>\r\n", ""},
    {DOUBT_ELEMENT, "\t\t<m:BerichtVersie>3</m:BerichtVersie>\r\n", ""},
    {DOUBT_ELEMENT, "<m:Ontvanger>", "<m:Ontvanger>0183</m:Ontvanger><m:Ontvanger>"},
    {DOUBT_ELEMENT, "</m:Header>", "<m:RetourCodes/></m:Header>"},
    {DOUBT_NONE, "</m:Header>",
     "<m:RetourCodes><m:RetourCode>0233</m:RetourCode><m:RetourCode>0001</m:RetourCode></"
     "m:RetourCodes></m:Header>"},
    {DOUBT_VALUE, "</m:Header>", "<m:RetourCodes><m:RetourCode/></m:RetourCodes></m:Header>"},
    {DOUBT_MARKUP, "<m:Header>", "<m:Header><![CDATA[ ]]>"},
};

/* The whole with one piece spelled in another way. */
static void spell(const struct spelling *spelling, struct buf *out)
{
	const char *from = whole, *at;

	while (*spelling->piece != '\0' && (at = strstr(from, spelling->piece)) != NULL) {
		buf_add(out, from, (size_t)(at - from));
		buf_puts(out, spelling->other);
		from = at + strlen(spelling->piece);
	}
	ck_assert(*spelling->piece == '\0' || from > whole);
	buf_puts(out, from);
}

/* All that is known of a document, as a worker sends it, with its findings in words. */
static enum doubt judge_all(struct judge *judge, const struct buf *document, struct buf *out)
{
	struct judgement judgement;

	judge_bytes(judge, document->data, document->length, &judgement);
	judge_facts(judge, &judgement);
	wire_write(&judgement, out);
	judgement_text(&judgement, "file", NULL, out);
	return judgement.doubt;
}

static enum doubt same_on_both_roads(const struct buf *document)
{
	struct buf one = BUF_INIT(0), other = BUF_INIT(0);
	enum doubt doubt = judge_all(reader, document, &one);

	judge_all(authority, document, &other);
	ck_assert_msg(one.length == other.length && memcmp(one.data, other.data, one.length) == 0,
		      "%s", document->data);
	buf_free(&one);
	buf_free(&other);
	return doubt;
}

START_TEST(spelled)
{
	const struct spelling *spelling = &spellings[_i];
	struct buf document = BUF_INIT(0);
	struct pool *pool = pool_new();
	struct read_result reading;

	spell(spelling, &document);
	read_message(document.data, document.length, LIMIT_MESSAGE_BYTES, true, pool, &reading);
	ck_assert_msg(reading.doubt == spelling->doubt, "%d for %s instead of %s",
		      (int)reading.doubt, spelling->other, spelling->piece);
	same_on_both_roads(&document);
	pool_free(pool);
	buf_free(&document);
}
END_TEST

/* Cut off anywhere, with nothing behind it that may be read. */
START_TEST(cut_off)
{
	for (size_t length = 1; length < strlen(whole); length++) {
		struct buf document = BUF_INIT(0);

		buf_add(&document, whole, length);
		ck_assert(same_on_both_roads(&document) != DOUBT_NONE ||
			  length >= strlen(whole) - strlen("\r\n"));
		buf_free(&document);
	}
}
END_TEST

/* Each byte in its turn is another one. */
START_TEST(byte_changed)
{
	static const char others[] = "<>&]/!?-\"'= \r\n:aB0\x01\x80\xC3";

	for (size_t at = 0; at < strlen(whole); at++) {
		struct buf document = BUF_INIT(0);

		buf_add(&document, whole, strlen(whole));
		document.data[at] = others[(at + (size_t)_i) % strlen(others)];
		same_on_both_roads(&document);
		buf_free(&document);
	}
}
END_TEST

/* A value of 64 kB is the longest that is read; a comment, too. */
START_TEST(long_piece)
{
	static const char *const around[][2] = {{"<!--", "-->"}, {"<?x ", "?>"}};

	for (size_t extra = 0; extra < 2; extra++) {
		struct buf document = BUF_INIT(0);
		char *text = calloc(1, 64 * 1024 + 2);
		struct buf piece = BUF_INIT(0);

		memset(text, 'x', 64 * 1024 - 1 + 2 * extra);
		buf_printf(&piece, "%s%s%s", around[_i][0], text, around[_i][1]);
		spell(&(struct spelling){DOUBT_NONE, PROLOG, piece.data}, &document);
		ck_assert_int_eq(same_on_both_roads(&document),
				 extra == 0 ? DOUBT_NONE : DOUBT_MARKUP);
		free(text);
		buf_free(&piece);
		buf_free(&document);
	}
}
END_TEST

Suite *suite_read(void)
{
	Suite *suite = suite_create("read");
	TCase *tcase = tcase_create("read");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_set_timeout(tcase, 120);
	tcase_add_loop_test(tcase, spelled, 0, (int)(sizeof(spellings) / sizeof(spellings[0])));
	tcase_add_test(tcase, cut_off);
	tcase_add_loop_test(tcase, byte_changed, 0, 4);
	tcase_add_loop_test(tcase, long_piece, 0, 2);
	suite_add_tcase(suite, tcase);
	return suite;
}
