/* How the messages of a report fared, in numbers. */
#include "ijw/base/text.h"
#include "ijw/intake/report.h"

static const char *const meaning[VERDICTS] = {
    [VERDICT_UNREADABLE] = N_("cannot be read as a message; nothing of it counts"),
    [VERDICT_UNKNOWN] = N_("no iJw message of a release that is judged here; nothing of it counts"),
    [VERDICT_INVALID] = N_("breaks the schema of the standard; nothing of it counts"),
    [VERDICT_REJECTED] = N_("breaks a rule of the standard; nothing of it counts"),
    [VERDICT_ACCEPTED] = N_("in order and taken in"),
};

/* A number in its column and what it counts. */
static void add_count(struct buf *out, uint32_t count, const char *words)
{
	char number[TEXT_NUMBER];

	buf_printf(out, "%7s  %s\n", text_count(count, number), words);
}

static void add_files(const struct tally *tally, struct buf *out)
{
	char files[TEXT_NUMBER], messages[TEXT_NUMBER];

	buf_printf(out, "%7s  ", text_count(tally->files, files));
	buf_puts(out, NUMBER_("file", "files", tally->files));
	buf_printf(out, NUMBER_(" with %s message\n", " with %s messages\n", tally->messages),
		   text_count(tally->messages, messages));
}

void report_counts(const struct tally *tally, struct buf *out)
{
	char number[TEXT_NUMBER];

	add_files(tally, out);
	for (int verdict = VERDICTS - 1; verdict >= 0; verdict--)
		if (tally->verdicts[verdict] > 0)
			buf_printf(out, "%7s  %-10s  %s\n",
				   text_count(tally->verdicts[verdict], number),
				   _(verdict_name((enum verdict)verdict)), _(meaning[verdict]));
	if (tally->as[TAKEN_DUPLICATE] > 0)
		add_count(out, tally->as[TAKEN_DUPLICATE],
			  NUMBER_("of these was here before, byte for byte: nothing changed",
				  "of these were here before, byte for byte: nothing changed",
				  tally->as[TAKEN_DUPLICATE]));
	if (tally->as[TAKEN_REPEATED] > 0)
		add_count(out, tally->as[TAKEN_REPEATED],
			  NUMBER_("of these repeats a message in another layout: it counts once",
				  "of these repeat a message in another layout: it counts once",
				  tally->as[TAKEN_REPEATED]));
	if (tally->litter > 0)
		add_count(out, tally->litter,
			  NUMBER_("other file in an archive was passed over by its name",
				  "other files in archives were passed over by their names",
				  tally->litter));
	if (tally->noted > 0)
		add_count(out, tally->noted,
			  NUMBER_("of the accepted does not go with earlier messages: see below",
				  "of the accepted do not go with earlier messages: see below",
				  tally->noted));
	if (tally->warned > 0)
		add_count(out, tally->warned,
			  NUMBER_("of the accepted carries a warning: see below",
				  "of the accepted carry a warning: see below", tally->warned));
	buf_puts(out, "\n");
}
