import CrosswalkBase
import CrosswalkKit
import CrosswalkModel

/// From what is needed to courses, coaching, and the leaders who model it.
extension SheetMaker {
  func fillTrainingMap(_ sheet: inout PrintedSheet) throws {
    let offered = try activities()
    let first = orientation(among: offered)
    sheet.orientation = first.map(Self.activity)
    // What everybody begins with is said once.
    let activities = offered.filter { activity in !first.contains { $0.id == activity.id } }
    let units = source.framework.ratedUnits.filter { $0.statements.contains(where: source.counts) }
    let models = try LeaderModels(of: source, local: local, in: catalog)
    let chosen = models.chosen(for: units)
    sheet.hasModels = models.hasLeaders
    sheet.needs = units.map { unit in
      let concepts = source.concepts(of: unit)
      func serving(_ modes: Set<Activity.Mode>) -> [SheetActivity] {
        best(activities.filter { modes.contains($0.mode) }, for: concepts)
          .map(Self.activity)
      }
      let own = chosen[unit.id] ?? []
      return SheetNeed(
        unit: source.unit(unit, []),
        training: serving([.training, .selfStudy]),
        coaching: serving([.coaching, .onTheJob, .learningCircle, .modelling]),
        models: own, modelNote: own.isEmpty ? models.note(for: unit) : "")
    }
    let named = Set(chosen.values.joined().map(\.document))
    sheet.documents = try catalog.frameworkIDs.filter(named.contains).map {
      "\($0): \(try catalog.framework($0).framework.title)"
    }
    if !source.isAligned {
      sheet.notes.append(
        "Nobody has said yet what the statements of this document are about, so courses, coaching "
          + "and leaders are left to be filled in.")
    }
    if !models.hasLeaders {
      sheet.notes.append(
        "No document at hand speaks of anybody who leads a \(source.role.sheetName), so nobody is "
          + "named here who models the work.")
    }
  }

  /// The activities for the role that are offered where the document is in force.
  private func activities() throws -> [Activity] {
    try catalog.activities().filter { activity in
      activity.isOffered(under: source.framework)
        && (activity.roles.isEmpty || activity.roles.contains { $0.fits(source.role) })
    }
  }

  private static func activity(_ activity: Activity) -> SheetActivity {
    SheetActivity(
      title: activity.title, hours: SheetActivity.words(hours: activity.hours),
      provider: activity.provider ?? "",
      evidence: activity.evidence ?? "")
  }

  /// What everybody begins with: of the courses that are for just where the document is in force,
  /// and require nothing, the one that the most others require.
  private func orientation(among activities: [Activity]) -> [Activity] {
    func followers(_ activity: Activity) -> Int {
      activities.count { $0.requires.contains(activity.id) }
    }
    return activities.filter {
      $0.jurisdiction == source.framework.jurisdiction && $0.mode == .training
        && $0.requires.isEmpty && followers($0) > 0
    }.sorted { (followers($1), $0.id) < (followers($0), $1.id) }.prefix(1).map { $0 }
  }

  /// The two activities that close the most of what a unit is about.
  private func best(
    _ activities: [Activity], for concepts: [(concept: String, weight: Double)]
  ) -> [Activity] {
    let weights = Dictionary(
      concepts.prefix(4).map { ($0.concept, $0.weight) }, uniquingKeysWith: { first, _ in first })
    let scored = activities.map { activity in
      (
        activity,
        activity.effects.reduce(0) {
          $0 + $1.closes * (weights[hierarchy.root(of: $1.concept)] ?? 0)
        }
      )
    }
    return scored.filter { $0.1 > 0 }.sorted { ($1.1, $0.0.id) < ($0.1, $1.0.id) }
      .prefix(2).map(\.0)
  }
}
