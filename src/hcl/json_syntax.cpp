// JSON syntax (`.tf.json`):
// https://developer.hashicorp.com/terraform/language/syntax/json
//
// Properties are arguments, each with an expression made from its value: strings are
// templates, objects and arrays make objects and tuples. `blocks_of` reads a property as
// blocks instead: labels are nested objects, and at every level a list of objects may
// stand for one.
#include <algorithm>

#include "base/limits.hpp"
#include "document/json_reader.hpp"
#include "hcl/body.hpp"

namespace trailseal::hcl {
namespace {

using Json = trailseal::Value;
using Path = std::shared_ptr<const std::string>;

Place place_of(const Path& path, Position position) {
  return Place{.path = path, .line = position.line, .column = position.column};
}

/// Reads the text of a JSON string as a template, and moves its places to the string.
Result<Tree> string_expression(const Json& value, const Path& path) {
  const Place place = place_of(path, value.position());
  const std::string text = value.literal().value_or("");
  if (text.find("${") == text.npos && text.find("%{") == text.npos) {
    return make_tree(Literal{.value = Value::string(text)}, place);
  }
  auto tree = read_template(text, *path, place);
  if (!tree) {
    Error error = tree.error();
    error.line = value.position().line;
    error.column = value.position().column;
    return error;
  }
  return make_tree((*tree)->node, place);
}

Result<Tree> expression_of(const Json& value, const Path& path);

Result<Tree> object_expression(const Json& value, const Path& path) {
  ObjectNode object{.refuses_doubles = true};
  for (std::size_t i = 0; i < value.size(); ++i) {
    const Json::Key& name = value.keys()[i];
    auto key = string_expression(Json::text(Text(name.name), name.position), path);
    if (!key) return key;
    auto member = expression_of(value.items()[i], path);
    if (!member) return member;
    object.items.push_back(ObjectNode::Item{.key = *key, .value = *member});
  }
  return make_tree(std::move(object), place_of(path, value.position()));
}

Result<Tree> expression_of(const Json& value, const Path& path) {
  const Place place = place_of(path, value.position());
  switch (value.kind()) {
    case Json::Kind::Bool:
      return make_tree(Literal{.value = Value::boolean(value.as_bool())}, place);
    case Json::Kind::Number:
    case Json::Kind::Null:
      return make_tree(Literal{.value = json_constant(value)}, place);
    case Json::Kind::Text:
      return string_expression(value, path);
    case Json::Kind::Map:
      return object_expression(value, path);
    default:
      break;
  }
  TupleNode tuple;
  for (const Json& item : value.items()) {
    auto tree = expression_of(item, path);
    if (!tree) return tree;
    tuple.items.push_back(*tree);
  }
  return make_tree(std::move(tuple), place);
}

/// Adds the properties of an object to a body. `//` is a comment there.
Result<void> add_properties(Body& body, const Json& object, const Path& path) {
  for (std::size_t i = 0; i < object.size(); ++i) {
    const Json::Key& key = object.keys()[i];
    if (key.name == "//") continue;
    const Place place = place_of(path, key.position);
    if (body.find(key.name) != nullptr) {
      return at_place(Error{.message = "argument `" + key.name + "` is set twice"},
                      place);
    }
    body.arguments.push_back(
        Argument{.name = key.name,
                 .place = place,
                 .json = std::make_shared<const Json>(object.items()[i])});
  }
  return {};
}

/// Reads one property as blocks, a label a level.
class BlockReader {
 public:
  BlockReader(std::string type, std::size_t labels, Path path)
      : type_(std::move(type)), labels_(labels), path_(std::move(path)) {}

  Result<void> read(const Json& value, const Place& place) {
    if (value.is_list()) {
      for (const Json& item : value.items()) {
        if (auto done = read(item, place_of(path_, item.position())); !done)
          return done.error();
      }
      return {};
    }
    if (value.is_null()) return {};
    if (!value.is_map()) {
      return at_place(Error{.message = "`" + type_ + "` is an object or a list of them"},
                      place);
    }
    return names_.size() == labels_ ? read_body(value, place) : read_label(value);
  }

