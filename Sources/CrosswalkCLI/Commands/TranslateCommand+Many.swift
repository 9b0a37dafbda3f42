import ArgumentParser
import CrosswalkBase
import CrosswalkExchange
import CrosswalkKit
import CrosswalkModel
import CrosswalkReports
import CrosswalkTables

/// Files of many people.
extension TranslateCommand {
  func translate(
    many path: String, _ translator: Translator, _ form: TranslationLines
  ) throws {
    let rejects = try RejectLog(
      of: DataFiles.name(of: path), to: batch.rejects, complain: complain)
    let progress = ReadingProgress()
    let sink =
      try !batch.countsAnswers || destination.out != nil
      ? SharedSink(destination.sink()) : nil
    let outcome: BatchTranslation.Outcome
    do {
      outcome = try BatchTranslation(
        translator,
        form.lines(
          hash: batch.hash ? translator.hash : nil, showsDistribution: batch.distribution),
        batch.options(namesPeople: names)
      ).run(
        path: path, role: role, basis: basis,
        into: .init(
          write: { try sink?.write($0) }, reject: rejects.add,
          progress: progress.tell))
    } catch let error as BatchError {
      progress.end()
      throw FileError(
        path: DataFiles.name(of: path),
        reason: "\(error)" + (error.isAboutOrder ? "; --unsorted takes rows in any order" : ""))
    }
    progress.end()
    try sink?.finish()
    try rejects.finish()
    if batch.countsAnswers { try summarize(outcome, translator) }
    outcome.remarks(
      on: path, hash: translator.hash, areLinesWritten: sink != nil,
      tellsPeople: !batch.countsAnswers
    )
    .forEach(complain)
    if rejects.count > 0 { throw ExitCode.problemsFound }
  }

  /// Prints how answers are distributed: in the form that is asked for, unless that is the form of the
  /// lines of people, which went to a file.
  private func summarize(
    _ outcome: BatchTranslation.Outcome, _ translator: Translator
  ) throws {
    let form = try destination.out == nil ? format : .text
    let piece =
      try batch.doubt
      ? doubt(outcome, translator, form)
      : OutputPiece(outcome.summary(by: batch.by), as: form)
    var sink = try OutputSink(path: nil)
    try sink.write(piece)
    try sink.finish()
  }

  private func doubt(
    _ outcome: BatchTranslation.Outcome, _ translator: Translator, _ form: OutputFormat
  ) throws -> OutputPiece {
    let groups = outcome.people(translator)
    var everybody = RatedProfiles(of: translator.source.framework)
    // What all people together give must not tell of those few who are in no group that is shown.
    for people in groups.values where people.count >= GroupGaps.least { everybody.add(people) }
    let second = try batch.secondReader.map { path in
      var options = catalogOptions
      options.alignments.append(path)
      return try options.catalog().translator(
        from: from, to: to, targetRole: targetRole, thresholds: translator.thresholds)
    }
    let group = GroupTranslator(translator)
    let report = GroupTranslationReport(
      group.translate(groups), group.sensitivity(of: everybody, second: second), by: batch.by)
    switch form {
    case .text: return .text(report.text(style: DestinationOptions.style()))
    case .json: return .data(try JSONText.pretty(report.record(translator)))
    case .csv, .ndjson: return try OutputPiece(report.table, as: form)
    }
  }
}
