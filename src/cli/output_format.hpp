// The formats a report can be written in, one row each.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "report/report.hpp"

namespace trailseal::cli {

struct OutputFormat {
  std::string_view name{};
  bool for_programs = false;  ///< stdout is such a document even when the run fails
  void (*write)(const report::Report& report, const report::TextOptions& options,
                std::ostream& out) = nullptr;
};

/// A writer that has no use for colour or width, as a row has it.
template <void (*Write)(const report::Report&, std::ostream&)>
void without_options(const report::Report& report, const report::TextOptions&,
                     std::ostream& out) {
  Write(report, out);
}

using FormatTable = std::span<const OutputFormat>;

/// What `check` writes.
FormatTable check_formats();

/// `text, json and sarif`.
std::string names_of(FormatTable formats);

/// The row with this name, or an error with "did you mean".
Result<const OutputFormat*> find_format(FormatTable formats, const std::string& name);

/// `FORMAT=FILE`.
struct OutputFile {
  const OutputFormat* format = nullptr;
  std::string path{};
};

Result<OutputFile> parse_output(FormatTable formats, const std::string& text);

/// Writes the report to the file, without colour.
Result<bool> write_file(const report::Report& report, const OutputFile& file);

}  // namespace trailseal::cli
