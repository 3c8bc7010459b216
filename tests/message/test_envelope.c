/* Envelopes: both namespaces, there and back, bare and in SOAP, and all that can be wrong with one.
 */
#include <check.h>
#include <sodium.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ijw/base/buf.h"
#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "ijw/message/envelope.h"
#include "pack.h"

Suite *suite_envelope(void);

#define COUNT(table) ((int)(sizeof(table) / sizeof((table)[0])))

#define NEWER "http://www.stufstandaarden.nl/koppelvlak/ggk0210"
#define OLDER "http://www.stufstandaarden.nl/sectormodel/ggk/0210"
#define STUF "http://www.egem.nl/StUF/StUF0301"
#define SOAP11 "http://schemas.xmlsoap.org/soap/envelope/"
#define SOAP12 "http://www.w3.org/2003/05/soap-envelope"

#define STUUR                                                                            \
	"<g:stuurgegevens><s:berichtcode>Di01</s:berichtcode><s:zender><s:organisatie> " \
	"99990001\r\n"                                                                   \
	"</s:organisatie><s:applicatie>X</s:applicatie></"                               \
	"s:zender><s:ontvanger><s:organisatie>9999"                                      \
	"</s:organisatie></s:ontvanger><s:functie>JW305</s:functie></g:stuurgegevens>"
#define VERSIES \
	"<g:functieVersie>0003</g:functieVersie><g:functieSubversie>0002</g:functieSubversie>"
#define HEEN(namespace, bericht)                                                              \
	"<g:envelopHeenbericht-ggk_Di01 xmlns:g='" namespace "' xmlns:s='" STUF "'>" STUUR    \
							     "<g:parameters>" VERSIES bericht \
							     "</g:parameters></"              \
							     "g:envelopHeenbericht-ggk_Di01>"
#define RETOUR(namespace, bericht)                                                              \
	"<g:envelopRetourbericht-ggk_Du01 xmlns:g='" namespace "' xmlns:s='" STUF "'>" STUUR    \
							       "<g:parameters>" VERSIES bericht \
							       "</g:parameters></"              \
							       "g:envelopRetourbericht-ggk_Du01>"
#define BESTAND(base64) "<g:bericht><g:xmlBestand>" base64 "</g:xmlBestand></g:bericht>"
#define SOAP(namespace, inner)                                                        \
	"<e:Envelope xmlns:e='" namespace "'><e:Header><x/></e:Header><e:Body>" inner \
					  "</e:Body></e:Envelope>"
/* <a>b</a> */
#define MESSAGE "PGE+YjwvYT4="
#define FO01 "<s:Fo01Bericht xmlns:s='" STUF "'><s:body><s:code>S</s:code></s:body></s:Fo01Bericht>"

static struct xml *xml;
static struct pool *pool;

static void set_up(void)
{
	ck_assert_int_ge(sodium_init(), 0);
	xml = xml_new();
	pool = pool_new();
}

static void tear_down(void)
{
	pool_free(pool);
	xml_free(xml);
}

static enum fault open_text(const char *text, struct envelope *envelope)
{
	uint32_t line;

	return envelope_open(xml, text, strlen(text), pool, envelope, &line);
}

static const char *const good[] = {
    HEEN(NEWER, BESTAND(MESSAGE)),
    HEEN(OLDER, BESTAND(MESSAGE)),
    HEEN(OLDER, "<g:bericht>" MESSAGE "</g:bericht>"),
    RETOUR(NEWER, BESTAND(MESSAGE)),
    RETOUR(OLDER, "<g:bericht s:bestandsnaam='a.xml'>\r\n" MESSAGE "\r\n</g:bericht>"),
    SOAP(SOAP11, HEEN(NEWER, BESTAND(MESSAGE))),
    SOAP(SOAP12, RETOUR(NEWER, BESTAND(MESSAGE))),
    HEEN(NEWER, BESTAND("\r\n PGE+\r\n\tYjwv YT4=\n\n")),
    HEEN(NEWER,
	 "<x/><g:bericht><x>AAAA</x>" BESTAND(
	     "") "<g:xmlBestand>" MESSAGE
		 "</g:xmlBestand></g:bericht><g:onbekend><g:bericht>AAAA</g:bericht></g:onbekend>"),
};

