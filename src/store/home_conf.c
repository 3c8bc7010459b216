/* The ijw.conf of a new home. */
#include <string.h>

#include "home_parts.h"
#include "ijw/base/text.h"

enum { WRAP = 98 };

/* What stands behind a comment, or alone. Everything of a pilot or a group is commented out. */
struct line {
	const char *comment; /* NULL for none */
	const char *text;
};

/* Every key with its default. */
static const struct line lines[] = {
    {N_("The configuration of this home. Every key is here with its default."), ""},
    {NULL, "\n[algemeen]\n"},
    {N_("The language of everything that people read: nl or en. Left out: that of the environment, "
	"and Dutch for the pages of 'ijw report'."),
     "taal = "},
    {NULL, "\n[inname]\n"},
    {N_("A file in inbox/ that is not whole yet is refused when it has not changed for this many "
	"seconds."),
     "stiltetijd = 600\n"},
    {N_("Files and folders of these names are left alone, in inbox/, in folders that are named and "
	"in archives, as are names that start with a dot. A * stands for any characters. A file "
	"that is left by a name with *. at its beginning is being brought: 'ijw status' names it "
	"after a day."),
     "overslaan = "
     "*.part,*.filepart,*.tmp,*.crdownload,~$*,Thumbs.db,desktop.ini,__MACOSX,*:Zone.Identifier\n"},
    {N_("So many processes judge messages; 0: as many as there are processors."), "werkers = 0\n"},
    {N_("Files whose messages are stored stay in done/ for this many days; 0: for ever. They are "
	"not encrypted: names and BSNs of youths stand in them."),
     "bewaren_dagen = 30\n"},
    {N_("The same in rejected/, with the report beside them."), "afgekeurd_dagen = 30\n"},
    {NULL, "\n[afzenders]\n"},
    {N_("A message says itself who sent it. From where messages of a gemeente or an aanbieder may come: "
	"folders of inbox/ and users whose files they are; all others are refused. Senders without a "
	"line may bring theirs from anywhere, or with overige = nee from nowhere."),
     "; GM0153 = map enschede\n; 99010017 = gebruiker sftp-zorg, map zorg/oud\noverige = ja\n"},
    {NULL, "\n[organisatie]\n"},
    {N_("For whom this home acts: codes of gemeenten and aanbieders with commas between them, as "
	"GM0153. Empty: for nobody."),
     "codes =\n"},
    {N_("Whether 'ijw retour --proef' shows which return messages this organisation would send on "
	"what it received: nee or proef. None is sent."),
     "retour = nee\n"},
    {NULL, "\n[releases]\n"},
    {N_("The folder with the schemas of a release that is not in the program, 3.1 or 3.0: its owner gives "
	"them. They are checked when ijw starts, and kept in the database."),
     "; 3.1 = /etc/ijw/3.1\n"},
    {NULL, "\n[bewaking]\n"},
    {N_("From where on 'ijw status' ends with 1; 0: that is not watched."), ""},
    {N_("A file waits in inbox/ for more than this many minutes."), "oudste_minuten = 60\n"},
    {N_("Less than this many MB are left where the home is."), "vrij_mb = 500\n"},
    {N_("No message came for this many hours."), "stil_uren = 0\n"},
    {N_("More than this many messages were not accepted in the last 24 hours."),
     "niet_aanvaard = 0\n"},
    {N_("Jumps of the last 24 hours in a home that is older than that. More than this percentage of "
	"the messages were retours that reject what they answer; at least 20 of them."),
     "verwerpend_procent = 20\n"},
    {N_("More than this many senders were never heard of before."), "nieuwe_afzenders = 10\n"},
    {N_("More than this many messages are dated after the day behind their receipt, or more than a "
	"year before it."),
     "verre_dagtekening = 20\n"},
    {N_("'ijw watch' writes to this file what 'ijw status --prometheus' does; empty: it does not."),
     "prometheus =\n"},
    {NULL, "\n[wacht]\n"},
    {N_("'ijw watch' looks into inbox/ every so many seconds, and when it is told of a file."),
     "interval = 2\n"},
    {NULL, "\n[log]\n"},
    {N_("Who was shown what of a youth is written down in the database (ijw log), and where that cannot be "
	"written in the journal of the system: ja or nee."),
     "lezen = ja\n"},
    {NULL, "\n[wissen]\n"},
    {N_("A file outside of this home, best with the backups but not with the keys, to which 'ijw erase' adds a "
	"line before it erases a youth, without saying who; 'ijw restore' erases those again. Empty: "
	"none is kept, and a backup that is put back has them again."),
     "lijst =\n"},
    {NULL, "\n[regels]\n"},
    {N_("Starts and stops without ToewijzingNummer are agreed (taakgericht): ja or nee."),
     "taakgericht = nee\n"},
    {NULL, "\n[definities]\n"},
    {N_("Deliveries with at most this many days without care between them are one trajectory."),
     "g_traject = 28\n"},
    {N_("An assignment that begins within this many days of the end of another continues it."),
     "g_keten = 30\n"},
    {N_("A start without a stop ends with its assignment after this many days."), "t_stop = 60\n"},
    {N_("Waits are measured against these numbers of days, rising."), "normen = 28,70,98\n"},
    {N_("A cell of fewer youths than this is not shown."), "min_cel = 10\n"},
    {N_("A 90th percentile over fewer waits than this is not shown."), "min_p90 = 30\n"},
    {N_("A wait that ended before it began: uitsluiten, nul or teken."), "negatief = uitsluiten\n"},
    {N_("Product categories that have no waits."), "uitgesloten_cat = 42,47,48,49\n"},
    {N_("The newest months, of which reports are still coming in."), "nowcast_maanden = 6\n"},
    {N_("Dates are those of this time zone; there is no other."), "tijdzone = Europe/Amsterdam\n"},
    {N_("An assignment inherits the clock of a deleted one: ja or nee."), "erf_13 = ja\n"},
    {N_("The first day on which a clock or care can have begun: that of the Jeugdwet."),
     "vroegste = 2015-01-01\n"},
    {NULL, "\n[normen]\n"},
    {N_("How many days a wait may last, for 'ijw publish': CLOCK = DAYS vanaf DATE, SOURCE; or "
	"CLOCK CATEGORY = ... for one product category. The date and the source may be left out, a "
	"key may come back with another date, 0 days is no norm. The clocks are W1, W2, W3a, W3b "
	"and W4. There is no national norm for youth care: the regiovisie sets it."),
     "W3a = 70\nW3b = 70\nW4 = 98\n\n"},
    {N_("A pilot, which is compared with the rest of the region; a section for each. Without "
	"producten it is about all categories, without tot it goes on."),
     "; [pilot praktijkondersteuner]\n; gemeenten = GM0153,GM0141\n; producten = 45,54\n; van = "
     "2026-01-01\n; tot = 2026-12-31\n\n"},
    {N_("Product categories that are looked at together; a section for each."),
     "; [groep verblijf]\n; categorieen = 43,44\n"},
    {NULL, "\n[publicatie]\n"},
    {N_("What 'ijw publish' says of the region and of who publishes; empty: it is not said."),
     "regio =\nlicentie =\ncontact =\nverwerkingsverantwoordelijke =\nverwerker =\ngrondslag =\n"},
    {N_("Product codes of short help, as a screening, with commas between them."),
     "korte_producten =\n"},
    {N_("CSV files in this home or elsewhere. The inhabitants of 0 to 17 years on 1 January, in "
	"the columns gemeente,jaar,inwoners."),
     "bevolking =\n"},
    {N_("What aanbieders say of their waiting times; the manual has the columns."), "opgaven =\n"},
    {N_("Other names of product categories than those of the standard, in the columns code and "
	"naam."),
     "productcategorieen =\n"},
    {NULL, "\n[lijsten]\n"},
    {N_("CSV files in this home or elsewhere; without one the rules that need it are not "
	"evaluated."),
     ""},
    {N_("Columns code,naam,geldig_vanaf,geldig_tot; when empty: the municipalities of 1 January "
	"2026."),
     "gemeenten =\n"},
    {N_("Columns gemeente,categorie,code,geldig_vanaf,geldig_tot; an empty gemeente: all."),
     "producten =\n"},
    {N_("Columns gemeente,aanbieder,code,eenheid,tarief,geldig_vanaf,geldig_tot; in whole cents."),
     "tarieven =\n"},
    {N_("Columns agb,naam; for people only."), "aanbieders =\n"},
};

static void add_comment(const char *comment, struct buf *out)
{
	while (*comment != '\0') {
		size_t length = text_fits(comment, WRAP);

		buf_printf(out, "; %.*s\n", (int)length, comment);
		comment += length;
		comment += *comment == ' ';
	}
}

void home_conf(const char *taal, struct buf *out)
{
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		const struct line *line = &lines[i];

		if (line->comment != NULL)
			add_comment(_(line->comment), out);
		if (strcmp(line->text, "taal = ") == 0)
			buf_printf(out, "%s%s%s\n", taal != NULL ? "" : "; ", line->text,
				   taal != NULL ? taal : "nl");
		else
			buf_puts(out, line->text);
	}
}
