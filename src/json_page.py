"""The page about JSON, of the schemas: json_page.py FOLDER, which has them. Written to stdout, in Dutch."""
import json
import os
import sys

INTRODUCTION = """# JSON

Gemaakt door `make doc` (src/json_page.py); wat hier van een veld staat, is geschreven in de schema's in
[schema](schema).

Alles wat `ijw` in JSON schrijft, staat op deze bladzijde, en van elk is er een JSON Schema (2020-12). Een test legt wat elke
opdracht schrijft naast het schema ervan.

Wat is afgesproken:

* De velden zijn die van het schema, en geen andere. Wie `ijw.validate/1` leest, kan op elk verplicht veld rekenen.
* Het veld `schema` zegt welke afspraak geldt. Verandert de betekenis of de soort van een veld, of verdwijnt er een, dan
  krijgt zij een hoger nummer. Een nieuw veld komt er zonder nieuw nummer bij, ook in het schema: wie uitvoer leest van
  een nieuwer programma dan zijn schema, slaat velden over die hij niet kent.
* Een veld dat niets te zeggen heeft, is `null`; wat kan ontbreken, heet hieronder facultatief.
* `ijw validate --json` en `ijw log --json` schrijven één object per regel. Andere objecten kunnen meer regels tekst beslaan.
* De tekens zijn UTF-8. Een dag is `JJJJ-MM-DD`, een moment `JJJJ-MM-DDTUU:MM:SSZ` in UTC.
* Namen en teksten zijn Engels waar het over het programma gaat en Nederlands waar het woord van de standaard is, in elke
  taal hetzelfde. Alleen in een publicatie staan de teksten in het Nederlands, met het Engels ernaast.
* Er staat geen BSN, naam of adres in, en geen tekst van een afzender waarin een BSN of naam staat. Van een jeugdige
  staat alleen in de uitleg (`ijw explain`, `ijw show`) en het logboek (`ijw log`) iets, met een pseudoniem. `ijw inzage` is de uitzondering: die geeft de berichten
  over één jeugdige zoals ze kwamen.

Controleren kan met elk programma dat JSON Schema kent. De schema's verwijzen naar elkaar met de naam van het bestand.

De metingen van `ijw status --prometheus` zijn geen JSON: die staan in `man ijw`.
"""

# As the page has them; another schema comes behind.
ORDER = ["validate", "report", "status", "explain", "show", "inzage", "log", "rules", "datapackage", "beschikbaarheid", "version"]
KINDS = {"string": "tekst", "integer": "getal", "number": "getal", "boolean": "waar of onwaar", "object": "object",
         "array": "lijst", "null": "null"}
END = ".schema.json"


def kind(schema):
    """What a value is, in words."""
    if "const" in schema:
        return "altijd `" + json.dumps(schema["const"], ensure_ascii=False) + "`"
    if "$ref" in schema:
        name = schema["$ref"]
        if "#" in name:
            return name.rsplit("/", 1)[1]
        return "het object van [" + name[:-len(END)] + "](schema/" + name + ")"
    if "anyOf" in schema:
        return " of ".join(kind(part) for part in schema["anyOf"])
    if "type" not in schema:
        return "object"
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    words = [KINDS[word] for word in types]
    if types[0] == "string" and "enum" not in schema:
        words[0] = {"^-?[0-9]{4}-": "dag", "^[0-9]{4}-[0": "moment"}.get(schema.get("pattern", "")[:12], "tekst")
    if types[0] == "array":
        words[0] = "lijst van " + kind(schema["items"])
    if "enum" in schema:
        words[0] = ", ".join("`" + word + "`" for word in schema["enum"] if word is not None)
    return " of ".join(words)


def rows(properties, required, before):
    """A row for every field, those of the objects in it behind it with the whole name."""
    for name, schema in properties.items():
        must = "" if name in required else "facultatief: "
        meaning = schema.get("description", "")
        print(f"| `{before}{name}` | {kind(schema).replace('|', chr(92) + '|')} | {must}{meaning.replace('|', chr(92) + '|')} |")
        inner = schema.get("items", schema) if schema.get("type") == "array" else schema
        if "properties" in inner:
            step = "[]." if inner is not schema else "."
            rows(inner["properties"], inner.get("required", []), before + name + step)


def table(schema):
    print("\n| veld | waarde | betekenis |\n|---|---|---|")
    rows(schema["properties"], schema.get("required", []), "")


def page(name, schema):
    print(f"\n## {schema['title']}\n\n{schema['description']}\n\nSchema: [{name}{END}](schema/{name}{END}).")
    if "properties" in schema:
        table(schema)
    for part, definition in schema.get("$defs", {}).items():
        print(f"\n### {part} ({name})\n\n{definition['description']}")
        if "allOf" not in definition:
            table(definition)


names = [file[:-len(END)] for file in os.listdir(sys.argv[1]) if file.endswith(END)]
print(INTRODUCTION, end="")
for name in sorted(names, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name)):
    with open(os.path.join(sys.argv[1], name + END), encoding="utf-8") as file:
        page(name, json.load(file))
