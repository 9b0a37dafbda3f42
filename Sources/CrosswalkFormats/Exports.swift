// What was one module is several now; who imported it finds the same names.
@_exported import CrosswalkDocuments
@_exported import CrosswalkExchange
@_exported import CrosswalkReports
@_exported import CrosswalkSentences
@_exported import CrosswalkTables
