/* Findings: facts about a message, as data. One table of texts, one list, one printer. */
#ifndef IJW_RULE_FINDING_H
#define IJW_RULE_FINDING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ijw/base/buf.h"
#include "ijw/base/json.h"
#include "ijw/base/pool.h"

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_SIGNAAL, SEVERITIES };

struct rule;

struct finding {
	const struct rule *rule;
	uint32_t line;    /* from 1; 0 = the file as a whole */
	const char *path; /* "" = the message as a whole */
	const char
	    *detail; /* what the rule's own text leaves open (an XSD code's meaning), or NULL */
	struct finding *next;
	bool inside; /* the line is that of the message inside an envelope */
};

/* The findings of one message: the first LIMIT_FINDINGS by line, those of one line in the order in
 * which they were found. */
struct finding_list {
	struct pool *pool; /* owns the findings and their paths */
	struct finding *first;
	struct finding *last;
	uint32_t count;   /* of those that are kept */
	uint32_t dropped; /* found, but not kept */
	uint32_t errors;  /* of all that were found: SEVERITY_ERROR */
	uint32_t coded;   /* and with a return code */
	bool inside;      /* what is added is about the message inside an envelope */
};

/* Whether a finding at this line would be kept: what is only counted needs no path. */
bool finding_is_kept(const struct finding_list *list, uint32_t line);

/* Adds a finding. `path` and `detail` must live as long as the pool; neither may hold a value out
 * of the message. */
void finding_add(struct finding_list *list, const struct rule *rule, uint32_t line,
		 const char *path, const char *detail);

/* The findings on the file that a message came in, without those on what it says, in the same pool:
 * what is to be told of a message that says what another one said before. */
struct finding_list finding_of_file(const struct finding_list *list);

/* error, warning, signaal; English. */
const char *severity_name(enum severity severity);

/* One line of text in the user's language, without a line end: `FILE:46: error: TR018 (0001): TEXT:
 * PATH`; in an envelope TEXT begins with that the line is one of the message inside. `file` is
 * shown as given, so it has been through label_show. */
void finding_text(const struct finding *finding, const char *file, struct buf *out);

/* An object in an array, in English:
 * {"rule":...,"code":...,"severity":...,"line":...,"path":...,"text":...}. */
void finding_json(const struct finding *finding, struct json *json);

#endif
