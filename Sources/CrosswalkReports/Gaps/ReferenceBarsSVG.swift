import CrosswalkBase
import CrosswalkTables

/// Rows on one axis, as a picture: a bar for a stretch, shapes for single points, words at the end of
/// each row. Shapes tell points apart, so that nothing hangs on colour.
struct ReferenceBarsSVG {
  /// A point on a row.
  struct Mark {
    enum Shape { case dot, ring, diamond }

    var shape: Shape
    var at: Double
  }

  struct Row {
    var label: String
    var bar: ClosedRange<Double>?
    var marks: [Mark] = []
    /// What stands at the end of the row.
    var words: String
  }

  /// What the picture shows, in a sentence.
  let title: String
  /// The end of the axis, over 0, which begins at 0.
  let end: Double
  /// Where lines cross the picture, with what stands over each.
  let ticks: [(at: Double, label: String)]
  /// What a bar is, and each shape.
  let key: [(shape: Mark.Shape?, words: String)]
  let rows: [Row]

  private static let (left, width, slot, top) = (250, 420, 30, 40)
  private static let right = 210

  private func x(_ value: Double) -> String {
    decimals(Double(Self.left) + min(1, max(0, value / end)) * Double(Self.width), 1)
  }

  /// `id` is unique in the page.
  func picture(id: String) -> HTML {
    let bottom = Self.top + rows.count * Self.slot
    let lines = ticks.map { tick -> HTML in
      """
      <path d="M\(x(tick.at)) \(Self.top - 4)V\(bottom)" stroke="#c3cad4" fill="none"/>
      <text x="\(x(tick.at))" y="\(Self.top - 12)" text-anchor="middle" font-size="11">\(tick.label)</text>

      """
    }
    return """
      <svg viewBox="0 0 \(Self.left + Self.width + Self.right) \(bottom + 34)" role="img" \
      aria-labelledby="\(id)-title \(id)-desc">
      <title id="\(id)-title">\(title)</title>
      <desc id="\(id)-desc">\(description)</desc>
      <g fill="#1c2430">
      \(lines)\(rows.enumerated().map { row($1, Self.top + $0 * Self.slot) })</g>
      \(legend(y: bottom + 22))</svg>

      """
  }

  private func row(_ row: Row, _ top: Int) -> HTML {
    let middle = top + Self.slot / 2
    let label = LabelLines(row.label, size: 12, width: Double(Self.left) - 20, limit: 1)
    let bar = row.bar.map { range -> HTML in
      let (low, high) = (
        x(range.lowerBound), x(max(range.upperBound, range.lowerBound + end / 200))
      )
      return """
        <path d="M\(low) \(middle - 7)H\(high)V\(middle + 7)H\(low)Z" fill="#9ec7e6" stroke="#08306b"/>

        """
    }
    return """
      <g><text x="\(Self.left - 10)" y="\(middle + 4)" text-anchor="end" font-size="12"><title>\
      \(row.label)</title>\(label.lines.first ?? "")</text>
      \(bar ?? "")\(row.marks.map { Self.shape($0.shape, x($0.at), middle) })\
      <text x="\(Self.left + Self.width + 14)" y="\(middle + 4)" font-size="12">\(row.words)</text></g>

      """
  }

  private static func shape(_ shape: Mark.Shape, _ x: String, _ y: Int) -> HTML {
    switch shape {
    case .dot:
      return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"5\" fill=\"#08306b\"/>\n"
    case .ring:
      return
        "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"5\" fill=\"#fff\" stroke=\"#08306b\" stroke-width=\"2\"/>\n"
    case .diamond:
      return """
        <path transform="translate(\(x) \(y))" d="M0 -9L7 0L0 9L-7 0Z" fill="#fff" \
        stroke="#7a2e00" stroke-width="2.5"/>

        """
    }
  }

  private func legend(y: Int) -> HTML {
    var x = Self.left
    var text: HTML = ""
    for (shape, words) in key {
      if let shape {
        text += Self.shape(shape, "\(x + 8)", y - 4)
      } else {
        text += """
          <path d="M\(x) \(y - 10)H\(x + 18)V\(y + 2)H\(x)Z" fill="#9ec7e6" stroke="#08306b"/>

          """
      }
      text += "<text x=\"\(x + 24)\" y=\"\(y)\">\(words)</text>\n"
      x += 40 + Int(LabelLines(words, size: 11.5, width: 400, limit: 1).width)
    }
    return "<g font-size=\"11.5\" fill=\"#1c2430\">\n\(text)</g>\n"
  }

  private var description: String {
    rows.map { "\($0.label): \($0.words)." }.joined(separator: " ")
  }
}
