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
  ///   - isVersion6: Whether by version 6 of the protocol.
  init?(port: Int, seconds: Int = 20, isVersion6: Bool = false) {
    let family = isVersion6 ? AF_INET6 : AF_INET
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    #if canImport(Glibc)
      let socket = Glibc.socket(family, kind, 0)
    #elseif canImport(Musl)
      let socket = Musl.socket(family, kind, 0)
    #else
      let socket = Darwin.socket(family, kind, 0)
    #endif
    self.socket = socket
    var wait = timeval()
    wait.tv_sec = .init(seconds)
    setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
    let isConnected = isVersion6 ? Self.connect6(socket, port) : Self.connect4(socket, port)
    if !isConnected { return nil }
  }

  private static func connect4(_ socket: Int32, _ port: Int) -> Bool {
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = in_port_t(port).bigEndian
    place.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    return join(socket, place)
  }

  private static func connect6(_ socket: Int32, _ port: Int) -> Bool {
    var place = sockaddr_in6()
    place.sin6_family = sa_family_t(AF_INET6)
    place.sin6_port = in_port_t(port).bigEndian
    place.sin6_addr = in6addr_loopback
    return join(socket, place)
  }

  private static func join<Place>(_ socket: Int32, _ place: Place) -> Bool {
    withUnsafePointer(to: place) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<Place>.size)) == 0
      }
    }
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
