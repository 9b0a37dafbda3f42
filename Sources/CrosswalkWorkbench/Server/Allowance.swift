import NIOHTTP1

/// How much may be sent with a request: more than a form only to a route that takes files, and only by
/// whoever has the key.
struct Allowance {
  /// What becomes of a part of a body.
  enum Fate {
    /// It is kept; `goesOn` where enough has come to wait for more.
    case keep(goesOn: Bool)
    /// More has come than may: what else comes is dropped.
    case end
  }

  /// Whether the request may bring files along.
  private(set) var takesFiles = false
  private var most = 0
  private var count = 0

  /// For so many bytes of a file the time to send it begins anew.
  private static let step = 1 << 20

  init() {}

  /// - Parameters:
  ///   - head: Of the request.
  ///   - limits: Of the server.
  ///   - workbench: That answers it; nil where it is not ready yet.
  init(of head: HTTPRequestHead, _ limits: WorkbenchServer.Limits, by workbench: Workbench?) {
    most = limits.body
    guard head.method == .POST, let workbench,
      let request = Request(
        head.method.rawValue, head.uri, headers: head.headers.map { ($0.name, $0.value) }),
      workbench.takesFiles(request)
    else { return }
    (takesFiles, most) = (true, limits.upload)
  }

  /// Counts a part of the body.
  mutating func take(_ bytes: Int) -> Fate {
    let before = count
    count += bytes
    if count > most { return .end }
    return .keep(goesOn: takesFiles && before / Self.step < count / Self.step)
  }
}
