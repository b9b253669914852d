// The text of an edit by itself, for which no file can be changed.
#pragma once

#include <string>

#include "graph/edit.hpp"
#include "patch/edit_writer.hpp"
#include "patch/patch.hpp"

namespace trailseal::patch {

/// What an edit makes: a new resource as a block, of a policy the statement as it is then,
/// of anything else the argument. `reason` says why no file is changed.
LooseText loose_text(const ResourceGraph& graph, const Edit& edit, EditWriter& writer,
                     std::string reason);

}  // namespace trailseal::patch
