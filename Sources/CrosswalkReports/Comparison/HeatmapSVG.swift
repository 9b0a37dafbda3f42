import CrosswalkBase
import CrosswalkKit
import CrosswalkTables

/// How much units share, as a picture: one cell a pair, its number in the cell.
///
/// A picture that would be too small to read on a page is drawn in several.
struct HeatmapSVG {
  struct Label {
    var id: String
    var title: String

    var text: String { "\(id) \(title)" }
  }

  /// The names of the two sides, as the axes call them.
  let sides: (rows: String, columns: String)
  let rows: [Label]
  let columns: [Label]
  let values: [[Double]]

  /// One panel: its width and height in user units, and the picture.
  struct Panel {
    let width: Int
    let height: Int
    let picture: HTML

    /// Whether its numbers are small on an upright page (A4, in mm) and a good deal larger on one
    /// that lies on its side.
    var isBetterWide: Bool {
      func scale(_ across: Double, _ down: Double) -> Double {
        min(across / Double(width), down / Double(height), 0.3)
      }
      let upright = scale(180, 200)
      return upright < 0.18 && scale(273, 140) > 1.1 * upright
    }
  }

  private static let cell = (width: 40, height: 28)
  private static let mostInPanel = (rows: 26, columns: 24)

  /// Left to right, then down.
  func panels(idPrefix: String) -> [Panel] {
    let across = Self.split(columns.indices, most: Self.mostInPanel.columns)
    let down = Self.split(rows.indices, most: Self.mostInPanel.rows)
    let pairs = down.flatMap { rows in across.map { (rows, $0) } }
    return pairs.enumerated().map { number, part in
      panel(
        rows: part.0, columns: part.1, id: "\(idPrefix)-\(number + 1)",
        part: pairs.count > 1 ? " Part \(number + 1) of \(pairs.count)." : "")
    }
  }

  /// Even parts, so that no last one is a sliver.
  private static func split(_ range: Range<Int>, most: Int) -> [Range<Int>] {
    let parts = (range.count + most - 1) / most
    return (0..<parts).map { range.count * $0 / parts..<range.count * ($0 + 1) / parts }
  }

  private func panel(
    rows rowRange: Range<Int>, columns columnRange: Range<Int>, id: String, part: String
  )
    -> Panel
  {
    // Long, since it is one picture, with the sums that place its parts.
    let rowLabels = rowRange.map {
      LabelLines(rows[$0].text, size: 11.5, width: 250, limit: 2)
    }
    let columnLabels = columnRange.map {
      LabelLines(columns[$0].text, size: 11, width: 200, limit: 2)
    }
    let corner = LabelLines("\(sides.rows) ↓", size: 13.5, width: 250, limit: 1)
    let left = Int(max(corner.width, rowLabels.map(\.width).max() ?? 0)) + 16
    let top = 28 + Int(columnLabels.map(\.width).max() ?? 0) + 10
    let gridWidth = columnRange.count * Self.cell.width
    let gridHeight = rowRange.count * Self.cell.height
    let width = max(left + gridWidth + 4, Self.legendWidth + 8)
    let height = top + gridHeight + 62

    var cells: [HTML] = []
    for (y, row) in rowRange.enumerated() {
      for (x, column) in columnRange.enumerated() {
        cells.append(
          cell(
            values[row][column], x: left + x * Self.cell.width, y: top + y * Self.cell.height,
            name: "\(rows[row].text) / \(columns[column].text)"))
      }
    }
    let rowTexts = zip(rowRange, rowLabels).enumerated().map { index, pair -> HTML in
      let centre = top + index * Self.cell.height + Self.cell.height / 2
      return Self.label(
        pair.1.lines, bold: rows[pair.0].id, lineHeight: 13,
        place: "translate(\(left - 8) \(centre))", anchor: "end", full: rows[pair.0].text)
    }
    let columnTexts = zip(columnRange, columnLabels).enumerated().map { index, pair -> HTML in
      let centre = left + index * Self.cell.width + Self.cell.width / 2
      return Self.label(
        pair.1.lines, bold: columns[pair.0].id, lineHeight: 13,
        place: "translate(\(centre) \(top - 8)) rotate(-90)", anchor: "start",
        full: columns[pair.0].text)
    }
    return Panel(
      width: width, height: height,
      picture: """
        <svg viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="\(id)-title \(id)-desc">
        <title id="\(id)-title">What the units of \(sides.rows) and \(sides.columns) share.\(part)</title>
        <desc id="\(id)-desc">\(description(rowRange, columnRange))</desc>
        <g font-size="12" font-weight="600" fill="#1c2430">
        <text x="\(left - 8)" y="\(top - 10)" text-anchor="end">\(corner.lines.first ?? "")</text>
        <text x="\(left)" y="16">\(columnCaption(gridWidth))</text>
        </g>
        <g font-size="11.5" fill="#1c2430">
        \(rowTexts)</g>
        <g font-size="11" fill="#1c2430">
        \(columnTexts)</g>
        <g font-size="13" text-anchor="middle">
        \(cells)</g>
        <rect x="\(left)" y="\(top)" width="\(gridWidth)" height="\(gridHeight)" fill="none" stroke="#8a94a3"/>
        \(legend(y: top + gridHeight + 20))</svg>

        """)
  }

