/* Messages of an earlier release whose schemas let any element be left out: no rule may count on
 * one. */
#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/rule/judge.h"

static const char *const kept[] = {
    "BerichtIdentificatie", "Identificatie",     "Dagtekening", "Afzender", "Ontvanger",
    "IdentificatieRetour",  "DagtekeningRetour", "Header"};

static char folder[] = "/tmp/ijw-missing-XXXXXX";
static struct xsd *xsd;
static struct judge *judge;
static struct lijsten *lijsten;
static uint64_t judged, accepted;

static void read_all(const char *path, struct buf *out)
{
	FILE *file = fopen(path, "rb");
	char piece[4096];
	size_t length;

	ck_assert_ptr_nonnull(file);
	buf_clear(out);
	while ((length = fread(piece, 1, sizeof(piece), file)) > 0)
		buf_add(out, piece, length);
	fclose(file);
}

/* All of `from` with `old` replaced. */
static void replace_all(const struct buf *from, const char *old, const char *new, struct buf *out)
{
	const char *at = from->data, *next;

	buf_clear(out);
	for (; (next = strstr(at, old)) != NULL; at = next + strlen(old)) {
		buf_add(out, at, (size_t)(next - at));
		buf_puts(out, new);
	}
	buf_puts(out, at);
}

static bool is_kept(const char *element)
{
	const char *name = strstr(element, "name=\"");

	for (size_t i = 0; name != NULL && i < sizeof(kept) / sizeof(kept[0]); i++)
		if (strncmp(name + 6, kept[i], strlen(kept[i])) == 0 &&
		    name[6 + strlen(kept[i])] == '"')
			return true;
	return false;
}

/* Every element but those that say whose a message is may be left out. */
static void relax(const struct buf *from, struct buf *out)
{
	static const char element[] = "<xs:element ";
	const char *at = from->data, *next;

	buf_clear(out);
	for (; (next = strstr(at, element)) != NULL; at = next + strlen(element)) {
		const char *end = strchr(next, '>');
		const char *has = strstr(next, "minOccurs");

		buf_add(out, at, (size_t)(next - at));
		buf_puts(out, element);
		if ((has == NULL || has > end) && !is_kept(next) &&
		    strncmp(next + strlen(element), "name=\"Bericht\"", 14) != 0)
			buf_puts(out, "minOccurs=\"0\" ");
	}
	buf_puts(out, at);
}

static void write_set(void)
{
	struct buf text = BUF_INIT(0), other = BUF_INIT(0);
	glob_t found;

	ck_assert_ptr_nonnull(mkdtemp(folder));
	ck_assert_int_eq(glob("xsd/3.2/*.xsd", 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		char path[256];
		FILE *file;

		read_all(found.gl_pathv[i], &text);
		replace_all(&text, "/3_2/", "/3_1/", &other);
		replace_all(&other, "pattern value=\"2\"", "pattern value=\"1\"", &text);
		relax(&text, &other);
		snprintf(path, sizeof(path), "%s/%s", folder, strrchr(found.gl_pathv[i], '/') + 1);
		file = fopen(path, "wb");
		fwrite(other.data, 1, other.length, file);
		fclose(file);
	}
	globfree(&found);
	buf_free(&text);
	buf_free(&other);
}

static void use_list(enum lijst lijst, const char *text)
{
	struct buf complaints = BUF_INIT(0);

	ck_assert_int_eq(lijsten_read(lijsten, lijst, "list", text, strlen(text), &complaints), 0);
	buf_free(&complaints);
}

static void set_up(void)
{
	struct buf complaints = BUF_INIT(0);

	write_set();
	xsd = xsd_open(folder);
	ck_assert_ptr_nonnull(xsd);
	ck_assert_int_eq(xsd_check(xsd), 0);
	ck_assert_str_eq(xsd_given(xsd)->name, "3.1");
	judge = judge_new(xsd);
	lijsten = lijsten_new();
	ck_assert_int_eq(lijsten_read_own(lijsten, &complaints), 0);
	use_list(LIJST_PRODUCTEN,
		 "gemeente,categorie,code,geldig_vanaf,geldig_tot\n,45,45A01,2020-01-01,\n0153,45,45A02,2020-01-01,\n");
	use_list(
	    LIJST_TARIEVEN,
	    "gemeente,aanbieder,code,eenheid,tarief,geldig_vanaf,geldig_tot\n,,45A01,04,10000,2020-01-01,\n");
	buf_free(&complaints);
}

static void tear_down(void)
{
	glob_t found;
	char pattern[64];

	judge_free(judge);
	xsd_free(xsd);
	lijsten_free(lijsten);
	snprintf(pattern, sizeof(pattern), "%s/*", folder);
	ck_assert_int_eq(glob(pattern, 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++)
		unlink(found.gl_pathv[i]);
	globfree(&found);
	rmdir(folder);
}

static void judge_text(const struct buf *text)
{
	struct judgement out;

	judge_bytes(judge, text->data, text->length, &out);
	judge_facts(judge, &out);
	judge_external(judge, lijsten, 20600, &out);
	judged++;
	accepted += out.verdict == VERDICT_ACCEPTED || out.verdict == VERDICT_REJECTED;
	if (out.verdict == VERDICT_ACCEPTED || out.verdict == VERDICT_REJECTED)
		ck_assert_str_eq(out.release->name, "3.1");
}

/* The end of the element that begins at `tag`; NULL when its end tag is not to be found. */
static const char *end_of(const char *tag)
{
	size_t length = strcspn(tag + 1, " >/");
	char end[64];
	const char *found;

	if (length + 4 > sizeof(end))
		return NULL;
	snprintf(end, sizeof(end), "</%.*s>", (int)length, tag + 1);
	found = strstr(tag, end);
	return found != NULL ? found + strlen(end) : NULL;
}

/* Judges the message as often as it has elements, each time without one of them. */
static void judge_without_each(const struct buf *text)
{
	struct buf less = BUF_INIT(0);

	for (const char *tag = strchr(text->data, '<'); tag != NULL; tag = strchr(tag + 1, '<')) {
		const char *end =
		    tag[1] == '/' || tag[1] == '?' || tag[1] == '!' ? NULL : end_of(tag);

		if (end == NULL)
			continue;
		buf_clear(&less);
		buf_add(&less, text->data, (size_t)(tag - text->data));
		buf_puts(&less, end);
		judge_text(&less);
	}
	buf_free(&less);
}

START_TEST(any_member_may_be_missing)
{
	struct buf text = BUF_INIT(0), other = BUF_INIT(0);
	glob_t found;

	ck_assert_int_eq(glob("fixtures/rules/*/good*.xml", 0, NULL, &found), 0);
	ck_assert_int_eq(glob("fixtures/extern/*/bad*.xml", GLOB_APPEND, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++) {
		read_all(found.gl_pathv[i], &text);
		replace_all(&text, "/3_2/", "/3_1/", &other);
		replace_all(&other, "BerichtSubversie>2<", "BerichtSubversie>1<", &text);
		judge_without_each(&text);
	}
	globfree(&found);
	ck_assert_uint_gt(judged, 5000);
	ck_assert_uint_gt(accepted, judged / 2);
	buf_free(&text);
	buf_free(&other);
}
END_TEST

Suite *suite_missing(void);
Suite *suite_missing(void)
{
	Suite *suite = suite_create("missing");
	TCase *missing = tcase_create("missing");

	tcase_add_unchecked_fixture(missing, set_up, tear_down);
	tcase_set_timeout(missing, 300);
	tcase_add_test(missing, any_member_may_be_missing);
	suite_add_tcase(suite, missing);
	return suite;
}
