#!/usr/bin/env python3
"""Sends people of names that nobody has through the workbench, and then looks for the names everywhere.

    swift build
    Tests/Scenarios/names.py .build/debug/crosswalk [--seed 1]

It needs a Chromium (CHROMIUM names it, else it is looked for on the PATH) and playwright.
Ratings are pasted and sent as a file, read on every page of people, sent by programs, and sent wrongly.
Exit code 1: a name or a rating stands in an address, a title, the log, a cookie, what the browser keeps
of its own, or any file that the program or the browser has written.
"""
import argparse
import base64
import json
import os
import pathlib
import random
import sys
import tempfile
import urllib.error
import urllib.request
import zlib
from urllib.parse import quote

from playwright.sync_api import Error, sync_playwright

from browsing import Look, Server, chromium


def people(chance):
    """A table of ratings, and all of it that is somebody's."""
    def word():
        return "".join(chance.choice("bcdfghjklmnpqrstvwxz") for _ in range(12)).capitalize()
    names = [f"{word()} {word()}" for _ in range(3)]
    rater, tenure = word(), f"3.{chance.randrange(10**9, 10**10)}"
    rows = ["person,unit,level,role,basis,date,rater,tenure"]
    for name in names:
        for unit in ("CM", "RO", "PE"):
            rows.append(f"{name},{unit},developing,worker,observed,2026-03-05,{rater},{tenure}")
    secrets = [part for name in names for part in name.split()] + [rater, tenure]
    return "\n".join(rows) + "\n", secrets


def through_pages(look, table, file):
    """All that a browser does with people; gives what it finds in titles on the way."""
    titles = set()

    def seen(place):
        look.place = place
        titles.add(look.page.title())

    look.place = "gaps"
    look.open("/gaps?from=sf-2940")
    look.page.locator("#ratings").fill(table)
    look.press("Take the table")
    path = look.page.url.removeprefix(look.server.origin)
    seen("people")
    target = "target=kent:senior"
    for address in (
        f"?{target}", f"/persons/1?{target}", f"/plan?{target}&hours=8",
        f"/sheets?{target}&kind=individual-plan&person=1&hours=8&role=worker",
        f"/sheets/sheet.html?{target}&kind=individual-plan&person=1&hours=8&role=worker&names=yes",
        f"/gaps.html?{target}", f"/persons/99?{target}",
    ):
        look.expected = (404,)
        look.page.goto(look.server.origin + path + address)
        seen(address)
    for name in ("gaps.csv", "gaps.json", "gaps.xlsx", "group.csv", "plan.csv"):
        look.context.request.get(f"{look.server.origin}{path}/{name}?{target}&hours=8")
    look.open("/translate?from=sf-2940&to=cpm")
    look.page.locator("#people-file").set_input_files(file)
    look.press("Take the table")
    seen("translated")
    # Back and forth, as people go; what is not stored is asked anew.
    look.page.go_back()
    look.page.go_forward()
    seen("again")
    look.open(path)
    look.press("Forget")
    look.expected = (404,)
    look.page.goto(look.server.origin + path)
    seen("forgotten")
    return titles


def by_programs(server, table, secrets):
    """Good and bad requests that bring people in their bodies."""
    key = {"Authorization": f"Bearer {server.key}"}
    csv = {**key, "Content-Type": "text/csv"}
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    body = table.encode()
    sent = quote(secrets[0]).encode()
    for address, data, headers in (
        ("/api/v1/ratings/sf-2940/cpm", body, csv),
        ("/api/v1/gaps/sf-2940?target=kent:senior", body, csv),
        ("/api/v1/gaps/sf-2940?target=nobody", body, csv),
        ("/api/v1/ratings/sf-2940/cpm", body.replace(b"developing", b"develping"), csv),
        ("/api/v1/ratings/sf-2940/cpm", b"{\"ratings\": \"" + body[:90], {**csv, **key}),
        ("/api/v1/ratings/sf-2940/nowhere", body, csv),
        ("/gaps/people", b"token=0&ratings=" + sent, {**form, "Origin": server.origin}),
        ("/gaps/people", b"token=0&ratings=" + sent, form),
        ("/nowhere", b"ratings=" + sent, {**key, **form}),
        ("/gaps/people", body, {**key, "Content-Type": "text/plain"}),
    ):
        try:
            asked = urllib.request.Request(server.origin + address, data, headers)
            with urllib.request.urlopen(asked, timeout=60) as answer:
                answer.read()
        except urllib.error.HTTPError as error:
            error.read()


def forms(secret):
    """As what a name can stand in a file: plain, in two bytes a letter, in an address, in base 64."""
    plain = secret.encode()
    inner = [base64.b64encode(b"x" * shift + plain)[4 if shift else 0:-4] for shift in range(3)]
    return {plain, secret.lower().encode(), secret.encode("utf-16-le"), quote(secret).encode(),
            *[part for part in inner if len(part) > 8]}


def found_in(data, secrets):
    """Which names stand in bytes, packed or not."""
    texts = [data]
    for start in (b"\x1f\x8b\x08", b"\x78\x9c", b"\x78\x01"):
        place = data.find(start)
        while place >= 0:
            try:
                texts.append(zlib.decompressobj(47).decompress(data[place:], 1 << 22))
            except zlib.error:
                pass
            place = data.find(start, place + 1)
    return sorted({secret for secret in secrets for form in forms(secret)
                   for text in texts if form in text})


def search(root, own, secrets):
    """Names in files below a folder, but for what we have put there ourselves."""
    for path in sorted(root.rglob("*")):
        if path.is_file() and not path.is_symlink() and path not in own:
            for secret in found_in(path.read_bytes(), secrets):
                yield f"{path.relative_to(root)} holds '{secret}'"
        if any(secret.lower() in path.name.lower() for secret in secrets):
            yield f"a file is called {path.name}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    table, secrets = people(random.Random(options.seed))
    faults = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = pathlib.Path(folder)
        places = {name: root / name for name in ("home", "temporary", "edit", "profile", "given")}
        for place in places.values():
            place.mkdir()
        file = places["given"] / "ratings.csv"
        file.write_text(table)
        environment = {**os.environ, "HOME": str(places["home"]), "TMPDIR": str(places["temporary"])}
        server = Server(
            options.program.resolve(), "--edit", places["edit"], environment=environment)
        context = playwright.chromium.launch_persistent_context(
            places["profile"], executable_path=chromium(), args=["--no-sandbox"], env=environment)
        look = Look(context, server, faults)
        titles = set()
        try:
            titles = through_pages(look, table, file)
            kept = look.page.evaluate(
                "JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}])")
        except Error as error:
            look.fault(f"it goes no further: {error}")
            kept = ""
        cookies = json.dumps(context.cookies())
        context.close()
        by_programs(server, table, secrets)
        if server.stop() != 0:
            faults.append("the program does not end cleanly")
        for what, text in (
            ("an address", "\n".join(look.addresses)), ("a title", "\n".join(titles)),
            ("the log", server.log), ("a cookie or the browser's storage", kept + cookies),
        ):
            faults += [f"{what} holds '{secret}'" for secret in found_in(text.encode(), secrets)]
        faults += search(root, {file}, secrets)
        # A search that finds nothing where there is something would say nothing.
        kept = [path for path in places["profile"].rglob("*") if path.is_file()]
        if not found_in(file.read_bytes(), secrets) or len(look.addresses) < 15 or len(kept) < 10:
            faults.append("the search itself finds nothing")
    print("\n".join(faults))
    print(f"{len(secrets)} words of people, {len(look.addresses)} addresses, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
