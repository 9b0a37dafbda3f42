import CrosswalkBase
import CrosswalkKit
import CrosswalkModel
import CrosswalkTables

/// What a time of service lets one expect, as a page to read and to print.
package struct ExpectationDocument {
  private let expectation: Expectation
  private let framework: Framework
  private let tenure: Double
  private let translation: (Translation, target: Framework)?

  /// - Parameters:
  ///   - expectation: What belongs to the time of service.
  ///   - framework: Whose levels have tenure bands.
  ///   - tenure: Years of service.
  ///   - translation: What the expected level amounts to elsewhere, if that is asked.
  package init(
    _ expectation: Expectation, of framework: Framework, tenure: Double,
    translation: (Translation, target: Framework)?
  ) {
    self.expectation = expectation
    self.framework = framework
    self.tenure = tenure
    self.translation = translation
  }

  /// For a document.
  package var markdown: String { document.markdown.source }

  /// As a page.
  package var html: String { document.html }

  private var document: ReportDocument {
    let level = expectation.level
    var first: [ReportDocument.Block] = [
      .cautions([
        "This is expected, and not observed: nobody has looked at anybody."
      ])
    ]
    if let words = level.definition?.text ?? level.note { first.append(.paragraph(words)) }
    if !expectation.apart.isEmpty {
      first.append(
        .paragraph(
          expectation.apart.map { "\($0.title) stands apart: no time of service leads to it." }
            .joined(separator: " ")))
    }
    let units = expectation.units.filter { !$0.statements.isEmpty }.map { unit in
      ReportDocument.Section(
        title: "\(unit.title) (\(unit.id))",
        blocks: [
          .table(
            Table(
              [.init("text", heading: "Statement"), .init("id", heading: "Place")],
              rows: unit.statements.map { [.text($0.text), .text($0.id)] }),
            caption: "What belongs to it")
        ])
    }
    return ReportDocument(
      title: "Expected after \(tenure.plain) years: \(level.title)",
      lede: "\(framework.title). \(framework.publisher).",
      sections: [.init(title: "The level", blocks: first)]
        + (translation.map { [elsewhere($0, $1)] } ?? []) + units,
      footer: ["Version: \(framework.version)."]
        + (translation.map { ["Content hash of what it amounts to elsewhere: \($0.0.hash)"] } ?? [])
    )
  }

  private func elsewhere(_ translation: Translation, _ target: Framework) -> ReportDocument.Section
  {
    let titles = Dictionary(
      target.scale.levels.map { ($0.id, $0.title) }, uniquingKeysWith: { first, _ in first })
    let name = { (level: String?) in level.map { titles[$0] ?? $0 } }
    let table = Table(
      [
        .init("title", heading: "Unit"), .init("answer", heading: "Answer"),
        .init("interval", heading: "80 % interval"), .init("status", heading: "How sure"),
        .init("coverage", heading: "Covered", alignment: .right),
      ],
      rows: translation.results.map { result in
        let interval = result.interval.map { ends in
          Set(ends).count == 1
            ? name(ends.first) ?? "" : ends.compactMap { name($0) }.joined(separator: " to ")
        }
        return [
          .text(result.title), .init(name(result.answer)), .init(interval),
          .text(result.status == .abstained ? "no answer" : result.status.rawValue),
          .number(result.coverage, .percent),
        ]
      })
    let cautions = translation.pair.cautions.map(\.message)
    return .init(
      title: "What it amounts to in \(target.id)",
      blocks: (cautions.isEmpty ? [] : [.cautions(cautions)])
        + [.table(table, caption: "The expected level, read in \(target.title)")])
  }
}
