"""What axe and the measures of a page say of it, in light, in dark, narrow, and with forced colours."""
import json

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
UNREACHED = """() => [...document.querySelectorAll('*')].filter(box =>
  box.scrollWidth > box.clientWidth + 1 && box.tabIndex < 0
  && ['auto', 'scroll'].includes(getComputedStyle(box).overflowX)).map(box => box.className)"""
# Controls that stand alone; links inside a sentence are as high as its line.
SMALL = """() => [...document.querySelectorAll('button, input, select, summary, nav a, .tabs a, .heat a')]
  .filter(box => box.type !== 'hidden' && box.checkVisibility())
  .map(box => ['radio', 'checkbox'].includes(box.type) ? box.labels[0] ?? box : box.closest('label') ?? box)
  .filter(box => { const r = box.getBoundingClientRect();
    return r.width > 2 && (r.height < 24 || r.width < 24) })
  .map(box => box.outerHTML.slice(0, 80))"""
# What was escaped twice is read as it was written; names that are shown here hold no such signs.
SHOWN = r"() => document.body.innerText.match(/<\/?[a-z]+|&[a-z]+;/g) ?? []"
# What a name is read as that another id repeats is anybody's guess.
TWICE = """() => [...document.querySelectorAll('[id]')].map(box => box.id)
  .filter((id, place, all) => all.indexOf(id) !== place)"""


class Gallery:
    """Looks at what stands on a page, in all its looks."""

    LOOKS = [
        ("light", 1280, "none"), ("dark", 1280, "none"), ("light", 320, "none"),
        ("dark", 320, "none"), ("light", 1280, "active"),
    ]

    def __init__(self, look, pictures, only):
        self.look, self.pictures, self.only, self.count = look, pictures, only, 0

    def wants(self, name):
        """Whether a page is to be looked at, by the words that pages are chosen by."""
        return any(word in name for word in self.only.split(","))

    def check(self, name):
        """What axe and the measures of the page say; without scripts axe cannot be asked."""
        look, page = self.look, self.look.page
        look.place = name
        if not look.scripts or not self.wants(name):
            return
        self.count += 1
        page.evaluate(Axe().axe_script)
        for scheme, width, forced in self.LOOKS:
            page.emulate_media(color_scheme=scheme, forced_colors=forced)
            page.set_viewport_size({"width": width, "height": 900})
            kind = f"{scheme}-{width}" + ("-forced" if forced == "active" else "")
            look.place = f"{name}, {kind}"
            self.measure(width)
            # Colours and sizes that were found sound one by one are not looked at together once more.
            if forced == "none" and (scheme, width) != ("dark", 320):
                self.ask_axe()
            if self.pictures:
                page.screenshot(path=self.pictures / f"{name}-{kind}.png", full_page=True)
        page.emulate_media(color_scheme="light", forced_colors="none")
        page.set_viewport_size({"width": 1280, "height": 900})
        look.place = name

    def ask_axe(self):
        options = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
        found = self.look.page.evaluate(f"axe.run(document, {json.dumps(options)})")
        for violation in found["violations"]:
            self.look.fault(
                f"{violation['id']}, {len(violation['nodes'])} times: "
                f"{violation['nodes'][0]['html'][:160]}")

    def measure(self, width):
        page, fault = self.look.page, self.look.fault
        if page.evaluate("document.documentElement.scrollWidth") > width:
            fault("the whole page scrolls sideways")
        for tag in page.evaluate(SHOWN):
            fault(f"a mark of the page's own is shown as text: {tag}")
        for target in page.evaluate(SMALL):
            fault(f"a target is smaller than 24 pixels: {target}")
        for box in page.evaluate(UNREACHED):
            fault(f"no key reaches what scrolls in '{box}'")
        for box in page.evaluate(TWICE):
            fault(f"two things have the id '{box}'")
