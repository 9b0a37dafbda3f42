import CrosswalkModel

/// The sheets of the toolkit that people hold in their hands.
package enum SheetKind: String, Sendable, Hashable, CaseIterable {
  case tenureColumn = "tenure-column"
  case smartGoals = "smart-goals"
  case practiceProfile = "practice-profile"
  case coachingGuide = "coaching-guide"
  case coachingGuideShort = "coaching-guide-short"
  case supervisorOnePager = "supervisor-one-pager"
  case onePager = "one-pager"
  case selectionKit = "selection-kit"
  case trainingMap = "training-map"
  case individualPlan = "individual-plan"
  case unitPlan = "unit-plan"

  /// Its name on the sheet.
  package var title: String {
    switch self {
    case .tenureColumn: "What is expected"
    case .smartGoals: "Goals"
    case .practiceProfile: "Practice profile"
    case .coachingGuide: "Supervision and coaching guide"
    case .coachingGuideShort: "Supervision and coaching guide, short"
    case .supervisorOnePager: "For supervisors"
    case .onePager: "Behaviors on one page"
    case .selectionKit: "Selecting staff"
    case .trainingMap: "Training, coaching and modeling"
    case .individualPlan: "Individual learning plan"
    case .unitPlan: "Learning plan of a unit"
    }
  }

  /// What stands in it, for those who choose one.
  package var summary: String {
    switch self {
    case .tenureColumn:
      "the statements of one level of service in all units; what no time of service leads to apart"
    case .smartGoals: "up to three named statements, with lines for evidence, action, measure, date"
    case .practiceProfile:
      "each behavior with each level's words; own and supervisor's scaling, evidence, next step"
    case .coachingGuide: "one behavior in supervision: a case, scaling questions, what is agreed"
    case .coachingGuideShort: "the same on one page"
    case .supervisorOnePager:
      "one element of practice: what a supervisor does, and with which tools"
    case .onePager: "the behaviors of one role on one page, with a focus for each month"
    case .selectionKit:
      "preview of the work, interview questions, a writing sample, role play, answer guide"
    case .trainingMap: "need, training, coaching, and the leader's behavior that models it"
    case .individualPlan: "a person's part of a curriculum: goals, months, evidence, signatures"
    case .unitPlan: "a unit's curriculum for the wall: months and modules"
    }
  }

  /// Whether it has to fit on one page.
  package var isOnePage: Bool {
    switch self {
    case .onePager, .supervisorOnePager, .coachingGuideShort: true
    default: false
    }
  }

  /// Whether it is made of a plan, and so says nothing without one.
  package var needsPlan: Bool { self == .individualPlan || self == .unitPlan }

  /// Whether questions, scenes or steps of the prompts stand in it.
  var usesPrompts: Bool {
    switch self {
    case .coachingGuide, .coachingGuideShort, .supervisorOnePager, .onePager, .selectionKit: true
    default: false
    }
  }
}

/// Why a sheet cannot be made.
package enum SheetError: Error, Sendable, Hashable {
  /// The framework ties no level to a time of service; those that do.
  case noTenure(framework: String, others: [String])
  /// The sheet is of one level, and none is named.
  case needsLevel(framework: String)
  /// A framework with one level has nothing to scale on.
  case needsLevels(framework: String)
  /// No statement is about people of the role; the roles that there are.
  case noStatements(framework: String, role: Role, roles: [Role])
  /// The framework speaks of several roles, and none is named.
  case needsRole(framework: String, roles: [Role])
  /// The sheet is of one element of practice, and none is named.
  case needsElement([String])
  /// There are no prompts at hand.
  case noPrompts
  /// There is no preview or scenario for the role.
  case noSelection(role: Role, roles: [Role])
  /// The sheet is for those who supervise people of some roles, and this is none of them.
  case notSupervised(role: Role, roles: [Role])
  /// A statement that is worded as a shortcoming is nobody's goal.
  case shortcoming(statement: String)
  /// More goals than a sheet holds.
  case tooManyGoals(Int)
  /// The sheet is made of a plan, and none is given.
  case needsPlan
  /// What was named is not there; the sentence.
  case unknown(String)
}

extension Role {
  /// What a sheet calls a person of the role.
  package var sheetName: String {
    switch self {
    case .worker: "social worker"
    case .supervisor: "supervisor"
    case .manager: "manager"
    case .director: "director"
    case .leader: "leader"
    case .allStaff: "all staff"
    case .agency: "the agency"
    }
  }
}
