#!/usr/bin/env python3
"""How long it takes to build crosswalk, at an old and a new revision, and what of it goes into the
tool that embeds the data.

usage: build.py OLD_REV [--new-rev REV | --worktree | --alone] [--runs N] [--only PART,…]

OLD_REV and the new revision (default: HEAD) of the repository that this script stands in are cloned
into temporary folders, and measured in turn, N times (default 3). --worktree takes the files as they
are now for the new one, --alone measures OLD_REV by itself. One run with all parts is six clean
builds. The parts are

  release    a clean release build of the product crosswalk
  touch      after it: built again with a comment line more in a source file of the reports, and then
             with a public function more
  tool       a clean release build of the product framework-compiler alone
  first-run  the first `swift run crosswalk translate …` of README in a fresh clone (debug)

Dependencies are fetched before the clock starts. A small program stands in for the compiler
(SWIFT_EXEC), notes what each of its runs is for and what it takes, and hands on to the real one; that
adds some hundredths of a second to each. CPU seconds are user and system time. SwiftPM builds what a
build plugin needs (here framework-compiler, with the modules it uses) apart from the rest, in folders
and files with names that end in '-tool', even where the product has the same modules. The first build
after another may finish what that one has left, so that files are touched when there is nothing left
to do. A comment does not change the machine code, which then is not linked again; a function does.
Figures are medians; a ratio is the median of the ratios of the runs.
"""
import datetime, json, os, pathlib, re, shutil, signal, statistics, subprocess, sys, tempfile, time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from speed import ROOT, machine

PARTS = ["release", "touch", "tool", "first-run"]
FIRST_RUN = "translate sf-2940 --to cpm CM=accomplished RO=acquired PE=developing".split()
# Where the source file that is touched has been; elsewhere it is searched for by its name.
TOUCHED = [
    "Sources/CrosswalkReports/Comparison/ComparisonText.swift", "Sources/CrosswalkReports/ComparisonText.swift",
    "Sources/CrosswalkFormats/Reports/ComparisonText.swift",
]
WRAPPER = """\
#!{python} -IS
import json, os, sys, time
start = time.time()
command = [{compiler!r}] + sys.argv[1:]
_, status, usage = os.wait4(os.posix_spawn(command[0], command, os.environ), 0)
entry = {{"start": start, "end": time.time(), "cpu": usage.ru_utime + usage.ru_stime, "arguments": sys.argv[1:]}}
with open({log!r}, "a") as log: log.write(json.dumps(entry) + "\\n")
sys.exit(os.waitstatus_to_exitcode(status) % 256)
"""


class Wrapper:
    """The program that stands in for the compiler, and what it has noted."""

    def __init__(self, folder):
        found = subprocess.run(["xcrun", "-f", "swiftc"], capture_output=True, text=True).stdout.strip() if sys.platform == "darwin" else shutil.which("swiftc")
        if not found: sys.exit("swiftc is not on the PATH")
        self.path, self.log = folder / "swiftc", folder / "compiler.log"
        self.path.write_text(WRAPPER.format(python=sys.executable, compiler=found, log=str(self.log)))
        self.path.chmod(0o755)

    def take(self):
        """The runs of the compiler since the last call, as (kind, module, is for the tool, CPU seconds)."""
        if not self.log.exists(): return []
        entries = [json.loads(line) for line in self.log.read_text().splitlines()]
        self.log.unlink()
        return [what(entry["arguments"]) + (entry["cpu"],) for entry in entries]


def what(arguments):
    """Whether a run of the compiler compiles a module, links, or does something else; which module;
    whether for the tool."""
    made = [a.split("/.build/", 1)[1] for a in arguments if "/.build/" in a]
    is_tool = any(re.search(r"-tool(\.build|\.product)?(/|$)", path) for path in made)
    module = arguments[arguments.index("-module-name") + 1] if "-module-name" in arguments else ""
    if "-lPackagePlugin" in arguments: return "plugin", module, False
    if "-lPackageDescription" in arguments: return "manifest", module, False
    if "-emit-executable" in arguments or "-emit-library" in arguments: return "link", module, is_tool
    if "-c" in arguments and module: return "compile", module, is_tool
    return "other", module, is_tool


