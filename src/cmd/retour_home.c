/* ijw retour --proef without a path: what a home would answer to what it received. */
#include <stdio.h>
#include <string.h>

#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/dossier/dossier.h"
#include "ijw/rule/catalogue.h"
#include "ijw/store/heenberichten.h"
#include "retour.h"

struct answering {
	struct pool *pool;         /* of the message at hand */
	int32_t today;
	uint32_t messages;         /* that are to be answered */
	uint32_t open, late;       /* of them no retour was received on; and its term has passed */
	uint32_t alike, otherwise; /* a retour like ours was received, or another */
	bool wrong;                /* one is to be looked at */
};

/* By what a sender knows it by. */
static void put_name(const struct heenbericht *heenbericht, struct buf *out)
{
	char label[LIMIT_LABEL_BYTES], date[DATE_TEXT];

	buf_printf(out, "%lld: %s %s %s %s", (long long)heenbericht->bericht,
		   bericht_info(heenbericht->judgement.type)->name, heenbericht->afzender,
		   label_show(heenbericht->identificatie, label, sizeof(label)),
		   date_format(heenbericht->dagtekening, date));
}

/* The codes of rules beyond the message, each once: they stand in order. */
static void put_codes(const struct retour *retour, struct buf *out)
{
	for (size_t i = 0; i < retour->coded_count; i++) {
		const char *code = retour->coded[i]->rule->retourcode;

		if (i == 0 || strcmp(code, retour->coded[i - 1]->rule->retourcode) != 0)
			buf_printf(out, "%s%s", i == 0 ? ": " : " ", code);
	}
}

/* Whether a retour like this one was received. */
static bool is_alike(const struct heenbericht *heenbericht, const struct retour *retour)
{
	return retour_is_made(retour->outcome) &&
	       heenbericht->rejected == retour_rejects(retour->outcome);
}

/* Why there is none though what was found is known; NULL: there may be one. */
static const char *no_answer(const struct heenbericht *heenbericht, const struct retour *retour)
{
	if (heenbericht->shares_name)
		return N_("no retour: another message has this Identificatie and day, and a return "
			  "message would be one on both; look at it yourself");
	if (!heenbericht->sees_all && retour_tells_of_others(retour))
		return N_("no retour: it was compared with messages of other organisations, of which "
			  "the sender may not be told");
	return NULL;
}

static bool is_late(const struct answering *answering, const struct heenbericht *heenbericht)
{
	return !heenbericht->answered &&
	       dossier_retour_is_late(heenbericht->dagtekening, answering->today);
}

static void put_answer(const struct answering *answering, const struct heenbericht *heenbericht,
		       const struct retour *retour, struct buf *out)
{
	const char *none = no_answer(heenbericht, retour);

	if (none != NULL) {
		buf_puts(out, _(none));
	} else {
		retour_tell(retour, out);
		put_codes(retour, out);
	}
	if (heenbericht->answered)
		buf_printf(out, "; %s",
			   heenbericht->rejected
			       ? _("the return message that was received rejects it")
			       : _("the return message that was received finds nothing wrong"));
	if (is_late(answering, heenbericht))
		buf_printf(out, "; %s", _("its term of 3 working days has passed"));
}

static void count(struct answering *answering, const struct heenbericht *heenbericht, bool alike)
{
	answering->messages++;
	answering->open += !heenbericht->answered;
	answering->late += is_late(answering, heenbericht);
	answering->alike += heenbericht->answered && alike;
	answering->otherwise += heenbericht->answered && !alike;
}

static int answer(void *context, const struct heenbericht *heenbericht)
{
	struct answering *answering = context;
	struct buf line = BUF_INIT(0);
	struct retour retour;
	bool alike;

	pool_reset(answering->pool);
	retour_decide(&heenbericht->judgement, answering->pool, &retour);
	if (no_answer(heenbericht, &retour) != NULL)
		retour.outcome = RETOUR_NOT_SURE;
	alike = is_alike(heenbericht, &retour);
	count(answering, heenbericht, alike);
	put_name(heenbericht, &line);
	if (!heenbericht->answered || !alike) {
		const size_t name = line.length;

		buf_puts(&line, ": ");
		put_answer(answering, heenbericht, &retour, &line);
		puts(line.data);
		line.data[name] = '\0';
		retour_tell_stricter(line.data, &retour);
		answering->wrong = answering->wrong || heenbericht->answered ||
				   is_late(answering, heenbericht) ||
				   retour.outcome != RETOUR_WELL || retour.stricter_count > 0;
	}
	buf_free(&line);
	return 0;
}

static int look(struct store *store)
{
	struct answering answering = {.pool = pool_new(), .today = clock_day(clock_now())};
	const int rc = store_each_heenbericht(store, answer, &answering);

	pool_free(answering.pool);
	if (rc != 0)
		return EXIT_MACHINE;
	log_note("messages to this organisation: %u; without a return message: %u, of them past the term: "
		 "%u; answered as ijw would: %u, answered otherwise: %u",
		 answering.messages, answering.open, answering.late, answering.alike,
		 answering.otherwise);
	return answering.wrong ? EXIT_FINDINGS : EXIT_WELL;
}

/* Rules between messages have found nothing yet in a load that is not at its end, and find less in
 * youths and dossiers with very many events that wait. */
static int look_at_whole(struct store *store)
{
	struct store_status status;

	if (store_status(store, clock_now(), &status) != 0)
		return EXIT_MACHINE;
	if (status.postponed == 0 && status.marked == 0 && status.dossiers == 0)
		return look(store);
	log_error("messages wait to be judged against each other; after 'ijw ingest' this can be told");
	return EXIT_USAGE;
}

static bool is_asked(const struct home *home)
{
	if (home->organisatie.codes == NULL)
		log_error("%s: this home acts for nobody; name your codes in [organisatie] of ijw.conf: "
			  "codes = GM0153",
			  home->path);
	else if (home->organisatie.retour == RETOUR_NEE)
		log_error("%s: [organisatie] of ijw.conf has retour = nee; with retour = proef this shows "
			  "which return messages would be sent",
			  home->path);
	return home->organisatie.codes != NULL && home->organisatie.retour != RETOUR_NEE;
}

int retour_home(void)
{
	int status = EXIT_USAGE;
	const char *path = cmd_home();
	struct home *home = path != NULL ? home_open_to_read(path, &status) : NULL;
	struct store *store;

	if (home == NULL)
		return status;
	status = EXIT_USAGE;
	if (is_asked(home)) {
		store = store_read(home);
		status = store != NULL ? look_at_whole(store) : EXIT_MACHINE;
		store_close(store);
	}
	home_close(home);
	return status;
}
