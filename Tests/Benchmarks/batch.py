#!/usr/bin/env python3
"""How fast a file of many people's ratings is translated, beside DuckDB, Polars and pandas.

usage: batch.py [--large] [--spark] [--runs N] [--sizes N,…] [--out FILE] [PROGRAM]

Makes files of 50,000, 500,000 and 5,000,000 ratings (with --large also 20,000,000; seeded; or of
--sizes) in the seven units of sf-2940, a person's rows together, and has each translate them to cpm and
to kent, from CSV to the same CSV: a line for each person and target unit. PROGRAM (default:
.build/release/crosswalk) does all of the work. The others are given the lines of every profile in the
file as a table, made before and not timed: they read the ratings, pivot them by person, join the table
and write the result, as their documentation has it (conditional aggregates; lazy and streaming in
Polars). Everybody has two threads. "floor" only reads the ratings and copies the result, byte by byte.

Times are medians over N runs (default 3; pandas once at 5,000,000 and not beyond, where its memory would
not do) of whole processes, taken in
turn, with the largest peak of memory. Ratios are medians of those within each turn: how many times as
long as PROGRAM the others take, and how many floors PROGRAM takes. All results have the same lines, byte
for byte, at every size. The second table is PROGRAM alone, to cpm: with one thread, from gzip, and with
--unsorted on the same rows shuffled; the time for each million ratings shows how it grows. With --spark
the exported job runs on local[2], too, for all files of up to a million ratings.

The tables go into a file of today (default: in the folder results beside this program), which is said.
On two idle cores the default takes about five minutes, --large about ten more.
"""
import argparse, csv, datetime, gzip, os, pathlib, random, shutil, statistics, subprocess, sys, tempfile, time

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


def digest(path):
    """Tells files apart that have other lines, whatever their order."""
    count = total = 0
    with open(path, "rb", buffering=1 << 20) as file:
        for line in file: count += 1; total += hash(line)
    return count, total


def turns(commands, outs, runs, once=()):
    """Seconds and MiB by turn of each command; all must write the same lines, which the first turn shows."""
    figures, expected = {name: [] for name in commands}, None
    for turn in range(runs):
        for name, command in commands.items():
            if turn and name in once: continue
            outs[name].unlink(missing_ok=True)
            figures[name].append(run(command))
            if name == "crosswalk" or turn or name == "floor": continue
            expected = expected or digest(outs["crosswalk"])
            if digest(outs[name]) != expected: sys.exit(f"{name} has another result than crosswalk")
        for name in commands:
            if name != "crosswalk": outs[name].unlink(missing_ok=True)
    return figures


def compare(program, target, ratings, profiles, folder, runs, once, without):
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
    for name in without: del commands[name]
    figures = turns(commands, outs, runs, once)
    size = outs["crosswalk"].stat().st_size
    outs["crosswalk"].unlink()
    return figures, size


def ratio(figures, a, b):
    """How many times as long one takes as another, in the middle of the turns that both were in."""
    return statistics.median(x[0] / y[0] for x, y in zip(figures[a], figures[b]))


def told(figures):
    return statistics.median(f[0] for f in figures), max(f[1] for f in figures)


def spark(program, ratings, folder):
    """Seconds of the exported job on two threads."""
    job, places = folder / "job", [folder / "answers", folder / "rejects"]
    for place in [job, *places]: shutil.rmtree(place, ignore_errors=True)
    subprocess.run([program, "export", "sf-2940--cpm", "--to", "sql", "--dialect", "spark", "--out", str(job)], check=True)
    submit = str(pathlib.Path(sys.executable).with_name("spark-submit"))
    return run([submit, "--master", "local[2]", str(job / "crosswalk.py"), str(ratings), *map(str, places)])[0]


class Report:
    """Lines that go to a file as they come, and to the terminal."""

    def __init__(self, path):
        path.parent.mkdir(parents=True, exist_ok=True)
        self.file = open(path, "w")

    def __call__(self, line=""):
        print(line, flush=True)
        print(line, file=self.file, flush=True)

    def row(self, *cells): self("| " + " | ".join(cells) + " |")

    def head(self, *cells):
        self()
        self.row(*cells)
        self.row(*["---:"] * len(cells))


