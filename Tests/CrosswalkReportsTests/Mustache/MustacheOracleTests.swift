import CrosswalkBase
import CrosswalkTables
import CrosswalkTestSupport
import Foundation
import Testing

@testable import CrosswalkReports

/// Random templates and values, filled in by the Python package chevron: an opinion that is not ours.
@Suite struct MustacheOracleTests {
  /// Escapes what chevron escapes, as it does.
  private enum ChevronPage: TextPlace {
    static func safe(_ text: String) -> String {
      text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;")
        .replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
  }

  private struct Case: Encodable {
    var template: String
    var value: String
  }

  /// Makes a template that fits a value, so that no name in it is unknown.
  private struct Maker {
    var random: RandomCatalog

    mutating func word() -> String {
      random.pick(["", "a", "<b>", "x & y", "\"q\"", "{{no}}", "two\nlines", "é"])
    }

    mutating func value(depth: Int) -> TemplateValue {
      switch random.int(0...(depth > 0 ? 5 : 1)) {
      case 0: .text(word())
      case 1: .flag(random.chance(0.5))
      // chevron writes nothing for an entry that is an empty text.
      case 2: .list((0..<random.int(0...3)).map { _ in .text("w" + word()) })
      case 3:
        // All of a list are alike, so that one template fits each.
        .list(Array(repeating: record(depth: depth - 1), count: random.int(0...3)))
      default: record(depth: depth - 1)
      }
    }

    mutating func record(depth: Int) -> TemplateValue {
      var record: [String: TemplateValue] = [:]
      for name in random.some(["k1", "k2", "k3", "k4"], 1...4) {
        record[name] = value(depth: depth)
      }
      return .record(record)
    }

    mutating func space() -> String { random.pick(["", "", " ", "\n", "\n  ", "t\n", "; "]) }

    mutating func template(
      _ frames: [TemplateValue], depth: Int, inside open: Set<String> = []
    ) -> String {
      var text = space()
      for _ in 0..<random.int(1...4) { text += part(frames, depth: depth, inside: open) + space() }
      return text
    }

    private mutating func part(
      _ frames: [TemplateValue], depth: Int, inside open: Set<String>
    ) -> String {
      let names = frames.flatMap { frame -> [String] in
        if case .record(let record) = frame { return record.keys.sorted() }
        return []
      }.filter {
        // chevron does not tell sections apart that have one name and stand in each other.
        !open.contains($0)
      }
      guard !names.isEmpty, depth > 0 else { return "{{! nothing }}" }
      let name = random.pick(names)
      // The innermost one counts.
      let value = frames.reversed().lazy.compactMap { frame -> TemplateValue? in
        if case .record(let record) = frame { return record[name] }
        return nil
      }.first!
      if case .text = value, random.chance(0.5) { return "{{\(random.pick(["", " "]))\(name) }}" }
      if random.chance(0.2) {
        return
          "{{^\(name)}}\(template(frames, depth: depth - 1, inside: open.union([name]))){{/\(name)}}"
      }
      switch value {
      case .text: return "{{#\(name)}}{{.}}\(space()){{/\(name)}}"
      case .flag:
        return
          "{{#\(name)}}\(template(frames, depth: depth - 1, inside: open.union([name]))){{/\(name)}}"
      case .list(let items):
        guard let first = items.first else { return "{{#\(name)}}{{\(name)}}{{/\(name)}}" }
        if case .text = first { return "{{#\(name)}}\(space()){{.}}{{/\(name)}}" }
        return
          "{{#\(name)}}\(template(frames + [first], depth: depth - 1, inside: open.union([name]))){{/\(name)}}"
      case .record(let record):
        if random.chance(0.3),
          let text = record.keys.sorted().first(where: {
            if case .text = record[$0]! { true } else { false }
          })
        {
          return "{{\(name).\(text)}}"
        }
        return
          "{{#\(name)}}\(template(frames + [value], depth: depth - 1, inside: open.union([name]))){{/\(name)}}"
      }
    }
  }

  private static func json(_ value: TemplateValue) -> Any {
    switch value {
    case .text(let text): text
    case .flag(let flag): flag
    case .list(let list): list.map(json)
    case .record(let record): record.mapValues(json)
    }
  }

  @Test(.enabled(if: Oracle.mayAskChevron, "Python has no chevron"))
  func `templates are filled in as chevron fills them in`() throws {
    var maker = Maker(random: RandomCatalog(seed: 4))
    var cases: [Case] = []
    var own: [String] = []
    for _ in 0..<400 {
      let value = maker.record(depth: 3)
      let template = maker.template([value], depth: 4) + "."
      let json = try JSONSerialization.data(withJSONObject: Self.json(value))
      cases.append(Case(template: template, value: String(decoding: json, as: UTF8.self)))
      own.append(
        try MustacheTemplate(template).rendered(with: value, for: ChevronPage.self).source)
    }
    let theirs = try Oracle.ask(
      """
      import chevron, json, sys
      print(json.dumps([chevron.render(c["template"], json.loads(c["value"]))
                        for c in json.load(sys.stdin)]))
      """, cases, [String].self)
    for (index, pair) in zip(own, theirs).enumerated() {
      #expect(pair.0 == pair.1, "\(cases[index])")
    }
    #expect(Set(own).count > 200)
  }
}
