#!/usr/bin/env python3
"""How fast a file of many people's ratings is translated, beside DuckDB, Polars and pandas.

usage: batch.py [--large] [--runs N] [PROGRAM]

Makes files of 50,000, 500,000 and 5,000,000 ratings (with --large also 20,000,000; seeded) in the
seven units of sf-2940, a person's rows together, and has each translate them to cpm and to kent, from
CSV to the same CSV: a line for each person and target unit. PROGRAM (default:
.build/release/crosswalk) does all of the work. The others are given the lines of every profile in the
file as a table, made before and not timed: they read the ratings, pivot them by person, join the table
and write the result, as their documentation has it (conditional aggregates; lazy and streaming in
Polars). Everybody has two threads. "floor" only reads the ratings and copies the result.

Figures are medians over N runs (default 3) of whole processes, taken in turn, with the largest peak of
memory, and the ratio to PROGRAM. On the smallest file all results are compared line by line, on the
others their number. The last table is PROGRAM alone, with one thread, from gzip, and with --unsorted on
the same rows shuffled.
"""
import csv, gzip, os, pathlib, random, statistics, subprocess, sys, tempfile, time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from speed import ROOT, machine

UNITS = ["PE", "RO", "CM", "CS", "PX", "CE", "WE"]
LEVELS = ["emerging", "developing", "acquired", "accomplished", "mastery"]

DUCKDB = """
import duckdb, sys
ratings, answers, out = sys.argv[1:]
units = %r
pivot = ", ".join(f"max(level) filter (where unit = '{u}') as {u}" for u in units)
db = duckdb.connect()
db.execute("set threads = 2")
db.execute("set preserve_insertion_order = false")
db.execute(f"create table answers as from read_csv('{answers}', all_varchar = true)")
db.execute(f'''copy (
  with people as (
    select person, {pivot}
    from read_csv('{ratings}', columns = {{'person': 'varchar', 'unit': 'varchar', 'level': 'varchar'}})
    group by person)
  select person, answers.* exclude ({", ".join(units)})
  from people join answers using ({", ".join(units)})
) to '{out}' (header)''')
""" % UNITS

POLARS = """
import polars as pl, sys
ratings, answers, out = sys.argv[1:]
units = %r
people = pl.scan_csv(ratings, infer_schema=False).group_by("person").agg(
  [pl.col("level").filter(pl.col("unit") == u).first().alias(u) for u in units])
table = pl.scan_csv(answers, infer_schema=False)
people.join(table, on=units).drop(units).sink_csv(out)
""" % UNITS

PANDAS = """
import pandas as pd, sys
ratings, answers, out = sys.argv[1:]
units = %r
people = pd.read_csv(ratings, dtype="category").pivot(index="person", columns="unit", values="level")
people = people.reset_index().astype(str)
table = pd.read_csv(answers, dtype=str, keep_default_na=False)
people.merge(table, on=units).drop(columns=units).to_csv(out, index=False)
""" % UNITS

FLOOR = """
import shutil, sys
ratings, result, out = sys.argv[1:]
with open(ratings, "rb") as file:
  while file.read(1 << 20): pass
shutil.copyfile(result, out)
"""


def write_ratings(path, people):
    """The ratings of so many people, and the profiles among them."""
    rng, profiles = random.Random(1), set()
    with open(path, "w") as file:
        file.write("person,unit,level\n")
        for person in range(people):
            usual = rng.randrange(len(LEVELS))
            profile = tuple(LEVELS[min(4, max(0, usual + rng.choice([-1, 0, 0, 0, 1])))] for _ in UNITS)
            profiles.add(profile)
            for unit, level in zip(UNITS, profile): file.write(f"P{person:07},{unit},{level}\n")
    return sorted(profiles)


MEASURE = """
import os, sys, time
start = time.perf_counter()
child = os.spawnvp(os.P_NOWAIT, sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(child, 0)
print(time.perf_counter() - start, usage.ru_maxrss / 1024, status)
"""


def run(command):
    """Seconds and MiB of one run; by a process of little memory, since a child begins with its parent's."""
    done = subprocess.run([sys.executable, "-S", "-c", MEASURE, *command], capture_output=True, text=True,
                          env={**os.environ, "POLARS_MAX_THREADS": "2"})
    seconds, size, status = done.stdout.split()[-3:]
    if status != "0": sys.exit(f"{command[:2]}: exit status {status}\n{done.stderr[-2000:]}")
    return float(seconds), float(size)


def translate(program, target, ratings, out, *more):
    return [program, "translate", "sf-2940", "--to", target, "--ratings", str(ratings), "--format", "csv",
            "--threads", "2", "--out", str(out), *more]


