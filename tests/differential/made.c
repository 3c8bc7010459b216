#include "made.h"

#include "temporary.h"
#include "ijw/base/pool.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct made {
	struct pool *pool;
	void *library;
	const struct place *roots;
	const char *refusal;
};

/* The folder this program stands in. */
static const char *own_folder(struct pool *pool)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof(path));

	while (length > 0 && path[length - 1] != '/')
		length--;
	return length > 0 ? pool_copy(pool, path, (size_t)length) : "";
}

/* The exit status of a command; -1 when it did not come to an end. */
static int run(const char *command)
{
	int status = system(command);

	return status != -1 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static const char *first_line(struct pool *pool, const char *path)
{
	char line[PATH_MAX] = "";
	FILE *file = fopen(path, "r");

	if (file != NULL && fgets(line, sizeof(line), file) == NULL)
		*line = '\0';
	if (file != NULL)
		fclose(file);
	line[strcspn(line, "\n")] = '\0';
	return pool_printf(pool, "%s", line);
}

static bool is_empty(const char *path)
{
	struct stat status;

	return stat(path, &status) == 0 && status.st_size == 0;
}

static int load(struct made *made, const char *source, const char *library)
{
	const char *compiler = getenv("CC");

	if (run(pool_printf(made->pool, "%s -std=c17 -shared -fPIC -Iinclude -Isrc -o '%s' '%s'",
			    compiler != NULL ? compiler : "cc", library, source)) != 0)
		return -1;
	made->library = dlopen(library, RTLD_NOW | RTLD_LOCAL);
	if (made->library != NULL)
		made->roots = dlsym(made->library, "tables_root");
	else
		fprintf(stderr, "differential: %s\n", dlerror());
	return made->roots != NULL ? 0 : -1;
}

/* A refusal is status 1 with a sentence, and nothing written. */
static int make(struct made *made, const char *dir, const char *directory)
{
	const char *source = pool_printf(made->pool, "%s/tables.c", directory);
	const char *library = pool_printf(made->pool, "%s/tables.so", directory);
	const char *said = pool_printf(made->pool, "%s/said", directory);
	int status = run(pool_printf(made->pool, "'%stables' '%s' >'%s' 2>'%s'",
				     own_folder(made->pool), dir, source, said));
	int rc = -1;

	if (status == 0) {
		rc = load(made, source, library);
	} else if (status == 1 && is_empty(source) && !is_empty(said)) {
		made->refusal = first_line(made->pool, said);
		rc = 0;
	}
	unlink(source);
	unlink(library);
	unlink(said);
	return rc;
}

struct made *made_open(const char *dir)
{
	char directory[PATH_MAX];
	struct pool *pool = pool_new();
	struct made *made = pool_alloc(pool, sizeof(*made));
	int rc;

	made->pool = pool;
	if (temporary_make(directory, sizeof(directory)) != 0) {
		made_close(made);
		return NULL;
	}
	rc = make(made, dir, directory);
	rmdir(directory);
	if (rc == 0)
		return made;
	fprintf(stderr, "differential: no tables can be made of %s\n", dir);
	made_close(made);
	return NULL;
}

void made_close(struct made *made)
{
	if (made == NULL)
		return;
	if (made->library != NULL)
		dlclose(made->library);
	pool_free(made->pool);
}

const char *made_refusal(const struct made *made)
{
	return made->refusal;
}

const struct place *made_roots(const struct made *made)
{
	return made->roots;
}
