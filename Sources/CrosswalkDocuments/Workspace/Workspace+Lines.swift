import CrosswalkBase

extension Workspace {
  /// So much of a line is told at most, in characters.
  private static let toldOfALine = 200

  /// The lines of text that problems stand on.
  ///
  /// - Parameter problems: Of these files.
  /// - Returns: Each line without the white space around it, a long one in part; what stands in no file, or on
  ///   an empty line, has none.
  package func lines(of problems: some Sequence<Problem>) -> [Problem: String] {
    var texts: [Problem: String] = [:]
    for (path, problems) in Dictionary(grouping: problems, by: \.file) {
      guard let file = files.first(where: { $0.path == path }) else { continue }
      let wanted = Dictionary(grouping: problems, by: \.line)
      let last = wanted.keys.max() ?? 0
      let lines = file.bytes.split(
        separator: UInt8(ascii: "\n"), maxSplits: last, omittingEmptySubsequences: false
      ).prefix(last)
      for (index, line) in lines.enumerated() {
        guard let here = wanted[index + 1] else { continue }
        let text = String(decoding: line, as: UTF8.self).trimmed
        if text.isEmpty { continue }
        let told = text.prefix(Self.toldOfALine)
        for problem in here {
          texts[problem] = told.count < text.count ? "\(told)…" : text
        }
      }
    }
    return texts
  }
}
