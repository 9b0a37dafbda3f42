import CrosswalkModel

/// A plan as somebody asks for it, whether on a command line, by a program or in a form.
package struct PlanRequest: Sendable {
  /// What can be said of a plan. Whoever takes it has names for it.
  package enum Setting: String, Sendable {
    case hours, close, together, runs, budget, limit, months, start, curve
  }

  /// Close as much as can be within so many hours for each person.
  package var hours: Double?
  /// Close this part of what the activities could, in the fewest hours.
  package var close: Double?
  package var sharing = CurriculumLimits.Sharing.none
  /// What all runs may cost together.
  package var budget: Double?
  /// The most hours of modes, each as `coaching=6`.
  package var modes: [String] = []
  /// Over how many months it is laid out.
  package var months: Int?
  /// The month that it begins with, as `2026-09`.
  package var start: String?
  /// Whether to tell what other hours would close.
  package var hasCurve = false

  package init() {}

  /// What is asked for, in the words of the library.
  ///
  /// - Parameter name: What a setting is called where it was given.
  /// - Returns: Within what the plan has to stay, with the usual effort, and what is wanted besides.
  /// - Throws: `SettingError` for what is out of its range, and what does not go together.
  package func read(
    naming name: (Setting) -> String
  ) throws(SettingError) -> (limits: CurriculumLimits, wishes: CurriculumAnswer.Wishes) {
    try checkAim(name)
    try checkRest(name)
    var limits = CurriculumLimits(
      aim: hours.map { .most(hours: $0) } ?? .fewestHours(part: close ?? 1), sharing: sharing)
    do {
      limits.modes = try CurriculumLimits.modes(modes)
    } catch {
      throw SettingError("\(name(.limit)): \(error)")
    }
    limits.budget = budget
    var wishes = CurriculumAnswer.Wishes()
    (wishes.months, wishes.hasCurve) = (months, hasCurve)
    if let start {
      wishes.start = PlanMonth(start)
      try check(
        wishes.start != nil, "\(name(.start)): '\(start)' is no month of the form 2026-09")
    }
    return (limits, wishes)
  }

  private func check(_ holds: Bool, _ message: @autoclosure () -> String) throws(SettingError) {
    if !holds { throw SettingError(message()) }
  }

  private func checkAim(_ name: (Setting) -> String) throws(SettingError) {
    try check((hours != nil) != (close != nil), "give \(name(.hours)) or \(name(.close))")
    if let hours {
      try check(
        hours > 0 && hours <= CurriculumLimits.mostHours,
        "\(name(.hours)) is over 0 and at most \(Int(CurriculumLimits.mostHours))")
    }
    if let close {
      try check(
        close > 0 && close <= 1,
        "\(name(.close)) is over 0 and at most 1, the whole of what the activities could close")
      try check(sharing != .runs, "\(name(.close)) goes without \(name(.runs))")
      try check(!hasCurve, "\(name(.curve)) goes with \(name(.hours))")
    }
  }

  private func checkRest(_ name: (Setting) -> String) throws(SettingError) {
    if let budget {
      try check(sharing == .runs, "\(name(.budget)) goes with \(name(.runs))")
      try check(budget >= 0 && budget.isFinite, "\(name(.budget)) is 0 or more")
    }
    try check(start == nil || months != nil, "\(name(.start)) goes with \(name(.months))")
    if let months {
      try check(
        (1...CurriculumLimits.mostMonths).contains(months),
        "\(name(.months)) is from 1 to \(CurriculumLimits.mostMonths)")
    }
  }
}
