import Foundation

/// Small files as counties and other tools make them.
enum Samples {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../Samples/kinds").standardized

  static func path(_ name: String) -> String { folder.appending(path: name).path }
}
