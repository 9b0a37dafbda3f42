extension Framework {
  /// Whether the file says where the document is in force; what an import could not know is called
  /// unknown.
  package var tellsJurisdiction: Bool {
    !["", "unknown"].contains(jurisdiction.lowercased())
  }

  /// Whether the document is in force in a place or in a part of it: that of `San Diego County,
  /// California, USA` is in `California, USA`. Capitals and spaces do not matter.
  package func isInForce(in place: String) -> Bool {
    let (own, wanted) = (Self.places(jurisdiction), Self.places(place))
    return own.suffix(wanted.count).elementsEqual(wanted)
  }

  /// The parts of an address, narrowest first.
  private static func places(_ address: String) -> [String] {
    address.lowercased().split(separator: ",").map {
      $0.split(separator: " ").joined(separator: " ")
    }
  }
}
