import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

@Suite struct EditedFileTests {
  /// Writes both changes of one value, one after the other, by people who have read the same.
  private func both<Value: Equatable>(
    _ form: FileForm<Value>, _ base: Value, _ text: String, _ theirs: Value, _ mine: Value
  ) throws -> (value: Value?, error: FileError?) {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/a.yaml"
    try WholeFile.write(Array(text.utf8), to: path)
    var (first, second) = (
      EditedFile(form, path: path, content: (Array(text.utf8), base)),
      EditedFile(form, path: path, content: (Array(text.utf8), base))
    )
    _ = try first.save(theirs) { #expect(!$0.isMerged) }
    do {
      _ = try second.save(mine) { _ in }
    } catch let error as FileError {
      return (nil, error)
    }
    let comments = text.split(separator: "\n").filter { $0.hasPrefix("# ") }
    let written = String(decoding: try DataFiles.read(path), as: UTF8.self)
    for comment in comments { #expect(written.contains(comment)) }
    return (second.value, nil)
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `two who change different statements both have their say`(seed: UInt64) throws {
    var random = RandomCatalog(seed: seed)
    let base = random.pair().source
    let text = "# ours\n" + AlignmentWriter.text(base.alignment)
    let linked = base.alignment.links.map(\.statement)
    guard linked.count > 1 else { return }
    var (theirs, mine, all) = (base.alignment, base.alignment, base.alignment)
    for index in linked.indices where random.chance(0.5) {
      let confidence = Double(random.int(0...99)) / 100
      func change(_ alignment: inout Alignment) {
        for link in alignment.links[index].links.indices {
          alignment.links[index].links[link].confidence = confidence
        }
      }
      change(&all)
      if index.isMultiple(of: 2) { change(&mine) } else { change(&theirs) }
    }
    let outcome = try both(.alignment, base.alignment, text, theirs, mine)
    #expect(outcome.error == nil && outcome.value == all)
  }

  @Test func `two who change one statement differently are told which`() throws {
    var random = RandomCatalog(seed: 3)
    let base = random.pair().source.framework
    var (theirs, mine) = (base, base)
    let unit = try #require(base.units.firstIndex { $0.statements.count > 1 })
    theirs.units[unit].statements[0].text = "One thing"
    mine.units[unit].statements[0].text = "Another thing"
    mine.units[unit].statements[1].text = "A third thing"
    let text = FrameworkWriter.text(base)
    let outcome = try both(.framework, base, text, theirs, mine)
    let id = base.units[unit].statements[0].id
    #expect(
      outcome.error?.reason
        == "somebody else has written the file meanwhile, and has changed what is changed here too: "
        + "statements '\(id)'; begin again")
    // Different statements of one unit are no conflict, and neither is the same change.
    mine.units[unit].statements[0].text = "One thing"
    #expect(try both(.framework, base, text, theirs, mine).value == mine)
  }

  @Test func `what one adds and the other takes away is done`() throws {
    var random = RandomCatalog(seed: 5)
    let base = random.pair().source.framework
    let unit = try #require(base.units.firstIndex { $0.statements.count > 2 })
    var (theirs, mine, all) = (base, base, base)
    var new = base.units[unit].statements[1]
    new.id = "new-one"
    mine.units[unit].statements.insert(new, at: 2)
    theirs.units[unit].statements.remove(at: 0)
    all.units[unit].statements.insert(new, at: 2)
    all.units[unit].statements.remove(at: 0)
    let text = FrameworkWriter.text(base)
    #expect(try both(.framework, base, text, theirs, mine).value == all)
    // But nobody changes what somebody else takes away.
    mine.units[unit].statements[0].text = "Worded anew"
    #expect(try both(.framework, base, text, theirs, mine).error != nil)
  }
}
