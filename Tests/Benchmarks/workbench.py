#!/usr/bin/env python3
"""How fast the pages of 'crosswalk serve' come, beside datasette on the same statements.

usage: workbench.py [PROGRAM] [--requests N] [--size N] [--out FILE]

Serves the bundled frameworks, and two generated ones of N statements each (--size, default 10,000), with
PROGRAM (default: .build/release/crosswalk). Asks for every kind of page on one connection: once, as soon as
what the program works out ahead is done; again and again; and once after a decision. Saves decisions, and asks
for the statement at once, as a browser does. Counts requests a second (with wrk where there is one, else with
two processes of its own, which are slower); asks N times (--requests, default 100,000) and looks how much
memory the program has. datasette serves the same statements in the same run. Writes a page of Markdown (--out,
default: results/workbench-DATE.md). Needs datasette, playwright and PyYAML; whoever asks shares the cores with
the program.
"""
import argparse, datetime, http.client, multiprocessing, os, pathlib, re, shutil, socket, sqlite3, statistics
import subprocess, sys, tempfile, time
from urllib.parse import quote, urlencode

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Scenarios")]
from browsing import Server
from scaling import write
from speed import ROOT, machine

import yaml

FORM = "application/x-www-form-urlencoded"
BUNDLED = {
    "home": "/", "framework": "/frameworks/sf-2940", "unit": "/frameworks/sf-2940/units/RO",
    "statement": "/frameworks/sf-2940/statements/RO.Acquired.2", "concepts": "/concepts",
    "concept": "/concepts/conflict", "find": "/find?q=court",
    "crosswalk": "/crosswalk/sf-2940/cpm?unit=RO&other=7",
    "crosswalk, one statement": "/crosswalk/sf-2940/cpm?unit=RO&statement=RO.Acquired.2",
    "compare all": "/compare", "compare two": "/compare/sf-2940/cpm",
    "overlap of two units": "/compare/sf-2940/cpm/RO/7", "report": "/report/sf-2940/cpm?unit=7",
    "translate": "/translate?from=sf-2940&to=cpm", "gaps": "/gaps?from=sf-2940", "review": "/review",
    "review queue": "/review/sf-2940", "levels": "/levels/sf-2940", "documents": "/documents",
    "document": "/documents/one-pager/cpm?role=supervisor",
}
LARGE = {
    "home": "/", "framework": "/frameworks/left", "unit": "/frameworks/left/units/U3",
    "statement": "/frameworks/left/statements/U3.7", "concepts": "/concepts",
    "concept": "/concepts/conflict", "find": "/find?q=court", "crosswalk": "/crosswalk/left/right",
    "crosswalk, two units open": "/crosswalk/left/right?unit=U3&other=U4",
    "crosswalk, one statement": "/crosswalk/left/right?unit=U3&statement=U3.7",
    "compare two": "/compare/left/right", "overlap of two units": "/compare/left/right/U3/U4",
    "report": "/report/left/right?unit=U4", "translate": "/translate?from=left&to=right",
    "gaps": "/gaps?from=left", "review": "/review", "review queue": "/review/left",
    "levels": "/levels/left",
}


class Client:
    """One connection that stays, as a browser's does."""

    def __init__(self, port, headers=None):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
        self.headers = headers or {}

    def ask(self, address, fields=None, more=None):
        """Status, body and milliseconds."""
        headers = {**self.headers, **(more or {})}
        start = time.perf_counter()
        if fields is None:
            self.connection.request("GET", address, headers=headers)
        else:
            self.connection.request("POST", address, urlencode(fields, True), {**headers, "Content-Type": FORM})
        answer = self.connection.getresponse()
        body = answer.read()
        return answer.status, body, (time.perf_counter() - start) * 1000


def serving(program, *words):
    server = Server(program, *words)
    return server, Client(server.port, {"Cookie": f"crosswalk-{server.port}={server.key}"})


def resident(process):
    """MiB now, and at most since it began."""
    text = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    return tuple(int(re.search(rf"{name}:\s+(\d+)", text)[1]) / 1024 for name in ("VmRSS", "VmHWM"))


