/// Single keys in the trees of a crosswalk and in its panel, where the focus goes, and what is said aloud
/// after a decision.
///
/// Which key does what is read from the list of keys on the page, so that the two cannot differ.
enum EditorScript {
  static let source = #"""
    import { focus, itemOf, move } from "/assets/tree.js";
    import "/assets/lines.js";

    const help = document.getElementById("keys");
    const spoken = document.getElementById("spoken");
    const panel = document.getElementById("panel");
    const zone = "[data-keys]";

    function say(words) {
      if (!spoken) return;
      // The same words twice are heard twice.
      spoken.textContent = "";
      setTimeout(() => { spoken.textContent = words; }, 100);
    }

    function send(name, nothing) {
      const form = document.querySelector(`form[data-key="${name}"], [data-key="${name}"] form`);
      if (form) form.requestSubmit();
      else say(nothing);
    }

    function go(name, nothing) {
      const link = document.querySelector(`a[data-key="${name}"]`);
      if (link) link.click();
      else say(nothing);
    }

    // What is decided is decided of the panel's statement, so it has to be the one that has the focus.
    function onChosen(target, act) {
      const item = itemOf(target);
      if (item ? item.hasAttribute("aria-current") : target.closest("#panel")) act();
      else say("Open the statement first, with Enter.");
    }

    // Where somebody was who asked for the keys.
    let asked = null;

    const acts = {
      next: (target) => move(target, 1),
      previous: (target) => move(target, -1),
      panel: (target) => {
        const link = itemOf(target)?.querySelector(":scope > p > a.open");
        if (link) link.click();
        else if (panel) panel.focus();
        else say("No statement is chosen.");
      },
      list: () => {
        const link = document.querySelector("a[data-key=list]");
        const place = link && document.getElementById(link.hash.slice(1));
        if (place) focus(place);
        else say("Its place is not in the list, or none is chosen.");
      },
      accept: (target) => onChosen(target, () => send("accept", "Nothing is there to accept.")),
      reject: (target) => onChosen(target, () => go("reject", "Nothing is there to turn down.")),
      open: () => go("open", "No other statement is open, or none is chosen."),
      skip: () => go("skip", "There is none after it, or none is chosen."),
      undo: () => send("undo", "Nothing is there to undo."),
      redo: () => send("redo", "Nothing is there to do again."),
      filter: () => document.getElementById("words")?.focus(),
      keys: (target) => {
        asked = target;
        help.open = true;
        help.querySelector("summary").focus();
      },
    };

    if (help) {
      const does = new Map();
      for (const key of help.querySelectorAll("kbd[data-does]")) does.set(key.textContent, key.dataset.does);
      help.hidden = false;
      help.addEventListener("keydown", (event) => {
        if (event.key !== "Escape" || !help.open) return;
        help.open = false;
        (asked ?? help.querySelector("summary")).focus();
      });

      document.addEventListener("keydown", (event) => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
        if (!event.target.closest(zone) || event.target.closest("input, select, textarea")) return;
        const act = acts[does.get(event.key)];
        // A key that is held down decides once.
        if (!act || (event.repeat && act !== acts.next && act !== acts.previous)) return;
        event.preventDefault();
        act(event.target);
      });
    }

    // The focus goes where the address points.
    function arrive() {
      const place = location.hash.length > 1
        && document.getElementById(location.hash.slice(1));
      if (!place) return;
      if (place.matches("[role=treeitem]")) focus(place);
      else if (place.matches("input, select") || place === panel) place.focus();
    }
    window.addEventListener("hashchange", arrive);
    arrive();

    const told = document.querySelector("section[aria-labelledby=notice] [role=status] > p");
    if (told) say(told.textContent);

    """#
}
