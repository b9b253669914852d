#include "hcl/block_expansion.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "hcl/access.hpp"

namespace trailseal::hcl {
namespace {

constexpr std::string_view kDynamic = "dynamic";

/// Reads `dynamic` blocks and makes the blocks of one type.
class Maker {
 public:
  Maker(Evaluator& evaluator, const BlockInstance& outer)
      : evaluator_(evaluator), outer_(outer) {}

  Result<void> add(const Block& block) {
    return block.type == kDynamic ? add_dynamic(block) : add_static(block);
  }

  Expansion take() { return std::move(expansion_); }

 private:
  Result<void> add_static(const Block& block) {
    return add_instance(BlockInstance{
        .body = block.body, .iterators = outer_.iterators, .place = block.place});
  }

  Result<void> add_instance(BlockInstance instance) {
    if (expansion_.blocks.size() >= kMaxMadeMembers) {
      return at_place(Error{.message = "the block is repeated too often"},
                      instance.place);
    }
    expansion_.blocks.push_back(std::move(instance));
    return {};
  }

  Result<void> add_dynamic(const Block& block) {
    if (auto done = check(block); !done) return done.error();
    const BlockInstance instance{.body = block.body, .iterators = outer_.iterators};
    auto given = argument_value(instance, "for_each", evaluator_);
    if (!given) {
      return at_place(Error{.message = "a `dynamic` block needs `for_each`"},
                      block.place);
    }
    if (!*given) return given->error();
    const Value& collection = **given;
    if (auto done = refuse(collection); !done) {
      return at_place(done.error(), block.body.find("for_each")->place);
    }
    const Value known = expanded(collection);
    if (!has_known_length(known)) {
      if (!expansion_.unknown) expansion_.unknown = collection;
      return {};
    }
    return add_each(block, known);
  }

  static Result<void> refuse(const Value& collection) {
    if (collection.is_null()) return Error{.message = "`for_each` is null"};
    const Type& type = collection.type();
    if (type.is_any() || type.is_sequence() || type.is_keyed()) return {};
    return Error{.message =
                     "`for_each` cannot iterate over a " + description_of(collection)};
  }

  static Result<void> check(const Block& block) {
    for (const Argument& argument : block.body.arguments) {
      const bool is_content = argument.name == "content" && argument.json;
      if (argument.name != "for_each" && argument.name != "iterator" &&
          argument.name != "labels" && !is_content) {
        return at_place(
            Error{.message = "a `dynamic` block has no argument `" + argument.name + "`"},
            argument.place);
      }
    }
    return {};
  }

  Result<void> add_each(const Block& block, const Value& collection) {
    auto contents = blocks_of(block.body, "content", 0);
    if (!contents) return contents.error();
    if (contents->size() != 1) {
      return at_place(Error{.message = "a `dynamic` block has one block `content`"},
                      block.place);
    }
    auto name = iterator_name(block);
    if (!name) return name.error();
    for (const Entry& entry : entries_of(collection)) {
      BlockInstance instance{.body = (*contents)[0].body,
                             .iterators = outer_.iterators,
                             .place = (*contents)[0].place};
      const bool is_sensitive = collection.is_sensitive();
      Value iterator = Value::object(
          {{"key", entry.key.as_sensitive(is_sensitive || entry.key.is_sensitive())},
           {"value",
            entry.value.as_sensitive(is_sensitive || entry.value.is_sensitive())}});
      instance.iterators.emplace_back(*name, std::move(iterator));
      if (auto done = add_instance(std::move(instance)); !done) return done.error();
    }
    return {};
  }

  static Result<std::string> iterator_name(const Block& block) {
    const Argument* argument = block.body.find("iterator");
    if (argument == nullptr) return block.labels[0];
    auto tree = tree_of(*argument);
    if (!tree) return tree.error();
    auto name = keyword_of(**tree);
    if (!name && argument->json) name = literal_string(**tree);
    if (name) return *name;
    return at_place(Error{.message = "`iterator` is a bare name"}, argument->place);
  }

