extension Guide {
  /// From a county's own table to what it covers of the Core Practice Model.
  static let county = Guide(
    title: "For a county: from your own anchors to what they cover",
    aim: """
      You have a table of what your county asks of its staff, and want to know what of the state's \
      Core Practice Model it serves. Nothing leaves this machine, no word of yours is changed, and \
      every judgement can be overruled.
      """,
    steps: [
      .init(
        "See what is there",
        "Frameworks have short names. This lists them, and shows one behavior of the state's model.",
        """
        crosswalk list
        crosswalk show cpm 7
        """),
      .init(
        "Bring your table",
        """
        Any CSV file, workbook or Word document will do: one row a statement, or one column a level. \
        Here is a small one to try; put your own in its place.
        """,
        """
        cat > anchors.csv <<'END'
        Competency,Learning (Year 0<2),Proficient (Year 2+)
        Engagement,Listens to families and says back what was heard.,Builds trust with parents over many visits.
        Safety,Tells the supervisor of signs of danger to a child.,Writes safety plans with the family and reviews them.
        Court,Takes part in hearings with a colleague.,Finishes court reports on time.
        END
        crosswalk import anchors.csv --id my-county
        crosswalk check my-county
        """,
        then: """
          There is a folder my-county now, with two text files: what your document says, and what \
          people judge of it. What could not be read is listed with its place, and 'check' ends with \
          what is still to do.
          """),
      .init(
        "Say what each statement is about",
        """
        The program only guesses; people decide. It writes a sheet with its best guesses, which you \
        fill in with a colleague: accept, or name something else. For this trial the first guess is \
        accepted everywhere, which you would never do in earnest.
        """,
        """
        crosswalk review export my-county --frameworks my-county --out review.csv
        sed 's/,,,,,,,$/,accept,,,,,Ana Ruiz,/' review.csv > reviewed.csv
        crosswalk review apply reviewed.csv --frameworks my-county
        crosswalk check my-county
        """,
        then: """
          A workbook (review.xlsx) has lists to choose from. Each decision carries the name of whoever \
          made it.
          """),
      .init(
        "Compare",
        """
        Statement by statement: which of yours serve each behavior of the model, what is missed, and \
        where each of yours goes; then the whole as figures, and as a page to print or to send.
        """,
        """
        crosswalk report my-county --against cpm --frameworks my-county
        crosswalk compare my-county cpm --frameworks my-county
        crosswalk compare my-county cpm --frameworks my-county --format html --out comparison.html
        """,
        then: """
          What the model has and you lack is either absent from your document or outside of what it \
          is about. A caseworker's act covers nothing of a leader's, and knowing covers no doing.
          """),
      .init(
        "Look at single statements",
        "For each of yours, what comes nearest in the model, and why it is shown.",
        """
        crosswalk match my-county --to cpm --frameworks my-county --limit 1
        """,
        then: """
          Where you see it otherwise, say so: 'crosswalk review my-county --frameworks my-county --to \
          cpm --reviewer YOU' asks you one statement after the other.
          """),
    ],
    next: """
      Levels are compared once somebody has said where they lie: 'crosswalk levels --help'. What to \
      teach is in 'crosswalk guide trainer', and how to cite all this in 'crosswalk guide analyst'.
      """)
}
