#!/usr/bin/env python3
"""What becomes of files when things go wrong: two at once, calls of the system that fail, kills.

usage: faults.py [races|calls|kills|batch|all] CROSSWALK [--rounds N]

races  two `review apply` at once, `review apply` against an editor, two `import --update`: nothing
       that was acknowledged (exit 0) may be missing, and each refusal must explain itself.
calls  each call that five writing commands make of the system fails once, with each error that fits:
       the old file or the new one (of several files: all old or all new) stands there whole, a sentence is said, and no stray is left.
       Needs strace.
kills  six commands are killed at a random moment: no torn file, and no stray after the next run.
batch  a translation of many people is killed at a random moment, in every way to run one: whatever
       stands in its place is whole, and the next run succeeds. Then on disks that are too small: a
       clear sentence and no file. Needs the right to mount one.

Prints one line a case, and what went wrong. Exits with 1 if anything did.
"""
import argparse, csv, gzip, os, pathlib, random, re, shutil, signal, subprocess, sys, tempfile, time

FRAMEWORK = """format: crosswalk.framework/1
id: county
title: Invented anchors
publisher: us
version: "1"
jurisdiction: here
date: "2026"
source: {title: invented}
actor: worker
scale:
  id: county-scale
  title: Levels
  construct: skill
  rates: units
  basis: observed
  levels:
    - {id: low, title: Low}
    - {id: high, title: High}
units:
  - id: U
    title: Unit
    statements:
"""
ALIGNMENT = """# ours
format: crosswalk.alignment/1
framework: county
author: us
version: "1"
date: "2026"
links:
  # the first
  U.0:
    - {concept: wellbeing, share: 0.5, relation: narrower, confidence: 0.5}
"""
STATEMENTS = 12
wrong = []


def fail(text):
    wrong.append(text)
    print("WRONG:", text, flush=True)


def make(folder, statements=STATEMENTS):
    (folder / "t").mkdir()
    (folder / "t/framework.yaml").write_text(
        FRAMEWORK + "".join(f"      - {{id: U.{n}, level: {'high' if n == 0 else 'low'}, text: Does thing {n}}}\n" for n in range(statements)))
    (folder / "t/alignment.yaml").write_text(ALIGNMENT)


