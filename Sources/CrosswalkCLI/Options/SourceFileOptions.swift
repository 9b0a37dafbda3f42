import ArgumentParser
import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// Whether a file beside the answer tells what it was made from. It stands apart, since a line of
/// comment in a table stops most programs that read tables, and a column repeats it on every row.
struct SourceFileOptions: ParsableArguments {
  @Flag(
    name: .customLong("source-file"),
    help: """
      Write beside the file of --out, as NAME.source.json, what it was made from: frameworks, \
      alignments, ontology, judgements, versions and hash. 'cite' reads it.
      """)
  var isWanted = false

  func check(_ destination: DestinationOptions) throws {
    if isWanted, destination.out == nil {
      throw ValidationError("--source-file stands beside a file; --out names it")
    }
  }

  /// Writes the file, if it is wanted.
  func write(
    beside destination: DestinationOptions, _ source: @autoclosure () throws -> ResultSource
  ) throws {
    guard isWanted, let out = destination.out else { return }
    let file = try WholeFile(path: ResultSource.path(beside: out), isAnswer: true)
    try file.write(Array(source().json().utf8))
    try file.finish()
  }
}
