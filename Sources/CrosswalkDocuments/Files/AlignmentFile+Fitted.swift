import CrosswalkModel

extension AlignmentFile {
  static let fitted: Shape<Alignment.FittedTo> = .record(
    "evidence of fitted cuts",
    field("people", .integer, "How many people rated in both frameworks."),
    field("ratings", .integer, "How many of their ratings in this framework."),
    field("other", .identifier, "The other framework."),
    field("file", .text, "The name of the file of ratings, without folders."),
    field("digest", .text, "The SHA-256 digest of that file."),
    field("author", .text, "Who fitted them."),
    field("date", .text, "When.")
  ) { people, ratings, other, file, digest, author, date in
    Alignment.FittedTo(
      people: people, ratings: ratings, other: other, file: file, digest: digest, author: author,
      date: date)
  }
}

extension AlignmentWriter {
  static func fitted(_ fitted: Alignment.FittedTo) -> YAMLValue {
    line([
      ("people", .number(Double(fitted.people))), ("ratings", .number(Double(fitted.ratings))),
      ("other", .text(fitted.other)), ("file", .text(fitted.file)),
      ("digest", .text(fitted.digest)), ("author", .text(fitted.author)),
      ("date", .text(fitted.date)),
    ])
  }
}
