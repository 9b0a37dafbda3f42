import CrosswalkBase

/// A goal, or the room for one.
package struct SheetGoal: TemplateRecord {
  package let number: Int
  package let unit: String
  package let statement: SheetStatement?
  package let now: String

  package static let fields: [TemplateField<SheetGoal>] = [
    .text("number", "Which goal it is, from 1 to 3.") { String($0.number) },
    .text("unit", "The unit that the statement is of.") { $0.unit },
    .optional("statement", "The statement, if one is named.") { $0.statement },
    .text("now", "What people have rated the unit, if a file says so.") { $0.now },
  ]
}

/// An element of practice, and what serves those who supervise, coach and select.
package struct SheetElement: TemplateRecord {
  package let title: String
  package let meaning: String
  package let before: [String]
  package let during: [String]
  package let after: [String]
  package let tools: [String]
  package let coaching: [SheetCoaching]
  package let interview: [SheetInterview]
  package let rolePlay: SheetRolePlay
  package let focus: [String]

  package static let fields: [TemplateField<SheetElement>] = [
    .text("title", "Its name.") { $0.title },
    .text("meaning", "What it is in daily work.") { $0.meaning },
    .texts("before", "What a supervisor does before a talk.") { $0.before },
    .texts("during", "What a supervisor does in it.") { $0.during },
    .texts("after", "What a supervisor does after it.") { $0.after },
    .texts("tools", "Tools that serve it; none where a local document takes their place.") {
      $0.tools
    },
    .flag("hasTools", "Whether there are any of those.") { !$0.tools.isEmpty },
    .list("coaching", "Questions by stage.") { $0.coaching },
    .list("interview", "Questions for applicants.") { $0.interview },
    .optional("rolePlay", "A scene to play.") { $0.rolePlay },
    .texts("focus", "What to attend to, a month each.") { $0.focus },
  ]
}

/// Questions for somebody at one stage.
package struct SheetCoaching: TemplateRecord {
  package let levels: String
  package let scaling: String
  package let questions: [String]
  package let evidence: String
  package let step: String

  package static let fields: [TemplateField<SheetCoaching>] = [
    .text("levels", "The levels that it fits, by the names of the scale.") { $0.levels },
    .text("scaling", "A question from 0 to 10.") { $0.scaling },
    .texts("questions", "Questions about a case.") { $0.questions },
    .text("evidence", "What one would see or read.") { $0.evidence },
    .text("step", "A small next step.") { $0.step },
  ]
}

/// A question for applicants.
package struct SheetInterview: TemplateRecord {
  package let question: String
  package let listenFor: [String]
  package let beware: [String]

  package static let fields: [TemplateField<SheetInterview>] = [
    .text("question", "What is asked.") { $0.question },
    .texts("listenFor", "What a good answer has in it.") { $0.listenFor },
    .texts("beware", "What should give pause.") { $0.beware },
  ]
}

/// A scene to play.
package struct SheetRolePlay: TemplateRecord {
  package let setting: String
  package let candidate: String
  package let actor: String
  package let lookFor: [String]

  package static let fields: [TemplateField<SheetRolePlay>] = [
    .text("setting", "Where two people meet.") { $0.setting },
    .text("candidate", "What the applicant is told.") { $0.candidate },
    .text("actor", "What the other one plays.") { $0.actor },
    .texts("lookFor", "What those who watch look for.") { $0.lookFor },
  ]
}

/// A day at work.
package struct SheetScenario: TemplateRecord {
  package let title: String
  package let text: [String]
  package let task: String
  package let answerGuide: [String]

  package static let fields: [TemplateField<SheetScenario>] = [
    .text("title", "Its name.") { $0.title },
    .texts("text", "What happens, in paragraphs.") { $0.text },
    .text("task", "What the applicant writes.") { $0.task },
    .texts("answerGuide", "What a good answer has in it.") { $0.answerGuide },
  ]
}

/// A month's focus.
package struct SheetMonth: TemplateRecord {
  package let number: Int
  package let element: String
  package let focus: String

  package static let fields: [TemplateField<SheetMonth>] = [
    .text("number", "Which month it is, from 1 to 12.") { String($0.number) },
    .text("element", "The element of practice.") { $0.element },
    .text("focus", "What to attend to.") { $0.focus },
  ]
}

