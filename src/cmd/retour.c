#include <stdio.h>
#include <unistd.h>

#include "ijw/base/clock.h"
#include "ijw/base/log.h"
#include "ijw/base/random.h"
#include "ijw/base/text.h"
#include "ijw/cmd/cmd.h"
#include "ijw/intake/source.h"
#include "ijw/message/encode.h"
#include "ijw/rule/catalogue.h"
#include "retour.h"

static const char usage[] =
    N_("Usage: ijw retour --proef PATH...\n"
       "       ijw [-C HOME] retour --proef\n"
       "Shows the return messages (JW302, 306, 308, 316, 318, 320) on messages: what the\n"
       "standard has their receiver answer. Sends and stores nothing.\n"
       "PATH is a file, an archive or a folder, as of 'ijw validate'; no home is needed.\n"
       "Without PATH: a line on each message that the home received for the organisation\n"
       "it acts for ([organisatie] in ijw.conf), where no return message on it came, or\n"
       "another than ijw would send.\n\n"
       "      --proef        only show them, on stdout; there is no other way\n"
       "  -C HOME            the home\n"
       "  -q, --quiet        do not say on stderr what became of each message\n"
       "  -h, --help         this text\n\n"
       "Of a PATH is judged what the message and the list of municipalities tell; rules\n"
       "between messages need the home. IdentificatieRetour is made with a key of this\n"
       "run. A return that copies the classes of a message has persons in it.\n\n"
       "Exit status: 0 nothing wrong, 1 one rejects, cannot be made or wants a look,\n"
       "2 wrong call, 3 machine failed.\n");

static const struct cmd_option options[] = {
    {"proef", "dry-run", 'p', CMD_NOTHING, NULL},
    {NULL, NULL, 0, CMD_NOTHING, NULL},
};

struct showing {
	struct xsd *xsd;
	struct judge *judge;
	struct lijsten *lijsten;
	struct pool *pool;
	struct buf bytes; /* of the file at hand */
	struct buf out;
	int32_t today;
	uint8_t key[KEY_BYTES];
	bool rejects; /* one rejects, was to be made and could not, or a person is to look at it */
	bool failed;  /* stdout cannot be written */
};

/* Each rule once. */
static bool is_told(const struct retour *retour, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (retour->stricter[i]->rule == retour->stricter[at]->rule)
			return true;
	return false;
}

void retour_tell_stricter(const char *name, const struct retour *retour)
{
	for (size_t i = 0; i < retour->stricter_count; i++)
		if (!is_told(retour, i))
			log_note("%s: %s gives no code in the return message: the published checks "
				 "let this pass; look at it yourself: %s",
				 name, retour->stricter[i]->rule->code,
				 _(retour->stricter[i]->rule->text));
}

void retour_tell(const struct retour *retour, struct buf *out)
{
	if (retour_is_made(retour->outcome))
		buf_printf(out, "%s: ", bericht_info(retour->type)->name);
	buf_puts(out, _(retour_outcome_text(retour->outcome)));
}

/* `name` is that of the file or, with a "!" between them, of the file and its member. */
static void tell(const char *name, const struct retour *retour)
{
	struct buf line = BUF_INIT(0);

	retour_tell(retour, &line);
	log_note("%s: %s", name, line.data);
	buf_free(&line);
	retour_tell_stricter(name, retour);
}

static void write_retour(struct showing *showing, const struct retour *retour)
{
	struct encode_error error;

	buf_clear(&showing->out);
	/* What is refused came out of no message, and these texts all did. */
	if (encode_bericht(retour->bericht, retour->release, retour->type, &showing->out, &error) !=
		0 ||
	    fwrite(showing->out.data, 1, showing->out.length, stdout) != showing->out.length)
		showing->failed = true;
}

