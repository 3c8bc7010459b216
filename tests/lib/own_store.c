#include "own_store.h"

#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "ijw/base/date.h"
#include "ijw/rule/judge.h"

static char root[32], path[64];
static struct home *home;
static struct store *store;

static struct store *open_with(const struct home_choice *choice)
{
	int status = 0;

	snprintf(path, sizeof(path), "%s/home", root);
	ck_assert_int_eq(home_init(path, choice), 0);
	home = home_open(path, &status);
	ck_assert_ptr_nonnull(home);
	store = store_open(home);
	ck_assert_ptr_nonnull(store);
	snprintf(path, sizeof(path), "%s/home/ijw.db", root);
	return store;
}

static void make_root(void)
{
	strcpy(root, "/tmp/archiveXXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(root));
}

struct store *own_store_open(void)
{
	make_root();
	return open_with(NULL);
}

struct store *own_store_open_same(void)
{
	static const char bytes[KEY_BYTES] = "a key of a test";
	char key[64];
	FILE *file;

	make_root();
	snprintf(key, sizeof(key), "%s/key", root);
	file = fopen(key, "w");
	ck_assert_ptr_nonnull(file);
	ck_assert_uint_eq(fwrite(bytes, 1, sizeof(bytes), file), sizeof(bytes));
	ck_assert_int_eq(fclose(file), 0);
	ck_assert_int_eq(chmod(key, 0600), 0);
	return open_with(&(struct home_choice){.pseudonym_key = key});
}

void own_store_close(void)
{
	char command[64];

	store_close(store);
	home_close(home);
	snprintf(command, sizeof(command), "rm -r %s", root);
	ck_assert_int_eq(system(command), 0);
}

struct home *own_store_home(void)
{
	return home;
}

const char *own_store_path(void)
{
	return path;
}

struct event own_store_line(enum berichttype type, enum event_soort soort)
{
	struct event event = event_none();

	event.type = type;
	event.soort = soort;
	event.regel = event.nr = event.clientnr = 1;
	event.aanbieder = "01010101";
	event.gemeente = 153;
	event.dagtekening = date_day(2026, 3, 1);
	return event;
}

/* The header of the message; of a retour that of what it answers. */
static struct kop kop_of(const struct event *line, const char *gemeente)
{
	const bool retour = line->soort == EVENT_RETOUR;
	const enum berichttype type = retour ? bericht_info(line->type)->retourop : line->type;
	const bool from_gemeente = bericht_info(type)->van_gemeente;

	return (struct kop){
	    .afzender = from_gemeente ? gemeente : line->aanbieder,
	    .ontvanger = from_gemeente ? line->aanbieder : gemeente,
	    .identificatie = retour ? line->betreft : line->identificatie,
	    .dagtekening = retour ? line->betreft_dagtekening : line->dagtekening,
	    .bekend = line->dagtekening,
	};
}

void own_store_add(struct store *into, const struct event *line, int n)
{
	struct event event = *line;
	struct judgement judgement = {.verdict = VERDICT_ACCEPTED,
				      .type = line->type,
				      .typed = true,
				      .release_name = "3.2",
				      .events = &event,
				      .event_count = 1};
	uint8_t sha256[SHA256_BYTES] = {0};
	struct intake intake = {.sha256 = sha256,
				.bytes = "<a/>",
				.length = 4,
				.judgement = &judgement,
				.schemas = "schemas"};
	char gemeente[16], file[16];
	int64_t bericht;

	snprintf(gemeente, sizeof(gemeente), "%04d", line->gemeente);
	snprintf(file, sizeof(file), "%03d", n);
	intake.file = file;
	judgement.kop = kop_of(line, gemeente);
	memcpy(judgement.content, &n, sizeof(n));
	memcpy(sha256, &n, sizeof(n));
	sha256[SHA256_BYTES - 1] = 1;
	ck_assert_int_eq(store_add(into, &intake, &bericht), STORE_NEW);
}
