/* From the bytes of a file to a verdict with its findings: what keeps it from being a message, the
 * envelope around it, the schema, the rules within it. */
#include "ijw/rule/judge.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/date.h"
#include "ijw/base/digest.h"
#include "ijw/base/limits.h"
#include "ijw/base/text.h"
#include "ijw/message/decode.h"
#include "ijw/message/envelope.h"
#include "ijw/message/read.h"
#include "ijw/message/xml.h"
#include "ijw/rule/catalogue.h"
#include "glance.h"
#include "inspect.h"

struct judge {
	struct xsd *xsd;
	bool tables; /* the reader may accept: it reads by the schemas of this set */
	struct xml *xml;
	struct decode *decode;
	struct pool *pool;
	struct inspector *inspector; /* of the in-message rules */
	struct inspector *external;
	const struct rule *of_fault[FAULT_FO01 + 1];
	const struct rule *xsd_rule, *byte_order_mark, *line_ends, *other_document, *other_release,
	    *envelope_differs;
	struct buf content;
	bool root_seen;     /* of the parse at hand */
	const char *sister; /* the standard that the root is of, when it is not iJw */
	struct judgement *out;     /* of the message at hand */
	const char *file;          /* the first of its bytes, envelope included */
	const struct xml_schema *expected; /* what the parse at hand validates against, or NULL */
};

/* The rules that this file names: once, and not for every message. */
static void find_rules(struct judge *judge)
{
	size_t count;
	const struct rule *const *all = rules_all(&count);

	for (size_t i = 0; i < count; i++)
		if (all[i]->fault != FAULT_NONE)
			judge->of_fault[all[i]->fault] = all[i];
	judge->xsd_rule = rule_find("XSD");
	judge->byte_order_mark = rule_find("IJW011");
	judge->line_ends = rule_find("IJW012");
	judge->other_document = rule_find("IJW013");
	judge->other_release = rule_find("IJW014");
	judge->envelope_differs = rule_find("IJW021");
}

struct judge *judge_new(struct xsd *xsd)
{
	struct judge *judge = xmalloc(sizeof(*judge));

	*judge = (struct judge){.xsd = xsd,
				.tables = xsd_is_own(xsd),
				.xml = xml_new(),
				.decode = decode_new(),
				.pool = pool_new(),
				.inspector = inspector_new(false),
				.external = inspector_new(true),
				.content = BUF_INIT(0)};
	find_rules(judge);
	return judge;
}

void judge_by_libxml2(struct judge *judge)
{
	judge->tables = false;
}

void judge_free(struct judge *judge)
{
	if (judge == NULL)
		return;
	xml_free(judge->xml);
	decode_free(judge->decode);
	pool_free(judge->pool);
	inspector_free(judge->inspector);
	inspector_free(judge->external);
	buf_free(&judge->content);
	free(judge);
}

static void begin(struct judge *judge, struct judgement *out)
{
	pool_reset(judge->pool);
	*out = (struct judgement){.verdict = VERDICT_ACCEPTED,
				  .findings = {.pool = judge->pool},
				  .kop = {.dagtekening = DAY_NONE, .bekend = DAY_NONE}};
	judge->out = out;
}

static void add(struct judgement *out, const struct rule *rule, uint32_t line)
{
	finding_add(&out->findings, rule, line, "", NULL);
}

/* A fault ends the matter: what was found on the way there no longer counts, but the warnings stay.
 */
static void set_fault(struct judge *judge, enum fault fault, uint32_t line)
{
	struct judgement *out = judge->out;

	out->verdict = fault == FAULT_FO01 ? VERDICT_UNKNOWN : VERDICT_UNREADABLE;
	out->fault = fault;
	out->bericht = NULL;
	add(out, judge->of_fault[fault], line);
}

void judge_fault(struct judge *judge, enum fault fault, struct judgement *out)
{
	begin(judge, out);
	set_fault(judge, fault, 0);
}

/* The type and release that a namespace tells; neither when there is no set for them. */
static void root_of(struct judge *judge, const char *namespace, size_t length,
		    struct judgement *out)
{
	judge->sister = release_sister(namespace, length);
	out->type = release_of(namespace, length, &out->release);
	release_name(namespace, length, out->release_name);
	if (out->type != BERICHT_ONBEKEND && xsd_has(judge->xsd, out->release))
		return;
	out->type = BERICHT_ONBEKEND;
	out->release = NULL;
}

