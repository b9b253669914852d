#include "patch/patch_maker.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "patch/alignment.hpp"
#include "patch/edit_writer.hpp"
#include "patch/loose_text.hpp"

namespace trailseal::patch {
namespace {

bool is_same_edit(const Edit& a, const Edit& b) {
  return a.kind == b.kind && a.input == b.input && a.resource == b.resource &&
         a.attribute == b.attribute && a.steps == b.steps && a.key == b.key &&
         a.created.address == b.created.address && a.value == b.value;
}

/// One argument put where none was is the same as one that replaces what nobody wrote.
Edit as_member(const Edit& edit) {
  const bool argument =
      edit.kind == Edit::Kind::Replace && edit.steps.empty() && !edit.attribute.empty();
  return argument ? as_new_member(edit) : edit;
}

/// Is every edit of a group among those that the text of other edits makes as well?
bool is_made_by(const std::vector<Edit>& spread, const std::vector<Edit>& group) {
  return std::all_of(group.begin(), group.end(), [&](const Edit& edit) {
    return std::any_of(spread.begin(), spread.end(), [&](const Edit& other) {
      return is_same_edit(as_member(edit), as_member(other));
    });
  });
}

bool appends_to_same(const Edit& a, const Edit& b) {
  return a.kind == Edit::Kind::Append && b.kind == Edit::Kind::Append &&
         a.attribute != "depends_on" && a.input == b.input && a.resource == b.resource &&
         a.attribute == b.attribute && a.steps == b.steps;
}

/// A key by which equal edits find each other.
std::string target_of_edit(const Edit& edit) {
  std::string key =
      std::to_string(edit.input) + "\n" + edit.resource + "\n" + edit.attribute;
  for (const EditStep& step : edit.steps) {
    key += "\n" + step.member + "\t" + std::to_string(step.index);
  }
  return key + "\n" + edit.key + "\n" + edit.created.address;
}

/// Edits without those that stand twice; what is appended to one value goes together.
std::vector<std::vector<Edit>> groups_of(std::span<const Edit> edits) {
  std::vector<std::vector<Edit>> groups;
  std::map<std::string, std::vector<std::size_t>> by_target;
  for (const Edit& edit : edits) {
    auto& same = by_target[target_of_edit(edit)];
    bool done = false;
    for (const std::size_t at : same) {
      std::vector<Edit>& group = groups[at];
      done = std::any_of(group.begin(), group.end(),
                         [&](const Edit& other) { return is_same_edit(edit, other); });
      if (!done && appends_to_same(group.front(), edit)) {
        group.push_back(edit);
        done = true;
      }
      if (done) break;
    }
    if (done) continue;
    same.push_back(groups.size());
    groups.push_back({edit});
  }
  return groups;
}

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
  for (const std::vector<Edit>& group : groups_of(edits)) {
    if (is_made_by(spread, group)) continue;
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
    std::move(written->spread.begin(), written->spread.end(), std::back_inserter(spread));
  }
  for (Edit& edit : spread) {
    if (!is_made_by({edits.begin(), edits.end()}, {edit})) {
      patch.spread.push_back(std::move(edit));
    }
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
