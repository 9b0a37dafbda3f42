import CrosswalkBase
import CrosswalkDocuments

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The tensors of a safetensors file: arrays of numbers, each with a name and a shape.
///
/// The format is that of <https://huggingface.co/docs/safetensors>: the length of a header in eight
/// bytes, the header in JSON, and the numbers, little-endian and row by row. Every byte after the
/// header belongs to just one tensor, which rules out overlaps, gaps and tensors outside of the file.
struct SafeTensors: Sendable {
  /// A longer header is refused; that of a large model has some 50,000 bytes.
  static let maxHeaderBytes = 1 << 20

  /// The name of the file that errors speak of.
  static let file = "model.safetensors"

  private struct Tensor {
    var type: String
    var shape: [Int]
    /// In the whole file.
    var bytes: Range<Int>
  }

  private struct Field: Decodable {
    var dtype: String?
    var shape: [Int]?
    var data_offsets: [Int]?
  }

  /// How many bytes a number has.
  private static let sizes = [
    "BOOL": 1, "U8": 1, "I8": 1, "F8_E4M3": 1, "F8_E5M2": 1, "U16": 2, "I16": 2, "F16": 2,
    "BF16": 2, "U32": 4, "I32": 4, "F32": 4, "U64": 8, "I64": 8, "F64": 8,
  ]

  private let bytes: [UInt8]
  private let tensors: [String: Tensor]

