import CrosswalkBase

/// What a solver has written down: what it says of its solution, and the solution.
struct SolverAnswer {
  enum Status {
    /// It says that nothing is better.
    case optimal
    /// It was stopped with a solution that may not be the best.
    case stopped
    /// It says that nothing keeps the limits.
    case infeasible
    /// It was stopped without any.
    case none
  }

  let status: Status
  /// What it says that the solution is worth, in the sense of a minimisation.
  let claim: Double?
  /// By variable; what is not named is 0.
  let values: [Int: Double]

  /// Reads a solution.
  ///
  /// - Parameters:
  ///   - solver: Whose it is.
  ///   - text: The file.
  ///   - columns: The variables in the order of columns.
  /// - Throws: ``SolverError`` if it is none.
  init(_ solver: Solver, _ text: String, columns: [Int?]) throws {
    let lines = text.split(whereSeparator: \.isNewline)
    let found: (Status, Double?, [Int: Double])? =
      switch solver {
      case .cbc: Self.cbc(lines)
      case .highs: Self.highs(lines)
      case .glpk: Self.glpk(lines, columns)
      }
    guard let found else {
      throw SolverError(
        description: "what \(solver.program.name) wrote is no solution: "
          + quoted(String(lines.first ?? "").prefix(80).description))
    }
    (status, claim, values) = found
  }

  /// `x12` and a number, by place in a line of words.
  private static func value(_ words: [Substring], name: Int, number: Int) -> (Int, Double)? {
    guard words.count > max(name, number), words[name].first == "x",
      let variable = Int(words[name].dropFirst()), let value = Double(words[number]),
      value.isFinite
    else { return nil }
    return (variable, value)
  }

  private static func cbc(_ lines: [Substring]) -> (Status, Double?, [Int: Double])? {
    guard let first = lines.first else { return nil }
    let claim = first.firstRange(of: "objective value ").flatMap {
      Double(first[$0.upperBound...].prefix { !$0.isWhitespace })
    }
    var values: [Int: Double] = [:]
    // What is not 0 alone, each with its number before it; two stars mark a limit that is broken.
    for line in lines.dropFirst() {
      let words = line.split(whereSeparator: \.isWhitespace).filter { $0 != "**" }
      if let (variable, value) = value(words, name: 1, number: 2) { values[variable] = value }
    }
    if first.hasPrefix("Optimal") { return (.optimal, claim, values) }
    if first.hasPrefix("Infeasible") || first.hasPrefix("Integer infeasible") {
      return (.infeasible, nil, [:])
    }
    // Stopped without a plan it writes the relaxation, which is nothing to go by.
    if first.contains("continuous used") { return (.none, nil, [:]) }
    return first.hasPrefix("Stopped") ? (.stopped, claim, values) : nil
  }

  private static func highs(_ lines: [Substring]) -> (Status, Double?, [Int: Double])? {
    guard lines.count > 1, lines[0].hasPrefix("Model status") else { return nil }
    let status = lines[1]
    let hasPlan =
      lines.firstIndex { $0.hasPrefix("# Primal solution values") }
      .map { lines.index(after: $0) }.map { $0 < lines.count && lines[$0] == "Feasible" } ?? false
    var (claim, values) = (Double?.none, [Int: Double]())
    for line in lines {
      // What follows is about rows and prices.
      if line.hasPrefix("# Rows") { break }
      let words = line.split(separator: " ")
      if words.first == "Objective", words.count == 2 { claim = Double(words[1]) }
      if let (variable, value) = value(words, name: 0, number: 1) { values[variable] = value }
    }
    if status == "Infeasible" { return (.infeasible, nil, [:]) }
    guard hasPlan else { return (.none, nil, [:]) }
    return (status == "Optimal" ? .optimal : .stopped, claim, values)
  }

  private static func glpk(
    _ lines: [Substring], _ columns: [Int?]
  ) -> (Status, Double?, [Int: Double])? {
    guard let head = lines.first(where: { $0.hasPrefix("s mip") }) else { return nil }
    let words = head.split(separator: " ")
    guard words.count >= 6, Int(words[3]) == columns.count else { return nil }
    var values: [Int: Double] = [:]
    for line in lines where line.hasPrefix("j ") {
      let words = line.split(separator: " ")
      guard words.count == 3, let column = Int(words[1]), columns.indices.contains(column - 1),
        let value = Double(words[2])
      else { return nil }
      if let variable = columns[column - 1] { values[variable] = value }
    }
    switch words[4] {
    case "o": return (.optimal, Double(words[5]), values)
    case "f": return (.stopped, Double(words[5]), values)
    case "n": return (.infeasible, nil, [:])
    default: return (.none, nil, [:])
    }
  }
}
