import CrosswalkTables

/// A quarter of an hour from nothing to an answer, for one kind of reader.
struct Guide: Sendable {
  /// Something to do, and what comes of it.
  struct Step: Sendable {
    let title: String
    /// Before the commands, as a paragraph.
    let words: String
    /// For a shell, one after the other.
    let commands: String
    /// After the commands: what to look at.
    let outcome: String

    init(_ title: String, _ words: String, _ commands: String, then outcome: String = "") {
      self.title = title
      self.words = words
      self.commands = commands
      self.outcome = outcome
    }
  }

  let title: String
  /// What one has at the end, in a sentence or two.
  let aim: String
  let steps: [Step]
  /// Where to go on.
  let next: String

  /// For a terminal; commands stand by themselves, to be copied.
  func text(style: TextStyle) -> PlainText {
    var text = style.paint("\(title)", .bold) + "\n" + style.wrapped("\(aim)", first: "")
    for (index, step) in steps.enumerated() {
      text += "\n" + style.paint("\(index + 1). \(step.title)", .bold) + "\n"
      text += style.wrapped("\(step.words)", first: "") + "\n"
      text += "\(lines: step.commands)\n"
      if !step.outcome.isEmpty { text += "\n" + style.wrapped("\(step.outcome)", first: "") }
    }
    return text + "\n" + style.wrapped("\(next)", first: "")
  }

  /// As an article: the same words, the commands as blocks for a shell.
  var markdown: String {
    var text = "# \(title)\n\n\(aim)\n"
    for (index, step) in steps.enumerated() {
      text += "\n## \(index + 1). \(step.title)\n\n\(step.words)\n\n```sh\n\(step.commands)\n```\n"
      if !step.outcome.isEmpty { text += "\n\(step.outcome)\n" }
    }
    return text + "\n\(next)\n"
  }
}
