#!/usr/bin/env python3
"""Whether every engine gives the answers of crosswalk from the folders that it exports.

usage: engines.py [--people N] [--seed N] [--engines NAME,…] [--jobs N] [--from DIR]… [--hostile]
                  PROGRAM [PAIR…]

PROGRAM is the built crosswalk. PAIR is a pair as A--B; without one all ordered pairs of frameworks
that translate are tried, with those of the folders that --from names. For each, N people (default
1,000; seeded) are rated: units left out, all roles and bases, names in other cases, unknown names,
rows that contradict each other or say the same again, names of people that try to be more than
text. Every engine that is installed of sqlite, duckdb, postgres and spark (or each of --engines,
which then must be there) loads the exported folder and answers the same rows. Status, reason,
answer, interval and cautions must be equal for every person and unit, numbers to 1e-9; every row of
ratings must count or be rejected, as many as for the program.

With --hostile there is a framework 'hostile' too, whose ids and titles try to be more than text.

Prints a line a pair and engine; exits with 1 if any differs. --jobs pairs are tried side by side
(default 1). PostgreSQL is started on a socket in a temporary folder, as another user where this one is
root. Spark has two threads (local[2]), and DuckDB reads what it writes.
"""
import argparse, atexit, collections, concurrent.futures, contextlib, csv, importlib.util, io, json, os, pathlib, random, re, shutil, sqlite3
import subprocess, sys, tempfile, time

NUMBERS = 1e-9
COLUMNS = ["person", "unit", "level", "role", "basis"]
csv.field_size_limit(1 << 30)


def run(*arguments, good=(0,), **options):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True, **options)
    if done.returncode not in good:
        sys.exit(f"{arguments[0]} failed with {done.returncode}: {done.stderr[:2000]}")
    return done


# MARK: People

HOSTILE = [
    "O'Brien", 'say "so"', "a;DROP TABLE ratings;--", "back\\slash", "${spark.app.id}",
    "tab\there", "%s {} $1 :name", "Zoë 日本", "\\' OR 1=1 --", "/* no */", "E'\\n'",
]


def people(framework, count, seed):
    """Rows of ratings, in the order of the people, and many of them bad."""
    rng = random.Random(seed)
    rates_person = framework["rates"] == "person"
    units, levels = framework["units"], framework["levels"]
    rows = []

    # The program takes a line break in a name of a table for a quote that was left open.
    def level_name(level):
        if "\n" in level["title"]: return level["id"]
        return rng.choice([level["id"]] * 6 + [level["title"], level["id"].upper(), f" {level['title'].lower()} "])

    def unit_name(unit):
        if "\n" in unit["title"]: return unit["id"]
        return rng.choice([unit["id"]] * 6 + [unit["title"], unit["title"].upper() if unit["title"].isascii() else unit["title"],
                                              f"  {unit['id']} "])

    for number in range(count):
        person = f"P{number:06}"
        if rng.random() < 0.05: person += " " + rng.choice(HOSTILE)
        usual, spread = rng.randrange(len(levels)), rng.choice([0, 1, 1, 4])
        for _ in range(2 if rng.random() < 0.05 else 1):
            role = rng.choice(["", "", "worker", "worker", "supervisor", "manager", "director", "leader", "all-staff",
                               "agency", "Worker"])
            basis = rng.choice(["", "observed", "observed", "observed", "self", "expected", "Observed"])
            part = rng.choice([1.0, 1.0, 0.7, 0.3])
            rated = [None] if rates_person else [u for u in units if rng.random() < part]
            if not rates_person and rng.random() < 0.1: rated.append("all")

            def row(unit, level=None):
                at = min(len(levels) - 1, max(0, usual + rng.randint(-spread, spread)))
                name = rng.choice(["", "all", "ALL"]) if unit is None else "All" if unit == "all" else unit_name(unit)
                # Some rows leave out the role that the person's others give.
                given = "" if rng.random() < 0.03 else role
                return [person, name, level_name(levels[at]) if level is None else level, given, basis]

            for unit in rated:
                rows.append(row(unit))
                if rng.random() < 0.02:
                    bad = row(unit)
                    kind = rng.randrange(9)
                    if kind == 0: bad[0] = "  "
                    elif kind == 1: bad[1] = "no such unit'"
                    elif kind == 2: bad[2] = "no such level\\"
                    elif kind == 3: bad[3] = "wizard"
                    elif kind == 4: bad[4] = "guessed"
                    elif kind == 5: bad[2] = ""
                    elif kind == 6: bad[1] = rng.choice(framework["statements"])
                    elif kind == 7: bad = list(rows[-1])
                    rows.append(bad)
    return rows


