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

    """#
}
