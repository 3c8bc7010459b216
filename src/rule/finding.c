/* Findings: kept in the order of the lines they are about, the first LIMIT_FINDINGS of them, and
 * printed for people and programs. */
#include "ijw/rule/finding.h"

#include <string.h>

#include "ijw/base/limits.h"
#include "ijw/base/text.h"
#include "ijw/rule/catalogue.h"

bool finding_is_kept(const struct finding_list *list, uint32_t line)
{
	return list->count < LIMIT_FINDINGS || line < list->last->line;
}

/* Behind all that stand at this line or before it: most findings come in the order of lines. */
static void insert(struct finding_list *list, struct finding *finding)
{
	struct finding **at = &list->first;

	if (list->last != NULL && list->last->line <= finding->line)
		at = &list->last->next;
	while (*at != NULL && (*at)->line <= finding->line)
		at = &(*at)->next;
	finding->next = *at;
	*at = finding;
	if (finding->next == NULL)
		list->last = finding;
	list->count++;
}

static void drop_last(struct finding_list *list)
{
	struct finding *before = list->first;

	while (before->next != list->last)
		before = before->next;
	before->next = NULL;
	list->last = before;
	list->count--;
	list->dropped++;
}

void finding_add(struct finding_list *list, const struct rule *rule, uint32_t line,
		 const char *path, const char *detail)
{
	struct finding *finding;

	list->errors += rule->severity == SEVERITY_ERROR;
	list->coded += rule->retourcode != NULL;
	if (!finding_is_kept(list, line)) {
		list->dropped++;
		return;
	}
	finding = pool_alloc(list->pool, sizeof(*finding));
	*finding = (struct finding){
	    .rule = rule, .line = line, .path = path, .detail = detail, .inside = list->inside};
	insert(list, finding);
	if (list->count > LIMIT_FINDINGS)
		drop_last(list);
}

/* A rule about what a message says names the messages that say it. */
struct finding_list finding_of_file(const struct finding_list *list)
{
	struct finding_list of_file = {.pool = list->pool};

	for (const struct finding *at = list->first; at != NULL; at = at->next)
		if (rule_messages(at->rule) == 0)
			finding_add(&of_file, at->rule, at->line, at->path, at->detail);
	return of_file;
}

const char *severity_name(enum severity severity)
{
	static const char *const names[] = {N_("error"), N_("warning"), N_("signaal")};

	return names[severity];
}

static const char inside[] = N_("in the message inside the envelope");

void finding_text(const struct finding *finding, const char *file, struct buf *out)
{
	const struct rule *rule = finding->rule;

	buf_puts(out, file);
	if (finding->line > 0)
		buf_printf(out, ":%u", finding->line);
	buf_printf(out, ": %s: %s", _(severity_name(rule->severity)), rule->code);
	if (rule->retourcode != NULL)
		buf_printf(out, " (%s)", rule->retourcode);
	buf_puts(out, ": ");
	if (finding->inside)
		buf_printf(out, "%s: ", _(inside));
	buf_puts(out, _(rule->text));
	if (finding->detail != NULL)
		buf_printf(out, ": %s", _(finding->detail));
	if (finding->path[0] != '\0')
		buf_printf(out, ": %s", finding->path);
}

static void json_words(struct json *json, const struct finding *finding)
{
	struct buf text = BUF_INIT(0);

	if (finding->inside)
		buf_printf(&text, "%s: ", inside);
	buf_puts(&text, finding->rule->text);
	if (finding->detail != NULL)
		buf_printf(&text, ": %s", finding->detail);
	json_text(json, "text", text.data);
	buf_free(&text);
}

void finding_json(const struct finding *finding, struct json *json)
{
	const struct rule *rule = finding->rule;

	json_object(json, NULL);
	json_text(json, "rule", rule->code);
	json_text(json, "code", rule->retourcode);
	json_text(json, "severity", severity_name(rule->severity));
	if (finding->line > 0)
		json_integer(json, "line", finding->line);
	else
		json_null(json, "line");
	json_text(json, "path", finding->path[0] != '\0' ? finding->path : NULL);
	json_words(json, finding);
	json_end(json);
}
