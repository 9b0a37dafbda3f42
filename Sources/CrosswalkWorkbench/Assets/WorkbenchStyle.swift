/// What pages of the workbench look like beyond reports: a head with places, forms, trees, kinds of link.
enum WorkbenchStyle {
  static let css = """
    .desk header.top { max-width: none; padding: 0; border-bottom: 1px solid var(--line); }
    .desk .inner, .desk > main, .desk > footer { max-width: 82rem; margin: 0 auto; padding: 0 1.25rem; }
    .desk .inner { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1rem;
      padding-top: .5rem; padding-bottom: .5rem; }
    .desk > main { padding-top: 1.5rem; min-height: 60vh; }
    .desk > main:focus { outline: none; }
    .desk > footer { margin-top: 4rem; border-top: 1px solid var(--line); }
    .desk .mark { margin: 0; font-weight: 700; font-size: 1.05rem; }
    .desk .mark a { color: inherit; text-decoration: none; display: inline-block; padding: .35rem 0; }
    .desk .top nav { flex: 1 1 20rem; }
    .desk .top nav ul { display: flex; flex-wrap: wrap; gap: 0 .25rem; list-style: none; margin: 0; padding: 0;
      max-width: none; }
    .desk .top nav li { margin: 0; }
    .desk .top nav a { display: block; padding: .4rem .35rem; text-decoration: none; border-radius: .3rem; }
    .desk .top nav a:hover { text-decoration: underline; }
    .desk .top nav a[aria-current] { font-weight: 700; color: var(--ink); box-shadow: inset 0 -3px 0 var(--link);
      border-radius: 0; }
    .desk .top form { display: flex; align-items: center; gap: .4rem; flex: 0 1 auto; min-width: 0; }
    .desk .top input { width: 7.5rem; min-width: 0; }
    .skip { position: absolute; left: -100vw; top: 0; background: var(--page); padding: .6rem 1rem; z-index: 2; }
    .skip:focus { left: 0; }
    .desk .path { margin-bottom: .5rem; font-size: .9rem; }
    .desk .path ol { display: flex; flex-wrap: wrap; columns: auto; list-style: none; padding: 0; margin: 0; gap: 0 .5rem; }
    .desk .path li { margin: 0; }
    .desk .path a { display: inline-block; padding: .2rem 0; }
    .desk .path li + li::before { content: "/"; color: var(--soft); margin-right: .5rem; }
    .desk section > h2 { margin-top: 2.25rem; }
    .desk .lede { max-width: 52rem; }
    .next { border-left: 4px solid var(--link); padding: .1rem 1.1rem; margin: 1.25rem 0; }
    .desk .next > h2, .desk .care > h2 { border: 0; margin: .4rem 0 .2rem; padding: 0; font-size: 1.05rem; }
    .next p { margin: .2rem 0 .5rem; }
    input, select, button, textarea { font: inherit; color: inherit; background: var(--page);
      border: 1px solid var(--rule); border-radius: .3rem; padding: .35rem .55rem; min-height: 2.4rem; max-width: 100%; line-height: 1.4; }
    input[type=radio], input[type=checkbox] { min-height: 0; width: 1.15rem; height: 1.15rem; margin: 0; accent-color: var(--link); }
    button { cursor: pointer; font-weight: 600; color: var(--page); background: var(--link); border-color: var(--link); padding: .35rem .9rem; }
    button.quiet { color: var(--link); background: var(--page); }
    button:hover { filter: brightness(1.1); }
    input:focus-visible, select:focus-visible, button:focus-visible, textarea:focus-visible, .rate td label:focus-within {
      outline: 3px solid var(--link); outline-offset: 2px; }
    .choices { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: end; margin: 1rem 0; }
    .filters select { max-width: 15rem; }
    .field { margin: .3rem 0; max-width: 26rem; min-width: 0; }
    .desk fieldset { min-width: 0; }
    .desk p:not(.field) > label { display: inline-block; padding: .2rem 0; }
    .key { display: flex; align-items: center; gap: .75rem; margin: .4rem 0; }
    .key input { width: 3.2rem; text-align: center; flex: none; }
    .field label { display: block; font-size: .9rem; color: var(--soft); }
    .rate table { width: 100%; }
    .rate td, .rate thead th { text-align: center; padding-right: .3rem; padding-left: .3rem; }
    .rate thead th:first-child { text-align: left; padding-left: 0; }
    .rate tbody th { vertical-align: middle; }
    .rate td label { display: inline-flex; align-items: center; justify-content: center; min-width: 2.25rem; min-height: 2.25rem;
      cursor: pointer; border-radius: .3rem; }
    .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: -1px; }
    .desk .scroll { position: relative; }
    kbd { display: inline-block; min-width: 1.5rem; text-align: center; border: 1px solid var(--rule); border-radius: .3rem; }
    .bar .ground { fill: var(--row); }
    .bar .fill { fill: var(--bar, #1f69ac); }
    .answer { border: 1px solid var(--line); border-radius: .4rem; padding: .75rem 1rem; margin: 1rem 0; }
    .desk .answer > h3 { margin: 0 0 .35rem; }
    .answer p { margin: .25rem 0; max-width: 52rem; }
    .answer table { margin: .5rem 0; }
    .answer td, .answer th { border: 0; padding: .1rem .9rem .1rem 0; }
    .mode { font-weight: 700; white-space: nowrap; }
    .shape { width: 1rem; height: 1rem; vertical-align: -.12em; fill: none; stroke: currentColor; stroke-width: 2; }
    .verdict { font-size: 1.05rem; }
    .decide { margin: 1rem 0 1.5rem; }
    .decide td { border: 0; padding: .15rem .6rem .15rem 0; }
    .decide fieldset { border: 1px solid var(--line); border-radius: .3rem; max-width: 40rem; }
    .act { display: inline-block; margin: .2rem .6rem .6rem 0; }
    .facts-list { display: flex; flex-wrap: wrap; gap: .25rem 2rem; max-width: none; }
    .facts-list dt { margin: 0; font-size: .85rem; font-weight: 400; color: var(--soft); }
    .facts-list dd { font-weight: 500; }
    .kind { white-space: nowrap; font-weight: 600; }
    .line { width: 2.25rem; height: .75rem; fill: none; stroke: currentColor; vertical-align: -.05em; }
    .legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .1rem 1.5rem; font-size: .9rem; max-width: none; }
    .pairs { list-style: none; padding: 0; max-width: 60rem; }
    .pairs > li { border-left: 2px solid var(--line); padding: .1rem 0 .1rem .8rem; margin: .6rem 0; }
    .pairs p { margin: .1rem 0; max-width: none; }
    .problems { max-width: none; }
    code { font-family: ui-monospace, "SF Mono", Menlo, Consolas, monospace; font-size: .9em; overflow-wrap: anywhere; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; background: var(--row); padding: .6rem .8rem; border-radius: .3rem; margin: .6rem 0; }
    .heat td { text-align: center; padding: 0; min-width: 2.6rem; }
    .heat td a, .heat td span { display: block; padding: .4rem .2rem; min-width: 2.5rem; min-height: 1.6rem; color: inherit;
      text-decoration: none; font-variant-numeric: tabular-nums; }
    .heat td a:hover { text-decoration: underline; }
    .heat .h1 { background: #dcebf7; color: #1c2430; } .heat .h2 { background: #b3d3ec; color: #1c2430; }
    .heat .h3 { background: #7fb5dc; color: #1c2430; } .heat .h4 { background: #1f69ac; color: #fff; }
    .heat .h5 { background: #08306b; color: #fff; }
    .lines { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; overflow: visible; }
    .line path, .lines path { fill: none; stroke: currentColor; stroke-width: 2; }
    path.judged { stroke-width: 3; }
    path.computed { stroke-dasharray: 7 4; }
    path.suggested { stroke-dasharray: 2 4; }
    .lines path { stroke: var(--link); }
    .sides th, .sides td, .acts th, .acts td { padding-right: .6rem; }
    .sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 2rem; align-items: start; }
    .joined-by-lines { position: relative; column-gap: 5rem; }
    .desk .sides section > h2 { margin-top: .5rem; padding-top: 0; border-top: 0; }
    .tree .count { display: inline-block; }
    .tree { list-style: none; padding: 0; max-width: none; }
    .tree .tree { padding-left: 1rem; border-left: 1px solid var(--line); margin-left: .45rem; }
    .tree > li { margin: .15rem 0; }
    .tree details { margin: 0; }
    .tree summary { padding: .3rem 0; }
    .tree .closed { display: inline-block; padding: .3rem 0; }
    .tree .closed::before { content: "▸"; display: inline-block; width: 1rem; }
    .tree .branch { padding: .3rem 0; cursor: pointer; color: var(--link); font-weight: 500; }
    .tree .branch::before { content: "▸"; display: inline-block; width: 1rem; }
    [aria-expanded=true] > .branch::before { content: "▾"; }
    .tree ul[hidden] { display: none; }
    [role=treeitem]:focus { outline: none; }
    .leaf:focus-visible, [role=treeitem]:focus-visible > .branch, [role=treeitem]:focus-visible > .closed {
      outline: 3px solid var(--link); outline-offset: 2px; }
    .joined { font-weight: 500; }
    .count { color: var(--soft); font-size: .85em; font-weight: 400; white-space: nowrap; }
    .leaf { padding: .35rem 0 .35rem .2rem; border-bottom: 1px solid var(--row); }
    .leaf p { margin: .1rem 0; }
    .leaf[aria-current] { background: var(--care-ground); border-left: 4px solid var(--care); padding-left: .5rem; }
    .panel { border: 1px solid var(--line); border-radius: .4rem; padding: .25rem 1rem 1rem; margin: 1.25rem 0; scroll-margin-top: .5rem; }
    .panel:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .desk .panel > h2 { margin-top: .5rem; padding-top: 0; border-top: 0; }
    .panel > div[data-key] { display: inline-block; }
    .accept { display: flex; flex-wrap: wrap; gap: .3rem .75rem; align-items: end; margin: .3rem 0; }
    .leaf .open { display: inline-block; padding: .2rem 0; }
    .tabs li { min-width: 0; position: relative; margin: 0; }
    .tabs { display: flex; flex-wrap: wrap; gap: 0 1.25rem; list-style: none; padding: 0; max-width: none; }
    .tabs > li > * { display: inline-block; padding: .3rem 0; }
    td .tabs, td .ways { margin: 0; }
    td .tabs > li > *, .ways a { padding: .1rem 0; min-height: 1.5rem; }
    .ways { list-style: none; padding: 0; }
    .ways li { margin: 0; }
    .ways a { display: inline-block; }
    th > .facts { display: block; font-weight: 400; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --bar: #5b9bd6; }
      .desk button { color: #14181f; }
      .desk button.quiet { color: var(--link); }
    }
    .decide td input { width: 100%; }
    .decide td:has([inputmode]) { width: 4.5rem; }
    .decide td:has([name=concept]) { min-width: 11rem; }
    .decide td select { max-width: 13rem; }
    .accept select { max-width: 12rem; }
    .accept input { width: 10rem; }
    .accept input[size] { width: 4.5rem; }
    .filters input { width: 10rem; }
    @media (min-width: 64rem) {
      .even { width: 100%; table-layout: fixed; }
      .even thead th:last-child { width: 24%; }
      .desk .even th, .desk .even td { max-width: none; }
      .acts { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 2.5rem; }
    }
    @media (max-width: 48rem) {
      .sides { grid-template-columns: minmax(0, 1fr); }
    }
    @media (max-width: 40rem) {
      .desk .inner, .desk > main, .desk > footer { padding-left: .9rem; padding-right: .9rem; }
      .desk .top form { flex: 1 1 100%; }
      .desk .top input { flex: 1; width: 4rem; }
      .facts-list { flex-direction: column; }
      .desk .scroll tbody th { min-width: 9rem; }
      .desk .scroll caption { max-width: calc(100vw - 1.8rem); }
      .desk .picture svg { min-width: 34rem; }
    }
    @media (prefers-reduced-motion: no-preference) { .skip { transition: left .1s; } }
    @media (forced-colors: active) {
      .lines path { stroke: CanvasText; }
      .bar .ground { fill: Canvas; stroke: CanvasText; } .bar .fill { fill: Highlight; }
      .desk .top nav a[aria-current] { outline: 2px solid CanvasText; }
      .heat td a, .heat td span { border: 1px solid CanvasText; }
    }
    @media print {
      /* What is for the hand and the eye on a screen has no place on paper. */
      .desk header.top, .skip, .lines, .noprint, .desk .path, .desk form:not(#choices), .tabs, .desk .next,
      a.open, #expect, #many, #forget, #files { display: none; }
      html:has(.desk) { font-size: 10pt; }
      .desk > main, .desk > footer { max-width: none; padding: 0; }
      .desk > footer { margin-top: 2rem; }
      .desk section > h2 { margin-top: 1.5rem; padding-top: .75rem; }
      .desk p, .desk ul, .desk dl, .desk .care, .pairs { max-width: none; }
      .desk td, .desk th { padding-right: 5pt; }
      .answer, .leaf, .pairs > li { break-inside: avoid; }
      .panel, .answer { padding: .5rem .75rem; }
      .sides, .joined-by-lines { gap: 1.5rem; }
      .tree .branch { color: inherit; break-after: avoid; }
      .heat td, .heat td a, .heat td span { min-width: 0; padding: .2rem .1rem; print-color-adjust: exact;
        -webkit-print-color-adjust: exact; }
      .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      .write { border-bottom: 1px solid #000; height: 1.6rem; }
    }
    @media screen { .onpaper { display: none; } }

    """
}
