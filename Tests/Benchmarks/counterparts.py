#!/usr/bin/env python3
"""How much of what readers put beside a statement `match` shows, next to other rankings.

usage: counterparts.py [--tune] [--before PROGRAM] [--model DIR] [PROGRAM]

PROGRAM is a build of crosswalk (default: .build/release/crosswalk). Needs rank_bm25,
snowballstemmer, PyYAML and numpy.

The sheets are in Tests/CrosswalkKitTests/Counterparts, whose README tells how they were made. The
gold grade of a pair is the median of three readers, 0 where one did not list it. --tune measures on
the sheet that rankings may be fitted to instead.

recall@10: the part of the statements of grade 1 and up that stand in the first ten rows, the mean
over subjects and frameworks that have any. A row that names one behaviour at several levels counts as
one row and finds them all. MRR: one over the place of the first row of grade 2 or 3, the mean over
subjects and frameworks that have any. Then how many of each grade stand in the first ten rows.

BM25 gets the same text: the wording with the title of the unit, stop words left out and stemmed as in
crosswalk. --model adds the cosine of a sentence model alone (needs transformers and torch), and
`match --model`; --before adds an older program.
"""
import csv, io, pathlib, statistics, subprocess, sys
from collections import defaultdict
import numpy as np, yaml
from rank_bm25 import BM25Okapi
from suggest import ROOT, load, words

SHEETS = ROOT / "Tests/CrosswalkKitTests/Counterparts"
FRAMEWORKS = ["cpm", "kent", "set", "sf-2940"]


def sheet(name):
    """What one reader listed: the grade by (subject, framework, statement); and what was read."""
    grades, read = {}, set()
    for row in csv.DictReader((SHEETS / f"{name}.csv").open()):
        read.add((row["subject"], row["framework"]))
        if row["object"] != "-":
            grades[row["subject"], row["framework"], row["object"]] = int(row["grade"])
    return grades, read


def gold(names):
    """The median grade of each pair, by (subject, framework)."""
    sheets = [sheet(name) for name in names]
    truth = {place: {} for _, read in sheets for place in read}
    for pair in {pair for grades, _ in sheets for pair in grades}:
        grade = statistics.median([grades.get(pair, 0) for grades, _ in sheets])
        if grade >= 1:
            truth[pair[:2]][pair[2]] = int(grade)
    return truth


def run(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout


def rows_of(text):
    """The rows of each subject in a table of `match`, each a set of statements."""
    found = defaultdict(list)
    for row in csv.DictReader(io.StringIO(text)):
        found[row["subject"]]
        if row["object"]:
            ids = [row["object"].split(":", 1)[1], *row.get("also", "").split()]
            found[row["subject"]].append(ids)
    return found


def matched(program, places, *more):
    """Ours: one run for each two frameworks."""
    answers = {}
    for source in FRAMEWORKS:
        for target in FRAMEWORKS:
            if source == target: continue
            rows = rows_of(run(program, "match", source, "--to", target, "--limit", "50", "--format", "csv", *more))
            answers.update({(s, target): rows[s] for s, t in places if t == target and s in rows})
    return answers


def matched_one_by_one(program, places):
    """A program that takes one statement at a time."""
    return {
        (s, t): rows_of(run(program, "match", s, "--to", t, "--limit", "50", "--format", "csv"))[s]
        for s, t in places}


def by_bm25(places):
    texts, answers = {}, {}
    for id in FRAMEWORKS:
        for unit in load(f"{id}/framework.yaml")["units"]:
            for one in unit.get("statements", []):
                texts[id, one["id"]] = words(one["text"]) + words(unit["title"])
    for target in FRAMEWORKS:
        ids = [id for framework, id in texts if framework == target]
        index = BM25Okapi([texts[target, id] for id in ids], k1=1.2, b=0.75)
        for subject, to in places:
            if to == target:
                scores = index.get_scores(texts[tuple(subject.split(":", 1))])
                order = np.argsort(-scores, kind="stable")
                answers[subject, to] = [[ids[i]] for i in order if scores[i] > 0]
    return answers


def by_model(folder, places):
    """The cosine of the vectors that a sentence model gives the wordings, by its own library."""
    import torch
    from transformers import AutoModel, AutoTokenizer
    tokenizer, model = AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder)
    texts = {
        (id, one["id"]): one["text"] for id in FRAMEWORKS
        for unit in load(f"{id}/framework.yaml")["units"] for one in unit.get("statements", [])}
    names, vectors = list(texts), {}
    for start in range(0, len(names), 64):
        part = names[start:start + 64]
        batch = tokenizer([texts[name] for name in part], padding=True, return_tensors="pt")
        with torch.no_grad(): states = model(**batch).last_hidden_state
        mask = batch["attention_mask"].unsqueeze(-1)
        means = (states * mask).sum(1) / mask.sum(1)
        vectors.update(zip(part, torch.nn.functional.normalize(means).numpy()))
    answers = {}
    for subject, target in places:
        ids = [id for framework, id in names if framework == target]
        own = vectors[tuple(subject.split(":", 1))]
        order = sorted(ids, key=lambda id: -float(vectors[target, id] @ own))
        answers[subject, target] = [[id] for id in order]
    return answers


