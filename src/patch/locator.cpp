#include "patch/locator.hpp"

#include <algorithm>

#include "patch/embedded_json.hpp"
#include "patch/node_match.hpp"
#include "patch/policy_blocks.hpp"

namespace trailseal::patch {
namespace {

using Kind = SyntaxNode::Kind;
using Role = Spot::Role;

/// How many names and functions may stand around what is looked for.
constexpr std::size_t kMaxWrappings = 16;

Dialect dialect_of(const SourceFile& file, Notation notation) {
  if (notation == Notation::Hcl) return Dialect::Hcl;
  if (notation == Notation::Yaml) return Dialect::Yaml;
  const bool terraform =
      file.path.ends_with(".tf.json") || file.path.ends_with(".tofu.json");
  return terraform ? Dialect::TerraformJson : Dialect::TemplateJson;
}

std::size_t times_in(std::string_view text, std::string_view word);

/// The item of a file that a node is in, and the one below it.
struct TopItems {
  const SyntaxItem* first = nullptr;
  const SyntaxItem* second = nullptr;
};

TopItems top_items_of(const SyntaxNode& node) {
  TopItems items;
  for (const SyntaxNode* at = &node; at->parent != nullptr; at = at->parent) {
    items.second = items.first;
    items.first = &at->parent->items[at->parent->index_of(*at)];
  }
  return items;
}

std::size_t times_in(std::string_view text, std::string_view word) {
  std::size_t times = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + word.size())) {
    ++times;
  }
  return times;
}

/// One item for a list of one: `Action: x`, and a block of `.tf.json` without its list.
bool stands_for_list(const Spot& spot, const EditStep& step) {
  return step.member.empty() && step.index == 0 && spot.node->kind != Kind::List;
}

}  // namespace

/// What a local, a variable or an argument of a module holds is used wherever it is named,
/// and one value of the graph does not tell where. Blocks of `dynamic` are made of others.
bool Locator::is_for_one_use(const SourceFile& file, const SyntaxNode& node) {
  const bool terraform = input_->kind != InputKind::CloudFormation;
  const TopItems top = top_items_of(node);
  if (!terraform || top.first == nullptr) return true;
  const SyntaxNode& outer = *node.parent;
  const bool dynamic = outer.items[outer.index_of(node)].key == "dynamic";
  if (dynamic && node.kind == Kind::Body) return false;
  const std::string& type = top.first->key;
  if (type == "variable" || type == "module" || type == "output") return false;
  if (type != "locals" || top.second == nullptr) return true;
  const std::string name = "local." + top.second->key;
  std::size_t times = 0;
  for (std::uint32_t i = 1; i <= input_->source_files.size(); ++i) {
    const SourceText& source = input_->source_files[i - 1];
    const bool beside = folder_of_path(source.path) == folder_of_path(file.path);
    if (beside) times += times_in(source.text, name);
  }
  return times <= 1;
}

std::optional<Spot> Locator::at(const Resource& resource, Position place) {
  const Input& input = graph_.inputs()[resource.input];
  const SourceFile* file = place.line == 0 ? nullptr : sources_.find(input, place.file);
  if (file == nullptr) return std::nullopt;
  const SyntaxNode* node = file->syntax->at(place);
  if (node == nullptr || !is_for_one_use(*file, *node)) return std::nullopt;
  Spot spot{.file = file,
            .syntax = file->syntax,
            .base = file->start,
            .dialect = dialect_of(*file, file->syntax->notation()),
            .node = node};
  if (is_statement_block(*node)) spot.role = Role::Statement;
  return spot;
}

std::optional<Spot> Locator::resource(const Resource& resource) {
  input_ = &graph_.inputs()[resource.input];
  auto spot = at(resource, resource.position);
  if (!spot) return std::nullopt;
  spot->node = spot->syntax->at_key(resource.position);
  return spot->node == nullptr ? std::nullopt : spot;
}

std::optional<Spot> Locator::resource_body(const Resource& resource) {
  auto spot = this->resource(resource);
  if (!spot) return std::nullopt;
  if (resource.language == Language::CloudFormation) {
    spot = step(*spot, {.member = "Properties"}, resource.attributes);
  }
  if (spot) spot->anchor = resource.position;
  return spot;
}

