/// Keys in the lists of a crosswalk and in its panel, and what is said aloud after a decision.
///
/// Which key does what is read from the list of keys on the page, so that the two cannot differ.
enum EditorScript {
  static let source = #"""
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

    // A line of a list is a branch or a statement; each has one place where the focus stops.
    function stopOf(line) {
      return line.matches(".leaf") ? line.querySelector("a.open") ?? line.querySelector("a") : line;
    }

    function move(target, step) {
      const list = target.closest(".tree[data-keys]");
      if (!list) return false;
      const lines = [...list.querySelectorAll("summary, a.closed, .leaf")]
        .filter((line) => line.checkVisibility());
      const at = lines.findIndex((line) => line.contains(target));
      const to = step === "first" ? 0 : step === "last" ? lines.length - 1 : at + step;
      if (at < 0 || !lines[to]) return false;
      stopOf(lines[to])?.focus();
      return true;
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

    const acts = {
      next: (target) => move(target, 1),
      previous: (target) => move(target, -1),
      accept: (target) => {
        const leaf = target.closest(".leaf");
        // What is accepted is of the panel, so it has to be the same statement.
        if (leaf ? leaf.hasAttribute("aria-current") : target.closest("#panel")) {
          send("accept", "Nothing is there to accept.");
        } else say("Open the statement first, with Enter.");
      },
      open: () => go("open", "No other statement is open, or none is chosen."),
      skip: () => go("skip", "There is none after it, or none is chosen."),
      undo: () => send("undo", "Nothing is there to undo."),
      redo: () => send("redo", "Nothing is there to do again."),
      keys: () => {
        help.open = true;
        help.querySelector("summary").focus();
      },
    };

    const isOff = () => document.cookie.split("; ").includes("crosswalk-keys=off");

    if (help) {
      const does = new Map();
      for (const key of help.querySelectorAll("kbd[data-does]")) does.set(key.textContent, key.dataset.does);
      help.hidden = false;

      // The switch is remembered by the browser; it says nothing of anybody.
      const button = help.querySelector("button");
      const label = () => { button.textContent = isOff() ? "Turn single keys on" : "Turn single keys off"; };
      label();
      button.addEventListener("click", () => {
        const value = isOff() ? "on" : "off";
        document.cookie = `crosswalk-keys=${value}; Path=/; SameSite=Strict; Max-Age=31536000`;
        label();
        say(`Single keys are ${value}.`);
      });

      document.addEventListener("keydown", (event) => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
        if (!event.target.closest(zone) || event.target.closest("input, select, textarea")) return;
        const step = { ArrowDown: 1, ArrowUp: -1, Home: "first", End: "last" }[event.key];
        if (step !== undefined) {
          if (move(event.target, step)) event.preventDefault();
          return;
        }
        const act = isOff() ? undefined : acts[does.get(event.key)];
        // A key that is held down decides once.
        if (!act || (event.repeat && act !== acts.next && act !== acts.previous)) return;
        event.preventDefault();
        act(event.target);
      });
    }

    // The focus goes where the address points.
    function arrive() {
      const place = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
      if (!place) return;
      if (place === panel) panel.focus();
      else if (place.matches(".leaf")) stopOf(place)?.focus();
    }
    window.addEventListener("hashchange", arrive);
    arrive();

    const told = document.querySelector("section[aria-labelledby=notice] [role=status] > p");
    if (told) say(told.textContent);

    """#
}