def review(folder, who, statements, concept="wellbeing"):
    path = folder / f"{who}.csv"
    with open(path, "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["framework", "statement", "text", "decision", "concept", "reviewer"])
        for n in statements:
            rows.writerow(["county", f"U.{n}", f"Does thing {n}", "change", concept, who])
    return path.name


def table(folder, name, words):
    with open(folder / name, "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["unit-id", "unit", "id", "level", "statement"])
        for n in range(STATEMENTS):
            rows.writerow(["U", "Unit", f"U.{n}", "High" if n == 0 else "Low", words.get(n, f"Does thing {n}")])
    return name


class Run:
    """One run of the program, begun and to be waited for."""

    def __init__(self, program, folder, *arguments, before=()):
        self.process = subprocess.Popen(
            [*before, program, *arguments], cwd=folder, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, errors="replace",
            env={**os.environ, "LANG": "C.UTF-8"})

    def end(self):
        self.errors = self.process.communicate(timeout=120)[1]
        return self.process.returncode


def strays(folder):
    return [str(p) for p in folder.rglob("*") if p.name.startswith(".crosswalk-") or p.name.endswith(".part")]


def in_folder(body):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="faults-"))
    try:
        return body(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# --- Races

def race_reviews(program, rounds, chance):
    lost = refused = merged = 0
    for round in range(rounds):
        def body(folder):
            nonlocal lost, refused, merged
            make(folder)
            sides = {"Ana": range(1, 5), "Ben": range(5, 9)}
            runs = {}
            for who, statements in sides.items():
                name = review(folder, who, statements)
                runs[who] = Run(program, folder, "review", "apply", name, "--frameworks", "t")
                time.sleep(chance.choice([0, 0, 0.002, 0.01, 0.03]))
            codes = {who: run.end() for who, run in runs.items()}
            text = (folder / "t/alignment.yaml").read_text()
            for who, code in codes.items():
                if code == 0 and text.count(f"author: {who}") != 4:
                    lost += 1
                    fail(f"round {round}: {who} has exit 0 and {text.count(f'author: {who}')} links of 4")
                if code != 0:
                    refused += 1
                    if "somebody else" not in runs[who].errors:
                        fail(f"round {round}: refused without a reason: {runs[who].errors}")
                merged += "somebody else has written" in runs[who].errors and code == 0
            if not text.startswith("# ours") or "# the first" not in text:
                fail(f"round {round}: comments are gone")
            if strays(folder):
                fail(f"round {round}: {strays(folder)}")
        in_folder(body)
    print(f"two reviews at once: {rounds} rounds, {lost} lost, {refused} refused, {merged} brought together")


def race_editor(program, rounds, chance):
    taken = 0
    for round in range(rounds):
        def body(folder):
            nonlocal taken
            make(folder)
            name = review(folder, "Ana", range(1, 5))
            path = folder / "t/alignment.yaml"
            run = Run(program, folder, "review", "apply", name, "--frameworks", "t")
            time.sleep(chance.uniform(0, 0.08))
            # As editors save: what was read before the run, with a line more, in one step.
            (folder / "new").write_text("# saved by a person\n" + ALIGNMENT)
            os.replace(folder / "new", path)
            code = run.end()
            text = path.read_text()
            if "# saved by a person" not in text:
                fail(f"round {round}: the person's save is gone, exit {code}")
            if "author: Ana" in text: taken += 1
            if code not in (0, 2) or code == 2 and "somebody else" not in run.errors:
                fail(f"round {round}: exit {code}: {run.errors}")
            if strays(folder):
                fail(f"round {round}: {strays(folder)}")
        in_folder(body)
    print(f"a review against an editor: {rounds} rounds, both in {taken}, the editor was last in {rounds - taken}")


def race_updates(program, rounds, chance):
    lost = refused = 0
    for round in range(rounds):
        def body(folder):
            nonlocal lost, refused
            make(folder)
            sides = {"one.csv": (1, "Does thing 1 well"), "two.csv": (5, "Does thing 5 well")}
            runs = {}
            for name, (n, text) in sides.items():
                table(folder, name, {n: text})
                runs[name] = Run(program, folder, "import", name, "--id", "county", "--out", "t", "--update")
                time.sleep(chance.choice([0, 0, 0.002, 0.01]))
            codes = {name: run.end() for name, run in runs.items()}
            text = (folder / "t/framework.yaml").read_text()
            for name, (_, words) in sides.items():
                if codes[name] == 0 and words not in text:
                    # The second read the first one's file, and its own table says otherwise.
                    if "changed" in runs[[x for x in sides if x != name][0]].errors.split("wrote")[0] and text.count("well"):
                        continue
                    lost += 1
                    fail(f"round {round}: {name} has exit 0, and its change is gone")
                if codes[name] != 0:
                    refused += 1
                    if "somebody else" not in runs[name].errors:
                        fail(f"round {round}: {codes[name]}: {runs[name].errors}")
            if strays(folder):
                fail(f"round {round}: {strays(folder)}")
        in_folder(body)
    print(f"two updates at once: {rounds} rounds, {lost} lost, {refused} refused")


# --- Calls that fail

CALLS = {
    "openat": ["EACCES", "EMFILE", "ENOSPC", "EROFS"], "write": ["ENOSPC", "EIO", "EDQUOT"],
    "fsync": ["EIO", "ENOSPC"], "close": ["EIO", "EDQUOT"], "rename": ["EACCES", "EIO", "ENOSPC"],
    "renameat2": ["EACCES", "EIO", "EINVAL"], "link": ["EPERM", "EIO", "ENOSPC"],
    "fchmod": ["EPERM", "EIO"], "fchown": ["EPERM"], "flock": ["ENOLCK", "EIO"],
    "mkdir": ["ENOSPC", "EACCES"], "unlink": ["EACCES"], "fstat": ["EIO"], "lseek": ["EIO"],
}


def commands(folder):
    make(folder)
    # The first is linked, so that its judgement is set aside.
    table(folder, "new.csv", {0: "Does thing 0 anew", 1: "Does thing 1 anew"})
    review(folder, "Ana", range(1, 5))
    (folder / "out.csv").write_text("OLD\n")
    return {
        "export --out": (["export", "cpm", "--to", "csv", "--out", "out.csv"], "out.csv"),
        "review apply": (["review", "apply", "Ana.csv", "--frameworks", "t"], "t/alignment.yaml"),
        "import --update": (["import", "new.csv", "--id", "county", "--out", "t", "--update"], "t"),
        "import": (["import", "new.csv", "--id", "made", "--out", "made"], "made"),
        "new": (["new", "fresh"], "fresh"),
    }


def content(path):
    if path.is_dir():
        return {p.name: p.read_bytes() for p in sorted(path.iterdir()) if not p.name.endswith(".part")}
    return path.read_bytes() if path.exists() else None


def calls(program, rounds, chance):
    names = list(in_folder(commands))
    total = 0
    for name in names:
        def outcome(folder, inject):
            arguments, result = commands(folder)[name]
            before = content(folder / result)
            run = Run(program, folder, *arguments, before=inject)
            code = run.end()
            return before, content(folder / result), code, run.errors, strays(folder)
        _, new, code, errors, _ = in_folder(lambda f: outcome(f, []))
        assert code == 0, (name, errors)
        cases = 0
        for call, numbers in CALLS.items():
            def count(folder):
                arguments, _ = commands(folder)[name]
                log = folder / "log"
                Run(program, folder, *arguments, before=["strace", "-f", "-qq", "-e", f"trace={call}", "-o", str(log)]).end()
                lines = log.read_text(errors="replace").splitlines()
                # What happens before the first file of the work is touched is the loader's.
                mark = next((i for i, l in enumerate(lines) if "openat" not in l or '"t"' in l or ".csv" in l or ".crosswalk" in l), 0)
                return [i for i, l in enumerate(lines, 1) if i > mark and f"{call}(" in l]
            for when in in_folder(count):
                for number in numbers:
                    if rounds and chance.random() > rounds / 1_000:
                        continue
                    before, after, code, errors, left = in_folder(lambda f: outcome(
                        f, ["strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:error={number}:when={when}"]))
                    if "while loading shared libraries" in errors:
                        continue
                    cases += 1
                    where = f"{name}: {call} {when} {number}: exit {code}"
                    if after not in (before, new):
                        fail(f"{where}: neither old nor new: {errors[:200]}")
                    if code == 0 and after != new:
                        fail(f"{where}: said to be done, and is not")
                    if code not in (0, 2) and not (code == 1 and errors):
                        fail(f"{where}: {errors[:200]}")
                    if code != 0 and not errors.strip() and call != "write":
                        fail(f"{where}: no word")
                    if left and call not in ("unlink",):
                        fail(f"{where}: {left}")
        total += cases
        print(f"{name}: {cases} calls failed", flush=True)
    print(f"calls that fail: {total} cases")


# --- Kills

def kills(program, rounds, chance):
    torn = 0
    names = list(in_folder(commands)) + ["levels"]
    for round in range(rounds):
        name = names[round % len(names)]
        def body(folder):
            nonlocal torn
            table_of = commands(folder)
            if name == "levels":
                arguments, result = ["levels", "export", "county", "--out", "sheet.xlsx", "--frameworks", "t"], "sheet.xlsx"
            else:
                arguments, result = table_of[name]
            before = content(folder / result)
            run = Run(program, folder, *arguments)
            time.sleep(chance.uniform(0, 0.12))
            run.process.send_signal(chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP]))
            code = run.end()
            if code in (-signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP) and strays(folder):
                fail(f"round {round}, {name}: ended by a signal, and left {strays(folder)}")
            after = content(folder / result)
            if after != before:
                # What is there must be whole: the same command makes the same bytes.
                again = in_folder(lambda f: (commands(f), Run(program, f, *arguments).end(), content(f / result))[2])
                # Several files take their places one right after the other; a kill in between leaves each
                # whole, and the next run does the rest.
                if name == "import --update" and all(after.get(k) in (before.get(k), again.get(k)) for k in {*before, *after, *again}):
                    code = Run(program, folder, *arguments).end()
                    after = content(folder / result)
                    if code != 0:
                        fail(f"round {round}, {name}: the next run has exit {code}")
                if after != again and not str(result).endswith(".xlsx"):
                    torn += 1
                    fail(f"round {round}, {name}: torn")
            else:
                code = Run(program, folder, *arguments).end()
                if code != 0:
                    fail(f"round {round}, {name}: the next run has exit {code}")
            for other in (["export", "cpm", "--to", "csv", "--out", "next"], ["new", "other"], ["export", "cpm", "--to", "csv", "--out", "t/next.txt"]):
                Run(program, folder, *other).end()
            if strays(folder):
                fail(f"round {round}, {name}: after the next run {strays(folder)}")
        in_folder(body)
    print(f"kills: {rounds} over {len(names)} commands, {torn} torn")


