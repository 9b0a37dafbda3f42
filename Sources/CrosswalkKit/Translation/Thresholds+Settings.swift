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
      guard number <= 1 || !Self.shares.contains(path) else {
        throw SettingError("'\(setting)' is no share from 0 to 1, such as 0.25 for 25 %")
      }
      self[keyPath: path] = number
    }
  }

  /// The thresholds that are parts of something; the others count facets or reference points.
  private static var shares: [PartialKeyPath<Thresholds>] {
    let others: [PartialKeyPath<Thresholds>] = [
      \.sharedFacets, \.unevenGap, \.conceptSpread, \.personSpread,
    ]
    return names.map(\.path).filter { path in !others.contains { $0 == path } }
  }
}