  private func columnCaption(_ width: Int) -> String {
    LabelLines("\(sides.columns) →", size: 13.5, width: Double(max(width, 80)), limit: 1).lines
      .first ?? ""
  }

  private func description(_ rowRange: Range<Int>, _ columnRange: Range<Int>) -> String {
    var best = (value: 0.0, row: 0, column: 0)
    var empty = 0
    for row in rowRange {
      for column in columnRange {
        let value = values[row][column]
        if value > best.value { best = (value, row, column) }
        if value == 0 { empty += 1 }
      }
    }
    let count = rowRange.count * columnRange.count
    var text =
      "A grid of \(rowRange.count) rows and \(columnRange.count) columns; the darker a cell, the "
      + "more its two units share. "
    if best.value > 0 {
      text +=
        "The most, \(decimals(best.value)), is shared by \(rows[best.row].text) and "
        + "\(columns[best.column].text). "
    }
    text += "Of \(count) pairs, \(empty) share nothing. The table below has the same numbers."
    return text
  }

  private func cell(_ value: Double, x: Int, y: Int, name: String) -> HTML {
    let shade = Shade.of(value)
    let (width, height) = Self.cell
    let text: String
    switch value {
    case 0: text = "0"
    case ..<0.005: text = "<.01"
    default: text = decimals(value)
    }
    return """
      <g class="cell"><title>\(name): \(text)</title><rect x="\(x)" y="\(y)" width="\(width)" \
      height="\(height)" fill="\(shade.ground)" stroke="#fff"/><text x="\(x + width / 2)" \
      y="\(y + height / 2 + 5)" fill="\(shade.ink)">\(text)</text></g>

      """
  }

  private static func label(
    _ lines: [String], bold: String, lineHeight: Double, place: String, anchor: String,
    full: String
  ) -> HTML {
    let first = 4 - lineHeight * Double(lines.count - 1) / 2
    let spans = lines.enumerated().map { index, line -> HTML in
      let y = decimals(first + lineHeight * Double(index), 1)
      if index == 0, line.hasPrefix(bold) {
        let rest = String(line.dropFirst(bold.count))
        return """
          <tspan x="0" y="\(y)"><tspan font-weight="700">\(bold)</tspan>\(rest)</tspan>
          """
      }
      return "<tspan x=\"0\" y=\"\(y)\">\(line)</tspan>"
    }
    return """
      <text transform="\(place)" text-anchor="\(anchor)"><title>\(full)</title>\(spans)</text>

      """
  }

  // MARK: Shades

  /// One hue, from light to dark, so that order survives colour-blindness and grey print. The
  /// steps are the same in every report, so that reports can be laid side by side.
  struct Shade {
    /// The first value that is darker.
    let limit: Double
    let words: String
    let ground: String
    /// Black or white, whichever stands out more on the ground.
    let ink: String

    static let all = [
      Shade(limit: 0, words: "0", ground: "#ffffff", ink: "#5f6b7a"),
      Shade(limit: 0.05, words: "under 0.05", ground: "#ecf3fb", ink: "#000000"),
      Shade(limit: 0.1, words: "0.05–0.09", ground: "#d1e2f3", ink: "#000000"),
      Shade(limit: 0.2, words: "0.10–0.19", ground: "#9ec7e6", ink: "#000000"),
      Shade(limit: 0.3, words: "0.20–0.29", ground: "#5b9fd1", ink: "#000000"),
      Shade(limit: 0.5, words: "0.30–0.49", ground: "#1f69ac", ink: "#ffffff"),
      Shade(limit: .infinity, words: "0.50 or more", ground: "#08306b", ink: "#ffffff"),
    ]

    static func of(_ value: Double) -> Shade {
      if value <= 0 { return all[0] }
      // As it is shown, so that equal numbers look alike.
      let shown = (value * 100).rounded() / 100
      return all.dropFirst().first { shown < $0.limit } ?? all[all.count - 1]
    }
  }

  private static let legendStep = 84
  private static var legendWidth: Int { Shade.all.count * legendStep }

  private func legend(y: Int) -> HTML {
    let steps = Shade.all.enumerated().map { index, shade -> HTML in
      """
      <rect x="\(4 + index * Self.legendStep)" y="\(y)" width="\(Self.legendStep)" height="16" \
      fill="\(shade.ground)" stroke="#8a94a3"/><text x="\(4 + index * Self.legendStep + Self.legendStep / 2)" \
      y="\(y + 31)">\(shade.words)</text>

      """
    }
    return "<g font-size=\"11\" text-anchor=\"middle\" fill=\"#1c2430\">\n\(steps)</g>\n"
  }
}
