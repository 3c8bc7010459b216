#include "ijw/message/envelope.h"

#include <sodium.h>
#include <stdint.h>
#include <string.h>

#include "ijw/base/ascii.h"
#include "ijw/base/buf.h"
#include "ijw/base/limits.h"
#include "ijw/message/container.h"

/* The words of the namespaces, as bits: a row of the table below may allow for several. */
enum { SOAP = 1, GGK = 2, STUF = 4, VECOZO = 8 };

struct space {
	int kind;
	const char *name;
};

static const struct space spaces[] = {
    {SOAP, "http://schemas.xmlsoap.org/soap/envelope/"},
    {SOAP, "http://www.w3.org/2003/05/soap-envelope"},
    {GGK, "http://www.stufstandaarden.nl/koppelvlak/ggk0210"},
    {GGK, "http://www.stufstandaarden.nl/sectormodel/ggk/0210"},
    {STUF, "http://www.egem.nl/StUF/StUF0301"},
    {VECOZO, "http://schemas.vecozo.nl/berichtuitwisseling/v3"},
};

/* Where in the envelope an element stands. OTHER: not ours, with all that is in it. */
enum place {
	OTHER,
	DOCUMENT,
	SOAP_ENVELOPE,
	SOAP_HEADER,
	SOAP_BODY,
	SOAP_FAULT,
	SOAP_DETAIL,
	FO01,
	GGK_ROOT,
	STUURGEGEVENS,
	PARAMETERS,
	ZENDER,
	ONTVANGER,
	BERICHT,
	XML_BESTAND,
	TEKST_BESTAND,
	ROUTERING,
	AFZENDER,
	GEADRESSEERDEN,
	RELATIE,
	OPERATIE,
	OPERAND,
	VECOZO_BERICHT,
	FUNCTIE,
	FUNCTIE_VERSIE,
	FUNCTIE_SUBVERSIE,
	ZENDER_ORGANISATIE,
	ONTVANGER_ORGANISATIE,
};

struct step {
	enum place from;
	int spaces;       /* 0: whatever the namespace is */
	const char *name; /* NULL: whatever the name is */
	enum place to;
};

static const struct step steps[] = {
    {DOCUMENT, SOAP, "Envelope", SOAP_ENVELOPE},
    {SOAP_ENVELOPE, SOAP, "Body", SOAP_BODY},
    {SOAP_BODY, SOAP, "Fault", SOAP_FAULT},
    /* unqualified in SOAP 1.1, qualified and with a capital in 1.2 */
    {SOAP_FAULT, 0, "detail", SOAP_DETAIL},
    {SOAP_FAULT, SOAP, "Detail", SOAP_DETAIL},
    {DOCUMENT, STUF, "Fo01Bericht", FO01},
    {SOAP_BODY, STUF, "Fo01Bericht", FO01},
    {SOAP_DETAIL, STUF, "Fo01Bericht", FO01},
    {DOCUMENT, GGK, "envelopHeenbericht-ggk_Di01", GGK_ROOT},
    {DOCUMENT, GGK, "envelopRetourbericht-ggk_Du01", GGK_ROOT},
    {SOAP_BODY, GGK, "envelopHeenbericht-ggk_Di01", GGK_ROOT},
    {SOAP_BODY, GGK, "envelopRetourbericht-ggk_Du01", GGK_ROOT},
    {GGK_ROOT, GGK, "stuurgegevens", STUURGEGEVENS},
    {STUURGEGEVENS, STUF, "functie", FUNCTIE},
    {STUURGEGEVENS, STUF, "zender", ZENDER},
    {STUURGEGEVENS, STUF, "ontvanger", ONTVANGER},
    {ZENDER, STUF, "organisatie", ZENDER_ORGANISATIE},
    {ONTVANGER, STUF, "organisatie", ONTVANGER_ORGANISATIE},
    {GGK_ROOT, GGK, "parameters", PARAMETERS},
    {PARAMETERS, GGK, "functieVersie", FUNCTIE_VERSIE},
    {PARAMETERS, GGK, "functieSubversie", FUNCTIE_SUBVERSIE},
    {PARAMETERS, GGK, "bericht", BERICHT},
    {BERICHT, GGK, "xmlBestand", XML_BESTAND},
    {BERICHT, GGK, "tekstBestand", TEKST_BESTAND},
    /* VECOZO: what is routed stands in the SOAP header, the message in what the operation gives or
     * answers. The namespaces below those two differ from service to service. */
    {SOAP_ENVELOPE, SOAP, "Header", SOAP_HEADER},
    {SOAP_HEADER, VECOZO, "RouteringHeader", ROUTERING},
    {ROUTERING, 0, "Berichtsubtype", FUNCTIE},
    {ROUTERING, 0, "Berichtversie", FUNCTIE_VERSIE},
    {ROUTERING, 0, "Berichtsubversie", FUNCTIE_SUBVERSIE},
    {ROUTERING, 0, "Afzender", AFZENDER},
    {AFZENDER, 0, "Code", ZENDER_ORGANISATIE},
    {ROUTERING, 0, "Geadresseerden", GEADRESSEERDEN},
    {GEADRESSEERDEN, 0, "Relatie", RELATIE},
    {RELATIE, 0, "Code", ONTVANGER_ORGANISATIE},
    {SOAP_BODY, VECOZO, NULL, OPERATIE},
    {DOCUMENT, VECOZO, NULL, OPERATIE},
    {OPERATIE, VECOZO, NULL, OPERAND},
    {OPERAND, 0, "Bericht", VECOZO_BERICHT},
    {VECOZO_BERICHT, 0, "Data", XML_BESTAND},
};

