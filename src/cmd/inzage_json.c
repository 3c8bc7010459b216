#include "inzage.h"

#include "ijw/base/json.h"
#include "ijw/base/text.h"

const char *inzage_band_name(enum inzage_band band)
{
	static const char *const names[] = {
	    [INZAGE_OWN] = "own", [INZAGE_ANSWER] = "answer", [INZAGE_FOUND] = "found"};

	return names[band];
}

const char *inzage_share_name(enum inzage_share share)
{
	static const char *const names[] = {
	    [INZAGE_WHOLE] = "whole", [INZAGE_PART] = "part", [INZAGE_NONE] = "withheld"};

	return names[share];
}

static void add_finding(void *context, const char *regel, const char *ernst, int64_t regelnummer,
			const char *pad)
{
	struct json *json = context;

	json_object(json, NULL);
	json_text(json, "rule", regel);
	json_text(json, "severity", ernst);
	json_from_one(json, "line", regelnummer);
	json_text(json, "path", pad);
	json_end(json);
}

static int add_original(const struct inzage_page *page, const struct inzage_bericht *bericht,
			struct json *json)
{
	struct buf bytes = BUF_INIT(0);
	int rc = 0;

	json_text(json, "original", inzage_share_name(bericht->share));
	if (bericht->share == INZAGE_NONE) {
		json_null(json, "text");
		return 0;
	}
	rc = store_inzage_open(page->store, page->inzage, bericht, &bytes);
	json_slice(json, "text", bytes.data != NULL ? bytes.data : "", bytes.length);
	buf_free(&bytes);
	return rc;
}

static int add_bericht(const struct inzage_page *page, const struct inzage_bericht *bericht,
		       struct json *json)
{
	int rc;

	json_object(json, NULL);
	json_integer(json, "number", bericht->number);
	json_text(json, "relation", inzage_band_name(bericht->band));
	json_text(json, "type", bericht->type);
	json_text(json, "afzender", bericht->afzender);
	json_text(json, "ontvanger", bericht->ontvanger);
	json_text(json, "identificatie", bericht->identificatie);
	json_day(json, "dagtekening", bericht->dagtekening);
	json_moment(json, "received", bericht->received);
	json_text(json, "verdict", verdict_name(bericht->verdict));
	json_text(json, "file", bericht->file);
	json_text(json, "member", bericht->member);
	json_from_one(json, "same_as", bericht->same_as);
	json_array(json, "findings");
	rc = store_inzage_findings(page->store, page->inzage, bericht, add_finding, json);
	json_end(json);
	if (rc == 0)
		rc = add_original(page, bericht, json);
	json_end(json);
	return rc;
}

static void add_aanmelding(const struct inzage_aanmelding *aanmelding, struct json *json)
{
	json_object(json, NULL);
	json_text(json, "aanbieder", aanmelding->aanbieder);
	json_text(json, "referentie", aanmelding->referentie);
	json_day(json, "aanmelddatum", aanmelding->dag);
	json_end(json);
}

static void add_act(void *context, const struct logboek_row *act)
{
	struct json *json = context;

	json_object(json, NULL);
	json_moment(json, "moment", act->moment);
	json_text(json, "act", act->daad);
	json_text(json, "user", act->gebruiker);
	json_text(json, "responsible", act->verantwoordelijke);
	json_text(json, "role", act->rol);
	json_text(json, "ground", act->grond);
	json_end(json);
}

/* What `ijw explain --client --json` writes, without its line end. */
static void add_story(const struct inzage_page *page, struct json *json)
{
	const struct story_scope whole = {.whole = true};
	struct buf text = BUF_INIT(0);
	struct story story;

	if (page->telling == NULL) {
		json_null(json, "story");
		return;
	}
	story = story_of(&page->telling->source, whole, page->telling->pool);
	explain_json(page->telling, &story, &text);
	text.data[--text.length] = '\0';
	json_value(json, "story", text.data);
	buf_free(&text);
}

int inzage_json(const struct inzage_page *page, struct buf *out)
{
	const struct inzage *inzage = page->inzage;
	struct json json;
	int rc = 0;

	json_begin(&json, out, JSON_COMPACT);
	json_object(&json, NULL);
	json_text(&json, "schema", INZAGE_SCHEMA);
	json_moment(&json, "moment", page->now);
	json_text(&json, "client", inzage->jeugdige != 0 ? inzage->client : NULL);
	json_array(&json, "messages");
	for (size_t i = 0; rc == 0 && i < inzage->berichten; i++)
		rc = add_bericht(page, &inzage->bericht[i], &json);
	json_end(&json);
	json_array(&json, "registrations");
	for (size_t i = 0; i < inzage->aanmeldingen; i++)
		add_aanmelding(&inzage->aanmelding[i], &json);
	json_end(&json);
	add_story(page, &json);
	json_array(&json, "acts");
	if (rc == 0)
		rc = logboek_each(page->store, inzage->client, add_act, &json);
	json_end(&json);
	json_end(&json);
	buf_puts(out, "\n");
	return rc;
}
