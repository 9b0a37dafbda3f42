#!/usr/bin/env python3
"""How the cost of comparing two frameworks grows with their size.

usage: scaling.py [PROGRAM]

Makes two frameworks of 1,000, 10,000 and 100,000 statements with two links each (seeded), has
PROGRAM (default: .build/release/crosswalk) compare them, and prints the time and memory of the whole
process, reading the YAML included, and the time for each statement and link.
"""
import pathlib, random, sys, tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from speed import ROOT, machine, processes

import yaml


def write(folder, name, count, concepts, seed):
    rng = random.Random(seed)
    units = 20
    lines = [
        "format: crosswalk.framework/1", f"id: {name}", f"title: Generated {name}", "publisher: nobody",
        'version: "1"', "jurisdiction: nowhere", 'date: "2026"', "source: {title: generated}",
        f"scale: {{id: {name}-scale, title: Level, construct: Proficiency, rates: units, basis: observed,"
        " levels: [{id: low, title: Low}, {id: high, title: High}]}", "units:",
    ]
    links = [
        "format: crosswalk.alignment/1", f"framework: {name}", "author: a generator", 'version: "1"',
        'date: "2026"', "scale:", "  cuts: [{at: 0, spread: 0}, {at: 50, spread: 5}, {at: 100, spread: 0}]",
        "  levels: [{level: low, facets: {consistency: {strength: 1, section: all}}}]", "links:",
    ]
    for unit in range(units):
        lines += [f"  - id: U{unit}", f"    title: Unit {unit}", "    statements:"]
        for n in range(count // units):
            id = f"U{unit}.{n}"
            words = " ".join(rng.choice(concepts).replace("-", " ") for _ in range(4))
            lines.append(f"      - {{id: {id}, text: Deals with {words}.}}")
            a, b = rng.sample(concepts, 2)
            links.append(f"  {id}:")
            links.append(f"    - {{concept: {a}, share: 0.6, relation: narrower, confidence: 0.8}}")
            links.append(f"    - {{concept: {b}, share: 0.4, relation: close, confidence: 0.7}}")
    target = pathlib.Path(folder) / name
    target.mkdir()
    (target / "framework.yaml").write_text("\n".join(lines) + "\n")
    (target / "alignment.yaml").write_text("\n".join(links) + "\n")


def main():
    arguments = sys.argv[1:]
    if "-h" in arguments or "--help" in arguments: print(__doc__); return
    program = arguments[0] if arguments else str(ROOT / ".build/release/crosswalk")
    ontology = yaml.safe_load((ROOT / "frameworks/ontology.yaml").read_text())
    concepts = [c["id"] for d in ontology["domains"] for c in d["concepts"]]
    print(machine() + "\n")
    print(f"{'statements':>12} {'links':>9} {'ms':>9} {'MiB':>7} {'µs a link':>10}")
    for count in [1_000, 10_000, 100_000]:
        with tempfile.TemporaryDirectory() as folder:
            write(folder, "left", count, concepts, 1)
            write(folder, "right", count, concepts, 2)
            times, largest = processes(
                [program, "compare", "left", "right", "--frameworks", folder, "--format", "json"], 3)
            best = min(times)
            print(f"{2 * count:12,} {4 * count:9,} {best:9.1f} {largest:7.1f} {best * 1000 / (4 * count):10.2f}")


if __name__ == "__main__": main()
