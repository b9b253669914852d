#include "terraform/configuration/block_value.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "terraform/configuration/block_fields.hpp"

namespace trailseal::terraform {

/// The blocks of one type so far.
struct BlockValue::Blocks {
  hcl::Values items{};
  std::optional<hcl::Value> unknown{};  ///< a `for_each` that is not known
};

namespace {

constexpr const char* kDynamic = "dynamic";

/// The types of the blocks that JSON's `dynamic` makes: an object of them, or a list of
/// such objects.
std::set<std::string> dynamic_types(const hcl::Body& body) {
  std::set<std::string> types;
  const hcl::Argument* dynamic = body.find(kDynamic);
  if (dynamic == nullptr || dynamic->json == nullptr) return types;
  const Value& json = *dynamic->json;
  const std::vector<Value> objects =
      json.is_list() ? json.items() : std::vector<Value>{json};
  for (const Value& object : objects) {
    for (const Value::Key& key : object.keys()) types.insert(key.name);
  }
  return types;
}

/// The blocks that make blocks of a type, dynamic ones among them, in source order.
Result<std::vector<hcl::Block>> makers_of(const hcl::Body& body,
                                          const std::string& type) {
  std::vector<hcl::Block> makers;
  for (const hcl::Block& block : body.blocks) {
    const bool dynamic =
        block.type == kDynamic && !block.labels.empty() && block.labels.front() == type;
    if (block.type == type || dynamic) makers.push_back(block);
  }
  for (const hcl::Argument& argument : body.arguments) {
    if (argument.json == nullptr) continue;
    if (argument.name != type && argument.name != kDynamic) continue;
    const bool dynamic = argument.name == kDynamic;
    const auto found = hcl::blocks_of(hcl::Body{.arguments = {argument}, .blocks = {}},
                                      argument.name, dynamic ? 1 : 0);
    if (!found) return found.error();
    for (const hcl::Block& block : *found) {
      if (!dynamic || block.labels.front() == type) makers.push_back(block);
    }
  }
  return makers;
}

}  // namespace

BlockValue::BlockValue(ModuleInstance& module, const Iteration& iteration,
                       std::set<std::string> block_types)
    : scope_(module, iteration),
      evaluator_(scope_),
      block_types_(std::move(block_types)) {}

bool BlockValue::is_block(const hcl::Body& body, const std::string& name) const {
  if (block_types_.count(name) > 0) return true;
  const auto makes = [&](const hcl::Block& block) {
    return block.type == name || (block.type == kDynamic && !block.labels.empty() &&
                                  block.labels.front() == name);
  };
  if (std::any_of(body.blocks.begin(), body.blocks.end(), makes)) return true;
  const std::set<std::string> dynamic = dynamic_types(body);
  return dynamic.count(name) > 0;
}

std::vector<std::string> BlockValue::names_in(const hcl::Body& body) const {
  std::set<std::string> names;
  for (const hcl::Argument& argument : body.arguments) {
    if (argument.name != kDynamic || argument.json == nullptr) {
      names.insert(argument.name);
      continue;
    }
    names.merge(dynamic_types(body));
  }
  for (const hcl::Block& block : body.blocks) {
    const bool dynamic = block.type == kDynamic && !block.labels.empty();
    names.insert(dynamic ? block.labels.front() : block.type);
  }
  return {names.begin(), names.end()};
}

Result<std::optional<hcl::Value>> BlockValue::part(const hcl::Body& body,
                                                   const std::string& name) {
  using Part = std::optional<hcl::Value>;
  if (is_block(body, name)) {
    const Result<hcl::Value> list = blocks(body, name);
    if (!list) return list.error();
    return Part(*list);
  }
  const hcl::Argument* argument = body.find(name);
  if (argument == nullptr) return Part();
  const Result<hcl::Tree> tree = hcl::tree_of(*argument);
  if (!tree) return tree.error();
  const Result<hcl::Value> value = evaluator_.evaluate(**tree);
  if (!value) return value.error();
  return Part(value->at(argument->place));
}

Result<hcl::Value> BlockValue::whole(const hcl::Body& body) {
  hcl::Members members;
  for (const std::string& name : names_in(body)) {
    const auto value = part(body, name);
    if (!value) return value.error();
    if (*value) members.emplace(name, **value);
  }
  return hcl::Value::object(std::move(members)).at(body.place);
}

Result<hcl::Value> BlockValue::blocks(const hcl::Body& body, const std::string& type) {
  if (depth_ >= kMaxDepth / 4) return Error{.message = "blocks nest too deeply"};
  const Result<std::vector<hcl::Block>> makers = makers_of(body, type);
  if (!makers) return makers.error();
  Blocks found;
  ++depth_;
  for (const hcl::Block& block : *makers) {
    Result<void> done;
    if (block.type == type) {
      const Result<hcl::Value> value = whole(block.body);
      if (value) {
        found.items.push_back(value->at(block.place));
      } else {
        done = value.error();
      }
    } else {
      done = add_dynamic(block, found);
    }
    if (!done) {
      --depth_;
      return hcl::at_place(done.error(), block.place);
    }
  }
  --depth_;
  if (found.unknown) return *found.unknown;
  return hcl::Value::tuple(std::move(found.items));
}

Result<void> BlockValue::add_dynamic(const hcl::Block& block, Blocks& blocks) {
  const auto contents = hcl::blocks_of(block.body, "content", 0);
  if (!contents) return contents.error();
  const hcl::Argument* for_each = block.body.find("for_each");
  if (for_each == nullptr || contents->size() != 1) {
    return Error{.message = "a dynamic block has one `for_each` and one `content`"};
  }
  const Result<hcl::Tree> tree = hcl::tree_of(*for_each);
  if (!tree) return tree.error();
  const Result<hcl::Value> found = evaluator_.evaluate(**tree);
  if (!found) return found.error();
  const hcl::Value& collection = *found;
  if (collection.is_null()) return Error{.message = "`for_each` is null"};
  const hcl::Argument* named = block.body.find("iterator");
  const std::string iterator =
      named == nullptr ? block.labels.front() : reference_of(*named);
  const bool known =
      collection.is_known() &&
      !(collection.type().is(hcl::Type::Kind::Set) && !collection.is_wholly_known());
  if (!known) {
    blocks.unknown = hcl::derived_unknown(hcl::Type::any(), "dynamic", {&collection, 1});
    return {};
  }
  if (!collection.type().is_keyed() && !collection.type().is_sequence()) {
    return Error{.message =
                     "`for_each` of a dynamic block is a " + collection.type().name()};
  }
  for (const hcl::Entry& entry : hcl::entries_of(collection)) {
    if (auto done = add_content(contents->front().body, iterator, entry.key, entry.value,
                                block.place, blocks);
        !done) {
      return done.error();
    }
  }
  return {};
}

Result<void> BlockValue::add_content(const hcl::Body& content,
                                     const std::string& iterator, const hcl::Value& key,
                                     const hcl::Value& value, const hcl::Place& place,
                                     Blocks& blocks) {
  if (blocks.items.size() >= kMaxMadeMembers) {
    return Error{.message = "a dynamic block expands to more than " +
                            std::to_string(kMaxMadeMembers) + " blocks"};
  }
  evaluator_.push_name(iterator, hcl::Value::object({{"key", key}, {"value", value}}));
  const Result<hcl::Value> made = whole(content);
  evaluator_.pop_name();
  if (!made) return made.error();
  blocks.items.push_back(made->at(place));
  return {};
}

}  // namespace trailseal::terraform
