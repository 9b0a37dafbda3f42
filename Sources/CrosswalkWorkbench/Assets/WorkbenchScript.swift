/// What pages do beyond what they do without it. Every page reads and every form works when it is off.
enum WorkbenchScript {
  static let source = #"""
    // A choice that leads somewhere on its own goes at once where a script runs.
    for (const form of document.querySelectorAll("form[data-now]")) {
      for (const field of form.querySelectorAll("select")) {
        field.addEventListener("change", () => form.requestSubmit());
      }
    }

    // '/' goes to the search, as long as nobody is writing.
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest("input, select, textarea")) return;
      if (!event.target.closest("[data-keys]")) return;
      event.preventDefault();
      document.getElementById("q")?.focus();
    });

    // Inside a tree: up and down go from one line to the next, home and end to the ends.
    for (const tree of document.querySelectorAll("[data-keys]")) {
      tree.addEventListener("keydown", (event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return;
        if (event.target.closest("input, select, textarea")) return;
        const stops = [...tree.querySelectorAll("summary, a")].filter((stop) => stop.checkVisibility());
        const at = stops.indexOf(document.activeElement);
        const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
        if (next === undefined || at < 0 || !stops[next]) return;
        event.preventDefault();
        stops[next].focus();
      });
    }

    """#
}
