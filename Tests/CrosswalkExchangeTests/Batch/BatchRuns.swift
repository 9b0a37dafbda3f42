import CrosswalkBase
import CrosswalkKit
import CrosswalkTables
import CrosswalkTestSupport
import Foundation

@testable import CrosswalkExchange

/// Runs of a batch over texts, with the whole of each result on its line.
struct BatchRuns {
  struct Outcome: Equatable {
    var text: String
    var notes: [String]
    var counts: BatchCounts

    var sorted: Outcome {
      Outcome(
        text: text.split(separator: "\n").sorted().joined(separator: "\n"), notes: notes.sorted(),
        counts: counts)
    }
  }

  let translator: Translator

  /// A line for each result, with all that it says.
  static let lines = PersonLines(
    header: "results\n", before: "", after: "|", person: { "<\($0)>|" },
    rest: { translation in
      translation.results.map { result in
        let role = translation.role?.rawValue ?? "-"
        let json = (try? JSONText.compact(result)) ?? "?"
        return "\(role)|\(translation.basis.rawValue)|\(json)\n"
      }
    })

  /// The same of a translation by itself.
  static func text(_ translation: Translation) -> String {
    let person = translation.person ?? ""
    let isPlain = person.utf8.allSatisfy {
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= $0
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
    }
    let start = isPlain ? "\(person)|" : lines.person(person)
    return lines.rest(translation).map { start + $0 }.joined()
  }

  func run(
    _ bytes: [UInt8], _ change: (inout BatchTranslation.Options) -> Void = { _ in }
  ) throws -> Outcome {
    var options = BatchTranslation.Options()
    change(&options)
    return try Oracle.withFolder { folder in
      let file = folder.appending(path: "ratings")
      try Data(bytes).write(to: file)
      return try run(file.path, options)
    }
  }

  func run(_ path: String, _ options: BatchTranslation.Options) throws -> Outcome {
    var output: [UInt8] = []
    var notes: [String] = []
    let outcome = try BatchTranslation(translator, Self.lines, options).run(
      path: path, role: nil, basis: .observed,
      into: .init(
        write: { output += $0 }, reject: { notes.append("\($0.line): \($0.message)") }))
    return Outcome(
      text: String(decoding: output, as: UTF8.self), notes: notes, counts: outcome.counts)
  }

  /// What a run tells of ids that may be one person's.
  func doubts(
    _ bytes: [UInt8], _ change: (inout BatchTranslation.Options) -> Void
  ) throws -> [RatingsReader.Note] {
    var options = BatchTranslation.Options()
    change(&options)
    return try Oracle.withFolder { folder in
      let file = folder.appending(path: "ratings")
      try Data(bytes).write(to: file)
      return try BatchTranslation(translator, Self.lines, options).run(
        path: file.path, role: nil, basis: .observed,
        into: .init(write: { _ in }, reject: { _ in })
      ).doubts
    }
  }

  /// What each person's ratings amount to by themselves, in the order of people.
  func reference(_ bytes: [UInt8]) throws -> (text: String, notes: [String]) {
    var reader = RatingsReader(
      framework: translator.source.framework, role: nil, basis: .observed)
    try reader.read(bytes)
    let profiles = try reader.finish()
    return (
      try "results\n" + profiles.map { Self.text(try translator.translate($0)) }.joined(),
      reader.problems.map { "\($0.line): \($0.message)" }
    )
  }
}
