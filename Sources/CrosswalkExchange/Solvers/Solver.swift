import CrosswalkBase
import CrosswalkKit

/// Somebody else's program that searches for the best choice.
package enum Solver: String, Sendable, CaseIterable {
  case cbc, highs, glpk

  /// The program, as it is called on the PATH.
  var program: ExternalProgram {
    switch self {
    case .cbc: ExternalProgram(name: "cbc", advice: "on Debian: apt-get install coinor-cbc")
    case .highs: ExternalProgram(name: "highs", advice: "it comes with HiGHS (highs.dev)")
    case .glpk: ExternalProgram(name: "glpsol", advice: "on Debian: apt-get install glpk-utils")
    }
  }

  /// What it is asked to do with the model in a folder; its solution goes to a file there.
  ///
  /// No gap is allowed: without a word HiGHS calls a hundredth of a per cent optimal.
  func arguments(in folder: String, seconds: Int) -> [String] {
    let (model, solution) = ("\(folder)/model.lp", "\(folder)/solution")
    return switch self {
    case .cbc:
      [
        model, "-seconds", "\(seconds)", "-ratioGap", "0", "-allowableGap", "0", "-solve",
        "-solution", solution,
      ]
    case .highs:
      [
        Self.flag("options_file"), "\(folder)/options", Self.flag("solution_file"), solution,
        Self.flag("time_limit"), "\(seconds)", model,
      ]
    case .glpk: [Self.flag("lp"), model, Self.flag("tmlim"), "\(seconds)", "-w", solution]
    }
  }

  private static func flag(_ name: String) -> String { "-" + "-\(name)" }

  static let highsOptions = "mip_rel_gap = 0\nmip_abs_gap = 0\nlog_file = /dev/null\n"

  /// The version that a log begins with; nil if it says none.
  func version(in log: String) -> String? {
    let mark =
      switch self {
      case .cbc: "Version: "
      case .highs: "HiGHS "
      case .glpk: "Solver "
      }
    guard let range = log.firstRange(of: mark) else { return nil }
    let word = log[range.upperBound...].prefix { !$0.isWhitespace }
    return word.isEmpty ? nil : String(word)
  }

  /// What a log says that no solution is below, where it says so.
  func bound(in log: String) -> Double? {
    switch self {
    case .cbc: Self.number(after: "Lower bound:", in: log)
    case .highs: Self.number(after: "Dual bound", in: log)
    case .glpk: nil
    }
  }

  private static func number(after mark: String, in log: String) -> Double? {
    guard let range = log.ranges(of: mark).last else { return nil }
    let rest = log[range.upperBound...].drop { $0 == " " }
    return Double(rest.prefix { !$0.isWhitespace }).flatMap { $0.isFinite ? $0 : nil }
  }
}
