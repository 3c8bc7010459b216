/* Rules on claims and their answers, against other messages. */
#include "ijw/base/text.h"
#include "inspect.h"

static const struct rule rules[] = {
    {
	.code = "TR318",
	.retourcode = "8214",
	.severity = SEVERITY_ERROR,
	.text = N_("DeclaratiePeriode lies before that of an earlier claim"),
	.remedy = N_("Ask the aanbieder to claim older care in the period that is due now."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Declaratie/DeclaratiePeriode",
	.class = "Declaratie",
	.checks =
	    N_("DeclaratiePeriode does not lie before that of an earlier accepted claim of this "
	       "aanbieder. The same month may be claimed again. A month that is left out may "
	       "have had no care, so it is only a signal (IJW216)."),
    },
    {
	.code = "TR333",
	.retourcode = "9333",
	.severity = SEVERITY_ERROR,
	.text = N_("The aanbieder used this DeclaratieNummer before"),
	.remedy = N_("Ask the aanbieder to send the claim again with a number of its own."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Declaratie/DeclaratieNummer",
	.class = "Declaratie",
	.checks = N_("An aanbieder uses every DeclaratieNummer once."),
    },
    {
	.code = "TR307",
	.retourcode = "9307",
	.severity = SEVERITY_ERROR,
	.text = N_("ProductPeriode begins before the assignment"),
	.remedy = N_("Ask the aanbieder to claim from the Ingangsdatum on, or the gemeente for an "
		     "earlier one."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie/ProductPeriode",
	.class = "Prestatie",
	.checks =
	    N_("A ProductPeriode does not begin before the Ingangsdatum of its assignment, in "
	       "the version that holds now."),
    },
    {
	.code = "TR308",
	.retourcode = "9308",
	.severity = SEVERITY_ERROR,
	.text = N_("ProductPeriode ends after the assignment"),
	.remedy =
	    N_("Ask the aanbieder to claim up to the Einddatum, or the gemeente to extend the "
	       "assignment."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie/ProductPeriode",
	.class = "Prestatie",
	.checks =
	    N_("A ProductPeriode does not end after the Einddatum of its assignment, when the "
	       "version that holds now has one."),
    },
    {
	.code = "TR314",
	.retourcode = "8021",
	.severity = SEVERITY_ERROR,
	.text = N_("The aanbieder used this ReferentieNummer before"),
	.remedy = N_("Ask the aanbieder to give every Prestatie a number of its own."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie/ProductReferentie",
	.class = "Prestatie",
	.checks = N_("An aanbieder uses every ReferentieNummer of a Prestatie once, within a claim "
		     "and over all claims."),
    },
    {
	.code = "TR319",
	.retourcode = "9319",
	.severity = SEVERITY_ERROR,
	.text = N_("ProductPeriode does not lie in or before DeclaratiePeriode"),
	.remedy = N_("Ask the aanbieder to claim this month in its own period or a later one."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie",
	.class = "Prestatie",
	.checks =
	    N_("A ProductPeriode lies in the month of DeclaratiePeriode or in an earlier one. "
	       "The rule list has this rule with code 9319 on the Prestatie; the published XSLT "
	       "tests it within the message, where the code would be 0001. We report 9319."),
    },
    {
	.code = "TR321",
	.retourcode = "9321",
	.severity = SEVERITY_ERROR,
	.text = N_("The volume is more than was assigned for this month"),
	.remedy = N_("Ask the aanbieder to correct the volume, or to ask for more with a JW317."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie/GeleverdVolume",
	.class = "Prestatie",
	.checks = N_(
	    "The volume is at most what the assignment gives for this ProductPeriode: for each "
	    "day, for each week (an output based product counts Sundays, others every week that is "
	    "touched), for a month or in total. Hours claimed in minutes count 60 each."),
    },
    {
	.code = "TR322",
	.retourcode = "9322",
	.severity = SEVERITY_ERROR,
	.text = N_("All volume claimed together is more than was assigned"),
	.remedy =
	    N_("Ask the aanbieder which Prestatie is too much, or to ask for more with a JW317."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie/GeleverdVolume",
	.class = "Prestatie",
	.checks = N_("All approved volume on the assignment, less what was credited, with this "
		     "Prestatie is at most what the assignment gives over its whole period."),
    },
    {
	.code = "TR323",
	.retourcode = "8017",
	.severity = SEVERITY_ERROR,
	.text = N_("The credit belongs to no approved Prestatie with the same content"),
	.remedy = N_("Ask the aanbieder to repeat the debit unchanged and to name it in "
		     "VorigReferentieNummer."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie/ProductReferentie",
	.class = "Prestatie",
	.checks =
	    N_("A credit names an approved debit of this aanbieder and repeats it: client, "
	       "ToewijzingNummer, product, ProductPeriode, volume, Eenheid, tariff and amount "
	       "are equal."),
    },
    {
	.code = "TR338",
	.retourcode = "9338",
	.severity = SEVERITY_ERROR,
	.text = N_("The Prestatie belongs to no assignment of this client and aanbieder"),
	.remedy = N_("Ask the aanbieder for the right ToewijzingNummer, or the gemeente for the "
		     "missing JW301."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie",
	.class = "Prestatie",
	.checks = N_("The ToewijzingNummer is that of an assignment of this gemeente to this "
		     "aanbieder for this client."),
    },
    {
	.code = "TR339",
	.retourcode = "9339",
	.severity = SEVERITY_ERROR,
	.text = N_("ProductCategorie is not that of the assignment"),
	.remedy = N_("Ask the aanbieder to take the category over from the assignment."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie/ProductCategorie",
	.class = "Prestatie",
	.checks = N_("ProductCategorie is that of the assignment, when the assignment has one."),
    },
    {
	.code = "TR340",
	.retourcode = "9340",
	.severity = SEVERITY_ERROR,
	.text = N_("ProductCode is not that of the assignment"),
	.remedy = N_("Ask the aanbieder to take the code over from the assignment."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie/ProductCode",
	.class = "Prestatie",
	.checks = N_("ProductCode is that of the assignment, when the assignment has one."),
    },
    {
	.code = "TR341",
	.retourcode = "9341",
	.severity = SEVERITY_ERROR,
	.text = N_("Eenheid is not that of the assignment"),
	.remedy =
	    N_("Ask the aanbieder to claim in the unit that was assigned; hours may be claimed "
	       "in minutes."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie/Eenheid",
	.class = "Prestatie",
	.checks = N_("Eenheid is that of the assignment, when the assignment has an Omvang. Hours "
		     "(04) may be claimed in minutes (01)."),
    },
    {
	.code = "TR369",
	.retourcode = "9369",
	.severity = SEVERITY_ERROR,
	.text = N_("All that was claimed together is more than the Budget"),
	.remedy =
	    N_("Ask the aanbieder which Prestatie is too much, or to ask for more with a JW317."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie/GeleverdVolume",
	.class = "Prestatie",
	.checks =
	    N_("All approved amounts on an assignment with a Budget, less what was credited, "
	       "are with this Prestatie at most the Budget. For units other than euros we add "
	       "the amounts, not the volumes."),
    },
    {
	.code = "TR384",
	.retourcode = "9384",
	.severity = SEVERITY_ERROR,
	.text = N_("The assignment of the Prestatie was deleted"),
	.remedy = N_("Ask the aanbieder for the assignment that took its place."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie",
	.class = "Prestatie",
	.checks =
	    N_("No care is claimed on an assignment whose version that holds now is a deletion "
	       "(RedenWijziging 13)."),
    },
    {
	.code = "TR387",
	.retourcode = "9387",
	.severity = SEVERITY_ERROR,
	.text = N_("ProductPeriode does not begin with the month or the assignment"),
	.remedy = N_("Ask the aanbieder to begin it on the first of the month, or on a later "
		     "Ingangsdatum."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie/ProductPeriode",
	.class = "Prestatie",
	.checks = N_("A ProductPeriode begins on the first of its month, or on the Ingangsdatum of "
		     "the assignment when that is later."),
    },
    {
	.code = "TR388",
	.retourcode = "9388",
	.severity = SEVERITY_ERROR,
	.text = N_("ProductPeriode does not end with the month or the assignment"),
	.remedy =
	    N_("Ask the aanbieder to end it on the last of the month, or on an earlier Einddatum."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie/ProductPeriode",
	.class = "Prestatie",
	.checks = N_("A ProductPeriode ends on the last of its month, or on the Einddatum of the "
		     "assignment when that is earlier."),
    },
    {
	.code = "TR389",
	.retourcode = "9389",
	.severity = SEVERITY_ERROR,
	.text = N_("The same care of the same period was claimed before and not credited"),
	.remedy = N_(
	    "Ask the aanbieder to credit the earlier Prestatie first, or to leave this one out."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie",
	.class = "Prestatie",
	.checks = N_(
	    "No approved debit of this aanbieder without a credit has the same ToewijzingNummer, "
	    "product and ProductPeriode. Credits in the same message count first."),
    },
    {
	.code = "TR390",
	.retourcode = "9390",
	.severity = SEVERITY_ERROR,
	.text = N_("The Prestatie was credited before"),
	.remedy = N_("Ask the aanbieder to leave this credit out."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW323),
	.elements = "Prestatie",
	.class = "Prestatie",
	.checks = N_(
	    "A debit is credited once: no approved credit names the same VorigReferentieNummer."),
    },
    {
	.code = "TR337",
	.severity = SEVERITY_ERROR,
	.text = N_("The answer names a claim that the aanbieder did not send"),
	.remedy = N_("Ask the gemeente, outside the traffic, which JW323 is answered."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW325),
	.elements = "Header/DeclaratieIdentificatie",
	.class = "Header",
	.checks = N_("DeclaratieIdentificatie of a JW325, number and date, is the "
		     "BerichtIdentificatie of a JW323 that its receiver sent to this gemeente."),
    },
    {
	.code = "TR366",
	.retourcode = "9366",
	.severity = SEVERITY_ERROR,
	.text = N_("The answer lists a Prestatie that is not in the claim"),
	.remedy = N_("Ask the gemeente, outside the traffic, for an answer to this claim alone."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW325),
	.elements = "Prestatie/ProductReferentie",
	.class = "Prestatie",
	.checks = N_("Every Prestatie that a JW325 lists is in the JW323 it answers, by its "
		     "ReferentieNummer."),
    },
    {
	.code = "TR367",
	.retourcode = "9367",
	.severity = SEVERITY_ERROR,
	.text = N_("The answer shows a Prestatie otherwise than it was claimed"),
	.remedy = N_("Ask the gemeente, outside the traffic, to repeat the Prestatie unchanged."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW325),
	.elements = "Prestatie/Eenheid; Prestatie/GeleverdVolume; Prestatie/IngediendBedrag; "
		    "Prestatie/ProductCategorie; Prestatie/ProductCode; Prestatie/ProductPeriode; "
		    "Prestatie/ProductTarief; Prestatie/ToewijzingNummer",
	.class = "Prestatie",
	.checks = N_("A Prestatie in a JW325 is copied from the JW323: ToewijzingNummer, product, "
		     "ProductPeriode, volume, Eenheid, tariff and amount are equal."),
    },
    {
	.code = "TR371",
	.severity = SEVERITY_ERROR,
	.text = N_("XsdVersieDeclaratie is not the XsdVersie of the claim"),
	.remedy =
	    N_("Tell the gemeente, outside the traffic, that it has to copy it from the JW323."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW325),
	.elements = "Header/XsdVersieDeclaratie",
	.class = "Header",
	.checks = N_("XsdVersieDeclaratie of a JW325 is the XsdVersie of the JW323 it answers."),
    },
    {
	.code = "TR376",
	.severity = SEVERITY_ERROR,
	.text = N_("DeclaratieNummer is not that of the claim"),
	.remedy = N_("Ask the gemeente, outside the traffic, which JW323 is answered."),
	.level = LEVEL_CROSS_MESSAGE,
	.messages = ON(JW325),
	.elements = "DeclaratieAntwoord/DeclaratieNummer",
	.class = "DeclaratieAntwoord",
	.checks = N_("DeclaratieNummer of a JW325 is that of the JW323 it answers."),
    },
};

RULE_SET(pages_declaratie);
