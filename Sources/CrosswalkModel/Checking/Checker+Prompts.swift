import CrosswalkBase

extension Checker {
  /// Checks prompts: that elements, roles and stages are there once, and concepts are known.
  mutating func check(_ prompts: PromptSet, _ document: DocumentReference) {
    var ids = IDRegister()
    var owners = IDRegister()
    let (concepts, suggestions) = (concepts, conceptSuggestions)
    for (index, element) in prompts.elements.enumerated() {
      let base: [PathStep] = [.key("elements"), .index(index)]
      register(element.id, as: "element", at: .init(document, base + [.key("id")]), in: &ids)
      for (position, concept) in element.concepts.enumerated() {
        let place = DocumentPlace(document, base + [.key("concepts"), .index(position)])
        if let concepts, !concepts.contains(concept) {
          report(
            document, place.path, "unknown concept '\(concept)'" + suggestions(concept))
        }
        register(concept, as: "concept", at: place, in: &owners)
      }
      checkStages(of: element.coaching, element.id, document, base)
      if let leading = element.leading {
        checkStages(of: leading.coaching, element.id, document, base + [.key("leading")])
      }
    }
    checkRoles(prompts.preview.map(\.role), "preview", document)
    checkRoles(prompts.scenarios.map(\.role), "scenarios", document)
  }

  private mutating func checkStages(
    of prompts: [PracticeElement.Coaching], _ element: String, _ document: DocumentReference,
    _ base: [PathStep]
  ) {
    let stages = stages
    guard !stages.isEmpty else { return }
    var found: Set<String> = []
    for (position, coaching) in prompts.enumerated() {
      let path = base + [.key("coaching"), .index(position), .key("stage")]
      if !stages.contains(coaching.stage) {
        report(
          document, path,
          "unknown stage '\(coaching.stage)'"
            + (nearest(coaching.stage, in: stages).map { "; did you mean '\($0)'?" }
              ?? "; there is \(stages.joined(separator: ", "))"))
      } else if !found.insert(coaching.stage).inserted {
        report(document, path, "stage '\(coaching.stage)' is there twice")
      }
    }
    for stage in stages where !found.contains(stage) {
      report(
        document, base + [.key("coaching")],
        "element '\(element)' has no prompts for the stage '\(stage)'", severity: .warning)
    }
  }

  private mutating func checkRoles(
    _ roles: [Role], _ key: String, _ document: DocumentReference
  ) {
    var found: Set<Role> = []
    for (index, role) in roles.enumerated() {
      let path: [PathStep] = [.key(key), .index(index), .key("role")]
      if !Role.ofOnePerson.contains(role) {
        report(
          document, path,
          "nobody applies as '\(role.rawValue)'; there is "
            + Role.ofOnePerson.map(\.rawValue).joined(separator: ", "))
      } else if !found.insert(role).inserted {
        report(document, path, "role '\(role.rawValue)' is there twice")
      }
    }
  }
}
