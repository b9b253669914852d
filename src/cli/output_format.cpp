// A new format is a writer in report/ and a row here, or in the command that has it.
#include "cli/output_format.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "base/suggest.hpp"
#include "document/written_file.hpp"

namespace trailseal::cli {
namespace {

using report::Report;

constexpr std::array kFormats{
    OutputFormat{"text", false, &report::write_text},
    OutputFormat{"json", true, &without_options<report::write_json>},
    OutputFormat{"sarif", true, &without_options<report::write_sarif>},
    OutputFormat{"junit", true, &without_options<report::write_junit>},
    OutputFormat{"github", true, &report::write_github},
    OutputFormat{"gitlab-code-quality", true,
                 &without_options<report::write_gitlab_code_quality>},
    OutputFormat{"gitlab-sast", true, &without_options<report::write_gitlab_sast>},
    OutputFormat{"markdown", true, &without_options<report::write_markdown>},
    OutputFormat{"html", true, &without_options<report::write_html>, true},
    OutputFormat{"counts", true, &without_options<report::write_counts>},
};

}  // namespace

FormatTable::FormatTable(std::span<const OutputFormat> rows) : rows_(rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    names_.push_back(rows[i].name);
    if (i > 0) listed_ += i + 1 == rows.size() ? " and " : ", ";
    listed_ += rows[i].name;
  }
  help_ = "what to write (default: " + std::string(front().name) + "): " + listed_;
}

Result<const OutputFormat*> FormatTable::find(const std::string& name) const {
  const auto row =
      std::find_if(rows_.begin(), rows_.end(),
                   [&](const OutputFormat& format) { return format.name == name; });
  if (row != rows_.end()) return &*row;
  const std::string meant = did_you_mean(name, names_);
  return Error{.message = "unknown format `" + name + "`",
               .help = meant.empty() ? "the formats are " + listed_ : meant};
}

Option FormatTable::option() const { return {"--format", 'f', "FORMAT", help_, names_}; }

const FormatTable& check_formats() {
  static const FormatTable kTable(kFormats);
  return kTable;
}

Result<OutputFile> parse_output(const FormatTable& formats, const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals + 1 == text.size()) {
    const std::string name(formats.back().name);
    return Error{.message = "option `--output` takes FORMAT=FILE, not `" + text + "`",
                 .help = "as in `--output " + name + "=trailseal." + name + "`"};
  }
  const auto format = formats.find(text.substr(0, equals));
  if (!format) return format.error();
  return OutputFile{.format = *format, .path = text.substr(equals + 1)};
}

Result<void> write_file(const Report& report, const OutputFile& file) {
  std::ostringstream out;
  file.format->write(report, {}, out);
  return write_whole_file(file.path, out.view());
}

}  // namespace trailseal::cli
