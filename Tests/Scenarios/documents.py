#!/usr/bin/env python3
"""Prints the toolkit's sheets with a browser: counts pages, asks axe about access, keeps pictures.

    CROSSWALK_SAMPLES=.build/sheets swift test --filter SheetKindsTests
    Tests/Scenarios/documents.py .build/sheets [--pictures FOLDER] [--only WORD]

It needs a Chromium (CHROMIUM names it, else it is looked for on the PATH), playwright,
axe-playwright-python and pypdf. Exit code 1: a one-page sheet has more pages, a sheet has none, or
axe finds something.
"""
import argparse
import io
import os
import pathlib
import shutil
import subprocess
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

ONE_PAGE = ("one-pager", "supervisor-one-pager", "coaching-guide-short")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    files = sorted(f for f in options.folder.glob("*.html") if options.only in f.name)
    if not files:
        sys.exit(f"no sheet in {options.folder}")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    faults, pages_of = [], {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for file in files:
            page.goto(file.resolve().as_uri())
            pdf = page.pdf(prefer_css_page_size=True, print_background=True)
            reader = PdfReader(io.BytesIO(pdf))
            kind = file.name.split("--")[0]
            width, height = (float(x) / 72 * 25.4 for x in reader.pages[0].mediabox[2:])
            wanted = (210, 297) if file.stem.endswith("a4") else (215.9, 279.4)
            pages_of.setdefault(kind, []).append(len(reader.pages))
            if max(abs(width - wanted[0]), abs(height - wanted[1])) > 1:
                faults.append(f"{file.name}: the page is {width:.0f} by {height:.0f} mm")
            if kind in ONE_PAGE and len(reader.pages) != 1:
                faults.append(f"{file.name}: {len(reader.pages)} pages")
            if not file.stem.endswith("a4") or options.only:
                found = Axe().run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
                for violation in found.response["violations"]:
                    faults.append(
                        f"{file.name}: {violation['id']}, {len(violation['nodes'])} times: "
                        f"{violation['nodes'][0]['html'][:120]}")
            if options.pictures:
                options.pictures.mkdir(parents=True, exist_ok=True)
                path = options.pictures / (file.stem + ".pdf")
                path.write_bytes(pdf)
                subprocess.run(
                    ["pdftoppm", "-png", "-r", "70", path, options.pictures / file.stem], check=True)
        browser.close()
    for kind, counts in sorted(pages_of.items()):
        print(f"{kind}: {len(counts)} sheets, {min(counts)} to {max(counts)} pages")
    for fault in faults:
        print(fault)
    print(f"{len(files)} sheets, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