IDS = ["it's", 'a"b', "a;b--", "a\\b\\", "${x}", "\\'/*"]
TITLES = ["O'Brien\\", '"; DROP TABLE ratings; --', "\\'\\\\ ''", "${spark.app.id} $$ :x", "two\nlines", "Zoë 日本 😀"]


def hostile():
    """A folder with a framework whose ids and titles try to be more than text; gone at the end."""
    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    levels = [{"id": id, "title": f"Level {title}"} for id, title in zip(["l'", "l\\", "l;--"], TITLES[3:])]
    statements = [f"s{n}'\\" for n in range(len(IDS))]
    concepts = ["open-communication", "feedback", "rapport", "cultural-responsiveness"]
    cuts = [{"at": at, "spread": spread} for at, spread in [(0, 0), (35, 5), (75, 5), (100, 0)]]
    framework = {
        "format": "crosswalk.framework/1", "id": "hostile", "title": "Invented", "publisher": "Nobody",
        "version": "1'\\", "jurisdiction": "nowhere", "date": "2026",
        "source": {"title": "An example", "note": "Invented"}, "actor": "worker",
        "scale": {"id": "hostile-levels", "title": "Level", "construct": "Proficiency", "rates": "units",
                  "basis": "observed", "levels": levels},
        "units": [{"id": id, "title": title, "statements": [{"id": statement, "text": "Does something."}]}
                  for id, title, statement in zip(IDS, TITLES, statements)]}
    alignment = {
        "format": "crosswalk.alignment/1", "framework": "hostile", "author": "Nobody", "version": "1",
        "date": "2026-11-22",
        "scale": {"cuts": cuts, "locationError": {"points": 5, "reason": "Invented."},
                  "levels": [{"level": level["id"], "facets": {"consistency": {"strength": n + 1, "section": "scale"}}}
                             for n, level in enumerate(levels)]},
        "links": {statement: [{"concept": concepts[n % len(concepts)], "share": 1, "relation": "close",
                               "confidence": 0.9}] for n, statement in enumerate(statements)}}
    # JSON is YAML.
    for name, value in [("framework.yaml", framework), ("alignment.yaml", alignment)]:
        (pathlib.Path(folder.name) / name).write_text(json.dumps(value, ensure_ascii=False))
    return folder.name


# MARK: Engines

class SQLite:
    dialect = "sqlite"

    @staticmethod
    def missing():
        return sqlite3.sqlite_version_info < (3, 35) and "SQLite is older than 3.35"

    def answer(self, folder, ratings, prefix):
        database = sqlite3.connect(":memory:")
        database.executescript((folder / "crosswalk.sql").read_text())
        database.executemany("INSERT INTO ratings VALUES (?, ?, ?, ?, ?)", ratings)
        tables = []
        for view in ["answers", "rejects"]:
            cursor = database.execute(f"SELECT * FROM {prefix}{view}")
            tables.append([dict(zip([c[0] for c in cursor.description], row)) for row in cursor])
        return tables


class DuckDB:
    dialect = "duckdb"

    @staticmethod
    def missing():
        return importlib.util.find_spec("duckdb") is None and "no duckdb"

    def answer(self, folder, ratings, prefix):
        import duckdb
        database = duckdb.connect()
        database.execute((folder / "crosswalk.sql").read_text())
        write_csv(folder / "ratings.csv", ratings)
        columns = ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS)
        database.execute("INSERT INTO ratings SELECT * FROM read_csv(?, header=true, auto_detect=false, delim=',', "
                         f"quote='\"', escape='\"', columns={{{columns}}})", [str(folder / "ratings.csv")])
        return [fetched(database.execute(f"SELECT * FROM {prefix}{view}")) for view in ["answers", "rejects"]]


def fetched(cursor):
    names = [c[0] for c in cursor.description]
    return [dict(zip(names, row)) for row in cursor.fetchall()]


