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
      nothing. With --edit they save in a folder: each decision as it is taken, in the alignment of a \
      framework of that folder, in its folder 'overlays' for others, and in its folder 'matches'; \
      frameworks that are imported or brought up to date, each in a folder of its own; and blind \
      readings and levels that a panel places, in its folder 'reviews'. Ratings of people and files to \
      import stay in memory until they are forgotten, or the program ends. \
      Nobody else can reach the pages, and nothing leaves this machine. Programs ask at /api/v1, which \
      /api/v1/openapi.json describes. What goes wrong is told on \
      standard error, by the kind of page and without anything that was sent. It ends with Ctrl-C.

        crosswalk serve
        crosswalk serve --frameworks my-county --port 8040
        crosswalk serve --edit my-county --reviewer Ana --open

      Others who use this machine at the same time can see what a browser is started with: leave out \
      --open there, and open the link by hand.
      """)

  @Option(help: "The port to listen on; 0 takes any that is free.")
  var port = 8040

  @Flag(help: "Open the pages in the browser of this machine.")
  var open = false

  @Option(
    help: ArgumentHelp(
      "Save in this folder, which is made if it is not there, and read its frameworks.",
      valueName: "folder"))
  var edit: String?

  @Option(help: "Your name: whose decisions they are, until a form says another.")
  var reviewer: String?

  @OptionGroup var modelOptions: ModelOptions
  @OptionGroup var catalogOptions: CatalogOptions

  func validate() throws {
    if edit == nil, reviewer != nil {
      throw ValidationError("--reviewer says whose decisions are saved, and goes with --edit")
    }
    if edit != nil, !catalogOptions.alignments.isEmpty {
      throw ValidationError(
        "--alignment would lie over what is decided; put the file into the folder 'overlays' of the "
          + "one that is edited")
    }
    if !(0...65_535).contains(port) {
      throw ValidationError("a port is from 0 to 65535, not \(port)")
    }
  }

  func run() throws {
    let (others, alignments) = (catalogOptions.allFolders, catalogOptions.alignments)
    let folder = try edit.map(folder)
    // The folder that is edited comes last, so that it lies over the others.
    let folders: @Sendable () -> [String] = { others + (folder?.paths ?? []) }
    // What is wrong now is told here, and not on a page.
    _ = try catalogOptions.catalog(with: folder?.paths ?? [])
    var extras = Workbench.Extras()
    extras.prepares = true
    extras.vectors = try modelOptions.encoder()
    extras.checks = { [catalogOptions] in
      try catalogOptions.filesToCheck(with: folder?.paths ?? []).read()
    }
    let reading = ReadFiles(limits: catalogOptions.limits)
    let ending = EndOfRun()
    let server = try listen()
    let workbench = try Workbench(
      port: server.port, editing: folder, reviewer: reviewer ?? "",
      load: {
        try Workspace(
          folders(), overlays: alignments, over: .bundled, sources: CatalogOptions.bundledFiles(),
          reading: reading)
      },
      stamp: { FileStamp.of(others + [folder?.path].compactMap { $0 } + alignments) },
      readings: folder.map { ReadingFolder("\($0.path)/reviews") }, extras: extras)
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

  private func folder(_ path: String) throws -> EditFolder {
    do {
      return try EditFolder(path)
    } catch {
      throw FileError(
        path: error.path, reason: "\(error.reason); another folder is given with --edit")
    }
  }
}
