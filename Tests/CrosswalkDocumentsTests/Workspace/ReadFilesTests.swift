import CrosswalkBase
import CrosswalkModel
import Foundation
import Testing

@testable import CrosswalkDocuments

/// Files that are read again and again while somebody writes them.
@Suite struct ReadFilesTests {
  private typealias Texts = WorkspaceTexts

  private let folder = NSTemporaryDirectory() + "crosswalk-read-\(UUID().uuidString)"

  private func write(_ text: String, _ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try WholeFile.write(Array(text.utf8), to: "\(folder)/\(name)")
  }

  /// Whatever is written, what was read before leaves nothing behind: the same problems, frameworks and hashes
  /// as read from nothing.
  @Test(arguments: 1...6)
  func saysWhatTheFilesSayNow(seed: Int) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var random = SplitMix64(seed: seed)
    let texts = Texts.county.map { String(decoding: $0.bytes, as: UTF8.self) }
    let known = ReadFiles()
    var last: Catalog?
    for _ in 0..<12 {
      let place = Int.random(in: 0..<texts.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: try? FileManager.default.removeItem(atPath: "\(folder)/\(place).yaml")
      case 1: try write("\(texts[place])# said anew\n", "\(place).yaml")
      case 2: try write(String(texts[place].dropLast(40)), "\(place).yaml")
      default: try write(texts[place], "\(place).yaml")
      }
      try write(texts[0], "0.yaml")
      let again = try Workspace([folder], over: Texts.base(), reading: known)
      let fresh = try Workspace([folder], over: Texts.base())
      #expect(again.problems == fresh.problems)
      #expect(again.files == fresh.files)
      guard let new = try? fresh.catalog() else {
        #expect(throws: (any Error).self) { try again.catalog() }
        continue
      }
      var catalog = try again.catalog()
      if let last { catalog = catalog.keeping(last) }
      #expect(catalog.frameworkIDs == new.frameworkIDs)
      for id in new.frameworkIDs {
        #expect(try catalog.framework(id) == new.framework(id))
        #expect(try catalog.framework(id).digest == new.framework(id).digest)
      }
      last = catalog
    }
  }
}
