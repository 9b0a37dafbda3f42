extension Checker {
  /// What speaks against an id that somebody gives to a new framework: files and addresses are called after
  /// it, so it is plainer than those that documents give.
  ///
  /// - Returns: A sentence without capital or full stop; nil where nothing does.
  package static func objection(toNewID id: String) -> String? {
    let isPlain = id.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || byte == 0x2D
    }
    guard !id.isEmpty, isPlain else {
      return "an id has letters, digits and hyphens only, not '\(id)'"
    }
    return reservedIDs.contains(id.lowercased()) ? "the id '\(id)' is reserved for results" : nil
  }
}
