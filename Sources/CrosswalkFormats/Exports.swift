// What was one module is several now; who imported it finds the same names.
@_exported import CrosswalkDocuments
@_exported import CrosswalkExchange
@_exported import CrosswalkReports
@_exported import CrosswalkSentences
// What reports are made of: styles, safe text and tables.
@_exported import CrosswalkTables
