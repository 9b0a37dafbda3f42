/// Draws the links of the chosen statement as lines between the two trees of a crosswalk. They say what the
/// lines of the right tree say in words, so that they are drawn for eyes alone.
enum LinesScript {
  static let source = #"""
    const sides = document.querySelector(".joined-by-lines");
    const picture = sides?.querySelector("svg.lines");
    const space = "http://www.w3.org/2000/svg";

    function path(kind, d) {
      const line = document.createElementNS(space, "path");
      line.setAttribute("class", kind);
      line.setAttribute("d", d);
      picture.append(line);
    }

    // What stands in the place of a line that is folded away.
    function seen(item) {
      while (item && !item.checkVisibility()) item = item.parentElement.closest("li");
      return item;
    }

    function middle(item, origin) {
      const box = (item.firstElementChild ?? item).getBoundingClientRect();
      return box.top + Math.min(box.height, 40) / 2 - origin;
    }

    function draw() {
      picture.replaceChildren();
      const chosen = seen(sides.querySelector(".leaf[aria-current]"));
      const [left, right] = [...sides.querySelectorAll(":scope > section")]
        .map((side) => side.getBoundingClientRect());
      // In one column there is nothing between the two.
      if (!chosen || right.left <= left.right) return;
      const frame = picture.getBoundingClientRect();
      const [x, to] = [left.right - frame.left + 2, right.left - frame.left - 2];
      const y = middle(chosen, frame.top);
      for (const mark of sides.querySelectorAll("[data-line]")) {
        const item = seen(mark);
        const end = middle(item, frame.top);
        const half = (x + to) / 2;
        const kind = mark.dataset.line;
        path(kind, `M${x} ${y}C${half} ${y} ${half} ${end} ${to} ${end}`);
        if (kind === "denied") {
          const at = (y + end) / 2;
          path(kind, `M${half - 5} ${at - 5}l10 10m0 -10l-10 10`);
        }
      }
    }

    if (picture) {
      // Folding, zooming and narrowing all change how high or wide it is.
      new ResizeObserver(draw).observe(sides);
    }

    """#
}
