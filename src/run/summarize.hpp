// `trailseal summarize`: the summary of inputs as the text of a file.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "load/progress.hpp"
#include "run/settings.hpp"

namespace trailseal::run {

struct SummaryFile {
  std::string text{};  ///< empty where an input could not be read, or there is none
  std::size_t inputs = 0;
  std::vector<Diagnostic> diagnostics{};
};

/// `name` goes before every path, as a directory does: what the inputs of one repository
/// are called among those of others. Empty: paths stay as they are.
SummaryFile summarize(const Settings& settings, const std::string& name, std::istream& in,
                      load::Progress* progress);

}  // namespace trailseal::run
