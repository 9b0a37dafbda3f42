/// Makes trees of the lists of a crosswalk, gone through by the keys that the ARIA Authoring Practices give a
/// tree: arrows, Home, End, Enter. The focus stops once in a tree; Tab leads on through the links of the line
/// that has it, and then out.
enum TreeScript {
  static let source = #"""
    const own = (item) => [...item.querySelectorAll("a[href], button, input, select")]
      .filter((part) => part.closest("[role=treeitem]") === item);
    const group = (item) => item.querySelector(":scope > ul");
    const branch = (item) => item.querySelector(":scope > a.closed");
    let labels = 0;

    function label(...parts) {
      return parts.filter((part) => part).map((part) => {
        part.id ||= `line-${++labels}`;
        return part.id;
      }).join(" ");
    }

    // A branch that opens by itself becomes a line with a list: 'details' have keys of their own.
    function unfold(details) {
      const line = document.createElement("div");
      line.className = "branch";
      line.append(...details.querySelector(":scope > summary").childNodes);
      const item = details.parentElement;
      const list = details.querySelector(":scope > ul");
      list.hidden = !details.open;
      item.setAttribute("aria-expanded", String(details.open));
      details.replaceWith(line, list);
      line.addEventListener("click", () => {
        toggle(item);
        focus(item);
      });
    }

    function toggle(item, isOpen = item.getAttribute("aria-expanded") !== "true") {
      const list = group(item);
      if (!list) return branch(item)?.click();
      list.hidden = !isOpen;
      item.setAttribute("aria-expanded", String(isOpen));
    }

    function build(tree) {
      tree.setAttribute("role", "tree");
      tree.setAttribute("aria-labelledby", tree.closest("section").getAttribute("aria-labelledby"));
      for (const details of [...tree.querySelectorAll("details")]) unfold(details);
      for (const list of tree.querySelectorAll("ul.tree")) list.setAttribute("role", "group");
      const items = tree.querySelectorAll(".tree > li");
      const top = [...tree.children];
      for (const item of [...top, ...items]) {
        if (item.getAttribute("role")) continue;
        item.setAttribute("role", "treeitem");
        item.tabIndex = -1;
        const line = item.firstElementChild;
        item.setAttribute("aria-labelledby",
          label(line, item.querySelector(":scope > .count"), item.querySelector(":scope > .joined")));
        if (line.matches(".closed")) item.setAttribute("aria-expanded", "false");
      }
      for (const item of tree.querySelectorAll("[role=treeitem]")) rest(item);
      stop(tree.querySelector("[aria-current]") ?? top.find((item) => group(item)) ?? top[0]);
      tree.addEventListener("focusin", (event) => stop(itemOf(event.target)));
      tree.addEventListener("keydown", press);
    }

    function rest(item) {
      item.tabIndex = -1;
      for (const part of own(item)) part.tabIndex = -1;
    }

    // The one line of its tree that Tab comes to.
    function stop(item) {
      const tree = item.closest("[role=tree]");
      const before = tree.querySelector("[role=treeitem][tabindex='0']");
      if (before === item) return;
      if (before) rest(before);
      item.tabIndex = 0;
      for (const part of own(item)) if (part !== branch(item)) part.tabIndex = 0;
    }

    export const itemOf = (target) => target.closest("[role=treeitem]");

    // What is folded away is unfolded for it.
    export function focus(item) {
      for (let above = item.parentElement.closest("[role=treeitem]"); above;
        above = above.parentElement.closest("[role=treeitem]")) toggle(above, true);
      stop(item);
      item.focus({ preventScroll: true });
      // A branch is as high as all that is in it; the line is what has to be seen.
      (group(item) ? item.firstElementChild : item).scrollIntoView({ block: "nearest" });
    }

    const shown = (tree) => [...tree.querySelectorAll("[role=treeitem]")]
      .filter((item) => item.checkVisibility());

    // Goes so many lines on, or to the first or last; whether there is any.
    export function move(target, step) {
      const item = itemOf(target);
      if (!item) return false;
      const lines = shown(item.closest("[role=tree]"));
      const to = step === "first" ? 0 : step === "last" ? lines.length - 1 : lines.indexOf(item) + step;
      if (!lines[to]) return false;
      focus(lines[to]);
      return true;
    }

    function enter(item) {
      if (item.hasAttribute("aria-expanded")) toggle(item);
      else (item.querySelector("a.open") ?? item.querySelector("a")).click();
    }

    function right(item) {
      const isOpen = item.getAttribute("aria-expanded");
      if (isOpen === "false") toggle(item, true);
      else if (isOpen === "true") focus(group(item).firstElementChild);
    }

    function left(item) {
      if (item.getAttribute("aria-expanded") === "true") return toggle(item, false);
      const above = item.parentElement.closest("[role=treeitem]");
      if (above) focus(above);
    }

    function press(event) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const item = itemOf(event.target);
      // A link inside a line is followed by Enter, as everywhere.
      const acts = event.target === item ? { Enter: enter, ArrowRight: right, ArrowLeft: left } : {};
      const step = { ArrowDown: 1, ArrowUp: -1, Home: "first", End: "last" }[event.key];
      if (step !== undefined) move(item, step);
      else if (acts[event.key]) acts[event.key](item);
      else return;
      event.preventDefault();
    }

    for (const tree of document.querySelectorAll("ul.tree[data-keys]")) build(tree);

    """#
}
