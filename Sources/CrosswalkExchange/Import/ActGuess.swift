import CrosswalkBase
import CrosswalkModel

/// A first guess at the kind of act that a statement asks for, by how it begins; for somebody to
/// look at.
///
/// It says nothing where it is not plain: a statement that begins with knowing often goes on to what
/// is done with it, and a wrong "knows" would cost its unit cover.
enum ActGuess {
  private static let values: Set<String> = [
    "values", "believes", "appreciates", "prizes", "trusts", "respects",
  ]
  private static let knows: Set<String> = ["knows", "understands", "realizes", "realises"]
  private static let guides: Set<String> = [
    "supervises", "mentors", "coaches", "trains", "oversees", "delegates",
  ]
  private static let attitudes: Set<String> = ["committed", "willing", "convinced", "ready"]

  /// Nil where the beginning does not tell, or the statement goes on after it.
  static func act(of text: String) -> Act? {
    // How often or how well says nothing of what is done.
    let rest = text.lowercased().split { !$0.isLetter && $0 != "'" }.map(String.init)
      .filter { !$0.hasSuffix("ly") && !["always", "often", "also"].contains($0) }
    guard let first = rest.first else { return nil }
    if guides.contains(first) { return .guides }
    // "Understands how courts work and explains it" is about explaining.
    let goesOn = zip(rest, rest.dropFirst()).contains { word, next in
      (word == "and" || word == "then") && next.hasSuffix("s")
    }
    if goesOn { return nil }
    if values.contains(first) { return .values }
    if knows.contains(first) { return .knows }
    guard first == "is" else { return nil }
    let state = rest.dropFirst()
    guard let word = state.first else { return nil }
    if attitudes.contains(word) { return .values }
    if word == "aware" || word == "familiar" { return .knows }
    let learns = ["that", "why", "about"].contains(state.dropFirst().first ?? "")
    return word == "learning" && learns ? .knows : nil
  }
}
