#!/usr/bin/env python3
"""Prints reports by behavior with a browser on Letter and A4, and asks axe about access.

    Tests/Scenarios/reports.py [PROGRAM] [--pictures FOLDER]

PROGRAM is a build of crosswalk (default: .build/debug/crosswalk). It needs a Chromium (CHROMIUM names
it, else it is looked for on the PATH), playwright, axe-playwright-python and pypdf. Exit code 1: a page
has another size, a statement is not on paper, or axe finds something.
"""
import argparse
import io
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unicodedata

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAPERS = {"Letter": (215.9, 279.4), "A4": (210, 297)}
PAIRS = [("sf-2940", "cpm"), ("kent", "set"), ("cpm", "kent")]


def letters(text):
    """Without what a browser breaks and joins: spaces, ligatures."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def faults_of(page, program, mine, target, pictures):
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "report.html"
        command = [program, "report", mine, "--against", target, "--format"]
        subprocess.run([*command, "html", "--out", file], check=True)
        report = json.loads(subprocess.run([*command, "json"], check=True, capture_output=True).stdout)
        page.goto(file.as_uri())
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
        for violation in found.response["violations"]:
            faults.append(f"{violation['id']}: {violation['nodes'][0]['html'][:120]}")
        for paper, size in PAPERS.items():
            pdf = page.pdf(format=paper, print_background=True)
            pages = PdfReader(io.BytesIO(pdf)).pages
            sides = [float(x) / 72 * 25.4 for x in pages[0].mediabox[2:]]
            if max(abs(a - b) for a, b in zip(sides, size)) > 1:
                faults.append(f"{paper}: the page is {sides[0]:.0f} by {sides[1]:.0f} mm")
            text = letters("".join(p.extract_text() for p in pages))
            for side in ("mine", "target"):
                for unit in report[side]["units"]:
                    for entry in unit["statements"]:
                        if letters(entry["id"] + entry["text"][:20]) not in text:
                            faults.append(f"{paper}: {entry['id']} is not on paper")
            print(f"{mine} against {target}, {paper}: {len(pages)} pages")
            if pictures:
                pictures.mkdir(parents=True, exist_ok=True)
                path = pictures / f"{mine}--{target}--{paper}.pdf"
                path.write_bytes(pdf)
                subprocess.run(["pdftoppm", "-png", "-r", "60", path, path.with_suffix("")], check=True)
    return [f"{mine} against {target}: {fault}" for fault in faults]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", nargs="?", default=".build/debug/crosswalk")
    parser.add_argument("--pictures", type=pathlib.Path)
    options = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    faults = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for mine, target in PAIRS:
            faults += faults_of(page, options.program, mine, target, options.pictures)
        browser.close()
    for fault in faults:
        print(fault)
    print(f"{len(PAIRS)} reports, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
