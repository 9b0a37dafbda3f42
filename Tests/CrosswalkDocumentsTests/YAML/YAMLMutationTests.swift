import CrosswalkBase
import CrosswalkDocuments
import CrosswalkTestSupport
import Foundation
import Testing

@Suite struct YAMLMutationTests {
  /// 2,000 of them, or as many as `CROSSWALK_MUTATIONS` says.
  @Test func `damaged files give a value or problems, never a crash`() throws {
    let rounds =
      ProcessInfo.processInfo.environment["CROSSWALK_MUTATIONS"].flatMap { Int($0) } ?? 2_000
    let files = try YAMLTexts.filesOnDisk().map { [UInt8](try Data(contentsOf: $0)) }
    var mutations = YAMLMutations(
      of: [Array(YAMLTexts.samples.utf8), Array(YAMLTexts.samples.utf8)] + files, seed: 2026)
    let reader = YAMLReader()
    var (sound, composed) = (0, 0)
    for round in 0..<rounds {
      let text = mutations.next()
      let reading = reader.read(text, file: "damaged.yaml", as: .list(of: YAMLTexts.sample))
      #expect((reading.value == nil) == !reading.problems.isEmpty, "round \(round)")
      #expect(reading.problems.count <= ProblemList.maximum + 1, "round \(round)")
      #expect(reading.problems == reading.problems.sorted(), "round \(round)")
      #expect(
        reading.problems.allSatisfy { $0.line <= text.count + 1 && $0.column <= text.count + 2 },
        "round \(round)")
      sound += reading.value == nil ? 0 : 1
      composed += reading.root == nil ? 0 : 1
    }
    // Damage that breaks everything, or nothing, would test little.
    #expect(composed > rounds / 20 && sound < rounds / 2)
    print("\(rounds) mutations: \(sound) sound, \(composed) YAML")
  }
}
