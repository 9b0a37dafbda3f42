#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What files of readings are called, so that no name of a person stands in one.
enum ReadingName {
  static let openEnding = ".open.csv"
  static let firstEnding = ".first.csv"
  static let closedEnding = ".csv"

  /// Whether something is of a kind itself, and no link to it.
  static func isOwn(_ path: String, _ kind: mode_t) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == kind
  }

  /// The id and the seed in a file's name; nil for a name of another form.
  static func parts(_ name: String) -> (id: String, seed: String)? {
    let ending = name.hasSuffix(openEnding) ? openEnding : closedEnding
    let id = String(name.dropLast(ending.count))
    let words = id.split(separator: "-", omittingEmptySubsequences: false)
    guard words.count >= 3, UInt64(words[words.count - 2]) != nil,
      Int(words[words.count - 1]) != nil
    else { return nil }
    return (id, String(words[words.count - 2]))
  }

  /// An id as a part of a file's name.
  static func fileName(_ id: String) -> String {
    let text = String(
      id.unicodeScalars.map { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
          || scalar == "_" ? Character(scalar) : "-"
      })
    return text.hasPrefix("-") ? "x\(text)" : text
  }

  /// The first number that nothing of this name has yet.
  static func free(_ start: String, in names: [String]) -> String {
    var number = 1
    while names.contains(where: { $0.hasPrefix("\(start)-\(number).") }) { number += 1 }
    return "\(start)-\(number)"
  }
}
