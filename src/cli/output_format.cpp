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

constexpr std::array kFormats{
    OutputFormat{"text", false, &report::write_text},
    OutputFormat{"json", true,
                 [](const Report& report, const TextOptions&, std::ostream& out) {
                   report::write_json(report, out);
                 }},
    OutputFormat{"sarif", true,
                 [](const Report& report, const TextOptions&, std::ostream& out) {
                   report::write_sarif(report, out);
                 }},
};

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
               .help = meant.empty() ? "the formats are text, json and sarif" : meant};
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
