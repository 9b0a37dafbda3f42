#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A connection to this machine on which anything can be sent, also what is no request.
struct RawConnection: ~Copyable {
  private let socket: Int32

  /// - Parameters:
  ///   - port: Where somebody listens.
  ///   - seconds: After which it is given up to wait for bytes.
  init?(port: Int, seconds: Int = 20) {
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    #if canImport(Glibc)
      let socket = Glibc.socket(AF_INET, kind, 0)
    #elseif canImport(Musl)
      let socket = Musl.socket(AF_INET, kind, 0)
    #else
      let socket = Darwin.socket(AF_INET, kind, 0)
    #endif
    self.socket = socket
    var wait = timeval()
    wait.tv_sec = .init(seconds)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = in_port_t(port).bigEndian
    place.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    let result = withUnsafePointer(to: place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if result != 0 { return nil }
  }

  deinit { close(socket) }

  /// Sends what the other side still takes.
  ///
  /// - Returns: Whether it took all.
  @discardableResult
  func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    var sent = 0
    while sent < bytes.count {
      #if canImport(Darwin)
        let flags: Int32 = 0
      #else
        let flags = Int32(MSG_NOSIGNAL)
      #endif
      let count = bytes[sent...].withUnsafeBytes {
        #if canImport(Glibc)
          Glibc.send(socket, $0.baseAddress, $0.count, flags)
        #elseif canImport(Musl)
          Musl.send(socket, $0.baseAddress, $0.count, flags)
        #else
          Darwin.send(socket, $0.baseAddress, $0.count, flags)
        #endif
      }
      if count <= 0 { return false }
      sent += count
    }
    return true
  }

  /// All that comes until the other side closes, or nothing comes for too long.
  func rest() -> String {
    var all: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = recv(socket, &part, part.count, 0)
      if count <= 0 { break }
      all += part[..<count]
    }
    return String(decoding: all, as: UTF8.self)
  }
}
