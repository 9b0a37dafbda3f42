#!/usr/bin/env python3
"""How fast SSSOM is read and checked, beside `sssom validate` (PyPI sssom) in the same run.

usage: sssom.py [--runs N] [PROGRAM]

PROGRAM is the release build of crosswalk (default: .build/release/crosswalk). Two files are made of
its own export, with 11,700 and 117,000 mappings. Each figure is the wall time of a whole process:
the median over N runs (default 10) for crosswalk, over 3 for sssom. Exits with 1 if crosswalk is less
than 100 times as fast, or if ten times the mappings take more than ten times the time.
"""
import pathlib, resource, shutil, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Benchmarks"))
from speed import machine


def wall(command, runs):
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True)
        times.append((time.perf_counter() - start) * 1000)
        if done.returncode: sys.exit(f"{' '.join(command)}: exit status {done.returncode}\n{done.stderr[:2000]}")
    return statistics.median(times), min(times), max(times), done.stdout.strip()


def main():
    arguments = sys.argv[1:]
    if "-h" in arguments or "--help" in arguments: print(__doc__); return
    runs = 10
    if "--runs" in arguments:
        at = arguments.index("--runs"); runs = int(arguments[at + 1]); del arguments[at:at + 2]
    program = arguments[0] if arguments else str(ROOT / ".build/release/crosswalk")
    if not shutil.which("sssom"): sys.exit("sssom is missing: pip install sssom==0.4.21")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        text = subprocess.run([program, "export", "sf-2940--cpm", "--to", "sssom", "--derived"], check=True, capture_output=True, text=True).stdout
        lines = text.splitlines(keepends=True)
        head = next(i for i, l in enumerate(lines) if not l.startswith("#")) + 1
        rows = lines[head:]
        files = {}
        for count in (11_700, 117_000):
            # Objects get a number, so that no mapping is there twice.
            made, turn = [], 0
            while len(made) < count:
                for row in rows[:count - len(made)]:
                    cells = row.split("\t")
                    if turn and cells[4].startswith("cpm:"): cells[4] += f"-{turn}"
                    made.append("\t".join(cells))
                turn += 1
            files[count] = folder / f"{count}.sssom.tsv"
            files[count].write_text("".join(lines[:head] + made))
        print(machine())
        small = wall([program, "import-matches", "--check", str(files[11_700])], runs)
        large = wall([program, "import-matches", "--check", str(files[117_000])], runs)
        theirs = wall(["sssom", "validate", str(files[11_700])], 3)
        print(f"\n{'':34} {'ms':>9} {'min':>9} {'max':>9}")
        for name, row in [("crosswalk, 11,700 mappings", small), ("crosswalk, 117,000 mappings", large), ("sssom validate, 11,700 mappings", theirs)]:
            print(f"{name:34} {row[0]:9.1f} {row[1]:9.1f} {row[2]:9.1f}")
        for count, row in ((11_700, small), (117_000, large)):
            if not row[3].startswith(f"{count} mappings, 0 left out"): sys.exit(f"not all were read: {row[3]}")
        ratio, growth = theirs[0] / small[0], large[0] / small[0]
        print(f"\n{ratio:.0f} times as fast as sssom validate; ten times the mappings take {growth:.1f} times the time")
        if ratio < 100 or growth > 10: sys.exit(1)


main()
