"""The answers of share/sql, computed another way: answers.py QUESTION FOLDER PEILDATUM.

FOLDER has the exported tables as TABLE.csv, bevolking.csv, jeugdige.csv, aanbieders.csv and categorieen.csv.
One row a line, as sqlite3 prints it.
"""
import csv
import statistics
import sys
from collections import Counter, defaultdict
from datetime import date, timedelta
from math import sqrt

question, folder, peildatum = sys.argv[1:4]
P = date.fromisoformat(peildatum)
PILOT, HELP, FROM, TO = {"GM0153", "GM0141"}, {"45", "41"}, date(2026, 4, 1), date(2026, 6, 30)


def rows(table):
    with open(f"{folder}/{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text):
    return date.fromisoformat(text) if text else None


def days(count):
    return timedelta(days=count)


def percentile(values, p):
    """Type 7, as numpy and R have it."""
    if len(values) == 1:
        return float(values[0])
    return statistics.quantiles(values, n=100, method="inclusive")[round(p * 100) - 1]


def rounded(value, digits):
    return round(value + 1e-9, digits)


def waits():
    """Chains that waited, each with the day on which it stopped or None."""
    for row in rows("wachtketen"):
        stop = day({"gestart": row["startdatum"], "gestart_volgens_declaratie": row["startdatum_tot"],
                    "afgevallen": row["einddatum"]}.get(row["status"], ""))
        if row["status"] not in ("uitgesloten", "retroactief") and not (stop and stop < day(row["klokstart"])):
            yield row, stop


def w3a(row):
    return int(row["w3a_dagen"]) if row["status"] == "gestart" else None


def names():
    with open("share/lijsten/gemeenten.csv", encoding="utf-8", newline="") as file:
        found = {("gemeente", "GM" + row["code"]): row["naam"] for row in csv.DictReader(file)}
    for row in rows("aanbieders"):
        found["aanbieder", row["agb"]] = row["naam"]
    for row in rows("categorieen"):
        found["productcategorie", row["code"]] = row["naam"]
    return found


def trajecten():
    """By youth and begin: the row, and its deliveries in order."""
    found = {(row["client"], row["begindatum"]): (row, []) for row in rows("traject")}
    begins = defaultdict(list)
    for client, begin in found:
        begins[client].append(begin)
    for row in rows("levering"):
        before = [begin for begin in begins[row["client"]] if begin <= row["begindatum"]]
        if before:
            found[row["client"], max(before)][1].append(row)
    for row, own in found.values():
        own.sort(key=lambda l: (l["begindatum"], l["aanbieder"], l["gemeente"], int(l["toewijzingnummer"] or 0),
                                l["productcategorie"], l["productcode"]))
        assert len(own) == int(row["leveringen"]), row
    return found


def wachttijden():
    named = names()
    for kind in ("aanbieder", "gemeente", "productcategorie"):
        started, waiting = defaultdict(list), defaultdict(list)
        for row, stop in waits():
            started[row[kind]] += [w3a(row)] if row["status"] == "gestart" else []
            waiting[row[kind]] += [(P - day(row["klokstart"])).days] if stop is None else []
        for code, known in sorted(started.items()):
            yield (kind, code, named.get((kind, code)), len(known) or None,
                   rounded(percentile(known, 0.5), 1) if known else None,
                   rounded(percentile(known, 0.9), 1) if known else None,
                   len(waiting[code]), max(waiting[code], default=None))


def clienten():
    people = {(int(row["jaar"]), row["gemeente"]): int(row["inwoners"]) for row in rows("bevolking")}
    for (year, _), number in list(people.items()):
        people[year, "regio"] = people.get((year, "regio"), 0) + number
    named, clients = names(), defaultdict(set)
    for row in rows("levering"):
        last = day(row["einddatum"]) or P
        for year in range(day(row["begindatum"]).year, last.year + 1):
            clients[year, row["gemeente"]].add(row["client"])
            clients[year, "regio"].add(row["client"])
    for (year, gemeente), own in sorted(clients.items()):
        number = people.get((year, gemeente))
        yield (year, gemeente, named.get(("gemeente", gemeente)), len(own), number,
               rounded(1000 * len(own) / number, 1) if number else None)


def pilot():
    parts = defaultdict(list)
    for row, _ in waits():
        start, known = day(row["klokstart"]), w3a(row)
        if (row["productcategorie"] not in HELP or row["status"] == "gestart_volgens_declaratie"
                or start + days(70) > P):
            continue
        phase = "1 voor" if start < FROM else "2 tijdens" if start <= TO else "3 na"
        parts["pilot" if row["gemeente"] in PILOT else "rest", phase].append(known is not None and known <= 70)
    for (part, phase), found in sorted(parts.items()):
        n, p = len(found), sum(found) / len(found)
        middle, half = p + 1.92 / n, 1.96 * sqrt(p * (1 - p) / n + 0.96 / n / n)
        yield (part, phase, n, rounded(p, 3), rounded((middle - half) / (1 + 3.84 / n), 3),
               rounded((middle + half) / (1 + 3.84 / n), 3))


def stroom():
    kinds = {"43": "verblijf", "44": "verblijf", "47": "gedwongen", "48": "gedwongen", "49": "gedwongen"}
    care = [(kinds.get(row["productcategorie"], "overig"), day(row["begindatum"]), day(row["einddatum"]),
             row["d1_dagen"]) for row in rows("levering")]
    for year in range(min(begin for _, begin, _, _ in care).year, P.year + 1):
        for kind in sorted({kind for kind, _, _, _ in care}):
            own = [item for item in care if item[0] == kind]
            lengths = [int(length) for _, _, end, length in own if length and end.year == year]
            yield (year, kind, sum(begin.year == year for _, begin, _, _ in own),
                   sum(end is not None and end.year == year for _, _, end, _ in own),
                   rounded(statistics.median(lengths), 1) if lengths else None,
                   sum(begin.year <= year and (end is None or end.year > year) for _, begin, end, _ in own))


def doorstroom():
    found = Counter()
    for _, own in trajecten().values():
        for one, two in zip(own, own[1:]):
            both = ((day(one["einddatum"]) or P) - day(two["begindatum"])).days + 1
            if one["aanbieder"] != two["aanbieder"] and both <= 28:
                found[two["begindatum"][:4], one["aanbieder"], two["aanbieder"]] += 1
    for key, count in sorted(found.items()):
        yield *key, count


def achttien():
    found = defaultdict(lambda: [0, 0, 0, 0])
    born = {row["client"]: row["geboortemaand"] for row in rows("jeugdige") if row["geboortemaand"]}
    for row in rows("traject"):
        if row["client"] not in born:
            continue
        year, month = born[row["client"]].split("-")
        adult, end = date(int(year) + 18, int(month), 1), day(row["einddatum"])
        if day(row["begindatum"]) > adult or (end and end < adult) or adult + days(90) > P:
            continue
        count = found[adult.year]
        count[0] += 1
        count[1 if end is None else 2 if end <= adult + days(90) else 3] += 1
    for year, count in sorted(found.items()):
        yield year, *count


def eerste_laatste():
    found = defaultdict(list)
    for (_, begin), (row, own) in trajecten().items():
        after = day(begin) + days(365)
        if after <= P:
            other = any(l["aanbieder"] != own[0]["aanbieder"] and day(l["begindatum"]) <= after for l in own)
            found[begin[:4]].append((other, row["eerste_aanbieder"] != row["laatste_aanbieder"]))
    for year, items in sorted(found.items()):
        others = sum(other for other, _ in items)
        yield year, len(items), others, rounded(others / len(items), 3), sum(now for _, now in items)


def kort_product():
    ends = defaultdict(list)
    for row in rows("levering"):
        if row["productcode"] == "45A04" and row["einddatum"]:
            ends[row["client"]].append(day(row["einddatum"]))
    chains = [(any(end <= day(row["klokstart"]) <= end + days(90) for end in ends[row["client"]]), row)
              for row, _ in waits()]
    kinds = {row["productcategorie"] for after, row in chains if after}
    for wanted, name in ((True, "na een kort product"), (False, "zonder")):
        known = [w3a(row) for after, row in chains
                 if after == wanted and row["productcategorie"] in kinds and w3a(row) is not None]
        yield name, len(known), rounded(percentile(known, 0.5), 1), rounded(percentile(known, 0.75), 1)


def eerdere_trajecten():
    named, found, before = names(), Counter(), Counter()
    for (client, _), (row, own) in sorted(trajecten().items()):
        if row["status"] == "lopend":
            found[own[-1]["gemeente"], before[client]] += 1
        before[client] += 1
    for (gemeente, earlier), count in sorted(found.items()):
        yield gemeente, named.get(("gemeente", gemeente)), earlier, count


def stroom_maand():
    came, began, left = Counter(), Counter(), Counter()
    for row, stop in waits():
        came[row["gemeente"], row["klokstart"][:7]] += 1
        if stop:
            (left if row["status"] == "afgevallen" else began)[row["gemeente"], stop.isoformat()[:7]] += 1
    for gemeente in sorted({gemeente for gemeente, _ in came}):
        stock, month = 0, date(2026, 1, 1)
        while month <= P:
            key = gemeente, month.isoformat()[:7]
            end = stock + came[key] - began[key] - left[key]
            yield f"{month:%YMM%m}", gemeente, stock, came[key], began[key], left[key], end
            stock, month = end, (month + days(31)).replace(day=1)


for answer in globals()[question.replace("-", "_")]():
    print(*("" if cell is None else cell for cell in answer), sep="|")
