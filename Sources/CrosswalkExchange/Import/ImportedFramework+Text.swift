import CrosswalkBase
import CrosswalkModel
import CrosswalkTables

extension ImportedFramework {
  /// What was read, imported and left out, in lines for people.
  package func summary(of kind: ImportKind) -> [String] {
    var lines = report.evidence.map { "read so: \($0)" }
    if report.spacedTexts > 0 {
      lines.append(
        "white space was made single in \(counted(report.spacedTexts, "text")); no other text was "
          + "changed")
    }
    if report.bulletTexts > 0 {
      lines.append("a bullet was taken off \(counted(report.bulletTexts, "text"))")
    }
    if report.repeatedStatements > 0 {
      lines.append(
        "\(counted(report.repeatedStatements, "row")) repeat a statement with its id; each "
          + "statement is read once")
    }
    if !guessedActs.isEmpty {
      let acts = framework.statements.map(\.statement).filter { guessedActs.contains($0.id) }
      let list = acts.prefix(5).map { "\($0.id) \($0.act?.rawValue ?? "")" }
      lines.append(
        "the kind of act of \(counted(acts.count, "statement")) is guessed by its first words: "
          + list.joined(separator: ", ") + (acts.count > 5 ? ", ..." : "")
          + "; the others count as doing; 'act' in framework.yaml says it")
    }
    let subcompetencies = framework.units.reduce(0) { $0 + $1.subcompetencies.count }
    let source =
      kind == .case
      ? "\(counted(report.items, "item")) with "
        + "\(report.criteria) \(report.criteria == 1 ? "criterion" : "criteria")"
      : "\(counted(report.tables, "table")) with \(counted(report.rows - report.headings, "row"))"
    lines.append(
      "read \(source) and \(counted(report.statementsRead, "statement")); imported "
        + "\(counted(framework.units.count, "unit")), "
        + "\(counted(framework.scale.levels.count, "level")), "
        + "\(subcompetencies) \(subcompetencies == 1 ? "subcompetency" : "subcompetencies"), "
        + "\(counted(report.statementsImported, "statement")); left out "
        + "\(counted(report.statementsRead - report.statementsImported, "statement")); "
        + "\(counted(report.problemCount, "problem"))")
    return lines + (report.ledger.total > 0 ? report.ledger.lines : [])
  }

  /// The first statements as they are read.
  package func preview(of count: Int) -> Table {
    Table(
      ["unit", "heading", "level", "actor", "statement"],
      rows: framework.statements.prefix(count).map { unit, statement in
        let heading = unit.subcompetencies.first { $0.id == statement.subcompetency }
        return [
          .text(visible(unit.title, atMost: 30)),
          .text(visible(heading?.title ?? "", atMost: 24)),
          .text(
            statement.level.map { visible(framework.scale.title(of: $0), atMost: 24) } ?? "all"),
          .text(statement.actor.rawValue), .text(visible(statement.text, atMost: 80)),
        ]
      })
  }
}

extension ImportReport {
  /// What there is to look at, in lines for people.
  ///
  /// - Parameter advice: A part of a sentence that tells how a remedy is said; nil for none.
  /// - Returns: A line a note, without the file's name.
  package func lines(advice: (ImportRemedy) -> String?) -> [String] {
    notes.map { "\($0.isProblem ? "" : "note: ")\($0.text(advice: advice))" }
      + (uncountedNotes > 0 ? ["\(uncountedNotes) more are not shown"] : [])
  }
}

extension ImportDoubt {
  /// Puts the question to people.
  ///
  /// - Parameter say: How something is said that settles a reading.
  /// - Returns: Lines, of the question and of its choices.
  package func lines(_ say: (ImportSaying) -> String) -> [String] {
    [(place.isEmpty ? "" : "\(place): ") + question + ":"]
      + choices.enumerated().flatMap { index, choice in
        ["  \(index + 1). \(choice.words): \(choice.says.map(say).joined(separator: " "))"]
          + choice.preview.map { "       " + $0 }
      }
  }
}

extension FrameworkUpdate {
  /// What has become of units and statements, in lines for people.
  package var lines: [String] {
    var lines = renamed + changedLevels
    if let otherTitle {
      lines.append(
        "the title stays '\(visible(framework.title, atMost: 200))', though the file is called "
          + "'\(visible(otherTitle, atMost: 200))'; 'title' and 'source' in framework.yaml say it")
    }
    lines += addedUnits.map { "added unit '\($0)'" }
    lines += removedUnits.map { "removed unit '\($0)'" }
    lines += changedUnits
    lines += added.map { "added \($0.id): \($0.text)" }
    lines += changed.map { change in
      "changed \(change.id) (\(change.parts.joined(separator: ", ")))"
        + (change.isReworded ? ": '\(change.before)' is now '\(change.after)'" : "")
    }
    lines += removed.map { statement in
      let said = [
        statement.note.map { "note: \($0)" }, statement.act.map { "act: \($0.rawValue)" },
        statement.flags.isEmpty
          ? nil : "flags: \(statement.flags.map(\.rawValue).joined(separator: ", "))",
      ].compactMap { $0 }
      return "removed \(statement.id): \(statement.text)"
        + (said.isEmpty ? "" : " (\(said.joined(separator: "; ")))")
    }
    if isRough {
      lines.append(
        "the texts are too long to count all edits; some that are close may have lost their ids")
    }
    return lines
  }
}
