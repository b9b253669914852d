#include "run/output_clash.hpp"

#include <algorithm>

#include "base/word_list.hpp"
#include "document/written_file.hpp"

namespace trailseal::run {

std::optional<Error> clash_of(const std::vector<std::string>& outputs) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (!is_same_file(outputs[i], outputs[k])) continue;
      return Error{
          .message = "two outputs are written to one file, " + in_backticks(outputs[i]),
          .help = "write each of them to a separate file"};
    }
  }
  return std::nullopt;
}

std::vector<std::string> files_read_for(const report::Report& report) {
  std::vector<std::string> files;
  if (report.configuration) files.push_back(report.configuration->path);
  for (const Input& input : report.inputs) {
    if (!input.trusted && input.path != "-") files.push_back(input.path);
    for (const SourceText& source : input.source_files) files.push_back(source.path);
  }
  return files;
}

std::optional<Error> clash_with(const std::string& output,
                                const std::vector<std::string>& read) {
  const bool clashes =
      std::any_of(read.begin(), read.end(),
                  [&](const std::string& path) { return is_same_file(output, path); });
  if (!clashes) return std::nullopt;
  return Error{.message = "the file is not written: this run reads it as an input",
               .help = "choose another name for the output",
               .path = output};
}

}  // namespace trailseal::run
