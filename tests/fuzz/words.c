/* Files that people write: ijw.conf and the lists. The first byte says what the rest is. libFuzzer
 * is to close stderr: each wrong file is told there. */
#include <ctype.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "ijw/base/buf.h"
#include "ijw/base/csv.h"
#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/pool.h"
#include "ijw/base/random.h"
#include "ijw/monitor/instellingen.h"
#include "ijw/rule/lijsten.h"
#include "ijw/store/home.h"

enum { CELLS = 5, COMPLAINTS = 21, DAYS = 3650, COUNT = 100000000, DAY = 20500 };

/* The home of which ijw.conf is written. */
static char folder[64];

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char *temp = getenv("TMPDIR");

	(void)argc, (void)argv;
	snprintf(folder, sizeof(folder), "%s/fuzz-XXXXXX", temp != NULL ? temp : "/tmp");
	WANT(random_init() == 0 && mkdtemp(folder) != NULL && home_init(folder, NULL) == 0);
	return 0;
}

static bool is_between(int32_t number, int32_t least, int32_t most)
{
	return number >= least && number <= most;
}

static void check_parameters(const struct parameters *parameters)
{
	int32_t last = 0;
	bool ended = false;

	WANT(is_between(parameters->g_traject, 0, DAYS) &&
	     is_between(parameters->g_keten, 0, DAYS));
	WANT(is_between(parameters->t_stop, 0, DAYS) && parameters->normen[0] > 0);
	for (int i = 0; i < NORMEN_MAX && parameters->normen[i] != 0; i++) {
		WANT(is_between(parameters->normen[i], last + 1, DAYS));
		last = parameters->normen[i];
	}
	WANT(parameters->min_cel >= 1 && parameters->min_p90 >= 1);
	WANT(parameters->negatief < NEGATIEF_KEUZEN);
	WANT(strcmp(parameters->tijdzone, "Europe/Amsterdam") == 0);
	for (int i = 0; i < UITGESLOTEN_MAX; i++) {
		const char *category = parameters->uitgesloten_cat[i];

		ended = ended || category[0] == '\0';
		WANT(ended ? category[0] == '\0'
			   : isdigit((unsigned char)category[0]) &&
				 isdigit((unsigned char)category[1]) && category[2] == '\0');
	}
	WANT(parameters->uitgesloten_cat[UITGESLOTEN_MAX - 1][0] == '\0');
}

/* What the monitor reads out of it. */
static void check_settings(const struct home *home)
{
	struct pool *pool = pool_new();
	struct instellingen settings;

	if (instellingen_read(home, pool, &settings) == 0) {
		for (size_t i = 0; i < settings.normen; i++)
			WANT(is_between(settings.norm[i].dagen, 0, DAYS) &&
			     settings.norm[i].klok > KLOK_GEEN && settings.norm[i].klok < KLOKKEN);
		for (size_t i = 0; i < settings.pilots; i++)
			WANT(settings.pilot[i].naam != NULL &&
			     settings.pilot[i].gemeenten != NULL &&
			     settings.pilot[i].van <= settings.pilot[i].tot);
		for (size_t i = 0; i < settings.groepen; i++)
			WANT(settings.groep[i].naam != NULL &&
			     settings.groep[i].categorieen[0] != NULL);
	}
	pool_free(pool);
}

static void read_conf(const uint8_t *data, size_t size)
{
	char path[sizeof(folder) + 16];
	struct home *home;
	int fd;

	snprintf(path, sizeof(path), "%s/ijw.conf", folder);
	fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);
	WANT(fd >= 0 && file_write(fd, data, size) == 0 && close(fd) == 0);
	home = home_open_keyless(folder);
	if (home == NULL)
		return;
	check_parameters(&home->parameters);
	WANT(is_between(home->werkers, 0, LIMIT_WORKERS));
	WANT(is_between(home->stiltetijd, 0, 86400) && is_between(home->interval, 1, 3600));
	WANT(is_between(home->bewaren_dagen, 0, DAYS) &&
	     is_between(home->afgekeurd_dagen, 0, DAYS));
	WANT(is_between(home->bewaking.vrij_mb, 0, COUNT));
	for (int i = 0; i < LIJSTEN; i++)
		WANT(home->lijst[i] == NULL || home->lijst[i][0] != '\0');
	check_settings(home);
	home_close(home);
}

