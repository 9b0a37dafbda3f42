/// How alike texts are in meaning: the cosine of the vectors that a sentence model gives them.
struct MeaningIndex: Sendable {
  private let count: Int
  /// How many steps of eight numbers a vector has; what is missing at the end is 0.
  private let width: Int
  private let rows: [SIMD8<Float>]

  /// - Parameter vectors: Of length 1; a text without one is like nothing.
  init(_ vectors: [[Float]?]) {
    count = vectors.count
    width = ((vectors.lazy.compactMap { $0?.count }.max() ?? 0) + 7) / 8
    var rows = [SIMD8<Float>](repeating: .zero, count: count * width)
    for (position, vector) in vectors.enumerated() {
      for (place, part) in Self.parts(vector ?? [], width).enumerated() {
        rows[position * width + place] = part
      }
    }
    self.rows = rows
  }

  /// The likeness of each text to a vector, 0 to 1; 0 too for what points the other way.
  func scores(of vector: [Float]?) -> [Double] {
    var scores = [Double](repeating: 0, count: count)
    guard let vector else { return scores }
    let query = Self.parts(vector, width)
    query.withUnsafeBufferPointer { query in
      rows.withUnsafeBufferPointer { rows in
        for position in 0..<count {
          var (even, odd) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
          let row = UnsafeBufferPointer(rebasing: rows[position * width..<(position + 1) * width])
          for place in stride(from: 0, to: width - 1, by: 2) {
            even += query[place] * row[place]
            odd += query[place + 1] * row[place + 1]
          }
          if width % 2 == 1 { even += query[width - 1] * row[width - 1] }
          scores[position] = Double(min(1, max(0, (even + odd).sum())))
        }
      }
    }
    return scores
  }

  private static func parts(_ vector: [Float], _ width: Int) -> [SIMD8<Float>] {
    (0..<width).map { step in
      var part = SIMD8<Float>.zero
      for lane in 0..<8 where step * 8 + lane < vector.count {
        part[lane] = vector[step * 8 + lane]
      }
      return part
    }
  }
}
