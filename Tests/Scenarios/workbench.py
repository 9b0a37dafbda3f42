#!/usr/bin/env python3
"""Opens every page of the workbench in a browser, as 'crosswalk serve' gives it out.

    swift build
    Tests/Scenarios/workbench.py .build/debug/crosswalk [--pictures FOLDER] [--only WORD]

It needs a Chromium (CHROMIUM names it, else it is looked for on the PATH), playwright and
axe-playwright-python. Each page is looked at in light, in dark, at 320 pixels, with forced colours
and without scripts. Exit code 1: axe finds something, the browser complains, a page asks another
host, scrolls sideways as a whole, has a target smaller than 24 pixels or a box that scrolls and
cannot be reached by key, or a download is not what the command writes.
"""
import argparse
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
PAGES = {
    "home": "/",
    "find": "/find?q=court",
    "find-nothing": "/find?q=zzz",
    "concepts": "/concepts",
    "concept": "/concepts/conflict",
    "framework": "/frameworks/sf-2940",
    "unit-levels": "/frameworks/sf-2940/units/RO",
    "unit": "/frameworks/cpm/units/7",
    "statement": "/frameworks/sf-2940/statements/RO.Acquired.2",
    "crosswalks": "/crosswalk",
    "crosswalk": "/crosswalk/sf-2940/cpm?unit=RO&other=7",
    "crosswalk-statement": "/crosswalk/sf-2940/cpm?unit=RO&at=RO.Acquired.2",
    "crosswalk-lens": "/crosswalk/sf-2940/cpm?concept=conflict&unit=RO&other=7",
    "crosswalk-empty": "/crosswalk/sf-2940/cpm?words=zzz",
    "translate": "/translate",
    "translate-grid": "/translate?from=sf-2940&to=cpm",
    "compare": "/compare",
    "compare-pair": "/compare/sf-2940/cpm",
    "compare-refused": "/compare/kent/cpm",
    "overlap": "/compare/sf-2940/cpm/RO/7",
    "reports": "/report",
    "report": "/report/sf-2940/cpm?unit=7",
    "gaps": "/gaps?from=sf-2940",
    "documents": "/documents",
    "document": "/documents/one-pager/cpm?role=supervisor",
    "document-needs-level": "/documents/one-pager/sf-2940?role=worker",
    "document-sheet": "/documents/one-pager/cpm/sheet.html?role=supervisor",
    "missing": "/frameworks/kemt",
}
# Pages that a form leads to: where it is, what is chosen, what is pressed.
FORMS = {
    "translate-answers": (
        "/translate?from=sf-2940&to=cpm",
        {"unit.CM": "accomplished", "unit.RO": "acquired"}, "Translate"),
    "translate-kent": ("/translate?from=sf-2940&to=kent", {"unit.CM": "mastery"}, "Translate"),
    "translate-nothing": ("/translate?from=sf-2940&to=cpm", {}, "Translate"),
    "gaps-answers": (
        "/gaps?from=sf-2940", {"unit.CM": "accomplished", "unit.RO": "acquired"}, "Find gaps"),
}
DOWNLOADS = {
    "/downloads/all-frameworks.csv": ["compare", "--all", "--format", "csv"],
    "/downloads/all-frameworks.json": ["compare", "--all", "--format", "json"],
    "/compare/sf-2940/cpm/comparison.csv": ["compare", "sf-2940", "cpm", "--format", "csv"],
    "/compare/sf-2940/cpm/comparison.json": ["compare", "sf-2940", "cpm", "--format", "json"],
    "/report/sf-2940/cpm/report.csv": ["report", "sf-2940", "--against", "cpm", "--format", "csv"],
    "/report/sf-2940/cpm/report.json": ["report", "sf-2940", "--against", "cpm", "--format", "json"],
    "/report/sf-2940/cpm/report.html": ["report", "sf-2940", "--against", "cpm", "--format", "html"],
    "/documents/one-pager/cpm/sheet.html?role=supervisor":
        ["document", "make", "one-pager", "cpm", "--role", "supervisor"],
}
UNREACHED = """() => [...document.querySelectorAll('*')].filter(box =>
  box.scrollWidth > box.clientWidth + 1 && box.tabIndex < 0
  && ['auto', 'scroll'].includes(getComputedStyle(box).overflowX)).map(box => box.className)"""
# Controls that stand alone; links inside a sentence are as high as its line.
SMALL = """() => [...document.querySelectorAll('button, input, select, summary, nav a, .tabs a, .heat a')]
  .filter(box => box.type !== 'hidden' && box.checkVisibility())
  .map(box => (box.closest('label') ?? box))
  .filter(box => { const r = box.getBoundingClientRect();
    return r.width > 2 && (r.height < 24 || r.width < 24) })
  .map(box => box.outerHTML.slice(0, 80))"""


class Server:
    """The program, serving; it says where."""

    def __init__(self, program, *words):
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0", *words], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        self.link = None
        for line in self.process.stdout:
            found = re.search(r"http://\S+", line)
            if found:
                self.link = found.group()
                break
        if not self.link:
            sys.exit("the program named no address")
        parts = urlsplit(self.link)
        self.origin = f"{parts.scheme}://{parts.netloc}"

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(timeout=10)


