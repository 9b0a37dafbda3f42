/// Tells whether a request was meant for this server.
///
/// A page elsewhere can point a name of its own at 127.0.0.1 and then read what a server here
/// answers (DNS rebinding). Its requests carry that name in `Host`, so that only the addresses
/// of this machine are let in, each with the port that we listen on.
package struct OwnHost: Sendable {
  /// The port that the server listens on.
  package let port: Int

  package init(port: Int) {
    self.port = port
  }

  /// Whether exactly one `Host` field was sent, and it names this machine and this port.
  ///
  /// - Parameter fields: the values of all `Host` fields of a request, as sent.
  /// - Returns: true where there is one, and it is ours.
  package func admits(_ fields: [String]) -> Bool {
    guard fields.count == 1, let host = fields.first?.lowercased() else { return false }
    return ["127.0.0.1", "[::1]", "localhost"].contains {
      // Browsers leave out the port that HTTP has by itself.
      "\($0):\(port)" == host || port == 80 && $0 == host
    }
  }
}
