#!/usr/bin/env python3
"""Kills the workbench while it saves, again and again, and looks whether anything is lost or torn.

    swift build
    Tests/Scenarios/saving.py .build/debug/crosswalk [--kills 100] [--seed 1]

Each run of 'serve --edit' takes decisions one after the other and is killed (SIGKILL) at a random
moment of the few that follow the first. Then the folder must be readable, and hold every decision that was answered; of the one that
was on its way it may hold what was before or what is after. The next run goes on in the same folder.
Exit code 1: something was lost or torn.
"""
import argparse
import http.client
import pathlib
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from urllib.parse import quote, urlencode

import yaml

FRAMEWORK = "sf-2940"
CONCEPTS = ["feedback", "rapport", "conflict"]


class Run:
    """A server, and a browser's way to it."""

    def __init__(self, program, folder):
        self.process = subprocess.Popen(
            [program, "serve", "--edit", folder, "--port", "0", "--reviewer", "Ana"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        # A server that does not come up is ended, so that reading its link ends too.
        watch = threading.Timer(60, self.process.kill)
        watch.start()
        line = self.process.stdout.readline()
        watch.cancel()
        found = re.search(r"127\.0\.0\.1:(\d+)/\?key=(\w+)", line)
        if not found:
            self.kill()
            sys.exit(f"no link: {line!r} {self.process.stderr.read()}")
        self.port, key = int(found[1]), found[2]
        self.cookie = f"crosswalk-{self.port}={key}"

    def ask(self, method, path, fields=None):
        """The status and text of an answer; a server that is gone raises."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = {"Cookie": self.cookie, "Origin": f"http://127.0.0.1:{self.port}"}
        if fields is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, urlencode(fields) if fields else None, headers)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response.status, text

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def field(name, text):
    return re.search(rf'name="{name}" value="([^"]*)"', text)[1]


def saved(folder):
    """What the folder says of each statement."""
    path = pathlib.Path(folder, "overlays", f"{FRAMEWORK}.yaml")
    if not path.exists():
        return {}
    links = yaml.safe_load(path.read_text())["links"] or {}
    return {statement: (entry[0]["concept"], entry[0]["share"])
            for statement, entry in links.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    listed = subprocess.run(
        [options.program, "show", FRAMEWORK, "--format", "json"], capture_output=True, text=True,
        check=True)
    statements = sorted(set(re.findall(r'"([A-Z]{2}\.[A-Z][a-z]+\.\d+)"', listed.stdout)))
    told, defects, answered = {}, [], 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.kills):
            run = Run(options.program, folder)
            timer = pending = None
            try:
                while True:
                    begun = time.monotonic()
                    statement = chance.choice(statements)
                    wanted = (chance.choice(CONCEPTS), round(chance.uniform(0.1, 1), 2))
                    page = f"/frameworks/{FRAMEWORK}/statements/{quote(statement)}"
                    text = run.ask("GET", page)[1]
                    pending = (statement, wanted)
                    status, text = run.ask("POST", page + "/about", {
                        "token": field("token", text), "basis": field("basis", text),
                        "reviewer": "Ana", "act": "link", "concept": wanted[0],
                        "share": wanted[1], "relation": "close", "confidence": "0.8",
                        "overrule": "yes", "back": page})
                    if status != 303:
                        defects.append(f"run {number}: {statement} answered {status}: {text[:300]}")
                        break
                    told[statement] = wanted
                    answered += 1
                    pending = None
                    if timer is None:
                        # Killed within the next few decisions, however long one takes on this machine.
                        wait = chance.uniform(0, 4) * (time.monotonic() - begun)
                        timer = threading.Timer(wait, run.kill)
                        timer.start()
            except (OSError, http.client.HTTPException):
                pass
            if timer:
                timer.join()
            run.kill()
            try:
                now = saved(folder)
            except (yaml.YAMLError, KeyError, TypeError) as error:
                defects.append(f"run {number}: torn: {error}")
                break
            if pending and now.get(pending[0]) == pending[1]:
                told[pending[0]] = pending[1]
            for statement, wanted in told.items():
                if now.get(statement) != wanted:
                    defects.append(
                        f"run {number}: {statement} is {now.get(statement)}, answered as {wanted}")
            if defects:
                break
        check = subprocess.run(
            [options.program, "check", folder], capture_output=True, text=True, check=False)
        if check.returncode != 0:
            defects.append(f"check: {check.stdout}{check.stderr}")
    for defect in defects:
        print(defect)
    print(f"{options.kills} kills, {answered} decisions answered, {len(told)} statements, "
          f"{len(defects)} defects")
    return 1 if defects or not answered else 0


if __name__ == "__main__":
    sys.exit(main())
