/* Rules of the standard that the schema enforces: a finding on them has the rule XSD. */
#include "ijw/base/text.h"
#include "ijw/rule/catalogue.h"

#define IN_SCHEMA(rule_code)                                                  \
	.code = rule_code, .severity = SEVERITY_ERROR, .level = LEVEL_SCHEMA, \
	.remedy = N_("Ask the sender to correct the value and to send the message again.")

static const struct rule rules[] = {
    {
	IN_SCHEMA("CS015"),
	.text = N_("BerichtSubversie is not that of the release"),
	.messages = NO_RETOUR,
	.elements = "Header/BerichtSubversie",
	.checks = N_("Header/BerichtSubversie is that of the release of the namespace, 2 of 3.2, "
		     "written as one digit: 02 and +2 are refused."),
    },
    {
	IN_SCHEMA("CS025"),
	.text = N_("BerichtVersie is not that of the release"),
	.messages = NO_RETOUR,
	.elements = "Header/BerichtVersie",
	.checks = N_("Header/BerichtVersie is that of the release of the namespace, 3 of 3.2, written as "
		     "one digit."),
    },
    {
	IN_SCHEMA("CS319"),
	.text = N_("DeclaratieNummer has other characters than letters and digits"),
	.messages = ON(JW323),
	.elements = "Declaratie/DeclaratieNummer",
	.checks =
	    N_("DeclaratieNummer of a JW323 has 1 to 12 letters (A to Z, a to z) and digits, "
	       "without blanks or other signs. The schema of a JW325 does not check the form of "
	       "the number it repeats."),
    },
    {
	IN_SCHEMA("RS001"),
	.text = N_("The number is lower than 0"),
	.messages = NO_RETOUR,
	.elements =
	    "Contact/Adres/Huis/Huisnummer [301]; Relatie/Volgorde [301]; ToegewezenProduct/Budget "
	    "[301]; ToegewezenProduct/Omvang/Volume [301]; ToegewezenProduct/ToewijzingNummer "
	    "[301]; "
	    "Header/BerichtSubversie; Header/BerichtVersie; StartProduct/ToewijzingNummer [305]; "
	    "StopProduct/ToewijzingNummer [307]; AangevraagdProduct/BeschikkingNummer [315]; "
	    "AangevraagdProduct/Budget [315]; AangevraagdProduct/Omvang/Volume [315]; "
	    "NieuwProduct/Budget [317]; NieuwProduct/Omvang/Volume [317]; "
	    "OngewijzigdProduct/ToewijzingNummer [317]; TeWijzigenProduct/Budget [317]; "
	    "TeWijzigenProduct/Omvang/Volume [317]; TeWijzigenProduct/ToewijzingNummer [317]; "
	    "Prestatie/GeleverdVolume [323 325]; Prestatie/IngediendBedrag/Bedrag [323 325]; "
	    "Prestatie/ProductTarief [323 325]; Prestatie/ToewijzingNummer [323 325]; "
	    "Declaratie/TotaalIngediendBedrag/TotaalBedrag [323]; "
	    "DeclaratieAntwoord/TotaalIngediendBedrag/TotaalBedrag [325]; "
	    "DeclaratieAntwoord/TotaalToegekendBedrag/TotaalBedrag [325]",
	.checks = N_("The value is a whole number of 0 or more."),
    },
    {
	IN_SCHEMA("RS002"),
	.text = N_("The number is higher than 99"),
	.messages = NO_RETOUR,
	.elements = "Relatie/Volgorde [301]; Header/BerichtSubversie; Header/BerichtVersie",
	.checks = N_("The value is a whole number of 99 at most. Leading zeros and a plus sign may "
		     "stand before it."),
    },
    {
	IN_SCHEMA("RS003"),
	.text = N_("The number is higher than 9999"),
	.checks = N_(
	    "The value is a whole number of 9999 at most. Leading zeros and a plus sign may stand "
	    "before it. The national list has this rule, but no element of an iJw message uses "
	    "it."),
    },
    {
	IN_SCHEMA("RS004"),
	.text = N_("The number is higher than 99999"),
	.messages = ON(JW301),
	.elements = "Contact/Adres/Huis/Huisnummer",
	.checks =
	    N_("The value is a whole number of 99999 at most. Leading zeros and a plus sign may "
	       "stand before it."),
    },
    {
	IN_SCHEMA("RS005"),
	.text = N_("The number is higher than 99999999"),
	.messages = ON(JW301) | ON(JW315) | ON(JW317) | ON(JW323) | ON(JW325),
	.elements =
	    "ToegewezenProduct/Budget [301]; ToegewezenProduct/Omvang/Volume [301]; "
	    "AangevraagdProduct/Budget [315]; AangevraagdProduct/Omvang/Volume [315]; "
	    "NieuwProduct/Budget [317]; NieuwProduct/Omvang/Volume [317]; TeWijzigenProduct/Budget "
	    "[317]; TeWijzigenProduct/Omvang/Volume [317]; Prestatie/GeleverdVolume [323 325]; "
	    "Prestatie/IngediendBedrag/Bedrag [323 325]; Prestatie/ProductTarief [323 325]",
	.checks =
	    N_("The value is a whole number of 99999999 at most. Leading zeros and a plus sign "
	       "may stand before it."),
    },
    {
	IN_SCHEMA("RS006"),
	.text = N_("The number is higher than 999999999"),
	.messages =
	    ON(JW301) | ON(JW305) | ON(JW307) | ON(JW315) | ON(JW317) | ON(JW323) | ON(JW325),
	.elements =
	    "ToegewezenProduct/ToewijzingNummer [301]; StartProduct/ToewijzingNummer [305]; "
	    "StopProduct/ToewijzingNummer [307]; AangevraagdProduct/BeschikkingNummer [315]; "
	    "OngewijzigdProduct/ToewijzingNummer [317]; TeWijzigenProduct/ToewijzingNummer "
	    "[317]; Prestatie/ToewijzingNummer [323 325]",
	.checks =
	    N_("The value is a whole number of 999999999 at most. Leading zeros and a plus sign "
	       "may stand before it."),
    },
    {
	IN_SCHEMA("RS007"),
	.text = N_("The text is empty"),
	.checks =
	    N_("The text has at least one character. Nearly every text of the schema asks this, "
	       "but the standard names no element of an iJw message with this rule."),
    },
    {
	IN_SCHEMA("RS008"),
	.text = N_("The text is longer than 1 character"),
	.messages = NO_RETOUR,
	.elements =
	    "Client/Communicatie/Vorm [301]; Contact/Adres/Huis/Huisletter [301]; "
	    "Client/Geboortedatum/DatumGebruik [301 305 307 315]; Client/Geslacht [301 305 "
	    "307 315]; Client/Naam/NaamGebruik [301]; Relatie/Geboortedatum/DatumGebruik "
	    "[301]; Relatie/Geslacht [301]; Relatie/Naam/NaamGebruik [301]; "
	    "ToegewezenProduct/Omvang/Frequentie [301]; StartProduct/StatusAanlevering [305]; "
	    "StopProduct/StatusAanlevering [307]; AangevraagdProduct/Omvang/Frequentie [315]; "
	    "AangevraagdProduct/Raamcontract [315]; Client/GezagsdragerBekend [315]; "
	    "NieuwProduct/Omvang/Frequentie [317]; Verzoek/RedenVerzoek [317]; "
	    "TeWijzigenProduct/Omvang/Frequentie [317]; Antwoord/VerzoekAntwoord [319]; "
	    "Prestatie/IngediendBedrag/DebetCredit [323 325]; "
	    "Declaratie/TotaalIngediendBedrag/DebetCredit [323]; "
	    "DeclaratieAntwoord/TotaalIngediendBedrag/DebetCredit [325]; "
	    "DeclaratieAntwoord/TotaalToegekendBedrag/DebetCredit [325]",
	.checks = N_("The text has 1 character at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS009"),
	.text = N_("The text is longer than 2 characters"),
	.messages = NO_RETOUR,
	.elements =
	    "Contact/Adres/Huis/AanduidingWoonadres [301]; Contact/Adres/LandCode [301]; "
	    "Contact/Soort [301]; Client/JuridischeStatus [301]; Relatie/Soort [301]; "
	    "ToegewezenProduct/Omvang/Eenheid [301]; ToegewezenProduct/Product/Categorie [301]; "
	    "ToegewezenProduct/RedenWijziging [301]; Client/WettelijkeVertegenwoordiging [301]; "
	    "StartProduct/Product/Categorie [305]; StopProduct/Product/Categorie [307]; "
	    "StopProduct/RedenBeeindiging [307]; AangevraagdProduct/Omvang/Eenheid [315]; "
	    "AangevraagdProduct/Product/Categorie [315]; AangevraagdProduct/Verwijzer/Type [315]; "
	    "NieuwProduct/Omvang/Eenheid [317]; NieuwProduct/Product/Categorie [317]; "
	    "TeWijzigenProduct/Omvang/Eenheid [317]; Antwoord/RedenAfwijzingVerzoek [319]; "
	    "Prestatie/Eenheid [323 325]; Prestatie/ProductCategorie [323 325]",
	.checks = N_("The text has 2 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS010"),
	.text = N_("The text is longer than 3 characters"),
	.messages = NO_RETOUR,
	.elements = "Header/BerichtCode",
	.checks = N_("The text has 3 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS011"),
	.text = N_("The text is longer than 4 characters"),
	.messages = ON(JW301) | ON(JW302) | ON(JW306) | ON(JW308) | ON(JW316) | ON(JW318) |
		    ON(JW320) | ON(JW325),
	.elements =
	    "Contact/Adres/Huis/HuisnummerToevoeging [301]; Contact/Telefoon/Telefoon01/Landnummer "
	    "[301]; Contact/Telefoon/Telefoon02/Landnummer [301]; RetourCodes/RetourCode [302 306 "
	    "308 "
	    "316 318 320 325]",
	.checks = N_("The text has 4 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS012"),
	.text = N_("The text is longer than 5 characters"),
	.messages =
	    ON(JW301) | ON(JW305) | ON(JW307) | ON(JW315) | ON(JW317) | ON(JW323) | ON(JW325),
	.elements = "ToegewezenProduct/Product/Code [301]; StartProduct/Product/Code [305]; "
		    "StopProduct/Product/Code [307]; AangevraagdProduct/Product/Code [315]; "
		    "NieuwProduct/Product/Code [317]; Prestatie/ProductCode [323 325]",
	.checks = N_("The text has 5 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS013"),
	.text = N_("The text is longer than 6 characters"),
	.messages = ON(JW301) | ON(JW305) | ON(JW307) | ON(JW315),
	.elements = "Client/Naam/Voorletters; Relatie/Naam/Voorletters [301]",
	.checks = N_("The text has 6 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS014"),
	.text = N_("The text is longer than 8 characters"),
	.messages = NO_RETOUR,
	.elements = "Contact/Adres/Postcode [301]; Header/Ontvanger [301 319 325]; Header/Afzender "
		    "[305 307 315 317 323]; AangevraagdProduct/Verwijzer/ZorgverlenerCode [315]",
	.checks = N_("The text has 8 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS015"),
	.text = N_("The text is longer than 9 characters"),
	.messages =
	    ON(JW301) | ON(JW305) | ON(JW307) | ON(JW315) | ON(JW317) | ON(JW323) | ON(JW325),
	.elements = "Client/Bsn",
	.checks = N_("The text has 9 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS016"),
	.text = N_("The text is longer than 10 characters"),
	.messages = ON(JW301) | ON(JW305) | ON(JW307) | ON(JW315),
	.elements =
	    "Client/Naam/Geslachtsnaam/Voorvoegsel; Client/Naam/Partnernaam/Voorvoegsel [301]; "
	    "Relatie/Naam/Geslachtsnaam/Voorvoegsel [301]; Relatie/Naam/Partnernaam/Voorvoegsel "
	    "[301]",
	.checks = N_("The text has 10 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS017"),
	.text = N_("The text is longer than 12 characters"),
	.messages = ON(JW301) | ON(JW302) | ON(JW305) | ON(JW306) | ON(JW307) | ON(JW308) |
		    ON(JW315) | ON(JW316) | ON(JW317) | ON(JW318) | ON(JW319) | ON(JW320) |
		    ON(JW323) | ON(JW325),
	.elements = "Header/BerichtIdentificatie/Identificatie [301 305 307 315 317 319 323 325]; "
		    "Header/IdentificatieRetour [302 306 308 316 318 320]; "
		    "Declaratie/DeclaratieNummer [323]; DeclaratieAntwoord/DeclaratieNummer [325]; "
		    "Header/DeclaratieIdentificatie/Identificatie [325]",
	.checks = N_("The text has 12 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS018"),
	.text = N_("The text is longer than 15 characters"),
	.messages = ON(JW301),
	.elements = "Contact/Telefoon/Telefoon01/Telefoonnummer; "
		    "Contact/Telefoon/Telefoon02/Telefoonnummer",
	.checks = N_("The text has 15 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS019"),
	.text = N_("The text is longer than 20 characters"),
	.messages = ON(JW301) | ON(JW323) | ON(JW325),
	.elements = "Relatie/Nummer [301]; Prestatie/ProductReferentie/ReferentieNummer [323 325]; "
		    "Prestatie/ProductReferentie/VorigReferentieNummer [323 325]",
	.checks = N_("The text has 20 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS020"),
	.text = N_("The text is longer than 24 characters"),
	.messages = ON(JW301),
	.elements = "Contact/Adres/Straatnaam",
	.checks = N_("The text has 24 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS021"),
	.text = N_("The text is longer than 25 characters"),
	.messages = ON(JW301),
	.elements = "Client/Communicatie/Taal",
	.checks = N_("The text has 25 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS023"),
	.text = N_("The text is longer than 35 characters"),
	.messages = ON(JW301),
	.elements = "Contact/Organisatie",
	.checks = N_("The text has 35 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS024"),
	.text = N_("The text is longer than 36 characters"),
	.messages = ON(JW301) | ON(JW315) | ON(JW317) | ON(JW319),
	.elements =
	    "ToegewezenProduct/ReferentieAanbieder [301]; AangevraagdProduct/ReferentieAanbieder "
	    "[315]; Verzoek/ReferentieAanbieder [317]; Antwoord/ReferentieAanbieder [319]",
	.checks = N_("The text has 36 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS025"),
	.text = N_("The text is longer than 64 characters"),
	.messages = ON(JW315),
	.elements = "AangevraagdProduct/Verwijzer/Naam",
	.checks = N_("The text has 64 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS026"),
	.text = N_("The text is longer than 80 characters"),
	.messages = ON(JW301),
	.elements = "Contact/Adres/Plaatsnaam; Contact/Emailadres",
	.checks = N_("The text has 80 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS028"),
	.text = N_("The text is longer than 200 characters"),
	.messages = ON(JW301) | ON(JW305) | ON(JW307) | ON(JW315),
	.elements =
	    "Client/Naam/Geslachtsnaam/Achternaam; Client/Naam/Partnernaam/Achternaam [301]; "
	    "Client/Naam/Voornamen; Relatie/Naam/Geslachtsnaam/Achternaam [301]; "
	    "Relatie/Naam/Partnernaam/Achternaam [301]; Relatie/Naam/Voornamen [301]",
	.checks = N_("The text has 200 characters at most. Characters are counted, not bytes."),
    },
    {
	IN_SCHEMA("RS031"),
	.text = N_("The free text is blank"),
	.messages = ON(JW301) | ON(JW315),
	.elements = "Client/Commentaar; ToegewezenProduct/Commentaar [301]; "
		    "AangevraagdProduct/Commentaar [315]",
	.checks = N_("Free text has at least one character that is no white space. It may have "
		     "several lines and has no greatest length."),
    },
    {
	IN_SCHEMA("RS032"),
	.text = N_("The date does not exist or has a time zone"),
	.messages = ON(JW301) | ON(JW302) | ON(JW305) | ON(JW306) | ON(JW307) | ON(JW308) |
		    ON(JW315) | ON(JW316) | ON(JW317) | ON(JW318) | ON(JW319) | ON(JW320) |
		    ON(JW323) | ON(JW325),
	.elements =
	    "Contact/Periode/Begindatum [301]; Contact/Periode/Einddatum [301]; "
	    "Client/Geboortedatum/Datum [301 305 307 315]; Relatie/Geboortedatum/Datum [301]; "
	    "ToegewezenProduct/Einddatum [301]; ToegewezenProduct/Ingangsdatum [301]; "
	    "ToegewezenProduct/Toewijzingsdatum [301]; Header/BerichtIdentificatie/Dagtekening "
	    "[301 "
	    "305 307 315 317 319 323 325]; Header/DagtekeningRetour [302 306 308 316 318 320]; "
	    "StartProduct/Begindatum [305]; StartProduct/ToewijzingIngangsdatum [305]; "
	    "StopProduct/Begindatum [307]; StopProduct/Einddatum [307]; "
	    "StopProduct/ToewijzingIngangsdatum [307]; AangevraagdProduct/BeschikkingIngangsdatum "
	    "[315]; AangevraagdProduct/ToewijzingEinddatum [315]; "
	    "AangevraagdProduct/ToewijzingIngangsdatum [315]; NieuwProduct/Einddatum [317]; "
	    "NieuwProduct/GewensteIngangsdatum [317]; TeWijzigenProduct/Einddatum [317]; "
	    "TeWijzigenProduct/GewensteIngangsdatum [317]; Prestatie/ProductPeriode/Begindatum "
	    "[323 "
	    "325]; Prestatie/ProductPeriode/Einddatum [323 325]; Declaratie/DeclaratieDagtekening "
	    "[323]; Declaratie/DeclaratiePeriode/Begindatum [323]; "
	    "Declaratie/DeclaratiePeriode/Einddatum [323]; "
	    "Header/DeclaratieIdentificatie/Dagtekening "
	    "[325]",
	.checks = N_("A date is written as year, month and day, such as 2026-07-01, exists in the "
		     "calendar and has no time zone behind it."),
    },
    {
	IN_SCHEMA("RS033"),
	.text = N_("The text is blank or has a line break"),
	.messages = ON(JW301) | ON(JW302) | ON(JW305) | ON(JW306) | ON(JW307) | ON(JW308) |
		    ON(JW315) | ON(JW316) | ON(JW317) | ON(JW318) | ON(JW319) | ON(JW320) |
		    ON(JW323) | ON(JW325),
	.elements =
	    "Client/Communicatie/Taal [301]; Contact/Adres/Huis/Huisletter [301]; "
	    "Contact/Adres/Huis/HuisnummerToevoeging [301]; Contact/Adres/Plaatsnaam [301]; "
	    "Contact/Adres/Postcode [301]; Contact/Adres/Straatnaam [301]; Contact/Emailadres "
	    "[301]; "
	    "Contact/Organisatie [301]; Contact/Telefoon/Telefoon01/Landnummer [301]; "
	    "Contact/Telefoon/Telefoon02/Landnummer [301]; Client/Naam/Geslachtsnaam/Achternaam "
	    "[301 "
	    "305 307 315]; Client/Naam/Geslachtsnaam/Voorvoegsel [301 305 307 315]; "
	    "Client/Naam/Partnernaam/Achternaam [301]; Client/Naam/Partnernaam/Voorvoegsel [301]; "
	    "Client/Naam/Voornamen [301 305 307 315]; Relatie/Naam/Geslachtsnaam/Achternaam [301]; "
	    "Relatie/Naam/Geslachtsnaam/Voorvoegsel [301]; Relatie/Naam/Partnernaam/Achternaam "
	    "[301]; "
	    "Relatie/Naam/Partnernaam/Voorvoegsel [301]; Relatie/Naam/Voornamen [301]; "
	    "Relatie/Nummer "
	    "[301]; ToegewezenProduct/Product/Code [301]; ToegewezenProduct/ReferentieAanbieder "
	    "[301]; Header/BerichtIdentificatie/Identificatie [301 305 307 315 317 319 323 325]; "
	    "Header/IdentificatieRetour [302 306 308 316 318 320]; StartProduct/Product/Code "
	    "[305]; "
	    "StopProduct/Product/Code [307]; AangevraagdProduct/Product/Code [315]; "
	    "AangevraagdProduct/ReferentieAanbieder [315]; AangevraagdProduct/Verwijzer/Naam "
	    "[315]; "
	    "NieuwProduct/Product/Code [317]; Verzoek/ReferentieAanbieder [317]; "
	    "Antwoord/ReferentieAanbieder [319]; Prestatie/ProductCode [323 325]; "
	    "Header/DeclaratieIdentificatie/Identificatie [325]",
	.checks = N_(
	    "The text has at least one character that is no white space, and stands on one line."),
    },
    {
	IN_SCHEMA("RS034"),
	.text = N_("The time does not exist or has a time zone"),
	.messages = ON(JW301),
	.elements = "ToegewezenProduct/Toewijzingstijd",
	.checks =
	    N_("A time is written as hours, minutes and seconds with colons, such as 13:59:41, "
	       "perhaps with a fraction of a second, and has no time zone behind it."),
    },
    {
	IN_SCHEMA("RS035"),
	.text = N_("The value is not exactly 4 digits"),
	.messages = NO_RETOUR,
	.elements = "Header/Afzender [301 319 325]; Header/Ontvanger [305 307 315 317 323]; "
		    "Woonplaatsbeginsel/Gemeente [319]",
	.checks =
	    N_("The value is the code of a gemeente: 4 digits, without blanks or other signs."),
    },
    {
	IN_SCHEMA("RS036"),
	.text = N_("The value is not exactly 8 digits"),
	.messages = NO_RETOUR,
	.elements = "Header/Ontvanger [301 319 325]; Header/Afzender [305 307 315 317 323]; "
		    "AangevraagdProduct/Verwijzer/ZorgverlenerCode [315]",
	.checks = N_("The value is an AGB code: 8 digits, without blanks or other signs."),
    },
    {
	IN_SCHEMA("RS037"),
	.text = N_("The value is not exactly 9 digits"),
	.messages =
	    ON(JW301) | ON(JW305) | ON(JW307) | ON(JW315) | ON(JW317) | ON(JW323) | ON(JW325),
	.elements = "Client/Bsn",
	.checks = N_("The value is a Bsn: 9 digits, without blanks or other signs."),
    },
    {
	IN_SCHEMA("RS039"),
	.text = N_("The text is longer than 14 characters"),
	.checks = N_("The text has 14 characters at most. Characters are counted, not bytes. The "
		     "national list has this rule, but no element of an iJw message uses it."),
    },
    {
	IN_SCHEMA("RS040"),
	.text = N_("The number is higher than 999999999999"),
	.messages = ON(JW323) | ON(JW325),
	.elements = "Declaratie/TotaalIngediendBedrag/TotaalBedrag [323]; "
		    "DeclaratieAntwoord/TotaalIngediendBedrag/TotaalBedrag [325]; "
		    "DeclaratieAntwoord/TotaalToegekendBedrag/TotaalBedrag [325]",
	.checks =
	    N_("The value is a whole number of 999999999999 at most: twelve digits, in eurocents."),
    },
    {
	IN_SCHEMA("RS045"),
	.text = N_("The initials have other characters than letters"),
	.messages = ON(JW301) | ON(JW305) | ON(JW307) | ON(JW315),
	.elements = "Client/Naam/Voorletters; Relatie/Naam/Voorletters [301]",
	.checks =
	    N_("Initials are letters, with or without accents, and no dots, blanks or hyphens."),
    },
    {
	IN_SCHEMA("RS046"),
	.text = N_("The telephone number has other characters than digits"),
	.messages = ON(JW301),
	.elements = "Contact/Telefoon/Telefoon01/Telefoonnummer; "
		    "Contact/Telefoon/Telefoon02/Telefoonnummer",
	.checks = N_("A telephone number is digits only; the number of the country has an element "
		     "of its own."),
    },
    {
	IN_SCHEMA("RS047"),
	.text = N_("BerichtCode is not that of the message type"),
	.messages = NO_RETOUR,
	.elements = "Header/BerichtCode",
	.checks = N_("Header/BerichtCode is the fixed code of the type that the namespace names."),
    },
    {
	IN_SCHEMA("RS048"),
	.text = N_("The version is not three numbers with dots in between"),
	.messages = ON(JW301) | ON(JW302) | ON(JW305) | ON(JW306) | ON(JW307) | ON(JW308) |
		    ON(JW315) | ON(JW316) | ON(JW317) | ON(JW318) | ON(JW319) | ON(JW320) |
		    ON(JW323) | ON(JW325),
	.elements =
	    "Header/XsdVersie/BasisschemaXsdVersie [301 305 307 315 317 319 323 325]; "
	    "Header/XsdVersie/BerichtXsdVersie [301 305 307 315 317 319 323 325]; "
	    "Header/XsdVersieRetour/BasisschemaXsdVersie [302 306 308 316 318 320]; "
	    "Header/XsdVersieRetour/BerichtXsdVersie [302 306 308 316 318 320]; Header/XsltVersie "
	    "[302 306 308 316 318 320 325]; Header/XsdVersieDeclaratie/BasisschemaXsdVersie [325]; "
	    "Header/XsdVersieDeclaratie/BerichtXsdVersie [325]",
	.checks =
	    N_("A version is three whole numbers without leading zeros, with dots in between, "
	       "such as 1.0.0."),
    },
};

RULE_SET(schema);
