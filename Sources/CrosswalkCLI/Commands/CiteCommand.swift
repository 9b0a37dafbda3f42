import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports

struct CiteCommand: ParsableCommand {
  /// The form of references.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, bibtex
    case csl = "csl-json"
  }

  static let configuration = CommandConfiguration(
    commandName: "cite",
    abstract: "Tell how to cite the program, a framework, a pair of them, or a result.",
    discussion: """
      Documents, the judgements on them, the ontology and the program are cited apart: they are the \
      work of different people. A result is a JSON file of ours, or the file that --source-file \
      writes beside a table; whether the data at hand are still those that it came from is told too.

        crosswalk cite
        crosswalk cite sf-2940
        crosswalk cite sf-2940--cpm --format bibtex --out crosswalk.bib
        crosswalk cite scores.csv.source.json
      """)

  @Argument(help: "A framework's id, two as A--B, or a result's file; nothing: the program.")
  var subject: String?

  @Option(name: .customLong("format"), help: "Write the answer as text, bibtex or csl-json.")
  var givenFormat: Format?

  @OptionGroup var catalogOptions: CatalogOptions
  @OptionGroup var destination: DestinationOptions

  private var format: Format {
    get throws { try destination.form(givenFormat, or: .text) }
  }

  func run() throws {
    let catalog = try catalogOptions.catalog()
    let (references, remarks) = try references(in: catalog)
    switch try format {
    case .bibtex: try destination.write(data: BibTeX.text(references))
    case .csl: try destination.write(data: CSLJSON.text(references))
    case .text:
      try destination.write(
        ReferenceText(references).text(style: destination.style, remarks: remarks))
    }
    if try format != .text { remarks.forEach { complain("\($0)") } }
  }

  private func references(in catalog: Catalog) throws -> ([Reference], remarks: [String]) {
    guard let subject else { return (catalog.ownReferences, []) }
    if subject == "-" || DataFiles.isFile(subject), !catalog.frameworkIDs.contains(subject) {
      let stamp = try ResultFile.stamp(DataFiles.read(subject), path: subject)
      let remark = stamp.remark(try stamp.standing(in: catalog))
      guard let to = stamp.to else {
        return (try catalog.references(to: stamp.from), [remark])
      }
      return (try catalog.references(toPair: stamp.from, to, hash: stamp.hash), [remark])
    }
    switch ExportSubject(subject, among: catalog.frameworkIDs) {
    case .framework(let id): return (try catalog.references(to: id), [])
    case .pair(let first, let second):
      return (try catalog.references(toPair: first, second), [])
    }
  }
}
