/// What usual names of levels say of their order.
enum LevelWords {
  /// Phrases in small letters, in steps from the lowest. Those of one step cannot be put in order.
  private static let steps: [[String]] = [
    [
      "unsatisfactory", "unacceptable", "inadequate", "not met", "unmet", "no evidence", "not yet",
      "does not meet", "below expectations", "nunca",
    ],
    [
      "novice", "beginning", "beginner", "learning", "learner", "entry", "entry level", "basic",
      "foundational", "foundation", "trainee", "newly qualified", "introductory", "initial", "low",
      "early", "awareness", "aware", "básico", "inicial", "principiante", "new",
    ],
    [
      "emerging", "needs improvement", "partially met", "approaching", "approaches expectations",
      "emergente",
    ],
    [
      "developing", "advanced beginner", "acquiring", "practicing", "practising", "progressing",
      "intermediate", "medium", "moderate", "building", "intermedio", "en desarrollo", "bridging",
    ],
    [
      "acquired", "maturing", "competent", "journey", "journey level", "meets expectations",
      "meets",
      "met", "applying", "satisfactory", "competente",
    ],
    ["proficient", "skilled", "experienced", "capable", "fully met", "full", "proficiente"],
    [
      "accomplished", "advanced", "high", "late", "exceeds expectations", "exceeds", "senior",
      "senior practitioner", "avanzado",
    ],
    ["distinguished", "leading", "exemplary", "outstanding", "superior", "ejemplar"],
    ["expert", "master", "mastery", "mastering", "top", "experto"],
  ]

  private static let stepOfPhrase = Dictionary(
    steps.enumerated().flatMap { step, phrases in phrases.map { ($0, step) } },
    uniquingKeysWith: { first, _ in first })
  private static let longest = stepOfPhrase.keys.map { $0.split(separator: " ").count }.max() ?? 1

  /// How high a level of this title stands among those with usual names, from 0; nil for a title
  /// that holds no such name.
  static func step(of title: String) -> Int? {
    let words = words(title)
    guard words.count <= 8 else { return nil }
    // The longest phrase counts: an advanced beginner is a beginner.
    for length in stride(from: min(longest, words.count), to: 0, by: -1) {
      for start in 0...(words.count - length) {
        let phrase = words[start..<(start + length)].joined(separator: " ")
        if let step = stepOfPhrase[phrase] { return step }
      }
    }
    return nil
  }

  /// The number of a level that has one: `Level 2`, `2 - Basic`, `Stage II`, `Step one`, `3`.
  static func number(of title: String) -> Double? {
    let words = words(title)
    guard let first = words.first else { return nil }
    if let number = Double(first) { return number }
    if first.count > 1, first.first == "l", let number = Double(first.dropFirst()) {
      return number
    }
    guard names.contains(first) || names.contains(words.dropFirst().first ?? "") else { return nil }
    let word = words.dropFirst(names.contains(first) ? 1 : 2).first ?? ""
    let counted = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    let roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    return Double(word) ?? counted.firstIndex(of: word).map { Double($0 + 1) }
      ?? roman.firstIndex(of: word).map { Double($0 + 1) }
  }

  /// Whether a title is a step of a ladder by its number: nobody calls the best one `Level 1`, but many a
  /// best one `Tier 1`, `Grade 1` or just `1`.
  static func isStep(_ title: String) -> Bool {
    words(title).contains { ["level", "stage", "step", "phase", "band", "nivel"].contains($0) }
  }

  /// What levels are called before their number.
  private static let names: Set<String> = [
    "level", "stage", "tier", "step", "grade", "phase", "band", "score", "rating", "nivel",
  ]

  private static func words(_ title: String) -> [String] {
    CellText.folded(title).split { !$0.isLetter && !$0.isNumber && $0 != "." }
      .map { $0.hasSuffix(".") ? String($0.dropLast()) : String($0) }.filter { !$0.isEmpty }
  }

  /// Whether a heading is a usual name of a level and nothing else.
  static func isUsual(_ heading: String) -> Bool {
    stepOfPhrase[words(heading).joined(separator: " ")] != nil
  }

  /// Whether a heading is plainly the name of a level: a usual name in few words, a number, years of
  /// service.
  static func isLevel(_ heading: String) -> Bool {
    let title = LevelTitle(heading)
    if !title.years.isEmpty || number(of: title.name) != nil { return true }
    return words(title.name).count <= 4 && step(of: title.name) != nil
  }
}