START_TEST(test_good)
{
	struct envelope envelope;

	ck_assert_int_eq(open_text(good[_i], &envelope), FAULT_NONE);
	ck_assert_uint_eq(envelope.length, 8);
	ck_assert_str_eq(envelope.message, "<a>b</a>");
	ck_assert_str_eq(envelope.functie, "JW305");
	ck_assert_str_eq(envelope.functieversie, "0003");
	ck_assert_str_eq(envelope.functiesubversie, "0002");
	ck_assert_str_eq(envelope.zender, "99990001");
	ck_assert_str_eq(envelope.ontvanger, "9999");
}
END_TEST

static const struct {
	const char *text;
	enum fault fault;
} bad[] = {
    {HEEN(NEWER, ""), FAULT_ENVELOPE},
    {HEEN(NEWER, BESTAND("")), FAULT_ENVELOPE},
    {HEEN(NEWER, BESTAND(" \r\n ")), FAULT_ENVELOPE},
    {HEEN(NEWER, BESTAND("====")), FAULT_ENVELOPE},
    {HEEN(NEWER, BESTAND("PGE+Yjwv*T4=")), FAULT_ENVELOPE},
    {HEEN(NEWER, BESTAND("PGE+YjwvYT4")), FAULT_ENVELOPE},
    {HEEN(NEWER, BESTAND("PGE-YjwvYT4=")), FAULT_ENVELOPE},
    {HEEN(NEWER, BESTAND(MESSAGE "AAAA")), FAULT_ENVELOPE},
    {HEEN(NEWER, BESTAND(MESSAGE) BESTAND(MESSAGE)), FAULT_ENVELOPE},
    {HEEN(NEWER, "<g:bericht>" MESSAGE "<g:xmlBestand>" MESSAGE "</g:xmlBestand></g:bericht>"),
     FAULT_ENVELOPE},
    {HEEN(NEWER, "<g:bericht><g:tekstBestand>" MESSAGE "</g:tekstBestand></g:bericht>"),
     FAULT_ENVELOPE},
    {HEEN(NEWER, "<g:bericht><g:tekstBestand>AA==</g:tekstBestand><g:xmlBestand>" MESSAGE
		 "</g:xmlBestand></g:bericht>"),
     FAULT_ENVELOPE},
    {HEEN("urn:x", BESTAND(MESSAGE)), FAULT_ENVELOPE},
    {HEEN(STUF, BESTAND(MESSAGE)), FAULT_ENVELOPE},
    {HEEN(NEWER, "<bericht><xmlBestand>" MESSAGE "</xmlBestand></bericht>"), FAULT_ENVELOPE},
    {SOAP("urn:x", HEEN(NEWER, BESTAND(MESSAGE))), FAULT_ENVELOPE},
    {SOAP(SOAP11, ""), FAULT_ENVELOPE},
    {SOAP(SOAP11, HEEN(NEWER, BESTAND(MESSAGE)) HEEN(NEWER, BESTAND(MESSAGE))), FAULT_ENVELOPE},
    {SOAP(SOAP11, HEEN(NEWER, BESTAND(MESSAGE)) HEEN(NEWER, "")), FAULT_ENVELOPE},
    {SOAP(SOAP11, "<e:Fault><faultcode>x</faultcode></e:Fault>"), FAULT_ENVELOPE},
    {FO01, FAULT_FO01},
    {SOAP(SOAP11, FO01), FAULT_FO01},
    {SOAP(SOAP11, "<e:Fault><detail>" FO01 "</detail></e:Fault>"), FAULT_FO01},
    {SOAP(SOAP12, "<e:Fault><e:Detail>" FO01 "</e:Detail></e:Fault>"), FAULT_FO01},
    {"<Fo01Bericht/>", FAULT_ENVELOPE},
    {HEEN(NEWER, BESTAND("PGE+<!-- -->YjwvYT4=")), FAULT_MARKUP},
    {HEEN(NEWER, BESTAND(MESSAGE)) "x", FAULT_SYNTAX},
    {"<a>" FO01, FAULT_SYNTAX},
};

START_TEST(test_bad)
{
	struct envelope envelope;
	enum fault fault = open_text(bad[_i].text, &envelope);

	ck_assert_msg(fault == bad[_i].fault, "%d: %s", (int)fault, bad[_i].text);
}
END_TEST