class Look:
    """One browser page that reports all it complains of."""

    def __init__(self, browser, server, faults, scripts=True):
        self.context = browser.new_context(java_script_enabled=scripts)
        self.page = self.context.new_page()
        self.faults, self.server, self.scripts, self.place = faults, server, scripts, ""
        # A page that is not there is expected to say so, and the browser to note it.
        self.page.on("console", lambda note: self.fault(f"the browser says: {note.text}")
                     if "404" not in note.text else None)
        self.page.on("pageerror", lambda error: self.fault(f"a script fails: {error}"))
        self.page.on("request", self.request)
        self.page.goto(server.link)
        # It goes on by itself, sooner or later than we look.
        self.page.wait_for_url(server.origin + "/")

    def fault(self, words):
        self.faults.append(f"{self.place}: {words}")

    def request(self, request):
        if not request.url.startswith(self.server.origin + "/"):
            self.fault(f"asks elsewhere: {request.url}")

    def open(self, name, address):
        self.place = name if self.scripts else f"{name}, without scripts"
        answer = self.page.goto(self.server.origin + address)
        wanted = 404 if name == "missing" else 200
        if answer.status != wanted:
            self.fault(f"status {answer.status}")

    def fill(self, name, address, chosen, button):
        self.open(name, address)
        for field, value in chosen.items():
            self.page.locator(f'input[name="{field}"][value="{value}"]').check(force=True)
        self.page.get_by_role("button", name=button, exact=True).click()
        self.page.wait_for_load_state()
        if not self.page.locator("#answers").count():
            self.fault("the form leads to no answers")
        for value in chosen.values():
            if value in self.page.url:
                self.fault("a rating stands in the address")

    def check(self, pictures):
        for scheme, width, forced in (
            ("light", 1280, "none"), ("dark", 1280, "none"), ("light", 320, "none"),
            ("dark", 320, "none"), ("light", 1280, "active"),
        ):
            self.page.emulate_media(color_scheme=scheme, forced_colors=forced)
            self.page.set_viewport_size({"width": width, "height": 900})
            look = f"{scheme}, {width} pixels" + (", forced colours" if forced == "active" else "")
            name, self.place = self.place, f"{self.place}, {look}"
            if forced == "none":
                found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": TAGS}})
                for violation in found.response["violations"]:
                    self.fault(
                        f"{violation['id']}, {len(violation['nodes'])} times: "
                        f"{violation['nodes'][0]['html'][:160]}")
                for target in self.page.evaluate(SMALL):
                    self.fault(f"a target is smaller than 24 pixels: {target}")
            if self.page.evaluate("document.documentElement.scrollWidth") > width:
                self.fault("the whole page scrolls sideways")
            for box in self.page.evaluate(UNREACHED):
                self.fault(f"no key reaches what scrolls in '{box}'")
            self.place = name
            if pictures:
                kind = f"{scheme}-{width}" + ("-forced" if forced == "active" else "")
                self.page.screenshot(path=pictures / f"{name}-{kind}.png")
        self.page.emulate_media(color_scheme="light", forced_colors="none")
        self.page.set_viewport_size({"width": 1280, "height": 900})


def keys(look):
    """The first key reaches the way past the head; arrows go through a tree."""
    look.open("keys", PAGES["crosswalk"])
    look.page.keyboard.press("Tab")
    if look.page.evaluate("document.activeElement.className") != "skip":
        look.fault("the first stop does not lead past the head")
    look.page.keyboard.press("Enter")
    if look.page.evaluate("document.activeElement.id") != "content":
        look.fault("the way past the head leads elsewhere")
    look.page.locator(".tree a, .tree summary").first.focus()
    before = look.page.evaluate("document.activeElement.outerHTML")
    look.page.keyboard.press("ArrowDown")
    if look.page.evaluate("document.activeElement.outerHTML") == before:
        look.fault("arrows do not go through the tree")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--pictures", type=pathlib.Path)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    program = options.program.resolve()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    faults, count = [], 0
    server = Server(program)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        look, plain = Look(browser, server, faults), Look(browser, server, faults, scripts=False)
        for name, address in PAGES.items():
            if options.only in name:
                look.open(name, address)
                look.check(options.pictures)
                plain.open(name, address)
                count += 1
        for name, (address, chosen, button) in FORMS.items():
            if options.only in name:
                look.fill(name, address, chosen, button)
                look.check(options.pictures)
                plain.fill(name, address, chosen, button)
                count += 1
        if not options.only:
            keys(look)
        for address, words in DOWNLOADS.items():
            if options.only in address:
                sent = look.context.request.get(server.origin + address)
                wrote = subprocess.run([program, *words], check=True, capture_output=True).stdout
                if sent.body() != wrote:
                    faults.append(f"{address}: not what '{' '.join(words)}' writes")
        browser.close()
    if server.stop() != 0:
        faults.append("the program does not end cleanly")
    print("\n".join(faults))
    print(f"{count} pages, {len(faults)} faults")
    sys.exit(1 if faults else 0)


main()
