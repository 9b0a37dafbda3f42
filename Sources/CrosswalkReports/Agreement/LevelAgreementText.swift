import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// How far the readers of a panel agree, as text and as a table.
public struct LevelAgreementText {
  private let agreement: LevelAgreement
  private let scale: Scale
  private let style: TextStyle

  /// Makes the report; `scale` is what the readers placed.
  public init(_ agreement: LevelAgreement, _ scale: Scale, style: TextStyle) {
    self.agreement = agreement
    self.style = style
    self.scale = scale
  }

  /// The figures, who is off, and what each level speaks to.
  public var text: PlainText {
    let readers = agreement.readers.count
    var text: PlainText =
      "\(counted(readers, "reader")): \(agreement.readers.joined(separator: ", "))\n\n"
    let figure =
      agreement.agreement.map {
        "\(thousandths($0.value)), 95 % interval \(thousandths($0.low)) to \(thousandths($0.high))"
      } ?? "nothing can be told"
    text += "\("ICC(2,1), one reader for another", padded: 46)  \(figure)\n"
    if readers < 3 {
      text += style.wrapped(
        "fewer than three readers: how far readers agree in general cannot be told from so few, nor "
          + "which of two is off; take the figures for these two alone",
        first: "  ! ")
    }
    text += points("standard deviation of readers' shifts", agreement.readerShift)
    text += points("standard deviation of the rest", agreement.rest)
    text += "\nWhere levels begin (median, range, standard deviation but for shifts)\n"
    for cut in agreement.cuts {
      let deviation = cut.deviation.map { decimals($0) } ?? "-"
      text += "  \(name(of: cut.begins), padded: 28)\(cut.median.plain, leftPadded: 6)  "
      text += "\("\(cut.low.plain) to \(cut.high.plain)", padded: 12) \(deviation)\n"
    }
    if !agreement.outliers.isEmpty { text += "\nOff by more than two standard deviations\n" }
    for outlier in agreement.outliers {
      let what = outlier.cut.map { name(of: $0 == "end" ? nil : $0) } ?? "the whole scale"
      let direction = outlier.by < 0 ? "lower" : "higher"
      text += "  \(outlier.reader): \(what), \(decimals(abs(outlier.by))) points \(direction)\n"
    }
    return text + facets
  }

  /// Readers of one wording agree so far that two decimals show nothing.
  private func thousandths(_ number: Double) -> String {
    let text = String(Int((abs(number) * 1_000).rounded()))
    let digits = String(repeating: "0", count: max(0, 4 - text.count)) + text
    return (number < 0 ? "-" : "") + digits.dropLast(3) + "." + digits.suffix(3)
  }

  private func points(_ name: String, _ value: Double?) -> PlainText {
    "\(name, padded: 46)  \(value.map { "\(decimals($0)) points" } ?? "nothing can be told")\n"
  }

  private func name(of level: String?) -> String {
    level.map(scale.title(of:)) ?? "end of \(scale.levels.last?.title ?? "")"
  }

  private var facets: PlainText {
    guard !agreement.facets.isEmpty else { return "" }
    var text: PlainText = "\nWhat levels speak to (median strength, range, how many name it)\n"
    for facet in agreement.facets {
      let range =
        facet.low == facet.high ? "\(facet.low)" : "\(facet.low) to \(facet.high)"
      let silent = facet.counts ? "" : "; silent, since no more than half name it"
      text += "  \(scale.title(of: facet.level), padded: 28)\(facet.facet, padded: 14)"
      text += "\(facet.median)  \(range, padded: 7)"
      text += "\(facet.named) of \(agreement.readers.count)\(silent)\n"
    }
    if let same = agreement.sameFacets {
      text += "pairs of readers who both name a facet or neither does: \(percent(same))\n"
    }
    if let alpha = agreement.strengthAlpha {
      text += "Krippendorff's alpha of the strengths, ordinal: \(decimals(alpha))\n"
    }
    return text
  }

  /// A row a cut and then a row a facet of a level.
  public var table: Table {
    var table = Table([
      "kind", "level", "facet", "median", "low", "high", "deviation", "named", "counts",
    ])
    for cut in agreement.cuts {
      table.rows.append([
        "cut", .init(cut.begins), .absent, .text(cut.median.plain), .text(cut.low.plain),
        .text(cut.high.plain), .init(cut.deviation?.plain), .absent, .absent,
      ])
    }
    for facet in agreement.facets {
      table.rows.append([
        "facet", .text(facet.level), .text(facet.facet), .text("\(facet.median)"),
        .text("\(facet.low)"), .text("\(facet.high)"), .absent, .text("\(facet.named)"),
        .flag(facet.counts),
      ])
    }
    return table
  }
}
