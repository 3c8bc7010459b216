/* The external rules: they need the day of receipt, or a list that no message carries. */
#include "ijw/rule/lijsten.h"
#include "rules.h"

enum {
	HEEN = ON(JW301) | ON(JW305) | ON(JW307) | ON(JW315) | ON(JW317) | ON(JW319) | ON(JW323) |
	       ON(JW325)
};

const struct rule_row extern_rows[] = {
    {RULE_TR135, HEEN, &class_header, check_ontvangst},
    {RULE_TR346, ON(JW323), &class_prestatie, check_bedrag},
    {RULE_TR378, HEEN, &class_header, check_gemeente},
    {RULE_TR378, ON(JW319), &class_woonplaatsbeginsel, check_woonplaats_gemeente},
    {RULE_TR381, ON(JW301), &class_toegewezenproduct, check_productcode},
    {RULE_TR381, ON(JW305), &class_startproduct, check_start_productcode},
    {RULE_TR381, ON(JW307), &class_stopproduct, check_stop_productcode},
    {RULE_TR381, ON(JW315), &class_aangevraagdproduct, check_productcode},
    {RULE_TR381, ON(JW317), &class_nieuwproduct, check_productcode},
    {RULE_TR381, ON(JW323), &class_prestatie, check_prestatie_productcode},
    {RULE_TR418, ON(JW323), &class_prestatie, check_contracttarief},
    {RULE_COUNT, 0, NULL, NULL},
};
