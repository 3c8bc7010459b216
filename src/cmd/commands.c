/* The table of commands, and what is said when one is not in it. */
#include <string.h>

#include "ijw/base/label.h"
#include "ijw/base/log.h"
#include "ijw/base/nearest.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"

const struct command *const cmd_commands[] = {
    &command_init,    &command_ingest,  &command_watch,    &command_validate,
    &command_retour,  &command_export,  &command_derive,   &command_rebuild,
    &command_diff,    &command_explain, &command_show,    &command_inzage,
    &command_erase,   &command_status,  &command_audit,   &command_log,
    &command_publish, &command_report,  &command_backup,  &command_restore,
    &command_keys,    &command_generate, &command_help,
};

const size_t cmd_count = sizeof(cmd_commands) / sizeof(cmd_commands[0]);

const struct command *cmd_find(const char *name)
{
	struct nearest nearest = {.word = name};
	char shown[64];

	for (size_t i = 0; i < cmd_count; i++) {
		if (strcmp(cmd_commands[i]->name, name) == 0)
			return cmd_commands[i];
		nearest_try(&nearest, cmd_commands[i]->name);
	}
	label_show(name, shown, sizeof(shown));
	if (nearest.found != NULL)
		log_error("there is no command '%s'; did you mean '%s'? 'ijw --help' lists all",
			  shown, nearest.found);
	else
		log_error("there is no command '%s'; 'ijw --help' lists all", shown);
	return NULL;
}
