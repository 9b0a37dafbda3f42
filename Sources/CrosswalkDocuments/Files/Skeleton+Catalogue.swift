extension Skeleton {
  /// A `catalogue.yaml` with two activities.
  public static var catalogue: String {
    """
    # What people can do to learn, and what each activity is assumed to close. An activity with the
    # id of a bundled one takes its place; the others join the bundled ones.
    # 'crosswalk check' on this folder reports every problem with its line.
    format: crosswalk.catalogue/1
    id: our-activities
    title: What our agency offers
    version: "1"                  # in quotes, so that 1.10 stays 1.10
    date: "unknown"               # a year, a month, a day, or unknown
    note: What each activity closes is an assumption of ours, not a measured effect.
    currency: USD                 # leave out where nothing has a price

    activities:
      - id: giving-feedback
        title: Giving and taking feedback
        mode: training            # training, coaching, modelling, on-the-job, learning-circle,
                                  # self-study
        hours: 6                  # for each participant
        months: 1                 # it spreads over so many months; left out: 1
        size: {from: 4, to: 24}   # how many people a run takes; left out: one person
        cost: 300                 # of a run; left out: 0
        roles: [worker]           # left out: everybody
        evidence: Asks after a joint visit what went well and what did not.
        provider: Who offers it
        # jurisdiction: Where people work who can attend; left out: anywhere
        source: Where it is described
        effects:
          # From one stage of the reference scale to another, both included: learning, guided,
          # independent, adapting, leading. What it closes is the part, 0 to 1, of what a person
          # still lacks inside these stages.
          - {concept: feedback, from: learning, to: guided, closes: 0.3, reason: Practised in pairs}

      - id: feedback-coaching
        title: Coaching on feedback after joint visits
        mode: coaching
        hours: 4
        months: 3
        requires: [giving-feedback]
        # instead: name           # of the activities of such a group a person does one at most
        effects:
          - {concept: feedback, from: guided, to: independent, closes: 0.4, reason: In real cases}

    """
  }
}
