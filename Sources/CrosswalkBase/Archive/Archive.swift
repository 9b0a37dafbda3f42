/// The compiled form of a value: its fields in the order of their declaration, each as a
/// length-prefixed token, in one string that a Swift source file can hold as a literal.
///
/// Building turns YAML into this form, so that a program start decodes only the frameworks that
/// it needs, and needs no YAML reader. It is also the canonical form that content hashes are
/// taken of. It carries no field names: only the same version of the package can read it, and it
/// is never written to a file that outlives a build.
///
/// Any `Encodable` value of strings, `Double`, `Int`, Booleans, arrays and keyed values, whose
/// fields may be optional, can be archived; other kinds of number cannot. What is ``Archivable``
/// can be read back, in time linear in the length.
package enum Archive {
  /// The archived form of `value`.
  package static func encode<Value: Encodable>(_ value: Value) -> String {
    let writer = ArchiveWriter()
    do {
      try writer.write(value)
    } catch {
      // The writer itself never throws; model values do not either.
      preconditionFailure("\(Value.self) cannot be archived: \(error)")
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The value that was archived as `text`.
  ///
  /// - Throws: `DecodingError` if `text` is not an archive of that type.
  package static func decode<Value: Archivable>(
    _ type: Value.Type = Value.self, from text: String
  ) throws -> Value {
    var text = text
    return try text.withUTF8 { bytes in
      let reader = ArchiveReader(bytes)
      let value = try reader.read(type)
      guard reader.position == bytes.count else {
        throw ArchiveReader.corrupt("the archive goes on after its end")
      }
      return value
    }
  }
}
