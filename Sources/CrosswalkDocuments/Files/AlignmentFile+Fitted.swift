import CrosswalkModel

extension AlignmentFile {
  static let fitted: Shape<Alignment.FittedTo> = .record(
    "evidence of fitted cuts",
    field("people", .integer, \.people, "How many people rated in both frameworks."),
    field("ratings", .integer, \.ratings, "How many of their ratings in this framework."),
    field("other", .identifier, \.other, "The other framework."),
    field("file", .text, \.file, "The name of the file of ratings, without folders."),
    field("digest", .text, \.digest, "The SHA-256 digest of that file."),
    field("author", .text, \.author, "Who fitted them."),
    field("date", .text, \.date, "When.")
  ) { people, ratings, other, file, digest, author, date in
    Alignment.FittedTo(
      people: people, ratings: ratings, other: other, file: file, digest: digest, author: author,
      date: date)
  }
}