std::vector<Locator::Part> Locator::way_to(const Resource& resource, const Edit& edit,
                                           Value& document) {
  std::vector<Part> way{{.value = &resource.attributes, .own = true}};
  for (const EditStep& step : path_steps(edit.attribute)) {
    const Value& from = *way.back().value;
    way.push_back({.value = &at_step(from, step), .step = step});
  }
  const bool is_text = way.back().value->is_text();
  document = edit.steps.empty() ? Value() : document_in(*way.back().value);
  const Value* here = &document;
  for (const EditStep& step : edit.steps) {
    here = &at_step(*here, step);
    way.push_back({.value = here, .step = step});
  }
  const std::size_t inner = way.size() - edit.steps.size();
  for (std::size_t i = 1; i < way.size(); ++i) {
    const Position place = way[i].value->position();
    // Places within a JSON text are none of the file.
    const bool placed = place.line > 0 && (i < inner || !is_text);
    way[i].own = placed && place != way[i - 1].value->position();
  }
  return way;
}

std::optional<Spot> Locator::find(const Resource& resource, const Edit& edit,
                                  const IsShared& is_shared) {
  input_ = &graph_.inputs()[resource.input];
  if (auto spot = at_own_place(resource, edit)) return spot;
  Value document;
  const std::vector<Part> way = way_to(resource, edit, document);
  for (const bool shared : {false, true}) {
    for (std::size_t i = way.size(); i-- > 1;) {
      const Position place = way[i].value->position();
      if (!way[i].own || is_shared(place) != shared) continue;
      auto spot = at(resource, place);
      if (spot) spot = walk(*spot, way, i);
      if (!spot) continue;
      spot->anchor = place;
      spot->steps_ahead = i;
      return spot;
    }
    if (shared) break;
    auto spot = resource_body(resource);
    if (spot) spot = walk(*spot, way, 0);
    if (!spot) continue;
    spot->anchor = resource.position;
    return spot;
  }
  return std::nullopt;
}

/// In a template every part has a place of its own, and another scenario than this graph's
/// may have found what is edited.
std::optional<Spot> Locator::at_own_place(const Resource& resource, const Edit& edit) {
  if (resource.language != Language::CloudFormation) return std::nullopt;
  auto spot = at(resource, edit.place);
  if (!spot || holds_json(*spot->node)) return std::nullopt;
  const bool adds = edit.kind == Edit::Kind::AddMember;
  const bool has_members =
      spot->node->kind == Kind::Map && spot->node->find(edit.key) == nullptr;
  if (adds && !has_members) return std::nullopt;
  spot->anchor = edit.place;
  spot->steps_ahead = path_steps(edit.attribute).size() + edit.steps.size();
  return spot;
}

std::optional<Spot> Locator::find_unwritten(const Resource& resource, const Edit& edit,
                                            const IsShared& is_shared) {
  auto spot =
      edit.attribute.empty() ? resource_body(resource) : find(resource, edit, is_shared);
  if (!spot || spot->role != Role::Plain) return std::nullopt;
  const bool has_names = spot->node->kind == Kind::Body || spot->node->kind == Kind::Map;
  const bool written = !has_names || spot->node->find(edit.key) != nullptr;
  for (const SyntaxNode* dynamic : blocks_in(*spot->node, "dynamic")) {
    if (dynamic->labels == std::vector<std::string>{edit.key}) return std::nullopt;
  }
  return written ? std::nullopt : spot;
}

std::optional<Spot> Locator::walk(Spot spot, const std::vector<Part>& way,
                                  std::size_t from) {
  for (std::size_t i = from + 1; i < way.size(); ++i) {
    auto next = step(spot, way[i].step, *way[i].value);
    if (!next) return std::nullopt;
    spot = std::move(*next);
  }
  if (spot.role == Role::Plain && !way.back().value->scalar_text())
    spot = unwrapped(spot);
  if (!may_be(spot, *way.back().value, from + 1 == way.size())) return std::nullopt;
  // One text in a list of one: the policy has the text alone.
  const SyntaxNode* list = spot.node->parent;
  const bool alone = spot.role == Role::Plain && !way.back().step.member.empty() &&
                     list != nullptr && list->kind == Kind::List &&
                     list->parent != nullptr && list->parent->kind == Kind::Body;
  if (alone) {
    spot.node = list;
    spot.role = Role::Values;
  }
  return spot;
}

