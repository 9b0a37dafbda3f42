import CrosswalkTables

/// The built-in templates of sheets, whole, so that a county can print one and change it.
package enum SheetTemplates {
  /// The page of a kind, with its style.
  package static func html(_ kind: SheetKind) -> String {
    let body =
      switch kind {
      case .tenureColumn: SheetHTML.tenureColumn
      case .smartGoals: SheetHTML.smartGoals
      case .practiceProfile: SheetHTML.practiceProfile
      case .coachingGuide: SheetHTML.coachingGuide
      case .coachingGuideShort: SheetHTML.coachingGuideShort
      case .supervisorOnePager: SheetHTML.supervisorOnePager
      case .onePager: SheetHTML.onePager
      case .selectionKit: SheetHTML.selectionKit
      case .trainingMap: SheetHTML.trainingMap
      case .individualPlan: SheetHTML.individualPlan
      case .unitPlan: SheetHTML.unitPlan
      }
    return SheetHTML.head(kind) + body + SheetHTML.foot(kind)
  }

  /// The same in Markdown; Word documents are made of it.
  package static func markdown(_ kind: SheetKind) -> String {
    let body =
      switch kind {
      case .tenureColumn: SheetMarkdown.tenureColumn
      case .smartGoals: SheetMarkdown.smartGoals
      case .practiceProfile: SheetMarkdown.practiceProfile
      case .coachingGuide: SheetMarkdown.coachingGuide
      case .coachingGuideShort: SheetMarkdown.coachingGuideShort
      case .supervisorOnePager: SheetMarkdown.supervisorOnePager
      case .onePager: SheetMarkdown.onePager
      case .selectionKit: SheetMarkdown.selectionKit
      case .trainingMap: SheetMarkdown.trainingMap
      case .individualPlan: SheetMarkdown.individualPlan
      case .unitPlan: SheetMarkdown.unitPlan
      }
    return SheetMarkdown.head + (kind == .selectionKit ? "" : SheetMarkdown.source) + body
  }
}
