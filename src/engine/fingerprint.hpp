// What a result is called from one run to the next.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/result.hpp"
#include "graph/resource_graph.hpp"

namespace trailseal::engine {

/// The paths of inputs as fingerprints have them: `./plan.json` and `plan.json` are one
/// file, with either kind of slash.
class FilePaths {
 public:
  explicit FilePaths(const std::vector<Input>& inputs);
  /// Only of those that the graph has resources of.
  FilePaths(const std::vector<Input>& inputs, const ResourceGraph& graph);

  /// Empty for what is no input.
  const std::string& of(std::size_t input) const;

 private:
  std::vector<std::string> paths_{};  ///< by input; an empty one behind the last
};

/// 32 hexadecimal digits over rule, files, trail and resource. Lines, columns, positions
/// in lists and wording do not count, so moving or rewording keeps it.
std::string fingerprint(const Result& result, std::size_t trail_input,
                        const FilePaths& paths);

/// 32 hexadecimal digits over a text.
std::string hash_of(std::string_view text);

/// A hash of what the result says, for telling whether a known finding has changed. As
/// the fingerprint it has no line numbers in it.
std::string content_hash(const Result& result);

}  // namespace trailseal::engine
