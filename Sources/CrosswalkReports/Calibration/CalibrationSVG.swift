import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// What was foretold against what was given, as a picture: one dot a tenth of the ratings, its bar
/// the 80 % interval of the mean.
public struct CalibrationSVG {
  private let calibration: CutCalibration
  private let titles: [String]

  /// Makes the picture; `scale` is the one whose cuts are fitted.
  public init(_ calibration: CutCalibration, _ scale: Scale) {
    self.calibration = calibration
    titles = scale.levels.map(\.title)
  }

  private static let side = 420.0
  private static let left = 150.0
  private static let top = 56.0

  /// A file of its own.
  public var text: String { picture.source }

  /// Where a mean level lies along an axis; half a level of room at each end.
  private func along(_ level: Double) -> Double {
    (level - 0.5) / Double(titles.count) * Self.side
  }

  private func x(_ level: Double) -> String { decimals(Self.left + along(level), 1) }
  private func y(_ level: Double) -> String { decimals(Self.top + Self.side - along(level), 1) }

  private var picture: HTML {
    let (left, top, side) = (Int(Self.left), Int(Self.top), Int(Self.side))
    let count = Double(titles.count)
    let ticks = titles.enumerated().map { index, title -> HTML in
      let level = Double(index + 1)
      let row = LabelLines(title, size: 12, width: Self.left - 20, limit: 1).lines.first ?? ""
      let column = LabelLines(title, size: 12, width: Self.side / count - 4, limit: 1).lines.first
      return """
        <text x="\(left - 8)" y="\(y(level))" dy="4" text-anchor="end">\(row)</text>
        <text x="\(x(level))" y="\(top + side + 18)" text-anchor="middle">\(column ?? "")</text>

        """
    }
    let grid = (0...titles.count).map { index -> HTML in
      let place = Double(index) + 0.5
      return """
        <path d="M\(x(place)) \(top)V\(top + side)M\(left) \(y(place))H\(left + side)"/>

        """
    }
    let dots = calibration.check.tenths.map { tenth -> HTML in
      """
      <path d="M\(x(tenth.predicted)) \(y(tenth.low))V\(y(tenth.high))" stroke="#08306b" stroke-width="2"/>
      <circle cx="\(x(tenth.predicted))" cy="\(y(tenth.observed))" r="5" fill="#08306b"/>

      """
    }
    let note: HTML =
      "\(calibration.people) people, \(calibration.check.ratings) ratings, foretold by fits to others"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(left + side + 24) \(top + side + 62)" \
      role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif">
      <title id="title">Levels of \(calibration.to.framework), foretold from \
      \(calibration.from.framework), against those given</title>
      <desc id="desc">\(description)</desc>
      <rect width="100%" height="100%" fill="#fff"/>
      <g stroke="#c3cad4" fill="none">
      \(grid)</g>
      <path d="M\(x(0.5)) \(y(0.5))L\(x(count + 0.5)) \(y(count + 0.5))" stroke="#8a6d1a" \
      stroke-dasharray="6 4"/>
      <g font-size="12" fill="#1c2430">
      <text x="\(left)" y="18" font-weight="600">given in \(calibration.to.framework) ↑</text>
      <text x="\(left)" y="38">\(note); bars: 80\u{A0}% intervals of the mean</text>
      <text x="\(left + side)" y="\(top + side + 40)" text-anchor="end" font-weight="600">\
      foretold from \(calibration.from.framework) →</text>
      \(ticks)</g>
      \(dots)</svg>

      """
  }

  private var description: String {
    calibration.check.tenths.map {
      "Foretold \(decimals($0.predicted)), given \(decimals($0.observed)) "
        + "(\(decimals($0.low)) to \(decimals($0.high)), \(counted($0.count, "rating")))."
    }.joined(separator: " ")
  }
}