  /// - Throws: ``ModelError`` if the bytes break the rules of the format.
  init(_ bytes: [UInt8]) throws(ModelError) {
    guard bytes.count >= 8 else { throw Self.damaged("it ends before its header") }
    let length = bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(as: UInt64.self)) }
    guard length <= UInt64(Self.maxHeaderBytes) else {
      throw ModelError(
        .limit, Self.file, "its header would have \(length) bytes, more than \(Self.maxHeaderBytes)"
      )
    }
    guard Int(length) <= bytes.count - 8 else { throw Self.damaged("it ends within its header") }
    let start = 8 + Int(length)
    let fields: [String: Field]
    do {
      fields = try JSONDecoder().decode([String: Field].self, from: Data(bytes[8..<start]))
    } catch {
      throw Self.damaged("its header is no JSON object that describes tensors")
    }
    var tensors: [String: Tensor] = [:]
    for (name, field) in fields where name != "__metadata__" {
      tensors[name] = try Self.tensor(name, field, dataAt: start, count: bytes.count - start)
    }
    // In the order of their places each begins where the one before ends.
    var end = start
    let order = tensors.sorted {
      ($0.value.bytes.lowerBound, $0.value.bytes.upperBound, $0.key)
        < ($1.value.bytes.lowerBound, $1.value.bytes.upperBound, $1.key)
    }
    for (name, tensor) in order {
      if tensor.bytes.lowerBound < end {
        throw Self.damaged("tensor \(quoted(name)) overlaps another")
      }
      if tensor.bytes.lowerBound > end {
        throw Self.damaged(
          "\(tensor.bytes.lowerBound - end) bytes before tensor \(quoted(name)) "
            + "belong to none")
      }
      end = tensor.bytes.upperBound
    }
    if end != bytes.count {
      throw Self.damaged("its last \(bytes.count - end) bytes belong to none")
    }
    self.bytes = bytes
    self.tensors = tensors
  }

  private static func tensor(
    _ name: String, _ field: Field, dataAt start: Int, count: Int
  ) throws(ModelError) -> Tensor {
    let called = "tensor \(quoted(name))"
    guard let type = field.dtype, let shape = field.shape, let offsets = field.data_offsets,
      offsets.count == 2
    else { throw damaged("\(called) lacks a dtype, a shape or two data_offsets") }
    guard let size = sizes[type] else {
      throw ModelError(
        .unsupported, file,
        "\(called) has numbers of an unknown dtype, \(quoted(type))")
    }
    guard 0 <= offsets[0], offsets[0] <= offsets[1], offsets[1] <= count else {
      throw damaged("\(called) lies outside of the file")
    }
    var length = size
    for extent in shape {
      let (product, isOver) = length.multipliedReportingOverflow(by: extent)
      guard extent >= 0, !isOver else { throw damaged("\(called) has an impossible shape") }
      length = product
    }
    guard length == offsets[1] - offsets[0] else {
      throw damaged(
        "\(called) has \(offsets[1] - offsets[0]) bytes where its shape needs \(length)")
    }
    return Tensor(type: type, shape: shape, bytes: start + offsets[0]..<start + offsets[1])
  }

  /// Whether there is a tensor of this name.
  func has(_ name: String) -> Bool { tensors[name] != nil }

  /// The numbers of a tensor, row by row.
  ///
  /// - Throws: ``ModelError`` if there is none of this name and shape, if it does not hold floating
  ///   point numbers of 32 or 16 bits, or if one of them is not finite.
  func numbers(_ name: String, shape: [Int]) throws(ModelError) -> [Float] {
    let view = try matrix(name, shape: shape)
    return view.numbers(0..<view.count)
  }

  /// A tensor whose numbers are converted when they are asked for.
  ///
  /// - Throws: As ``numbers(_:shape:)``.
  func matrix(_ name: String, shape: [Int]) throws(ModelError) -> View {
    guard let tensor = tensors[name] else {
      throw ModelError(.unsupported, Self.file, "it has no tensor '\(name)', as a BERT encoder has")
    }
    guard tensor.shape == shape else {
      throw Self.damaged(
        "tensor '\(name)' has the shape \(tensor.shape) where config.json wants \(shape)")
    }
    guard let type = View.FloatType(rawValue: tensor.type) else {
      throw ModelError(
        .unsupported, Self.file, "tensor '\(name)' holds \(tensor.type), not F32, F16 or BF16")
    }
    let view = View(bytes: bytes, start: tensor.bytes.lowerBound, type: type, shape: shape)
    guard view.isFinite else {
      throw Self.damaged("tensor '\(name)' holds what is no finite number")
    }
    return view
  }

  private static func damaged(_ reason: String) -> ModelError { ModelError(.damaged, file, reason) }

  /// The numbers of one tensor, where they stand in the file.
  struct View: Sendable {
    enum FloatType: String, Sendable { case float32 = "F32", float16 = "F16", bfloat16 = "BF16" }

    fileprivate let bytes: [UInt8]
    fileprivate let start: Int
    fileprivate let type: FloatType
    let shape: [Int]

    var count: Int { shape.reduce(1, *) }

    /// One row of a matrix.
    func row(_ index: Int) -> [Float] { numbers(index * shape[1]..<(index + 1) * shape[1]) }

    func numbers(_ range: Range<Int>) -> [Float] {
      bytes.withUnsafeBytes { bytes in
        Array(unsafeUninitializedCapacity: range.count) { numbers, count in
          for (place, index) in range.enumerated() {
            numbers.initializeElement(at: place, to: number(index, in: bytes))
          }
          count = range.count
        }
      }
    }

    fileprivate var isFinite: Bool {
      bytes.withUnsafeBytes { bytes in
        (0..<count).allSatisfy { number($0, in: bytes).isFinite }
      }
    }

    @inline(__always)
    private func number(_ index: Int, in bytes: UnsafeRawBufferPointer) -> Float {
      switch type {
      case .float32:
        Float(
          bitPattern: UInt32(
            littleEndian: bytes.loadUnaligned(fromByteOffset: start + 4 * index, as: UInt32.self)))
      case .bfloat16: Float(bitPattern: UInt32(half(index, in: bytes)) << 16)
      case .float16: Self.widened(half(index, in: bytes))
      }
    }

    @inline(__always)
    private func half(_ index: Int, in bytes: UnsafeRawBufferPointer) -> UInt16 {
      UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: start + 2 * index, as: UInt16.self))
    }

    /// IEEE 754 binary16, which `Float16` does not stand for on every machine.
    private static func widened(_ half: UInt16) -> Float {
      let exponent = Int(half >> 10 & 31)
      let fraction = Float(half & 1023)
      let magnitude: Float =
        switch exponent {
        case 0: fraction * 0x1p-24
        case 31: fraction == 0 ? .infinity : .nan
        default:
          (1 + fraction * 0x1p-10) * Float(sign: .plus, exponent: exponent - 15, significand: 1)
        }
      return half >> 15 == 0 ? magnitude : -magnitude
    }
  }
}
