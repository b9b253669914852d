#include "patch/patch_maker.hpp"

#include <algorithm>
#include <map>

#include "patch/alignment.hpp"
#include "patch/edit_group.hpp"
#include "patch/edit_writer.hpp"
#include "patch/loose_text.hpp"

namespace trailseal::patch {
namespace {

/// A splice, and how deep what it belongs to is nested.
struct NestedSplice {
  Splice splice{};
  std::size_t depth = 0;
};

/// In the order of the file. Errors: two change the same bytes in different ways.
Result<std::vector<Splice>> in_order(std::vector<NestedSplice> splices,
                                     const std::string& path) {
  std::stable_sort(splices.begin(), splices.end(),
                   [](const NestedSplice& a, const NestedSplice& b) {
                     if (a.splice.begin != b.splice.begin) {
                       return a.splice.begin < b.splice.begin;
                     }
                     return a.depth > b.depth;
                   });
  std::vector<Splice> ordered;
  for (NestedSplice& nested : splices) {
    Splice& splice = nested.splice;
    const Splice* last = ordered.empty() ? nullptr : &ordered.back();
    const bool again = last != nullptr && splice == *last;
    if (again && splice.size > 0) continue;
    // Two lists that grow behind one comma would be one.
    const bool comma_twice = again && splice.text == ",";
    const bool overlaps = last != nullptr && splice.begin < last->begin + last->size;
    if (overlaps || comma_twice) {
      return Error{.message = "two of the changes are about the same text", .path = path};
    }
    ordered.push_back(std::move(splice));
  }
  return ordered;
}

}  // namespace

struct PatchMaker::State {
  State(const ResourceGraph& of, FileBytes files)
      : graph(of), sources(std::move(files)), writer(of, sources) {}

  const ResourceGraph& graph;
  SourceSet sources;
  EditWriter writer;
};

PatchMaker::PatchMaker(const ResourceGraph& graph, FileBytes files)
    : state_(std::make_unique<State>(graph, std::move(files))) {}

PatchMaker::~PatchMaker() = default;

Result<Patch> PatchMaker::make(std::span<const Edit> edits) {
  Patch patch;
  std::map<const SourceFile*, std::vector<NestedSplice>> files;
  state_->writer.expect(edits);
  std::vector<Edit> spread;
  EditSet made_besides;
  for (const std::vector<Edit>& group : groups_of(edits)) {
    if (made_besides.has_all(group)) continue;
    Result<WrittenEdit> written = state_->writer.write(group);
    if (!written) {
      for (const Edit& edit : group) {
        patch.loose.push_back(
            loose_text(state_->graph, edit, state_->writer, written.error().message));
      }
      continue;
    }
    for (Splice& splice : written->splices) {
      files[written->file].push_back(
          {.splice = std::move(splice), .depth = written->depth});
    }
    for (Edit& edit : written->spread) {
      made_besides.add(edit);
      spread.push_back(std::move(edit));
    }
  }
  const EditSet asked(edits);
  for (Edit& edit : spread) {
    if (!asked.has(edit)) patch.spread.push_back(std::move(edit));
  }
  for (auto& [file, splices] : files) {
    auto ordered = in_order(std::move(splices), file->path);
    if (!ordered) return ordered.error();
    const bool hcl = file->syntax->notation() == Notation::Hcl;
    patch.files.push_back(
        {.path = file->path,
         .before = file->bytes,
         .splices = hcl ? aligned(*file->bytes, std::move(*ordered)) : *ordered});
  }
  std::sort(patch.files.begin(), patch.files.end(),
            [](const FileChange& a, const FileChange& b) { return a.path < b.path; });
  return patch;
}

}  // namespace trailseal::patch
