import CrosswalkTestSupport
import Foundation

/// Whether NumPy can be asked; in CI (`CI=true`) it must be there.
enum PanelOracle {
  static let mayAskNumPy =
    ProcessInfo.processInfo.environment["CI"] == "true"
    || (try? Oracle.ask("import numpy\nprint(1)", 0, Int.self)) == 1
}
