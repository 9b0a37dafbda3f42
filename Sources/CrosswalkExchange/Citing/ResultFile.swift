import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Reads what a result of ours, or the file beside it, says of where it came from.
package enum ResultFile {
  /// What stands at the head of a result: JSON as a command wrote it, one result, a list of them, or
  /// one a line. The path is for messages.
  ///
  /// - Throws: `FileError` for what is no result, or names no hash.
  package static func stamp(_ bytes: [UInt8], path: String) throws(FileError) -> ResultStamp {
    let value = try head(bytes, path: path)
    let format = value["format"]?.text ?? ""
    guard format.hasPrefix("crosswalk.") else {
      throw FileError(
        path: path,
        reason: "this is no result of ours: it names no format such as "
          + "'\(Translation.format)'")
    }
    guard
      let from = ["from", "mine", "framework"].lazy.compactMap({ side($0, of: value) }).first
        ?? value["subject"]?["framework"]?.text
    else {
      throw FileError(path: path, reason: "a result of the form '\(format)' names no framework")
    }
    guard let hash = value["hash"]?.text else {
      throw FileError(
        path: path,
        reason: "a result of the form '\(format)' carries no hash; the file that is "
          + "written beside it on demand does")
    }
    return ResultStamp(
      format: format, from: from, to: side("to", of: value) ?? side("target", of: value),
      hash: hash, thresholds: value["thresholds"].flatMap(thresholds),
      targetRole: value["targetRole"]?.text.flatMap(Role.init))
  }

  /// The one result, or the first of many: all of a file come from the same.
  private static func head(_ bytes: [UInt8], path: String) throws(FileError) -> JSONValue {
    if let line = bytes.split(separator: 0x0A, maxSplits: 1).first, line.last == 0x7D,
      let value = try? JSONReader.value(of: Array(line))
    {
      return value
    }
    do {
      let value = try JSONReader.value(of: bytes)
      return value.list?.first ?? value
    } catch {
      throw FileError(path: path, reason: "\(error)")
    }
  }

  /// A framework's id, which stands by itself or with its version.
  private static func side(_ key: String, of value: JSONValue) -> String? {
    let side = value[key]
    return side?.text ?? side?["framework"]?.text ?? side?["id"]?.text
  }

  private static func thresholds(_ value: JSONValue) -> Thresholds? {
    var thresholds = Thresholds()
    for (name, path) in Thresholds.names {
      // A file of others may say anything.
      guard let number = value[name]?.number, Thresholds.objection(to: number, at: path) == nil
      else { return nil }
      thresholds[keyPath: path] = number
    }
    return thresholds
  }
}
