/// The look of sheets: dark on light, made for paper first.
enum SheetStyle {
  static let css = """
    @page { size: {{paper}}; margin: 14mm 14mm 15mm; }
    * { box-sizing: border-box; }
    body { margin: 0 auto; max-width: 52rem; padding: 1rem; background: #fff; color: #1b222c;
      font: 10.5pt/1.38 "Helvetica Neue", Arial, "Liberation Sans", sans-serif; }
    h1 { font-size: 19pt; line-height: 1.15; margin: 0 0 3pt; }
    h2 { font-size: 13.5pt; line-height: 1.2; margin: 16pt 0 5pt; padding-top: 5pt;
      border-top: 1.5pt solid #2b4a63; color: #1f3d55; }
    h3 { font-size: 11.5pt; line-height: 1.25; margin: 11pt 0 3pt; }
    h4 { font-size: 10.5pt; margin: 7pt 0 2pt; color: #1f3d55; }
    p { margin: 3pt 0; }
    ul, ol { margin: 3pt 0; padding-left: 15pt; }
    li { margin: 2pt 0; }
    h1, h2, h3, p, li, td, th { overflow-wrap: break-word; }
    .about { color: #343e4c; }
    .note { border-left: 3pt solid #8a5a00; background: #fdf6e7; padding: 4pt 8pt; }
    .definition { color: #1b222c; }
    .small, footer { font-size: 8.5pt; color: #46505e; }
    .locator { font-size: 8pt; color: #555f6d; white-space: normal; }
    .fill { margin: 5pt 0; line-height: 1.8; }
    .wide { display: flex; flex-wrap: wrap; gap: 0 5mm; align-items: baseline; }
    .wide > span { display: flex; flex: 1 1 44mm; gap: 1.5mm; align-items: baseline; }
    .wide > .day { flex-grow: 0; flex-basis: 38mm; }
    .wide .blank { flex: 1; min-width: 18mm; }
    .blank { display: inline-block; width: 34mm; border-bottom: .8pt solid #5d6875; height: 1em; }
    .blank.short { width: 22mm; }
    .line { border-bottom: .8pt solid #8a94a1; height: 8.5mm; }
    .box { display: inline-block; width: 3.6mm; height: 3.6mm; border: 1pt solid #3a4656;
      vertical-align: -.5mm; margin-right: 1.6mm; }
    ul.boxes { list-style: none; padding-left: 0; }
    ul.boxes > li { padding-left: 5.2mm; text-indent: -5.2mm; }
    ul.boxes .box { text-indent: 0; }
    .choices { margin: 4pt 0; }
    .choice { display: inline-block; margin-right: 5mm; white-space: nowrap; }
    .who { display: inline-block; min-width: 23mm; font-weight: 600; }
    .room { border: .8pt solid #8a94a1; border-radius: 2pt; min-height: 17mm; padding: 2pt 5pt;
      margin: 4pt 1pt 4pt 0; color: #46505e; font-size: 9pt; }
    .room.tall { min-height: 20mm; }
    .room.low { min-height: 12mm; }
    .room.paper { min-height: 150mm; }
    .measured { font-size: 9pt; line-height: 1.32; }
    .keep { break-inside: avoid; }
    .grade { margin: 1pt 0 1pt 12pt; }
    .apart { border: 1pt solid #8a5a00; padding: 4pt 9pt 6pt; margin-top: 14pt; }
    .apart h2 { border: 0; margin-top: 0; color: #6b4500; }
    table { border-collapse: collapse; width: calc(100% - 1pt); margin: 5pt 0; }
    table.plan th:last-child { width: 26mm; }
    table.map { table-layout: fixed; }
    table.map th, table.map td { font-size: 9.5pt; line-height: 1.3; }
    table.map.full th:first-child { width: 21%; }
    table.map.full th:last-child { width: 35%; }
    table.plan td:first-child, table.plan th:first-child { width: 19%; }
    caption { text-align: left; font-size: 9pt; color: #46505e; padding-bottom: 2pt; }
    th, td { text-align: left; vertical-align: top; border: .8pt solid #9aa4b2; padding: 3pt 5pt; }
    thead th { background: #eaf0f5; }
    td.write { height: 11mm; }
    .page { break-before: page; }
    footer { padding-top: 2pt; border-top: .8pt solid #b5bdc7; }
    @media print {
      body { max-width: none; padding: 0; }
      h1, h2, h3, h4, .head, caption { break-after: avoid; }
      h1, h2, h3, h4, .head, .note { break-inside: avoid; }
      p, li { orphans: 2; widows: 2; }
      li, tr, .room, .choices, .apart { break-inside: avoid; }
      .unit:not(:has(li:nth-child(13), h4, .grade)) { break-inside: avoid; }
      body:not(.one) li:nth-last-child(2) { break-after: avoid; }
      ul + .room, ul + .keep, .keep > .line { break-before: avoid; }
      thead { display: table-header-group; }
      .note, thead th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }

    """

  /// One page: smaller, but never under 8 points; boxes to write in take what is left of it.
  static let onePage = """
    @page { size: {{paper}}; margin: 9mm 10mm; }
    body.one { font-size: 10pt; line-height: 1.27; }
    .one h1 { font-size: 15pt; }
    .one h2 { font-size: 11.5pt; margin: 8pt 0 3pt; padding-top: 3pt; }
    .one h3 { font-size: 10pt; margin: 5pt 0 1pt; }
    .one p { margin: 2pt 0; }
    .one ul { margin: 1pt 0; padding-left: 13pt; }
    .dense ul { padding-left: 10pt; }
    .one ul.boxes { padding-left: 0; }
    .one li { margin: 1pt 0; }
    .one .locator, .one .small, .one footer, .one caption { font-size: 8pt; }
    .one .note { padding: 2pt 6pt; margin-bottom: 4pt; }
    .one footer { margin-top: 6pt; }
    .one .room { min-height: 10mm; }
    .one td.write { height: 9mm; }
    .one th, .one td { padding: 1.5pt 4pt; }
    .one .line { height: 7.5mm; }
    .one .months { list-style: none; padding: 0; }
    .one .three { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 5mm; }
    body.dense { font-size: 9.6pt; line-height: 1.26; }
    .dense h1 { font-size: 14pt; }
    .dense h2 { font-size: 10.5pt; margin: 6pt 0 2pt; padding-top: 2pt; }
    .dense .columns { columns: 3; column-gap: 5mm; font-size: 8pt; line-height: 1.2; }
    .dense .columns h3 { break-after: avoid; break-inside: avoid; font-size: 8.4pt; margin-top: 4pt; }
    .dense .columns li { break-inside: avoid; margin: .7pt 0; }
    .dense .months { columns: 2; column-gap: 5mm; font-size: 8.6pt;
      line-height: 1.22; }
    @media print {
      body.one:not(.dense), .one:not(.dense) main, .one .grow { display: flex; flex-direction: column; }
      body.one { min-height: 97vh; }
      .one main, .one .grow, .one .grow > .room, .one main > .room { flex: 1 0 auto; }
    }

    """
}
