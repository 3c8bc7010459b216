#include "judge.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

enum { MAX_FINDINGS = 64 }; /* kept of each document; the rest is only counted */

struct finding {
	int code;
	int line;
};

struct findings {
	struct finding first[MAX_FINDINGS];
	size_t count;
};

struct side {
	xmlSchemaPtr schema;
	xmlSchemaValidCtxtPtr context;
	struct findings findings;
	bool accepted; /* the last document */
};

struct judge {
	struct side ours;
	struct side reference;
};

static void note(void *data, xmlErrorPtr error)
{
	struct findings *findings = data;

	if (findings->count < MAX_FINDINGS)
		findings->first[findings->count] = (struct finding){error->code, error->line};
	findings->count++;
}

static bool open_side(struct side *side, const char *dir, const char *message)
{
	char path[PATH_MAX];
	xmlSchemaParserCtxtPtr parser;

	if (snprintf(path, sizeof(path), "%s/%s.xsd", dir, message) >= (int)sizeof(path))
		return false;
	parser = xmlSchemaNewParserCtxt(path);
	if (parser != NULL)
		side->schema = xmlSchemaParse(parser);
	xmlSchemaFreeParserCtxt(parser);
	if (side->schema != NULL)
		side->context = xmlSchemaNewValidCtxt(side->schema);
	if (side->context == NULL) {
		fprintf(stderr, "differential: %s is no usable schema\n", path);
		return false;
	}
	xmlSchemaSetValidStructuredErrors(side->context, note, &side->findings);
	return true;
}

static void close_side(struct side *side)
{
	xmlSchemaFreeValidCtxt(side->context);
	xmlSchemaFree(side->schema);
}

struct judge *judge_open(const char *ours, const char *reference, const char *message)
{
	struct judge *judge = calloc(1, sizeof(*judge));

	if (judge == NULL)
		return NULL;
	if (open_side(&judge->ours, ours, message) &&
	    open_side(&judge->reference, reference, message))
		return judge;
	judge_close(judge);
	return NULL;
}

void judge_close(struct judge *judge)
{
	if (judge == NULL)
		return;
	close_side(&judge->ours);
	close_side(&judge->reference);
	free(judge);
}

static int verdict(struct side *side, xmlDocPtr doc)
{
	int result;

	side->findings.count = 0;
	result = xmlSchemaValidateDoc(side->context, doc);
	side->accepted = result == 0;
	return result;
}

static bool same_findings(const struct findings *one, const struct findings *two)
{
	if (one->count != two->count)
		return false;
	for (size_t i = 0; i < one->count && i < MAX_FINDINGS; i++)
		if (one->first[i].code != two->first[i].code ||
		    one->first[i].line != two->first[i].line)
			return false;
	return true;
}

enum judge_result judge_document(struct judge *judge, const char *text, size_t length)
{
	const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
	xmlDocPtr doc;
	int ours;
	int reference;

	judge->ours.accepted = false;
	judge->reference.accepted = false;
	if (length > INT_MAX)
		return JUDGE_BROKEN;
	doc = xmlReadMemory(text, (int)length, "message.xml", NULL, options);
	if (doc == NULL)
		return JUDGE_UNREADABLE;
	ours = verdict(&judge->ours, doc);
	reference = verdict(&judge->reference, doc);
	xmlFreeDoc(doc);
	if (ours < 0 || reference < 0)
		return JUDGE_BROKEN;
	if ((ours == 0) != (reference == 0))
		return JUDGE_VERDICTS;
	if (!same_findings(&judge->ours.findings, &judge->reference.findings))
		return JUDGE_FINDINGS;
	return ours == 0 ? JUDGE_ACCEPTED : JUDGE_REFUSED;
}

bool judge_accepted(const struct judge *judge, size_t side)
{
	return side == 0 ? judge->ours.accepted : judge->reference.accepted;
}

const char *judge_words(enum judge_result result)
{
	static const char *const words[] = {
	    [JUDGE_ACCEPTED] = "both accept",
	    [JUDGE_REFUSED] = "both refuse",
	    [JUDGE_VERDICTS] = "one accepts, the other refuses",
	    [JUDGE_FINDINGS] = "both refuse, for other reasons",
	    [JUDGE_UNREADABLE] = "not well-formed",
	    [JUDGE_BROKEN] = "the library failed",
	};

	return words[result];
}
