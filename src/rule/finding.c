#include "ijw/rule/finding.h"

#include <string.h>

#include "ijw/base/json.h"
#include "ijw/base/limits.h"
#include "ijw/base/text.h"
#include "ijw/rule/catalogue.h"

void finding_add(struct finding_list *list, const struct rule *rule, uint32_t line,
		 const char *path, const char *detail)
{
	struct finding *finding;

	if (list->count >= LIMIT_FINDINGS) {
		list->dropped++;
		return;
	}
	finding = pool_alloc(list->pool, sizeof(*finding));
	*finding = (struct finding){.rule = rule, .line = line, .path = path, .detail = detail};
	if (list->last != NULL)
		list->last->next = finding;
	else
		list->first = finding;
	list->last = finding;
	list->count++;
}

const char *severity_name(enum severity severity)
{
	static const char *const names[] = {N_("error"), N_("warning"), N_("signaal")};

	return names[severity];
}

void finding_text(const struct finding *finding, const char *file, struct buf *out)
{
	const struct rule *rule = finding->rule;

	buf_puts(out, file);
	if (finding->line > 0)
		buf_printf(out, ":%u", finding->line);
	buf_printf(out, ": %s: %s", _(severity_name(rule->severity)), rule->code);
	if (rule->retourcode != NULL)
		buf_printf(out, " (%s)", rule->retourcode);
	buf_printf(out, ": %s", _(rule->text));
	if (finding->detail != NULL)
		buf_printf(out, ": %s", _(finding->detail));
	if (finding->path[0] != '\0')
		buf_printf(out, ": %s", finding->path);
}

void finding_json(const struct finding *finding, struct buf *out)
{
	const struct rule *rule = finding->rule;

	buf_puts(out, "{\"rule\":");
	json_text(out, rule->code);
	buf_puts(out, ",\"code\":");
	json_text(out, rule->retourcode);
	buf_puts(out, ",\"severity\":");
	json_text(out, severity_name(rule->severity));
	if (finding->line > 0)
		buf_printf(out, ",\"line\":%u", finding->line);
	else
		buf_puts(out, ",\"line\":null");
	buf_puts(out, ",\"path\":");
	json_text(out, finding->path[0] != '\0' ? finding->path : NULL);
	buf_puts(out, ",\"text\":");
	if (finding->detail != NULL) {
		struct buf text = BUF_INIT(0);

		buf_printf(&text, "%s: %s", rule->text, finding->detail);
		json_text(out, text.data);
		buf_free(&text);
	} else {
		json_text(out, rule->text);
	}
	buf_puts(out, "}");
}
