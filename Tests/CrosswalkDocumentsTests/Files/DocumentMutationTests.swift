import CrosswalkBase
import CrosswalkDocuments
import CrosswalkModel
import CrosswalkTestSupport
import Foundation
import Testing

@Suite struct DocumentMutationTests {
  /// 200 of them, or as many as `CROSSWALK_MUTATIONS` says.
  @Test func `damaged frameworks are read and checked to the end`() throws {
    let rounds =
      ProcessInfo.processInfo.environment["CROSSWALK_MUTATIONS"].flatMap { Int($0) } ?? 200
    let folder = URL(filePath: #filePath).appending(path: "../../../../frameworks").standardized
    func bytes(_ name: String) throws -> [UInt8] {
      [UInt8](try Data(contentsOf: folder.appending(path: name)))
    }
    let names = ["cpm/framework.yaml", "cpm/alignment.yaml", "ontology.yaml"]
    let files = try names.map { DocumentSet.File(path: $0, bytes: try bytes($0)) }
    var mutations = try names.map { YAMLMutations(of: [try bytes($0)], seed: 2026) }
    for round in 0..<rounds {
      let at = round % names.count
      var documents = DocumentSet()
      for (index, file) in files.enumerated() {
        documents.read(
          index == at ? .init(path: names[at], bytes: mutations[at].next()) : file)
      }
      let problems = documents.problems()
      #expect(problems == problems.sorted(), "round \(round)")
      // What has no error can be used.
      if !problems.contains(where: { $0.severity == .error }) {
        for framework in documents.alignedFrameworks() {
          let text = Archive.encode(framework)
          #expect(try Archive.decode(AlignedFramework.self, from: text) == framework)
        }
      }
    }
  }
}
