import ArgumentParser
import CrosswalkBase
import CrosswalkDocuments
import CrosswalkFrameworks
import CrosswalkTables
import CrosswalkWorkbench

struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Open the frameworks as pages in a browser, on this machine alone.",
    discussion: """
      Prints one link, which opens the pages; they read the files anew when these change, and change \
      nothing. Nobody else can reach them, and nothing leaves this machine. It ends with Ctrl-C.

        crosswalk serve
        crosswalk serve --frameworks my-county --port 8040
      """)

  @Option(help: "The port to listen on; 0 takes any that is free.")
  var port = 8040

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
    let ending = EndOfRun()
    let server: WorkbenchServer
    do {
      server = try WorkbenchServer(port: port)
    } catch {
      throw FileError(
        path: "port \(port)",
        reason: "it cannot be used (\(error)); another is given with --port, and --port 0 takes any"
      )
    }
    let workbench = try Workbench(
      port: server.port,
      load: {
        try Workspace(
          folders, overlays: alignments, over: .bundled, sources: CatalogOptions.bundledFiles(),
          limits: limits)
      },
      stamp: { FileStamp.of(folders + alignments) })
    server.serve(workbench)
    var sink = try OutputSink(path: nil)
    try sink.write(.text("Open \(workbench.link)\nIt ends with Ctrl-C.\n"))
    try sink.finish()
    ending.wait()
    server.stop()
  }
}
