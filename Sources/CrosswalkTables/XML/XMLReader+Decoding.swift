import CrosswalkBase

extension XMLReader {
  /// The text of bytes of the buffer; a literal one has no entities.
  func decoded(
    _ range: Range<Int>, isAttribute: Bool, isLiteral: Bool = false
  ) throws(SpreadsheetError) -> String {
    var isPlain = true
    var isASCII = true
    for index in range {
      let byte = buffer[index]
      if byte >= 0x20 {
        if byte >= 0x80 { isASCII = false }
        if byte == 0x26, !isLiteral { isPlain = false }
      } else if byte == 0x0D || isAttribute && (byte == 0x09 || byte == 0x0A) {
        isPlain = false
      } else if byte != 0x09, byte != 0x0A {
        throw damaged("has a control character (\(byte)) that XML forbids")
      }
    }
    // Much the most common, and much the quickest.
    if isPlain, isASCII { return String(decoding: buffer[range], as: UTF8.self) }
    let bytes: ArraySlice<UInt8> =
      if isPlain {
        buffer[range]
      } else {
        try replaced(range, isAttribute: isAttribute, isLiteral: isLiteral)[...]
      }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw damaged("is not valid UTF-8")
    }
    return text
  }

  /// With entities replaced, and line ends (in attributes all space) as XML wants them.
  private func replaced(
    _ range: Range<Int>, isAttribute: Bool, isLiteral: Bool
  ) throws(SpreadsheetError) -> [UInt8] {
    var result: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = buffer[index]
      index += 1
      switch byte {
      case 0x26 where !isLiteral:
        guard let end = buffer[index..<min(index + 12, range.upperBound)].firstIndex(of: 0x3B)
        else { throw damaged("has a '&' that begins no entity") }
        result += try entity(String(decoding: buffer[index..<end], as: UTF8.self))
        index = end + 1
      case 0x0D:
        result.append(isAttribute ? 0x20 : 0x0A)
        if index < range.upperBound, buffer[index] == 0x0A { index += 1 }
      case 0x09, 0x0A: result.append(isAttribute ? 0x20 : byte)
      default: result.append(byte)
      }
    }
    return result
  }

  private func entity(_ name: String) throws(SpreadsheetError) -> [UInt8] {
    switch name {
    case "amp": return [0x26]
    case "lt": return [0x3C]
    case "gt": return [0x3E]
    case "quot": return [0x22]
    case "apos": return [0x27]
    default: break
    }
    guard name.hasPrefix("#") else {
      throw damaged("uses the entity \(quoted(name)), which is refused", .unsafe)
    }
    let digits = name.dropFirst()
    let number =
      digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    guard let number, !digits.contains("+"), !digits.contains("-"),
      let scalar = Unicode.Scalar(number),
      number >= 0x20 || number == 0x09 || number == 0x0A || number == 0x0D
    else { throw damaged("has \(quoted("&" + name + ";")), which is no character") }
    return Array(String(Character(scalar)).utf8)
  }
}
