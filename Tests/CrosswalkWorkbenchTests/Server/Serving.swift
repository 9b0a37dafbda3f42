import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkModel

@testable import CrosswalkWorkbench

/// Runs with a server of the bundled frameworks that has limits of its own.
func serving(
  _ change: (inout WorkbenchServer.Limits) -> Void = { _ in },
  _ body: (_ port: Int, _ key: String) throws -> Void
) throws {
  var limits = WorkbenchServer.Limits()
  change(&limits)
  let server = try WorkbenchServer(port: 0, limits: limits)
  defer { server.stop() }
  let workbench = try Workbench(port: server.port) { try Workspace([], over: .bundled) }
  server.serve(workbench)
  try body(server.port, workbench.key)
}