static void on_begin(void *context)
{
	struct judge *judge = context;

	judge->out->type = BERICHT_ONBEKEND;
	judge->out->release = NULL;
	judge->root_seen = false;
	decode_begin(judge->decode, judge->pool);
}

/* Tells type and release. Whether the parse validates against them. */
static bool start_root(struct judge *judge, const char *namespace)
{
	const struct xml_schema *expected = judge->expected;
	struct judgement *out = judge->out;

	judge->root_seen = true;
	root_of(judge, namespace, strlen(namespace), out);
	return expected != NULL && (int)out->type == expected->type && out->release == expected->release;
}

static int on_start(void *context, const char *name, const char *namespace, uint32_t line)
{
	struct judge *judge = context;

	/* The root: the parser knows its namespace for certain. */
	if (!judge->root_seen && !start_root(judge, namespace))
		return 1;
	decode_start(judge->decode, name, line);
	return 0;
}

static void on_text(void *context, const char *bytes, size_t length)
{
	struct judge *judge = context;

	decode_text(judge->decode, bytes, length);
}

static void on_end(void *context)
{
	struct judge *judge = context;

	decode_end(judge->decode);
}

static void on_invalid(void *context, int code, uint32_t line)
{
	struct judge *judge = context;
	struct finding_list *findings = &judge->out->findings;
	const char *path = finding_is_kept(findings, line) ? decode_path(judge->decode) : "";

	judge->out->verdict = VERDICT_INVALID;
	finding_add(findings, judge->xsd_rule, line, path, xsd_text(code));
}

static void judge_rules(struct judge *judge)
{
	struct judgement *out = judge->out;
	uint32_t coded = out->findings.coded;
	struct inspection inspection = {
	    .type = out->type,
	    .release = out->release,
	    .bericht = out->bericht,
	    .findings = &out->findings};

	inspect(judge->inspector, &inspection);
	if (out->findings.coded > coded)
		out->verdict = VERDICT_REJECTED;
}

static const struct xml_events events = {on_begin, on_start, on_text, on_end, on_invalid};

/* Parses, validating against type and release. Others at the root stop it: XML_STOPPED. */
static int parse(struct judge *judge, const struct release *release, enum berichttype type,
		 const char *bytes, size_t length, enum fault *fault, uint32_t *line)
{
	const struct xml_schema schema = {judge->xsd, release, (int)type};

	judge->expected = type != BERICHT_ONBEKEND ? &schema : NULL;
	return xml_parse(judge->xml, bytes, length, judge->expected, &events, judge, fault, line);
}

/* Well-formed to its end, whatever it is? Only then it is "unknown" instead of "unreadable". */
static void judge_unknown(struct judge *judge, const char *bytes, size_t length)
{
	static const struct xml_events none = {0};
	const char *name = judge->out->release_name;
	const struct release *known = release_named(name);
	bool other = name[0] != '\0' && (known == NULL || !xsd_has(judge->xsd, known));
	enum fault fault;
	uint32_t line;

	judge->out->type = BERICHT_ONBEKEND;
	if (xml_parse(judge->xml, bytes, length, NULL, &none, NULL, &fault, &line) != XML_DONE &&
	    fault != FAULT_MARKUP) {
		set_fault(judge, fault, line);
		return;
	}
	judge->out->verdict = VERDICT_UNKNOWN;
	finding_add(&judge->out->findings, other ? judge->other_release : judge->other_document, 0,
		    "", other ? pool_printf(judge->pool, "iJw %s", name) : judge->sister);
}

/* What the reader left: libxml2 has the last word, of its schema errors too. */
static void judge_doubt(struct judge *judge, const struct read_result *reading, const char *bytes,
			size_t length)
{
	struct judgement *out = judge->out;
	struct finding_list before = out->findings;
	enum fault fault;
	uint32_t line;
	int rc;

	root_of(judge, reading->root ? reading->root : "", reading->root_length, out);
	rc = parse(judge, out->release, out->type, bytes, length, &fault, &line);

	/* The hint was wrong (a namespace spelled with character references): once more, knowing
	 * it. */
	if (rc == XML_STOPPED && out->type != BERICHT_ONBEKEND)
		rc = parse(judge, out->release, out->type, bytes, length, &fault, &line);
	if (rc == XML_STOPPED) {
		judge_unknown(judge, bytes, length);
		return;
	}
	if (rc == XML_FAULT) {
		/* Schema errors up to there are about a document that does not exist. */
		out->findings = before;
		if (before.last != NULL)
			before.last->next = NULL;
		set_fault(judge, fault, line);
		return;
	}
	out->message = bytes;
	out->length = length;
	if (out->verdict == VERDICT_INVALID)
		return;
	decode_complete(judge->decode, out->release, out->type);
	out->bericht = decode_bericht(judge->decode);
	judge_rules(judge);
}

