// Files as they are after edits of the graph that is read from them.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "load/input_loader.hpp"
#include "patch/diff.hpp"
#include "patch/patch_maker.hpp"
#include "support/catch.hpp"
#include "support/temporary_directory.hpp"

namespace trailseal::patch {

using Files = std::map<std::string, std::string>;

/// An empty directory, in which the test works until it ends.
class PatchDirectory {
 public:
  explicit PatchDirectory(const Files& files) {
    for (const auto& [file, text] : files) {
      const auto folder = std::filesystem::path(file).parent_path();
      if (!folder.empty()) std::filesystem::create_directories(folder);
      std::ofstream(file, std::ios::binary) << text;
    }
  }

 private:
  TemporaryWorkplace workplace_{};
};

inline std::optional<std::string> bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

/// `Statement/1/Resource` as steps.
inline std::vector<EditStep> way(const std::string& path) {
  std::vector<EditStep> steps;
  std::istringstream in(path);
  for (std::string part; std::getline(in, part, '/');) {
    if (std::isdigit(static_cast<unsigned char>(part[0])) != 0) {
      steps.push_back({.index = std::stoul(part)});
    } else {
      steps.push_back({.member = part});
    }
  }
  return steps;
}

struct PatchedFiles {
  ResourceGraph graph{};
  Patch patch{};
  std::string error{};

  /// The file after the patch; what it was where the patch leaves it alone.
  std::string text(const std::string& path, const Files& files) const {
    for (const FileChange& change : patch.files) {
      if (change.path == path) return text_after(change);
    }
    return files.at(path);
  }
};

/// Reads the current directory.
inline ResourceGraph read_graph() {
  std::istringstream in;
  load::InputRequest request{.arguments = {"."}};
  request.extent.everything = true;
  return load::load_inputs(request, in).graph;
}

/// Reads the files, makes the edits that `edits_of` wants of the graph, and the patch.
template <typename EditsOf>
PatchedFiles patched(const Files& files, EditsOf edits_of) {
  const PatchDirectory directory(files);
  PatchedFiles made;
  made.graph = read_graph();
  REQUIRE_FALSE(made.graph.inputs().empty());
  PatchMaker maker(made.graph, &bytes_of);
  const std::vector<Edit> edits = edits_of(made.graph);
  auto patch = maker.make(edits);
  if (patch) {
    made.patch = std::move(*patch);
  } else {
    made.error = patch.error().message;
  }
  return made;
}

/// The attribute of a resource, or what is in its document.
inline Value value_in(const ResourceGraph& graph, const std::string& address,
                      const std::string& attribute, const std::string& path = "") {
  const Resource* resource = graph.find(0, address);
  REQUIRE(resource != nullptr);
  const Value& value = resource->attributes.at_path(attribute);
  return path.empty() ? value : at_steps(document_in(value), way(path));
}

inline Text text_in(const ResourceGraph& graph, const std::string& address,
                    const std::string& attribute, const std::string& path = "") {
  const Value value = value_in(graph, address, attribute, path);
  REQUIRE(value.is_text());
  return value.as_text();
}

}  // namespace trailseal::patch