  Evaluator& evaluator_;
  const BlockInstance& outer_;
  Expansion expansion_{};
};

/// The types of blocks in a body, each once, in order; what `dynamic` makes too.
Result<std::vector<std::string>> block_types(const Body& body) {
  std::vector<std::string> types;
  const auto add = [&](const std::string& type) {
    if (std::find(types.begin(), types.end(), type) == types.end()) types.push_back(type);
  };
  for (const Block& block : body.blocks) {
    if (block.type != kDynamic) add(block.type);
    if (block.type == kDynamic && block.labels.size() == 1) add(block.labels[0]);
  }
  const Argument* dynamic = body.find(kDynamic);
  if (dynamic == nullptr || !dynamic->json) return types;
  auto blocks = blocks_of(body, kDynamic, 1);
  if (!blocks) return blocks.error();
  for (const Block& block : *blocks) add(block.labels[0]);
  return types;
}

}  // namespace

Iterators::Iterators(Evaluator& evaluator, const BlockInstance& block)
    : evaluator_(evaluator), count_(block.iterators.size()) {
  for (const auto& [name, value] : block.iterators) evaluator.push_name(name, value);
}

Iterators::~Iterators() {
  for (std::size_t i = 0; i < count_; ++i) evaluator_.pop_name();
}

Result<Expansion> expand_blocks(const Body& body, std::string_view type,
                                Evaluator& evaluator, const BlockInstance& outer) {
  Maker maker(evaluator, outer);
  const auto add_all = [&](const std::vector<Block>& blocks) -> Result<void> {
    for (const Block& block : blocks) {
      const bool is_dynamic = block.type == kDynamic;
      if (is_dynamic ? block.labels.size() != 1 || block.labels[0] != type
                     : block.type != type) {
        continue;
      }
      if (auto done = maker.add(block); !done) return done.error();
    }
    return {};
  };
  if (auto done = add_all(body.blocks); !done) return done.error();
  for (const Argument& argument : body.arguments) {
    if (!argument.json || (argument.name != type && argument.name != kDynamic)) continue;
    const Body alone{.arguments = {argument}, .blocks = {}};
    auto blocks = blocks_of(alone, argument.name, argument.name == kDynamic ? 1 : 0);
    if (!blocks) return blocks.error();
    if (auto done = add_all(*blocks); !done) return done.error();
  }
  return maker.take();
}

std::optional<Result<Value>> argument_value(const BlockInstance& block,
                                            std::string_view name, Evaluator& evaluator) {
  const Argument* argument = block.body.find(name);
  if (argument == nullptr) return std::nullopt;
  auto tree = tree_of(*argument);
  if (!tree) return Result<Value>(tree.error());
  const Iterators iterators(evaluator, block);
  return evaluator.evaluate(**tree);
}

Result<Value> body_value(const BlockInstance& block, Evaluator& evaluator) {
  Members members;
  auto types = block_types(block.body);
  if (!types) return types.error();
  for (const Argument& argument : block.body.arguments) {
    const bool makes_blocks =
        argument.name == kDynamic ||
        std::find(types->begin(), types->end(), argument.name) != types->end();
    if (argument.json && makes_blocks) continue;
    auto value = argument_value(block, argument.name, evaluator);
    if (!*value) return *value;
    members.insert_or_assign(argument.name, **value);
  }
  for (const std::string& type : *types) {
    auto expansion = expand_blocks(block.body, type, evaluator, block);
    if (!expansion) return expansion.error();
    if (expansion->unknown) {
      members.insert_or_assign(
          type, derived_unknown(Type::any(), "dynamic", {&*expansion->unknown, 1}));
      continue;
    }
    Values items;
    for (const BlockInstance& one : expansion->blocks) {
      auto item = body_value(one, evaluator);
      if (!item) return item;
      items.push_back(std::move(*item));
    }
    members.insert_or_assign(type, Value::tuple(std::move(items)));
  }
  return Value::object(std::move(members)).at(block.place);
}

}  // namespace trailseal::hcl
