import ArgumentParser
import CrosswalkKit
import CrosswalkModel

extension Role: ExpressibleByArgument {
  /// A person is no agency, and no staff as a whole.
  public init?(argument: String) {
    guard let role = Self(rawValue: argument), Self.ofPersons.contains(role) else { return nil }
    self = role
  }

  /// As ``init(argument:)`` takes them.
  public static var allValueStrings: [String] { ofPersons.map(\.rawValue) }
}

extension Basis: ExpressibleByArgument {}
extension Act: ExpressibleByArgument {}
extension Relation: ExpressibleByArgument {}

/// What a body gives; a setting that cannot be used is misuse of the command line.
func refusingSettings<Value>(_ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let error as SettingError {
    throw ValidationError(error.description)
  }
}
