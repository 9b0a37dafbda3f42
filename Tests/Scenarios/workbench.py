#!/usr/bin/env python3
"""Opens every page of the workbench in a browser, as 'crosswalk serve' gives it out.

    swift build
    Tests/Scenarios/workbench.py .build/debug/crosswalk [--pictures FOLDER] [--only WORDS]

It needs a Chromium (CHROMIUM names it, else it is looked for on the PATH), playwright and
axe-playwright-python. First the pages that only read, then, on a copy of a county's folder, those that
'--edit' adds, in the states that forms lead to. Each is looked at in light, in dark, enlarged two and four times
and with forced colours, and gone through without scripts. Exit code 1: axe finds something, the browser
complains, a page asks another host, scrolls sideways as a whole, has a target smaller than 24 pixels or
a box that scrolls and cannot be reached by key, or a download is not what the command writes.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

from playwright.sync_api import Error

from browsing import Look, Server, at_once, browser
from expectations import say_columns, say_levels, upload
from gallery import Gallery

ROOT = pathlib.Path(__file__).resolve().parents[2]
COUNTY = ROOT / "Tests/CountyPackage/Sources/CountyFrameworks"
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
    "crosswalk-panel": "/crosswalk/sf-2940/cpm?unit=RO&statement=RO.Acquired.2",
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
    "import": "/import",
    "review": "/review",
    "review-queue": "/review/sf-2940",
    "levels": "/levels",
    "levels-wording": "/levels/sf-2940",
    "documents": "/documents",
    "document": "/documents/one-pager/cpm?role=supervisor",
    "document-needs-level": "/documents/one-pager/sf-2940?role=worker",
    "document-sheet": "/documents/one-pager/cpm/sheet.html?role=supervisor",
    "missing": "/frameworks/kemt",
}
DOWNLOADS = {
    f"{address}.{form}": [*words, "--format", form] for address, words, forms in (
        ("/downloads/all-frameworks", ["compare", "--all"], ["csv", "json"]),
        ("/compare/sf-2940/cpm/comparison", ["compare", "sf-2940", "cpm"], ["csv", "json"]),
        ("/report/sf-2940/cpm/report", ["report", "sf-2940", "--against", "cpm"], ["csv", "json", "html"]),
    ) for form in forms
} | {
    "/documents/one-pager/cpm/sheet.html?role=supervisor":
        ["document", "make", "one-pager", "cpm", "--role", "supervisor"],
}

def reading(look, check, wants):
    """The pages that only read, and those that their forms lead to."""
    for name, address in PAGES.items():
        if not wants(name):
            continue
        look.place = name
        look.open(address, 404 if name == "missing" else 200)
        check(name)
    forms = {
        "translate-answers": (
            "/translate?from=sf-2940&to=cpm", {"CM": "accomplished", "RO": "acquired"}, "Translate"),
        "translate-kent": ("/translate?from=sf-2940&to=kent", {"CM": "mastery"}, "Translate"),
        "translate-nothing": ("/translate?from=sf-2940&to=cpm", {}, "Translate"),
        "gaps-answers": (
            "/gaps?from=sf-2940", {"CM": "accomplished", "RO": "acquired"}, "Find gaps"),
    }
    for name, (address, chosen, button) in forms.items():
        if not wants(name):
            continue
        look.place = name
        look.open(address)
        for unit, level in chosen.items():
            look.page.locator(f'input[name="unit.{unit}"][value="{level}"]').check(force=True)
        look.press(button)
        if not look.page.locator("#answers").count():
            look.fault("the form leads to no answers")
        if any(level in look.page.url for level in chosen.values()):
            look.fault("a rating stands in the address")
        check(name)
    people(look, check)


def people(look, check):
    """A table of people, who stand in no address and no title."""
    look.place = "people"
    look.open("/gaps?from=sf-2940")
    look.page.locator("#ratings").fill((ROOT / "Tests/Samples/sf-workers.csv").read_text())
    look.press("Take the table")
    check("people")
    path = look.page.url.removeprefix(look.server.origin)
    for name, address in {
        "people-target": f"{path}?target=kent:senior",
        "person": f"{path}/persons/1?target=kent:senior",
        "plan": f"{path}/plan?target=kent:senior&hours=40",
        "people-sheets": f"{path}/sheets",
    }.items():
        look.place = name
        look.open(address)
        check(name)
    look.place = "people-translated"
    look.open("/translate?from=sf-2940&to=cpm")
    look.page.locator("#people-file").set_input_files(ROOT / "Tests/Samples/sf-workers.csv")
    look.press("Take the table")
    check("people-translated")
    look.open(path)
    look.press("Forget")
    look.place = "people-forgotten"
    look.open(path, 404)
    check("people-forgotten")


LINKING = "form[aria-labelledby=link-heading]"
PAIRING = "form[aria-labelledby=match-pair-heading]"
ABSENT = "form[aria-labelledby=match-none-heading]"


def say(look, address, form=None, **fields):
    """Fills a form of decisions, by default the one that says what a statement is about."""
    look.open(address)
    for field, value in fields.items():
        look.page.locator(f"{form or LINKING} [name={field}]").first.fill(value)


def editing(look, check, folder):
    """What '--edit' adds: forms, what follows them, conflicts, refusals, history."""
    first = "/frameworks/valley/statements/talk.1"
    for name, address in {
        "edit-home": "/",
        "edit-statement": first,
        "edit-crosswalk": "/crosswalk/valley/cpm?unit=talk&other=1",
        "edit-panel": "/crosswalk/valley/cpm?unit=talk&statement=talk.2",
        "edit-suggested": "/crosswalk/sf-2940/cpm?unit=RO&statement=RO.Acquired.2",
        "edit-put": "/crosswalk/sf-2940/cpm?unit=RO&statement=RO.Acquired.2&take=rapport&refuse=bias",
        "edit-several": "/crosswalk/valley/cpm/several?unit=talk",
        "edit-keys": "/keys",
        "history-empty": "/history",
    }.items():
        look.place = name
        look.open(address)
        check(name)
    look.place = "edit-refused"
    say(look, first, concept="conflct", reason="It says so", reviewer="Ana")
    look.press("Save", LINKING, status=400)
    check("edit-refused")
    look.place = "edit-others"
    say(look, first, concept="conflict", share="0.4", reason="It says so", reviewer="Ana")
    look.press("Save", LINKING, status=409)
    check("edit-others")
    look.place = "edit-saved"
    look.press("Put mine in its place")
    check("edit-saved")
    look.place = "edit-conflict"
    say(look, first, concept="feedback", share="0.5", reviewer="Ana")
    file = folder / "valley/alignment.yaml"
    file.write_text(file.read_text().replace("share: 0.4", "share: 0.3"))
    look.press("Save", LINKING, status=409)
    check("edit-conflict")
    look.place = "edit-judged"
    say(look, "/crosswalk/valley/cpm?unit=talk&statement=talk.2", PAIRING, note="Read both",
        reviewer="Ana")
    look.page.locator(f"{PAIRING} [name=relation]").first.select_option("close")
    look.press("Save", PAIRING)
    check("edit-judged")
    look.place = "edit-none-refused"
    say(look, "/crosswalk/valley/kent?unit=team&statement=team.1", ABSENT, note=" ", reviewer="Ana")
    look.page.locator(f"{ABSENT} [name=absence]").first.check()
    look.press("Save", ABSENT, status=400)
    check("edit-none-refused")
    look.place = "edit-undone"
    look.open("/history")
    look.press("Undo step 2")
    check("edit-undone")
    look.place = "history"
    look.open("/history")
    check("history")
    look.place = "broken"
    whole = file.read_text()
    file.write_text(whole.replace("links:", "links: ["))
    look.open("/")
    check("broken")
    file.write_text(whole)
    look.place = "mended"
    look.open("/")
    if look.page.locator(".broken").count():
        look.fault("what is mended is still told as broken")


def importing(look, check):
    """A workbook that is read, told how it is to be read, saved, and sent once more in a new version."""
    look.place = "import-refused"
    look.open("/import")
    look.page.locator("#file").set_input_files(upload() | {"buffer": b"no workbook"})
    look.press("Read the file")
    check("import-refused")
    look.place = "import-read"
    file = upload()
    look.open("/import")
    look.page.locator("#file").set_input_files(file)
    look.press("Read the file")
    check("import-read")
    say_columns(look.page)
    look.press("Read it so")
    look.page.locator("#id").fill("no id")
    look.press("Read it so")
    look.place = "import-no-id"
    check("import-no-id")
    look.page.locator("#id").fill("hill")
    say_levels(look.page)
    look.press("Read it so")
    look.place = "import-told"
    check("import-told")
    look.press("Save")
    look.place = "import-saved"
    check("import-saved")
    look.open("/import")
    look.page.locator("#file").set_input_files(file)
    look.press("Read the file")
    say_columns(look.page)
    look.page.locator("#id").fill("hill")
    look.press("Read it so")
    say_levels(look.page)
    look.press("Read it so")
    look.place = "import-update"
    check("import-update")


def reviewing(look, check):
    """A blind reading from its beginning to its end, and a panel on levels."""
    look.place = "edit-review"
    look.open("/review")
    check("edit-review")
    look.page.locator("[name=framework]").select_option("sf-2940")
    look.page.locator("#sample").fill("3")
    look.page.locator("#reviewer").fill("Ana")
    look.press("Begin")
    look.place = "reading"
    check("reading")
    reading = look.page.url.removeprefix(look.server.origin).split("?")[0]
    look.press("Store and go on")
    look.place = "reading-refused"
    check("reading-refused")
    for _ in range(3):
        look.page.locator("#concept-1").select_option("conflict")
        look.page.locator("#confidence").fill("0.7")
        look.press("Store and go on")
    look.place = "reading-read"
    check("reading-read")
    look.open("/crosswalk/sf-2940/cpm?unit=RO")
    look.place = "crosswalk-hidden"
    check("crosswalk-hidden")
    look.open(reading)
    look.press("Close and compare")
    look.place = "reading-closed"
    check("reading-closed")
    look.place = "panel-form"
    look.open("/levels/sf-2940")
    check("panel-form")
    look.page.locator("#reader").fill("Ana")
    look.press("Hand in")
    look.place = "panel-refused"
    check("panel-refused")


def keys(look):
    """The first key reaches the way past the head."""
    look.place = "keys"
    look.open("/")
    look.page.keyboard.press("Tab")
    if look.page.evaluate("document.activeElement.className") != "skip":
        look.fault("the first stop does not lead past the head")
    look.page.keyboard.press("Enter")
    if look.page.evaluate("document.activeElement.id") != "content":
        look.fault("the way past the head leads elsewhere")
    # A statement is opened by few keys, and who asks for the keys comes back to where they were.
    look.open("/crosswalk/sf-2940/cpm?unit=RO")
    for key in ("Tab", "Tab", "Enter", "Tab"):
        look.page.keyboard.press(key)
    if not look.page.evaluate("document.activeElement.matches('[role=treeitem]')"):
        look.fault("four keys do not lead into the first tree")
    before = look.page.evaluate("document.activeElement.id")
    look.page.keyboard.press("?")
    if not look.page.evaluate("document.getElementById('keys').open"):
        look.fault("no key shows the keys")
    look.page.keyboard.press("Escape")
    if look.page.evaluate("[document.getElementById('keys').open, document.activeElement.id]") != [False, before]:
        look.fault("who looks at the keys does not come back")
    for _ in range(3):
        look.page.keyboard.press("ArrowDown")
    with look.page.expect_navigation():
        look.page.keyboard.press("Enter")
    look.page.wait_for_function("document.activeElement.id === 'panel'")


def downloads(look, program):
    """What is taken away is what the command writes."""
    for address, words in DOWNLOADS.items():
        sent = look.context.request.get(look.server.origin + address)
        wrote = subprocess.run([program, *words], check=True, capture_output=True).stdout
        if sent.body() != wrote:
            look.faults.append(f"{address}: not what '{' '.join(words)}' writes")


def visit(program, options, edits, scripts):
    """All pages with one browser: what reads, or what '--edit' adds to a copy of the county's folder.

    Gives how many were looked at and what is wrong with them.
    """
    faults = []
    with tempfile.TemporaryDirectory() as folder, browser() as opened:
        county = pathlib.Path(folder, "county")
        shutil.copytree(COUNTY, county, ignore=shutil.ignore_patterns("*.swift"))
        server = Server(program, *(["--edit", county] if edits else []))
        look = Look(opened.new_context(java_script_enabled=scripts), server, faults, scripts)
        gallery = Gallery(look, options.pictures, options.only)
        try:
            if edits:
                editing(look, gallery.check, county)
                reviewing(look, gallery.check)
                importing(look, gallery.check)
            else:
                reading(look, gallery.check, gallery.wants)
                if scripts and not options.only:
                    keys(look)
                    downloads(look, program)
        except Error as error:
            look.fault(f"it goes no further: {error}")
        look.context.close()
        if server.stop() != 0:
            faults.append("the program does not end cleanly")
    return gallery.count, faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--pictures", type=pathlib.Path, help="a folder for pictures of all pages")
    parser.add_argument("--only", default="", help="pages whose name has one of these words")
    options = parser.parse_args()
    if options.pictures:
        options.pictures.mkdir(parents=True, exist_ok=True)
    program = options.program.resolve()
    # The longest first, so that none is waited for alone.
    told = at_once(
        [visit, program, options, edits, scripts]
        for edits, scripts in ((True, True), (False, True), (True, False), (False, False)))
    count = sum(one for one, _ in told)
    faults = [fault for _, some in told for fault in some]
    print("\n".join(faults))
    print(f"{count} pages, {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
