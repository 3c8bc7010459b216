#include "validation_batch.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/digest.h"
#include "ijw/base/label.h"
#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "ijw/message/mask.h"

/* A buffer that was larger is given back. */
enum { KEEP_BYTES = 1024 * 1024 };

/* What a thread judges with. */
struct judging {
	const struct validation_options *options;
	struct xsd *xsd;
	struct judge *judge;
	struct buf bytes; /* of the file at hand */
};

static void empty(struct buf *buf)
{
	if (buf->capacity > KEEP_BYTES)
		buf_free(buf);
	else
		buf_clear(buf);
}

size_t batch_add_name(struct batch *batch, const char *name)
{
	size_t at = batch->names.length;

	buf_add(&batch->names, name, strlen(name) + 1);
	return at;
}

struct source_place batch_place(const struct batch *batch, const struct document *document)
{
	const char *names = batch->names.data;

	return (struct source_place){batch->folder, names + document->name, names + document->path};
}

struct batch *batch_new(void)
{
	struct batch *batch = xcalloc(1, sizeof(*batch));

	batch->folder = AT_FDCWD;
	return batch;
}

void batch_clear(struct batch *batch)
{
	if (batch->folder != AT_FDCWD)
		close(batch->folder);
	batch->folder = AT_FDCWD;
	batch->count = 0;
	batch->counts = (struct validation_counts){0};
	empty(&batch->names);
	empty(&batch->bytes);
	empty(&batch->out);
}

void batch_free(struct batch *batch)
{
	batch_clear(batch);
	buf_free(&batch->names);
	buf_free(&batch->bytes);
	buf_free(&batch->out);
	free(batch);
}

static void *judging_open(const void *context)
{
	const struct validation_options *options = context;
	struct judging *judging = xmalloc(sizeof(*judging));

	*judging = (struct judging){
	    .options = options, .xsd = xsd_share(options->xsd), .bytes = BUF_INIT(0)};
	judging->judge = judge_new(judging->xsd);
	if (options->authority)
		judge_by_libxml2(judging->judge);
	return judging;
}

static void judging_close(void *own)
{
	struct judging *judging = own;

	judge_free(judging->judge);
	xsd_free(judging->xsd);
	buf_free(&judging->bytes);
	free(judging);
}

static void print_json(const struct judging *judging, const struct source *source,
		       const struct judgement *judgement, struct buf *out)
{
	struct judgement_on on = {.file = source->file,
				  .member = source->member,
				  .sha256 = source->sha256,
				  .schemas = judging->options->schemas};
	struct json json;

	json_begin(&json, out, JSON_COMPACT);
	judgement_json(judgement, &on, LIMIT_FINDINGS, &json, NULL);
	buf_puts(out, "\n");
}

/* Prints what was found. What the names of the file and the member tell of the message's persons is
 * masked. `raw`: that of the file was not made fit to be shown yet. */
static void print(const struct judging *judging, const struct source *source, bool raw,
		  const struct judgement *judgement, struct buf *out)
{
	struct buf file = BUF_INIT(0), member = BUF_INIT(0);
	char label[LIMIT_LABEL_BYTES];
	struct source shown = *source;
	struct persons persons = {0};
	uint8_t sha256[SHA256_BYTES];

	if (source->fault == FAULT_NONE) {
		digest_sha256(source->bytes, source->length, sha256);
		shown.sha256 = sha256;
	}
	if (judgement->bericht != NULL &&
	    (mask_may_tell(source->file) || mask_may_tell(source->member)))
		mask_persons(judgement->bericht, judgement->findings.pool, &persons);
	mask_path_of(source->file, &persons, shown.sha256, &file);
	shown.file = raw ? label_show(file.data, label, sizeof(label)) : file.data;
	if (source->member != NULL) {
		mask_path_of(source->member, &persons, shown.sha256, &member);
		shown.member = member.data;
	}
	if (judging->options->json)
		print_json(judging, &shown, judgement, out);
	else
		judgement_text(judgement, shown.file, shown.member, out);
	buf_free(&file);
	buf_free(&member);
}

static void judge(const struct judging *judging, struct batch *batch, const struct source *source,
		  bool raw)
{
	struct judgement judgement;

	if (source->fault == FAULT_LITTER) {
		batch->counts.litter++;
		return;
	}
	if (source->fault != FAULT_NONE)
		judge_fault(judging->judge, source->fault, &judgement);
	else
		judge_bytes(judging->judge, source->bytes, source->length, &judgement);
	batch->counts.messages++;
	batch->counts.verdicts[judgement.verdict]++;
	batch->counts.doubts[judgement.doubt]++;
	if (judging->options->json || judgement.findings.first != NULL)
		print(judging, source, raw, &judgement, &batch->out);
}

static void judge_file(struct judging *judging, struct batch *batch, struct document *document)
{
	const struct source_place place = batch_place(batch, document);
	struct source source = {.file = place.path, .fault = FAULT_FILE};
	off_t size;
	int fd = source_open(&place, &size);

	if (fd == SOURCE_GONE)
		return;
	if (fd >= 0) {
		empty(&judging->bytes);
		source.fault = source_read(fd, size, &judging->bytes, &document->is_archive);
		close(fd);
	}
	if (document->is_archive)
		return;
	source.bytes = judging->bytes.data != NULL ? judging->bytes.data : "";
	source.length = judging->bytes.length;
	judge(judging, batch, &source, true);
}

static void judge_member(const struct judging *judging, struct batch *batch,
			 const struct document *document, const char *bytes)
{
	const char *names = batch->names.data;
	struct source source = {.file = names + document->path,
				.member = document->has_name ? names + document->name : NULL,
				.fault = document->fault,
				.bytes = bytes,
				.length = document->length};

	judge(judging, batch, &source, false);
}

static void judging_work(void *own, struct task *task)
{
	struct judging *judging = own;
	struct batch *batch = (struct batch *)task;
	const char *bytes = batch->bytes.data != NULL ? batch->bytes.data : "";

	for (size_t i = 0; i < batch->count; i++) {
		struct document *document = &batch->document[i];

		if (batch->line == FILES)
			judge_file(judging, batch, document);
		else
			judge_member(judging, batch, document, bytes);
		bytes += document->length;
		document->end = batch->out.length;
	}
}

const struct tasks_events batch_events = {judging_open, judging_close, judging_work};
