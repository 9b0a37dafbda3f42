extension Guide {
  /// From two frameworks to translated ratings that can be cited and run again.
  static let analyst = Guide(
    title: "For an analyst: from two frameworks to an answer that can be cited",
    aim: """
      You compare frameworks, translate ratings of many people, and have to say in a report what the \
      figures rest on. Each result carries a hash over all that it came from, so that next year you \
      can tell whether it is still the same.
      """,
    steps: [
      .init(
        "See how far frameworks meet",
        """
        All pairs at a glance, then one pair: overlap, coverage, what each lacks, where levels lie, and \
        equal names that mean something else.
        """,
        """
        crosswalk compare --all
        crosswalk compare sf-2940 cpm
        """),
      .init(
        "Translate one person",
        """
        Ratings in San Francisco's levels, read in the Core Practice Model. With --explain each answer \
        shows what it comes from.
        """,
        """
        crosswalk translate sf-2940 --to cpm CM=accomplished RO=acquired PE=developing --explain
        """,
        then: """
          An answer is a level with an interval; it may be only indicative, and where too little is \
          covered there is none, with the reason. Both are results, and belong in your table.
          """),
      .init(
        "Translate many",
        """
        A table with one row a person and unit; 'crosswalk template sf-2940' prints an empty one. Rows \
        that cannot be used are listed by line, and the others are used.
        """,
        """
        cat > ratings.csv <<'END'
        person,unit,level,role,basis
        P-01,PE,developing,worker,observed
        P-01,CM,acquired,worker,observed
        P-02,all,acquired,worker,observed
        P-03,all,emerging,worker,self
        END
        crosswalk translate sf-2940 --to cpm --ratings ratings.csv --format csv --out answers.csv
        crosswalk translate sf-2940 --to kent --ratings ratings.csv --by basis
        crosswalk translate sf-2940 --to cpm all=acquired --format json --out answer.json
        """,
        then: """
          The table opens in R, pandas and Excel as it is. What was observed stays observed in it, and \
          how people rate themselves stays that.
          """),
      .init(
        "Cite it",
        """
        Documents, the judgements on them, the ontology and the program are cited apart. Given a result, \
        it says whether the data at hand are still those that the result came from. --source-file \
        writes what a table was made from beside it.
        """,
        """
        crosswalk cite answer.json
        crosswalk cite sf-2940--cpm --format bibtex --out crosswalk.bib
        crosswalk compare sf-2940 cpm --format csv --out pair.csv --source-file
        crosswalk cite pair.csv.source.json
        """),
      .init(
        "Write the methods",
        """
        The appendix: formulas, thresholds in force, who read what and how far readers agree, and what \
        none of it shows.
        """,
        """
        crosswalk methods sf-2940--cpm --format markdown --out appendix.md
        crosswalk translate sf-2940 --to cpm all=acquired --threshold answerCoverage=0.6
        crosswalk methods sf-2940--cpm --threshold answerCoverage=0.6 --format html --out appendix.html
        """,
        then: """
          Whoever moves a threshold says so: results and appendix tell those in force.
          """),
    ],
    next: """
      'crosswalk match' joins single statements, 'crosswalk export' writes SSSOM, CASE and SKOS, \
      'crosswalk diff' tells what moved between two versions, and 'crosswalk calibrate' fits levels to \
      people who were rated in two frameworks.
      """)
}
