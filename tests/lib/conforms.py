"""Whether JSON is what its schema says: conforms.py [--lines] [--plant] [--used [--but=FIELD,...]]
SCHEMA FILE...

SCHEMA is the name of a file in share/doc/schema; a FILE may be a folder of them. A fault is a line with the file and the place. With --lines each line
of a file is a document. With --plant faults are put into the documents, at every place that the schema tells apart:
a field that is left out, has another name or a value of another type, and one that no schema knows; what is not found
is named. With --used the fields of the schema that no document has are named, but for those FIELDs.
"""
import copy
import json
import os
import sys

import jsonschema

try:
    import referencing
except ImportError: # jsonschema before 4.18
    referencing = None

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "share", "doc", "schema")
END = ".schema.json"


def read(path):
    """Names that stand twice in one object are no JSON that anybody reads alike."""
    def once(pairs):
        names = [name for name, _ in pairs]
        if len(set(names)) != len(names):
            raise ValueError(f"{path}: a name stands twice in {names}")
        return dict(pairs)
    with open(path, encoding="utf-8") as file:
        text = file.read()
    lines = text.rstrip("\n").split("\n") if LINES else [text]
    return [json.loads(line, object_pairs_hook=once) for line in lines]


def load(name):
    with open(os.path.join(FOLDER, name + END), encoding="utf-8") as file:
        return json.load(file)


def validator_of(name):
    schemas = {file: load(file[:-len(END)]) for file in os.listdir(FOLDER) if file.endswith(END)}
    for schema in schemas.values():
        jsonschema.Draft202012Validator.check_schema(schema)
    if referencing is None:
        resolver = jsonschema.RefResolver(name + END, schemas[name + END], store=schemas)
        return jsonschema.Draft202012Validator(schemas[name + END], resolver=resolver)
    registry = referencing.Registry().with_contents(schemas.items())
    return jsonschema.Draft202012Validator({"$schema": schemas[name + END]["$schema"], "$ref": name + END}, registry=registry)


def holders(value, path=()):
    """Every object and array with the names on the way to it; the elements of an array have one name."""
    if isinstance(value, dict):
        yield path, value
        for name, inner in value.items():
            yield from holders(inner, path + (name,))
    elif isinstance(value, list):
        yield path, value
        for inner in value:
            yield from holders(inner, path + ("[]",))


def other(value):
    """A value of another type, which is none of those that stand beside it in a schema."""
    if isinstance(value, (dict, list)):
        return 7
    return {"no": "text"}


def plants(holder):
    """What can be wrong with an object or an array, and how to do it and undo it."""
    if isinstance(holder, list):
        if holder:
            yield "another type", 0, other(holder[0])
        return
    for name in list(holder):
        yield "another type", name, other(holder[name])
        yield "no longer there", name, None
    yield "unknown", "nobody_knows", 1


def plant(validator, document, optional):
    """Puts each fault in, once for every place, and looks whether it is found. Returns how many there were."""
    count = 0
    for path, holder in holders(document):
        for what, name, value in plants(holder):
            place = (path, tuple(sorted(holder)) if isinstance(holder, dict) else (), what, name)
            if place in PLANTED:
                continue
            PLANTED.add(place)
            if what == "no longer there" and name in optional:
                continue
            count += 1
            before = copy.copy(holder)
            if what == "no longer there":
                del holder[name]
            else:
                holder[name] = value
            found = not validator.is_valid(document)
            # The same name with another spelling: it is missing, and nobody knows the other one.
            if what == "no longer there" and found:
                holder[name.upper() + "_"] = before[name]
                found = not validator.is_valid(document)
            restore(holder, before)
            if not found:
                say(f"not found: {'/'.join(path)}: {name}: {what}")
    return count


def restore(holder, before):
    if isinstance(holder, dict):
        holder.clear()
        holder.update(before)
    else:
        holder[:] = before


def parts(schema):
    """Every object within a schema."""
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from parts(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from parts(inner)


def optional_of(name):
    """The fields that a schema does not ask for, and those of the schemas that it refers to."""
    fields = set()
    schema = load(name)
    for part in parts(schema):
        if isinstance(part.get("properties"), dict):
            fields |= set(part["properties"]) - set(part.get("required", []))
        reference = part.get("$ref", "")
        if isinstance(reference, str) and END in reference:
            fields |= optional_of(reference.split(END)[0])
    return fields


def used(name, documents, told):
    """Names fields that stand in the schema and in no document, and are not `told`; and those without a meaning."""
    for document in documents:
        for _, holder in holders(document):
            told |= set(holder) if isinstance(holder, dict) else set()
    for part in parts(load(name)):
        for field, meaning in part.get("properties", {}).items() if isinstance(part.get("properties"), dict) else ():
            if field not in told:
                say(f"{name}: no document has the field {field}")
            if "description" not in meaning and "$ref" not in meaning and "const" not in meaning and field != "$schema":
                say(f"{name}: the field {field} has no meaning")


def every(paths):
    for path in paths:
        if os.path.isdir(path):
            yield from sorted(os.path.join(path, name) for name in os.listdir(path))
        else:
            yield path


def say(what):
    global FAULTS
    FAULTS += 1
    if FAULTS <= 20:
        print(what)


FAULTS = 0
PLANTED = set()
OPTIONS = {word for word in sys.argv[1:] if word.startswith("--")}
BUT = {field for word in OPTIONS if word.startswith("--but=") for field in word[6:].split(",")}
LINES = "--lines" in OPTIONS
NAME, *FILES = [word for word in sys.argv[1:] if not word.startswith("--")]
VALIDATOR = validator_of(NAME)
OPTIONAL = optional_of(NAME)
ALL = []
COUNT = 0
for path in every(FILES):
    for document in read(path):
        ALL.append(document)
        for fault in VALIDATOR.iter_errors(document):
            say(f"{path}: {'/'.join(map(str, fault.absolute_path))}: {fault.message[:200]}")
        if "--plant" in OPTIONS:
            COUNT += plant(VALIDATOR, document, OPTIONAL)
if "--used" in OPTIONS:
    used(NAME, ALL, BUT)
print(f"{len(ALL)} documents of {NAME}, {COUNT} planted faults, {FAULTS} faults")
sys.exit(FAULTS > 0)
