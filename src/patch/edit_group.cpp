#include "patch/edit_group.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

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

}  // namespace

Edit as_new_member(Edit edit) {
  const std::size_t dot = edit.attribute.rfind('.');
  edit.kind = Edit::Kind::AddMember;
  edit.key = dot == std::string::npos ? edit.attribute : edit.attribute.substr(dot + 1);
  edit.attribute.resize(dot == std::string::npos ? 0 : dot);
  return edit;
}

EditSet::EditSet(std::span<const Edit> edits) {
  for (const Edit& edit : edits) add(edit);
}

void EditSet::add(const Edit& edit) {
  Edit member = as_member(edit);
  std::string target = target_of_edit(member);
  by_target_[std::move(target)].push_back(std::move(member));
}

bool EditSet::has(const Edit& edit) const {
  const Edit member = as_member(edit);
  const auto found = by_target_.find(target_of_edit(member));
  return found != by_target_.end() &&
         std::any_of(found->second.begin(), found->second.end(),
                     [&](const Edit& other) { return is_same_edit(member, other); });
}

bool EditSet::has_all(const std::vector<Edit>& edits) const {
  return std::all_of(edits.begin(), edits.end(),
                     [&](const Edit& edit) { return has(edit); });
}

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

}  // namespace trailseal::patch