static void judge_read(struct judge *judge, const struct read_result *reading, const char *bytes,
		       size_t length)
{
	struct judgement *out = judge->out;

	out->type = reading->type;
	out->release = reading->release;
	strncpy(out->release_name, out->release->name, sizeof(out->release_name) - 1);
	out->message = bytes;
	out->length = length;
	out->bericht = reading->bericht;
	judge_rules(judge);
}

/* "0003", "0002" against "3", "2". */
static bool release_differs(const struct envelope *envelope, const struct release *release)
{
	return (envelope->functieversie != NULL &&
		atoi(envelope->functieversie) != atoi(release->versie)) ||
	       (envelope->functiesubversie != NULL &&
		atoi(envelope->functiesubversie) != atoi(release->subversie));
}

static bool text_differs(const char *envelope, const struct field *field)
{
	return envelope != NULL && field->text != NULL && strcmp(envelope, field->text) != 0;
}

/* Of a retour the envelope names who sends it, the header the sender of the message it answers. */
static void compare_envelope(struct judge *judge, const struct envelope *envelope)
{
	struct judgement *out = judge->out;
	const struct bericht_info *info = bericht_info(out->type);
	const struct header *header = out->bericht ? out->bericht->header : NULL;
	bool retour = info->retourop != BERICHT_ONBEKEND;
	bool differs = false;

	if (out->type == BERICHT_ONBEKEND)
		return;
	differs = envelope->functie != NULL && strcmp(envelope->functie, info->name) != 0;
	differs = differs || release_differs(envelope, out->release);
	if (header != NULL)
		differs = differs ||
			  text_differs(envelope->zender,
				       retour ? &header->ontvanger : &header->afzender) ||
			  text_differs(envelope->ontvanger,
				       retour ? &header->afzender : &header->ontvanger);
	if (!differs)
		return;
	/* This one is about both. */
	out->findings.inside = false;
	add(out, judge->envelope_differs, 0);
	out->findings.inside = true;
}

static void judge_plain(struct judge *judge, const char *bytes, size_t length, bool enveloped);

static void judge_envelope(struct judge *judge, const char *bytes, size_t length)
{
	struct envelope envelope = {0};
	uint32_t line = 0;
	enum fault fault = envelope_open(judge->xml, bytes, length, judge->pool, &envelope, &line);

	if (fault != FAULT_NONE) {
		set_fault(judge, fault, line);
		return;
	}
	judge->out->findings.inside = true;
	judge_plain(judge, envelope.message, envelope.length, true);
	compare_envelope(judge, &envelope);
}

/* How the sender wrote the file; in an envelope that is the business of the envelope's maker. */
static void warn_of_form(struct judge *judge, const struct read_result *reading)
{
	if (reading->bom)
		add(judge->out, judge->byte_order_mark, 1);
	if (reading->bare_lf)
		add(judge->out, judge->line_ends, 0);
}

static void judge_plain(struct judge *judge, const char *bytes, size_t length, bool enveloped)
{
	struct read_result reading;
	bool is_envelope;

	read_message(bytes, length, enveloped ? LIMIT_MESSAGE_BYTES : LIMIT_ENVELOPE_BYTES,
		     judge->tables, judge->pool, &reading);
	is_envelope =
	    !enveloped && reading.root != NULL && envelope_is(reading.root, reading.root_length);
	if (reading.fault == FAULT_NONE && !is_envelope && length > LIMIT_MESSAGE_BYTES) {
		reading.fault = FAULT_TOO_LARGE;
		reading.line = 0;
	}
	if (reading.fault != FAULT_NONE) {
		set_fault(judge, reading.fault, reading.line);
		return;
	}
	bytes += reading.start;
	length -= reading.start;
	if (is_envelope) {
		judge_envelope(judge, bytes, length);
		return;
	}
	judge->out->doubt = reading.doubt;
	warn_of_form(judge, &reading);
	if (reading.doubt == DOUBT_NONE)
		judge_read(judge, &reading, bytes, length);
	else
		judge_doubt(judge, &reading, bytes, length);
}

void judge_bytes(struct judge *judge, const char *bytes, size_t length, struct judgement *out)
{
	begin(judge, out);
	judge->file = bytes;
	judge_plain(judge, bytes, length, false);
}

