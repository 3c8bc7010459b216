/* The files of a publication: what is in them, and that they are there whole or not at all. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "invented.h"
#include "test_monitor.h"

enum { ROWS = 200 };

static char folder[] = "/tmp/feed.XXXXXX";
static struct home home;
static struct invented *invented;
static char name[FEED_NAME];
static char said[8192];

/* What the shell says of the home; the first line. */
static const char *shell(const char *command)
{
	static char line[512];
	char whole[1024];
	FILE *pipe;

	snprintf(whole, sizeof(whole), "cd %s && { %s; } 2>&1", folder, command);
	pipe = popen(whole, "r");
	ck_assert_ptr_nonnull(pipe);
	line[0] = '\0';
	if (fgets(line, sizeof(line), pipe) != NULL)
		line[strcspn(line, "\n")] = '\0';
	pclose(pipe);
	return line;
}

static void set_up(void)
{
	strcpy(folder + sizeof(folder) - 7, "XXXXXX");
	ck_assert_ptr_nonnull(mkdtemp(folder));
	home =
	    (struct home){.path = folder, .fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
	shell("mkdir -m 700 work feed");
	invented = invented_new(ROWS);
}

static void tear_down(void)
{
	close(home.fd);
	file_remove_tree(AT_FDCWD, folder);
	invented_free(invented);
}

/* Publishes; what was logged is in `said`. */
static int publish(void)
{
	char path[64];
	int log, keep, rc;
	ssize_t length;

	snprintf(path, sizeof(path), "%s/log", folder);
	log = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	keep = dup(STDERR_FILENO);
	ck_assert(log >= 0 && keep >= 0 && dup2(log, STDERR_FILENO) >= 0);
	rc = feed_write(&home, &invented->feed, name);
	ck_assert(dup2(keep, STDERR_FILENO) >= 0);
	length = pread(log, said, sizeof(said) - 1, 0);
	ck_assert(length >= 0);
	said[length] = '\0';
	close(log);
	close(keep);
	return rc;
}

static void published(const char *as)
{
	ck_assert_msg(publish() == 0, "%s", said);
	ck_assert_str_eq(name, as);
}

/* Nothing came of it, and this was said. */
static void not_published(int rc, const char *sentence)
{
	ck_assert_int_eq(publish(), rc);
	ck_assert_msg(strstr(said, sentence) != NULL, "not '%s' but: %s", sentence, said);
}

static void says(const char *command, const char *line)
{
	const char *got = shell(command);

	ck_assert_msg(strcmp(got, line) == 0, "%s: not '%s' but '%s'", command, line, got);
}

#define FILES                                                                                     \
	"SHA256SUMS beschikbaarheid.json datapackage.json indicator.csv monitor.db monitor.xlsx " \
	"stroom.csv waarneming.csv"

START_TEST(all_files)
{
	published("2026-01-31-1");
	ck_assert_str_eq(said, "");
	says("ls -A feed | xargs", "2026-01-31-1 actueel");
	says("ls -A feed/actueel | xargs", FILES);
	says("diff -r feed/actueel feed/2026-01-31-1 && echo same", "same");
	says("cd feed/actueel && sha256sum --quiet -c SHA256SUMS && wc -l <SHA256SUMS", "7");
	says("find feed -links +1 -type f -o -type l | wc -l", "0");
	says("find feed -type f ! -perm 600 -o -type d ! -perm 700 | wc -l", "0");
	says(
	    "cut -d, -f1-10 feed/actueel/waarneming.csv | sed 1d | LC_ALL=C sort -c && echo rising",
	    "rising");
	says("wc -l <feed/actueel/waarneming.csv", "201");
	says("sed -n 2p feed/actueel/indicator.csv",
	     "F04,,\"Regels, komma's en \"\"aanhalingstekens\"\"\",");
	says("sed -n 3p feed/actueel/indicator.csv", "F05,'=1+1,  Stand wachtend  ,12");
	says("tail -n 1 feed/actueel/stroom.csv", "T,T,T,2025MM12,1000,400,300,50,1050,P");
}
END_TEST

/* The number of the publication and the time stand in none of them. */
START_TEST(same_bytes)
{
	published("2026-01-31-1");
	published("2026-01-31-2");
	says("diff -r feed/2026-01-31-1 feed/2026-01-31-2 && echo same", "same");
	says("diff -r feed/2026-01-31-2 feed/actueel && echo same", "same");
	shell("rm -r feed/2026-01-31-1");
	published("2026-01-31-3");
	says("ls -A feed | xargs", "2026-01-31-2 2026-01-31-3 actueel");
}
END_TEST

START_TEST(intern)
{
	published("2026-01-31-1");
	invented->feed.intern = true;
	published("2026-01-31-2");
	ck_assert_ptr_nonnull(strstr(said, "feed/2026-01-31-2/intern: in these files youths can "
					   "be recognised; never publish them"));
	says("diff -r feed/2026-01-31-1 feed/2026-01-31-2 | xargs",
	     "Only in feed/2026-01-31-2: intern");
	says("diff -r feed/2026-01-31-1 feed/actueel && echo same", "same");
	says("ls -A feed/2026-01-31-2/intern | xargs",
	     "NIET_PUBLICEREN.txt SHA256SUMS datapackage.json toewijzing.csv");
	says("cd feed/2026-01-31-2/intern && sha256sum --quiet -c SHA256SUMS && echo well", "well");
	says("sed -n 3p feed/2026-01-31-2/intern/toewijzing.csv",
	     "GM0153,999900006,abcdef999900006abcdef0123456789a,2025-02-03");
	says("find feed -type f ! -perm 600 -o -type d ! -perm 700 | wc -l", "0");
	says("grep -c toewijzing feed/actueel/*.json feed/actueel/SHA256SUMS | cut -d: -f2 | xargs",
	     "0 0 0");
}
END_TEST

/* Puts a text into a cell for one publication, which is refused. */
static void refused(int table, size_t column, const char *text, const char *sentence)
{
	struct feed_table *changed = &invented->table[table];
	const char **cell = &changed->cell[column], *kept = *cell;
	char copy[64]; /* no other cell has the same address */

	snprintf(copy, sizeof(copy), "%s", text != NULL ? text : "");
	*cell = text != NULL ? copy : NULL;
	not_published(1, sentence);
	says("ls -A feed | wc -l", "0");
	/* The rows were sorted. */
	for (size_t i = 0; i < changed->rows * changed->columns; i++)
		if (changed->cell[i] == (text != NULL ? copy : NULL) &&
		    i % changed->columns == column)
			changed->cell[i] = kept;
}

START_TEST(refused_cells)
{
	enum { TITEL = 1, OMSCHRIJVING = 2, VERSIE = 3, WAARDE = 10, STATUS = 11, DATUM = 17 };

	refused(INVENTED_WAARNEMING, WAARDE, "1,5", ": Waarde is not a number; nothing was");
	refused(INVENTED_WAARNEMING, WAARDE, "1.", ": Waarde is not a number; nothing was");
	refused(INVENTED_WAARNEMING, WAARDE, "nan", ": Waarde is not a number; nothing was");
	refused(INVENTED_INDICATOR, VERSIE, "1.0", ": Versie is not a whole number; nothing was");
	refused(INVENTED_WAARNEMING, STATUS, "X", ": Status is none of the codes of its column");
	refused(INVENTED_WAARNEMING, DATUM, "2026-02-30", ": Kennisdatum is not a date");
	refused(INVENTED_INDICATOR, TITEL, "a\nb", ": Titel is not a line of text");
	refused(INVENTED_INDICATOR, TITEL, "\xff", ": Titel is not a line of text");
	refused(INVENTED_INDICATOR, 0, NULL, ": Code is missing, and a part of the key");
	refused(INVENTED_INDICATOR, 0, "F05",
		"indicator.csv: row 2 has the key of the row before it; nothing was published");
	published("2026-01-31-1");
}
END_TEST

START_TEST(no_bsn)
{
#define BSN "holds nine digits that are a BSN by the 11-test"
	static const char bad[] = "{\"contact\": \"999900006\"}";
	struct feed_file *file = invented->file;

	refused(INVENTED_INDICATOR, 1, "999900006", "row 3: Titel " BSN);
	refused(INVENTED_INDICATOR, 1, "bel 999900006.", BSN);
	refused(INVENTED_INDICATOR, 1, "BSN999900006a", BSN);
	refused(INVENTED_INDICATOR, 1, "abcdef999900006abcdef0123456789a", BSN);
	refused(INVENTED_WAARNEMING, 10, "999900006", "Waarde " BSN);
	*file = (struct feed_file){"beschikbaarheid.json", bad, sizeof(bad) - 1, false};
	not_published(1, "beschikbaarheid.json: nine digits in it are a BSN");
	says("ls -A feed | wc -l", "0");
	*file = (struct feed_file){"beschikbaarheid.json", "{}", 2, false};
	invented->instellingen.contact = "bel 999900006";
	not_published(1, "datapackage.json: nine digits in it are a BSN");
	says("ls -A feed | wc -l", "0");
	/* Other numbers: no BSN by the test, more digits, fewer digits. */
	invented->instellingen.contact = "0539999000 9999000060 99990000 999900007 99990.0006";
	/* In intern/ a number is one, and a pseudonym. */
	invented->feed.intern = true;
	published("2026-01-31-1");
	invented->table[INVENTED_TOEWIJZING].cell[2] = "kind 999900006";
	not_published(1, "toewijzing.csv: row 1: client " BSN);
	says("ls -A feed | xargs", "2026-01-31-1 actueel");
	invented->table[INVENTED_TOEWIJZING].cell[2] = NULL;
}
END_TEST

START_TEST(two_at_once)
{
	int other;

	published("2026-01-31-1");
	other = openat(home.fd, "work/publish.lock", O_RDWR | O_CLOEXEC);
	ck_assert_int_eq(flock(other, LOCK_EX | LOCK_NB), 0);
	not_published(1, "another 'ijw publish' is at work here; wait until it is ready");
	says("ls -A feed | xargs", "2026-01-31-1 actueel");
	close(other);
	published("2026-01-31-2");
}
END_TEST

START_TEST(after_a_crash)
{
	published("2026-01-31-1");
	shell(
	    "mkdir -p feed/.new/intern feed/.actueel && touch feed/.new/intern/a feed/.actueel/b");
	published("2026-01-31-2");
	says("ls -A feed | xargs", "2026-01-31-1 2026-01-31-2 actueel");
	/* Between the two renames where folders cannot be exchanged. */
	shell("mkdir feed/.new && mv feed/actueel feed/.replaced");
	invented->instellingen.contact = "999900006";
	not_published(1, "datapackage.json: nine digits");
	says("ls -A feed | xargs", "2026-01-31-1 2026-01-31-2 actueel");
	says("diff -r feed/2026-01-31-2 feed/actueel && echo same", "same");
}
END_TEST

/* A limit on the size of files stands for a full disk. The second and the third hit parts of the
 * workbook, which libxlsxwriter does not notice; the last hits the database alone. */
START_TEST(full_disk)
{
	const rlim_t limits[] = {0, 500, 5000, 50000, 110000};
	struct rlimit limit;

	invented_free(invented);
	invented = invented_new(1000);
	published("2026-01-31-1");
	signal(SIGXFSZ, SIG_IGN);
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++) {
		char log[64];

		snprintf(log, sizeof(log), "%s/log", folder);
		ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &limit), 0);
		limit.rlim_cur = limits[i];
		ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
		ck_assert_msg(feed_write(&home, &invented->feed, name) == -1, "with %zu bytes",
			      (size_t)limits[i]);
		limit.rlim_cur = limit.rlim_max;
		ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
		says("ls -A feed | xargs", "2026-01-31-1 actueel");
		says("cd feed/actueel && sha256sum --quiet -c SHA256SUMS && echo well", "well");
	}
	published("2026-01-31-2");
}
END_TEST

