/* What is wrong with the chain of custody, in words. */
#include "custody_parts.h"

#include "ijw/base/log.h"
#include "ijw/base/text.h"

bool custody_is_of_table(const struct custody_finding *finding)
{
	return finding->fault == CUSTODY_CHANGED && finding->number == 0;
}

bool custody_is_of_facts(const struct custody_finding *finding)
{
	return finding->number != 0 && !finding->whole && finding->part == CUSTODY_FEIT &&
	       (finding->fault == CUSTODY_GONE || finding->fault == CUSTODY_ADDED ||
		finding->fault == CUSTODY_CHANGED);
}

static void part_text(const struct custody_finding *finding, struct buf *out)
{
	static const char *const texts[CUSTODY_FAULTS] = {
	    [CUSTODY_GONE] = N_("message %lld: its rows in %s are gone"),
	    [CUSTODY_ADDED] = N_("message %lld: its rows in %s were added"),
	    [CUSTODY_CHANGED] = N_("message %lld: its rows in %s were changed"),
	};

	buf_printf(out, _(texts[finding->fault]), (long long)finding->number,
		   custody_part_name(finding->part));
}

void custody_text(const struct custody_finding *finding, struct buf *out)
{
	const long long number = finding->number;

	if (custody_is_of_table(finding))
		buf_printf(out, _("table %s: its rows were changed"),
			   custody_table_name(finding->table));
	else if (finding->fault == CUSTODY_LINK_GONE)
		buf_printf(out, _("row %lld of logboek is gone"), number);
	else if (finding->fault == CUSTODY_LINK_CHANGED)
		buf_printf(out, _("row %lld of logboek is not as ijw wrote it"), number);
	else if (finding->fault == CUSTODY_END_CHANGED)
		buf_printf(out, _("table %s: its rows were changed"), "logboek_einde");
	else if (finding->fault == CUSTODY_MOVED)
		buf_printf(out, _("message %lld is the one that came as number %lld"), number,
			   (long long)finding->was);
	else if (finding->whole && finding->fault == CUSTODY_GONE)
		buf_printf(out, _("message %lld is gone"), number);
	else if (finding->whole)
		buf_printf(out, _("message %lld was added past ijw"), number);
	else
		part_text(finding, out);
}

struct complaining {
	const char *path;
	long long count;
};

/* So many are named; 'ijw audit --chain' names all. */
enum { NAMED_MOST = 20 };

static void complain(void *context, const struct custody_finding *finding)
{
	struct complaining *complaining = context;
	struct buf text = BUF_INIT(0);

	if (complaining->count++ >= NAMED_MOST)
		return;
	custody_text(finding, &text);
	log_error("%s: %s", complaining->path, text.data);
	buf_free(&text);
}

int custody_complain(struct store *store, const char *path)
{
	struct complaining complaining = {.path = path};

	if (custody_check(store, complain, &complaining) != 0)
		return -1;
	if (complaining.count > NAMED_MOST)
		log_error("%s: %lld more things are not as ijw left them", path,
			  complaining.count - NAMED_MOST);
	return complaining.count > 0;
}