enum { VALUE_BYTES = 256, STACK = LIMIT_DEPTH + 1, QUADS_BYTES = 4096 };

/* Base64 as it comes in, decoded on the way: an envelope is large, and is not kept a second time.
 */
struct base64 {
	char quads[QUADS_BYTES]; /* not decoded yet, without white space */
	size_t held;
	unsigned char *out; /* of the pool; as large as the whole document could need */
	size_t length;
	size_t room;
	bool padded; /* nothing may follow */
	bool broken;
	uint32_t line; /* of the element that holds it */
};

struct opening {
	struct envelope *out;
	struct pool *pool;
	enum place stack[STACK]; /* of the open elements; [0] is the document */
	unsigned depth;
	unsigned messages;
	unsigned roots; /* envelopes seen */
	struct buf value;
	struct base64 base64;
	enum fault fault; /* the first */
	uint32_t line;
};

static int space_of(const char *namespace, size_t length)
{
	for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++)
		if (strlen(spaces[i].name) == length &&
		    memcmp(spaces[i].name, namespace, length) == 0)
			return spaces[i].kind;
	return 0;
}

bool envelope_is(const char *namespace, size_t length)
{
	return space_of(namespace, length) != 0;
}

bool envelope_is_named(const char *bytes, size_t length)
{
	for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++)
		if (memmem(bytes, length, spaces[i].name, strlen(spaces[i].name)) != NULL)
			return true;
	return false;
}

static void fail(struct opening *opening, enum fault fault, uint32_t line)
{
	if (opening->fault != FAULT_NONE)
		return;
	opening->fault = fault;
	opening->line = line;
}

static enum place place_of(enum place from, const char *name, const char *namespace)
{
	int space = space_of(namespace, strlen(namespace));

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
		if (steps[i].from == from &&
		    (steps[i].name == NULL || strcmp(steps[i].name, name) == 0) &&
		    (steps[i].spaces == 0 || (steps[i].spaces & space) != 0))
			return steps[i].to;
	return OTHER;
}

/* Where the text of a place is kept; NULL for those that hold a message or nothing of ours. */
static const char **value_of(struct envelope *out, enum place place)
{
	switch (place) {
	case FUNCTIE:
		return &out->functie;
	case FUNCTIE_VERSIE:
		return &out->functieversie;
	case FUNCTIE_SUBVERSIE:
		return &out->functiesubversie;
	case ZENDER_ORGANISATIE:
		return &out->zender;
	case ONTVANGER_ORGANISATIE:
		return &out->ontvanger;
	default:
		return NULL;
	}
}

static void decode(struct base64 *base64)
{
	size_t length = 0;

	if (base64->held == 0 || base64->broken)
		return;
	base64->broken =
	    sodium_base642bin(base64->out + base64->length, base64->room - base64->length,
			      base64->quads, base64->held, NULL, &length, NULL,
			      sodium_base64_VARIANT_ORIGINAL) != 0;
	base64->padded = base64->quads[base64->held - 1] == '=';
	base64->length += length;
	base64->held = 0;
}

static void add_base64(struct base64 *base64, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (ascii_is_space(bytes[i]))
			continue;
		base64->broken = base64->broken || base64->padded;
		base64->quads[base64->held++] = bytes[i];
		if (base64->held == QUADS_BYTES)
			decode(base64);
		if (base64->broken)
			base64->held = 1;
	}
}

/* Ends a run of base64, if there is one: it is the message, or one too many. */
static void take_message(struct opening *opening)
{
	struct base64 *base64 = &opening->base64;

	if (base64->held == 0 && base64->length == 0)
		return;
	decode(base64);
	if (++opening->messages > 1 || base64->broken || base64->length == 0) {
		fail(opening, FAULT_ENVELOPE, base64->line);
	} else {
		opening->out->message = (const char *)base64->out;
		opening->out->length = base64->length;
		if (base64->length > LIMIT_MESSAGE_BYTES)
			fail(opening, FAULT_TOO_LARGE, base64->line);
	}
	/* What may follow is behind it, so that the first one stays as it is. */
	base64->out += base64->length;
	base64->room -= base64->length;
	base64->length = 0;
	base64->held = 0;
	base64->padded = false;
	base64->broken = false;
}

