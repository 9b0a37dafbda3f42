/// What a simulation of rated people assumes, in reference points.
///
/// None of it is a constant of the engine under another name: the engine knows the panel's location
/// errors and spreads of cuts as the data state them, and one ordinary spread between concepts. It
/// knows nothing of raters.
struct Spreads {
  /// How far a person's standing in a single concept lies from the person's general level. A general
  /// factor accounts for about 60 % of the true variance of ratings of work (C. Viswesvaran,
  /// F. Schmidt and D. Ones, Is there a general factor in ratings of job performance?, 2005); with
  /// people of one agency 15 points apart, the rest is 12.
  var concept = 12.0
  /// How far one rating lies from where the rater sees the person, by chance.
  var ownError = 8.0
  /// What all ratings by one rater share: leniency and halo. Such effects make up more than half of
  /// the variance of ratings (S. Scullen, M. Mount and M. Goff, Understanding the latent structure
  /// of job performance ratings, 2000).
  var sharedError = 10.0
  /// How far a panel puts a whole scale wrong. Cuts that a single reader had set before the panel
  /// lay 9 points from the panel's, in the quadratic mean; with the next one, this is what two
  /// sides of about 6 each come to.
  var location = 5.0
  /// How far a panel puts a single cut wrong besides.
  var cut = 3.0

  /// All of them, so many times as large.
  func times(_ factor: Double) -> Spreads {
    Spreads(
      concept: concept * factor, ownError: ownError * factor, sharedError: sharedError * factor,
      location: location * factor, cut: cut * factor)
  }
}