class Side:
    """One revision in a folder of its own."""

    def __init__(self, name, title, folder, wrapper):
        self.name, self.title, self.folder, self.wrapper, self.touches = name, title, folder, wrapper, 0

    def swift(self, *arguments):
        """Runs swift in the folder to its end: wall seconds, CPU seconds of it and all it has started,
        and the compiler's runs."""
        self.wrapper.take()
        start = time.perf_counter()
        with tempfile.TemporaryFile() as output:
            child = subprocess.Popen(
                ["swift", *arguments], cwd=self.folder, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                env=os.environ | {"SWIFT_EXEC": str(self.wrapper.path)}, start_new_session=True)
            try: _, status, usage = os.wait4(child.pid, 0)
            except BaseException: os.killpg(child.pid, signal.SIGTERM); raise
            child.returncode = os.waitstatus_to_exitcode(status)
            seconds = time.perf_counter() - start
            output.seek(0)
            text = output.read().decode(errors="replace")
        if child.returncode: sys.exit(f"{text[-6000:]}\n{self.title}: swift {' '.join(arguments)}: exit status {child.returncode}")
        return {"wall": seconds, "cpu": usage.ru_utime + usage.ru_stime, "compiler": self.wrapper.take()}

    def clean(self):
        """As in a fresh clone, but with all dependencies fetched."""
        shutil.rmtree(self.folder / ".build", ignore_errors=True)
        self.swift("package", "resolve")

    def release(self):
        self.clean()
        return self.swift("build", "-c", "release", "--product", "crosswalk")

    def tool(self):
        self.clean()
        return self.swift("build", "-c", "release", "--product", "framework-compiler")

    def first_run(self):
        self.clean()
        return self.swift("run", "crosswalk", *FIRST_RUN)

    def touch(self):
        if not (self.folder / ".build/release/crosswalk").exists(): self.release()
        builds = {"idle": self.build_again()}
        builds["settled"] = self.settle()
        self.touches += 1
        for name, line in (("comment", f"// Touched {self.touches}."), ("function", f"public func touched{self.touches}() -> Int {{ {self.touches} }}")):
            self.settle()
            with self.touched_file().open("a") as text: text.write(line + "\n")
            builds[name] = self.build_again()
        return builds | {"wall": sum(build["wall"] for build in builds.values())}

    def build_again(self):
        before = self.embedded()
        build = self.swift("build", "-c", "release", "--product", "crosswalk")
        return build | {"embeds": self.embedded() != before}

    def settle(self):
        """Builds until there is nothing left to do; the build that finds nothing."""
        for _ in range(5):
            build = self.build_again()
            if not any(kind in ("compile", "link") for kind, *_ in build["compiler"]): return build
        sys.exit(f"{self.title}: swift build does something each time, though nothing has changed")

    def touched_file(self):
        for name in TOUCHED:
            if (self.folder / name).is_file(): return self.folder / name
        found = sorted((self.folder / "Sources").rglob("ComparisonText.swift"))
        if not found: sys.exit(f"{self.title}: there is no ComparisonText.swift")
        return found[0]

    def embedded(self):
        """The files that build plugins have had made, with their times."""
        return {str(f): f.stat().st_mtime_ns for f in (self.folder / ".build/plugins/outputs").rglob("*") if f.is_file()}

    def data_modules(self):
        """The modules that such files are part of."""
        return {pathlib.Path(f).relative_to(self.folder / ".build/plugins/outputs").parts[1] for f in self.embedded()}


def compiled(build):
    """What was compiled, in order: (module, is for the tool) with CPU seconds and how often."""
    found = {}
    for kind, module, is_tool, cpu in build["compiler"]:
        if kind != "compile": continue
        seconds, count = found.get((module, is_tool), (0, 0))
        found[module, is_tool] = (seconds + cpu, count + 1)
    return found


def named(build, with_seconds=False):
    def one(module, is_tool, seconds, count):
        notes = [n for n in ("tool" if is_tool else "", f"{count} times" if count > 1 else "", f"{seconds:.1f} s" if with_seconds else "") if n]
        return module + (f" ({', '.join(notes)})" if notes else "")
    return ", ".join(one(*key, *value) for key, value in compiled(build).items()) or "nothing"


def rebuilt(build, data):
    """What was made again, and whether the tool or the embedded data were among it."""
    tool = {kind for kind, _, is_tool, _ in build["compiler"] if is_tool}
    done = [word for kind, word in (("compile", "compiled"), ("link", "linked")) if kind in tool]
    parts = [
        f"compiled again: {named(build)}", f"the tool: {' and '.join(done) or 'left alone'}",
        "the data: " + (" and ".join(["embedded"] * build["embeds"] + ["compiled"] * any((m, False) in compiled(build) for m in data)) or "left alone")]
    return "; ".join(parts)


def cpu(build, of_tool=None, modules=None):
    """CPU seconds of compiling and linking: all, the tool's or those of modules."""
    return sum(
        seconds for kind, module, is_tool, seconds in build["compiler"]
        if kind in ("compile", "link") and of_tool in (None, is_tool) and (modules is None or module in modules and not is_tool))


