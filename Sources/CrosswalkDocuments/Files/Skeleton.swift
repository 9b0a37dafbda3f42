import CrosswalkModel

/// The files that a new framework begins with: they say in comments what goes where.
public enum Skeleton {
  // What stands in a new file until somebody fills it in; a check names what still stands there.
  package static let author = "Your name"
  static let title = "The title of the document"
  static let sourceTitle = "The title as printed"
  static let sourceNote = "Which copy this was read from"
  package static let publisher = "Who published it"
  static let jurisdiction = "Where it is in force"
  static let construct = "What the levels measure"
  package static let notJudged = "Not judged yet"
  static let notPlaced = "Nobody has placed the cuts yet"
  /// What a file says that was made of a table which does not say.
  package static let unknown = "unknown"

  /// A `framework.yaml` with one unit and two levels.
  public static func framework(id: String) -> String {
    """
    # The facts of one document. What its statements are about stands in alignment.yaml.
    # 'crosswalk check' on this folder reports every problem with its line.
    format: crosswalk.framework/1
    id: \(id)
    title: \(title)
    publisher: \(publisher)
    version: "1"                  # in quotes, so that 1.10 stays 1.10
    jurisdiction: \(jurisdiction)
    date: "unknown"               # a year, a month, a day, or unknown
    source:
      title: \(sourceTitle)
      note: \(sourceNote)
    actor: worker                 # who acts where a statement does not say: worker, supervisor,
                                  # manager, director, leader, all-staff, agency

    scale:
      id: \(id)-levels            # frameworks whose scales have the same id share their levels
      title: Proficiency level
      construct: \(construct)
      rates: units                # units, or person if there is one level for the whole person
      basis: observed             # observed, or expected if the levels say what to expect
      levels:                     # lowest first
        - {id: beginning, title: Beginning}
        - {id: proficient, title: Proficient}
        # Years of service, where the document gives them:
        # - {id: senior, title: Senior, tenure: {from: 4}}

    units:                        # what people are rated on
      - id: A
        title: The name of a unit
        statements:
          - id: A.1               # its place in the document
            level: proficient     # leave out where the document ties it to no level
            text: Says in one plain sentence what a person does.

    """
  }

  /// An `alignment.yaml` with cuts for two levels and no links.
  public static func alignment(id: String) -> String {
    """
    # A judgement, with an author: what each statement is about, and where each level lies.
    # 'crosswalk show ontology' lists the concepts.
    format: crosswalk.alignment/1
    framework: \(id)
    author: \(author)
    version: "1"
    date: "unknown"

    scale:
      # One more cut than there are levels, from 0 to 100. A spread is the half-width within which
      # a panel could have put the cut.
      cuts:
        - {at: 0, spread: 0, reason: Where the first level begins}
        - {at: 50, spread: 10, reason: Why it lies there}
        - {at: 100, spread: 0, reason: Where the last level ends}
      # How far the whole scale may lie off: the standard deviation of what all its cuts share.
      # 'crosswalk levels' lets a panel place the cuts, and fills this in.
      locationError: {points: 8, reason: One reader's guess}
      # The facets that the wording of a level speaks to; two scales without a common facet are not
      # translated. 'crosswalk show ontology' lists them.
      levels:
        - level: proficient
          facets:
            consistency: {strength: 3, section: Where the document describes the level}

    # One to four concepts a statement; the shares sum to 1 at most. To begin, take the number signs
    # off the lines below.
    # links:
    #   A.1:
    #     - {concept: feedback, share: 0.7, relation: narrower, confidence: 0.8}
    #     - {concept: rapport, share: 0.3, relation: related, confidence: 0.6, note: why}

    """
  }

  /// An `alignment.yaml` for the levels of a framework: cuts at equal distances, which say that
  /// nobody has judged them yet, and no links.
  public static func alignment(for framework: Framework) -> String {
    let levels = framework.scale.levels
    var text = """
      # A judgement, with an author: what each statement is about, and where each level lies.
      # 'crosswalk show ontology' lists the concepts.
      format: crosswalk.alignment/1
      framework: \(YAMLWriter.scalar(framework.id))
      author: \(author)
      version: "1"
      date: "unknown"

      scale:
        # One more cut than there are levels, from 0 to 100. A spread is the half-width within which
        # a panel could have put the cut.
        cuts:
      """
    for cut in cuts(for: levels) {
      text += "\n    - \(YAMLWriter.line(AlignmentFile.cut.encode(cut)))"
    }
    text += """

        # How far the whole scale may lie off: the standard deviation of what all its cuts share.
        # 'crosswalk levels' lets a panel place the cuts, and fills this in.
        locationError: {points: 10, reason: \(notPlaced)}
        # The facets that the wording of a level speaks to; two scales without a common facet are not
        # translated. 'crosswalk show ontology' lists them. To begin, take the number signs off:
        # levels:
        #   - level: \(YAMLWriter.scalar(levels.last?.id ?? "level"))
        #     facets:
        #       consistency: {strength: 3, section: Where the document describes the level}

      # One to four concepts a statement; the shares sum to 1 at most. To begin, take the number signs
      # off the lines below.
      # links:
      #   \(YAMLWriter.scalar(framework.statements.first?.statement.id ?? "id")):
      #     - {concept: feedback, share: 0.7, relation: narrower, confidence: 0.8}
      #     - {concept: rapport, share: 0.3, relation: related, confidence: 0.6, note: why}

      """
    return text
  }
  /// Cuts at equal distances, each with the words that nobody has judged it yet.
  package static func cuts(for levels: [Scale.Level]) -> [Alignment.Cut] {
    let step = 100 / max(1, levels.count)
    return (0...levels.count).map { index in
      let isEnd = index == 0 || index == levels.count
      return Alignment.Cut(
        at: index == levels.count ? 100 : Double(100 * index / max(1, levels.count)),
        spread: isEnd ? 0 : Double(min(10, step / 2)),
        reason: index == 0
          ? "Where the first level begins"
          : isEnd
            ? "Where the last level ends"
            : "\(notJudged), at an equal distance; where \(levels[index].id) begins")
    }
  }

  /// How far a scale may lie off of which nobody has placed the cuts.
  package static var locationError: Alignment.LocationError {
    Alignment.LocationError(points: 10, reason: notPlaced)
  }
}
