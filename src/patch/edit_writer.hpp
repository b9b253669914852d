// EditWriter: one edit of a graph -> splices of a file, and what else they change.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "patch/locator.hpp"
#include "patch/module_home.hpp"
#include "patch/names.hpp"
#include "patch/patch.hpp"
#include "patch/source_set.hpp"
#include "patch/spread.hpp"
#include "patch/written_value.hpp"

namespace trailseal::patch {

/// What one edit does to a file.
struct WrittenEdit {
  const SourceFile* file = nullptr;
  std::vector<Splice> splices{};
  /// How deep what grows is nested: of what is put in at one place, the inner comes first.
  std::size_t depth = 0;
  std::vector<Edit> spread{};
};

class EditWriter {
 public:
  EditWriter(const ResourceGraph& graph, SourceSet& sources);

  /// The edits of one patch: new resources, whose attributes others may name, and what
  /// will wait for what.
  void expect(std::span<const Edit> edits);

  /// Edits that are made at one spot: one, or several that append to the same value.
  /// Errors: why no file can be changed.
  Result<WrittenEdit> write(const std::vector<Edit>& edits);

  /// The value of an edit as its source would spell it.
  Draft draft_for(const Edit& edit, const Resource& resource);

 private:
  Result<WrittenEdit> write_resource(const Edit& edit, const Resource& owner);
  Result<WrittenEdit> write_wait(const Edit& edit, const Resource& resource);
  Error without_place(const Resource& resource);
  std::optional<Spot> first_property(const Edit& edit, const Resource& resource);
  Result<WrittenEdit> write_value(const std::vector<Edit>& edits,
                                  const Resource& resource);
  Writing writing_for(const Edit& edit, const Resource& resource, const Spot& spot);
  std::optional<Phrase> rewritten_text(const Edit& edit, const Resource& resource,
                                       const Spot& spot);
  Result<void> add_spread(const Edit& edit, const Draft& draft, const Resource& resource,
                          const Spot& spot, WrittenEdit& written);
  std::optional<Edit> edit_elsewhere(const Edit& edit, const Draft& draft,
                                     const Resource& from, const Resource& to);
  Cover::Allowed allowed_for(const Edit& edit, const Resource& resource) const;
  Cover cover_for(const Resource& resource);
  WrittenEdit at_file(const Spot& spot, std::vector<Splice> splices) const;

  const ResourceGraph& graph_;
  SourceSet& sources_;
  Locator locator_;
  Names names_;
  std::optional<Spread> spread_{};  ///< made when it is first asked for
  ModuleHomes homes_;
  const Resource* home_ = nullptr;  ///< of the text at hand, where it is another's
  std::vector<Edit> created_{};
  /// Resources of templates that get their `Properties` with this patch.
  std::set<std::pair<std::size_t, std::string>> with_properties_{};
  std::vector<Edit> waits_{};  ///< that make a resource wait for another one
};

}  // namespace trailseal::patch
