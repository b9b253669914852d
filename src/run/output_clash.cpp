#include "run/output_clash.hpp"

#include "base/word_list.hpp"
#include "document/written_file.hpp"

namespace trailseal::run {

std::optional<Error> clash_of(const std::vector<std::string>& outputs) {
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (!is_same_file(outputs[i], outputs[k])) continue;
      return Error{.message = "two outputs go to one file, " + in_backticks(outputs[i]),
                   .help = "give each a file of its own"};
    }
  }
  return std::nullopt;
}

std::optional<Error> clash_with(const std::string& output,
                                const std::vector<Input>& inputs,
                                const std::string& configuration) {
  const auto is_read = [&](const std::string& path) {
    return !path.empty() && path != "-" && is_same_file(output, path);
  };
  bool clashes = is_read(configuration);
  for (const Input& input : inputs) {
    clashes = clashes || (!input.trusted && is_read(input.path));
  }
  if (!clashes) return std::nullopt;
  return Error{.message = "the file is not written: this run reads it as an input",
               .help = "give the output a name of its own",
               .path = output};
}

}  // namespace trailseal::run
