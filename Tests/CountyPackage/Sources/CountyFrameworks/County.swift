import CrosswalkFrameworks
import CrosswalkKit

extension Catalog {
  /// The bundled frameworks and the county's own, with its judgements.
  public static let county = Catalog.bundled.adding(EmbeddedFrameworks.frameworks)
    .adding(matches: EmbeddedFrameworks.matches)
}