static int show(void *context, const struct source *source)
{
	struct showing *showing = context;
	struct retour_header header = {.dagtekening = showing->today,
				       .basisschemaxsdversie = RETOUR_XSD_VERSIE,
				       .berichtxsdversie = RETOUR_XSD_VERSIE,
				       .xsltversie = RETOUR_XSLT_VERSIE};
	char identificatie[RETOUR_IDENTIFICATIE];
	struct judgement judgement;
	struct retour retour;

	if (source->fault == FAULT_LITTER)
		return 0;
	pool_reset(showing->pool);
	if (source->fault != FAULT_NONE)
		judge_fault(showing->judge, source->fault, &judgement);
	else
		judge_bytes(showing->judge, source->bytes, source->length, &judgement);
	judge_external(showing->judge, showing->lijsten, showing->today, &judgement);
	if (judgement.bericht != NULL)
		retour_identificatie(showing->key, judgement.bericht, identificatie);
	header.identificatie = identificatie;
	retour_make(&judgement, &header, showing->pool, &retour);
	tell(source->member == NULL
		 ? source->file
		 : pool_printf(showing->pool, "%s!%s", source->file, source->member),
	     &retour);
	if (retour_is_made(retour.outcome))
		write_retour(showing, &retour);
	if ((retour.outcome != RETOUR_WELL && retour.outcome != RETOUR_NOT_DUE) ||
	    retour.stricter_count > 0)
		showing->rejects = true;
	return showing->failed;
}

static int show_file(void *context, int fd, const char *label)
{
	struct showing *showing = context;
	struct source source = {.file = label, .fault = FAULT_FILE};
	bool archive = false;
	int rc;

	if (fd >= 0) {
		buf_clear(&showing->bytes);
		source.fault = source_read(fd, -1, &showing->bytes, &archive);
		source.bytes = showing->bytes.data != NULL ? showing->bytes.data : "";
		source.length = showing->bytes.length;
	}
	rc = archive ? source_members(fd, label, show, showing) : show(showing, &source);
	if (fd >= 0)
		close(fd);
	return rc;
}

static int show_all(struct showing *showing, int count, char **paths)
{
	for (int i = 0; i < count; i++) {
		int rc = source_files(paths[i], show_file, showing);

		if (rc != 0)
			return rc < 0 ? EXIT_USAGE : EXIT_MACHINE;
	}
	return showing->rejects ? EXIT_FINDINGS : EXIT_WELL;
}

static int run(int count, char **paths)
{
	struct showing showing = {.xsd = xsd_open(NULL),
				  .lijsten = lijsten_new(),
				  .pool = pool_new(),
				  .bytes = BUF_INIT(0),
				  .out = BUF_INIT(0),
				  .today = clock_day(clock_now())};
	struct buf complaints = BUF_INIT(0);
	int status = EXIT_MACHINE;

	if (showing.xsd == NULL || lijsten_read_own(showing.lijsten, &complaints) != 0)
		goto out;
	random_bytes(showing.key, sizeof(showing.key));
	showing.judge = judge_new(showing.xsd);
	status = show_all(&showing, count, paths);
out:
	judge_free(showing.judge);
	buf_free(&complaints);
	buf_free(&showing.out);
	buf_free(&showing.bytes);
	pool_free(showing.pool);
	lijsten_free(showing.lijsten);
	xsd_free(showing.xsd);
	return status;
}

static int take(void *context, int letter, const char *value)
{
	bool *only_shown = context;

	(void)letter, (void)value;
	*only_shown = true;
	return -1;
}

static int cmd_retour(int argc, char **argv)
{
	bool only_shown = false;
	int status = cmd_options(&command_retour, argc, argv, take, &only_shown);

	if (status >= 0)
		return status;
	if (!only_shown) {
		log_error(
		    _("retour: nothing is sent; 'ijw retour --proef PATH...' shows the return "
		      "messages"));
		return EXIT_USAGE;
	}
	return cmd_finish(optind < argc ? run(argc - optind, argv + optind) : retour_home());
}

const struct command command_retour = {
    .name = "retour",
    .summary = N_("show return messages on what was received; send and store nothing"),
    .usage = usage,
    .option = options,
    .takes = CMD_FILE,
    .run = cmd_retour,
};