class Postgres:
    dialect = "postgres"
    folder = None

    @staticmethod
    def program(name):
        places = sorted(pathlib.Path("/usr/lib/postgresql").glob(f"*/bin/{name}")) if name != "psql" else []
        return shutil.which(name) or (str(places[-1]) if places else None)

    @classmethod
    def missing(cls):
        lacking = [n for n in ["initdb", "pg_ctl", "psql"] if not cls.program(n)]
        return f"no {lacking[0]}" if lacking else False

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="engines-"))
        self.user = {}
        if os.geteuid() == 0:
            import pwd
            nobody = next(u for u in pwd.getpwall() if u.pw_name in ("postgres", "nobody"))
            os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
            self.user = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        self.data = self.folder / "data"
        self.server("initdb", "--no-sync", "--auth=trust", "--username=crosswalk", "--encoding=UTF8", "--locale=C",
                    "-D", self.data)
        self.server("pg_ctl", "-D", self.data, "-w", "-l", self.folder / "log", "-o",
                    f"-c listen_addresses= -c unix_socket_directories={self.folder} -c fsync=off", "start",
                    stdout=subprocess.DEVNULL)

    def server(self, name, *arguments, **options):
        done = subprocess.run([self.program(name)] + [str(a) for a in arguments], cwd=self.folder,
                              stderr=subprocess.STDOUT if "stdout" not in options else subprocess.DEVNULL,
                              **{"stdout": subprocess.PIPE, **options}, **self.user)
        if done.returncode: sys.exit(f"{name} failed: {(done.stdout or b'').decode()}")

    def psql(self, *arguments, database="postgres", **options):
        return run(self.program("psql"), "--no-psqlrc", "--quiet", "--set", "ON_ERROR_STOP=1", "-h", self.folder,
                   "-U", "crosswalk", "-d", database, *arguments, **options).stdout

    def answer(self, folder, ratings, prefix):
        name = prefix + "test"
        self.psql("-c", f"CREATE DATABASE {name}")
        # Twice, since a folder can be run again.
        for _ in range(2): self.psql("--file", folder / "crosswalk.sql", database=name)
        write_csv(folder / "ratings.csv", ratings)
        with open(folder / "ratings.csv", newline="") as file:
            self.psql("-c", "COPY ratings FROM STDIN WITH (FORMAT csv, HEADER)", database=name, stdin=file)
        tables = []
        for view in ["answers", "rejects"]:
            text = self.psql("-c", f"COPY (SELECT * FROM {prefix}{view}) TO STDOUT WITH (FORMAT csv, HEADER)",
                             database=name)
            tables.append(list(csv.DictReader(io.StringIO(text, newline=""))))
        self.psql("-c", f"DROP DATABASE {name}")
        return tables

    def close(self):
        self.server("pg_ctl", "-D", self.data, "-m", "immediate", "stop")
        shutil.rmtree(self.folder, ignore_errors=True)