def measures(truth, answers):
    recall, ranks = defaultdict(list), []
    found, total = defaultdict(int), defaultdict(int)
    for (subject, target), grades in sorted(truth.items()):
        if not grades: continue
        rows = answers[subject, target]
        first = {id for row in rows[:10] for id in row}
        recall[subject.split(":")[0], target].append(sum(id in first for id in grades) / len(grades))
        for id, grade in grades.items():
            total[grade] += 1
            found[grade] += id in first
        if max(grades.values()) >= 2:
            places = [i for i, row in enumerate(rows) if any(grades.get(id, 0) >= 2 for id in row)]
            ranks.append(1 / (places[0] + 1) if places else 0)
    every = [value for values in recall.values() for value in values]
    return {
        "recall": np.mean(every), "mrr": np.mean(ranks), "found": dict(found),
        "total": dict(total), "by": {pair: np.mean(values) for pair, values in recall.items()}}


def agreement(names):
    """Of each two readers over all pairs that could be listed, with an interval over subjects."""
    counts = {id: sum(len(u.get("statements", [])) for u in load(f"{id}/framework.yaml")["units"])
              for id in FRAMEWORKS}
    sheets = [sheet(name)[0] for name in names]
    places = sorted({place for name in names for place in sheet(name)[1]})
    subjects = sorted({subject for subject, _ in places})
    lines = []
    for a in range(len(names)):
        for b in range(a + 1, len(names)):
            tables = defaultdict(lambda: np.zeros((4, 4)))
            for pair in set(sheets[a]) | set(sheets[b]):
                tables[pair[0]][sheets[a].get(pair, 0), sheets[b].get(pair, 0)] += 1
            for subject, target in places:
                tables[subject][0, 0] += counts[target]
            for subject in subjects: tables[subject][0, 0] -= tables[subject].sum() - sum(
                counts[t] for s, t in places if s == subject)
            def kappa(chosen): return weighted_kappa(sum(tables[s] for s in chosen))
            generator = np.random.default_rng(1)
            samples = sorted(
                kappa(generator.choice(subjects, len(subjects))) for _ in range(2000))
            lines.append((names[a], names[b], kappa(subjects), samples[50], samples[1949]))
    return lines


def weighted_kappa(table):
    """Cohen's kappa with quadratic weights over the grades 0 to 3."""
    weights = np.subtract.outer(np.arange(4), np.arange(4)) ** 2
    chance = np.outer(table.sum(1), table.sum(0)) / table.sum()
    return 1 - (weights * table).sum() / (weights * chance).sum()


def main():
    arguments = sys.argv[1:]
    def option(name):
        if name not in arguments: return None
        value = arguments[arguments.index(name) + 1]
        del arguments[arguments.index(name):arguments.index(name) + 2]
        return value
    before, model = option("--before"), option("--model")
    is_tuning = "--tune" in arguments
    if is_tuning: arguments.remove("--tune")
    program = arguments[0] if arguments else str(ROOT / ".build/release/crosswalk")
    names = ["tune-reader"] if is_tuning else ["reader-1", "reader-2", "reader-3"]
    truth = gold(names)
    answers = {"BM25 of a Python library": by_bm25(truth)}
    if model: answers["sentence model by itself"] = by_model(model, truth)
    if before: answers["crosswalk before"] = matched_one_by_one(before, truth)
    answers["crosswalk"] = matched(program, truth)
    if model: answers["crosswalk with the model"] = matched(program, truth, "--model", model)
    results = {name: measures(truth, found) for name, found in answers.items()}
    print("| ranker | recall@10 | MRR | grade 3 | grade 2 | grade 1 |\n|---|---|---|---|---|---|")
    for name, one in results.items():
        cells = [f"{one['found'].get(g, 0)} of {one['total'].get(g, 0)}" for g in (3, 2, 1)]
        print(f"| {name} | {one['recall']:.3f} | {one['mrr']:.3f} | {' | '.join(cells)} |")
    print("\nrecall@10 by direction:\n")
    print("| from > to | " + " | ".join(results) + " |\n|---|" + "---|" * len(results))
    for pair in sorted(next(iter(results.values()))["by"]):
        print(f"| {' > '.join(pair)} | "
              + " | ".join(f"{one['by'][pair]:.2f}" for one in results.values()) + " |")
    if not is_tuning:
        print("\nagreement of the readers, weighted kappa over all pairs:\n")
        for first, second, value, low, high in agreement(names):
            print(f"{first}, {second}: {value:.2f} ({low:.2f} to {high:.2f})")


if __name__ == "__main__":
    main()
