import CrosswalkModel
import Testing

@testable import CrosswalkDocuments

/// What is wrong with prompts, each with its place, and how sets are laid over each other.
@Suite struct PromptsFileTests {
  private static let ontology = """
    format: crosswalk.ontology/1
    id: o
    title: O
    version: "1"
    date: "2024"
    stages:
      - {id: low, label: Low, from: 0, to: 50, scope: s}
      - {id: high, label: High, from: 50, to: 100, scope: s}
    domains:
      - id: d
        label: D
        concepts: [{id: court, label: Court, scope: s}, {id: feedback, label: Feedback, scope: s}]

    """

  private static func element(_ id: String, _ concepts: String, stages: [String]) -> String {
    let coaching = stages.map {
      "      - {stage: \($0), scaling: How far?, questions: [Why?], evidence: e, step: s}\n"
    }.joined()
    return """
        - id: \(id)
          title: T \(id)
          concepts: [\(concepts)]
          meaning: m
          supervisor: {before: [b], during: [d], after: [a]}
          coaching:
      \(coaching)    interview: [{question: q, listenFor: [l], beware: [w]}]
          rolePlay: {setting: s, candidate: c, actor: a, lookFor: [l]}
          focus: [f]

      """
  }

  private static func prompts(_ elements: String, _ rest: String = "") -> String {
    """
    format: crosswalk.prompts/1
    id: p
    title: P
    version: "1"
    date: "2024"
    elements:
    \(elements)\(rest)
    """
  }

  private func set(_ text: String) -> DocumentSet {
    var documents = DocumentSet()
    documents.read(.init(path: "o.yaml", bytes: Array(Self.ontology.utf8)))
    documents.read(.init(path: "p.yaml", bytes: Array(text.utf8)))
    return documents
  }

  @Test func `prompts are read with all that they say, and written as they were`() throws {
    let text = Self.prompts(
      Self.element("one", "court", stages: ["low", "high"]),
      "preview: [{role: worker, text: [A day.]}]\n")
    let documents = set(text)
    #expect(documents.problems() == [])
    let prompts = try #require(documents.prompts.first?.value)
    #expect(prompts.elements[0].coaching.map(\.stage) == ["low", "high"])
    #expect(prompts.preview == [.init(role: .worker, text: ["A day."])])
    #expect(prompts.elements[0].supervisor.tools == [])
    let again = set(PromptsFile.shape.text(prompts))
    #expect(again.prompts.first?.value == prompts)
  }

  @Test func `what is wrong is told with its place and the nearest name`() {
    let text = Self.prompts(
      Self.element("one", "court, curt", stages: ["low", "hihg", "low"])
        + Self.element("two", "court", stages: ["low", "high"])
        + Self.element("two", "feedback", stages: ["low"]),
      "preview: [{role: agency, text: [x]}, {role: worker, text: [x]}, {role: worker, text: [y]}]\n"
    )
    let problems = set(text).problems().map(\.description)
    func has(_ line: Int, _ message: String) -> Bool {
      problems.contains { $0.hasPrefix("p.yaml:\(line):") && $0.contains(message) }
    }
    #expect(has(9, "unknown concept 'curt'; did you mean 'court'?"), "\(problems)")
    #expect(has(14, "unknown stage 'hihg'; did you mean 'high'?"))
    #expect(has(15, "stage 'low' is there twice"))
    #expect(has(21, "concept 'court' is there twice; first used at p.yaml:9:"))
    #expect(problems.contains { $0.contains("element 'two' is there twice") })
    #expect(
      problems.contains {
        $0.contains("warning: element 'two' has no prompts for the stage 'high'")
      })
    #expect(problems.contains { $0.contains("nobody applies as 'agency'; there is worker") })
    #expect(problems.contains { $0.contains("role 'worker' is there twice") })
  }

  @Test func `what is for leaders is read, checked and written, and serves leaders alone`() throws {
    func leading(_ stages: [String]) -> String {
      let coaching = stages.map {
        "        - {stage: \($0), scaling: How far?, questions: [Who?], evidence: e, step: s}\n"
      }.joined()
      return """
            leading:
              coaching:
        \(coaching)      interview: [{question: qq, listenFor: [l], beware: [w]}]
              rolePlay: {setting: s, candidate: cc, actor: a, lookFor: [l]}
              focus: [ff]

        """
    }
    let element = Self.element("one", "court", stages: ["low", "high"])
    let documents = set(Self.prompts(element + leading(["low", "high"])))
    #expect(documents.problems() == [])
    let prompts = try #require(documents.prompts.first?.value)
    #expect(set(PromptsFile.shape.text(prompts)).prompts.first?.value == prompts)
    #expect(prompts.elements[0].prompts(for: .worker).focus == ["f"])
    for role in [Role.supervisor, .manager, .director] {
      #expect(prompts.elements[0].prompts(for: role).focus == ["ff"])
    }
    let problems = set(Self.prompts(element + leading(["low", "hihg"]))).problems()
    #expect(problems.contains { "\($0)".contains("unknown stage 'hihg'; did you mean 'high'?") })
    #expect(problems.contains { "\($0)".contains("has no prompts for the stage 'high'") })
    // Without it what is written for all serves leaders too.
    var plain = prompts.elements[0]
    plain.leading = nil
    #expect(plain.prompts(for: .director).focus == ["f"])
  }

  @Test func `a county's elements and roles take the place of those with the same name`() throws {
    let base = try #require(
      set(
        Self.prompts(
          Self.element("one", "court", stages: ["low", "high"])
            + Self.element("two", "feedback", stages: ["low", "high"]),
          "preview: [{role: worker, text: [A]}, {role: manager, text: [B]}]\n")
      ).prompts.first?.value)
    var own = base
    own.elements = [base.elements[1], base.elements[0]]
    own.elements[0].concepts = ["feedback", "court"]
    own.elements[0].title = "Ours"
    own.elements[1].id = "three"
    own.elements[1].concepts = []
    own.preview = [.init(role: .manager, text: ["Ours"])]
    let laid = base.overlaid(with: own)
    #expect(laid.elements.map(\.id) == ["one", "two", "three"])
    #expect(laid.elements[1].title == "Ours")
    // A concept belongs to one element: the county's word counts.
    #expect(laid.elements[0].concepts == [] && laid.elements[1].concepts == ["feedback", "court"])
    #expect(laid.preview.map(\.text) == [["A"], ["Ours"]])
    #expect(base.overlaid(with: base) == base)
    #expect(laid.overlaid(with: own) == laid)
  }
}
