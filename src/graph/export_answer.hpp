// ExportAnswer: one answer of the AWS command line, as an export holds it.
#pragma once

#include <string>
#include <vector>

namespace trailseal {

/// A call that somebody made, and what became of it. Times are in the form of
/// base/moment.hpp.
struct ExportAnswer {
  std::string file{};  ///< below the export's directory; empty: the call gave none
  std::vector<std::string> command{};  ///< as argv; empty: not recorded
  std::string account{};
  std::string region{};
  std::string time{};     ///< of the answer; empty: not recorded
  bool recorded = false;  ///< by a manifest, so that exit status and errors are known
  unsigned exit = 0;      ///< status of the command
  std::string error{};    ///< AWS's code of a call that failed: `AccessDenied`
  unsigned bytes = 0;     ///< of the file, as found
  std::string sha256{};   ///< of the file, as found
  std::string sha256_recorded{};  ///< by the manifest; empty: not recorded
};

/// The command on one line, with quotes where a shell needs them; empty: not recorded.
std::string command_line(const ExportAnswer& answer);

}  // namespace trailseal
