// The formats a report can be written in, one row each.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cli/arguments.hpp"
#include "report/report.hpp"
#include "report/writers.hpp"

namespace trailseal::cli {

struct OutputFormat {
  std::string_view name{};
  bool for_programs = false;  ///< stdout is such a document even when the run fails
  void (*write)(const report::Report& report, const report::TextOptions& options,
                std::ostream& out) = nullptr;
  bool shows_digests = false;  ///< of the files that were read
};

/// A writer that has no use for color or width, as a row has it.
template <void (*Write)(const report::Report&, std::ostream&)>
void without_options(const report::Report& report, const report::TextOptions&,
                     std::ostream& out) {
  Write(report, out);
}

/// The formats of one command, the default first. It outlives the options it gives.
class FormatTable {
 public:
  explicit FormatTable(std::span<const OutputFormat> rows);
  FormatTable(const FormatTable&) = delete;
  FormatTable& operator=(const FormatTable&) = delete;

  const OutputFormat& front() const { return rows_.front(); }
  const OutputFormat& back() const { return rows_.back(); }
  /// The row with this name, or an error with "did you mean".
  Result<const OutputFormat*> find(const std::string& name) const;
  /// `--format`.
  Option option() const;

 private:
  std::span<const OutputFormat> rows_;
  std::vector<std::string_view> names_;
  std::string listed_;  ///< `text, json and sarif`
  std::string help_;
};

/// What `check` writes.
const FormatTable& check_formats();

/// `FORMAT=FILE`.
struct OutputFile {
  const OutputFormat* format = nullptr;
  std::string path{};
};

Result<OutputFile> parse_output(const FormatTable& formats, const std::string& text);

/// Writes the report to the file, without color.
Result<void> write_file(const report::Report& report, const OutputFile& file);

}  // namespace trailseal::cli
