import CrosswalkDocuments
import CrosswalkModel

// What is said of a framework abroad: nobody is named where a file still says "Your name".

extension Framework {
  /// Who published the document; nil where a new or imported file does not say it yet.
  var knownPublisher: String? {
    [Skeleton.publisher, Skeleton.unknown].contains(publisher) ? nil : publisher
  }
}

extension Alignment {
  /// Whose judgement it is; nil where a new or imported file does not say it yet.
  var knownAuthor: String? { author == Skeleton.author ? nil : author }
}
