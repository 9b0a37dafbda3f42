/// How the inner cuts of a scale may move in a fit.
///
/// In units of the spread s, the distance of cut k from a person at x is linear in the parameters
/// θ and β = 1/s: z = Σ coefficient·θ + β·(base − x). So the likelihood stays concave, whichever
/// cuts are free.
struct CutDesign: Sendable, Hashable {
  /// What is fitted.
  let model: CutCalibration.Model
  /// By inner cut, then by parameter.
  let coefficients: [[Double]]
  /// By inner cut.
  let bases: [Double]
  /// Whether the cut moves at all.
  let isFitted: [Bool]

  /// θ without β.
  var parameterCount: Int { coefficients[0].count }

  /// - Parameters:
  ///   - model: What is to be fitted.
  ///   - judged: The inner cuts as they were judged, ascending.
  ///   - observed: By level, whether somebody has it; one more than there are inner cuts.
  init(_ model: CutCalibration.Model, judged: [Double], observed: [Bool]) {
    self.model = model
    switch model {
    case .cuts:
      // Beside a level that nobody has, nothing tells where a cut lies.
      let isFitted = judged.indices.map { observed[$0] && observed[$0 + 1] }
      let free = judged.indices.filter { isFitted[$0] }
      coefficients = judged.indices.map { cut in free.map { $0 == cut ? 1 : 0 } }
      bases = zip(judged, isFitted).map { $1 ? 0 : $0 }
      self.isFitted = isFitted
    case .stretch:
      coefficients = judged.map { [1, $0] }
      bases = judged.map { _ in 0 }
      isFitted = judged.map { _ in true }
    case .shift:
      coefficients = judged.map { _ in [1] }
      bases = judged
      isFitted = judged.map { _ in true }
    }
  }

  /// The parameters at which the cuts lie where they were judged, and β last.
  func start(judged: [Double], spread: Double) -> [Double] {
    let beta = 1 / spread
    switch model {
    case .cuts: return judged.indices.filter { isFitted[$0] }.map { judged[$0] * beta } + [beta]
    case .stretch: return [0, beta, beta]
    case .shift: return [0, beta]
    }
  }
}
