"""Loads a publication with the csv, json and sqlite3 of Python and says what does not agree:
load_feed.py FOLDER [SHEETS]. SHEETS is a folder with the sheets of monitor.xlsx as CSV."""
import copy
import csv
import json
import os
import re
import sqlite3
import sys

try:
    import jsonschema
except ImportError:
    jsonschema = None

FOLDER = sys.argv[1]
TYPES = {"string": r"[^\x00-\x1f]*", "integer": r"-?\d+", "number": r"-?\d+(\.\d+)?",
         "date": r"\d{4}-\d{2}-\d{2}"}
STORED = {"string": (str,), "integer": (int,), "number": (float, int), "date": (str,)}
faults = 0


def want(what, holds):
    global faults
    if not holds:
        faults += 1
        if faults <= 20:
            print("  " + what)


def read(path):
    with open(path, "rb") as file:
        raw = file.read()
    want(path + " ends its lines with LF alone", b"\r" not in raw and raw.endswith(b"\n"))
    rows = list(csv.reader(raw.decode("utf-8").splitlines()))
    return rows[0], rows[1:]


def check_table(resource, header, rows):
    name, fields = resource["name"], resource["schema"]["fields"]
    key = resource["schema"].get("primaryKey", [])
    want(name + ": every column is described", header == [field["name"] for field in fields])
    want(name + ": in two languages", all(field.get(part) for field in fields for part in
         ("title", "description", "title_en", "description_en")))
    want(name + ": the key comes first", key == header[:len(key)])
    want(name + ": the key is there and unique", not key or
         len({tuple(row[:len(key)]) for row in rows}) == len(rows) and
         all(all(row[:len(key)]) for row in rows))
    want(name + ": rows rise as bytes", rows == sorted(rows, key=lambda row:
         [cell.encode() for cell in row]))
    for row in rows:
        want(name + ": as many cells as columns", len(row) == len(fields))
        for field, cell in zip(fields, row):
            codes = field.get("constraints", {}).get("enum")
            want(f"{name}: {field['name']} is of its type", cell == "" or
                 re.fullmatch(TYPES[field["type"]], cell) and (codes is None or cell in codes))


def same(cell, other, kind):
    """Whether a cell of the CSV is what another program has for it."""
    if cell == "" or other in ("", None):
        return cell == "" and other in ("", None)
    if kind in ("integer", "number"):
        return abs(float(cell) - float(other)) < 1e-9
    # What a spreadsheet would take for a formula has an apostrophe in front in a CSV alone.
    return cell == (f"'{other}" if str(other)[0] in "=+-@" else other)


def compare(what, fields, rows, others):
    want(f"{what}: {len(rows)} rows, not {len(others)}", len(rows) == len(others))
    for row, other in zip(rows, others):
        for field, cell, told in zip(fields, row, other):
            want(f"{what}: {field['name']} is the same", same(cell, told, field["type"]))


def check_database(database, resource, header, rows):
    name, fields = resource["name"], resource["schema"]["fields"]
    found = database.execute(f'SELECT * FROM "{name}"')
    want(f"monitor.db: columns of {name}", [column[0] for column in found.description] == header)
    # Numbers in a key are sorted as numbers there; without a key rows stay as they were written.
    stored = sorted(found.fetchall(), key=lambda row: [str(cell).encode() for cell in
                    row[:len(resource["schema"].get("primaryKey", []))]])
    compare("monitor.db: " + name, fields, rows, stored)
    for row in stored:
        for field, cell in zip(fields, row):
            want(f"monitor.db: {name}: {field['name']} is of its type",
                 cell is None or isinstance(cell, STORED[field["type"]]))


def check_views(database):
    views = database.execute("SELECT name FROM sqlite_master WHERE type = 'view'").fetchall()
    want("monitor.db: views", len(views) >= 5)
    for (view,) in views:
        want("monitor.db: view " + view, database.execute(f'SELECT * FROM "{view}"').description)
    want("monitor.db: whole", database.execute("PRAGMA integrity_check").fetchone() == ("ok",))


def check_profiles(package):
    """The profiles of both versions accept it, and refuse what is wrong."""
    for profile in ("tabular-data-package-1.json", "datapackage-2.json"):
        with open("fixtures/datapackage/" + profile, encoding="utf-8") as file:
            schema = json.load(file)
        accepts = jsonschema.validators.validator_for(schema)(schema).is_valid
        want(profile + " accepts it", accepts(package))
        for spoil in (lambda p: p["resources"][0].pop("name"),
                      lambda p: p["resources"][0]["schema"].update(fields=[{"type": "string"}]),
                      lambda p: p.update(resources=[])):
            wrong = copy.deepcopy(package)
            spoil(wrong)
            want(profile + " refuses what is wrong", not accepts(wrong))


def main():
    with open(FOLDER + "/datapackage.json", encoding="utf-8") as file:
        package = json.load(file)
    database = sqlite3.connect(f"file:{FOLDER}/monitor.db?mode=ro&immutable=1", uri=True)
    for resource in package["resources"]:
        header, rows = read(FOLDER + "/" + resource["path"])
        check_table(resource, header, rows)
        check_database(database, resource, header, rows)
        if len(sys.argv) > 2:
            sheet, cells = read_sheet(resource["name"])
            want("sheet of " + resource["name"], sheet == header)
            compare("sheet of " + resource["name"], resource["schema"]["fields"], rows, cells)
        print(f"{resource['name']} {len(rows)}")
    tables = {resource["path"] for resource in package["resources"]}
    want("every CSV file is described",
         tables == {name for name in os.listdir(FOLDER) if name.endswith(".csv")})
    check_views(database)
    if jsonschema is not None:
        check_profiles(package)
    if len(sys.argv) > 2:
        want("a reading guide comes first", os.path.exists(sys.argv[2] + "/monitor-Leeswijzer.csv"))
    print(f"{faults} faults")
    return faults > 0


def read_sheet(name):
    with open(f"{sys.argv[2]}/monitor-{name}.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return rows[0], rows[1:]


sys.exit(main())
