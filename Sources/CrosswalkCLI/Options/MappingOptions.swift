import ArgumentParser
import CrosswalkExchange

/// How mappings in SSSOM are read.
struct MappingOptions: ParsableArguments {
  @Flag(help: "Read what the specification does not allow, and list each liberty.")
  var lenient = false

  @Option(help: "The file that holds the YAML header, if it stands beside the table.")
  var metadata: String?

  @Option(
    help: ArgumentHelp(
      "Take this semapv term where a row has none that a match can have.", valueName: "term"))
  var justification: String?

  @Option(
    help: ArgumentHelp(
      "Know statements by names that begin with this IRI, not with "
        + "\(ExchangeNames.standard.base).", valueName: "iri"))
  var namespace: String?

  func validate() throws {
    if let namespace, ExchangeNames(base: namespace) == nil {
      throw ValidationError("'\(namespace)' is no absolute IRI that ends with '/' or '#'")
    }
    if let justification, !SSSOMMatches.justifications.contains(justification) {
      throw ValidationError(
        "a match is justified by one of \(SSSOMMatches.justifications.joined(separator: ", "))")
    }
  }

  var names: ExchangeNames { namespace.flatMap(ExchangeNames.init) ?? .standard }
}
