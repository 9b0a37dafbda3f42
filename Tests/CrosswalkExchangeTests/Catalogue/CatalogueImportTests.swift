import CrosswalkDocuments
import CrosswalkModel
import Testing

@testable import CrosswalkExchange

/// Tables of activities, as people keep them.
@Suite struct CatalogueImportTests {
  private func read(_ csv: String) throws -> CatalogueImport {
    try CatalogueImport(ImportTable(csv: Array(csv.utf8)), id: "ours", title: "Ours")
  }

  @Test func `a row a concept makes activities with all that they close`() throws {
    let imported = try read(
      """
      Activity ID;Name;Type;Duration;Months;Min;Max;Price;Currency;Prerequisites;Audience;Concept;From;To;Closes;Why;Room
      safety;Safety basics;Training;6;;4;24;300;EUR;;worker, supervisor;safety-and-risk;learning;guided;40 %;Practised;12
      safety;;;;;;;;;;;court;Guided;;0,2;Seen;
      ;Shadowing a colleague;on the job;3,5;2;;;;;safety;;court;guided;independent;0.3;;
      """)
    #expect(imported.problems == [])
    #expect(imported.unusedHeadings == ["Room"])
    #expect(imported.catalogue.currency == "EUR")
    #expect(
      imported.catalogue.activities == [
        Activity(
          id: "safety", title: "Safety basics", mode: .training, hours: 6,
          size: .init(from: 4, to: 24), cost: 300, roles: [.worker, .supervisor],
          effects: [
            .init(
              concept: "safety-and-risk", from: "learning", to: "guided", closes: 0.4,
              reason: "Practised"),
            .init(concept: "court", from: "guided", to: "guided", closes: 0.2, reason: "Seen"),
          ]),
        Activity(
          id: "shadowing-a-colleague", title: "Shadowing a colleague", mode: .onTheJob, hours: 3.5,
          months: 2, requires: ["safety"],
          effects: [
            .init(
              concept: "court", from: "guided", to: "independent", closes: 0.3,
              reason: "No reason is given.")
          ]),
      ])
  }

  @Test func `what is referred to is written as an id, and what can be none is told`() throws {
    let long = String(repeating: "a", count: 101)
    let imported = try read(
      """
      id,title,mode,hours,requires,instead,concept,from,to,closes
      a,A,training,6,b\u{A0}c;d,one\u{2003}of these,giving supervision,Guided practice,,0.3
      ,?!,training,6,,,,,,
      \(long),B,training,6,,,,,,
      c,C,training,6,d\u{200B},,\(long),guided,,0.3
      """)
    #expect(
      imported.catalogue.activities == [
        Activity(
          id: "a", title: "A", mode: .training, hours: 6, requires: ["b", "c", "d"],
          instead: "one-of-these",
          effects: [
            .init(
              concept: "giving-supervision", from: "guided-practice", to: "guided-practice",
              closes: 0.3, reason: "No reason is given.")
          ]),
        Activity(id: "c", title: "C", mode: .training, hours: 6, effects: []),
      ])
    let short = String(repeating: "a", count: 40)
    let rule = "an id has up to 100 characters, all of which can be seen"
    #expect(
      imported.problems == [
        "line 3: no id can be made of '?!': \(rule); the activity is left out",
        "line 4: nothing is called '\(short)…': \(rule); the activity is left out",
        "line 5: 'requires' is 'd\\u{200B}', and nothing is called so: \(rule); it is left out",
        "line 5: 'concept' is '\(short)…', and nothing is called so: \(rule); it is left out",
      ])
    let text = CatalogueWriter.text(imported.catalogue)
    var documents = DocumentSet()
    documents.read(.init(path: "made.yaml", bytes: Array(text.utf8)))
    #expect(documents.catalogues.map(\.value) == [imported.catalogue])
  }

  @Test func `what cannot be read is told with its line, and the rest is kept`() throws {
    let imported = try read(
      """
      id,title,mode,hours,roles,concept,from,closes
      a,A,lecture,6,,court,guided,0.3
      b,B,coachng,6,,court,guided,0.3
      c,C,coaching,some,,court,guided,0.3
      d,D,coaching,2,workr,court,guided,much
      d,,,,,feedback,,0.3
      d,,,,,feedback,guided,0.3
      """)
    #expect(
      imported.problems == [
        "line 2: the mode of 'a' is 'lecture'; there is training, coaching, modelling, on-the-job, "
          + "learning-circle, self-study; the activity is left out",
        "line 3: the mode of 'b' is 'coachng'; did you mean 'coaching'?; the activity is left out",
        "line 4: 'hours' is 'some', which is no number",
        "line 4: 'c' has no hours; the activity is left out",
        "line 5: unknown role 'workr'; did you mean 'worker'?",
        "line 5: 'closes' is 'much', which is no number",
        "line 5: what is closed of 'court' has no stage or no part; it is left out",
        "line 6: what is closed of 'feedback' has no stage or no part; it is left out",
      ])
    #expect(imported.catalogue.activities.map(\.id) == ["d"])
    #expect(imported.catalogue.activities.first?.effects.map(\.concept) == ["feedback"])
  }

  @Test(arguments: ["", "id,title,hours\n", "id,title,mode\n", "title,title,mode,hours\n"])
  func `a table that lacks what every activity needs is refused`(csv: String) {
    #expect(throws: ImportError.self) { try read(csv) }
  }
}
