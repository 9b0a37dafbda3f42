import CrosswalkTestSupport
import Foundation

/// Whether NumPy and the `tokenizers` package can be asked; in CI (`CI=true`) they must be there.
enum ModelOracle {
  static let mayAskNumPy = isCI || runs("import numpy")
  static let mayAskTokenizers = isCI || runs("import tokenizers")

  private static let isCI = ProcessInfo.processInfo.environment["CI"] == "true"

  private static func runs(_ script: String) -> Bool {
    (try? Oracle.ask("\(script)\nprint(1)", 0, Int.self)) == 1
  }
}