/* Cells are strings inside the bytes, in their order, and lines are counted. */
static void read_csv(const uint8_t *data, size_t size)
{
	struct buf bytes = BUF_INIT(0);
	char *cells[CELLS], *last;
	unsigned line = 0;
	struct csv csv;
	int count;

	buf_add(&bytes, data, size);
	if (bytes.data == NULL)
		return;
	last = bytes.data;
	csv_begin(&csv, bytes.data, bytes.length);
	while ((count = csv_line(&csv, cells, CELLS)) >= 0) {
		WANT(count <= CELLS + 1 && csv.line > line);
		line = csv.line;
		for (int i = 0; i < count && i < CELLS; i++) {
			WANT(cells[i] >= last);
			WANT(cells[i] + strlen(cells[i]) <= bytes.data + bytes.length);
			WANT(strchr(cells[i], '\n') == NULL);
			last = cells[i];
		}
	}
	WANT(csv_line(&csv, cells, CELLS) == -1);
	buf_free(&bytes);
}

static void check_complaints(const struct buf *complaints)
{
	int lines = 0;

	for (const char *at = complaints->data; at != NULL && *at != '\0'; lines++) {
		const char *feed = strchr(at, '\n');

		WANT(strncmp(at, "list.csv", 8) == 0);
		at = feed != NULL ? feed + 1 : NULL;
	}
	WANT(lines > 0 && lines <= COMPLAINTS);
}

static int read_list(enum lijst lijst, const char *bytes, size_t length, struct lijst_stand *stand)
{
	struct lijsten *lijsten = lijsten_new();
	struct buf complaints = BUF_INIT(0);
	int rc = lijsten_read(lijsten, lijst, "list.csv", bytes, length, &complaints);
	const struct tarief_key key = {"0153", "12345678", "45A48", "01", DAY};
	struct tarief tarief;

	*stand = *lijsten_stand(lijsten, lijst);
	stand->file = NULL;
	WANT(stand->given == (rc == 0));
	if (rc != 0)
		check_complaints(&complaints);
	else
		WANT(complaints.length == 0);
	(void)lijsten_gemeente(lijsten, "0153", DAY);
	(void)lijsten_product(lijsten, "0153", "45", "45A48", DAY);
	if (lijsten_tarief(lijsten, &key, &tarief))
		WANT(tarief.cent >= 0);
	(void)lijsten_aanbieder(lijsten, "12345678");
	lijsten_free(lijsten);
	buf_free(&complaints);
	return rc;
}

/* Lines that end as elsewhere are the same lines. */
static void read_lists(enum lijst lijst, const uint8_t *data, size_t size)
{
	struct lijst_stand once, other;
	struct buf returns = BUF_INIT(0);
	int rc = read_list(lijst, (const char *)data, size, &once);

	for (size_t i = 0; i < size; i++) {
		if (data[i] == '\r')
			goto out;
		buf_add(&returns, data[i] == '\n' ? "\r\n" : (const char *)&data[i],
			data[i] == '\n' ? 2 : 1);
	}
	if (returns.data == NULL)
		goto out;
	WANT(read_list(lijst, returns.data, returns.length, &other) == rc);
	if (rc == 0)
		WANT(other.lines == once.lines && other.vanaf == once.vanaf);
out:
	buf_free(&returns);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	if (data[0] % 6 == 5)
		read_conf(data + 1, size - 1);
	else if (data[0] % 6 == 4)
		read_csv(data + 1, size - 1);
	else
		read_lists((enum lijst)(data[0] % 6), data + 1, size - 1);
	return 0;
}
