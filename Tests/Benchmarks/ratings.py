#!/usr/bin/env python3
"""How the cost of translating a file of ratings grows with the number of people.

usage: ratings.py [PROGRAM]

Makes files of ratings of 3,000, 30,000 and 150,000 people in the seven units of sf-2940 (seeded), in
the order of the people and shuffled, has PROGRAM (default: .build/release/crosswalk) translate them
to cpm as CSV, and prints the time and memory of the whole process. Memory is not to grow with the
people where the rows of each stand together, nor past a limit where they do not.
"""
import pathlib, random, sys, tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from speed import ROOT, machine, processes

UNITS = ["PE", "RO", "CM", "CS", "PX", "CE", "WE"]
LEVELS = ["emerging", "developing", "acquired", "accomplished", "mastery"]


def rows(people, seed):
    rng = random.Random(seed)
    for person in range(people):
        usual = rng.randrange(len(LEVELS))
        for unit in UNITS:
            level = min(len(LEVELS) - 1, max(0, usual + rng.choice([-1, 0, 0, 0, 1])))
            yield f"P{person:07},{unit},{LEVELS[level]}\n"


def main():
    arguments = sys.argv[1:]
    if "-h" in arguments or "--help" in arguments: print(__doc__); return
    program = arguments[0] if arguments else str(ROOT / ".build/release/crosswalk")
    print(machine() + "\n")
    print(f"{'ratings':>10} {'order':10} {'s':>8} {'MiB':>7} {'µs a rating':>12}")
    for people in [3_000, 30_000, 150_000]:
        for order in ["people", "shuffled"]:
            lines = list(rows(people, 1))
            if order == "shuffled": random.Random(2).shuffle(lines)
            with tempfile.TemporaryDirectory() as folder:
                file = pathlib.Path(folder) / "ratings.csv"
                file.write_text("person,unit,level\n" + "".join(lines))
                times, largest = processes(
                    [program, "translate", "sf-2940", "--to", "cpm", "--ratings", str(file), "--format", "csv"]
                    + (["--unsorted"] if order == "shuffled" else []), 1)
                seconds = min(times) / 1000
            print(f"{len(lines):10,} {order:10} {seconds:8.2f} {largest:7.1f} {seconds * 1e6 / len(lines):12.2f}")


if __name__ == "__main__": main()
