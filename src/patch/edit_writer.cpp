#include "patch/edit_writer.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "patch/body_place.hpp"
#include "patch/edit_group.hpp"
#include "patch/hcl_blocks.hpp"
#include "patch/line_scan.hpp"
#include "patch/module_address.hpp"
#include "patch/other_instance.hpp"
#include "patch/resource_text.hpp"
#include "patch/template_match.hpp"
#include "patch/template_text.hpp"

namespace trailseal::patch {
namespace {

using Kind = SyntaxNode::Kind;

Error no_file(std::string reason) { return Error{.message = std::move(reason)}; }

Error not_at_hand(const Resource& resource) {
  return no_file("no file that was read has the text of `" + resource.address + "`");
}

bool is_terraform(const Resource& resource) {
  return resource.language == Language::Terraform;
}

}  // namespace

EditWriter::EditWriter(const ResourceGraph& graph, SourceSet& sources)
    : graph_(graph),
      sources_(sources),
      locator_(graph, sources),
      names_(graph, sources),
      homes_(graph) {}

void EditWriter::expect(std::span<const Edit> edits) {
  created_.clear();
  waits_.clear();
  with_properties_.clear();
  for (const Edit& edit : edits) {
    if (edit.kind == Edit::Kind::CreateResource) {
      created_.push_back(edit);
    } else if (edit.attribute == "depends_on" || edit.origin) {
      waits_.push_back(edit);
    }
  }
}

/// Whether what an expression names may stand in the text of an edit: not where that would
/// close a circle.
Cover::Allowed EditWriter::allowed_for(const Edit& edit, const Resource& resource) const {
  const bool creates = edit.kind == Edit::Kind::CreateResource;
  const std::string& made = creates ? edit.created.address : resource.address;
  std::vector<const Resource*> waiting;
  for (const Edit& wait : waits_) {
    const std::string named =
        wait.origin ? wait.origin->address : wait.value.literal().value_or("");
    const Resource* waits = graph_.find(wait.input, wait.resource);
    if (named == made && wait.input == edit.input && waits != nullptr) {
      waiting.push_back(waits);
    }
  }
  const Cover::Allowed known =
      creates ? Cover::Allowed([](const Expression&) { return true; })
              : names_.allowed_in(resource);
  return [this, known, waiting, input = edit.input](const Expression& expression) {
    if (!known(expression)) return false;
    for (const std::string& address : expression.resources) {
      const Resource* named = graph_.find(input, address);
      if (named == nullptr) continue;
      for (const Resource* waits : waiting) {
        if (named == waits || graph_.waits_for(*named, *waits)) return false;
      }
    }
    return true;
  };
}

Cover EditWriter::cover_for(const Resource& resource) {
  Cover cover(&names_.of(home_ == nullptr ? resource : *home_));
  if (resource.observed) return cover;
  for (const Edit& edit : created_) {
    const std::string name = is_terraform(resource)
                                 ? module_address(edit.created.address).block + "."
                                 : edit.created.address;
    const Value& made = edit.created.made;
    for (std::size_t i = 0; i < made.size(); ++i) {
      if (!made.items()[i].is_text()) continue;
      const std::string& attribute = made.keys()[i].name;
      const std::string expression = is_terraform(resource) ? name + attribute
                                     : attribute == "@ref"  ? name
                                     : attribute == "@arn"  ? name + ".Arn"
                                                            : name + "." + attribute;
      cover.add(made.items()[i].as_text(), {.text = expression});
    }
  }
  return cover;
}

Draft EditWriter::draft_for(const Edit& edit, const Resource& resource) {
  const Cover cover = cover_for(resource);
  Draft draft = draft_of(edit.value, cover, allowed_for(edit, resource));
  if (!edit.origin || placeholders_in(draft).empty() || !draft.is_scalar()) return draft;
  const std::string named =
      names_.expression_for(resource, edit.origin->address, edit.origin->attribute);
  if (!named.empty()) {
    draft.kind = Draft::Kind::Text;
    draft.phrase = {{.kind = Part::Kind::Expression, .text = named}};
  }
  return draft;
}

WrittenEdit EditWriter::at_file(const Spot& spot, std::vector<Splice> splices) const {
  const bool crlf = spot.file->syntax->line_end() == "\r\n";
  for (Splice& splice : splices) {
    splice.begin += spot.base;
    if (crlf) splice.text = with_crlf(splice.text);
  }
  // A text within the file is deeper than all of the file.
  std::size_t depth = spot.syntax == spot.file->syntax ? 0 : kMaxDepth;
  for (const SyntaxNode* at = spot.node; at->parent != nullptr; at = at->parent) ++depth;
  return {.file = spot.file, .splices = std::move(splices), .depth = depth, .spread = {}};
}

Result<WrittenEdit> EditWriter::write(const std::vector<Edit>& edits) {
  const Edit& edit = edits.front();
  const Resource* resource = graph_.find(edit.input, edit.resource);
  if (resource == nullptr) return no_file("`" + edit.resource + "` is in no input");
  if (!resource->label.empty()) {
    return no_file("the CDK writes the template, and would overwrite the change");
  }
  if (edit.kind == Edit::Kind::CreateResource) return write_resource(edit, *resource);
  if (edit.attribute == "depends_on") return write_wait(edit, *resource);
  return write_value(edits, *resource);
}

Result<WrittenEdit> EditWriter::write_resource(const Edit& edit, const Resource& owner) {
  home_ = nullptr;
  const auto spot = locator_.resource(owner);
  if (!spot) return not_at_hand(owner);
  const Draft draft = draft_for(edit, owner);
  if (const auto open = placeholders_in(draft); !open.empty()) {
    return no_file("no expression of the source yields `" + open.front() + "`");
  }
  const auto splices = new_resource(*spot, edit, draft);
  if (!splices)
    return no_file("there is no place for a new resource in `" + spot->file->path + "`");
  WrittenEdit written = at_file(*spot, *splices);
  --written.depth;  // it stands beside its owner
  Spot here = *spot;
  here.anchor = owner.position;
  if (auto done = add_spread(edit, draft, owner, here, written); !done)
    return done.error();
  return written;
}

Result<WrittenEdit> EditWriter::write_wait(const Edit& edit, const Resource& resource) {
  const auto spot = locator_.resource(resource);
  const auto address = edit.value.literal();
  if (!spot || !address) return not_at_hand(resource);
  const std::string name = name_beside(resource, *address);
  if (name.empty()) {
    return no_file("`" + *address + "` has no name beside `" + resource.address + "`");
  }
  const auto splices = wait_for_resource(*spot, name);
  if (!splices) return not_at_hand(resource);
  WrittenEdit written = at_file(*spot, *splices);
  Spot here = *spot;
  here.anchor = resource.position;
  const Draft draft{.kind = Draft::Kind::Name, .word = name};
  if (auto done = add_spread(edit, draft, resource, here, written); !done) {
    return done.error();
  }
  return written;
}

/// A text that replaces another one keeps what both have in common.
std::optional<Phrase> EditWriter::rewritten_text(const Edit& edit,
                                                 const Resource& resource,
                                                 const Spot& spot) {
  if (edit.kind != Edit::Kind::Replace || !edit.value.is_text()) return std::nullopt;
  Spot text = spot;
  if (spot.role == Spot::Role::Values && spot.node->items.size() == 1) {
    text.node = spot.node->items[0].node.get();
  }
  const Value& attribute = at_steps(resource.attributes, path_steps(edit.attribute));
  const Value document = edit.steps.empty() ? attribute : document_in(attribute);
  const Value& old = at_steps(document, edit.steps);
  const auto parts = template_at(text);
  if (!parts || !old.is_text()) return std::nullopt;
  const Text& wanted = edit.value.as_text();
  // The source may have the change already, which a plan does not know of.
  if (!match_parts(*parts, old.as_text()) && match_parts(*parts, wanted)) return parts;
  const Cover cover = cover_for(resource);
  return rewritten(*parts, old.as_text(), wanted, cover, allowed_for(edit, resource));
}

Writing EditWriter::writing_for(const Edit& edit, const Resource& resource,
                                const Spot& spot) {
  Writing writing{.kind = edit.kind, .key = edit.key};
  if (edit.kind == Edit::Kind::Remove) return writing;
  writing.draft = draft_for(edit, resource);
  if (auto phrase = rewritten_text(edit, resource, spot)) {
    writing.draft = {.phrase = std::move(*phrase)};
  }
  return writing;
}

/// Why a value of a resource has no place: no file at hand has the resource, or the file
/// has it and not the value.
Error EditWriter::without_place(const Resource& resource) {
  const auto spot = locator_.resource(resource);
  if (!spot) return not_at_hand(resource);
  return no_file("`" + spot->file->path + "` computes that part of `" + resource.address +
                 "`, with a function or in a loop");
}

/// Where a resource of a template gets its `Properties`, if it has none. Of two properties
/// in one patch, only one can be the first.
std::optional<Spot> EditWriter::first_property(const Edit& edit,
                                               const Resource& resource) {
  if (is_terraform(resource) || edit.kind != Edit::Kind::AddMember) return std::nullopt;
  if (!edit.attribute.empty() || !edit.steps.empty()) return std::nullopt;
  auto whole = locator_.resource(resource);
  const bool lacks = whole && whole->node->kind == Kind::Map &&
                     whole->node->find("Properties") == nullptr &&
                     with_properties_.insert({resource.input, resource.address}).second;
  if (!lacks) return std::nullopt;
  whole->anchor = resource.position;
  return whole;
}

Result<WrittenEdit> EditWriter::write_value(const std::vector<Edit>& edits,
                                            const Resource& resource) {
  if (!spread_) spread_.emplace(graph_);
  Edit first = edits.front();
  const auto is_shared = [&](Position place) {
    return spread_->at(resource.input, place).size() > 1;
  };
  const bool of_resource = first.attribute.empty() && first.steps.empty();
  home_ = nullptr;
  auto spot = of_resource ? locator_.resource_body(resource)
                          : locator_.find(resource, first, is_shared);
  // A default that nobody wrote is replaced by writing the argument.
  if (!spot && first.kind == Edit::Kind::Replace && first.steps.empty()) {
    first = as_new_member(first);
    spot = locator_.find_unwritten(resource, first, is_shared);
  }
  const bool lacks_properties = !spot;
  if (!spot) spot = first_property(first, resource);
  if (!spot) return without_place(resource);
  // A policy has no arguments of its own: what it has are statements.
  const bool in_document = !first.steps.empty() && spot->role == Spot::Role::Plain;
  if (in_document && spot->node->kind == Kind::Body) return without_place(resource);
  const Result<const Resource*> home = homes_.find(*spot, resource);
  if (!home) return home.error();
  home_ = *home;
  Writing writing = writing_for(first, resource, *spot);
  if (lacks_properties) {
    writing.key = "Properties";
    writing.draft = {.kind = Draft::Kind::Map,
                     .items = {std::move(writing.draft)},
                     .keys = {first.key}};
  }
  for (std::size_t i = 1; i < edits.size(); ++i) {
    writing.more.push_back(draft_for(edits[i], resource));
  }
  const std::vector<Draft> drafts = writing.drafts();
  for (const Draft& draft : drafts) {
    const auto open = placeholders_in(draft);
    if (open.empty()) continue;
    return no_file("no expression of the source yields `" + open.front() + "`");
  }
  const Splices splices = write_edit(*spot, writing);
  if (!splices) {
    return no_file("`" + resource.address + "` is written in a way that takes no change");
  }
  WrittenEdit written = at_file(*spot, *splices);
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const Edit& edit = i == 0 ? first : edits[i];
    auto done = add_spread(edit, drafts[i], resource, *spot, written);
    if (!done) return done.error();
  }
  return written;
}

