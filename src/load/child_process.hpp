// A program that is run for its output.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace trailseal::load {

struct ChildRequest {
  std::string program{};                 ///< a path; see find_program
  std::vector<std::string> arguments{};  ///< passed as they are: there is no shell
  std::string directory{};               ///< to run in; empty: this one
  std::string input{};                   ///< a file to read on stdin; empty: nothing
  /// All that it has, as `NAME=value`.
  std::vector<std::string> environment{};
  std::chrono::seconds patience{120};
};

struct ChildOutput {
  int status = 0;  ///< exit status, 128 + n where signal n ended it
  std::string out{};
  std::string err{};  ///< the first few kilobytes
};

/// Where a program of this name is on PATH; empty: nowhere.
std::string find_program(const std::string& name);

/// Runs the program and waits for it; whatever it has started by then is ended with it.
/// Errors: it cannot be started, it is not done in time, it writes more than an input may
/// have.
Result<ChildOutput> run_child(const ChildRequest& request);

}  // namespace trailseal::load
