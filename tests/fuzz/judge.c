/* Bytes to a verdict: the whole judge, with all that it promises about any bytes at all. */
#include <string.h>

#include "../../src/message/libxml.h"
#include "../../src/worker/wire.h"
#include "fuzz.h"
#include "ijw/base/limits.h"
#include "ijw/base/random.h"
#include "ijw/message/envelope.h"
#include "ijw/message/read.h"
#include "ijw/rule/catalogue.h"
#include "ijw/rule/judge.h"
#include "names.h"
#include "wrap.h"

/* How many in how many are asked the dearer questions. */
enum { FRESH = 8, SCHEMA = 8, ENVELOPE = 8, RECEIVED = 20500 };

static struct xsd *xsd;
static struct xsd *for_trees; /* apart: a context that served a parser has no prefixes of a tree */
static struct judge *judge;   /* has judged everything that came before */
static struct judge *second;
static struct judge *libxml2; /* alone, without the reader */
static struct lijsten *lijsten;
static struct pool *pool;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	struct buf complaints = BUF_INIT(0);

	(void)argc, (void)argv;
	WANT(random_init() == 0);
	names_read();
	xsd = xsd_open(NULL);
	for_trees = xsd_open(NULL);
	lijsten = lijsten_new();
	WANT(xsd != NULL && xsd_check(xsd) == 0 && for_trees != NULL &&
	     lijsten_read_own(lijsten, &complaints) == 0);
	judge = judge_new(xsd);
	second = judge_new(xsd);
	libxml2 = judge_new(xsd);
	judge_by_libxml2(libxml2);
	pool = pool_new();
	return 0;
}

static void judge_all(struct judge *with, const uint8_t *data, size_t size, struct judgement *out)
{
	judge_bytes(with, (const char *)data, size, out);
	judge_facts(with, out);
	judge_external(with, lijsten, RECEIVED, out);
}

/* The verdict goes with what was found, and a finding quotes nothing. */
static void check_judgement(const struct judgement *out)
{
	const struct finding_list *list = &out->findings;
	bool rejects = false, breaks = false;
	uint32_t count = 0;

	for (const struct finding *finding = list->first; finding; finding = finding->next) {
		WANT(names_are_path(finding->path));
		WANT(finding->detail == NULL || names_are_detail(finding->detail));
		breaks = breaks || finding->rule == rule_find("XSD");
		rejects = rejects || finding->rule->retourcode != NULL;
		count++;
	}
	WANT(count == list->count);
	WANT(list->dropped == 0 || count == LIMIT_FINDINGS);
	WANT((out->verdict == VERDICT_UNREADABLE) ==
	     (out->fault != FAULT_NONE && out->fault != FAULT_FO01));
	WANT(breaks == (out->verdict == VERDICT_INVALID));
	WANT(out->verdict != VERDICT_REJECTED || rejects || list->dropped > 0);
	WANT(out->verdict == VERDICT_ACCEPTED || count > 0);
	WANT(out->typed == (out->verdict >= VERDICT_REJECTED));
	WANT(out->typed || out->event_count == 0);
}

/* What people and programs are shown is plain text in lines. */
static void check_words(const struct judgement *out)
{
	const struct judgement_on on = {.file = "a"};
	struct buf text = BUF_INIT(0);
	struct json json;

	json_begin(&json, &text, JSON_COMPACT);
	judgement_json(out, &on, LIMIT_FINDINGS, &json, NULL);
	for (size_t i = 0; i < text.length; i++)
		WANT(text.data[i] >= ' ' && text.data[i] <= '~');
	buf_clear(&text);
	judgement_text(out, "a", NULL, &text);
	for (size_t i = 0; i < text.length; i++)
		WANT(text.data[i] == '\n' || (text.data[i] >= ' ' && text.data[i] <= '~'));
	buf_free(&text);
}

/* What the worker writes is what the writer of the database reads. */
static void check_wire(const uint8_t *data, size_t size, const struct buf *wire)
{
	struct judgement read;
	struct buf again = BUF_INIT(0);

	pool_reset(pool);
	WANT(wire_read(wire->data, wire->length, pool, &read) == 0);
	WANT(wire_is_about(&read, (const char *)data, size));
	wire_write(&read, &again);
	WANT(again.length == wire->length && memcmp(again.data, wire->data, wire->length) == 0);
	buf_free(&again);
}

/* To the last byte. */
static void want_same(const struct judgement *out, const struct buf *wire)
{
	struct buf other = BUF_INIT(0);

	wire_write(out, &other);
	WANT(other.length == wire->length && memcmp(other.data, wire->data, wire->length) == 0);
	buf_free(&other);
}

/* Another judge says the same. */
static void check_same(struct judge *with, const uint8_t *data, size_t size, const struct buf *wire)
{
	struct judgement out;

	judge_all(with, data, size, &out);
	want_same(&out, wire);
}

static void ignore(void *context, xmlErrorPtr error)
{
	(void)context, (void)error;
}

/* The schema as libxml2 checks it on a tree has the last word about valid and invalid. */
static void check_schema(const struct judgement *out)
{
	xmlSchemaValidCtxtPtr schema = xsd_context(for_trees, out->release, out->type);
	xmlDocPtr tree;
	bool valid;

	tree = xmlReadMemory(out->message, (int)out->length, NULL, NULL,
			     XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	if (tree == NULL) /* a namespace that is no address: an error to it, but not to us */
		return;
	xmlSchemaSetValidStructuredErrors(schema, ignore, NULL);
	valid = xmlSchemaValidateDoc(schema, tree) == 0;
	xmlFreeDoc(tree);
	WANT(valid == (out->verdict != VERDICT_INVALID));
}

/* In an envelope that says nothing of its own the message gets the same judgement, but that each
 * finding says where it is. */
static void check_envelope(const uint8_t *data, size_t size, const struct buf *wire)
{
	struct read_result reading;
	struct judgement out;
	struct buf envelope = BUF_INIT(0);

	read_message((const char *)data, size, LIMIT_MESSAGE_BYTES, false, pool, &reading);
	if (size == 0 || (reading.root != NULL && envelope_is(reading.root, reading.root_length)))
		return;
	wrap(data, size, &envelope);
	judge_all(second, (const uint8_t *)envelope.data, envelope.length, &out);
	for (struct finding *finding = out.findings.first; finding; finding = finding->next) {
		WANT(finding->inside);
		finding->inside = false;
	}
	out.findings.inside = false;
	want_same(&out, wire);
	buf_free(&envelope);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint32_t dice = fuzz_dice(data, size);
	struct buf wire = BUF_INIT(0);
	struct judgement out;

	judge_all(judge, data, size, &out);
	check_judgement(&out);
	check_words(&out);
	wire_write(&out, &wire);
	check_wire(data, size, &wire);
	if (dice / 64 % SCHEMA == 0 && out.verdict >= VERDICT_INVALID)
		check_schema(&out);
	if (dice / 512 % ENVELOPE == 0)
		check_envelope(data, size, &wire);
	if (dice % FRESH == 0) {
		struct judge *fresh = judge_new(xsd);

		check_same(fresh, data, size, &wire);
		judge_free(fresh);
	} else {
		check_same(second, data, size, &wire);
	}
	check_same(libxml2, data, size, &wire);
	buf_free(&wire);
	return 0;
}