def answers_table(program, target, profiles, folder):
    """The lines of each profile, with its levels in place of a person."""
    people, lines, path = folder / "profiles.csv", folder / "lines.csv", folder / "answers.csv"
    with open(people, "w") as file:
        file.write("person,unit,level\n")
        for number, profile in enumerate(profiles):
            for unit, level in zip(UNITS, profile): file.write(f"{number},{unit},{level}\n")
    run(translate(program, target, people, lines))
    with open(lines, newline="") as file, open(path, "w", newline="") as out:
        rows, writer = csv.reader(file), csv.writer(out, lineterminator="\n")
        writer.writerow(UNITS + next(rows)[1:])
        for row in rows: writer.writerow(list(profiles[int(row[0])]) + row[1:])
    return path


def lines(path):
    with open(path, newline="") as file: return sorted(map(tuple, csv.reader(file)))


def count(path):
    with open(path, "rb") as file: return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))


def compare(program, target, ratings, profiles, folder, runs, checks):
    answers = answers_table(program, target, profiles, folder)
    outs = {name: folder / f"{name}.out" for name in ["crosswalk", "duckdb", "polars", "pandas", "floor"]}
    python = lambda script, *paths: [sys.executable, "-c", script, *map(str, paths)]
    commands = {
        "crosswalk": translate(program, target, ratings, outs["crosswalk"]),
        "duckdb": python(DUCKDB, ratings, answers, outs["duckdb"]),
        "polars": python(POLARS, ratings, answers, outs["polars"]),
        "pandas": python(PANDAS, ratings, answers, outs["pandas"]),
        "floor": python(FLOOR, ratings, outs["crosswalk"], outs["floor"]),
    }
    figures = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            outs[name].unlink(missing_ok=True)
            figures[name].append(run(command))
            expected = outs["crosswalk"]
            if name != "crosswalk":
                same = lines(outs[name]) == lines(expected) if checks else count(outs[name]) == count(expected)
                if not same: sys.exit(f"{name} has another result than crosswalk")
                outs[name].unlink()
    size = outs["crosswalk"].stat().st_size
    outs["crosswalk"].unlink()
    return {n: (statistics.median(f[0] for f in fs), max(f[1] for f in fs)) for n, fs in figures.items()}, size


def main():
    arguments = sys.argv[1:]
    if "-h" in arguments or "--help" in arguments: print(__doc__); return
    people = [7_143, 71_429, 714_286]
    if "--large" in arguments: arguments.remove("--large"); people.append(2_857_143)
    runs = 3
    if "--runs" in arguments:
        at = arguments.index("--runs"); runs = int(arguments[at + 1]); del arguments[at:at + 2]
    program = arguments[0] if arguments else str(ROOT / ".build/release/crosswalk")
    import duckdb, pandas, polars
    print(machine())
    print(f"duckdb {duckdb.__version__}, polars {polars.__version__}, pandas {pandas.__version__}\n")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        print(f"{'ratings':>10} {'to':5} {'MB out':>7} " + "".join(
            f"{n:>10} s {'MiB':>6} {'ratio':>6}" for n in ["crosswalk", "duckdb", "polars", "pandas", "floor"]))
        for number in people:
            ratings = folder / "ratings.csv"
            profiles = write_ratings(ratings, number)
            for target in ["cpm", "kent"]:
                figures, size = compare(program, target, ratings, profiles, folder, runs, number == people[0])
                own = figures["crosswalk"][0]
                print(f"{number * 7:10,} {target:5} {size / 1e6:7.0f} " + "".join(
                    f"{s:10.2f} s {m:6.0f} {s / own:6.2f}" for s, m in figures.values()), flush=True)
        print("\ncrosswalk alone, to cpm:")
        out = folder / "out.csv"
        for number in people:
            write_ratings(ratings, number)
            packed, shuffled = folder / "ratings.csv.gz", folder / "shuffled.csv"
            with open(ratings, "rb") as file, gzip.open(packed, "wb", 6) as other: other.write(file.read())
            rows = open(ratings).readlines()
            head, rows = rows[0], rows[1:]
            random.Random(2).shuffle(rows)
            with open(shuffled, "w") as file: file.write(head); file.writelines(rows)
            del rows
            base = None
            for label, command in [
                ("2 threads", translate(program, "cpm", ratings, out)),
                ("1 thread", translate(program, "cpm", ratings, out, "--threads", "1")),
                ("gzip", translate(program, "cpm", packed, out)),
                ("unsorted", translate(program, "cpm", shuffled, out, "--unsorted")),
            ]:
                figures = [run(command) for _ in range(runs)]
                seconds = statistics.median(f[0] for f in figures)
                base = base or seconds
                print(f"{number * 7:10,} {label:10} {seconds:8.2f} s {max(f[1] for f in figures):6.0f} MiB "
                      f"{seconds / base:6.2f}", flush=True)


if __name__ == "__main__": main()
