// What an edit brings, and what is done with it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "patch/draft.hpp"
#include "patch/patch.hpp"
#include "patch/render.hpp"
#include "patch/spot.hpp"

namespace trailseal::patch {

/// An edit with its value as the source spells it.
struct Writing {
  Edit::Kind kind = Edit::Kind::Replace;
  std::string key{};  ///< of AddMember
  Draft draft{};
  std::vector<Draft> more{};  ///< of Append: what else is added, behind `draft`

  /// All that is appended.
  std::vector<Draft> drafts() const;
};

/// Splices of the text of a spot's tree; nothing where the edit has no form there.
using Splices = std::optional<std::vector<Splice>>;

/// The edit at a spot, in the language of the spot.
Splices write_edit(const Spot& spot, const Writing& writing);

// By how the spot is written; `write_edit` chooses.
/// Between brackets: objects and lists of HCL and JSON, flow style of YAML.
Splices write_in_brackets(const Spot& spot, const Writing& writing);
/// YAML's block style.
Splices write_in_lines(const Spot& spot, const Writing& writing);
/// A body of HCL: arguments and blocks.
Splices write_in_body(const Spot& spot, const Writing& writing);
/// What a policy says, in the blocks of its data source.
Splices write_in_policy(const Spot& spot, const Writing& writing);

/// A member of a list or a map goes, and the comma that it needed.
Splices remove_item(const Spot& spot, const SyntaxNode& container, std::size_t index);

/// How lines around a node of a spot look.
Layout layout_at(const Spot& spot, std::size_t at);

/// What stands at a node, with its `${...}`.
std::string spelling_at(const Spot& spot, const SyntaxNode& node);

}  // namespace trailseal::patch
