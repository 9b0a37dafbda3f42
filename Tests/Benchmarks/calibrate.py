#!/usr/bin/env python3
"""How often fitted cuts lie within two standard errors of the truth, by the built program.

Makes two small frameworks and invented people whose levels in the second come from known cuts. The
errors of one person's ratings go together, so errors have to come from samples of people.

    swift build -c release && python3 Tests/Benchmarks/calibrate.py [SETS] [PROGRAM]
"""
import json
import pathlib
import random
import subprocess
import sys
import tempfile

SETS = int(sys.argv[1]) if len(sys.argv) > 1 else 500
ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = sys.argv[2] if len(sys.argv) > 2 else str(ROOT / ".build/release/crosswalk")
CUTS = [25, 45, 60, 80]
SPREAD, SHARED, PEOPLE, UNITS = 12, 0.5, 120, 3
LEVELS = {"one": "abcde", "two": "vwxyz"}


def concepts():
    """Three concepts of the ontology, whatever it holds."""
    text = subprocess.check_output([PROGRAM, "show", "ontology", "--format", "json"])
    found = []

    def walk(value):
        if isinstance(value, dict):
            if "scope" in value and "altLabels" in value:
                found.append(value["id"])
            for part in value.values():
                walk(part)
        elif isinstance(value, list):
            for part in value:
                walk(part)

    walk(json.loads(text))
    return found[:3]


def write(folder, name, links):
    """A framework whose statements are wholly about one concept each."""
    levels = LEVELS[name]
    units = "".join(
        f"  - id: {unit}\n    title: {unit}\n    statements:\n"
        + "".join(
            f"      - {{id: {unit}.{n}, actor: worker, text: does {n}}}\n" for n in range(len(about)))
        for unit, about in links.items())
    (folder / "framework.yaml").write_text(
        f"format: crosswalk.framework/1\nid: {name}\ntitle: {name}\npublisher: us\nversion: '1'\n"
        f"jurisdiction: here\ndate: '2024'\nsource: {{title: {name}}}\n"
        f"scale:\n  id: {name}-scale\n  title: {name}\n  construct: skill\n  rates: units\n"
        "  basis: observed\n  levels:\n"
        + "".join(f"    - {{id: {level}, title: {level}}}\n" for level in levels)
        + "units:\n" + units)
    (folder / "alignment.yaml").write_text(
        f"format: crosswalk.alignment/1\nframework: {name}\nauthor: us\nversion: '1'\ndate: '2024'\n"
        "scale:\n  cuts:\n"
        + "".join(f"    - {{at: {at}, spread: 0}}\n" for at in range(0, 101, 20))
        + "  levels:\n"
        + "".join(
            f"    - level: {level}\n      facets:\n"
            "        autonomy: {strength: 1, secondary: invented}\n"
            "        span: {strength: 1, secondary: invented}\n" for level in levels)
        + "links:\n"
        + "".join(
            f"  {unit}.{n}:\n    - {{concept: {concept}, share: 1, relation: exact, confidence: 1}}\n"
            for unit, about in links.items() for n, concept in enumerate(about)))


def people(rng):
    rows = ["framework,person,unit,level"]
    for person in range(PEOPLE):
        ranks = [rng.randrange(5) for _ in range(3)]
        own = SHARED ** 0.5 * rng.gauss(0, 1)
        for unit, rank in zip("ABC", ranks):
            rows.append(f"one,P{person},{unit},{'abcde'[rank]}")
        for unit in range(UNITS):
            place = 10 + 10 * (ranks[unit % 3] + ranks[(unit + 1) % 3])
            latent = place + SPREAD * (own + (1 - SHARED) ** 0.5 * rng.gauss(0, 1))
            rows.append(f"two,P{person},U{unit},{'vwxyz'[sum(cut < latent for cut in CUTS)]}")
    return "\n".join(rows) + "\n"


def main():
    names = concepts()
    near = {"error": [0] * 4, "informationError": [0] * 4}
    inside = []
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        for name in LEVELS:
            (scratch / name).mkdir()
        write(scratch / "one", "one", {unit: [c] for unit, c in zip("ABC", names)})
        write(scratch / "two", "two",
              {f"U{n}": [names[n % 3], names[(n + 1) % 3]] for n in range(UNITS)})
        for number in range(SETS):
            result = subprocess.run(
                [PROGRAM, "calibrate", "one", "--to", "two", "--pairs", "-", "--frameworks",
                 str(scratch), "--format", "json"],
                input=people(random.Random(number)).encode(), stdout=subprocess.PIPE, check=True)
            fit = json.loads(result.stdout)
            for index, cut in enumerate(fit["cuts"]):
                for kind in near:
                    off = abs(cut["fitted"]["value"] - CUTS[index])
                    near[kind][index] += off <= 2 * cut["fitted"][kind]
            inside.append({s["forecast"]: s["inside"] for s in fit["check"]["scores"]})
    print(f"{SETS} sets of {PEOPLE} people, {UNITS} ratings each; half of the error's variance is "
          "the person's")
    print("within two standard errors       " + "  ".join(f"cut {cut:3}" for cut in CUTS))
    for kind, words in [("error", "over samples of people"),
                        ("informationError", "as if independent")]:
        print(f"  {words:30} " + "  ".join(f"{100 * n / SETS:5.1f} %" for n in near[kind]))
    print("80 % intervals hold, for people not seen")
    for forecast in ["judged", "fitted", "model"]:
        mean = sum(entry[forecast] for entry in inside) / len(inside)
        print(f"  {forecast:30} {100 * mean:5.1f} %")


if __name__ == "__main__":
    main()
