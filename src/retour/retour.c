#include "ijw/retour/retour.h"

#include <stdlib.h>
#include <string.h>

#include "ijw/base/digest.h"
#include "ijw/base/pseudonym.h"
#include "ijw/base/text.h"
#include "ijw/message/decode.h"
#include "ijw/message/make.h"
#include "ijw/rule/catalogue.h"
#include "classes.h"

#define MESSAGE_CODE "0001"
#define HEADER_PATH "/Bericht/Header"

const char *retour_outcome_text(enum retour_outcome outcome)
{
	switch (outcome) {
	case RETOUR_NOT_DUE:
		return N_("no retour: this is no message that is answered by one");
	case RETOUR_NO_BASE:
		return N_(
		    "no retour: this is no valid message; tell the sender outside the traffic");
	case RETOUR_NOT_SURE:
		return N_("no retour: what is wrong is not all known");
	case RETOUR_WELL:
		return N_("nothing wrong");
	case RETOUR_MESSAGE:
		return N_("rejected: a rule within the message");
	case RETOUR_HEADER:
		return N_("rejected: a code in the header");
	case RETOUR_CLASS:
		return N_("rejected: a code in a class");
	}
	return "";
}

/* --- what a finding says ----------------------------------------------------------------- */

static bool is_zeros(const struct field *bsn)
{
	return bsn->text != NULL && strspn(bsn->text, "0") == bsn->length;
}

static bool is_about_bsn(const struct rule *rule)
{
	return strcmp(rule->code, "CS002") == 0;
}

/* Whether we read a rule more strictly than the published checks, and by these it is well.
 * `bericht` may be NULL. */
static bool is_stricter(const struct finding *finding, const struct bericht *bericht)
{
	if (finding->rule->unlike_xslt)
		return true;
	return is_about_bsn(finding->rule) && bericht != NULL && bericht->client != NULL &&
	       is_zeros(&bericht->client->bsn);
}

/* Whether the standard has a code for it. */
static bool has_code(const struct rule *rule)
{
	return rule->retourcode != NULL && rule->severity == SEVERITY_ERROR &&
	       rule->level != LEVEL_OWN && rule->level != LEVEL_SCHEMA;
}

/* Whether a code follows from it (see retour.h). */
static bool is_coded(const struct finding *finding, const struct bericht *bericht)
{
	return has_code(finding->rule) && !is_stricter(finding, bericht);
}

static void find_stricter(const struct judgement *judgement, struct pool *pool, struct retour *out)
{
	const struct finding_list *findings = &judgement->findings;
	const struct finding **stricter =
	    pool_alloc(pool, (findings->count + 1) * sizeof(*stricter));

	for (const struct finding *at = findings->first; at != NULL; at = at->next)
		if (has_code(at->rule) && is_stricter(at, judgement->bericht))
			stricter[out->stricter_count++] = at;
	out->stricter = stricter;
}

/* Of a rule between messages or on a list: the message as a whole has no class of its own. */
static bool is_at_header(const struct finding *finding)
{
	const size_t length = strlen(HEADER_PATH);

	return finding->path[0] == '\0' || strcmp(finding->path, "/Bericht") == 0 ||
	       (strncmp(finding->path, HEADER_PATH, length) == 0 &&
		(finding->path[length] == '\0' || finding->path[length] == '/')) ||
	       (finding->rule->class != NULL && strcmp(finding->rule->class, "Header") == 0);
}

/* Whether a rule within the message is broken: 1, 0, or -1 when that is not sure. */
static int breaks_rule_within(const struct judgement *judgement)
{
	int broken = 0;

	for (const struct finding *at = judgement->findings.first; at != NULL; at = at->next) {
		if (at->rule->level != LEVEL_IN_MESSAGE || !is_coded(at, judgement->bericht))
			continue;
		if (!is_about_bsn(at->rule) || judgement->bericht != NULL)
			return 1;
		broken = -1;
	}
	return broken;
}

/* By code, so that a retour does not depend on the order in which was judged. */
static int by_code(const void *one, const void *other)
{
	const struct finding *const *a = one, *const *b = other;

	return strcmp((*a)->rule->retourcode, (*b)->rule->retourcode);
}

/* Of rules beyond the message: the findings at the header, or else those at classes, and where they
 * are. */
static enum retour_outcome find_coded(const struct judgement *judgement, struct pool *pool,
				      struct retour *out)
{
	const struct finding_list *findings = &judgement->findings;
	const struct finding **coded = pool_alloc(pool, (findings->count + 1) * sizeof(*coded));
	enum retour_outcome worst = RETOUR_WELL;

	for (const struct finding *at = findings->first; at != NULL; at = at->next) {
		enum retour_outcome outcome = is_at_header(at) ? RETOUR_HEADER : RETOUR_CLASS;

		if (!is_coded(at, judgement->bericht) ||
		    (worst == RETOUR_HEADER && outcome == RETOUR_CLASS))
			continue;
		if (outcome != worst)
			out->coded_count = 0;
		worst = outcome;
		coded[out->coded_count++] = at;
	}
	if (out->coded_count > 1)
		qsort(coded, out->coded_count, sizeof(*coded), by_code);
	out->coded = coded;
	return worst;
}

static enum retour_outcome outcome_of(const struct judgement *judgement, struct pool *pool,
				      struct retour *out)
{
	const struct finding_list *findings = &judgement->findings;
	const int broken = breaks_rule_within(judgement);
	uint32_t kept = 0;

	for (const struct finding *at = findings->first; at != NULL; at = at->next)
		kept += at->rule->retourcode != NULL;
	if (broken > 0)
		return RETOUR_MESSAGE;
	if (broken < 0 || kept < findings->coded)
		return RETOUR_NOT_SURE;
	return find_coded(judgement, pool, out);
}

