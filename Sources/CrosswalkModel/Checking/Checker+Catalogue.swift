import CrosswalkBase

extension Checker {
  /// Checks a catalogue of activities by itself; what they require of each other may stand in
  /// another.
  ///
  /// - Parameters:
  ///   - catalogue: The catalogue.
  ///   - all: The activities of all catalogues that are used together, by id.
  ///   - document: Which one it is.
  mutating func check(
    _ catalogue: ActivityCatalogue, among all: ActivityNet, _ document: DocumentReference
  ) {
    var ids = IDRegister()
    for (index, activity) in catalogue.activities.enumerated() {
      let base: [PathStep] = [.key("activities"), .index(index)]
      register(activity.id, as: "activity", at: .init(document, base + [.key("id")]), in: &ids)
      checkNumbers(of: activity, document, base)
      checkRequirements(of: activity, among: all, document, base)
      checkEffects(of: activity, document, base)
      if activity.cost > 0, catalogue.currency == nil {
        report(
          document, base + [.key("cost")],
          "activity '\(activity.id)' costs something, but the catalogue names no currency",
          severity: .warning)
      }
      if let position = activity.roles.firstIndex(of: .agency) {
        report(
          document, base + [.key("roles"), .index(position)],
          "nobody's role is 'agency', so that nobody could attend")
      }
    }
  }

  private mutating func checkNumbers(
    of activity: Activity, _ document: DocumentReference, _ base: [PathStep]
  ) {
    if !(activity.hours > 0 && activity.hours <= Activity.mostHours) {
      report(
        document, base + [.key("hours")],
        "the hours \(activity.hours.plain) are not over 0 and at most \(Activity.mostHours.plain)")
    }
    if !(1...Activity.mostMonths).contains(activity.months) {
      report(
        document, base + [.key("months")],
        "the months \(activity.months) are not from 1 to \(Activity.mostMonths)")
    }
    if !(activity.cost >= 0 && activity.cost <= Activity.mostCost) {
      report(
        document, base + [.key("cost")],
        "the cost \(activity.cost.plain) is not from 0 to a thousand million")
    }
    guard let size = activity.size else { return }
    if size.from < 1 || size.from > size.to {
      report(
        document, base + [.key("size")],
        "a size begins at 1 person or more and does not end before it begins, unlike "
          + "\(size.from) to \(size.to)")
    }
  }

  private mutating func checkRequirements(
    of activity: Activity, among all: ActivityNet, _ document: DocumentReference,
    _ base: [PathStep]
  ) {
    var seen: Set<String> = []
    for (position, id) in activity.requires.enumerated() {
      let path = base + [.key("requires"), .index(position)]
      if !seen.insert(id).inserted {
        report(document, path, "activity '\(id)' is there twice")
      } else if !all.has(id) {
        report(document, path, "unknown activity '\(id)'" + all.suggestions(id))
      } else if let ring = all.ring(from: activity.id, through: id) {
        report(
          document, path,
          "activities require each other in a ring, so that none can come first: "
            + ring.map { "'\($0)'" }.joined(separator: ", "))
      } else if let other = all.alternative(to: activity, required: id) {
        report(
          document, path,
          "activity '\(activity.id)' needs '\(other)', which is of the same group "
            + "'\(activity.instead ?? "")' of which a person does one at most")
      }
    }
  }

  private mutating func checkEffects(
    of activity: Activity, _ document: DocumentReference, _ base: [PathStep]
  ) {
    var used: [String: DocumentPlace] = [:]
    let (stages, suggestions) = (stages, conceptSuggestions)
    for (index, effect) in activity.effects.enumerated() {
      let base = base + [.key("effects"), .index(index)]
      if let concepts, !concepts.contains(effect.concept) {
        report(
          document, base + [.key("concept")],
          "unknown concept '\(effect.concept)'" + suggestions(effect.concept))
      }
      if !(effect.closes >= 0 && effect.closes <= 1) {
        report(
          document, base + [.key("closes")],
          "what it closes, \(effect.closes.plain), is not between 0 and 1")
      }
      guard !stages.isEmpty else { continue }
      let ends = [("from", effect.from), ("to", effect.to)].map { key, stage -> Int? in
        let place = stages.firstIndex(of: stage)
        if place == nil {
          report(
            document, base + [.key(key)],
            "unknown stage '\(stage)'"
              + (nearest(stage, in: stages).map { "; did you mean '\($0)'?" }
                ?? "; there is \(stages.joined(separator: ", "))"))
        }
        return place
      }
      guard let first = ends[0], let last = ends[1] else { continue }
      if first > last {
        report(
          document, base + [.key("from")],
          "the stages are reversed: '\(effect.from)' comes after '\(effect.to)'")
        continue
      }
      for stage in first...last {
        let place = DocumentPlace(document, base + [.key("concept")])
        let key = "\(stage) \(effect.concept)"
        if let first = used[key] {
          report(
            document, place.path,
            "activity '\(activity.id)' closes '\(effect.concept)' at '\(stages[stage])' twice",
            firstUse: first)
          break
        }
        used[key] = place
      }
    }
    if activity.effects.isEmpty {
      report(
        document, base + [.key("effects")],
        "activity '\(activity.id)' closes nothing, so that no plan will hold it unless others "
          + "require it", severity: .warning)
    }
  }
}

extension Activity {
  /// No activity takes longer, in hours.
  package static let mostHours = 10_000.0
  /// No activity spreads over more months.
  package static let mostMonths = 120
  /// No run costs more.
  package static let mostCost = 1e9
}
