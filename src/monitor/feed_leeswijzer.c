/* The reading guide of a publication, in Dutch as its tables are: how to read them, by which norms,
 * and what was not given and is therefore empty. */
#include "feed_parts.h"
#include "ijw/base/date.h"

static const char how[] =
    "\n"
    "HOE TE LEZEN\n"
    "Elke rij van waarneming is één cijfer: welke indicator, van welk deel van de regio, over "
    "welke "
    "periode, volgens welke klok en in welke maat. T betekent dat er niet naar is uitgesplitst.\n"
    "Periode: 2025JJ00 is een jaar, 2025HJ01 een halfjaar, 2025KW02 een kwartaal, 2025MM06 een "
    "maand, 2025JV02 de twaalf maanden tot en met dat kwartaal.\n"
    "Status: A gewoon, P voorlopig, E geschat, U onzeker (10 tot en met 29), Q niet getoond omdat "
    "het over te weinig jeugdigen gaat of omdat zo'n klein aantal anders uit te rekenen was, "
    "M bestaat niet of is niet bereikt, O geen gegevens.\n"
    "Een lege waarde is geen nul: de status zegt waarom hij leeg is. Een cijfer dat op een "
    "niet getoond aantal rust, heeft geen eigen rij.\n"
    "Aandelen en kansen lopen van 0 tot 1. Onder en Boven zijn de grenzen van het interval van "
    "95%.\n"
    "Tel unieke jeugdigen niet op: wie bij twee gemeenten of aanbieders voorkomt, telt in de regio "
    "één keer.\n"
    "Vergelijk met hetzelfde kwartaal een jaar eerder: in de zomer loopt de wachtlijst op.\n"
    "De berichten zien niet wat er vóór het verzoek gebeurt: wachten op een verwijzing of een "
    "intake "
    "staat hier niet in.\n";

static void add_norms(const struct instellingen *instellingen, struct buf *out)
{
	char vanaf[DATE_TEXT];

	buf_puts(out, "\nNORMEN\nRegionaal vastgesteld, geen landelijke norm.\n");
	for (size_t i = 0; i < instellingen->normen; i++) {
		const struct norm_regel *norm = &instellingen->norm[i];

		buf_printf(out, "%s%s%s: ", instellingen_klok(norm->klok),
			   norm->productcategorie != NULL ? " van productcategorie " : "",
			   norm->productcategorie != NULL ? norm->productcategorie : "");
		if (norm->dagen == 0)
			buf_puts(out, "geen norm");
		else
			buf_printf(out, "%d dagen", norm->dagen);
		if (norm->vanaf != DAY_NONE)
			buf_printf(out, " vanaf %s", date_format(norm->vanaf, vanaf));
		if (norm->bron != NULL)
			buf_printf(out, ", %s.\n", norm->bron);
		else
			buf_puts(out, "; een bron is niet opgegeven.\n");
	}
}

static void add_missing(const struct instellingen *instellingen, struct buf *out)
{
	const struct {
		bool given;
		const char *without;
	} inputs[] = {
	    {instellingen->bevolkingen > 0,
	     "Inwoners (bevolking): cijfers per 1.000 inwoners zijn leeg."},
	    {instellingen->aanbieders > 0, "Namen van aanbieders: er staan alleen AGB-codes."},
	    {instellingen->opgaven > 0,
	     "Opgaven van aanbieders: de beschikbaarheidswijzer heeft alleen gemeten wachttijden."},
	    {instellingen->korte_producten != NULL,
	     "Korte producten: er is geen vergelijking van wie wel en niet een kort product "
	     "vooraf had."},
	    {instellingen->pilots > 0, "Pilots: er is niets naar pilot uitgesplitst."},
	    {instellingen->groepen > 0,
	     "Groepen van productcategorieën: elke categorie staat op zichzelf; groep.csv is leeg."},
	    {instellingen->regio != NULL, "De naam van de regio."},
	    {instellingen->licentie != NULL,
	     "Een licentie: zonder licentie mag niemand de gegevens verder verspreiden."},
	    {instellingen->contact != NULL, "Een contact voor vragen."},
	    {instellingen->verwerkingsverantwoordelijke != NULL,
	     "De verwerkingsverantwoordelijke."},
	    {instellingen->grondslag != NULL, "De grondslag van de verwerking."},
	};
	size_t missing = 0;

	for (size_t i = 0; i < sizeof(inputs) / sizeof(inputs[0]); i++) {
		if (inputs[i].given)
			continue;
		if (missing++ == 0)
			buf_puts(out, "\nNIET OPGEGEVEN\n");
		buf_printf(out, "%s\n", inputs[i].without);
	}
}

static void add_tables(const struct feed *feed, struct buf *out)
{
	buf_puts(out, "\nTABELLEN\n");
	for (size_t i = 0; i < feed->tables; i++) {
		const struct feed_table *table = &feed->table[i];

		if (table->intern)
			continue;
		buf_printf(
		    out, "%s: %s, %zu %s.%s\n", table->name, table->titel, table->rows,
		    table->rows == 1 ? "rij" : "rijen",
		    feed_workbook_omits(table)
			? " Te lang voor een werkblad: gebruik het CSV-bestand of monitor.db."
			: "");
	}
	buf_puts(out, "Wat elke kolom betekent staat in datapackage.json.\n");
}

void feed_leeswijzer(const struct feed *feed, struct buf *out)
{
	const struct instellingen *instellingen = feed->instellingen;

	buf_printf(out, "Regionale monitor jeugdhulp%s%s\n", instellingen->regio != NULL ? " " : "",
		   instellingen->regio != NULL ? instellingen->regio : "");
	buf_printf(out, "Stand op peildatum %s, zoals bekend op %s.\n", feed->peildatum,
		   feed->kennisdatum);
	buf_puts(out, how);
	add_norms(instellingen, out);
	add_missing(instellingen, out);
	add_tables(feed, out);
}
