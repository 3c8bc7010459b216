#include "dictionary.h"

#include <string.h>

/* Tables read better as they are laid out here. */
/* clang-format off */

/* That of the programs that wrote zlib streams. Elements of the message namespace and of the basisschema, laid out as senders lay them out. What is
 * found in every message stands at the end, where a reference to it is shortest. */
#define M(name) "\t<jw301:" name ">"
#define B(name) "\t<ijw:" name ">"
#define LEAF(name, value) "\r\n\t\t<jw301:" name ">" value "</jw301:" name ">"
#define NAMESPACE "http://www.istandaarden.nl/ijw/3_2/"

static const char words_of_zlib[] =
    M("JuridischeStatus") M("WettelijkeVertegenwoordiging") M("GezagsdragerBekend") M("Relaties")
    M("Relatie") M("Nummer") M("Volgorde") B("Partnernaam") B("NaamGebruik") B("Vorm") B("Taal")
    M("Communicatie") M("Organisatie") M("Telefoon") B("Telefoon01") B("Telefoonnummer")
    B("Landnummer") M("Emailadres") M("Periode") M("RedenAfwijzingVerzoek") M("Woonplaatsbeginsel")
    M("Gemeente") M("VerzoekAntwoord") M("Antwoord") M("OngewijzigdeProducten")
    M("OngewijzigdProduct") M("TeWijzigenProducten") M("TeWijzigenProduct") M("NieuweProducten")
    M("NieuwProduct") M("GewensteIngangsdatum") M("RedenVerzoek") M("Verzoek")
    M("BeschikkingNummer") M("BeschikkingIngangsdatum") M("Raamcontract") M("Verwijzer") B("Type")
    B("ZorgverlenerCode") M("ToewijzingEinddatum") M("AangevraagdProduct")
    M("AangevraagdeProducten") M("DeclaratieAntwoord") M("TotaalToegekendBedrag")
    M("TotaalIngediendBedrag") B("TotaalBedrag") M("DeclaratieDagtekening") M("DeclaratiePeriode")
    M("DeclaratieNummer") M("DeclaratieIdentificatie") M("XsdVersieDeclaratie") M("Clienten")
    M("Prestaties") M("Prestatie") M("ProductReferentie") B("ReferentieNummer")
    B("VorigReferentieNummer") M("ProductCategorie") M("ProductCode") M("ProductPeriode")
    B("Begindatum") B("Einddatum") M("GeleverdVolume") M("ProductTarief") M("IngediendBedrag")
    B("Bedrag") B("DebetCredit") M("RedenBeeindiging") M("StopProduct") M("StopProducten")
    M("Begindatum") M("StatusAanlevering") M("StartProduct") M("StartProducten")
    M("ToewijzingIngangsdatum") M("RedenWijziging") M("Budget") M("Commentaar") M("Einddatum")
    M("Ingangsdatum") M("Toewijzingstijd") M("Toewijzingsdatum") M("ReferentieAanbieder")
    M("ToegewezenProduct") M("ToegewezenProducten") B("Volume") B("Eenheid") B("Frequentie")
    M("Omvang") B("Categorie") B("Code") M("Product") M("ToewijzingNummer") B("LandCode")
    B("Plaatsnaam") B("Straatnaam") B("Postcode") B("Huisnummer") B("Huis") M("Adres")
    M("Contact") M("Contactgegevens") B("Voorletters") B("Voornamen") B("Voorvoegsel")
    B("Achternaam") B("Geslachtsnaam") M("Naam") M("Geslacht") B("Datum") B("DatumGebruik")
    M("Geboortedatum") M("Bsn") M("Client") M("IdentificatieRetour") M("DagtekeningRetour")
    M("XsltVersie") M("XsdVersieRetour") M("RetourCode") M("RetourCodes")
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<jw301:Bericht xmlns:ijw=\"" NAMESPACE
    "basisschema/schema\" xmlns:jw301=\"" NAMESPACE "jw301/schema\">\r\n\t<jw301:Header>"
    LEAF("BerichtCode", "436") LEAF("BerichtVersie", "3") LEAF("BerichtSubversie", "2")
    LEAF("Afzender", "0153") LEAF("Ontvanger", "42420001")
    "\r\n\t\t<jw301:BerichtIdentificatie>\r\n\t\t\t<ijw:Identificatie></ijw:Identificatie>"
    "\r\n\t\t\t<ijw:Dagtekening>2026-</ijw:Dagtekening>\r\n\t\t</jw301:BerichtIdentificatie>"
    "\r\n\t\t<jw301:XsdVersie>\r\n\t\t\t<ijw:BasisschemaXsdVersie>1.0.0"
    "</ijw:BasisschemaXsdVersie>\r\n\t\t\t<ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie>"
    "\r\n\t\t</jw301:XsdVersie>\r\n\t</jw301:Header>\r\n";

/* clang-format on */

struct embedded {
	const char *name;
	const char *bytes;
	const char *end;
};

/* dictionary-1.zstd and so on. */
extern const struct embedded dictionaries_embedded[];

uint8_t dictionary_all(struct dictionary out[COMPRESS_ZLIB + 1])
{
	uint8_t newest = 0;

	memset(out, 0, (COMPRESS_ZLIB + 1) * sizeof(*out));
	out[COMPRESS_ZLIB] = (struct dictionary){words_of_zlib, sizeof(words_of_zlib) - 1};
	for (const struct embedded *file = dictionaries_embedded;
	     file->name != NULL && newest + 1 < COMPRESS_ZLIB; file++)
		out[++newest] =
		    (struct dictionary){file->bytes, (size_t)(file->end - file->bytes)};
	return newest;
}
