#include "ijw/base/actor.h"

#include <fcntl.h>
#include <pwd.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "ijw/base/label.h"

/* What the kernel says of a process that nobody logged in for. */
#define NOBODY 4294967295UL

static uid_t began_as;
static bool has_begun;
static struct actor actor;

void actor_begin(void)
{
	began_as = getuid();
	has_begun = true;
}

static void name_user(uid_t uid, char name[ACTOR_TEXT])
{
	const struct passwd *user = getpwuid(uid);

	if (user != NULL)
		snprintf(name, ACTOR_TEXT, "%s", user->pw_name);
	else
		snprintf(name, ACTOR_TEXT, "%lu", (unsigned long)uid);
}

/* Whose session this is, whatever user it has become since; NOBODY where that is not known. */
static unsigned long login_uid(void)
{
	int fd = open("/proc/self/loginuid", O_RDONLY | O_CLOEXEC);
	char text[24] = "";
	ssize_t got = fd >= 0 ? read(fd, text, sizeof(text) - 1) : -1;

	if (fd >= 0)
		close(fd);
	return got > 0 ? strtoul(text, NULL, 10) : NOBODY;
}

/* What sudo says is told by the caller's environment: only where the kernel says nothing. */
static void name_responsible(void)
{
	const unsigned long login = login_uid();
	const char *sudo = getenv("SUDO_USER");

	if (login != NOBODY)
		name_user((uid_t)login, actor.responsible);
	else if (sudo != NULL)
		label_show(sudo, actor.responsible, sizeof(actor.responsible));
	if (strcmp(actor.responsible, actor.user) == 0)
		actor.responsible[0] = '\0';
}

void actor_role(const char *role)
{
	label_show(role, actor.role, sizeof(actor.role));
}

void actor_reason(const char *reason)
{
	label_show(reason, actor.reason, sizeof(actor.reason));
}

const struct actor *actor_now(void)
{
	if (actor.user[0] != '\0')
		return &actor;
	name_user(has_begun ? began_as : getuid(), actor.user);
	name_responsible();
	if (gethostname(actor.host, sizeof(actor.host)) != 0)
		actor.host[0] = '\0';
	actor.host[sizeof(actor.host) - 1] = '\0';
	return &actor;
}
