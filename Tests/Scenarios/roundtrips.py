#!/usr/bin/env python3
"""Frameworks go out and come back: `diff` must say that nothing has changed.

roundtrips.py CROSSWALK [FOLDER]: FOLDER holds the bundled frameworks, by default frameworks. Four of
them and ten imported ones go through a workbook (as it is, saved by openpyxl, and by LibreOffice
where it is there), CASE and JSON (of which a framework file is made here, since nothing imports it) into a
copy of their folder; judgements go through sssom-py, which takes
a minute for each pair (CROSSWALK_PAIRS says of how many, the smallest first). Prints a table; exits
with 1 if anything is lost.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

crosswalk = os.path.abspath(sys.argv[1])
here = pathlib.Path(__file__).resolve().parent.parent
bundled = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else here.parent / "frameworks").resolve()
samples = here / "Samples" / "kinds"
imported = [
    "anchors-2026.docx", "anchors-2026.xlsx", "flat-2026.docx", "flat-2026.xlsx", "flat-2027.docx",
    "headings.docx", "cover-sheet.xlsx", "word-field.docx", "word-text-box.docx", "title-line.csv",
]
office = shutil.which("soffice")


def run(*words, fails=False):
    """The output of the program; a run that fails is the end unless it may."""
    result = subprocess.run([crosswalk, *map(str, words)], capture_output=True, text=True)
    if result.returncode not in (0, 1) or result.returncode == 1 and not fails:
        sys.exit(f"{' '.join(map(str, words))}: {result.returncode}\n{result.stderr}")
    return result.stdout


def own(source, name, folder):
    """A copy of a bundled framework under an id of its own, which an import may bring up to date."""
    copy = folder / name
    copy.mkdir()
    for file in ["framework.yaml", "alignment.yaml"]:
        text = (source / file).read_text()
        key = "id" if file == "framework.yaml" else "framework"
        text, count = re.subn(rf"(?m)^{key}: .*$", f"{key}: {name}", text, count=1)
        assert count == 1, f"{source}/{file} has no {key}"
        (copy / file).write_text(text)
    return copy


def changes(before, after):
    """How many changes `diff` counts."""
    first = run("diff", before, after, fails=True).splitlines()[0]
    return int(re.search(r": (\d+) changes?", first)[1])


def saved(path, how):
    """The workbook after a program has opened and saved it."""
    if how == "openpyxl":
        import openpyxl

        book = openpyxl.load_workbook(path)
        book.save(path)
    if how == "LibreOffice":
        out = path.parent / "office"
        subprocess.run(
            [office, "--headless", "--convert-to", "xlsx", "--outdir", out, path],
            check=True, capture_output=True)
        shutil.move(out / path.name, path)
    return path


def framework_file(exported):
    """The framework file that a JSON export amounts to, in JSON, which is YAML too."""
    facts = exported.pop("framework")
    for computed in ["alignment", "hash", "ratedUnits", "statements"]:
        facts.pop(computed)
    for unit in exported["units"]:
        for statement in unit["statements"]:
            # What it is about is the alignment's.
            statement.pop("concepts")

    def told(value):
        if isinstance(value, dict):
            return {key: told(part) for key, part in value.items() if part is not None and part != []}
        return [told(part) for part in value] if isinstance(value, list) else value

    return json.dumps(told({**facts, "actor": "worker", **exported}), ensure_ascii=False, indent=1)


def rounds(name, folder, scratch):
    """What each way changes of a framework in its folder."""
    row = {}
    ways = ["workbook", "openpyxl", "CASE"] + (["LibreOffice"] if office else [])
    for way in ways:
        base = scratch / way
        base.mkdir()
        copy = shutil.copytree(folder, base / name)
        ending, form = ("json", "case") if way == "CASE" else ("xlsx", "xlsx")
        file = base / f"{name}.{ending}"
        run("export", name, "--frameworks", folder, "--to", form, "--out", file)
        run("import", saved(file, way), "--id", name, "--out", copy, "--update")
        row[way] = changes(folder, copy)
        if way != "CASE":
            # An update with nothing to update writes neither file.
            for part in ["framework.yaml", "alignment.yaml"]:
                if (copy / part).read_bytes() != (folder / part).read_bytes():
                    row[way] = f"{part} written"
    copy = shutil.copytree(folder, scratch / "JSON" / name)
    exported = json.loads(run("export", name, "--frameworks", folder, "--to", "json"))
    (copy / "framework.yaml").write_text(framework_file(exported))
    row["JSON"] = changes(folder, copy)
    return row


def judgements(scratch):
    """How many judgements of each bundled pair are others after sssom-py has read and written them."""
    rows = {}
    files = sorted((bundled / "matches").glob("*.yaml"), key=lambda file: file.stat().st_size)
    for file in files[:int(os.environ.get("CROSSWALK_PAIRS", len(files)))]:
        pair = file.stem
        out = scratch / f"{pair}.sssom.tsv"
        run("export", pair, "--to", "sssom", "--out", out)
        again = scratch / f"{pair}.again.sssom.tsv"
        subprocess.run(["sssom", "parse", out, "--output", again], check=True, capture_output=True)
        source, target = pair.split("--", 1)
        # One file holds both directions.
        if source > target:
            continue
        for one, other in [(source, target), (target, source)]:
            if not (bundled / "matches" / f"{one}--{other}.yaml").is_file():
                continue
            sets = []
            for path in (out, again):
                read = json.loads(
                    run(
                        "import-matches", path, "--from", one, "--to", other, "--lenient",
                        "--format", "json", fails=True))
                # sssom-py sorts its rows.
                matches = {json.dumps(match, sort_keys=True) for match in read.pop("matches")}
                sets.append(matches | {json.dumps(read, sort_keys=True)})
            rows[f"{one}--{other} of {pair}"] = len(sets[0] ^ sets[1])
    return rows


def main():
    lost = 0
    with tempfile.TemporaryDirectory() as temporary:
        top = pathlib.Path(temporary)
        frameworks = {}
        for source in sorted(p.parent for p in bundled.glob("*/framework.yaml")):
            frameworks[source.name] = own(source, f"own-{source.name}", top)
        for sample in imported:
            name = re.sub(r"[^a-z0-9]+", "-", sample)
            folder = top / name
            run("import", samples / sample, "--id", name, "--out", folder, "--yes")
            frameworks[sample] = folder
        print(f"{'framework':24}{'workbook':24}{'openpyxl':24}CASE  JSON  LibreOffice")
        for title, folder in frameworks.items():
            scratch = top / f"rounds-{folder.name}"
            scratch.mkdir()
            row = rounds(folder.name, folder, scratch)
            print(
                f"{title:24}{row['workbook']!s:24}{row['openpyxl']!s:24}{row['CASE']!s:6}{row['JSON']!s:6}"
                f"{row.get('LibreOffice', 'not there')}", flush=True)
            lost += sum(value != 0 for value in row.values())
        for pair, count in judgements(top).items():
            print(f"{pair:40}through sssom-py: {count}", flush=True)
            lost += count != 0
    print("nothing is lost" if lost == 0 else f"{lost} round trips lose something")
    sys.exit(lost > 0)


main()
