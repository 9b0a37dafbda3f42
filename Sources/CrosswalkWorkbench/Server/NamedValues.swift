/// What an address or a form says by name, in the order in which it came.
extension [(name: String, value: String)] {
  /// What was said by a name, the last where there are several; nil where it was not said.
  func last(named name: String) -> String? { last { $0.name == name }?.value }

  /// The same; nil for nothing too.
  func given(_ name: String) -> String? { last(named: name).flatMap { $0.isEmpty ? nil : $0 } }
}