# --- Many people

def people(folder, count):
    """Ratings in the seven units of a bundled framework; some rows cannot be used."""
    chance = random.Random(1)
    units = ["PE", "RO", "CM", "CS", "PX", "CE", "WE"]
    levels = ["emerging", "developing", "acquired", "accomplished", "mastery", "unheard-of"]
    rows = [f"P{n:06},{unit},{chance.choice(levels if n % 50 == 0 else levels[:5])}\n" for n in range(count) for unit in units]
    (folder / "in.csv").write_text("person,unit,level\n" + "".join(rows))
    with gzip.open(folder / "in.csv.gz", "wb", 1) as file: file.write((folder / "in.csv").read_bytes())


def ways(ratings="in.csv"):
    """Ways to translate them, each with all that it writes."""
    base = ["translate", "sf-2940", "--to", "cpm", "--out", "answers", "--rejects", "bad.csv", "--format"]
    return [base + more for more in (
        ["csv", "--ratings", ratings], ["csv", "--ratings", ratings + ".gz"],
        ["ndjson", "--ratings", ratings, "--threads", "1"], ["csv", "--ratings", ratings, "--unsorted", "--memory", "32"])]


def batch_kills(program, rounds, chance):
    killed = written = 0
    def body(folder):
        nonlocal killed, written
        people(folder, 4_000)
        outputs = [folder / name for name in ("answers", "bad.csv")]
        def clear():
            for path in outputs: path.unlink(missing_ok=True)
        whole = []
        for way in ways():
            start = time.time()
            if (run := Run(program, folder, *way)).end() != 1: fail(f"{way}: {run.errors}")
            whole.append((time.time() - start, [path.read_bytes() for path in outputs]))
            clear()
        for round in range(rounds):
            way = ways()[round % len(ways())]
            seconds, expected = whole[round % len(ways())]
            if keeps := round % 3 == 0:
                for path in outputs: path.write_text("what was there before\n")
            run = Run(program, folder, *way)
            time.sleep(chance.uniform(0, 1.05 * seconds))
            sent = chance.choice([signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
            run.process.send_signal(sent)
            code = run.end()
            killed += code == -sent
            for path, bytes in zip(outputs, expected):
                found = content(path)
                written += found == bytes
                if found not in (bytes, b"what was there before\n" if keeps else None):
                    fail(f"round {round}: {path.name} has {len(found or b'')} of {len(bytes)} bytes, exit {code}")
            if code == -sent != -signal.SIGKILL and strays(folder): fail(f"round {round}: ended by a signal, and left {strays(folder)}")
            if round % 5 == 0 or round == rounds - 1:
                if (code := Run(program, folder, *way).end()) != 1: fail(f"round {round}: the next run has exit {code}")
                if [content(path) for path in outputs] != expected: fail(f"round {round}: the next run writes something else")
                if strays(folder): fail(f"round {round}: after the next run {strays(folder)}")
            clear()
    in_folder(body)
    print(f"translations of many people that are killed: {rounds}, of which {killed} before their end; {written} files whole, none torn"
          if not wrong else "translations of many people that are killed: see above")


def small_disks(program):
    """Outputs, rows that cannot be used, and what does not fit into memory, each where no room is for it."""
    def body(folder):
        disk = folder / "disk"
        disk.mkdir()
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)], capture_output=True, text=True)
        if made.returncode:
            print(f"small disks: skipped, since none can be mounted: {made.stderr.strip()}")
            return
        try:
            people(folder, 12_000)
            base = ["translate", "sf-2940", "--to", "cpm", "--format", "csv", "--ratings"]
            cases = {
                "output": base + ["in.csv", "--out", "disk/answers", "--rejects", "bad.csv"],
                "output in any order": base + ["in.csv", "--unsorted", "--out", "disk/answers", "--rejects", "bad.csv"],
                "a JSON object a line": base[:-2] + ["ndjson", "--ratings", "in.csv.gz", "--out", "disk/answers"],
            }
            for name, arguments in cases.items():
                run = Run(program, folder, *arguments)
                code = run.end()
                if code != 2 or "No space left on device" not in run.errors or "disk/answers" not in run.errors:
                    fail(f"a small disk, {name}: exit {code}: {run.errors[-300:]}")
                if left := list(disk.iterdir()): fail(f"a small disk, {name}: {left}")
                if (folder / "bad.csv").exists(): fail(f"a small disk, {name}: the rows that cannot be used stand there alone")
            print(f"small disks: {len(cases)} cases")
        finally:
            subprocess.run(["umount", str(disk)])
    in_folder(body)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["races", "calls", "kills", "batch", "all"])
    parser.add_argument("crosswalk")
    parser.add_argument("--rounds", type=int, default=20, help="of each race and of kills; for calls, of 1,000 cases; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    program = str(pathlib.Path(options.crosswalk).resolve())
    chance = random.Random(options.seed)
    if options.what in ("races", "all"):
        for race in (race_reviews, race_editor, race_updates): race(program, options.rounds, chance)
    if options.what in ("calls", "all"):
        if shutil.which("strace"): calls(program, options.rounds, chance)
        else: print("no strace; calls that fail are skipped")
    if options.what in ("kills", "all"): kills(program, options.rounds, chance)
    if options.what in ("batch", "all"):
        batch_kills(program, options.rounds, chance)
        small_disks(program)
    print("all is well" if not wrong else f"{len(wrong)} went wrong")
    sys.exit(1 if wrong else 0)


main()
