/* How a home is, in the text format of Prometheus: what the textfile collector of its node_exporter
 * reads. Numbers that are rates elsewhere are left to who collects them. */
#include "ijw/intake/status.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/date.h"
#include "ijw/base/file.h"
#include "ijw/base/log.h"
#include "ijw/base/pool.h"

enum { DAY_SECONDS = 86400, FILE_MODE = 0644 };

static void head(struct buf *out, const char *name, const char *type, const char *help)
{
	buf_printf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

static void put(struct buf *out, const char *name, int64_t value)
{
	buf_printf(out, "%s %lld\n", name, (long long)value);
}

/* Labels are names of ours and codes of digits: nothing in them has to be escaped. */
static void put_labelled(struct buf *out, const char *name, const char *label, const char *of,
			 int64_t value)
{
	buf_printf(out, "%s{%s=\"%s\"} %lld\n", name, label, of, (long long)value);
}

static void gauge(struct buf *out, const char *name, const char *help, int64_t value)
{
	head(out, name, "gauge", help);
	put(out, name, value);
}

static void put_inbox(const struct status *status, struct buf *out)
{
	gauge(out, "ijw_inbox_files", "Files that wait in inbox/.", status->inbox.files);
	gauge(out, "ijw_inbox_oldest_age_seconds", "How long the oldest of them waits.",
	      status->inbox.files > 0 ? status->now - status->inbox.oldest : 0);
	gauge(out, "ijw_inbox_unread_files", "Files of them that cannot be renamed and stay unread.",
	      status->inbox.unread);
	gauge(out, "ijw_inbox_folders_left", "Folders in inbox/ that cannot be looked through.",
	      status->inbox.shut);
}

static void put_messages(const struct store_status *store, struct buf *out)
{
	head(out, "ijw_messages_total", "counter", "Messages that were stored.");
	for (int verdict = VERDICTS - 1; verdict >= 0; verdict--)
		put_labelled(out, "ijw_messages_total", "verdict",
			     verdict_name((enum verdict)verdict), store->verdicts[verdict]);
	gauge(out, "ijw_message_last_timestamp_seconds", "When the last message came; 0: never.",
	      store->last_received);
	gauge(out, "ijw_messages_rejecting", "Retours of the last day that reject a message.",
	      store->rejecting);
	gauge(out, "ijw_messages_dated_far",
	      "Messages of the last day that are dated in the future or more than a year ago.",
	      store->far);
	head(out, "ijw_findings_open", "gauge", "Findings that no later message has resolved.");
	for (int severity = 0; severity < SEVERITIES; severity++)
		put_labelled(out, "ijw_findings_open", "severity",
			     severity_name((enum severity)severity), store->open[severity]);
}

static void put_senders(const struct status *status, struct buf *out)
{
	static const char name[] = "ijw_sender_last_message_timestamp_seconds";

	gauge(out, "ijw_senders", "Gemeenten and aanbieders that sent messages.",
	      status->store.senders);
	gauge(out, "ijw_senders_new", "Of them, those that were heard of first in the last day.",
	      status->store.new_senders);
	if (status->sender_count == 0)
		return;
	head(out, name, "gauge", "When the last message of a gemeente or aanbieder came.");
	for (int i = 0; i < status->sender_count; i++)
		put_labelled(out, name, "sender", status->senders[i].code,
			     status->senders[i].received);
}

static void put_attention(const struct status *status, struct buf *out)
{
	head(out, "ijw_attention", "gauge",
	     "Whether something is to be looked at, as the exit status of ijw status.");
	for (enum attention attention = 0; attention < ATTENTIONS; attention++)
		put_labelled(out, "ijw_attention", "reason", attention_name(attention),
			     status_has(status, attention));
}

void status_metrics(const struct status *status, struct buf *out)
{
	const struct store_status *store = &status->store;

	head(out, "ijw_info", "gauge", "The version of the program and of the database.");
	buf_printf(out, "ijw_info{version=\"" IJW_VERSION "\",database=\"%d\"} 1\n",
		   store->version);
	gauge(out, "ijw_status_timestamp_seconds", "When this was written.", status->now);
	put_attention(status, out);
	put_inbox(status, out);
	put_messages(store, out);
	put_senders(status, out);
	gauge(out, "ijw_tables_timestamp_seconds",
	      "The day that the stored tables are of; 0: there are none.",
	      store->peildatum != DAY_NONE ? (int64_t)store->peildatum * DAY_SECONDS : 0);
	gauge(out, "ijw_tables_waiting", "Long derivations of rows of them that wait.",
	      store->marked);
	gauge(out, "ijw_dossiers_waiting",
	      "Numbers and names that very many messages share, and that wait to be judged.",
	      store->dossiers);
	gauge(out, "ijw_messages_postponed",
	      "Messages of a load that wait to be derived and judged against each other.",
	      store->postponed);
	gauge(out, "ijw_rebuild_timestamp_seconds",
	      "When all rows were made anew from the messages; 0: never.", store->rebuilt);
	gauge(out, "ijw_workers_disagreed_timestamp_seconds",
	      "When a worker last said of a message what is not so, since the last rebuild; 0: never.",
	      store->disagreed);
	gauge(out, "ijw_database_bytes", "Size of the database.", store->bytes);
	gauge(out, "ijw_free_bytes", "Room that is left where the home is.", status->free);
}

/* The folder of a path, to be freed; `name` receives what stands behind it. */
static char *split(const char *file, const char **name)
{
	const char *slash = strrchr(file, '/');
	char *folder = xstrdup(slash != NULL ? file : ".");

	*name = slash != NULL ? slash + 1 : file;
	if (slash != NULL)
		folder[slash == file ? 1 : slash - file] = '\0';
	return folder;
}

int status_publish(const struct status *status, const char *file)
{
	struct buf text = BUF_INIT(0);
	const char *name;
	char *folder = split(file, &name);
	int dir = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC), rc = -1;

	status_metrics(status, &text);
	if (dir >= 0 && name[0] != '\0')
		rc = file_publish(dir, name, text.data, text.length, FILE_MODE);
	else if (dir >= 0)
		errno = EISDIR;
	if (rc != 0)
		log_errno("%s: the metrics could not be written", file);
	if (dir >= 0)
		close(dir);
	buf_free(&text);
	free(folder);
	return rc;
}
