// The process: arguments and streams to cli::run, whatever escapes it to exit status 2.
//
// A large plan leaves a million small allocations behind. They are not given back one by
// one (UntilExit): the process ends as soon as its output is written.
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#if defined(__GLIBC__) && !defined(TRAILSEAL_OTHER_ALLOCATOR)
#include <malloc.h>
#endif

#include "base/until_exit.hpp"
#include "cli/cli.hpp"

namespace {

/// glibc sweeps its lists of freed small blocks at every larger allocation, which costs a
/// sixth of the time a large plan takes; without these lists there is nothing to sweep.
void tune_allocator() {
#if defined(__GLIBC__) && !defined(TRAILSEAL_OTHER_ALLOCATOR)
  mallopt(M_MXFAST, 0);
#endif
}

#ifdef SIGBUS
extern "C" void trailseal_input_gone(int signal);

/// A large input is read where the system keeps it (document/mapped_file.hpp); what was cut
/// off meanwhile is no longer there.
extern "C" void trailseal_input_gone(int /*signal*/) {
  constexpr std::string_view kWhat =
      "trailseal: error: an input was cut off while it was read: check it again when "
      "no program writes to it\n";
  static_cast<void>(!::write(STDERR_FILENO, kWhat.data(), kWhat.size()));
  std::_Exit(trailseal::cli::kFailed);
}
#endif

void watch_inputs() {
#ifdef SIGBUS
  std::signal(SIGBUS, &trailseal_input_gone);
#endif
}

[[noreturn]] void leave(int status) {
  std::cout.flush();
  std::cerr.flush();
  std::_Exit(status);
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  tune_allocator();
  watch_inputs();
  trailseal::end_process_after_run();
  try {
    const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
    leave(trailseal::cli::run(args, std::cin, std::cout, std::cerr));
  } catch (const std::exception& error) {
    std::cerr << "trailseal: error: internal error: " << error.what() << '\n';
    leave(trailseal::cli::kFailed);
  }
}
