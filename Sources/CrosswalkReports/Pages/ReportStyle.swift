import CrosswalkBase
import CrosswalkTables

/// The look of a report as a page: dark on light or as the reader has it, system fonts, one column,
/// made for print too, on whatever paper there is.
package enum ReportStyle {
  /// By what they are for. In the dark drawings keep a light ground, since their shades mean something.
  private static let colours: HTML = """
    :root { color-scheme: light dark; --page: #fff; --ink: #1c2430; --soft: #465160; --lede: #343e4c;
      --line: #d5dae1; --row: #e1e5ea; --rule: #9aa4b2; --link: #0b4f8a; --care: #8a5a00;
      --care-ground: #fdf6e7; --shade: #1c243044; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --page: #14181f; --ink: #e6eaf0; --soft: #b4bdca; --lede: #cfd6e0; --line: #3a4350;
        --row: #2b333f; --rule: #6b7686; --link: #8cc2f5; --care: #e0a63a; --care-ground: #2a2415;
        --shade: #e6eaf066; }
      .picture { background: #fff; color: #1c2430; padding: .5rem; border-radius: .3rem; }
    }
    """

  /// A shade at the side on which there is more to see, which the page covers where there is not.
  private static let cue: HTML = """
    background: linear-gradient(to right, var(--page) 40%, transparent) left / 2.5rem 100% no-repeat \
    local, linear-gradient(to left, var(--page) 40%, transparent) right / 2.5rem 100% no-repeat local, \
    linear-gradient(to right, var(--shade), transparent) left / .9rem 100% no-repeat scroll, \
    linear-gradient(to left, var(--shade), transparent) right / .9rem 100% no-repeat scroll;
    """

  /// Drawings are shown at four fifths to five fourths of the size that they are drawn for, in steps;
  /// as classes, since a page that lets no style stand in its text is safer.
  private static let widths: HTML = (1...maximumWidth / 100).map { step -> HTML in
    ".wide-\(step) { min-width: \(step * 80)px; max-width: \(step * 125)px; }\n"
  }.joined()

  /// The widest drawing that there is a class for.
  private static let maximumWidth = 3_000

  /// The class for a drawing of a width in pixels.
  static func pictureClass(width: Int) -> HTML {
    "wide-\(max(1, min(maximumWidth, width + 50) / 100))"
  }

  /// All of it.
  package static let css: HTML = """
    \(colours)
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0; background: var(--page); color: var(--ink); line-height: 1.55; font-size: 1rem;
      font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    svg text { font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
    header, main, footer { max-width: 66rem; margin: 0 auto; padding: 0 1.25rem; }
    header { padding-top: 2.5rem; }
    footer { padding-top: 1rem; padding-bottom: 3rem; color: var(--soft); font-size: .875rem; }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; letter-spacing: -.01em; }
    h2 { font-size: 1.35rem; line-height: 1.25; margin: 3.25rem 0 .75rem; padding-top: 1.25rem;
      border-top: 1px solid var(--line); }
    h3 { font-size: 1.05rem; line-height: 1.3; margin: 2rem 0 .5rem; }
    h1, h2, h3, p, li, dd, td, th, figcaption, caption { overflow-wrap: break-word; }
    p, ul, ol, dl { max-width: 44rem; margin: .6rem 0; }
    ul, ol { padding-left: 1.3rem; }
    li { margin: .3rem 0; }
    a { color: var(--link); text-underline-offset: .15em; }
    a:focus-visible, summary:focus-visible, .scroll:focus-visible, .picture:focus-visible { outline: 3px solid var(--link);
      outline-offset: 2px; }
    .lede { font-size: 1.1rem; color: var(--lede); }
    .care { max-width: 46rem; border-left: 4px solid var(--care); background: var(--care-ground);
      padding: .75rem 1.1rem; margin: 1.25rem 0; }
    .care h3 { margin: 0 0 .25rem; }
    .care ul { margin: .25rem 0; }
    .short { font-weight: 600; white-space: nowrap; }
    .muted { color: var(--soft); white-space: nowrap; }
    .hash { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .85em;
      overflow-wrap: anywhere; }
    nav ol { columns: 2; column-gap: 2.5rem; padding-left: 1.6rem; }
    nav li { break-inside: avoid; margin: 0 0 .3rem; }
    figure { margin: 1.25rem 0; }
    figcaption { color: var(--soft); font-size: .9rem; max-width: 44rem; margin-bottom: .5rem; }
    .scroll, .picture { overflow-x: auto; }
    .scroll { \(cue) }
    .picture svg { display: block; width: 100%; height: auto; }
    \(widths).scroll { margin: 1rem 0; }
    table { border-collapse: collapse; font-size: .92rem; line-height: 1.4; }
    caption { text-align: left; color: var(--soft); font-size: .9rem; padding: 0 0 .5rem; }
    th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0;
      border-bottom: 1px solid var(--row); min-width: 3.2rem; max-width: 26rem; }
    th { font-weight: 600; }
    tbody th { font-weight: 500; }
    thead th { vertical-align: bottom; border-bottom: 2px solid var(--rule); }
    td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    thead th.n { white-space: normal; }
    table.dense { font-size: .8rem; }
    table.dense th, table.dense td { padding-right: .5rem; min-width: 2.6rem; }
    table.dense thead th { font-weight: 500; }
    table.dense tbody th { min-width: 11rem; }
    table.bars { width: 100%; max-width: 44rem; }
    table.bars td { width: 1%; }
    .bar { display: block; width: 11rem; height: .85rem; margin-top: .2rem; }
    .id { font-weight: 700; }
    .entry { margin: .6rem 0 .9rem; max-width: 52rem; }
    .entry p, .entry ul { max-width: none; margin: .15rem 0; }
    .entry li { margin: .1rem 0; font-size: .92em; }
    .facts { color: var(--soft); font-size: .92em; }
    td p { margin: 0 0 .25rem; }
    details { margin: 1rem 0; }
    summary { cursor: pointer; color: var(--link); font-weight: 500; }
    dt { font-weight: 600; margin-top: .7rem; }
    dd { margin: 0; }
    @media (max-width: 40rem) {
      header { padding-top: 1.5rem; }
      header, main, footer { padding-left: .9rem; padding-right: .9rem; }
      h1 { font-size: 1.5rem; }
      h2 { font-size: 1.2rem; margin-top: 2.5rem; }
      nav ol { columns: 1; }
      .bar { width: 5.5rem; }
      th, td { padding-right: .6rem; min-width: 2.8rem; }
      td.text { min-width: 12rem; }
    }
    @page { margin: 16mm 15mm; }
    @page wide { size: landscape; margin: 12mm; }
    @media print {
      body { font-size: 10pt; line-height: 1.4; }
      header, main, footer { max-width: none; padding: 0; }
      nav, details:not([open]) { display: none; }
      h1 { font-size: 18pt; }
      h2 { font-size: 13pt; margin-top: 16pt; padding-top: 8pt; }
      h3 { font-size: 11pt; margin-top: 12pt; }
      h1, h2, h3, dt, caption, figcaption, .lead, h2 + p:has(+ h3) { break-after: avoid; }
      details[open] > summary { display: none; }
      p, li { orphans: 3; widows: 3; }
      figure, tr, .care, .entry { break-inside: avoid; }
      .entry { max-width: none; }
      thead { display: table-header-group; break-inside: avoid; break-after: avoid; }
      tbody tr:first-child { break-before: avoid; }
      table.whole { break-inside: avoid; }
      caption, figcaption, footer { font-size: 8.5pt; }
      .scroll, .picture { overflow: visible; background: none; }
      .picture svg { min-width: 0 !important; max-height: 225mm; }
      .wide { page: wide; }
      .wide h2 { margin-top: 0; padding-top: 0; border-top: 0; }
      .wide .picture svg { max-height: 138mm; }
      table { font-size: 8.5pt; width: 100%; }
      table.dense { font-size: 6pt; }
      table.dense thead th { hyphens: auto; overflow-wrap: anywhere; }
      table.dense tbody th { min-width: 30mm; }
      table.dense th, table.dense td { padding-right: 2pt; }
      th, td { min-width: 0; padding-top: 2.5pt; padding-bottom: 2.5pt; }
      .bar { width: 35mm; }
      a { color: inherit; text-decoration: none; }
      .care { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }

    """
}