def git(*arguments):
    done = subprocess.run(["git", *arguments], capture_output=True, text=True)
    if done.returncode: sys.exit(f"git {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


def clone(revision, folder):
    commit = git("-C", str(ROOT), "rev-parse", "--verify", revision + "^{commit}").strip()
    git("clone", "--quiet", "--shared", "--no-checkout", str(ROOT), str(folder))
    git("-C", str(folder), "checkout", "--quiet", "--detach", commit)
    return git("-C", str(ROOT), "rev-parse", "--short", commit).strip()


def copy_worktree(folder):
    for name in git("-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard").split("\0"):
        source, target = ROOT / name, folder / name
        if not name or not source.is_file(): continue
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(source, target)
    return git("-C", str(ROOT), "rev-parse", "--short", "HEAD").strip() + " with what has changed since"


# Rows of the table: the part, what it is, and how it is read off a build.
ROWS = [
    ("release", "release build, clean", lambda b: b["wall"]),
    ("release", "  CPU", lambda b: b["cpu"]),
    ("release", "  CPU of compiling and linking", lambda b: cpu(b)),
    ("release", "  of that for the tool", lambda b: cpu(b, of_tool=True)),
    ("release", "  of that for the embedded data", lambda b: cpu(b, modules=b["data"])),
    ("touch", "built again, nothing changed, first time", lambda b: b["idle"]["wall"]),
    ("touch", "built again, nothing changed, later", lambda b: b["settled"]["wall"]),
    ("touch", "built again, a comment more in a report", lambda b: b["comment"]["wall"]),
    ("touch", "  CPU", lambda b: b["comment"]["cpu"]),
    ("touch", "built again, a function more in a report", lambda b: b["function"]["wall"]),
    ("touch", "  CPU", lambda b: b["function"]["cpu"]),
    ("tool", "framework-compiler alone, clean", lambda b: b["wall"]),
    ("tool", "  CPU", lambda b: b["cpu"]),
    ("first-run", "first swift run of a fresh clone", lambda b: b["wall"]),
    ("first-run", "  CPU", lambda b: b["cpu"]),
    ("first-run", "  of that compiling and linking the tool", lambda b: cpu(b, of_tool=True)),
]


def report(sides, results):
    print(f"{'seconds':44}" + "".join(f"{side.name:>8} {'min':>7} {'max':>7}" for side in sides) + ("  new/old" if len(sides) > 1 else ""))
    for part, label, read in ROWS:
        if part not in results: continue
        figures = [[read(build) for build in results[part][side.name]] for side in sides]
        line = f"{label:44}" + "".join(f"{statistics.median(f):8.1f} {min(f):7.1f} {max(f):7.1f}" for f in figures)
        if len(sides) > 1:
            ratios = [new / old for old, new in zip(*figures) if old]
            line += f"  {statistics.median(ratios):7.2f}" if ratios else "        -"
        print(line)
    for side in sides:
        if "release" in results: print(f"\n{side.name}, CPU of a clean release build by module: {named(results['release'][side.name][0], True)}")
        if "touch" not in results: continue
        print(f"\n{side.name}, {side.touched_file().relative_to(side.folder)}")
        for name, words in (("idle", "nothing changed, first time"), ("comment", "a comment more"), ("function", "a public function more")):
            told = [rebuilt(result[name], result["data"]) for result in results["touch"][side.name]]
            print(f"  {words}: {told[0]}" + ("" if len(set(told)) == 1 else "  (in the first run; not the same in all)"))


def main():
    arguments = sys.argv[1:]
    if "-h" in arguments or "--help" in arguments: print(__doc__); return
    options = {"--new-rev": None, "--runs": "3", "--only": None}
    for name in options:
        if name in arguments:
            at = arguments.index(name)
            if at + 1 == len(arguments): sys.exit(f"{name} needs a value")
            options[name] = arguments[at + 1]; del arguments[at:at + 2]
    flags = {name for name in ("--worktree", "--alone") if name in arguments}
    arguments = [a for a in arguments if a not in flags]
    if len(arguments) != 1 or arguments[0].startswith("-") or len(flags) + bool(options["--new-rev"]) > 1: sys.exit(__doc__)
    asked = options["--only"].split(",") if options["--only"] else PARTS
    if not set(asked) <= set(PARTS): sys.exit(f"--only takes {', '.join(PARTS)}")
    # In their order, since what is built by one is built again by the next.
    parts, runs = [part for part in PARTS if part in asked], int(options["--runs"])

    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder).resolve()
        wrapper = Wrapper(folder)
        sides = [Side("old", clone(arguments[0], folder / "old"), folder / "old", wrapper)]
        if "--alone" not in flags:
            title = copy_worktree(folder / "new") if "--worktree" in flags else clone(options["--new-rev"] or "HEAD", folder / "new")
            sides.append(Side("new", title, folder / "new", wrapper))
        results = {part: {side.name: [] for side in sides} for part in parts}
        for run in range(runs):
            for part in parts:
                for side in sides if run % 2 == 0 else sides[::-1]:
                    build = getattr(side, part.replace("-", "_"))()
                    build["data"] = side.data_modules()
                    results[part][side.name].append(build)
                    print(f"run {run + 1} of {runs}, {part}, {side.name}: {build['wall']:.1f} s", file=sys.stderr)
        print(f"{machine()}, {datetime.date.today()}")
        print("; ".join(f"{side.name} is {side.title}" for side in sides) + f"; {runs} {'run' if runs == 1 else 'runs'}{' each, in turn' if len(sides) > 1 else ''}\n")
        report(sides, results)


if __name__ == "__main__": main()
