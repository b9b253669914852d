#include "patch/resource_text.hpp"

#include "patch/body_place.hpp"
#include "patch/hcl_blocks.hpp"
#include "patch/line_scan.hpp"
#include "patch/module_address.hpp"

namespace trailseal::patch {
namespace {

using Kind = SyntaxNode::Kind;

Draft text_draft(const std::string& text) { return {.phrase = {{.text = text}}}; }

Splices new_hcl_resource(const Spot& owner, const Edit& edit, const Draft& attributes) {
  const std::string block = module_address(edit.created.address).block;
  const std::size_t dot = block.find('.');
  if (dot == std::string::npos) return {};
  const std::size_t stop = line_stop(owner.syntax->text(), owner.node->end);
  Draft body = attributes;
  // What belongs together is deployed by the same provider.
  if (const SyntaxNode* provider = owner.node->find("provider")) {
    body.keys.insert(body.keys.begin(), "provider");
    body.items.insert(body.items.begin(),
                      {.kind = Draft::Kind::Name, .word = provider->text});
  }
  const std::string text =
      resource_block(block.substr(0, dot), block.substr(dot + 1), body);
  return {{{.begin = stop, .text = "\n\n" + text}}};
}

/// Are the members of a map parted by empty lines?
bool stand_apart(const std::string& text, const SyntaxNode& map) {
  if (map.items.size() < 2) return false;
  const std::size_t begin = next_line(text, map.items[0].node->end);
  const std::string_view between =
      std::string_view(text).substr(begin, next_line(text, begin) - begin);
  return between.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// A member of `Resources`, behind the one that it belongs to.
Splices new_template_resource(const Spot& owner, const Edit& edit,
                              const Draft& attributes) {
  const SyntaxNode* resources = owner.node->parent;
  if (resources == nullptr || resources->kind != Kind::Map) return {};
  const std::size_t index = resources->index_of(*owner.node);
  Layout layout = layout_at(owner, resources->items[index].begin);
  const Draft whole = template_resource(edit, attributes);
  const std::string& text = owner.syntax->text();
  if (owner.dialect == Dialect::Yaml && resources->is_block) {
    const bool apart = stand_apart(text, *resources);
    return {
        {{.begin = line_stop(text, owner.node->end),
          .text = (apart ? "\n\n" : "\n") + layout.indent + render_yaml(whole, layout)}}};
  }
  if (owner.dialect == Dialect::Yaml) return {};
  const std::string member = json_string(whole.keys[0]) + ": " +
                             render_json(whole.items[0], owner.dialect, layout);
  return {{{.begin = owner.node->end, .text = ",\n" + layout.indent + member}}};
}

/// `resource` -> type -> name, which may not be there yet.
Splices new_json_resource(const Spot& owner, const Edit& edit, const Draft& attributes) {
  const std::string block = module_address(edit.created.address).block;
  const std::size_t dot = block.find('.');
  const SyntaxNode* type = owner.node->parent;
  const SyntaxNode* types = type == nullptr ? nullptr : type->parent;
  if (dot == std::string::npos || types == nullptr || types->kind != Kind::Map) return {};
  Writing writing{.kind = Edit::Kind::AddMember};
  Spot spot = owner;
  if (const SyntaxNode* own = types->find(block.substr(0, dot))) {
    spot.node = own;
    writing.key = block.substr(dot + 1);
    writing.draft = attributes;
    return write_edit(spot, writing);
  }
  spot.node = types;
  writing.key = block.substr(0, dot);
  writing.draft = {
      .kind = Draft::Kind::Map, .items = {attributes}, .keys = {block.substr(dot + 1)}};
  return write_edit(spot, writing);
}

}  // namespace

Draft template_resource(const Edit& edit, const Draft& attributes) {
  const Draft body{.kind = Draft::Kind::Map,
                   .items = {text_draft(edit.created.type), attributes},
                   .keys = {"Type", "Properties"}};
  return {.kind = Draft::Kind::Map,
          .items = {body},
          .keys = {logical_id(edit.created.address)}};
}

Splices new_resource(const Spot& owner, const Edit& edit, const Draft& attributes) {
  switch (owner.dialect) {
    case Dialect::Hcl:
      return new_hcl_resource(owner, edit, attributes);
    case Dialect::TerraformJson:
      return new_json_resource(owner, edit, attributes);
    default:
      return new_template_resource(owner, edit, attributes);
  }
}

Splices wait_for_resource(const Spot& resource, const std::string& name) {
  const bool hcl = resource.dialect == Dialect::Hcl;
  const bool terraform = hcl || resource.dialect == Dialect::TerraformJson;
  const std::string key = terraform ? "depends_on" : "DependsOn";
  const Draft draft{.kind = Draft::Kind::Name, .word = name};
  const SyntaxNode* present = resource.node->find(key);
  Spot spot = resource;
  if (present != nullptr) {
    spot.node = present;
    return write_edit(spot, {.kind = Edit::Kind::Append, .draft = draft});
  }
  const Draft list{.kind = Draft::Kind::List, .items = {draft}};
  return write_edit(
      spot,
      {.kind = Edit::Kind::AddMember, .key = key, .draft = terraform ? list : draft});
}

std::string with_crlf(const std::string& text) {
  std::string made;
  for (const char letter : text) {
    if (letter == '\n' && !made.ends_with('\r')) made += '\r';
    made += letter;
  }
  return made;
}

}  // namespace trailseal::patch
