/// What pages do beyond what they do without it. Every page reads and every form works when it is off.
enum WorkbenchScript {
  static let source = #"""
    import "/assets/editor.js";

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

    """#
}
