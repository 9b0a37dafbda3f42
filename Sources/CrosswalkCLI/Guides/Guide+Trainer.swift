extension Guide {
  /// From ratings to a plan and the sheets for it.
  static let trainer = Guide(
    title: "For a trainer: from ratings to a plan on paper",
    aim: """
      You have ratings of some people and a level that they are to reach, and want to know what to teach \
      whom, in how many hours, and how to see that it worked. None of it is an appraisal, and nobody is \
      ranked.
      """,
    steps: [
      .init(
        "See which sheets there are",
        "Which sheets make sense for which framework and role; then one to talk about with a person.",
        """
        crosswalk document list
        crosswalk document tenure-column sf-2940 --tenure 3 --out expected.html
        crosswalk document practice-profile sf-2940 --unit Communication --out profile.html
        """,
        then: "Open a page in a browser and print it; --paper chooses A4 or Letter."),
      .init(
        "Put ratings into a table",
        "One row a person and unit; 'all' stands for every unit. Only observed ratings count here.",
        """
        cat > ratings.csv <<'END'
        person,unit,level,basis
        P-01,PE,developing,observed
        P-01,CM,emerging,observed
        P-02,all,developing,observed
        P-03,all,emerging,observed
        P-04,all,developing,observed
        P-05,all,developing,observed
        P-06,all,developing,observed
        P-07,all,acquired,observed
        END
        """),
      .init(
        "See what is lacking",
        "For each person what is short of the asked level, and what to look at before anything else.",
        """
        crosswalk gaps sf-2940 --ratings ratings.csv --target sf-2940:acquired
        """,
        then: """
          'Assess first' means that too little is known to teach anything: it names what to rate or \
          watch for.
          """),
      .init(
        "Make a plan",
        """
        Twenty-four hours for each person over six months, chosen from a catalogue of activities. What \
        activities close is assumed, with a reason each, and not measured.
        """,
        """
        crosswalk curriculum sf-2940 --ratings ratings.csv --target sf-2940:acquired --hours 24 --months 6
        crosswalk curriculum sf-2940 --ratings ratings.csv --target sf-2940:acquired --hours 24 --months 6 --format json --out plan.json
        """,
        then: "The plan says what no plan could exceed, and whether it is proven to be the best."),
      .init(
        "Print the sheets",
        """
        The person's part of the plan with lines to sign, a guide for the talk in supervision, and for \
        the wall, from five people on, months and modules without names.
        """,
        """
        crosswalk document individual-plan sf-2940 --plan plan.json --person P-01 --out plan.html
        crosswalk document coaching-guide sf-2940 --unit CM --level acquired --out guide.html
        crosswalk document unit-plan sf-2940 --plan plan.json --out wall.html
        """),
    ],
    next: """
      Half a year later, 'crosswalk evaluate sf-2940 --before ratings.csv --after NEW.csv --target \
      sf-2940:acquired --plan plan.json' tells what has changed, which is not yet an effect. Activities \
      of your own go into a catalogue: 'crosswalk new --help'.
      """)
}
