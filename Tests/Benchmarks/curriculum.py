#!/usr/bin/env python3
"""How long curricula take, and how good they are proven to be, by the built program.

Invents people who are rated in the bundled San Francisco framework and activities beside the bundled
ones, plans for each person alone, and asks other solvers for the same. People's needs differ, since
each has marks of one's own.

    swift build -c release && python3 Tests/Benchmarks/curriculum.py [PEOPLE] [ACTIVITIES] [PROGRAM]
"""
import json
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

PEOPLE = int(sys.argv[1]) if len(sys.argv) > 1 else 200
ACTIVITIES = int(sys.argv[2]) if len(sys.argv) > 2 else 500
ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv[3] if len(sys.argv) > 3 else str(ROOT / ".build/release/crosswalk")
SOLVERS = {"cbc": "cbc", "highs": "highs", "glpk": "glpsol"}
MODES = ["training", "coaching", "modelling", "on-the-job", "learning-circle", "self-study"]


def shown(*words):
    return json.loads(subprocess.check_output([PROGRAM, "show", *words, "--format", "json"]))


def found(value, key):
    """All objects of a JSON value that have a key."""
    if isinstance(value, dict):
        if key in value:
            yield value
        for part in value.values():
            yield from found(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from found(part, key)


def ratings(file, pick):
    framework = shown("sf-2940")
    units = [unit for unit in found(framework, "statements") if unit.get("id") in
             {"PE", "CM", "WE", "CS", "CE", "RO", "PX"}]
    levels = ["emerging", "developing", "acquired"]
    lines = ["person,unit,level,role,basis,date,rater,tenure"]
    for person in range(PEOPLE):
        for unit in units:
            lines.append(f"p{person:03},{unit['id']},{pick.choice(levels)},worker,observed,"
                         f"2026-03-05,r1,{pick.randint(0, 4)}")
            tied = [s["id"] for s in unit["statements"] if s.get("level")]
            for statement in pick.sample(tied, 4):
                lines.append(f"p{person:03},{statement},{pick.choice(['met', 'partly', 'unmet'])},"
                             "worker,observed,2026-03-05,r1,2")
    # A person has one time of service.
    rows = [line.rsplit(",", 1)[0] + ",2" for line in lines[1:]]
    file.write_text("\n".join(lines[:1] + rows) + "\n")


def catalogue(file, pick):
    bundled = (ROOT / "frameworks/catalogue.yaml").read_text().count("\n  - id:")
    concepts = sorted({c["id"] for c in found(shown("ontology"), "altLabels")})
    stages = ["learning", "guided", "independent", "adapting", "leading"]
    lines = ["format: crosswalk.catalogue/1", "id: invented", "title: Invented", 'version: "1"',
             'date: "2026"', "activities:"]
    for n in range(max(0, ACTIVITIES - bundled)):
        low = pick.randint(0, 3)
        effects = ", ".join(
            f"{{concept: {c}, from: {stages[low]}, to: {stages[min(4, low + pick.randint(0, 1))]}, "
            f"closes: {pick.randint(2, 10) / 20}, reason: invented}}"
            for c in pick.sample(concepts, pick.randint(1, 4)))
        needs = f"[a{pick.randint(0, n - 1)}]" if n and pick.random() < 0.2 else "[]"
        group = f", instead: g{pick.randint(0, 20)}" if pick.random() < 0.1 else ""
        lines.append(f"  - {{id: a{n}, title: Activity {n}, mode: {pick.choice(MODES)}, "
                     f"hours: {pick.choice([2, 3, 4, 6, 7, 8, 12, 18])}, requires: {needs}{group}, "
                     f"effects: [{effects}]}}")
    file.write_text("\n".join(lines) + "\n")
    return bundled + max(0, ACTIVITIES - bundled)


def plan(folder, *options):
    command = [PROGRAM, "curriculum", "sf-2940", "--ratings", str(folder / "ratings.csv"),
               "--target", "kent:senior", "--frameworks", str(folder / "own"), "--format", "json",
               *options]
    began = time.time()
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    took = time.time() - began
    if result.returncode:
        sys.exit(f"{' '.join(command)}\n{result.stderr.decode()}")
    return json.loads(result.stdout), took


def row(name, answer, took):
    proven = sum(p["bound"] is not None and p["bound"] - p["closed"] <= 1e-6 * max(p["closed"], 1e-12)
                 for p in answer["people"])
    print(f"{name:<34}{took:9.1f}{answer['value']:12.4f}{answer['bound']:12.4f}"
          f"{100 * answer['gap']:10.4f}{proven:8}", flush=True)


def main():
    pick = random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "own").mkdir()
        ratings(folder / "ratings.csv", pick)
        count = catalogue(folder / "own/catalogue.yaml", pick)
        print(f"{PEOPLE} people, {count} activities, towards kent:senior\n")
        print(f"{'':<34}{'seconds':>9}{'value':>12}{'bound':>12}{'gap %':>10}{'proven':>8}")
        for hours in ["20", "40"]:
            row(f"{hours} hours, own search", *plan(folder, "--hours", hours))
            for solver, program in SOLVERS.items():
                if solver == "glpk" or not shutil.which(program):
                    continue
                row(f"{hours} hours, and {solver}",
                    *plan(folder, "--hours", hours, "--solver", solver, "--seconds", "60"))
        row("20 hours, one plan for all", *plan(folder, "--hours", "20", "--together"))
        row("20 hours, runs", *plan(folder, "--hours", "20", "--runs"))


main()