static void take_value(struct opening *opening, enum place place)
{
	const char **value = value_of(opening->out, place);
	const char *begin = opening->value.data, *end;

	if (value == NULL || *value != NULL || begin == NULL || opening->value.overflow)
		return;
	end = begin + opening->value.length;
	while (begin < end && ascii_is_space(*begin))
		begin++;
	while (end > begin && ascii_is_space(end[-1]))
		end--;
	if (end > begin)
		*value = pool_copy(opening->pool, begin, (size_t)(end - begin));
}

static int on_start(void *context, const char *name, const char *namespace, uint32_t line)
{
	struct opening *opening = context;
	enum place place = OTHER;

	/* read_message has bounded the depth; what is too deep nonetheless is nothing of ours. */
	if (opening->depth + 1 < STACK)
		place = place_of(opening->stack[opening->depth], name, namespace);
	if (++opening->depth < STACK)
		opening->stack[opening->depth] = place;
	if (value_of(opening->out, place) != NULL)
		buf_clear(&opening->value);
	if (place == FO01)
		fail(opening, FAULT_FO01, line);
	else if (place == TEKST_BESTAND ||
		 ((place == GGK_ROOT || place == OPERATIE) && ++opening->roots > 1))
		fail(opening, FAULT_ENVELOPE, line);
	else if (place == XML_BESTAND)
		take_message(opening);
	if (place == BERICHT || place == XML_BESTAND)
		opening->base64.line = line;
	return 0;
}

static enum place place_now(const struct opening *opening)
{
	return opening->depth < STACK ? opening->stack[opening->depth] : OTHER;
}

/* In the older namespace of GGK the base64 stands in `bericht` itself, in the newer one in
 * `xmlBestand`. Either is taken in either: what counts is that there is one. */
static void on_text(void *context, const char *bytes, size_t length)
{
	struct opening *opening = context;
	enum place place = place_now(opening);

	if (place == BERICHT || place == XML_BESTAND) {
		add_base64(&opening->base64, bytes, length);
	} else if (value_of(opening->out, place) != NULL) {
		/* Too long to be any of these values: `overflow` says so. */
		(void)buf_add(&opening->value, bytes, length);
	}
}

static void on_end(void *context)
{
	struct opening *opening = context;
	enum place place = place_now(opening);

	take_value(opening, place);
	if (place == BERICHT || place == XML_BESTAND)
		take_message(opening);
	opening->depth--;
}

/* The only member of a zip, copied into the pool. */
struct member {
	struct pool *pool;
	const char *bytes;
	size_t length;
	unsigned count;
	enum fault fault;
};

static int take_member(void *context, const char *name, enum fault fault, const char *bytes,
		       size_t length)
{
	struct member *member = context;

	(void)name;
	if (fault == FAULT_LITTER)
		return 0;
	if (++member->count > 1 || fault != FAULT_NONE) {
		member->fault = fault == FAULT_TOO_LARGE ? fault : FAULT_ENVELOPE;
		return 1;
	}
	member->bytes = pool_copy(member->pool, bytes, length);
	member->length = length;
	return 0;
}

/* VECOZO wants the message in a zip, whose only member it is. */
static enum fault unzip(struct envelope *out, struct pool *pool)
{
	struct member member = {.pool = pool};
	enum fault fault;

	if (!container_is_zip(out->message, out->length))
		return FAULT_NONE;
	if (container_each_in_zip(out->message, out->length, take_member, &member, &fault) != 0)
		return member.fault;
	if (fault != FAULT_NONE)
		return FAULT_ENVELOPE;
	out->message = member.bytes;
	out->length = member.length;
	return out->length > LIMIT_MESSAGE_BYTES ? FAULT_TOO_LARGE : FAULT_NONE;
}

enum fault envelope_open(struct xml *xml, const char *bytes, size_t length, struct pool *pool,
			 struct envelope *out, uint32_t *line)
{
	static const struct xml_events events = {.start = on_start, .text = on_text, .end = on_end};
	struct opening opening = {.out = out, .pool = pool, .value = BUF_INIT(VALUE_BYTES)};
	enum fault fault = FAULT_NONE;

	*out = (struct envelope){0};
	*line = 0;
	opening.stack[0] = DOCUMENT;
	/* All of the document in base64, and a NUL. */
	opening.base64.room = length / 4 * 3 + 3;
	opening.base64.out = pool_alloc(pool, opening.base64.room + 1);
	/* A broken document is that first of all, whatever its envelope says. */
	if (xml_parse(xml, bytes, length, NULL, &events, &opening, &fault, line) == XML_DONE) {
		if (opening.messages == 0)
			fail(&opening, FAULT_ENVELOPE, 0);
		if (opening.fault == FAULT_NONE)
			fail(&opening, unzip(out, pool), 0);
		fault = opening.fault;
		*line = opening.line;
	}
	buf_free(&opening.value);
	explicit_bzero(&opening.base64, sizeof(opening.base64));
	return fault;
}