static void read_kop(struct kop *kop, const struct header *header)
{
	bool retour = header->dagtekeningretour.text != NULL;

	kop->line = header->record.line;
	kop->afzender = header->afzender.text;
	kop->ontvanger = header->ontvanger.text;
	kop->identificatie = header->berichtidentificatie->identificatie.text;
	kop->dagtekening = (int32_t)header->berichtidentificatie->dagtekening.value;
	kop->bekend = retour ? (int32_t)header->dagtekeningretour.value : kop->dagtekening;
}

/* In an envelope the message stands in base64. */
static void find_clients(struct judge *judge, struct judgement *out)
{
	uint32_t before = (uint32_t)(out->message - judge->file);

	if (out->findings.inside)
		return;
	out->client_count =
	    clients_find(out->bericht, out->message, out->length, judge->pool, &out->clients);
	for (size_t i = 0; i < out->client_count; i++) {
		out->clients[i].from += before;
		out->clients[i].to += before;
	}
}

void judge_facts(struct judge *judge, struct judgement *out)
{
	if (out->verdict == VERDICT_INVALID && out->type != BERICHT_ONBEKEND)
		glance_kop(out->message, out->length, out->type, judge->pool, &out->kop);
	if (out->bericht == NULL)
		return;
	if (out->bericht->header != NULL)
		read_kop(&out->kop, out->bericht->header);
	out->typed = true;
	out->events = events_of(out->bericht, out->release, out->type, judge->pool, &out->event_count);
	mask_names(out->bericht, judge->pool, &out->persons);
	mask_bsns(out->events, out->event_count, judge->pool, &out->persons);
	buf_clear(&judge->content);
	decode_content(out->bericht, &judge->content);
	digest_content(judge->content.data, judge->content.length, out->content);
	find_clients(judge, out);
}

void judge_external(struct judge *judge, const struct lijsten *lijsten, int32_t ontvangen,
		    struct judgement *out)
{
	struct inspection inspection = {.type = out->type,
					.release = out->release,
					.bericht = out->bericht,
					.findings = &out->findings,
					.lijsten = lijsten,
					.ontvangen = ontvangen};

	if (out->verdict == VERDICT_ACCEPTED)
		inspect(judge->external, &inspection);
}

const char *verdict_name(enum verdict verdict)
{
	static const char *const names[] = {N_("unreadable"), N_("unknown"), N_("invalid"),
					    N_("rejected"), N_("accepted")};

	return names[verdict];
}

void judgement_text(const struct judgement *judgement, const char *file, const char *member,
		    struct buf *out)
{
	struct buf name = BUF_INIT(0);

	buf_puts(&name, file);
	if (member != NULL && member[0] != '\0')
		buf_printf(&name, "!%s", member);
	for (const struct finding *finding = judgement->findings.first; finding != NULL;
	     finding = finding->next) {
		finding_text(finding, name.data, out);
		buf_puts(out, "\n");
	}
	if (judgement->findings.dropped > 0)
		buf_printf(out, _("%s: and %u findings more\n"), name.data,
			   judgement->findings.dropped);
	buf_free(&name);
}

static void json_head(const struct judgement *judgement, const struct judgement_on *on,
		      struct json *json)
{
	char hex[SHA256_TEXT];

	json_text(json, "schema", "ijw.validate/1");
	json_text(json, "file", on->file);
	json_text(json, "member", on->member);
	json_text(json, "type", bericht_info(judgement->type)->name);
	json_text(json, "release",
		  judgement->release_name[0] != '\0' ? judgement->release_name : NULL);
	json_text(json, "sha256",
		  on->sha256 != NULL ? digest_hex(on->sha256, SHA256_BYTES, hex) : NULL);
	json_text(json, "verdict", verdict_name(judgement->verdict));
}

uint32_t judgement_json(const struct judgement *judgement, const struct judgement_on *on,
			uint32_t most, struct json *json, const char *key)
{
	const struct finding_list *findings = &judgement->findings;
	const struct finding *finding = findings->first;
	uint32_t listed = 0;

	json_object(json, key);
	json_head(judgement, on, json);
	json_array(json, "findings");
	for (; finding != NULL && listed < most; finding = finding->next, listed++)
		finding_json(finding, json);
	json_end(json);
	if (listed < findings->count + findings->dropped)
		json_integer(json, "findings_total", findings->count + findings->dropped);
	json_optional(json, "schemas_sha256", on->schemas);
	json_end(json);
	return listed;
}