def part(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


def used(process):
    """Seconds of the processor so far."""
    fields = pathlib.Path(f"/proc/{process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def idle(process, most=180):
    """Waits until a program does nothing; the seconds of the processor that it has used meanwhile."""
    first = last = used(process)
    for _ in range(most * 2):
        time.sleep(.5)
        now = used(process)
        if now - last < .02: break
        last = now
    return now - first


class Report:
    """Lines of Markdown, and what is over its goal."""

    def __init__(self):
        self.lines, self.over = [], []

    def say(self, *lines):
        self.lines += lines
        for line in lines: print(line, flush=True)

    def goal(self, what, value, most, unit):
        if value > most: self.over.append(f"{what}: {value:,.1f} {unit}, goal {most:,} {unit}")

    def pages(self, title, client, pages, decided=None, times=100):
        """Asks for pages; `decided` takes a decision, after which each is asked for once more."""
        rows = {}
        for name, address in pages.items():
            status, body, first = client.ask(address)
            if status != 200: sys.exit(f"{address} answers {status}")
            rest = [client.ask(address)[2] for _ in range(times)]
            rows[name] = [first, statistics.median(rest), part(rest, .99), None, len(body) / 1000]
        if decided:
            decided()
            for name, address in pages.items(): rows[name][3] = client.ask(address)[2]
        self.say("", f"## {title}", "",
                 "| page | first, ms | middle, ms | 99 of 100 below, ms | first after a decision, ms | KB |",
                 "|---|--:|--:|--:|--:|--:|")
        for name, (first, middle, most, after, size) in rows.items():
            said = "" if after is None else f"{after:.1f}"
            self.say(f"| {name} | {first:.1f} | {middle:.1f} | {most:.1f} | {said} | {size:.0f} |")
            self.goal(f"{title}, {name}", middle, 50, "ms")
            self.goal(f"{title}, {name}, first", first, 50, "ms")
            if after is not None: self.goal(f"{title}, {name}, first after a decision", after, 50, "ms")
            self.goal(f"{title}, {name}", size, 300, "KB")


def ready(report, program):
    times = []
    for _ in range(12):
        start = time.perf_counter()
        server = Server(program)
        times.append((time.perf_counter() - start) * 1000)
        server.stop()
    middle = statistics.median(times[2:])
    report.say(f"- Ready (from its start to the link, middle of 10): {middle:.0f} ms.")
    report.goal("ready", middle, 200, "ms")


def translate(report, server):
    client = Client(server.port, {"Authorization": f"Bearer {server.key}"})
    fields = {"rating": ["CM=accomplished", "RO=acquired", "PE=developing"]}
    for _ in range(50): client.ask("/api/v1/translate/sf-2940/cpm", fields)
    times = [client.ask("/api/v1/translate/sf-2940/cpm", fields)[2] for _ in range(2000)]
    report.say(f"- A translation (2,000 by the API): middle {statistics.median(times):.2f} ms, 99 of 100 below {part(times, .99):.2f} ms.")
    report.goal("translation, 99 of 100", part(times, .99), 5, "ms")


def hammer(port, header, address, seconds, results):
    """Asks on one connection, one request after the other; counts whole answers."""
    request = f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{header}\r\n".encode()
    with socket.create_connection(("127.0.0.1", port)) as line:
        count, end, held = 0, time.perf_counter() + seconds, b""
        while time.perf_counter() < end:
            line.sendall(request)
            while b"\r\n\r\n" not in held: held += line.recv(1 << 18)
            head, held = held.split(b"\r\n\r\n", 1)
            length = re.search(rb"(?i)content-length: *(\d+)", head)
            if length:
                while len(held) < int(length[1]): held += line.recv(1 << 18)
                held = held[int(length[1]):]
            else:
                # It comes in pieces, the last of which is empty.
                while not held.endswith(b"0\r\n\r\n"): held += line.recv(1 << 18)
                held = b""
            if b" 200 " not in head[:16]: break
            count += 1
    results.put(count)


def rate(port, header, address, seconds=5, clients=2):
    if shutil.which("wrk"):
        told = subprocess.run(
            ["wrk", "-t", "1", "-c", str(clients), "-d", f"{seconds}s", *(["-H", header.strip()] if header else []),
             f"http://127.0.0.1:{port}{address}"], capture_output=True, text=True).stdout
        if "Non-2xx" in told: sys.exit(told)
        return float(re.search(r"Requests/sec: *([0-9.]+)", told)[1])
    results = multiprocessing.Queue()
    each = [multiprocessing.Process(target=hammer, args=(port, header, address, seconds, results)) for _ in range(clients)]
    for one in each: one.start()
    total = sum(results.get() for _ in each)
    for one in each: one.join()
    return total / seconds


def memory(report, server, client, requests):
    addresses = list(BUNDLED.values())
    for address in addresses * 3: client.ask(address)
    marks = [resident(server.process)[0]]
    # Half of it the home page, as fast as it comes; the other half all pages, in turn.
    heavy = requests // 20
    for quarter in range(4):
        for number in range(requests // 4 - heavy // 4): client.ask("/")
        for number in range(heavy // 4): client.ask(addresses[number % len(addresses)])
        marks.append(resident(server.process)[0])
    most = resident(server.process)[1]
    said = ", ".join(f"{mark:.0f}" for mark in marks)
    report.say(f"- Memory over {requests:,} requests, one in twenty of every kind of page: {said} MiB; at most {most:.0f} MiB.")
    report.goal("memory", most, 200, "MiB")
    report.goal("memory at the end over that after the first quarter", marks[-1] - marks[1], 10, "MiB")


def decide(client, server, framework, statement, share="0.7"):
    """Milliseconds from the form's being sent to the answer that it is saved."""
    page = f"/frameworks/{framework}/statements/{quote(statement)}"
    text = client.ask(page)[1].decode()
    def field(name): return re.search(rf'name="{name}" value="([^"]*)"', text)[1]
    status, body, took = client.ask(page + "/about", {
        "token": field("token"), "basis": field("basis"), "reviewer": "Ana", "act": "link",
        "concept": "conflict", "share": share, "relation": "close", "confidence": "0.8",
        "overrule": "yes", "back": page}, {"Origin": server.origin})
    if status != 303: sys.exit(f"{page} is not saved: {status} {body[:300]}")
    return took


def decisions(report, title, client, server, framework, statements, panel):
    """Saves decisions, each followed at once by the panel of its statement."""
    saved, shown = [], []
    for statement in statements:
        idle(server.process)
        saved.append(decide(client, server, framework, statement))
        shown.append(client.ask(panel + quote(statement))[2])
    for what, times in [("A decision saved", saved), ("The panel of the statement, asked for at once after that", shown)]:
        report.say(f"- {what}, {title} ({len(times)}): middle {statistics.median(times):.0f} ms, slowest {max(times):.0f} ms.")
    report.goal(f"a decision saved, {title}", statistics.median(saved), 500, "ms")


def datasette(report, folder, frameworks):
    """The same statements in a table, and pages that come nearest to ours."""
    file = pathlib.Path(folder, "statements.db")
    base = sqlite3.connect(file)
    base.execute("create table statements (framework text, unit text, id text, text text, primary key (framework, id))")
    for framework in frameworks:
        for unit in framework["units"]:
            base.executemany("insert into statements values (?, ?, ?, ?)", [
                (framework["id"], unit["id"], one["id"], one["text"]) for one in unit.get("statements", [])])
    base.execute("create index by_unit on statements (framework, unit)")
    base.commit()
    base.close()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    name = shutil.which("datasette") or "datasette"
    start = time.perf_counter()
    process = subprocess.Popen([name, "serve", file, "--port", str(port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try: socket.create_connection(("127.0.0.1", port), 1).close(); break
            except OSError: time.sleep(.01)
            if time.perf_counter() - start > 60 or process.poll() is not None: sys.exit("datasette does not start")
        took = (time.perf_counter() - start) * 1000
        client = Client(port)
        version = subprocess.run([name, "--version"], capture_output=True, text=True).stdout.strip()
        pages = {
            "home": "/", "table, 100 rows": "/statements/statements",
            "one unit": "/statements/statements?framework=left&unit=U3&_size=max",
            "one statement": "/statements/statements/left,U3~2E7",
            "search": "/statements/statements?text__contains=court",
        }
        report.pages(f"{version}, the same statements", client, pages)
        report.over = [line for line in report.over if not line.startswith(version)]
        report.say("", f"- Ready in {took:.0f} ms; home page {rate(port, '', '/'):,.0f} requests a second; {resident(process)[0]:.0f} MiB.")
    finally:
        process.terminate()
        process.wait()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", nargs="?", type=pathlib.Path, default=ROOT / ".build/release/crosswalk")
    parser.add_argument("--requests", type=int, default=100_000)
    parser.add_argument("--size", type=int, default=10_000)
    parser.add_argument("--out", type=pathlib.Path, default=HERE / f"results/workbench-{datetime.date.today()}.md")
    options = parser.parse_args()
    program, report = options.program.resolve(), Report()
    ontology = yaml.safe_load((ROOT / "frameworks/ontology.yaml").read_text())
    concepts = [one["id"] for domain in ontology["domains"] for one in domain["concepts"]]
    report.say("# The workbench", "", f"Written by Tests/Benchmarks/workbench.py. {machine()}.", "", "## Bundled frameworks", "")
    with tempfile.TemporaryDirectory() as folder:
        ready(report, program)
        server, client = serving(program, "--edit", pathlib.Path(folder, "own"))
        idle(server.process)
        translate(report, server)
        header = f"Cookie: crosswalk-{server.port}={server.key}\r\n"
        client.ask("/")
        found = rate(server.port, header, "/")
        report.say(f"- Home page: {found:,.0f} requests a second (two connections, each asking again once it is answered).")
        if found < 2000: report.over.append(f"home page: {found:,.0f} requests a second, goal 2,000")
        decisions(
            report, "bundled", client, server, "sf-2940", [f"RO.Emerging.{n}" for n in range(1, 7)],
            "/crosswalk/sf-2940/cpm?unit=RO&statement=")
        server.stop()
        server, client = serving(program, "--edit", pathlib.Path(folder, "own"))
        report.say(f"- What is worked out ahead of the first page: {idle(server.process):.1f} s of the processor.")
        def decided():
            decide(client, server, "sf-2940", "RO.Acquired.3")
            report.say(f"- What is worked out ahead after a decision: {idle(server.process):.1f} s of the processor.")
        report.pages("Pages of the bundled frameworks", client, BUNDLED, decided)
        report.say("")
        memory(report, server, client, options.requests)
        server.stop()
        large = pathlib.Path(folder, "large")
        large.mkdir()
        for seed, name in enumerate(["left", "right"], 1): write(large, name, options.size, concepts, seed)
        start = time.perf_counter()
        server, client = serving(program, "--edit", large)
        report.say(
            f"- Two frameworks of {options.size:,} statements: ready in {time.perf_counter() - start:.1f} s; worked out ahead "
            f"of the first page: {idle(server.process):.1f} s of the processor.")
        decisions(
            report, f"of {options.size:,} statements", client, server, "left", [f"U5.{n}" for n in range(6)],
            "/crosswalk/left/right?unit=U5&statement=")
        idle(server.process)
        def decided_large():
            decide(client, server, "left", "U6.1")
            report.say(f"- What is worked out ahead after a decision: {idle(server.process):.1f} s of the processor.")
        report.pages(f"Pages of two frameworks of {options.size:,} statements", client, LARGE, decided_large)
        report.say("", f"- Memory: {resident(server.process)[0]:.0f} MiB, at most {resident(server.process)[1]:.0f} MiB.")
        server.stop()
        datasette(report, folder, [yaml.load((large / name / "framework.yaml").read_text(), yaml.CSafeLoader) for name in ("left", "right")])
    report.say("", "## Over the goals", "", *([f"- {line}" for line in report.over] or ["Nothing."]))
    options.out.write_text("\n".join(report.lines) + "\n")


if __name__ == "__main__": main()