/// The same text makes other parts of the graph: they are changed as well.
Result<void> EditWriter::add_spread(const Edit& edit, const Draft& draft,
                                    const Resource& resource, const Spot& spot,
                                    WrittenEdit& written) {
  if (spot.is_named_often) {
    return no_file("the text of `" + resource.address + "` is used in other places too");
  }
  if (!spread_) spread_.emplace(graph_);
  std::vector<EditStep> way = path_steps(edit.attribute);
  const bool separate =
      edit.kind == Edit::Kind::CreateResource || edit.attribute == "depends_on";
  if (separate) way.clear();
  way.insert(way.end(), edit.steps.begin(), edit.steps.end());
  const std::size_t behind = separate ? 0 : std::min(spot.steps_ahead, way.size());
  for (const GraphPart& part : spread_->at(resource.input, spot.anchor)) {
    const Resource& other = graph_.resources()[part.resource];
    const std::vector<EditStep> own(way.begin(),
                                    way.begin() + static_cast<std::ptrdiff_t>(behind));
    if (&other == &resource && part.steps == own) continue;
    auto same = edit_elsewhere(edit, draft, resource, other);
    if (!same) {
      return no_file("the same text makes `" + other.address +
                     "`, for which it would be wrong");
    }
    if (!separate) {
      std::vector<EditStep> steps = part.steps;
      steps.insert(steps.end(), way.begin() + static_cast<std::ptrdiff_t>(behind),
                   way.end());
      put_way(*same, std::move(steps));
    }
    written.spread.push_back(std::move(*same));
  }
  return {};
}

std::optional<Edit> EditWriter::edit_elsewhere(const Edit& edit, const Draft& draft,
                                               const Resource& from, const Resource& to) {
  Edit same = edit;
  same.input = to.input;
  same.resource = to.address;
  same.place = {};
  if (edit.kind == Edit::Kind::Remove) return same;
  if (edit.attribute == "depends_on") {
    same.value = Value::text(address_beside(edit.value.literal().value_or(""), from, to));
    return same;
  }
  if (edit.kind == Edit::Kind::CreateResource) {
    same.created.address = address_beside(edit.created.address, from, to);
    if (same.created.address == edit.created.address) return std::nullopt;
  }
  auto value = value_elsewhere(edit.value, draft, cover_for(to));
  if (!value) return std::nullopt;
  same.value = std::move(*value);
  if (edit.origin) same.origin->address = address_beside(edit.origin->address, from, to);
  return same;
}

}  // namespace trailseal::patch
