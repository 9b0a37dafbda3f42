import Foundation

/// The sources of this package.
enum SourceTree {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..").standardized

  struct File: Sendable {
    /// Below the root.
    let path: String
    /// The target that it belongs to.
    let target: String
    let text: SwiftText
  }

  /// All Swift files of the libraries and programs, in the order of their paths.
  static let files: [File] = {
    let folders = ["Sources", "frameworks"]
    return folders.flatMap { folder -> [File] in
      let names =
        FileManager.default.enumerator(atPath: root.appending(path: folder).path)?
        .compactMap { $0 as? String } ?? []
      return names.filter { $0.hasSuffix(".swift") }.map { name in
        let content = try? String(
          contentsOf: root.appending(path: "\(folder)/\(name)"), encoding: .utf8)
        let target =
          folder == "frameworks" ? "CrosswalkFrameworks" : String(name.prefix { $0 != "/" })
        return File(path: "\(folder)/\(name)", target: target, text: SwiftText(content ?? ""))
      }
    }.sorted { $0.path < $1.path }
  }()
}
