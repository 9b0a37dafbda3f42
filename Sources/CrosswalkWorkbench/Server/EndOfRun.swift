#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Waits for somebody to end the program, by Ctrl-C or otherwise, so that it ends in order.
package struct EndOfRun {
  private var signals = sigset_t()

  /// From now on the signals wait to be taken; threads that begin later leave them alone too.
  package init() {
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_BLOCK, &signals, nil)
  }

  /// Returns when one comes.
  package func wait() {
    var signals = signals
    var signal: Int32 = 0
    sigwait(&signals, &signal)
  }
}
