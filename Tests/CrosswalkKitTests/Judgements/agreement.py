#!/usr/bin/env python3
"""How far readers C and D agree on the pairs that both have read.

Prints Cohen's kappa on the relation, weighted by squared distance (nothing 0, related 1, counterpart, narrower
and broader 2, close 3, exact 4; two relations of one rank differ by a half), and on whether there is a
counterpart at all, each with a 95 % bootstrap interval over statements.
"""

import collections
import csv
import pathlib
import random

HERE = pathlib.Path(__file__).parent
RANK = {"nothing": 0, "related": 1, "counterpart": 2, "narrower": 2, "broader": 2, "close": 3, "exact": 4}
INVERSE = {"narrower": "broader", "broader": "narrower"}


def readings(name):
    found = {}
    with open(HERE / name, newline="") as file:
        for row in csv.DictReader(file):
            if row["object"] != "-":
                key = (row["from"], row["subject"], row["to"], row["object"])
                found[key] = row["relation"]
    return found


def relation(found, key):
    if key in found:
        return found[key]
    turned = found.get((key[2], key[3], key[0], key[1]), "nothing")
    return INVERSE.get(turned, turned)


def distance(one, other):
    return (RANK[one] - RANK[other]) ** 2 + (0.5 if one != other and RANK[one] == RANK[other] else 0)


def kappa(pairs, distance):
    counts = collections.Counter(pairs)
    total = sum(counts.values())
    first, second = collections.Counter(), collections.Counter()
    for (one, other), count in counts.items():
        first[one] += count
        second[other] += count
    seen = sum(count * distance(*pair) for pair, count in counts.items()) / total
    chance = sum(first[a] * second[b] * distance(a, b) for a in first for b in second) / total**2
    return 1 - seen / chance


def main():
    first, second = readings("reader-c.csv"), readings("reader-d.csv")
    by_statement = collections.defaultdict(list)
    with open(HERE / "read-second.csv", newline="") as file:
        for row in csv.DictReader(file):
            for candidate in row["candidates"].split():
                key = (row["from"], row["subject"], row["to"], candidate)
                pair = (relation(first, key), second.get(key, "nothing"))
                by_statement[row["from"], row["subject"]].append(pair)
    pairs = [pair for group in by_statement.values() for pair in group]
    there = lambda one, other: float((one == "nothing") != (other == "nothing"))
    rng = random.Random(1)
    names = sorted(by_statement)
    samples = []
    for _ in range(400):
        drawn = [pair for _ in names for pair in by_statement[rng.choice(names)]]
        samples.append((kappa(drawn, distance), kappa(drawn, there)))
    print(f"{len(pairs)} pairs of {len(names)} statements read by both")
    for index, (title, measure) in enumerate(
        [("weighted kappa on the relation", distance), ("kappa on whether there is one", there)]
    ):
        values = sorted(sample[index] for sample in samples)
        print(f"{title}: {kappa(pairs, measure):.2f}, 95 % {values[10]:.2f} to {values[389]:.2f}")


if __name__ == "__main__":
    main()
