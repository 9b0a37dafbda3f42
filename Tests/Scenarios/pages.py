#!/usr/bin/env python3
"""Looks at report pages with a browser: axe in light and dark, wide and at 400 pixels, and in print.

    swift build
    Tests/Scenarios/pages.py .build/debug/crosswalk [--pictures FOLDER] [--only WORD]

It needs a Chromium (CHROMIUM names it, else it is looked for on the PATH), playwright,
axe-playwright-python and pypdf. Exit code 1: axe finds something, a page scrolls sideways as a whole,
what scrolls inside it cannot be reached by key, or a printed page does not have the paper's size.
"""
import argparse
import io
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAPERS = {"Letter": (215.9, 279.4), "A4": (210, 297)}
PAGES = {
    "compare": ["compare", "sf-2940", "cpm"],
    "compare-refused": ["compare", "kent", "cpm"],
    "compare-all": ["compare", "--all"],
    "show": ["show", "cpm"],
    "show-role": ["show", "set", "--role", "supervisor"],
    "show-unit": ["show", "sf-2940", "RO"],
    "show-ontology": ["show", "ontology"],
    "show-concept": ["show", "ontology", "bias"],
    "expect": ["expect", "sf-2940", "--tenure", "3.5", "--to", "kent"],
    "methods": ["methods", "sf-2940--cpm"],
    "report": ["report", "sf-2940", "--against", "cpm"],
    "gaps": ["gaps", "sf-2940", "--ratings", "Tests/Samples/sf-workers.csv", "--target", "kent:senior"],
}
# Boxes that scroll sideways and cannot be reached by key.
UNREACHED = """() => [...document.querySelectorAll('*')].filter(box =>
  box.scrollWidth > box.clientWidth + 1 && box.tabIndex < 0
  && ['auto', 'scroll'].includes(getComputedStyle(box).overflowX)).map(box => box.className)"""


def check(page, name, faults):
    """What axe and the measures of the page say, in light and dark, at two widths."""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for width in (1280, 400):
            page.set_viewport_size({"width": width, "height": 900})
            place = f"{name}, {scheme}, {width} pixels"
            found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
            for violation in found.response["violations"]:
                faults.append(
                    f"{place}: {violation['id']}, {len(violation['nodes'])} times: "
                    f"{violation['nodes'][0]['html'][:120]}")
            if page.evaluate("document.documentElement.scrollWidth") > width:
                faults.append(f"{place}: the whole page scrolls sideways")
            for box in page.evaluate(UNREACHED):
                faults.append(f"{place}: no key reaches what scrolls in '{box}'")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    root = pathlib.Path(__file__).resolve().parents[2]
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    faults, counts = [], []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for name, words in PAGES.items():
            if options.only not in name:
                continue
            file = pathlib.Path(folder) / f"{name}.html"
            command = [options.program.resolve(), *words, "--format", "html", "--out", file]
            subprocess.run(command, check=True, cwd=root)
            page.goto(file.as_uri())
            check(page, name, faults)
            if options.pictures:
                options.pictures.mkdir(parents=True, exist_ok=True)
                for scheme, width in (("light", 1280), ("dark", 1280), ("light", 400), ("dark", 400)):
                    page.emulate_media(color_scheme=scheme)
                    page.set_viewport_size({"width": width, "height": 900})
                    page.screenshot(path=options.pictures / f"{name}-{scheme}-{width}.png")
            pages = []
            for paper, size in PAPERS.items():
                pdf = page.pdf(format=paper, print_background=True, prefer_css_page_size=False)
                reader = PdfReader(io.BytesIO(pdf))
                pages.append(len(reader.pages))
                for number, printed in enumerate(reader.pages):
                    measures = sorted(float(x) / 72 * 25.4 for x in printed.mediabox[2:])
                    if max(abs(a - b) for a, b in zip(measures, sorted(size))) > 1:
                        faults.append(f"{name}: page {number + 1} is not {paper}")
                if options.pictures:
                    path = options.pictures / f"{name}-{paper}.pdf"
                    path.write_bytes(pdf)
                    subprocess.run(
                        ["pdftoppm", "-png", "-r", "50", "-l", "4", path, path.with_suffix("")],
                        check=True)
            counts.append(f"{name}: {pages[0]} pages on Letter, {pages[1]} on A4")
        browser.close()
    print("\n".join(counts + faults))
    print(f"{len(counts)} pages, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