START_TEST(test_absent)
{
	struct envelope envelope;
	static const char text[] =
	    "<envelopHeenbericht-ggk_Di01 xmlns='" NEWER "'><stuurgegevens><functie>JW305</functie>"
	    "</stuurgegevens><parameters><functieVersie> "
	    "</functieVersie><bericht><xmlBestand>" MESSAGE
	    "</xmlBestand></bericht></parameters></envelopHeenbericht-ggk_Di01>";

	ck_assert_int_eq(open_text(text, &envelope), FAULT_NONE);
	/* in StUF it would be the function; here it is another element */
	ck_assert_ptr_null(envelope.functie);
	ck_assert_ptr_null(envelope.functieversie);
	ck_assert_ptr_null(envelope.zender);
	ck_assert_uint_eq(envelope.length, 8);
}
END_TEST

/* A message of the largest size, in lines, and one byte more. */
START_TEST(test_size)
{
	size_t size = LIMIT_MESSAGE_BYTES + (size_t)_i;
	size_t most = sodium_base64_encoded_len(size, sodium_base64_VARIANT_ORIGINAL);
	unsigned char *bytes = xmalloc(size);
	char *base64 = xmalloc(most);
	struct buf buf = BUF_INIT(LIMIT_ENVELOPE_BYTES);
	struct envelope envelope;

	memset(bytes, 'x', size);
	sodium_bin2base64(base64, most, bytes, size, sodium_base64_VARIANT_ORIGINAL);
	ck_assert_int_eq(buf_puts(&buf, "<g:envelopHeenbericht-ggk_Di01 xmlns:g='" NEWER
					"'><g:parameters><g:bericht><g:xmlBestand>"),
			 0);
	for (size_t at = 0; at + 1 < most; at += 76) {
		size_t some = most - 1 - at < 76 ? most - 1 - at : 76;

		ck_assert_int_eq(buf_add(&buf, base64 + at, some), 0);
		ck_assert_int_eq(buf_puts(&buf, "\r\n"), 0);
	}
	ck_assert_int_eq(buf_puts(&buf, "</g:xmlBestand></g:bericht></g:parameters>"
					"</g:envelopHeenbericht-ggk_Di01>"),
			 0);
	ck_assert_int_eq(open_text(buf.data, &envelope), _i == 0 ? FAULT_NONE : FAULT_TOO_LARGE);
	ck_assert_uint_eq(envelope.length, size);
	ck_assert_mem_eq(envelope.message, bytes, size);
	buf_free(&buf);
	free(base64);
	free(bytes);
}
END_TEST

START_TEST(test_is)
{
	ck_assert(envelope_is(NEWER, strlen(NEWER)));
	ck_assert(envelope_is(OLDER, strlen(OLDER)));
	ck_assert(envelope_is(STUF, strlen(STUF)));
	ck_assert(envelope_is(SOAP11, strlen(SOAP11)));
	ck_assert(envelope_is(SOAP12, strlen(SOAP12)));
	ck_assert(!envelope_is(NEWER, strlen(NEWER) - 1));
	ck_assert(!envelope_is(NEWER "0", strlen(NEWER) + 1));
	ck_assert(!envelope_is("", 0));
	ck_assert(!envelope_is("http://www.istandaarden.nl/ijw/3_2/jw305/schema", 47));
}
END_TEST

#define VECOZO "http://schemas.vecozo.nl/berichtuitwisseling/v3"

/* What VECOZO sends, with these bytes in base64 as Data. */
static enum fault open_vecozo(const struct buf *data, struct envelope *envelope)
{
	size_t most = sodium_base64_encoded_len(data->length, sodium_base64_VARIANT_ORIGINAL);
	struct buf text = BUF_INIT(0);
	char *base64 = xmalloc(most);
	enum fault fault;