std::optional<Spot> Locator::step(const Spot& from, const EditStep& step,
                                  const Value& child) {
  const Spot spot = from.role == Role::Plain ? unwrapped(from) : from;
  if (spot.role == Role::Blocks) {
    const auto blocks = blocks_in(*spot.node, spot.test);
    if (step.index >= blocks.size()) return std::nullopt;
    Spot next = spot;
    next.node = blocks[step.index];
    next.role = Role::Plain;
    return next;
  }
  if (spot.role != Role::Plain) return policy_step(spot, step, child);
  if (stands_for_list(spot, step)) return spot;
  Spot next = spot;
  if (spot.node->kind == Kind::Body && !blocks_in(*spot.node, step.member).empty()) {
    next.role = Role::Blocks;
    next.test = step.member;
    return next;
  }
  if (step.member.empty()) {
    if (spot.node->kind != Kind::List || step.index >= spot.node->items.size()) {
      return std::nullopt;
    }
    next.node = spot.node->items[step.index].node.get();
    return next;
  }
  const bool named = spot.node->kind == Kind::Map || spot.node->kind == Kind::Body;
  next.node = named ? spot.node->find(step.member) : nullptr;
  return next.node == nullptr ? std::nullopt : std::optional(next);
}

Spot Locator::unwrapped(Spot spot) {
  for (std::size_t i = 0; i < kMaxWrappings && spot.role == Role::Plain; ++i) {
    auto inner = unwrap(spot);
    if (!inner) break;
    spot = std::move(*inner);
  }
  return spot;
}

/// What a function, a name or a text at a spot holds; nothing where it is none of these.
std::optional<Spot> Locator::unwrap(const Spot& spot) {
  const SyntaxNode& node = *spot.node;
  Spot inner = spot;
  if (node.kind == Kind::Call && node.text == "jsonencode" && node.items.size() == 1) {
    inner.node = node.items[0].node.get();
    return inner;
  }
  if (node.kind == Kind::Map && node.items.size() == 1 &&
      node.items[0].key == "Fn::Sub") {
    return embedded_json(spot, *node.items[0].node, Dialect::SubJson);
  }
  if (node.kind == Kind::Text && node.is_block) {
    const Dialect dialect = spot.dialect == Dialect::Hcl ? Dialect::HeredocJson
                            : node.tag == "!Sub"         ? Dialect::SubJson
                                                         : Dialect::PlainJson;
    if (node.tag.empty() || node.tag == "!Sub") return embedded_json(spot, node, dialect);
  }
  if (node.kind == Kind::Name && spot.dialect == Dialect::Hcl) {
    return named(spot, node.text);
  }
  return std::nullopt;
}

namespace {

/// What `local.x`, or `data.aws_iam_policy_document.x` without its attribute, is in a file
/// of Terraform's; null where it is not declared there.
const SyntaxNode* declared_in(const Syntax& syntax, const std::string& name) {
  constexpr std::string_view kLocal = "local.";
  const bool local = name.starts_with(kLocal);
  const std::string last = name.substr(local ? kLocal.size() : name.rfind('.') + 1);
  const std::vector<std::string> labels{"aws_iam_policy_document", last};
  const SyntaxNode* found = nullptr;
  for (const SyntaxItem& item : syntax.root().items) {
    const SyntaxNode* node = nullptr;
    if (local && item.key == "locals") node = item.node->find(last);
    if (!local && item.key == "data" && item.node->labels == labels) {
      node = item.node.get();
    }
    if (node != nullptr) found = node;
  }
  return found;
}

}  // namespace

/// `local.x` and `data.aws_iam_policy_document.x.json` in the files of the same folder.
std::optional<Spot> Locator::named(const Spot& spot, const std::string& name) {
  constexpr std::string_view kAttribute = ".json";
  const bool local = name.starts_with("local.");
  const bool document =
      name.starts_with("data.aws_iam_policy_document.") && name.ends_with(kAttribute);
  if (!local && !document) return {};
  const std::string declared =
      local ? name : name.substr(0, name.size() - kAttribute.size());
  Spot found;
  std::size_t times = 0;
  for (std::uint32_t i = 1; i <= input_->source_files.size(); ++i) {
    if (folder_of_path(input_->source_files[i - 1].path) !=
        folder_of_path(spot.file->path)) {
      continue;
    }
    const SourceFile* file = sources_.find(*input_, i);
    if (file == nullptr || file->syntax->notation() != Notation::Hcl) continue;
    times += times_in(file->syntax->text(), declared);
    const SyntaxNode* node = declared_in(*file->syntax, declared);
    if (node == nullptr) continue;
    found = {.file = file,
             .syntax = file->syntax,
             .base = file->start,
             .node = node,
             .role = local ? Role::Plain : Role::Document};
  }
  if (found.node == nullptr) return {};
  found.is_named_often = spot.is_named_often || times > 1;
  return found;
}

}  // namespace trailseal::patch
