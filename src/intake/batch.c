/* A batch of files of the inbox: what one report in outbox/ is about. */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/buf.h"
#include "ijw/base/clock.h"
#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/base/log.h"
#include "ijw/base/text.h"
#include "round.h"

enum { REPORT_NAME = 64 };

void batch_begin(struct inbox *inbox)
{
	report_begin(&inbox->batch);
	inbox->started = clock_now();
	inbox->batches++;
}

/* 2026-11-23T05.20.00-4711-1.txt: by the clock of the Netherlands, without the colons that some
 * shares refuse. */
static void report_name(const struct inbox *inbox, const char *suffix, char name[REPORT_NAME])
{
	int second = (int)clock_second(inbox->started);
	char date[DATE_TEXT];

	snprintf(name, REPORT_NAME, "%.10sT%02d.%02d.%02d-%d-%u.%s",
		 date_format(clock_day(inbox->started), date), second / 3600, second / 60 % 60,
		 second % 60, (int)getpid(), inbox->number, suffix);
}

/* A process that was killed may have had the same number in the same second: in a container every
 * one has. Its reports stay. */
static void choose_number(struct inbox *inbox)
{
	static const char *const suffixes[] = {"txt", "json"};
	char name[REPORT_NAME];
	bool taken = true;

	while (taken) {
		struct stat status;

		inbox->number++;
		taken = false;
		for (int i = 0; i < 2; i++) {
			report_name(inbox, suffixes[i], name);
			taken = taken || fstatat(inbox->outbox, name, &status, 0) == 0;
		}
	}
}

static const char batch_title[] = N_("ijw: report on a batch from the inbox");

static int fill_text(void *context, int fd)
{
	const struct inbox *inbox = context;
	struct buf text = BUF_INIT(0);
	int rc;

	report_text(&inbox->batch, _(batch_title), inbox->started, inbox->lijsten, &text);
	rc = file_write(fd, text.data, text.length);
	buf_free(&text);
	return rc;
}

static int fill_json(void *context, int fd)
{
	const struct inbox *inbox = context;

	return report_json(&inbox->batch, batch_title, inbox->started, fd);
}

static int publish_part(struct inbox *inbox, const char *suffix, file_fill *fill)
{
	char name[REPORT_NAME];

	report_name(inbox, suffix, name);
	if (file_publish_by(inbox->outbox, name, fill, inbox, 0600) == 0)
		return 0;
	if (errno == EIO)
		file_doubt();
	log_errno("%s/outbox/%s: the report could not be written; the files stay in inbox/",
		  inbox->home->path, name);
	return -1;
}

int batch_publish(struct inbox *inbox)
{
	if (!inbox->named)
		choose_number(inbox);
	inbox->named = true;
	return publish_part(inbox, "txt", fill_text) == 0 ? publish_part(inbox, "json", fill_json)
							  : -1;
}

static void add_tally(struct tally *sum, const struct tally *tally)
{
	sum->files += tally->files;
	sum->messages += tally->messages;
	sum->warned += tally->warned;
	sum->noted += tally->noted;
	sum->litter += tally->litter;
	for (int i = 0; i < VERDICTS; i++)
		sum->verdicts[i] += tally->verdicts[i];
	for (int i = 0; i < TAKEN_KINDS; i++)
		sum->as[i] += tally->as[i];
}

void batch_close(struct inbox *inbox)
{
	if (inbox->batch.tally.files > 0)
		inbox->result->reports++;
	inbox->named = false;
	add_tally(&inbox->result->tally, &inbox->batch.tally);
	report_free(&inbox->batch);
	batch_begin(inbox);
}
