/// Names of the vocabularies that concept schemes are written in.
enum SKOSTerms {
  static let skos = "http://www.w3.org/2004/02/skos/core#"
  static let rdf = TurtleReader.rdf
  static let rdfs = "http://www.w3.org/2000/01/rdf-schema#"
  static let terms = "http://purl.org/dc/terms/"
  static let elements = "http://purl.org/dc/elements/1.1/"
  /// Labels that are things of their own.
  static let labels = "http://www.w3.org/2008/05/skos-xl#"
  static let version = "http://www.w3.org/2002/07/owl#versionInfo"
  /// The two sides of one activity, under whatever name the vocabulary stands.
  static let otherSide = "#otherSide"

  static let type = rdf + "type"
  static let prefLabel = [skos + "prefLabel", labels + "prefLabel", rdfs + "label"]
  static let altLabel = [skos + "altLabel", labels + "altLabel"]
  static let title = [terms + "title", elements + "title"] + prefLabel
  static let date = [terms + "modified", terms + "issued", terms + "created", elements + "date"]
  /// What says of a thing what its text is, where the text is no plain one.
  static let value = [rdf + "value", labels + "literalForm"]

  /// The last step of a name: what people call it.
  static func step(of name: String) -> String {
    let isBreak: (Character) -> Bool = { $0 == "/" || $0 == "#" || $0 == ":" }
    return name.split(whereSeparator: isBreak).last.map(String.init) ?? name
  }
}
