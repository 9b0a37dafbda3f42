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
  public var text: String {
    let readers = agreement.readers.count
    var text = "\(counted(readers, "reader")): "
    text += TextStyle.safe(agreement.readers.joined(separator: ", ")) + "\n\n"
    text += "ICC(2,1), one reader for another".padded(46)
    text +=
      agreement.agreement.map {
        "  \(thousandths($0.value)), 95 % interval \(thousandths($0.low)) to "
          + "\(thousandths($0.high))\n"
      } ?? "  nothing can be told\n"
    text += points("standard deviation of readers' shifts", agreement.readerShift)
    text += points("standard deviation of the rest", agreement.rest)
    text += "\nWhere levels begin (median, range, standard deviation but for shifts)\n"
    for cut in agreement.cuts {
      let deviation = cut.deviation.map { decimals($0) } ?? "-"
      text += "  \(TextStyle.safe(name(of: cut.begins)).padded(28))"
      text += "\(cut.median.plain.leftPadded(6))  "
      text += "\("\(cut.low.plain) to \(cut.high.plain)".padded(12)) \(deviation)\n"
    }
    if !agreement.outliers.isEmpty { text += "\nOff by more than two standard deviations\n" }
    for outlier in agreement.outliers {
      let what = outlier.cut.map { name(of: $0 == "end" ? nil : $0) } ?? "the whole scale"
      let direction = outlier.by < 0 ? "lower" : "higher"
      text += TextStyle.safe(
        "  \(outlier.reader): \(what), \(decimals(abs(outlier.by))) points \(direction)")
      text += "\n"
    }
    return text + facets
  }

  /// Readers of one wording agree so far that two decimals show nothing.
  private func thousandths(_ number: Double) -> String {
    let text = String(Int((abs(number) * 1_000).rounded()))
    let digits = String(repeating: "0", count: max(0, 4 - text.count)) + text
    return (number < 0 ? "-" : "") + digits.dropLast(3) + "." + digits.suffix(3)
  }

  private func points(_ name: String, _ value: Double?) -> String {
    "\(name.padded(46))  "
      + (value.map { "\(decimals($0)) points" } ?? "nothing can be told") + "\n"
  }

  private func name(of level: String?) -> String {
    level.map(scale.title(of:)) ?? "end of \(scale.levels.last?.title ?? "")"
  }

  private var facets: String {
    guard !agreement.facets.isEmpty else { return "" }
    var text = "\nWhat levels speak to (median strength, range, how many name it)\n"
    for facet in agreement.facets {
      let range =
        facet.low == facet.high ? "\(facet.low)" : "\(facet.low) to \(facet.high)"
      let silent = facet.counts ? "" : "; silent, since no more than half name it"
      text += TextStyle.safe(
        "  \(scale.title(of: facet.level).padded(28))\(facet.facet.padded(14))"
          + "\(facet.median)  \(range.padded(7))"
          + "\(facet.named) of \(agreement.readers.count)\(silent)")
      text += "\n"
    }
    if let same = agreement.sameFacets {
      text += "pairs of readers who both name a facet or neither does: \(percent(same))\n"
    }
    if let alpha = agreement.strengthAlpha {
      text += "Krippendorff's alpha of the strengths, ordinal: \(decimals(alpha))\n"
    }
    return text
  }

  /// A row a cut and then a row a facet of a level, as CSV.
  public var table: String {
    func cell(_ value: Double?) -> String { value.map(\.plain) ?? "" }
    var text = CSVWriter.row([
      "kind", "level", "facet", "median", "low", "high", "deviation", "named", "counts",
    ])
    for cut in agreement.cuts {
      text += CSVWriter.row([
        "cut", cut.begins ?? "", "", cut.median.plain, cut.low.plain, cut.high.plain,
        cell(cut.deviation), "", "",
      ])
    }
    for facet in agreement.facets {
      text += CSVWriter.row([
        "facet", facet.level, facet.facet, "\(facet.median)", "\(facet.low)", "\(facet.high)", "",
        "\(facet.named)", "\(facet.counts)",
      ])
    }
    return text
  }
}