  std::vector<Block> take() { return std::move(blocks_); }

 private:
  Result<void> read_label(const Json& value) {
    for (std::size_t i = 0; i < value.size(); ++i) {
      const Json::Key& key = value.keys()[i];
      if (key.name == "//") continue;
      names_.push_back(key.name);
      auto done = read(value.items()[i], place_of(path_, key.position));
      names_.pop_back();
      if (!done) return done;
    }
    return {};
  }

  Result<void> read_body(const Json& value, const Place& place) {
    Block block{.type = type_, .labels = names_, .place = place};
    block.body.place = place_of(path_, value.position());
    if (auto done = add_properties(block.body, value, path_); !done) return done.error();
    blocks_.push_back(std::move(block));
    return {};
  }

  std::string type_;
  std::size_t labels_;
  Path path_;
  std::vector<std::string> names_{};
  std::vector<Block> blocks_{};
};

Error wrong_labels(const Block& block, std::size_t wanted) {
  return at_place(
      Error{.message = "a block `" + block.type + "` has " + std::to_string(wanted) +
                       (wanted == 1 ? " label" : " labels")},
      block.place);
}

}  // namespace

Value json_constant(const trailseal::Value& value) {
  switch (value.kind()) {
    case Json::Kind::Bool:
      return Value::boolean(value.as_bool());
    case Json::Kind::Number: {
      const auto number = Number::parse(value.as_text().literal().value_or(""));
      return Value::number(number.value_or(Number()));
    }
    case Json::Kind::Text:
      return Value::string(value.literal().value_or(""));
    case Json::Kind::List: {
      Values items;
      for (const Json& item : value.items()) items.push_back(json_constant(item));
      return Value::tuple(std::move(items));
    }
    case Json::Kind::Map: {
      Members members;
      for (std::size_t i = 0; i < value.size(); ++i) {
        members.insert_or_assign(value.keys()[i].name, json_constant(value.items()[i]));
      }
      return Value::object(std::move(members));
    }
    default:
      return Value();
  }
}

Result<Tree> json_expression(const trailseal::Value& value, const std::string& path) {
  return expression_of(value, std::make_shared<const std::string>(path));
}

Result<Tree> tree_of(const Argument& argument) {
  if (argument.value || !argument.json) return argument.value;
  return expression_of(*argument.json, argument.place.path);
}

Result<Body> read_json_syntax(const Source& source) {
  auto document = read_json(source);
  if (!document) return document.error();
  // JSON readers report a key that stands twice as a warning; Terraform refuses it.
  if (!document->warnings.empty()) return document->warnings.front();
  const auto path = std::make_shared<const std::string>(source.path());
  const Json& root = document->root;
  Body body{.blocks = {}, .place = place_of(path, root.position())};
  std::vector<Json> parts;
  if (root.is_list()) parts = root.items();
  if (root.is_map()) parts = {root};
  for (const Json& part : parts) {
    if (!part.is_map()) {
      return at_place(Error{.message = "the file holds an object or a list of objects"},
                      place_of(path, part.position()));
    }
    Body one;
    if (auto done = add_properties(one, part, path); !done) return done.error();
    // Objects of a list may set one block type each.
    for (Argument& argument : one.arguments) {
      body.arguments.push_back(std::move(argument));
    }
  }
  if (!root.is_map() && !root.is_list()) {
    return at_place(Error{.message = "the file holds an object or a list of objects"},
                    body.place);
  }
  return body;
}

Result<std::vector<Block>> blocks_of(const Body& body, std::string_view type,
                                     std::size_t labels) {
  std::vector<Block> found;
  for (const Block& block : body.blocks) {
    if (block.type != type) continue;
    if (block.labels.size() != labels) return wrong_labels(block, labels);
    found.push_back(block);
  }
  for (const Argument& argument : body.arguments) {
    if (argument.name != type || !argument.json) continue;
    BlockReader reader(argument.name, labels, argument.place.path);
    if (auto done = reader.read(*argument.json, argument.place); !done)
      return done.error();
    for (Block& block : reader.take()) found.push_back(std::move(block));
  }
  return found;
}

}  // namespace trailseal::hcl
