import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkExchange
import CrosswalkFrameworks
import CrosswalkTables
import CrosswalkWorkbench

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Open the frameworks as pages in a browser, on this machine alone.",
    discussion: """
      Prints one link, which opens the pages; they read the files anew when these change, and change \
      nothing. Nobody else can reach them, and nothing leaves this machine. What goes wrong is told on \
      standard error, by the kind of page and without anything that was sent. It ends with Ctrl-C.

        crosswalk serve
        crosswalk serve --frameworks my-county --port 8040
        crosswalk serve --open

      Others who use this machine at the same time can see what a browser is started with: leave out \
      --open there, and open the link by hand.
      """)

  @Option(help: "The port to listen on; 0 takes any that is free.")
  var port = 8040

  @Flag(help: "Open the pages in the browser of this machine.")
  var open = false

  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var catalogOptions: CatalogOptions

  func validate() throws {
    if !(0...65_535).contains(port) {
      throw ValidationError("a port is from 0 to 65535, not \(port)")
    }
  }

  func run() throws {
    let (folders, alignments) = (catalogOptions.allFolders, catalogOptions.alignments)
    let limits = catalogOptions.limits
    // What is wrong now is told here, and not on a page.
    _ = try catalogOptions.catalog()
    var extras = Workbench.Extras()
    extras.vectors = try modelOptions.encoder()
    let check = catalogOptions.filesToCheck()
    extras.checks = { try check.read() }
    let ending = EndOfRun()
    let server = try listen()
    let workbench = try Workbench(
      port: server.port,
      load: {
        try Workspace(
          folders, overlays: alignments, over: .bundled, sources: CatalogOptions.bundledFiles(),
          limits: limits)
      },
      stamp: { FileStamp.of(folders + alignments) }, extras: extras)
    server.serve(workbench)
    complain("listening on \(server.addresses.joined(separator: " and ")), port \(server.port)")
    var sink = try OutputSink(path: nil)
    try sink.write(.text("Open \(workbench.link)\nIt ends with Ctrl-C.\n"))
    try sink.finish()
    if open { browse(workbench.link) }
    ending.wait()
    server.stop()
  }

  private func listen() throws -> WorkbenchServer {
    do {
      return try WorkbenchServer(port: port) { status, what in complain("\(status) \(what)") }
    } catch let error as WorkbenchServer.PortError {
      throw FileError(
        path: "port \(port)",
        reason: "\(error); --port gives another, and --port 0 takes any that is free")
    }
  }

  /// Hands the link to the browser; where there is none, it can still be opened by hand.
  private func browse(_ link: String) {
    #if canImport(Darwin)
      let name = "open"
    #else
      let name = "xdg-open"
    #endif
    do {
      try ExternalProgram(name: name, advice: "open the link by hand").start([link])
    } catch {
      complain("\("\(error)")")
    }
  }
}