def peers(report, program, folder, ratings, number, runs, profiles):
    """One line a target."""
    for target in ["cpm", "kent"]:
        once = ["pandas"] if number >= 5_000_000 else []
        without = ["pandas"] if number > 5_000_000 else []
        figures, size = compare(program, target, ratings, profiles, folder, runs, once, without)
        cells = [f"{number:,}", target, f"{size / 1e6:.0f}"]
        for name in ["crosswalk", "duckdb", "polars", "pandas", "floor"]:
            cells.append("{:.2f} s, {:.0f} MiB".format(*told(figures[name])) if name in figures else "")
        for name in ["duckdb", "polars", "pandas"]:
            cells.append(f"{ratio(figures, name, 'crosswalk'):.2f}" if name in figures else "")
        report.row(*cells, f"{ratio(figures, 'crosswalk', 'floor'):.2f}")


def alone(program, folder, ratings, number, runs):
    """The cells of a line for each way to run it."""
    packed, shuffled, out = folder / "ratings.csv.gz", folder / "shuffled.csv", folder / "out.csv"
    with open(ratings, "rb") as file, gzip.open(packed, "wb", 1) as other: shutil.copyfileobj(file, other, 1 << 20)
    with open(ratings) as file: head, *rows = file
    random.Random(2).shuffle(rows)
    with open(shuffled, "w") as file: file.write(head); file.writelines(rows)
    del rows
    ways = {
        "2 threads": translate(program, "cpm", ratings, out),
        "1 thread": translate(program, "cpm", ratings, out, "--threads", "1"),
        "gzip": translate(program, "cpm", packed, out),
        "unsorted": translate(program, "cpm", shuffled, out, "--unsorted"),
    }
    figures, expected = {way: [] for way in ways}, None
    for turn in range(runs):
        for way, command in ways.items():
            out.unlink(missing_ok=True)
            figures[way].append(run(command))
            if turn: continue
            expected = expected or digest(out)
            if digest(out) != expected: sys.exit(f"{way} has another result")
    for path in [packed, shuffled, out]: path.unlink(missing_ok=True)
    rows = []
    for way in ways:
        seconds, memory = told(figures[way])
        rows.append((f"{number:,}", way, f"{seconds:.2f} s", f"{memory:.0f} MiB", f"{ratio(figures, way, '2 threads'):.2f}",
                     f"{seconds / number * 1e6:.3f} s"))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--spark", action="store_true")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--sizes")
    today = datetime.date.today().isoformat()
    parser.add_argument("--out", type=pathlib.Path, default=pathlib.Path(__file__).parent / "results" / f"batch-{today}.md")
    parser.add_argument("program", nargs="?", default=str(ROOT / ".build/release/crosswalk"))
    options = parser.parse_args()
    sizes = [int(n) for n in (options.sizes or "50000,500000,5000000" + ",20000000" * options.large).split(",")]
    import duckdb, pandas, polars
    start, report = time.time(), Report(options.out)
    report(f"# Ratings of many people, {today}\n\n{machine()}; Python {sys.version.split()[0]}, duckdb {duckdb.__version__}, "
           f"polars {polars.__version__}, pandas {pandas.__version__}.\n\nsf-2940, seven ratings a person, CSV to CSV, two threads; "
           f"medians of {options.runs} turns. Ratios: times as long as crosswalk; the last: crosswalk in floors. "
           "`batch.py` beside this folder says what is measured.")
    second = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        ratings = folder / "ratings.csv"
        report.head("ratings", "to", "MB out", "crosswalk", "DuckDB", "Polars", "pandas", "floor", "DuckDB ratio", "Polars ratio",
                    "pandas ratio", "floors")
        # Files of all sizes at once would take much of a disk, so the second table waits.
        rest = []
        for number in sizes:
            profiles = write_ratings(ratings, (number + 6) // 7)
            peers(report, options.program, folder, ratings, number, options.runs, profiles)
            rest += alone(options.program, folder, ratings, number, options.runs)
            if options.spark and number <= 1_000_000:
                second.append((number, spark(options.program, ratings, folder)))
        report("\ncrosswalk alone, to cpm. Ratio: times as long as with two threads.")
        report.head("ratings", "how", "time", "peak", "ratio", "for a million")
        for cells in rest: report.row(*cells)
        if second:
            report.head("ratings", "Spark local[2], the exported job to cpm")
            for number, seconds in second: report.row(f"{number:,}", f"{seconds:.1f} s")
    report(f"\nAll of it took {(time.time() - start) / 60:.1f} minutes.")
    print(f"\nwritten to {options.out}")


if __name__ == "__main__": main()
