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
      EditedFile(form, path: path, content: (Array(text.utf8), base), reading: ReadFiles()),
      EditedFile(form, path: path, content: (Array(text.utf8), base), reading: ReadFiles())
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

  /// A file that asks for more than the limits are, unless they are raised, is changed as others are: line by line,
  /// and with what somebody else has written meanwhile.
  @Test func `limits that are raised hold for what is written too`() throws {
    let support = Array(repeating: "supervised", count: 1_000).joined(separator: ", ")
    let statements = (0..<110).map { number in
      let grades = number == 0 ? "&g {low: {status: tick, support: [\(support)]}}" : "*g"
      return "      - {id: a.\(number), text: Does it., grades: \(grades)}"
    }
    var lines = WorkspaceTexts.framework("a").split(separator: "\n").map(String.init)
    lines[6] += " # settled in March"
    lines[lines.count - 1] = "    statements:"
    let text = (lines + statements + [""]).joined(separator: "\n")
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/framework.yaml"
    try WholeFile.write(Array(text.utf8), to: path)
    let reading = ReadFiles(limits: YAMLLimits(maxAliasNodes: 1_000_000))
    func edited() throws -> (file: EditedFile<Framework>, value: Framework) {
      let file = DocumentSet.File(path: path, bytes: Array(text.utf8))
      let read = try Workspace(files: [file], over: nil, reading: reading)
      let value = try #require(read.documents.frameworks.first?.value)
      return (
        EditedFile(.framework, path: path, content: (file.bytes, value), reading: reading), value
      )
    }
    #expect(try Workspace([path], over: nil).documents.frameworks.isEmpty)
    var (first, second) = (try edited(), try edited())
    first.value.units[0].statements[3].text = "Does it soon."
    second.value.units[0].statements[70].text = "Does it well."
    #expect(try first.file.save(first.value) { _ in }.lines.isEmpty)
    _ = try second.file.save(second.value) { _ in }
    let written = String(decoding: try DataFiles.read(path), as: UTF8.self)
    // Only what was changed says for itself what it had in common with the others.
    lines = text.split(separator: "\n").map(String.init)
    let start = lines.count - statements.count
    for place in [start + 70, start + 3] { lines.remove(at: place) }
    let kept = Set(written.split(separator: "\n").map(String.init))
    #expect(lines.allSatisfy(kept.contains))
    first.value.units[0].statements[70] = second.value.units[0].statements[70]
    let file = DocumentSet.File(path: path, bytes: Array(written.utf8))
    let read = try Workspace(files: [file], over: nil, reading: reading)
    #expect(read.documents.frameworks.map(\.value) == [first.value])
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
