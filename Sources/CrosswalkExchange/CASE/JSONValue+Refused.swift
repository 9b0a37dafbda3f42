import CrosswalkBase

extension JSONValue {
  /// A package without the characters that no YAML file can hold: wherever they stand, also in what is not
  /// otherwise looked at, a space is written for them and the place is told.
  func withoutRefused(_ report: inout ImportReport) -> JSONValue {
    guard case .object(let members) = self else { return self }
    var clean = members
    for (key, value) in members.sorted(by: { $0.key < $1.key }) {
      if let list = value.list {
        var cleanList = list
        for (index, item) in list.enumerated() {
          if let other = item.cleared("\(key)[\(index)]", &report) { cleanList[index] = other }
        }
        clean[key] = .list(cleanList)
      } else if let other = value.cleared(key, &report) {
        clean[key] = other
      }
    }
    return .object(clean)
  }

  /// The value without such characters; nil if it has none.
  private func cleared(_ place: String, _ report: inout ImportReport) -> JSONValue? {
    switch self {
    case .null, .boolean, .number: return nil
    case .text(let text):
      if text.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { return nil }
      var scalars = String.UnicodeScalarView()
      for scalar in text.unicodeScalars {
        let isBreak = scalar == "\u{B}" || scalar == "\u{C}"
        scalars.append(isBreak || CellText.isRefused(scalar) ? " " : scalar)
      }
      let clean = String(scalars)
      if clean.utf8.elementsEqual(text.utf8) { return nil }
      // Told by the one that tells of cells.
      _ = report.cleaned(text, at: place)
      return .text(clean)
    case .list(let list):
      let cleared = list.map { $0.cleared(place, &report) }
      if cleared.allSatisfy({ $0 == nil }) { return nil }
      return .list(zip(list, cleared).map { $1 ?? $0 })
    case .object(let members):
      var clean = members
      for (key, value) in members.sorted(by: { $0.key < $1.key }) {
        if let other = value.cleared(place, &report) { clean[key] = other }
      }
      return clean == members ? nil : .object(clean)
    }
  }
}
