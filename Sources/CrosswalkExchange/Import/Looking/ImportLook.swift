import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

/// A file, what is said of it, and what comes of that: the framework or why there is none, beside the cells
/// that it rests on.
package struct ImportLook: Sendable {
  /// What was said of the file.
  package let source: ImportSource
  package let view: ImportView
  /// The framework, with its doubts and their previews; or why nothing can be made of the file.
  package let outcome: Result<ImportedFramework, ImportError>

  /// Looks at a file that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - source: What is said of it; its path is a name alone, and is not opened.
  ///   - id: What to call the framework.
  package init(_ bytes: [UInt8], _ source: ImportSource, id: String) {
    self.source = source
    let trace = ImportTrace()
    var order: [String] = []
    do {
      var imported = try source.read(bytes, id: id, trace: trace) { order = $0 }
      source.preview(&imported, of: bytes, id: id)
      outcome = .success(imported)
    } catch {
      outcome = .failure(error)
    }
    let notes =
      switch outcome {
      case .success(let imported): imported.report.notes
      case .failure(let error): error.cause.map { [$0] } ?? []
      }
    view = trace.view(notes, inOrder: order) { source.map[$0] ?? ImportColumn(heading: $0) }
  }

  /// The framework; nil where nothing can be made of the file.
  package var imported: ImportedFramework? { try? outcome.get() }
}

extension ImportSource {
  /// Says what the columns of a table hold, as somebody has chosen who saw what they are read as.
  ///
  /// What was seen and left as it is counts as said too: a level that is named by hand would else stand for
  /// all of them.
  ///
  /// - Parameter chosen: Headings with what they hold; nil: what is not read stays so.
  /// - Returns: The source, to be read anew.
  package func choosing(_ chosen: [(heading: String, column: ImportColumn?)]) -> ImportSource {
    var source = self
    for (heading, column) in chosen where !heading.isEmpty {
      if let column { source.map.set(heading, column) }
    }
    return source
  }
}
