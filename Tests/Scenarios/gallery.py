"""What axe and the measures of a page say of it: in light, in dark, enlarged, and with forced colours."""
import json
from typing import NamedTuple

from axe_playwright_python.sync_playwright import Axe

from paper import printed

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
# What depends on colours alone; all else depends on what stands where.
COLOURS = ["color-contrast", "link-in-text-block"]
MEASURES = r"""() => {
  const all = [...document.querySelectorAll('*')];
  const style = box => getComputedStyle(box);
  // Controls that stand alone; links inside a sentence are as high as its line.
  const small = [...document.querySelectorAll('button, input, select, summary, nav a, .tabs a, .heat a')]
    .filter(box => box.type !== 'hidden' && box.checkVisibility())
    .map(box => ['radio', 'checkbox'].includes(box.type) ? box.labels[0] ?? box : box.closest('label') ?? box)
    .filter(box => { const r = box.getBoundingClientRect();
      return r.width > 2 && (r.height < 24 || r.width < 24) });
  const wide = all.filter(box => box.scrollWidth > box.clientWidth + 1);
  return {
    width: document.documentElement.scrollWidth,
    words: document.body.innerText.split(/\s+/).join(' '),
    // What was escaped twice is read as it was written; names that are shown here hold no such signs.
    shown: document.body.innerText.match(/<\/?[a-z]+|&[a-z]+;/g) ?? [],
    small: small.map(box => box.outerHTML.slice(0, 80)),
    unreached: wide.filter(box => box.tabIndex < 0 && ['auto', 'scroll'].includes(style(box).overflowX))
      .map(box => box.className),
    cut: wide.filter(box => ['hidden', 'clip'].includes(style(box).overflowX)
      && !box.matches('.unseen, input, select')).map(box => box.outerHTML.slice(0, 80)),
    moving: all.filter(box => [style(box).transitionDuration, style(box).animationDuration]
      .some(time => parseFloat(time) > 0)).map(box => box.className),
    // What a name is read as that another id repeats is anybody's guess.
    twice: all.map(box => box.id).filter((id, place, ids) => id && ids.indexOf(id) !== place),
  };
}"""


class State(NamedTuple):
    """One way of looking at a page: so many pixels wide, each so many times as large, and what axe is asked."""

    name: str
    media: dict
    zoom: int = 1
    rules: dict | None = None


PLAIN = {"color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"}
# Each rule is asked where its answer can differ: colours in both schemes, places at both ends of enlarging.
STATES = [
    State("light-1280", {}, 1, {}),
    State("dark-1280", {"color_scheme": "dark"}, 1, {rule: {"enabled": True} for rule in COLOURS}),
    State("light-640", {"reduced_motion": "reduce"}, 2),
    State("light-320", {}, 4, {rule: {"enabled": False} for rule in COLOURS}),
    State("forced-1280", {"forced_colors": "active"}),
]
# Looked at in pictures alone: colours and sizes were found sound one by one.
TOGETHER = [State("dark-320", {"color_scheme": "dark"}, 4), State("forced-320", {"forced_colors": "active"}, 4)]


# What people take to a meeting.
PRINTED = ["crosswalk", "edit-panel", "translate-answers", "compare-pair", "report", "gaps-answers", "people-target",
           "person", "plan"]


class Gallery:
    """Looks at what stands on a page, in all its states, as on a window of 1280 times 900 pixels."""

    def __init__(self, look, pictures, only):
        self.look, self.pictures, self.only, self.count = look, pictures, only, 0

    def wants(self, name):
        """Whether a page is to be looked at, by the words that pages are chosen by."""
        return any(word in name for word in self.only.split(","))

    def check(self, name):
        """What axe and the measures of the page say; without scripts neither can be asked."""
        look, page = self.look, self.look.page
        look.place = name
        if not look.scripts or not self.wants(name):
            return
        self.count += 1
        page.evaluate(Axe().axe_script)
        words = None
        for state in STATES + (TOGETHER if self.pictures else []):
            page.emulate_media(**{**PLAIN, **state.media})
            self.enlarge(state.zoom)
            look.place = f"{name}, {state.name}"
            words = self.measure(state, words)
            if state.rules is not None:
                self.ask_axe(state.rules)
            if self.pictures:
                page.screenshot(path=self.pictures / f"{name}-{state.name}.png", full_page=True, scale="css")
        page.emulate_media(**PLAIN)
        look.place = name
        if name in PRINTED:
            printed(look)
        self.enlarge(1)

    def enlarge(self, zoom):
        """As a browser does it: the window stays as it is, and fewer and larger pixels are in it."""
        self.look.devtools.send("Emulation.setDeviceMetricsOverride", {
            "width": 1280 // zoom, "height": 900 // zoom, "deviceScaleFactor": zoom, "mobile": False})

    def ask_axe(self, rules):
        """All rules but those that are turned off; if any is turned on, those alone."""
        chosen = [rule for rule, says in rules.items() if says["enabled"]]
        options = {"resultTypes": ["violations"], "runOnly": {
            "type": "rule" if chosen else "tag", "values": chosen or TAGS}}
        if not chosen:
            options["rules"] = rules
        found = self.look.page.evaluate(f"axe.run(document, {json.dumps(options)})")
        for violation in found["violations"]:
            self.look.fault(
                f"{violation['id']}, {len(violation['nodes'])} times: "
                f"{violation['nodes'][0]['html'][:160]}")

    def measure(self, state, words):
        """Gives what can be read, which has to be the same in every state."""
        fault, found = self.look.fault, self.look.page.evaluate(MEASURES)
        if found["width"] > 1280 // state.zoom:
            fault("the whole page scrolls sideways")
        if words is not None and found["words"] != words:
            fault("not all can be read that is read at full width")
        if state.media.get("reduced_motion") == "reduce" and found["moving"]:
            fault(f"something moves where nothing is to: {found['moving'][0]}")
        for name, says in {
            "shown": "a mark of the page's own is shown as text", "small": "a target is smaller than 24 pixels",
            "unreached": "no key reaches what scrolls in", "cut": "words are cut off in",
            "twice": "two things have one id",
        }.items():
            if found[name]:
                fault(f"{says}, {len(found[name])} times: {found[name][0]}")
        return found["words"]