/* --- the record -------------------------------------------------------------------------- */

static void put_xsdversie(struct pool *pool, struct header *header, const struct retour_header *own)
{
	struct xsdversie *versie = MAKE(pool, header, xsdversieretour);

	MAKE_TEXT(pool, versie, basisschemaxsdversie, own->basisschemaxsdversie);
	MAKE_TEXT(pool, versie, berichtxsdversie, own->berichtxsdversie);
}

static void put_header_codes(struct pool *pool, struct header *header, const struct retour *retour)
{
	struct retourcodes *codes;

	if (retour->outcome == RETOUR_WELL)
		return;
	codes = MAKE(pool, header, retourcodes);
	if (retour->outcome == RETOUR_MESSAGE)
		classes_code(codes, MESSAGE_CODE, pool);
	else if (retour->outcome == RETOUR_CLASS)
		classes_code(codes, CLASSES_WELL, pool);
	else
		for (size_t i = 0; i < retour->coded_count; i++)
			classes_code(codes, retour->coded[i]->rule->retourcode, pool);
}

static void put_header(struct pool *pool, struct bericht *bericht, const struct header *of,
		       const struct retour_header *own, const struct retour *retour)
{
	struct header *header =
	    (struct header *)(void *)classes_copy(&of->record, &bericht->record, pool);

	bericht->header = header;
	header->berichtcode = (struct field){0};
	MAKE_TEXT(pool, header, berichtcode, retour->release->message[retour->type].code);
	MAKE_TEXT(pool, header, identificatieretour, own->identificatie);
	MAKE_DAY(pool, header, dagtekeningretour, own->dagtekening);
	if (retour->outcome == RETOUR_MESSAGE)
		MAKE_TEXT(pool, header, xsltversie, own->xsltversie);
	put_xsdversie(pool, header, own);
}

/* The body with all its classes, and in each what was found there. */
static void put_body(struct pool *pool, struct bericht *bericht, const struct bericht *of,
		     const struct retour *retour)
{
	struct record *body = NULL;

	if (of->client != NULL) {
		body = classes_copy(&of->client->record, &bericht->record, pool);
		bericht->client = (struct client *)(void *)body;
	} else if (of->antwoord != NULL) {
		body = classes_copy(&of->antwoord->record, &bericht->record, pool);
		bericht->antwoord = (struct antwoord *)(void *)body;
	}
	if (body == NULL)
		return;
	classes_prepare(body, pool);
	for (size_t i = 0; i < retour->coded_count; i++) {
		const struct finding *at = retour->coded[i];

		classes_code(classes_at(body, at->path, at->rule->class), at->rule->retourcode,
			     pool);
	}
	classes_finish(body, pool);
}

/* What is decided before a finding is looked at. */
static enum retour_outcome outcome_before(const struct judgement *judgement, enum berichttype type)
{
	if (judgement->verdict < VERDICT_REJECTED ||
	    (judgement->bericht != NULL && judgement->bericht->header == NULL))
		return RETOUR_NO_BASE;
	if (type == BERICHT_ONBEKEND)
		return RETOUR_NOT_DUE;
	return judgement->release->whole ? RETOUR_WELL : RETOUR_NOT_SURE;
}

void retour_decide(const struct judgement *judgement, struct pool *pool, struct retour *out)
{
	*out = (struct retour){.release = judgement->release,
			       .type = bericht_info(judgement->type)->retour};
	out->outcome = outcome_before(judgement, out->type);
	if (!retour_is_made(out->outcome))
		return;
	find_stricter(judgement, pool, out);
	out->outcome = outcome_of(judgement, pool, out);
}

bool retour_tells_of_others(const struct retour *retour)
{
	static const char *const rules[] = {"TR056", "TR347", "TR374"};

	for (size_t i = 0; i < retour->coded_count; i++)
		for (size_t j = 0; j < sizeof(rules) / sizeof(rules[0]); j++)
			if (strcmp(retour->coded[i]->rule->code, rules[j]) == 0)
				return true;
	return false;
}

void retour_make(const struct judgement *judgement, const struct retour_header *header,
		 struct pool *pool, struct retour *out)
{
	struct bericht *bericht;

	retour_decide(judgement, pool, out);
	if (!retour_is_made(out->outcome))
		return;
	bericht = make_bericht(pool);
	put_header(pool, bericht, judgement->bericht->header, header, out);
	put_header_codes(pool, bericht->header, out);
	if (out->outcome == RETOUR_CLASS)
		put_body(pool, bericht, judgement->bericht, out);
	out->bericht = bericht;
}

void retour_identificatie(const uint8_t key[KEY_BYTES], const struct bericht *bericht,
			  char text[RETOUR_IDENTIFICATIE])
{
	static const char signs[] = "BCDFGHJKLMNPQRSTVWXYZ23456789";
	const unsigned base = sizeof(signs) - 1;
	uint8_t content[CONTENT_BYTES], digest[PSEUDONYM_BYTES];
	struct buf bytes = BUF_INIT(0);

	decode_content(bericht, &bytes);
	digest_content(bytes.data, bytes.length, content);
	buf_free(&bytes);
	pseudonym_digest(key, "retour", content, sizeof(content), digest);
	/* The digest as a number, divided by the base for each sign. */
	for (int i = 0; i < RETOUR_IDENTIFICATIE - 1; i++) {
		unsigned rest = 0;

		for (size_t at = 0; at < sizeof(digest); at++) {
			rest = rest << 8 | digest[at];
			digest[at] = (uint8_t)(rest / base);
			rest %= base;
		}
		text[i] = signs[rest];
	}
	text[RETOUR_IDENTIFICATIE - 1] = '\0';
}
