#!/usr/bin/env python3
"""How fast the release build answers, and how fast it checks its YAML beside PyYAML's C loader.

usage: speed.py [--runs N] [PROGRAM]

PROGRAM is the release build of crosswalk (default: .build/release/crosswalk). Each figure is the
median over N runs (default 20) of the wall time of a whole process, its start included; PyYAML's is
the time to load the same files inside one warm process, its start not included.
"""
import os, pathlib, platform, resource, statistics, subprocess, sys, time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def machine():
    cpu = next((l.split(":", 1)[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")), "unknown CPU")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = next((l.split("=", 1)[1].strip().strip('"') for l in open("/etc/os-release") if l.startswith("PRETTY_NAME=")), platform.platform())
    swift = subprocess.run(["swift", "--version"], capture_output=True, text=True).stdout.splitlines()[0]
    return f"{cpu}, {os.cpu_count()} cores, {memory:.0f} GiB, {system}, {swift}"


def processes(command, runs):
    """Wall times in ms and the largest resident size in MiB."""
    times, largest = [], 0
    for _ in range(runs + 2):
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        times.append((time.perf_counter() - start) * 1000)
        child.returncode = status
        if status: sys.exit(f"{' '.join(command)}: exit status {status}")
        largest = max(largest, usage.ru_maxrss / 1024)
    return times[2:], largest


def main():
    arguments = sys.argv[1:]
    if "-h" in arguments or "--help" in arguments: print(__doc__); return
    runs = 20
    if "--runs" in arguments:
        at = arguments.index("--runs"); runs = int(arguments[at + 1]); del arguments[at:at + 2]
    program = arguments[0] if arguments else str(ROOT / ".build/release/crosswalk")
    import yaml
    files = sorted((ROOT / "frameworks").rglob("*.yaml"))
    texts = [f.read_bytes() for f in files]
    yaml_times = []
    for _ in range(max(3, runs // 4)):
        start = time.perf_counter()
        for text in texts: yaml.load(text, Loader=yaml.CSafeLoader)
        yaml_times.append((time.perf_counter() - start) * 1000)

    print(machine())
    print(f"{len(files)} YAML files, {sum(map(len, texts)):,} bytes; median of {runs} runs\n")
    print(f"{'command':58} {'ms':>7} {'min':>7} {'max':>7} {'MiB':>6}")
    rows = [
        ["translate", "sf-2940", "--to", "cpm", "CM=accomplished", "RO=acquired"],
        ["translate", "sf-2940", "--to", "cpm", "all=acquired", "--format", "json"],
        ["check"],
        ["list"],
    ]
    medians = {}
    for row in rows:
        times, largest = processes([program] + row, runs)
        medians[row[0]] = statistics.median(times)
        print(f"{'crosswalk ' + ' '.join(row):58} {statistics.median(times):7.1f} {min(times):7.1f} {max(times):7.1f} {largest:6.1f}")
    median = statistics.median(yaml_times)
    print(f"{'PyYAML ' + yaml.__version__ + ' CSafeLoader, the same files':58} {median:7.1f} {min(yaml_times):7.1f} {max(yaml_times):7.1f}")
    print(f"\ncheck takes {medians['check'] / median:.2f} of the time that PyYAML takes to read the files")


if __name__ == "__main__": main()
