#!/usr/bin/env python3
"""A county's work from its workbook to a printed translation, in a real browser.

    swift build
    Tests/Scenarios/county.py .build/debug/crosswalk [--pictures FOLDER] [--scripts with]

It needs a Chromium (CHROMIUM names it, else it is looked for on the PATH), git, playwright, openpyxl and
pypdf. A workbook is imported, ten of its statements are linked by keyboard alone, three are undone and
one is done again; the program is killed and started anew; somebody writes into the file meanwhile, and
the conflict is settled on its page; ratings are translated and printed. All of it with scripts and
without, at once. Exit code 1: the browser complains, a page asks another host, a file holds anything else
than what was decided, a comment is gone, or git tells of a line that nobody has changed.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile

import yaml
from playwright.sync_api import Error

from browsing import Look, Server, at_once, browser
from expectations import say_columns, say_levels, upload
from paper import printed

LINKED = 10
BY_HAND = "# Read by Ben and Ana in March; the levels come from the old manual.\n"
# What the import leaves to be filled in by hand: of which facets the wording of each level speaks.
LEVELS = """  levels:
    - {level: starting, facets: {consistency: {strength: 1, section: its heading}}}
    - {level: steady, facets: {consistency: {strength: 3, section: its heading}}}
"""


class Story:
    """One county, one browser window, and all that goes wrong."""

    def __init__(self, program, folder, browser, faults, scripts, pictures):
        self.program, self.folder, self.pictures = program, folder, pictures
        self.alignment = folder / "hill/alignment.yaml"
        self.server = Server(program, "--edit", folder, "--reviewer", "Ana")
        self.look = Look(
            browser.new_context(java_script_enabled=scripts), self.server, faults, scripts)
        self.page = self.look.page

    def step(self, name):
        if self.pictures and self.look.place:
            kind = "scripts" if self.look.scripts else "plain"
            self.page.screenshot(
                path=self.pictures / f"county-{self.look.place}-{kind}.png", full_page=True)
        self.look.place = name

    def expect(self, holds, words):
        if not holds:
            self.look.fault(words)

    def links(self):
        """What the file says of each statement; the page said so only after it was there."""
        return yaml.safe_load(self.alignment.read_text()).get("links") or {}

    def git(self, *words):
        return subprocess.run(
            ["git", "-c", "user.name=Ana", "-c", "user.email=ana@localhost", *words],
            cwd=self.folder, check=True, capture_output=True, text=True).stdout

    # Import

    def bring_in(self):
        """Chooses the file, says what its columns are and which level is lower, and saves."""
        self.step("import")
        self.look.open("/import")
        self.page.locator("#file").set_input_files(upload())
        self.look.press("Read the file")
        say_columns(self.page)
        self.look.press("Read it so")
        self.page.locator("#id").fill("hill")
        say_levels(self.page)
        self.look.press("Read it so")
        balance = self.page.locator("#balance").inner_text()
        cells, imported, left, unread = map(int, re.findall(r"\d+", balance)[:4])
        self.expect(cells == imported + left + unread and imported > 36 and unread == 0,
                    f"cells are lost: {balance}")
        self.look.press("Save")
        self.expect(self.page.locator("#saved a[href='/frameworks/hill']").count() == 1,
                    "what was saved is not led to")

    def write_by_hand(self):
        """What a county adds to an import with an editor; then all of it is committed."""
        text = self.alignment.read_text()
        cut = text.index("\n# One to four concepts")
        self.alignment.write_text(BY_HAND + text[:cut] + LEVELS + text[cut:])
        self.git("init", "--quiet")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", "Import what caseworkers are expected to do")
        self.committed = self.alignment.read_text()

    # Linking, by keyboard alone

    def follow(self, key):
        """A key that leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)
        self.page.wait_for_load_state()

    def keys(self):
        """Which key does what, as the page says."""
        return {key.get_attribute("data-does"): key.text_content()
                for key in self.page.locator("#keys kbd[data-does]").all()}

    def reach(self, selector, most=200):
        """Goes on by the tabulator until something of a kind has the focus."""
        for _ in range(most):
            if self.page.evaluate("what => document.activeElement.matches(what)", selector):
                return True
            self.page.keyboard.press("Tab")
        self.expect(False, f"no key reaches '{selector}'")
        return False

    def in_panel(self):
        """The panel has the focus once the script has run."""
        self.page.wait_for_function("document.activeElement.id === 'panel'")

    def link(self):
        self.step("link")
        self.look.open("/crosswalk/hill/cpm?unit=WF")
        if self.look.scripts:
            self.link_by_keys()
        else:
            self.link_by_tabulator()
        self.expect(len(self.links()) == LINKED - 2,
                    f"{len(self.links())} statements are linked in the file, not {LINKED - 2}")

    def link_by_keys(self):
        does = self.keys()
        self.reach("[data-keys] *")
        while not self.page.evaluate("document.activeElement.closest('#a-WF\\\\.1') !== null"):
            before = self.page.evaluate("document.activeElement.outerHTML")
            self.page.keyboard.press("ArrowDown")
            if before == self.page.evaluate("document.activeElement.outerHTML"):
                return self.expect(False, "arrows do not reach the first statement")
        self.follow("Enter")
        for count in range(1, LINKED):
            self.in_panel()
            self.follow(does["accept"])
            self.saved(count)
            self.in_panel()
            self.follow(does["open"])
        self.in_panel()
        self.type_concept()
        for act, left in (("undo", 9), ("undo", 8), ("undo", 7), ("redo", 8)):
            self.in_panel()
            self.follow(does[act])
            self.saved(left)

    def link_by_tabulator(self):
        """The same acts by their buttons and links, each reached by the tabulator alone."""
        self.reach("#a-WF\\.1 a.open")
        self.follow("Enter")
        for count in range(1, LINKED):
            self.reach("#panel form.accept[action*='/frameworks/'] button")
            self.follow("Enter")
            self.saved(count)
            self.reach("#panel a[data-key=open]")
            self.follow("Enter")
        self.type_concept()
        for act, left in (("undo", 9), ("undo", 8), ("undo", 7), ("redo", 8)):
            self.reach(f"#panel [data-key={act}] button")
            self.follow("Enter")
            self.saved(left)

    def type_concept(self):
        """One is written into the form instead of accepted."""
        self.reach("form[aria-labelledby=link-heading] [name=concept]")
        self.page.keyboard.type("conflict")
        self.page.keyboard.press("Tab")
        self.page.keyboard.type("0.6")
        self.follow("Enter")
        self.saved(LINKED)

    def saved(self, count):
        said = self.page.locator("section[aria-labelledby=notice]").count()
        self.expect(said == 1, "the page does not tell what was done")
        self.expect(len(self.links()) == count, f"{len(self.links())} links are in the file, not {count}")

    # Kill, conflict

    def restart(self):
        self.step("restart")
        before = self.alignment.read_bytes()
        self.server.kill()
        self.expect(self.alignment.read_bytes() == before, "killing the program changes the file")
        self.server = self.look.server = Server(
            self.program, "--edit", self.folder, "--reviewer", "Ana")
        self.look.enter()
        self.look.open("/frameworks/hill")
        self.look.open("/history")
        self.expect("Nothing was decided yet" in self.page.inner_text("main"),
                    "a new run begins with a history")

    def conflict(self):
        self.step("conflict")
        first = next(iter(self.links()))
        self.look.open(f"/frameworks/hill/statements/{first}")
        form = "form[aria-labelledby=link-heading]"
        self.page.locator(f"{form} [name=concept]").first.fill("rapport")
        self.page.locator(f"{form} [name=share]").first.fill("0.8")
        self.page.locator(f"{form} [name=reason]").fill("It is about trust")
        # Meanwhile somebody opens the file in an editor.
        text = self.alignment.read_text()
        place = text.index(f"\n  {first}:")
        changed = re.sub(r"share: [0-9.]+", "share: 0.25", text[place:], count=1)
        self.alignment.write_text(f"{text[:place]}\n  # Ben: to be read once more{changed}")
        self.look.press("Save", form, status=409)
        theirs = self.page.locator("section[aria-labelledby=theirs]").inner_text()
        self.expect("25" in theirs, "the page does not show what stands there now")
        kept = [self.page.locator(f"{form} [name={name}]").first.input_value()
                for name in ("concept", "share", "reason")]
        self.expect(kept == ["rapport", "0.8", "It is about trust"], f"typed text is lost: {kept}")
        self.expect(self.links()[first][0]["share"] == 0.25, "a conflict is saved before it is settled")
        self.look.press("Put mine in its place")
        self.expect(self.links()[first][0]["concept"] == "rapport", "what was settled is not saved")

    # Translate, print

    def translate(self):
        self.step("translate")
        self.look.open("/translate?from=hill&to=cpm")
        for unit, level in {"WF": "steady", "CR": "starting", "GW": "steady"}.items():
            choice = self.page.locator(f'input[name="unit.{unit}"][value="{level}"]')
            self.expect(choice.count() == 1, f"{unit} cannot be rated at {level}")
            choice.check(force=True)
        self.look.press("Translate")
        self.expect(self.page.locator("#answers").count() == 1, "the form leads to no answers")
        if self.look.scripts:
            # Only a browser with scripts prints here; the page is the same.
            printed(self.look, ["Name and date", "California Child Welfare"], most=4)

    # What git tells

    def compare(self):
        self.step("git")
        self.expect(self.git("status", "--porcelain") == " M hill/alignment.yaml\n",
                    f"other files change: {self.git('status', '--porcelain')}")
        changed = [line for line in self.git("diff", "--unified=0").splitlines()
                   if re.match(r"[-+](?![-+]{2})", line)]
        gone = [line for line in changed if line.startswith("-")]
        self.expect(not gone, f"lines are gone: {gone}")
        text = self.alignment.read_text()
        for comment in re.findall(r"#.*", self.committed) + ["# Ben: to be read once more"]:
            self.expect(comment in text, f"a comment is gone: {comment}")
        known = re.compile(r"\+(links:|  [A-Z]+\.\d+:.*|    +- \{.*\}|    +(- )?[a-z]+: .*|  # Ben: .*|)$")
        strange = [line for line in changed if not known.match(line)]
        self.expect(not strange, f"lines that nobody has decided on: {strange}")
        before = yaml.safe_load(self.committed)
        after = yaml.safe_load(text)
        self.expect(len(after.pop("links")) == LINKED - 2, "other statements are linked")
        before.pop("links", None)
        self.expect(before == after, "something else than links changes")
        checked = subprocess.run([self.program, "check", self.folder], capture_output=True, text=True)
        self.expect(", 0 errors," in checked.stdout.replace(":", ",") and checked.returncode == 0,
                    f"check ends with {checked.returncode}: {checked.stdout}")

    def tell(self):
        try:
            self.bring_in()
            self.write_by_hand()
            self.link()
            self.restart()
            self.conflict()
            self.translate()
            self.compare()
            self.step("")
        except (Error, LookupError, ValueError, OSError) as error:
            self.look.fault(f"it goes no further: {type(error).__name__} {error}")
        self.look.context.close()
        self.expect(self.server.stop() == 0, "the program does not end cleanly")


def tell(options, scripts):
    """The story once; gives what went wrong."""
    faults = []
    with browser() as opened, tempfile.TemporaryDirectory() as folder:
        Story(options.program.resolve(), pathlib.Path(folder), opened, faults, scripts,
              options.pictures).tell()
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--pictures", type=pathlib.Path, help="a folder for a picture of each step")
    parser.add_argument("--scripts", choices=["with", "without"], help="only so; else both at once")
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    ways = [options.scripts] if options.scripts else ["with", "without"]
    told = at_once([tell, options, way == "with"] for way in ways)
    faults = [fault for some in told for fault in some]
    print("\n".join(faults))
    print(f"a county's story, {' and '.join(ways)} scripts: {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
