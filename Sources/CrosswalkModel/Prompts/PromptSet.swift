/// What people are asked, told and shown when they supervise, coach and select staff: written for
/// the practice, whatever framework a county rates by.
public struct PromptSet: Sendable, Codable, Hashable {
  /// What to tell an applicant about the work.
  public struct Preview: Sendable, Codable, Hashable {
    /// Whose work it is.
    public var role: Role
    /// In paragraphs.
    public var text: [String]

    /// An honest look at the work of a role.
    public init(role: Role, text: [String]) {
      self.role = role
      self.text = text
    }
  }

  /// A day at work that an applicant writes about.
  public struct Scenario: Sendable, Codable, Hashable {
    /// Whose day it is.
    public var role: Role
    /// Its name.
    public var title: String
    /// What happens, in paragraphs.
    public var text: [String]
    /// What the applicant writes.
    public var task: String
    /// What a good answer has in it, for those who read it.
    public var answerGuide: [String]

    /// A day, a task, and a guide to the answers.
    public init(role: Role, title: String, text: [String], task: String, answerGuide: [String]) {
      self.role = role
      self.title = title
      self.text = text
      self.task = task
      self.answerGuide = answerGuide
    }
  }

  /// What results call the set.
  public var id: String
  /// Its name.
  public var title: String
  /// Any text; a change of the wording is a new version.
  public var version: String
  /// The date of the version, as the file gives it.
  public var date: String
  /// Who wrote it, and who has looked at it.
  public var note: String?
  /// Where the work is done that it was written for, as a framework says where it is in force; nil:
  /// anywhere.
  public var jurisdiction: String?
  /// The practice elements, in the order of sheets.
  public var elements: [PracticeElement]
  /// One a role.
  public var preview: [Preview]
  /// One a role.
  public var scenarios: [Scenario]

  /// A set; the ids of its elements are unique in it, and so are the roles of previews and of
  /// scenarios.
  public init(
    id: String, title: String, version: String, date: String, note: String? = nil,
    jurisdiction: String? = nil, elements: [PracticeElement], preview: [Preview] = [],
    scenarios: [Scenario] = []
  ) {
    self.id = id
    self.title = title
    self.version = version
    self.date = date
    self.note = note
    self.jurisdiction = jurisdiction
    self.elements = elements
    self.preview = preview
    self.scenarios = scenarios
  }

  /// This set with another laid over it: elements with the same id, and previews and scenarios for
  /// the same role, take the place of those here; others are added. A concept that the other gives
  /// to an element leaves the element that it was in. Where the work is done is as the other says, if
  /// it does.
  public func overlaid(with other: PromptSet) -> PromptSet {
    var result = self
    result.jurisdiction = other.jurisdiction ?? jurisdiction
    let own = Dictionary(
      other.elements.flatMap { element in element.concepts.map { ($0, element.id) } },
      uniquingKeysWith: { first, _ in first })
    for index in result.elements.indices {
      let id = result.elements[index].id
      result.elements[index].concepts.removeAll { own[$0] != nil && own[$0] != id }
    }
    result.elements.lay(other.elements, by: \.id)
    result.preview.lay(other.preview, by: \.role)
    result.scenarios.lay(other.scenarios, by: \.role)
    return result
  }
}

extension Array {
  fileprivate mutating func lay<Key: Equatable>(_ others: [Element], by key: (Element) -> Key) {
    for other in others {
      if let index = firstIndex(where: { key($0) == key(other) }) {
        self[index] = other
      } else {
        append(other)
      }
    }
  }
}
