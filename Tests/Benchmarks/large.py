#!/usr/bin/env python3
"""How the time and memory of every command grow with the size of a framework.

usage: large.py [--sizes 10000,100000] [--only WORD,WORD] [--limit SECONDS] [--folder FOLDER] [PROGRAM]

Makes two frameworks of so many statements with two links each (seeded), a table of as many rows to
import, ratings of a tenth as many people, and judgements of a tenth of the statements; runs each
command of PROGRAM (default: .build/release/crosswalk) once on each size, and prints time, memory and
the slope of both: 1 is linear. A command that takes more of the processor than the limit (300 s) is ended.
What is made is kept in a folder where one is given, for the next run. The pages are started, asked for the
first one, and ended. Not among them are schema, guide, new and cite of the program,
which read no framework, and evaluate, review agreement and levels agreement, whose size is that of a table.

What compares each statement of one framework with each of another is at work on pairs, and is marked so:
its time grows with their number, and its memory must not.
"""
import argparse, csv, http.client, math, os, pathlib, random, resource, shutil, signal, subprocess, sys, tempfile
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from speed import ROOT, machine

LEVELS = ["Low", "High"]


def prepare(folder, count):
    """Everything that the commands read. Made by a process of its own: one that runs others lends them its
    own size."""
    from scaling import write
    import yaml
    ontology = yaml.safe_load((ROOT / "frameworks/ontology.yaml").read_text())
    concepts = [c["id"] for d in ontology["domains"] for c in d["concepts"]]
    folder.mkdir()
    write(folder, "left", count, concepts, 1)
    write(folder, "right", count, concepts, 2)
    shutil.copytree(folder / "left", folder / "old")
    rng = random.Random(3)
    units = 20
    ids = [f"U{unit}.{n}" for unit in range(units) for n in range(count // units)]
    (folder / "matches").mkdir()
    judged = rng.sample(ids, count // 10)
    (folder / "matches/left--right.yaml").write_text("".join([
        "format: crosswalk.matches/1\nfrom: left\nto: right\nauthor: a generator\nversion: \"1\"\n",
        "date: \"2026-01-01\"\njustification: ManualMappingCuration\nmatches:\n",
        *(f"  - {{subject: {a}, object: {rng.choice(ids)}, relation: related, confidence: 0.5, note: generated}}\n" for a in judged)]))
    for name, words in ("table.csv", "Deals with"), ("next.csv", "Deals well with"):
        with open(folder / name, "w", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["unit", "id", "level", "statement"])
            # As many as an import takes, with the row of headings.
            for index, id in enumerate(ids[: count - count // 100]):
                text = " ".join(rng.choice(concepts).replace("-", " ") for _ in range(4))
                rows.writerow([f"Unit {index * units // count}", id, LEVELS[index % 2],
                               f"{words if index % 10 == 0 else 'Deals with'} {text} {index}."])
    with open(folder / "ratings.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["person", "unit", "level"])
        for person in range(count // 10):
            for unit in range(units):
                rows.writerow([f"p{person:06}", f"U{unit}", rng.choice(["low", "high"])])
    with open(folder / "both.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["framework", "person", "unit", "level"])
        for person in range(count // 20):
            for framework in "left", "right":
                # So that levels rise together: each person is more or less able.
                for unit in range(units):
                    isHigh = rng.random() < (person % 10) / 9
                    rows.writerow([framework, f"p{person:06}", f"U{unit}", "high" if isHigh else "low"])
    for coder in "ana.csv", "ben.csv":
        with open(folder / coder, "w", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(["framework", "statement", "concept", "share"])
            for id in ids: rows.writerow(["left", id, rng.choice(concepts[:5]), 1])
    with open(folder / "review.csv", "w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["framework", "statement", "decision", "concept", "share", "reviewer"])
        for id in rng.sample(ids, count // 10):
            rows.writerow(["left", id, "change", rng.choice(concepts), "0.5", "Ana"])


def commands():
    """Name, arguments, and whether the work is on pairs of statements. Later ones may use what earlier ones wrote."""
    own = ["--frameworks", "left"]
    both = own + ["--frameworks", "right", "--frameworks", "matches"]
    return [
        ("list", ["list", *both], False),
        ("check", ["check", "left", "right", "matches"], False),
        ("show", ["show", "left", *own], False),
        ("show json", ["show", "left", "--format", "json", *own], False),
        ("find", ["find", "listening", *own], False),
        ("stats", ["stats", *both], False),
        ("translate", ["translate", "left", "--to", "right", "all=low", *both], False),
        ("translate people", ["translate", "left", "--to", "right", "--ratings", "ratings.csv", "--format", "csv", *both], False),
        ("gaps of people", ["gaps", "left", "--ratings", "ratings.csv", "--target", "right:high", "--group", *both], False),
        ("curriculum", ["curriculum", "left", "--ratings", "ratings.csv", "--target", "right:high",
                        "--hours", "20", "--together", "--format", "json", *both], False),
        ("calibrate", ["calibrate", "left", "--to", "right", "--pairs", "both.csv", *both], False),
        ("agreement", ["agreement", "ana.csv", "ben.csv"], False),
        ("levels export", ["levels", "export", "left", "--out", "levels.csv", *own], False),
        ("cite pair", ["cite", "left--right", *both], False),
        ("template", ["template", "left", *own], False),
        ("compare", ["compare", "left", "right", "--format", "json", *both], False),
        ("methods", ["methods", "left--right", *both], False),
        ("diff", ["diff", "old", "left"], False),
        ("match one", ["match", "left:U1.1", "--to", "right", *both], False),
        ("match concept", ["match", "ontology:wellbeing", "--to", "left", *both], False),
        ("suggest concepts", ["suggest", "left", "--format", "csv", *both], True),
        ("review export", ["review", "export", "left", "--all", "--out", "r.csv", *own], False),
        ("review export xlsx", ["review", "export", "left", "--all", "--out", "r.xlsx", *own], False),
        ("review apply", ["review", "apply", "review.csv", "--frameworks", "left"], False),
        ("export csv", ["export", "left", "--to", "csv", "--out", "o.csv", *own], False),
        ("export json", ["export", "left", "--to", "json", "--out", "o.json", *own], False),
        ("export xlsx", ["export", "left", "--to", "xlsx", "--out", "o.xlsx", *own], False),
        ("export sssom", ["export", "left", "--to", "sssom", "--out", "o.tsv", *own], False),
        ("export case", ["export", "left", "--to", "case", "--out", "o.case.json", *own], False),
        ("export skos", ["export", "left", "--to", "skos", "--out", "o.ttl", *own], False),
        ("export pair sssom", ["export", "left--right", "--to", "sssom", "--out", "p.tsv", *both], False),
        ("export pair sql", ["export", "left--right", "--to", "sql", "--dialect", "sqlite", "--out", "sql", *both], False),
        ("import-matches", ["import-matches", "p.tsv", "--out", "m.yaml", *both], False),
        ("import csv", ["import", "table.csv", "--id", "made", "--out", "made"], False),
        ("import --update", ["import", "next.csv", "--id", "made", "--out", "made", "--update", "--no-renamed"], False),
        ("import case", ["import", "o.case.json", "--from", "case", "--id", "again", "--out", "again", "--max-memory", "2048"], False),
        ("import xlsx", ["import", "o.xlsx", "--id", "sheet", "--out", "sheet", "--yes", "--max-memory", "2048"], False),
        ("one-pager", ["document", "one-pager", "left", "--level", "low", *own], False),
        ("practice profile", ["document", "practice-profile", "left", *own], False),
        ("serve, first page", ["serve", "--port", "0", *both], False),
        ("report", ["report", "left", "--against", "right", *both], True),
        ("report csv", ["report", "left", "--against", "right", "--format", "csv", *both], True),
        ("match all", ["match", "left", "--to", "right", "--limit", "5", "--format", "csv", *both], True),
        ("suggest statements", ["suggest", "left", "--to", "right", "--format", "csv", *both], True),
        # What a county does with a document of its own: the other is as large as it is.
        ("match to cpm", ["match", "left", "--to", "cpm", "--limit", "5", "--format", "csv", *own], False),
        ("report against cpm", ["report", "left", "--against", "cpm", "--format", "csv", *own], False),
        ("suggest to cpm", ["suggest", "left", "--to", "cpm", "--format", "csv", *own], False),
        ("export derived, 5 each", ["export", "left--right", "--derived", "--limit", "5", "--to", "csv", *both], True),
        ("export derived csv", ["export", "left--right", "--derived", "--to", "csv", *both], True),
        ("export derived sssom", ["export", "left--right", "--derived", "--to", "sssom", *both], True),
    ]


def first_page(child):
    """Asks the pages for the first one, which says what there is, and ends them."""
    link = urllib.parse.urlsplit(child.stdout.readline().decode().split()[-1])
    ask = http.client.HTTPConnection(link.netloc, timeout=120)
    key = link.query.partition("=")[2]
    ask.request("GET", "/", headers={"Authorization": f"Bearer {key}"})
    try: status = ask.getresponse().status
    finally: child.send_signal(signal.SIGINT)
    if status != 200: raise SystemExit(f"the first page is answered with {status}")


def run(program, folder, arguments, limit):
    """Seconds of the processor, MiB, and the exit status; seconds are None where the limit was reached."""
    is_served = arguments[0] == "serve"
    def begin(): resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))
    with open(folder / "errors", "w") as errors, open(os.devnull, "w") as nothing:
        child = subprocess.Popen(
            [program, *arguments], cwd=folder, stdout=subprocess.PIPE if is_served else nothing, stderr=errors,
            preexec_fn=begin)
        if is_served: first_page(child)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    is_over = child.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
    seconds = None if is_over else usage.ru_utime + usage.ru_stime
    return seconds, usage.ru_maxrss / 1024, "ended" if is_over else child.returncode


def slope(first, second, sizes):
    if not first or not second: return "-"
    return f"{math.log(second / first) / math.log(sizes[-1] / sizes[0]):.2f}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="10000,100000")
    parser.add_argument("--only", default="")
    parser.add_argument("--limit", type=int, default=300)
    parser.add_argument("--folder")
    parser.add_argument("program", nargs="?", default=str(ROOT / ".build/release/crosswalk"))
    options = parser.parse_args()
    program = os.path.abspath(options.program)
    sizes = [int(size) for size in options.sizes.split(",")]
    print(machine() + "\n")
    heads = [f"{size:,} {what}" for size in sizes for what in ("s", "MiB")]
    print("| command | " + " | ".join(heads) + " | slope of time | of memory | |\n" + "|---" * (len(heads) + 4) + "|")
    with tempfile.TemporaryDirectory() as own:
        folders = [pathlib.Path(own) / str(size) for size in sizes]
        for folder, size in zip(folders, sizes):
            kept = pathlib.Path(options.folder) / str(size) if options.folder else folder
            if not kept.exists():
                subprocess.run([sys.executable, __file__, "--prepare", str(kept), str(size)], check=True)
            # Commands write there.
            if kept != folder: shutil.copytree(kept, folder)
        for name, arguments, isPairs in commands():
            if not any(word in name for word in options.only.split(",")): continue
            found = [run(program, folder, arguments, options.limit) for folder in folders]
            cells = [cell for seconds, memory, _ in found
                     for cell in (f"{seconds:.2f}" if seconds is not None else "over", f"{memory:.0f}")]
            codes = {code for _, _, code in found if code != 0}
            notes = ["pairs"] * isPairs
            if codes:
                words = (folders[-1] / "errors").read_text(errors="replace").strip().splitlines()
                notes.append(f"exit {', '.join(map(str, sorted(map(str, codes))))}: {(words or [''])[-1][:90]}")
            print(f"| {name} | " + " | ".join(cells)
                  + f" | {slope(found[0][0], found[-1][0], sizes)} | {slope(found[0][1], found[-1][1], sizes)} | {'; '.join(notes)} |",
                  flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--prepare"]: prepare(pathlib.Path(sys.argv[2]), int(sys.argv[3]))
    else: main()
