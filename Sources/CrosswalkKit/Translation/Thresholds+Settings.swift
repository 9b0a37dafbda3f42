import CrosswalkBase

extension Thresholds {
  /// The usual thresholds, but for those that somebody set.
  ///
  /// - Parameter settings: Such as `focus=0.2`; of several for one threshold the last counts.
  /// - Throws: ``SettingError`` for an unknown name, and for what is no number that can stand there.
  package init(settings: [String]) throws(SettingError) {
    self.init()
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1).map(String.init)
      let name = parts.first ?? ""
      guard let path = Self.names.first(where: { $0.name == name })?.path else {
        throw SettingError(
          "unknown threshold '\(name)'"
            + (nearest(name, in: Self.names.map(\.name)).map { "; did you mean '\($0)'?" }
              ?? "; there is \(Self.names.map(\.name).joined(separator: ", "))"))
      }
      guard parts.count == 2, let number = Double(parts[1]), number >= 0, number.isFinite else {
        throw SettingError(
          "'\(setting)' gives no number of 0 or more, such as \(name)=\(Thresholds()[keyPath: path])"
        )
      }
      if let objection = Self.objection(to: number, at: path) {
        throw SettingError("'\(setting)' \(objection)")
      }
      self[keyPath: path] = number
    }
  }

  /// What speaks against a number for a threshold, in words that follow it; nil where it can stand there.
  package static func objection(
    to number: Double, at path: WritableKeyPath<Thresholds, Double>
  ) -> String? {
    if !(number >= 0 && number <= 100) { return "is over what a scale of 100 points holds" }
    return number > 1 && shares.contains(path)
      ? "is no share from 0 to 1, such as 0.25 for 25 %" : nil
  }

  /// The thresholds that are parts of something; the others count facets or reference points.
  private static var shares: [PartialKeyPath<Thresholds>] {
    let others: [PartialKeyPath<Thresholds>] = [
      \.sharedFacets, \.unevenGap, \.conceptSpread, \.personSpread,
    ]
    return names.map(\.path).filter { path in !others.contains { $0 == path } }
  }
}
