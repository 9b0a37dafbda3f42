/// A matrix and an added vector: y = x Wᵀ + b for each row x.
///
/// Every number of a result is summed in one order, whatever rows stand beside it.
struct LinearLayer: Sendable {
  /// So many columns are computed at a time.
  private static let width = 8
  /// So many rows are computed at a time; there must be a multiple of it.
  static let rowStep = 4

  let inputs: Int
  let outputs: Int
  /// For each eight outputs, input by input, their weights, so that memory is read in order.
  private let panels: [SIMD8<Float>]
  private let added: [SIMD8<Float>]

  /// - Parameters:
  ///   - weights: A row for each output.
  ///   - bias: A number for each output.
  ///   - inputs: How many numbers a row has.
  init(weights: [Float], bias: [Float], inputs: Int) {
    self.inputs = inputs
    outputs = bias.count
    let count = (bias.count + Self.width - 1) / Self.width
    var panels = [SIMD8<Float>](repeating: .zero, count: count * inputs)
    var added = [SIMD8<Float>](repeating: .zero, count: count)
    for output in bias.indices {
      let (panel, lane) = (output / Self.width, output % Self.width)
      added[panel][lane] = bias[output]
      for input in 0..<inputs {
        panels[panel * inputs + input][lane] = weights[output * inputs + input]
      }
    }
    self.panels = panels
    self.added = added
  }

  /// The results for as many rows as stand in `rows`, which holds a multiple of ``rowStep``.
  func callAsFunction(_ rows: [Float]) -> [Float] {
    let count = rows.count / inputs
    return Array(unsafeUninitializedCapacity: count * outputs) { results, size in
      results.initialize(repeating: 0)
      rows.withUnsafeBufferPointer { rows in
        panels.withUnsafeBufferPointer { panels in
          for panel in added.indices {
            let weights = UnsafeBufferPointer(
              rebasing: panels[panel * inputs..<(panel + 1) * inputs])
            for row in stride(from: 0, to: count, by: Self.rowStep) {
              multiply(rows.baseAddress! + row * inputs, weights, row, panel, results)
            }
          }
        }
      }
      size = count * outputs
    }
  }

  /// Four rows by eight columns, whose sums fit into the processor's registers.
  @inline(__always)
  private func multiply(
    _ rows: UnsafePointer<Float>, _ weights: UnsafeBufferPointer<SIMD8<Float>>, _ row: Int,
    _ panel: Int, _ results: UnsafeMutableBufferPointer<Float>
  ) {
    let (x0, x1, x2, x3) = (rows, rows + inputs, rows + 2 * inputs, rows + 3 * inputs)
    var (y0, y1, y2, y3) = (added[panel], added[panel], added[panel], added[panel])
    for input in 0..<inputs {
      let weight = weights[input]
      y0 += weight * x0[input]
      y1 += weight * x1[input]
      y2 += weight * x2[input]
      y3 += weight * x3[input]
    }
    for (offset, sums) in [y0, y1, y2, y3].enumerated() {
      for lane in 0..<min(Self.width, outputs - panel * Self.width) {
        results[(row + offset) * outputs + panel * Self.width + lane] = sums[lane]
      }
    }
  }
}