/// Something to learn by.
package struct SheetActivity: TemplateRecord {
  package let title: String
  package let hours: String
  package let provider: String
  package let evidence: String

  package static let fields: [TemplateField<SheetActivity>] = [
    .text("title", "Its name.") { $0.title },
    .text("hours", "How long it takes, such as '4 hours'.") { $0.hours },
    .text("provider", "Who offers it, where the catalogue says so.") { $0.provider },
    .text("evidence", "What to look for afterwards.") { $0.evidence },
  ]
}

extension SheetActivity {
  /// A number of hours in words.
  static func words(hours: Double) -> String { "\(hours.plain) hour\(hours == 1 ? "" : "s")" }
}

/// What can be learned for a unit, and who models it.
package struct SheetNeed: TemplateRecord {
  package let unit: SheetUnit
  package let training: [SheetActivity]
  package let coaching: [SheetActivity]
  package let models: [SheetModel]
  package let modelNote: String

  package static let fields: [TemplateField<SheetNeed>] = [
    .optional("unit", "The unit.") { $0.unit },
    .list("training", "Courses that serve it.") { $0.training },
    .list("coaching", "Coaching and work that serves it.") { $0.coaching },
    .list("models", "What leaders do that shows it.") { $0.models },
    .text("modelNote", "What is said in their place, where there are none.") { $0.modelNote },
  ]
}

/// What a leader does.
package struct SheetModel: TemplateRecord {
  package let text: String
  package let locator: String
  package let role: String
  package let document: String

  package static let fields: [TemplateField<SheetModel>] = [
    .text("text", "What the leader does.") { $0.text },
    .text("locator", "Its place in the document.") { $0.locator },
    .text("role", "Who does it.") { $0.role },
    .text("document", "The short name of the document, where it is another one.") { $0.document },
  ]
}

/// A curriculum, or a person's part of one.
package struct SheetPlan: TemplateRecord {
  package let hours: String
  package let months: [SheetPlanMonth]
  package let goals: [String]
  package var nothing = ""
  package var observe: [SheetToObserve] = []
  package var moreToObserve = 0
  package var hidesFew = false
  package var aim = ""
  package var documents: [String] = []

  package static let fields: [TemplateField<SheetPlan>] = [
    .text("hours", "All of it together, such as '24 hours'.") { $0.hours },
    .list("months", "What is on in each month.") { $0.months },
    .texts("goals", "What the plan is to achieve, in plain words.") { $0.goals },
    .text("nothing", "Why nothing is planned, where nothing is.") { $0.nothing },
    .list("observe", "What has to be observed before anybody teaches it.") { $0.observe },
    .text("observesMore", "How many there are besides; empty: none.") {
      $0.moreToObserve > 0 ? "\($0.moreToObserve)" : ""
    },
    .flag("observesFirst", "Whether there is any of that.") { !$0.observe.isEmpty },
    .flag("hidesFew", "Whether courses of under five people are left out.") { $0.hidesFew },
    .text("aim", "The level that the plan leads to, and of which document.") { $0.aim },
    .texts("documents", "What short names of other documents in it stand for.") { $0.documents },
  ]
}

/// What has to be observed first.
package struct SheetToObserve: TemplateRecord {
  package let about: String
  package let advice: String

  package static let fields: [TemplateField<SheetToObserve>] = [
    .text("about", "What it is about.") { $0.about },
    .text("advice", "What to rate, mark or watch for, where anything helps.") { $0.advice },
  ]
}

/// A month of a plan, or some.
package struct SheetPlanMonth: TemplateRecord {
  package let label: String
  package let check: String
  package var activities: [SheetActivity]

  package static let fields: [TemplateField<SheetPlanMonth>] = [
    .text("label", "Its name, or from which to which; empty where the plan has no calendar.") {
      $0.label
    },
    .text("check", "When to look whether it worked, such as 'in 2026-12'.") { $0.check },
    .list("activities", "What is on in it.") { $0.activities },
  ]
}
