import Foundation

/// A framework that somebody else has written, with its alignment.
enum StrangersFiles {
  static let framework = """
    format: crosswalk.framework/1
    id: stranger
    title: A county's own anchors
    publisher: A county
    version: "2"
    jurisdiction: Elsewhere
    date: "2024"
    source: {title: Anchors}
    scale:
      id: stranger-scale
      title: Step
      construct: What is seen
      rates: units
      basis: observed
      levels:
        - {id: "No", title: Not yet}
        - {id: "1", title: Now and then}
        - {id: "2", title: Always}
    units:
      - id: talk
        title: Talks = listens
        statements: [{id: talk.1, text: Talks openly.}]
      - id: twin-a
        title: Twin
        statements: [{id: twin-a.1, text: Asks for feedback.}]
      - id: twin-b
        title: Twin
        statements: [{id: twin-b.1, text: Works in teams.}]

    """

  static let alignment = """
    format: crosswalk.alignment/1
    framework: stranger
    author: A stranger
    version: "1"
    date: "2024"
    scale:
      cuts: [{at: 0, spread: 0}, {at: 30, spread: 5}, {at: 70, spread: 5}, {at: 100, spread: 0}]
      locationError: {points: 4, reason: A guess.}
      levels:
        - level: "No"
          facets: {consistency: {strength: 1, section: p. 1}, autonomy: {strength: 1, section: p. 1}}
        - level: "1"
          facets: {consistency: {strength: 2, section: p. 1}}
        - level: "2"
          facets: {consistency: {strength: 3, section: p. 1}}
    links:
      talk.1: [{concept: open-communication, share: 1, relation: close, confidence: 0.9}]
      twin-a.1: [{concept: feedback, share: 1, relation: close, confidence: 0.9}]
      twin-b.1: [{concept: teamwork, share: 1, relation: close, confidence: 0.9}]

    """

  /// Somebody's own links for CPM.
  static let overlay = """
    format: crosswalk.alignment/1
    framework: cpm
    author: Reader B
    version: "1"
    date: "2026"
    links:
      1.a: [{concept: bias, share: 1, relation: close, confidence: 0.9}]

    """

  /// Direct judgements between the stranger's statements and those of CPM.
  static let matches = """
    format: crosswalk.matches/1
    from: stranger
    to: cpm
    author: A stranger
    version: "1"
    date: "2024"
    matches:
      - {subject: talk.1, object: 1.a, relation: exact, confidence: 1, note: The same words.}

    """

  /// Somebody who holds that CPM's levels speak to no facet.
  static let silent = """
    format: crosswalk.alignment/1
    framework: cpm
    author: Reader C
    version: "1"
    date: "2026"
    scale:
      levels:
        - {level: emerging, facets: {}}
        - {level: acquiring, facets: {}}
        - {level: accomplished, facets: {}}

    """

  static func write(_ files: [String: String], to folder: URL) throws {
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
  }

  static func writeFramework(to folder: URL) throws {
    try write(["framework.yaml": framework, "alignment.yaml": alignment], to: folder)
  }
}