class Spark:
    dialect = "spark"

    @staticmethod
    def missing():
        if not shutil.which("java"): return "no java"
        return next((f"no {name}" for name in ["pyspark", "duckdb"] if importlib.util.find_spec(name) is None), False)

    def answer(self, folder, ratings, prefix):
        import duckdb
        write_csv(folder / "ratings.csv", ratings)
        places = [folder / name for name in ["answers", "rejects"]]
        run(pathlib.Path(sys.executable).with_name("spark-submit"), "--master", "local[2]", "--conf",
            "spark.ui.enabled=false", folder / "crosswalk.py", folder / "ratings.csv", *places,
            env={**os.environ, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"})
        return [fetched(duckdb.execute("SELECT * FROM read_parquet(?)", [f"{place}/*.parquet"])) for place in places]


ENGINES = [SQLite, DuckDB, Postgres, Spark]


def write_csv(path, rows):
    with open(path, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


# MARK: Comparing

WORDS = ["status", "reason", "answer", "low", "high", "cautions", "hash"]


def differences(expected, answers):
    """Lines that say what is not equal."""
    def key(row): return tuple((row[c] or "") for c in ["person", "role", "basis", "unit"])
    wanted, got = {key(r): r for r in expected}, {key(r): r for r in answers}
    if len(answers) != len(got): yield f"{len(answers) - len(got)} answers are there twice"
    for missing in sorted(wanted.keys() - got.keys()): yield f"{missing}: no answer"
    for extra in sorted(got.keys() - wanted.keys()): yield f"{extra}: an answer too many"
    for at, row in wanted.items():
        other = got.get(at)
        if other is None: continue
        for word in WORDS:
            if (row[word] or "") != (other[word] or ""): yield f"{at}: {word} is {other[word]!r}, not {row[word]!r}"
        # Probabilities stand in the order of the scale, and their columns begin with p_.
        mine = [row["coverage"]] + row["distribution"]
        theirs = [v for c, v in other.items() if c == "coverage" or c.startswith("p_") and v not in (None, "")]
        if len(mine) != len(theirs): yield f"{at}: {len(theirs) - 1} outcomes, not {len(mine) - 1}"
        elif any(abs(m - float(t)) > NUMBERS for m, t in zip(mine, theirs)): yield f"{at}: {theirs}, not {mine}"


def row_differences(ratings, used, repeated, rejects):
    """Whether rows that count and rows that do not add up. An engine has no order of rows: where rows contradict each
    other, those that only repeat one are among the rejects, too."""
    reasons = collections.Counter()
    for row in rejects: reasons[row["reason"]] += int(row["row_count"])
    rest = len(ratings) - used
    if not rest - repeated <= sum(reasons.values()) <= rest:
        yield f"{len(ratings)} rows, of which the program uses {used}, and {repeated} say the same again; rejected are {dict(reasons)}"


def translated(crosswalk, source, target, file):
    """What the program answers, by rows like an engine's, how many rows it uses, and how many repeat one."""
    done = crosswalk("translate", source, "--to", target, "--ratings", file, "--format", "ndjson", "--distribution",
                     "--hash", "--rejects", file.with_name("rejects"), good=(0, 1))
    answers = [json.loads(line) for line in done.stdout.split("\n") if line]
    for answer in answers:
        answer["low"], answer["high"] = answer["interval"] or (None, None)
        answer["cautions"] = " ".join(answer["cautions"])
        answer["distribution"] = [outcome["p"] for outcome in answer["distribution"] or []]
    number = lambda words: int((re.search(rf"(\d+) {words}", done.stderr) or [0, 0])[1])
    return answers, number("used"), number("that repeats? another")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--engines")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--from", dest="folders", action="append", default=[])
    parser.add_argument("--hostile", action="store_true")
    parser.add_argument("program")
    parser.add_argument("pairs", nargs="*")
    options = parser.parse_args()
    program = pathlib.Path(options.program).resolve()
    if options.hostile: options.folders.append(hostile())
    catalog = [part for folder in options.folders for part in ["--frameworks", folder]]

    def crosswalk(*arguments, **more): return run(program, *arguments, *catalog, **more)

    asked = options.engines.split(",") if options.engines else None
    kinds = [e for e in ENGINES if asked is None or e.dialect in asked]
    for kind in list(kinds):
        if why := kind.missing():
            if asked: sys.exit(f"{kind.dialect}: {why}")
            print(f"{kind.dialect}: {why}; left out")
            kinds.remove(kind)
    shown = {}
    for row in csv.DictReader(io.StringIO(crosswalk("list", "--format", "csv").stdout)):
        shown[row["id"]] = None
    shown.pop("ontology", None)
    pairs = [tuple(p.split("--", 1)) for p in options.pairs] or [(a, b) for a in shown for b in shown if a != b]

    for name in {name for pair in pairs for name in pair}: shown[name] = shown.get(name) or described(crosswalk, name)
    with contextlib.ExitStack() as stack:
        engines = []
        for kind in kinds:
            engines.append(kind())
            if hasattr(kind, "close"): stack.callback(engines[-1].close)
        # Much of the time is other programs', during which Python waits.
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            good = pool.map(lambda pair: tried(crosswalk, engines, shown[pair[0]], *pair, options), pairs)
            sys.exit(0 if all(list(good)) else 1)


def tried(crosswalk, engines, framework, source, target, options):
    """Whether all engines answer a pair as the program does, or it is refused everywhere."""
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        scratch.chmod(0o755)
        ratings = people(framework, options.people, f"{options.seed} {source}")
        write_csv(scratch / "ratings.csv", ratings)
        expected, used, repeated = translated(crosswalk, source, target, scratch / "ratings.csv")
        if not expected: sys.exit(f"{source}--{target}: no answers")
        if all(r["reason"] == "facets" for r in expected):
            refusal = crosswalk("export", f"{source}--{target}", "--to", "sql", "--dialect", "sqlite", "--out",
                                scratch / "none", good=(2,))
            print(f"{source}--{target}: not translated, and refused: {refusal.stderr.strip()}")
            return True
        good = True
        for engine in engines:
            folder = scratch / engine.dialect
            crosswalk("export", f"{source}--{target}", "--to", "sql", "--dialect", engine.dialect, "--out", folder)
            start = time.time()
            answers, rejects = engine.answer(folder, ratings, named_prefix(source, target))
            seconds = time.time() - start
            found = list(differences(expected, answers)) + list(row_differences(ratings, used, repeated, rejects))
            good = good and not found
            lines = [f"{source}--{target} {engine.dialect}: {len(ratings):,} rows, {len(answers):,} answers, "
                     f"{len(rejects):,} rejects, {seconds:.1f} s: {len(found) or 'no'} differences"]
            print("\n".join(lines + [f"    {line}" for line in found[:8]]), flush=True)
        return good


def described(crosswalk, framework):
    """What people can be rated at in a framework, as its JSON tells."""
    told = json.loads(crosswalk("show", framework, "--format", "json").stdout)
    named = lambda things: [{"id": t["id"], "title": t["title"]} for t in things]
    rated = [unit for unit in told["units"] if unit["rated"]]
    return {"rates": told["scale"]["rates"], "units": named(rated), "levels": named(told["scale"]["levels"]),
            "statements": [s["id"] for unit in rated for s in unit["statements"]]}


def named_prefix(source, target):
    """What the names of the exported tables begin with."""
    sides = [re.sub("[^a-z0-9]", "_", side.lower())[:18] for side in [source, target]]
    return f"cw_{sides[0]}_to_{sides[1]}_"


if __name__ == "__main__": main()
