// A new format is a writer in report/ and a row here.
#include "cli/output_format.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <vector>

#include "base/suggest.hpp"

namespace trailseal::cli {
namespace {

using report::Report;
using report::TextOptions;

/// A writer that has no use for colour or width.
template <void (*Write)(const Report&, std::ostream&)>
void plain(const Report& report, const TextOptions&, std::ostream& out) {
  Write(report, out);
}

constexpr std::array kFormats{
    OutputFormat{"text", false, &report::write_text},
    OutputFormat{"json", true, &plain<report::write_json>},
    OutputFormat{"sarif", true, &plain<report::write_sarif>},
    OutputFormat{"junit", true, &plain<report::write_junit>},
    OutputFormat{"github", true, &report::write_github},
    OutputFormat{"gitlab-code-quality", true, &plain<report::write_gitlab_code_quality>},
    OutputFormat{"gitlab-sast", true, &plain<report::write_gitlab_sast>},
    OutputFormat{"markdown", true, &plain<report::write_markdown>},
    OutputFormat{"html", true, &plain<report::write_html>},
};

/// `text, json and sarif`.
std::string format_names() {
  std::string names;
  for (std::size_t i = 0; i < kFormats.size(); ++i) {
    if (i > 0) names += i + 1 == kFormats.size() ? " and " : ", ";
    names += kFormats[i].name;
  }
  return names;
}

}  // namespace

std::span<const OutputFormat> output_formats() { return kFormats; }

Result<const OutputFormat*> find_format(const std::string& name) {
  const auto* const row = std::find_if(kFormats.begin(), kFormats.end(),
                                       [&](const auto& f) { return f.name == name; });
  if (row != kFormats.end()) return &*row;
  std::vector<std::string_view> names;
  for (const OutputFormat& format : kFormats) names.push_back(format.name);
  const std::string meant = did_you_mean(name, names);
  return Error{.message = "unknown format `" + name + "`",
               .help = meant.empty() ? "the formats are " + format_names() : meant};
}

Result<OutputFile> parse_output(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals + 1 == text.size()) {
    return Error{.message = "option `--output` takes FORMAT=FILE, not `" + text + "`",
                 .help = "as in `--output sarif=trailseal.sarif`"};
  }
  const auto format = find_format(text.substr(0, equals));
  if (!format) return format.error();
  return OutputFile{.format = *format, .path = text.substr(equals + 1)};
}

Result<bool> write_file(const Report& report, const OutputFile& file) {
  std::ofstream out(file.path, std::ios::binary | std::ios::trunc);
  if (out) file.format->write(report, {}, out);
  out.close();
  if (!out) return Error{.message = "the file cannot be written", .path = file.path};
  return true;
}

}  // namespace trailseal::cli
