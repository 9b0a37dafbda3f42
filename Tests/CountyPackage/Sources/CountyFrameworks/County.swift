import CrosswalkFrameworks
import CrosswalkKit

extension Catalog {
  /// The bundled frameworks and the county's own.
  public static let county = Catalog.bundled.adding(EmbeddedFrameworks.frameworks)
}
