import CrosswalkCLI
import Foundation
import Testing

/// How much of what three readers put beside 60 statements the program shows, none of whom has seen
/// links, judgements or rankings; `Tests/Benchmarks/counterparts.py` prints more of it.
@Suite struct CounterpartsTests {
  /// A statement and a framework that counterparts were looked for in.
  private struct Place: Hashable {
    var subject: String
    var framework: String
  }

  private struct Answer: Decodable {
    struct Subject: Decodable { var framework, id: String }
    struct Twin: Decodable { var id: String }
    struct Match: Decodable {
      var id: String
      var twins: [Twin]
      var ids: [String] { [id] + twins.map(\.id) }
    }
    var subject: Subject
    var matches: [Match]
  }

  /// The grade of each statement that a reader listed.
  private func sheet(_ number: Int) throws -> [Place: [String: Int]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../CrosswalkKitTests/Counterparts/reader-\(number).csv")
    var grades: [Place: [String: Int]] = [:]
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst() {
      let fields = line.trimmingCharacters(in: .whitespaces).split(separator: ",").map(String.init)
      let place = Place(subject: fields[0], framework: fields[1])
      grades[place, default: [:]][fields[2]] = Int(fields[3])
    }
    return grades
  }

  /// The median of the three grades, where it is over 0.
  private func gold() throws -> [Place: [String: Int]] {
    let sheets = try (1...3).map(sheet)
    #expect(Set(sheets.map { Set($0.keys) }).count == 1 && sheets[0].count == 180)
    return Dictionary(
      uniqueKeysWithValues: sheets[0].keys.map { place in
        let ids = Set(sheets.flatMap { $0[place]!.keys })
        let grades = ids.map { id in (id, sheets.map { $0[place]![id] ?? 0 }.sorted()[1]) }
        return (place, Dictionary(uniqueKeysWithValues: grades.filter { $0.1 > 0 }))
      })
  }

  private func answers() throws -> [Place: [[String]]] {
    var answers: [Place: [[String]]] = [:]
    let ids = ["cpm", "kent", "set", "sf-2940"]
    for source in ids {
      for target in ids where target != source {
        let found = try Program.run(
          ["match", source, "--to", target, "--limit", "50", "--format", "json"])
        for answer in try found.json(as: [Answer].self) {
          let place = Place(
            subject: "\(answer.subject.framework):\(answer.subject.id)", framework: target)
          answers[place] = answer.matches.map(\.ids)
        }
      }
    }
    return answers
  }

  @Test func `what readers chose is among the first`() throws {
    let (gold, answers) = (try gold(), try answers())
    var (recalls, reciprocals) = ([Double](), [Double]())
    var (same, found) = (0, 0)
    for (place, grades) in gold where !grades.isEmpty {
      let rows = try #require(answers[place])
      let first = Set(rows.prefix(10).flatMap { $0 })
      recalls.append(Double(grades.keys.count(where: first.contains)) / Double(grades.count))
      same += grades.values.count { $0 == 3 }
      found += grades.count { $0.value == 3 && first.contains($0.key) }
      guard grades.values.contains(where: { $0 > 1 }) else { continue }
      let rank = rows.firstIndex { row in row.contains { (grades[$0] ?? 0) > 1 } }
      reciprocals.append(rank.map { 1 / Double($0 + 1) } ?? 0)
    }
    func mean(_ numbers: [Double]) -> Double { numbers.reduce(0, +) / Double(numbers.count) }
    #expect(recalls.count > 100 && reciprocals.count > 50 && same > 3)
    #expect(mean(recalls) >= 0.75, "\(mean(recalls))")
    #expect(mean(reciprocals) >= 0.85, "\(mean(reciprocals))")
    #expect(Double(found) >= 0.95 * Double(same), "\(found) of \(same)")
  }
}
