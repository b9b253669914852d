// Body: the arguments and blocks of a file or a block, native and JSON alike.
//
// In JSON nobody can tell an argument from a block without knowing which is meant: every
// property is an argument there, and `blocks_of` reads one as blocks when asked.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "document/source.hpp"
#include "document/value.hpp"
#include "hcl/expression.hpp"

namespace trailseal::hcl {

/// `name = value`
struct Argument {
  std::string name{};
  Tree value{};  ///< null in JSON, where `tree_of` reads it
  Place place{};
  /// The property's value, in JSON; null in native syntax.
  std::shared_ptr<const trailseal::Value> json{};
};

struct Block;

struct Body {
  std::vector<Argument> arguments{};
  std::vector<Block> blocks;  // no `{}`: clang wants the whole type for that
  Place place{};

  const Argument* find(std::string_view name) const;
};

/// `type "label" { ... }`
struct Block {
  std::string type{};
  std::vector<std::string> labels{};
  Body body{};
  Place place{};
};

/// The expression of an argument. In JSON it is read now, and may be wrong.
Result<Tree> tree_of(const Argument& argument);

/// The blocks of a type, in order, each with so many labels. Errors: a JSON property that
/// is no object or list of objects, a block with more or fewer labels.
Result<std::vector<Block>> blocks_of(const Body& body, std::string_view type,
                                     std::size_t labels);

/// Reads a file in native syntax (`.tf`, `.tfvars`).
Result<Body> read_native(const Source& source);

/// Reads a file in JSON syntax (`.tf.json`, `.tfvars.json`).
Result<Body> read_json_syntax(const Source& source);

/// Reads one expression; nothing may follow it.
Result<Tree> read_expression(const Source& source);

/// Reads the text of a template file, or of the JSON string that stands at a place.
Result<Tree> read_template(std::string_view text, const std::string& path,
                           const Place& string = {});

/// The expression that a JSON value is: strings are templates.
Result<Tree> json_expression(const trailseal::Value& value, const std::string& path);

/// The value of a JSON text or property in which strings are plain (`.tfvars.json`,
/// `default`).
hcl::Value json_constant(const trailseal::Value& value);

}  // namespace trailseal::hcl