START_TEST(no_folder)
{
	shell("rmdir feed");
	published("2026-01-31-1");
	ck_assert_ptr_nonnull(strstr(said, "/feed: this folder was not there; it was made again"));
	says("stat -c %a feed", "700");
	says("ls -A feed | xargs", "2026-01-31-1 actueel");
	shell("rm -r feed");
	shell("touch feed");
	not_published(-1, "/feed: this folder cannot be opened; nothing was published");
	shell("rm feed && mkdir -p feed/.new && rm -r work && touch work");
	not_published(-1, "/work: this folder cannot be locked; nothing was published");
}
END_TEST

struct seen {
	size_t rows;
	char first[64];
};

static void see(void *context, const char *const *header, const char *const *cells, size_t columns)
{
	struct seen *seen = context;

	ck_assert_str_eq(header[columns - 1], "Versie");
	if (seen->rows++ == 0)
		snprintf(seen->first, sizeof(seen->first), "%s|%s|%s", cells[0], cells[2],
			 cells[3]);
}

START_TEST(read_again)
{
	struct seen seen = {0};
	struct pool *pool = pool_new();
	char **names;
	size_t count;

	ck_assert_int_eq(feed_list(&home, pool, &names, &count), 0);
	ck_assert_uint_eq(count, 0);
	published("2026-01-31-1");
	shell("cd feed && cp -r actueel 2026-01-31-2 && cp -r actueel 2026-01-31-10 && "
	      "cp -r actueel 2025-12-31-3 && mkdir 2026-01-31 2026-02-30-1 2026-01-31-01 other");
	ck_assert_int_eq(feed_list(&home, pool, &names, &count), 0);
	ck_assert_uint_eq(count, 4);
	ck_assert_str_eq(names[0], "2025-12-31-3");
	ck_assert_str_eq(names[1], "2026-01-31-1");
	ck_assert_str_eq(names[2], "2026-01-31-2");
	ck_assert_str_eq(names[3], "2026-01-31-10");
	ck_assert_int_eq(feed_read(&home, names[0], "indicator", see, &seen), 0);
	ck_assert_uint_eq(seen.rows, 3);
	ck_assert_str_eq(seen.first, "F04|Regels, komma's en \"aanhalingstekens\"|");
	ck_assert_int_eq(feed_read(&home, names[0], "nergens", see, &seen), 1);
	shell("echo 'F99,te kort' >>feed/2025-12-31-3/indicator.csv");
	ck_assert_int_eq(feed_read(&home, names[0], "indicator", see, &seen), -1);
	published("2026-01-31-11");
	pool_free(pool);
}
END_TEST

TCase *tcase_feed(void)
{
	TCase *tcase = tcase_create("feed");

	tcase_add_checked_fixture(tcase, set_up, tear_down);
	tcase_add_test(tcase, all_files);
	tcase_add_test(tcase, same_bytes);
	tcase_add_test(tcase, intern);
	tcase_add_test(tcase, refused_cells);
	tcase_add_test(tcase, no_bsn);
	tcase_add_test(tcase, two_at_once);
	tcase_add_test(tcase, after_a_crash);
	tcase_add_test(tcase, full_disk);
	tcase_add_test(tcase, no_folder);
	tcase_add_test(tcase, read_again);
	return tcase;
}
