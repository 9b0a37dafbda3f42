import CrosswalkBase
import CrosswalkTables

/// The levels of one scale in those of another, as a picture: one row a level, the highest on top;
/// its bar is the central 80\u{A0}%, its dot the median.
struct LadderSVG {
  /// The names of the two scales, as the axes call them.
  let sides: (from: String, to: String)
  /// Of the first scale's levels, lowest first.
  let titles: [String]
  /// Of the outcomes in their order: *below*, the second scale's levels, *above*.
  let outcomes: [String]
  /// Lowest first; as many as titles, each with as many shares as there are outcomes.
  let rows: [Row]

  struct Row {
    /// Places among the outcomes.
    var median: Int
    var interval: ClosedRange<Int>
    var shares: [Double]
  }

  private static let slot = (width: 92, height: 50)
  private static let top = 74

  var width: Int { left + outcomes.count * Self.slot.width + 4 }
  var height: Int { Self.top + rows.count * Self.slot.height + 40 }

  private var labels: [LabelLines] {
    titles.map { LabelLines($0, size: 12, width: 150, limit: 2) }
  }

  private var corner: LabelLines { LabelLines("\(sides.from) ↓", size: 13.5, width: 230, limit: 1) }

  private var left: Int {
    Int(max(90, corner.width, labels.map(\.width).max() ?? 0)) + 16
  }

  func picture(id: String) -> HTML {
    let left = left
    let gridWidth = outcomes.count * Self.slot.width
    let gridHeight = rows.count * Self.slot.height
    let outside = [0, outcomes.count - 1].map { index -> HTML in
      """
      <rect x="\(left + index * Self.slot.width)" y="\(Self.top)" width="\(Self.slot.width)" \
      height="\(gridHeight)" fill="#f0f2f5"/>

      """
    }
    let heads = outcomes.enumerated().map { index, title -> HTML in
      let lines = LabelLines(title, size: 11.5, width: Double(Self.slot.width) - 6, limit: 3)
      let spans = lines.lines.enumerated().map { number, line -> HTML in
        let x = left + index * Self.slot.width + Self.slot.width / 2
        let y = Self.top - 10 - 13 * (lines.lines.count - 1 - number)
        return "<tspan x=\"\(x)\" y=\"\(y)\">\(line)</tspan>"
      }
      let isOutside = index == 0 || index == outcomes.count - 1
      let style: HTML = isOutside ? " font-style=\"italic\"" : ""
      return "<text\(style)><title>\(title)</title>\(spans)</text>\n"
    }
    let dividers = (0...outcomes.count).map { index -> HTML in
      let x = left + index * Self.slot.width
      return
        "<path d=\"M\(x) \(Self.top)V\(Self.top + gridHeight)\"/>\n"
    }
    let lines = (0...rows.count).map { index -> HTML in
      let y = Self.top + index * Self.slot.height
      return "<path d=\"M\(left) \(y)H\(left + gridWidth)\"/>\n"
    }
    let bars = rows.indices.map { bar($0, left: left) }
    return """
      <svg viewBox="0 0 \(width) \(height)" role="img" aria-labelledby="\(id)-title \(id)-desc">
      <title id="\(id)-title">The levels of \(sides.from) in those of \(sides.to)</title>
      <desc id="\(id)-desc">\(description)</desc>
      \(outside)<g stroke="#c3cad4" fill="none">
      \(dividers)\(lines)</g>
      <g font-size="12" font-weight="600" fill="#1c2430">
      <text x="\(left)" y="14">\(sides.to) →</text>
      <text x="\(left - 8)" y="\(Self.top - 10)" text-anchor="end">\(corner.lines.first ?? "")</text>
      </g>
      <g font-size="11.5" text-anchor="middle" fill="#1c2430">
      \(heads)</g>
      \(bars)\(key(y: Self.top + gridHeight + 22, x: left))</svg>

      """
  }

  private func bar(_ index: Int, left: Int) -> HTML {
    let row = rows[index]
    let y = Self.top + (rows.count - 1 - index) * Self.slot.height
    func centre(_ outcome: Int) -> Int {
      left + outcome * Self.slot.width + Self.slot.width / 2
    }
    let start = left + row.interval.lowerBound * Self.slot.width + 8
    let end = left + (row.interval.upperBound + 1) * Self.slot.width - 8
    let label = labels[index].lines
    let spans = label.enumerated().map { number, line -> HTML in
      let at = y + Self.slot.height / 2 + 4 + 14 * number - 7 * (label.count - 1)
      return "<tspan x=\"\(left - 8)\" y=\"\(at)\">\(line)</tspan>"
    }
    let shares = row.shares.enumerated().compactMap { outcome, share -> HTML? in
      guard share > 0 else { return nil }
      return """
        <text x="\(centre(outcome))" y="\(y + 43)">\(unbrokenPercent(share))</text>

        """
    }
    return """
      <g class="rung">
      <text font-size="12" text-anchor="end" fill="#1c2430"><title>\(titles[index])</title>\(spans)</text>
      <rect x="\(start)" y="\(y + 9)" width="\(end - start)" height="16" rx="8" fill="#9ec7e6" stroke="#08306b"/>
      <circle cx="\(centre(row.median))" cy="\(y + 17)" r="6" fill="#08306b"/>
      <g font-size="11" text-anchor="middle" fill="#1c2430">
      \(shares)</g>
      </g>

      """
  }

  private func key(y: Int, x: Int) -> HTML {
    """
    <g font-size="11.5" fill="#1c2430">
    <rect x="\(x)" y="\(y - 10)" width="44" height="12" rx="6" fill="#9ec7e6" stroke="#08306b"/>
    <text x="\(x + 52)" y="\(y)">the central 80\u{A0}%</text>
    <circle cx="\(x + 176)" cy="\(y - 4)" r="6" fill="#08306b"/>
    <text x="\(x + 188)" y="\(y)">the middle answer (median)</text>
    </g>

    """
  }

  private var description: String {
    zip(titles, rows).map { title, row in
      let ends = [row.interval.lowerBound, row.interval.upperBound].map { outcomes[$0] }
      let range = ends[0] == ends[1] ? "\(ends[0]) alone" : "\(ends[0]) to \(ends[1])"
      return "\(title): middle answer \(outcomes[row.median]), central 80\u{A0}% \(range)."
    }.joined(separator: " ")
  }
}