	sodium_bin2base64(base64, most, (const unsigned char *)data->data, data->length,
			  sodium_base64_VARIANT_ORIGINAL);
	buf_printf(&text,
		   "<e:Envelope xmlns:e='" SOAP11 "'><e:Header><v:RouteringHeader xmlns:v='" VECOZO
		   "'><m:Berichtsubtype xmlns:m='urn:m'>JW305</m:Berichtsubtype><m:Berichtversie "
		   "xmlns:m='urn:m'>3</m:Berichtversie><m:Berichtsubversie xmlns:m='urn:m'>2"
		   "</m:Berichtsubversie><m:Afzender xmlns:m='urn:m'><Code>99990001</Code>"
		   "</m:Afzender><Geadresseerden><Relatie><Code>9999</Code></Relatie>"
		   "</Geadresseerden></v:RouteringHeader></e:Header><e:Body><v:IndienenBericht "
		   "xmlns:v='" VECOZO "'><v:Request><Bericht xmlns='urn:b'><Data>%s</Data>"
		   "</Bericht></v:Request></v:IndienenBericht></e:Body></e:Envelope>",
		   base64);
	fault = open_text(text.data, envelope);
	buf_free(&text);
	free(base64);
	return fault;
}

static void zip_of(int members, size_t length, struct buf *out)
{
	struct pack *pack = pack_new(out, PACK_ZIP, 0);
	char *blanks = xmalloc(length + 1);

	memset(blanks, ' ', length + 1);
	for (int i = 0; i < members; i++)
		pack_file(pack, "a.xml", length > 0 ? blanks : "<a>b</a>", length > 0 ? length : 8);
	pack_end(pack);
	free(blanks);
}

START_TEST(test_vecozo)
{
	struct envelope envelope;
	struct buf zip = BUF_INIT(0), plain = BUF_INIT(0);

	zip_of(1, 0, &zip);
	ck_assert_int_eq(open_vecozo(&zip, &envelope), FAULT_NONE);
	ck_assert_uint_eq(envelope.length, 8);
	ck_assert_mem_eq(envelope.message, "<a>b</a>", 8);
	ck_assert_str_eq(envelope.functie, "JW305");
	ck_assert_str_eq(envelope.functieversie, "3");
	ck_assert_str_eq(envelope.functiesubversie, "2");
	ck_assert_str_eq(envelope.zender, "99990001");
	ck_assert_str_eq(envelope.ontvanger, "9999");
	for (size_t length = 1; length < zip.length; length++) {
		struct buf cut = {.data = zip.data, .length = length};

		/* too short to be a zip it is the message, and no XML */
		ck_assert_int_eq(open_vecozo(&cut, &envelope),
				 length < 4 ? FAULT_NONE : FAULT_ENVELOPE);
	}
	buf_puts(&plain, "<a>b</a>");
	ck_assert_int_eq(open_vecozo(&plain, &envelope), FAULT_NONE);
	ck_assert_uint_eq(envelope.length, 8);
	buf_free(&plain);
	buf_free(&zip);
}
END_TEST

/* None, two, one that is an archive itself, and one that is too large. */
START_TEST(test_vecozo_members)
{
	struct envelope envelope;
	struct buf none = BUF_INIT(0), two = BUF_INIT(0), nested = BUF_INIT(0), large = BUF_INIT(0);
	struct pack *pack;

	zip_of(0, 0, &none);
	ck_assert_int_eq(open_vecozo(&none, &envelope), FAULT_ENVELOPE);
	zip_of(2, 0, &two);
	ck_assert_int_eq(open_vecozo(&two, &envelope), FAULT_ENVELOPE);
	pack = pack_new(&nested, PACK_ZIP, 0);
	pack_file(pack, "a.zip", two.data, two.length);
	pack_end(pack);
	ck_assert_int_eq(open_vecozo(&nested, &envelope), FAULT_ENVELOPE);
	zip_of(1, LIMIT_RATIO_FREE_BYTES + 1, &large);
	ck_assert_int_eq(open_vecozo(&large, &envelope), FAULT_ENVELOPE);
	buf_free(&none);
	buf_free(&two);
	buf_free(&nested);
	buf_free(&large);
}
END_TEST

Suite *suite_envelope(void)
{
	Suite *suite = suite_create("envelope");
	TCase *tcase = tcase_create("envelope");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_loop_test(tcase, test_good, 0, COUNT(good));
	tcase_add_loop_test(tcase, test_bad, 0, COUNT(bad));
	tcase_add_test(tcase, test_absent);
	tcase_add_loop_test(tcase, test_size, 0, 2);
	tcase_add_test(tcase, test_is);
	tcase_add_test(tcase, test_vecozo);
	tcase_add_test(tcase, test_vecozo_members);
	suite_add_tcase(suite, tcase);
	return suite;
}
