import CrosswalkModel

/// The translations of profiles as they come, each made when it is asked for.
///
/// Nothing is read ahead: whoever is slow to take translations slows the profiles down, so that any
/// number of people fits into little memory. What profiles have in common is done once.
public struct Translations<Profiles: AsyncSequence>: AsyncSequence
where Profiles.Element == Profile {
  /// One translation a profile, in their order.
  public typealias Element = Translation

  private let profiles: Profiles
  private let translator: Translator

  init(_ profiles: Profiles, _ translator: Translator) {
    self.profiles = profiles
    self.translator = translator
  }

  /// Translates one profile after the other.
  public struct AsyncIterator: AsyncIteratorProtocol {
    var profiles: Profiles.AsyncIterator
    var batch: TranslationBatch

    /// The next translation; nil at the end.
    ///
    /// - Throws: ``TranslationError`` if a unit or level of the profile is unknown, and what the
    ///   profiles throw.
    public mutating func next() async throws -> Translation? {
      guard let profile = try await profiles.next() else { return nil }
      return try batch.translate(profile)
    }
  }

  /// Begins with the first profile.
  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(
      profiles: profiles.makeAsyncIterator(), batch: TranslationBatch(translator))
  }
}

extension Translations: Sendable where Profiles: Sendable {}

extension AsyncSequence where Element == Profile {
  /// The translations of these profiles, as they are asked for.
  ///
  /// - Parameter translator: Of the framework that the profiles are rated in.
  /// - Returns: One translation a profile, in their order.
  public func translated(by translator: Translator) -> Translations<Self> {
    Translations(self, translator)
  }
}
