#include "answer.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>

#include "ijw/base/date.h"
#include "ijw/message/encode.h"
#include "ijw/rule/catalogue.h"
#include "lib/records.h"

static struct xsd *xsd;
static struct judge *second;  /* of the retour, by the reader */
static struct judge *libxml2; /* the same by libxml2 */
static struct xsd *others;
static struct judge *by_others;

struct judge *judge;
struct pool *pool;
struct buf bytes;
struct buf out;
struct judgement judgement;
struct retour retour;

void answer_set_up(void)
{
	xsd = xsd_open(NULL);
	judge = judge_new(xsd);
	second = judge_new(xsd);
	libxml2 = judge_new(xsd);
	judge_by_libxml2(libxml2);
	if (getenv("REFERENCE") != NULL) {
		others = xsd_open(getenv("REFERENCE"));
		ck_assert_ptr_nonnull(others);
		by_others = judge_new(others);
	}
	pool = pool_new();
	bytes = out = BUF_INIT(0);
}

void answer_tear_down(void)
{
	buf_free(&out);
	buf_free(&bytes);
	pool_free(pool);
	judge_free(by_others);
	xsd_free(others);
	judge_free(libxml2);
	judge_free(second);
	judge_free(judge);
	xsd_free(xsd);
}

void answer_make(void)
{
	const struct retour_header header = {.identificatie = "R0123456789A",
					     .dagtekening = date_day(2026, 5, 1),
					     .basisschemaxsdversie = "1.0.0",
					     .berichtxsdversie = "1.2.0",
					     .xsltversie = RETOUR_XSLT_VERSIE};

	retour_make(&judgement, &header, pool, &retour);
}

/* By one road: accepted, and the record that was written. */
static void check_accepted(struct judge *by, const char *what)
{
	struct judgement on;
	const char *where;

	judge_bytes(by, out.data, out.length, &on);
	ck_assert_msg(on.verdict == VERDICT_ACCEPTED && on.findings.errors == 0, "%s: %s: %s\n%s",
		      what, verdict_name(on.verdict),
		      on.findings.first != NULL ? on.findings.first->rule->code : "", out.data);
	ck_assert_int_eq(on.type, retour.type);
	ck_assert_ptr_eq(on.release, judgement.release);
	where = records_differ(&retour.bericht->record, &on.bericht->record, pool);
	ck_assert_msg(where == NULL, "%s: %s", what, where);
}

void answer_write(const char *what)
{
	struct encode_error error;

	buf_clear(&out);
	ck_assert_int_eq(encode_bericht(retour.bericht, retour.release, retour.type, &out, &error),
			 0);
	check_accepted(second, what);
	check_accepted(libxml2, what);
	if (by_others != NULL)
		check_accepted(by_others, what);
}

void answer_judge(const char *path)
{
	FILE *file = fopen(path, "rb");
	char part[4096];
	size_t length;

	ck_assert_msg(file != NULL, "%s", path);
	buf_clear(&bytes);
	while ((length = fread(part, 1, sizeof(part), file)) > 0)
		buf_add(&bytes, part, length);
	fclose(file);
	judge_bytes(judge, bytes.data, bytes.length, &judgement);
}

void answer_found(const char *code, const char *path)
{
	const struct rule *rule = rule_find(code);

	ck_assert_msg(rule != NULL, "%s", code);
	finding_add(&judgement.findings, rule, 1, path, NULL);
}

const char *answer_codes(const struct retourcodes *codes)
{
	const char *text = "";

	for (const struct text_node *at = codes != NULL ? codes->retourcode.first : NULL;
	     at != NULL; at = at->next)
		text =
		    pool_printf(pool, "%s%s%s", text, text[0] != '\0' ? "," : "", at->field.text);
	return text;
}
