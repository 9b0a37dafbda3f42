/// Something that people do to learn: a course, coaching, a task with company.
public struct Activity: Sendable, Codable, Hashable {
  /// How people learn in it.
  ///
  /// The raw values are the words that data files use.
  public enum Mode: String, Sendable, Codable, Hashable, CaseIterable {
    case training, coaching, modelling
    case onTheJob = "on-the-job"
    case learningCircle = "learning-circle"
    case selfStudy = "self-study"
  }

  /// How many people can do it at a time.
  public struct Size: Sendable, Codable, Hashable {
    /// The fewest that a run is held for, 1 or more.
    public var from: Int
    /// The most that a run has places for.
    public var to: Int

    /// Both ends belong to it.
    public init(from: Int, to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// What it does for one concept: an assumption with a reason, and no measured effect.
  public struct Effect: Sendable, Codable, Hashable {
    /// The concept, by id.
    public var concept: String
    /// The lowest stage of the reference scale that it works in.
    public var from: String
    /// The highest stage that it works in.
    public var to: String
    /// The part of the shortfall inside these stages that it closes, 0 to 1.
    public var closes: Double
    /// Why that much.
    public var reason: String

    /// Both stages belong to it.
    public init(concept: String, from: String, to: String, closes: Double, reason: String) {
      self.concept = concept
      self.from = from
      self.to = to
      self.closes = closes
      self.reason = reason
    }
  }

  /// What plans and other activities call it.
  public var id: String
  /// The name that plans show.
  public var title: String
  /// How people learn in it.
  public var mode: Mode
  /// How long it takes each participant, in hours, over 0.
  public var hours: Double
  /// Over how many months it spreads, 1 or more.
  public var months: Int
  /// How many people can do it at a time; nil: one.
  public var size: Size?
  /// What a run costs, in the catalogue's currency.
  public var cost: Double
  /// Activities that must come before, by id.
  public var requires: [String]
  /// The name of a group of activities of which a person does one at most.
  public var instead: String?
  /// Whom it is for; empty: everybody.
  public var roles: [Role]
  /// What to look for afterwards, to see whether it worked.
  public var evidence: String?
  /// Who offers it.
  public var provider: String?
  /// Where it is offered, as a framework says where it is in force; nil: everywhere. People whose
  /// framework is in force elsewhere are not offered it.
  public var jurisdiction: String?
  /// Where it is described.
  public var source: String?
  /// What it is assumed to close.
  public var effects: [Effect]

  /// An activity; one that says nothing more takes a month, is for one person, and is free.
  public init(
    id: String, title: String, mode: Mode, hours: Double, months: Int = 1, size: Size? = nil,
    cost: Double = 0, requires: [String] = [], instead: String? = nil, roles: [Role] = [],
    evidence: String? = nil, provider: String? = nil, jurisdiction: String? = nil,
    source: String? = nil, effects: [Effect] = []
  ) {
    self.id = id
    self.title = title
    self.mode = mode
    self.hours = hours
    self.months = months
    self.size = size
    self.cost = cost
    self.requires = requires
    self.instead = instead
    self.roles = roles
    self.evidence = evidence
    self.provider = provider
    self.jurisdiction = jurisdiction
    self.source = source
    self.effects = effects
  }
}

extension Activity {
  /// How many times it is held at least, so that so many people can do it.
  package func fewestRuns(for people: Int) -> Int {
    let most = size?.to ?? 1
    return (people + most - 1) / most
  }

  /// Whether people who are rated by a framework are offered it: where it is offered, the framework
  /// is in force.
  package func isOffered(under framework: Framework) -> Bool {
    jurisdiction.map(framework.isInForce) ?? true
  }
}
