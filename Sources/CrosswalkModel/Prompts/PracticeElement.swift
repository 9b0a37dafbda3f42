/// One element of practice, such as engagement or teaming, and what serves those who supervise,
/// coach and interview on it.
public struct PracticeElement: Sendable, Codable, Hashable {
  /// What a supervisor does around a talk about the element.
  public struct Supervisor: Sendable, Codable, Hashable {
    /// Steps before the talk.
    public var before: [String]
    /// Steps in it.
    public var during: [String]
    /// Steps after it.
    public var after: [String]
    /// Names of tools that serve the element; those of a county take their place.
    public var tools: [String]

    /// Steps, each a sentence that begins with a verb, and tools.
    public init(before: [String], during: [String], after: [String], tools: [String] = []) {
      self.before = before
      self.during = during
      self.after = after
      self.tools = tools
    }
  }

  /// What helps somebody who stands at one stage of the reference scale.
  public struct Coaching: Sendable, Codable, Hashable {
    /// The id of the stage.
    public var stage: String
    /// A question that is answered with a number from 0 to 10.
    public var scaling: String
    /// Questions about a case.
    public var questions: [String]
    /// What one would see or read.
    public var evidence: String
    /// A small step that leads on.
    public var step: String

    /// Prompts for a stage.
    public init(
      stage: String, scaling: String, questions: [String], evidence: String, step: String
    ) {
      self.stage = stage
      self.scaling = scaling
      self.questions = questions
      self.evidence = evidence
      self.step = step
    }
  }

  /// A question for an applicant.
  public struct Interview: Sendable, Codable, Hashable {
    /// What is asked.
    public var question: String
    /// What a good answer has in it.
    public var listenFor: [String]
    /// What should give pause.
    public var beware: [String]

    /// A question and a guide to its answers.
    public init(question: String, listenFor: [String], beware: [String]) {
      self.question = question
      self.listenFor = listenFor
      self.beware = beware
    }
  }

  /// A scene that an applicant plays with somebody.
  public struct RolePlay: Sendable, Codable, Hashable {
    /// Where and why the two meet.
    public var setting: String
    /// What the applicant is told.
    public var candidate: String
    /// What the other one plays.
    public var actor: String
    /// What those who watch look for.
    public var lookFor: [String]

    /// A scene for two.
    public init(setting: String, candidate: String, actor: String, lookFor: [String]) {
      self.setting = setting
      self.candidate = candidate
      self.actor = actor
      self.lookFor = lookFor
    }
  }

  /// What is asked and shown where the work is to lead other people, in place of what is written for
  /// those who work with families.
  public struct Leading: Sendable, Codable, Hashable {
    /// One a stage, in the order of the stages.
    public var coaching: [Coaching]
    /// For those who select leaders.
    public var interview: [Interview]
    /// For those who select leaders.
    public var rolePlay: RolePlay
    /// What to attend to, a month each: short imperatives.
    public var focus: [String]

    /// Prompts for those who lead.
    public init(
      coaching: [Coaching], interview: [Interview], rolePlay: RolePlay, focus: [String]
    ) {
      self.coaching = coaching
      self.interview = interview
      self.rolePlay = rolePlay
      self.focus = focus
    }
  }

  /// What commands call it.
  public var id: String
  /// Its name.
  public var title: String
  /// The ontology's concepts that belong to it; each belongs to one element at most.
  public var concepts: [String]
  /// What it is in daily work.
  public var meaning: String
  /// For those who supervise.
  public var supervisor: Supervisor
  /// One a stage, in the order of the stages.
  public var coaching: [Coaching]
  /// For those who select staff.
  public var interview: [Interview]
  /// For those who select staff.
  public var rolePlay: RolePlay
  /// What to attend to, a month each: short imperatives.
  public var focus: [String]
  /// The same for those who lead; nil: what is written for all serves them too.
  public var leading: Leading?

  /// An element of practice.
  public init(
    id: String, title: String, concepts: [String], meaning: String, supervisor: Supervisor,
    coaching: [Coaching], interview: [Interview], rolePlay: RolePlay, focus: [String],
    leading: Leading? = nil
  ) {
    self.id = id
    self.title = title
    self.concepts = concepts
    self.meaning = meaning
    self.supervisor = supervisor
    self.coaching = coaching
    self.interview = interview
    self.rolePlay = rolePlay
    self.focus = focus
    self.leading = leading
  }

  /// What is asked of and shown to people of a role.
  public func prompts(for role: Role) -> Leading {
    let own = Leading(coaching: coaching, interview: interview, rolePlay: rolePlay, focus: focus)
    return role == .worker ? own : leading ?? own
  }
}
