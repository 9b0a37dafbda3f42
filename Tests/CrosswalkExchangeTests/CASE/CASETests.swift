import CrosswalkExchange
import CrosswalkTestSupport
import Foundation
import Testing

@Suite struct CASETests {
  private func text(_ id: String) throws -> String {
    try CASEExport(
      try ExchangeData.catalog.framework(id), ontology: ExchangeData.catalog.ontology
    ).text
  }

  @Test(arguments: ExchangeData.ids)
  func `a framework reads back as it was`(id: String) throws {
    let imported = try CASEImport.read(Array(try text(id).utf8), id: id, title: "")
    #expect(imported.report.problemCount == 0, "\(imported.report.notes.prefix(5))")
    #expect(
      imported.report.notes.map(\.message).sorted() == [
        "'conceptKeywords' (\(try ExchangeData.catalog.framework(id).alignment.links.count)) has no "
          + "place in a framework",
        "identifiers, URIs, languages and dates of change of its parts are not kept",
      ])
    let framework = try ExchangeData.catalog.framework(id).framework
    let back = imported.framework
    #expect(back.scale == framework.scale)
    #expect(back.groups == framework.groups)
    for (unit, original) in zip(back.units, framework.units) where unit != original {
      for (statement, wanted) in zip(unit.statements, original.statements) {
        #expect(statement == wanted)
      }
      #expect(unit == original)
    }
    #expect(back == framework)
  }

  @Test func `names have the UUIDs that everybody gives them`() {
    #expect(
      NameUUID.of(iri: "https://w3id.org/crosswalk/framework/cpm/")
        == "134b799a-bd8e-5519-89d6-4302a3d8887a")
  }

  @Test(.enabled(if: Oracle.mayAskPython, "there is no Python"))
  func `Python makes the same UUIDs`() throws {
    let names = (0..<200).map { String(repeating: "é/", count: $0 / 3) + "\($0)" }
    let script = """
      import json, sys, uuid
      json.dump([str(uuid.uuid5(uuid.NAMESPACE_URL, n)) for n in json.load(sys.stdin)], sys.stdout)
      """
    #expect(try Oracle.ask(script, names, [String].self) == names.map(NameUUID.of))
  }

  @Test(.enabled(if: ExchangeData.hasJSONSchema, "Python has no jsonschema"))
  func `packages keep to the schema, and broken ones do not`() throws {
    let script = """
      import copy, json, jsonschema, sys
      schema, *texts = json.load(sys.stdin)
      check = jsonschema.Draft202012Validator(json.loads(schema))
      faults, spared = [], []
      for text in texts:
          package = json.loads(text)
          faults += [f"{list(e.absolute_path)}: {e.message[:200]}" for e in check.iter_errors(package)]
          ids = [t["identifier"] for t in package["CFItems"] + package["CFAssociations"]]
          if len(ids) != len(set(ids)): faults.append("identifiers that are there twice")
          known = {t["identifier"] for t in package["CFItems"]} | {package["CFDocument"]["identifier"]}
          for a in package["CFAssociations"]:
              for end in ("originNodeURI", "destinationNodeURI"):
                  if a[end]["identifier"] not in known: faults.append("an association to nowhere")
      for key, place in [("CFItems", 0), ("CFAssociations", 0), ("CFRubrics", 0)]:
          for change in ("drop", "add", "version"):
              broken = copy.deepcopy(package)
              thing = broken[key][place]
              if change == "drop": del thing["uri"]
              if change == "add": thing["shares"] = []
              if change == "version": thing["identifier"] = thing["identifier"][:14] + "7" + thing["identifier"][15:]
              if check.is_valid(broken): spared.append(f"{key} {change}")
      json.dump([faults[:20], spared], sys.stdout)
      """
    let answer = try Oracle.ask(
      script, [CASESchema.text] + ExchangeData.ids.map(text), [[String]].self)
    #expect(answer == [[], []])
  }

  @Test func `dates of change come from the data`() throws {
    #expect(try text("kent").contains(#""lastChangeDateTime" : "2010-03-01T00:00:00Z""#))
    #expect(try text("cpm").contains(#""lastChangeDateTime" : "2026-11-25T00:00:00Z""#))
    #expect(try text("cpm") == text("cpm"))
  }
}
