// The process: arguments and streams to cli::run, whatever escapes it to exit status 2.
//
// A large plan leaves a million small allocations behind. They are not given back one by
// one: the process ends as soon as its output is written.
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "cli/cli.hpp"

namespace {

/// glibc sweeps its lists of freed small blocks at every larger allocation, which costs a
/// sixth of the time a large plan takes; without these lists there is nothing to sweep.
void tune_allocator() {
#ifdef __GLIBC__
  mallopt(M_MXFAST, 0);
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
  try {
    const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
    leave(trailseal::cli::run(args, std::cin, std::cout, std::cerr));
  } catch (const std::exception& error) {
    std::cerr << "trailseal: error: internal error: " << error.what() << '\n';
    leave(trailseal::cli::kFailed);
  }
}
