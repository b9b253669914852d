// The process: arguments and streams to cli::run, whatever escapes it to exit status 2.
#include <exception>
#include <iostream>
#include <string>
#include <vector>

#include "cli/cli.hpp"

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  try {
    const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
    return trailseal::cli::run(args, std::cin, std::cout, std::cerr);
  } catch (const std::exception& error) {
    std::cerr << "trailseal: error: internal error: " << error.what() << '\n';
    return trailseal::cli::kFailed;
  }
}
