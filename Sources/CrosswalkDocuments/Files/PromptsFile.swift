import CrosswalkModel

/// How questions, scenarios and coaching prompts are written down.
public enum PromptsFile {
  /// What the `format` key says.
  public static let format = "crosswalk.prompts/1"

  /// The shape of the file.
  package static let shape: Shape<PromptSet> = .record(
    "set of prompts",
    constant("format", format, "The kind and version of the file."),
    field("id", .identifier, \.id, "What results call the set."),
    field("title", .text, \.title, "Its name."),
    field("version", .text, \.version, "Its version; any change of the wording is a new one."),
    field("date", .text, \.date, "The date of the version."),
    optional("note", .text, \.note, "Who wrote it, and who has looked at it."),
    optional(
      "jurisdiction", .text, \.jurisdiction,
      "Where the work is done that it was written for; left out: anywhere."),
    field(
      "elements", .list(of: element), \.elements,
      "The practice elements; one with the id of a bundled one takes its place."),
    withDefault("preview", .list(of: preview), \.preview, [], "What to tell applicants, by role."),
    withDefault(
      "scenarios", .list(of: scenario), \.scenarios, [],
      "A day at work that an applicant writes about, by role.")
  ) { _, id, title, version, date, note, jurisdiction, elements, preview, scenarios in
    PromptSet(
      id: id, title: title, version: version, date: date, note: note,
      jurisdiction: jurisdiction, elements: elements, preview: preview, scenarios: scenarios)
  }

  private static let texts: Shape<[String]> = .list(of: .text, atLeast: 1)

  private static let element: Shape<PracticeElement> = .record(
    "element of practice",
    field("id", .identifier, \.id, "What commands call it."),
    field("title", .text, \.title, "Its name."),
    field(
      "concepts", .list(of: .identifier).inline, \.concepts,
      "The ontology's concepts that belong to it; none belongs to two elements."),
    field("meaning", .text, \.meaning, "What it is in daily work, in a sentence or two."),
    field("supervisor", supervisor, \.supervisor, "What a supervisor does, and with which tools."),
    field("coaching", .list(of: coaching), \.coaching, "Prompts for each stage."),
    field("interview", .list(of: interview), \.interview, "Questions for applicants."),
    field("rolePlay", rolePlay, \.rolePlay, "A scene to play with an applicant."),
    field("focus", texts, \.focus, "What to attend to, a month each."),
    optional(
      "leading", leading, \.leading,
      "The same four for supervisors, managers and directors, whose work is to lead others.")
  ) { id, title, concepts, meaning, supervisor, coaching, interview, rolePlay, focus, leading in
    PracticeElement(
      id: id, title: title, concepts: concepts, meaning: meaning, supervisor: supervisor,
      coaching: coaching, interview: interview, rolePlay: rolePlay, focus: focus, leading: leading)
  }

  private static let leading: Shape<PracticeElement.Leading> = .record(
    "prompts for those who lead",
    field("coaching", .list(of: coaching), \.coaching, "Prompts for each stage."),
    field("interview", .list(of: interview), \.interview, "Questions for applicants."),
    field("rolePlay", rolePlay, \.rolePlay, "A scene to play with an applicant."),
    field("focus", texts, \.focus, "What to attend to, a month each.")
  ) {
    PracticeElement.Leading(coaching: $0, interview: $1, rolePlay: $2, focus: $3)
  }

  private static let supervisor: Shape<PracticeElement.Supervisor> = .record(
    "supervisor's steps",
    field("before", texts, \.before, "Before the talk."),
    field("during", texts, \.during, "In the talk."),
    field("after", texts, \.after, "After the talk."),
    withDefault("tools", .list(of: .text), \.tools, [], "Tools that serve the element.")
  ) { PracticeElement.Supervisor(before: $0, during: $1, after: $2, tools: $3) }

  private static let coaching: Shape<PracticeElement.Coaching> = .record(
    "coaching prompt",
    field("stage", .identifier, \.stage, "The stage of the reference scale.").identifying,
    field("scaling", .text, \.scaling, "A question that a number from 0 to 10 answers."),
    field("questions", texts, \.questions, "Questions about a case."),
    field("evidence", .text, \.evidence, "What one would see or read."),
    field("step", .text, \.step, "A small step that leads on.")
  ) {
    PracticeElement.Coaching(stage: $0, scaling: $1, questions: $2, evidence: $3, step: $4)
  }

  private static let interview: Shape<PracticeElement.Interview> = .record(
    "interview question",
    field("question", .text, \.question, "What is asked."),
    field("listenFor", texts, \.listenFor, "What a good answer has in it."),
    field("beware", texts, \.beware, "What should give pause.")
  ) { PracticeElement.Interview(question: $0, listenFor: $1, beware: $2) }

  private static let rolePlay: Shape<PracticeElement.RolePlay> = .record(
    "role play",
    field("setting", .text, \.setting, "Where and why two people meet."),
    field("candidate", .text, \.candidate, "What the applicant is told."),
    field("actor", .text, \.actor, "What the other one plays."),
    field("lookFor", texts, \.lookFor, "What those who watch look for.")
  ) { PracticeElement.RolePlay(setting: $0, candidate: $1, actor: $2, lookFor: $3) }

  private static let preview: Shape<PromptSet.Preview> = .record(
    "preview",
    field("role", .oneOf, \.role, "Whose work it is.").identifying,
    field("text", texts, \.text, "In paragraphs.")
  ) { PromptSet.Preview(role: $0, text: $1) }

  private static let scenario: Shape<PromptSet.Scenario> = .record(
    "scenario",
    field("role", .oneOf, \.role, "Whose day it is.").identifying,
    field("title", .text, \.title, "Its name."),
    field("text", texts, \.text, "What happens, in paragraphs."),
    field("task", .text, \.task, "What the applicant writes."),
    field("answerGuide", texts, \.answerGuide, "What a good answer has in it.")
  ) {
    PromptSet.Scenario(role: $0, title: $1, text: $2, task: $3, answerGuide: $4)
  }
}
