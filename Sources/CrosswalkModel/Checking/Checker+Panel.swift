import CrosswalkBase

extension Checker {
  /// Checks how far a scale may lie off, and who says so.
  mutating func checkPanel(
    _ scale: Alignment.ScaleAlignment, of framework: Framework, _ document: DocumentReference
  ) {
    if let points = scale.locationError?.points, !(0...100).contains(points) {
      report(
        document, [.key("scale"), .key("locationError"), .key("points")],
        "the location error \(points.plain) is not between 0 and 100 reference points")
    }
    if let fitted = scale.fitted { check(fitted, document) }
    if scale.locationError == nil, scale.fitted == nil, !scale.cuts.isEmpty {
      report(
        document, [.key("scale"), .key("cuts")],
        "nobody has said how far the whole scale may be off (locationError: {points, reason}); it "
          + "is taken to be right", severity: .warning)
    }
    guard let panel = scale.panel else { return }
    let base: [PathStep] = [.key("scale"), .key("panel")]
    if let figure = panel.agreement,
      !(figure.low <= figure.high && figure.value <= 1 && figure.high <= 1)
    {
      report(
        document, base + [.key("agreement")],
        "an agreement is at most 1, and its interval begins before it ends")
    }
    if let shift = panel.readerShift, !(shift >= 0) {
      report(document, base + [.key("readerShift")], "a standard deviation is 0 or more")
    }
    for (index, round) in panel.rounds.enumerated() {
      let place = base + [.key("rounds"), .index(index)]
      for (position, sheet) in round.sheets.enumerated() where sheet.contains("/") {
        report(
          document, place + [.key("sheets"), .index(position)],
          "'\(sheet)' has a folder; a sheet is named without")
      }
      var readers: Set<String> = []
      for placing in round.placings {
        let place = place + [.key("placings"), .key(placing.reader)]
        if placing.reader.allSatisfy(\.isWhitespace) {
          report(document, place, "a placing needs its reader's name")
        }
        if !readers.insert(placing.reader).inserted {
          report(document, place, "the reader '\(placing.reader)' is in the round twice")
        }
        check(placing, levels: framework.scale.levels.count, document, place)
      }
    }
  }

  private mutating func check(_ fitted: Alignment.FittedTo, _ document: DocumentReference) {
    let base: [PathStep] = [.key("scale"), .key("fitted")]
    for (key, count) in [("people", fitted.people), ("ratings", fitted.ratings)] where count < 1 {
      report(document, base + [.key(key)], "cuts are fitted to at least one, not to \(count)")
    }
    if fitted.file.contains("/") {
      report(
        document, base + [.key("file")],
        "'\(fitted.file)' has a folder; the file of ratings is named without")
    }
  }

  private mutating func check(
    _ placing: Alignment.Panel.Placing, levels: Int, _ document: DocumentReference,
    _ place: [PathStep]
  ) {
    if placing.cuts.count != levels + 1 {
      report(
        document, place,
        "\(levels) levels have \(levels + 1) cuts, '\(placing.reader)' has "
          + "\(placing.cuts.count)")
    }
    for (index, cut) in placing.cuts.enumerated() {
      if !(0...100).contains(cut) {
        report(
          document, place + [.index(index)],
          "the cut at \(cut.plain) leaves the reference scale, 0 to 100")
      }
      if index > 0, cut <= placing.cuts[index - 1] {
        report(
          document, place + [.index(index)],
          "the cut at \(cut.plain) does not lie above the one before it, at "
            + placing.cuts[index - 1].plain)
      }
    }
  }
}
