/* The lists that a home names in its configuration. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ijw/base/file.h"
#include "ijw/base/limits.h"
#include "ijw/base/log.h"
#include "ijw/store/home.h"

int home_read_list(const struct home *home, const char *key, const char *name, struct buf *bytes)
{
	char *path = home_path(home, name);
	int fd = file_open(home->fd, name);
	int rc = fd >= 0 ? file_read(fd, bytes) : -1;

	if (rc < 0)
		log_errno("%s: the list cannot be read; put a file there, or change '%s' in "
			  "%s/ijw.conf",
			  path, key, home->path);
	else if (rc > 0)
		log_error("%s: the list is larger than %zu MB; make it smaller", path,
			  bytes->ceiling / ((size_t)1024 * 1024));
	if (fd >= 0)
		close(fd);
	free(path);
	return rc == 0 ? 0 : -1;
}

int home_complain(struct buf *complaints)
{
	char *rest = NULL;

	for (char *line = strtok_r(complaints->data, "\n", &rest); line != NULL;
	     line = strtok_r(NULL, "\n", &rest))
		log_error("%s", line);
	buf_clear(complaints);
	return -1;
}

static int read_list(const struct home *home, enum lijst lijst, struct lijsten *lijsten)
{
	struct buf bytes = BUF_INIT(LIMIT_LIJST_BYTES), complaints = BUF_INIT(0);
	char *path = home_path(home, home->lijst[lijst]);
	int rc = home_read_list(home, lijst_name(lijst), home->lijst[lijst], &bytes);

	if (rc == 0 && lijsten_read(lijsten, lijst, path, bytes.data ? bytes.data : "",
				    bytes.length, &complaints) != 0)
		rc = home_complain(&complaints);
	buf_free(&bytes);
	buf_free(&complaints);
	free(path);
	return rc;
}

static int read_own(struct lijsten *lijsten)
{
	struct buf complaints = BUF_INIT(0);
	int rc = lijsten_read_own(lijsten, &complaints);

	if (rc != 0)
		home_complain(&complaints);
	buf_free(&complaints);
	return rc;
}

struct lijsten *home_lijsten(const struct home *home)
{
	struct lijsten *lijsten = lijsten_new();
	int rc = 0;

	for (enum lijst lijst = 0; lijst < LIJSTEN; lijst++)
		if (home->lijst[lijst] != NULL && read_list(home, lijst, lijsten) != 0)
			rc = -1;
	if (home->lijst[LIJST_GEMEENTEN] == NULL && read_own(lijsten) != 0)
		rc = -1;
	if (rc == 0)
		return lijsten;
	log_error("nothing is judged before the lists are right");
	lijsten_free(lijsten);
	return NULL;
}

struct lijsten *home_aanbieders(const struct home *home)
{
	struct lijsten *lijsten = lijsten_new();

	if (home->lijst[LIJST_AANBIEDERS] == NULL ||
	    read_list(home, LIJST_AANBIEDERS, lijsten) == 0)
		return lijsten;
	lijsten_free(lijsten);
	return NULL;
}

struct lijsten *home_namen(const struct home *home)
{
	struct lijsten *lijsten = lijsten_new();
	int rc = home->lijst[LIJST_GEMEENTEN] == NULL ? read_own(lijsten)
						      : read_list(home, LIJST_GEMEENTEN, lijsten);

	if (home->lijst[LIJST_AANBIEDERS] != NULL &&
	    read_list(home, LIJST_AANBIEDERS, lijsten) != 0)
		rc = -1;
	if (rc == 0)
		return lijsten;
	lijsten_free(lijsten);
	return NULL;
}
