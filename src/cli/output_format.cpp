// A new format is a writer in report/ and a row here, or in the command that has it.
#include "cli/output_format.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <vector>

#include "base/suggest.hpp"

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
    OutputFormat{"html", true, &without_options<report::write_html>},
};

}  // namespace

FormatTable check_formats() { return kFormats; }

std::string names_of(FormatTable formats) {
  std::string names;
  for (std::size_t i = 0; i < formats.size(); ++i) {
    if (i > 0) names += i + 1 == formats.size() ? " and " : ", ";
    names += formats[i].name;
  }
  return names;
}

Result<const OutputFormat*> find_format(FormatTable formats, const std::string& name) {
  const auto row =
      std::find_if(formats.begin(), formats.end(),
                   [&](const OutputFormat& format) { return format.name == name; });
  if (row != formats.end()) return &*row;
  std::vector<std::string_view> names;
  for (const OutputFormat& format : formats) names.push_back(format.name);
  const std::string meant = did_you_mean(name, names);
  return Error{.message = "unknown format `" + name + "`",
               .help = meant.empty() ? "the formats are " + names_of(formats) : meant};
}

Result<OutputFile> parse_output(FormatTable formats, const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals + 1 == text.size()) {
    const std::string name(formats.back().name);
    return Error{.message = "option `--output` takes FORMAT=FILE, not `" + text + "`",
                 .help = "as in `--output " + name + "=trailseal." + name + "`"};
  }
  const auto format = find_format(formats, text.substr(0, equals));
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
