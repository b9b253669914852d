// Blocks of a body, `dynamic` ones made into what they stand for.
//
//   dynamic "statement" {
//     for_each = local.buckets
//     iterator = bucket                     statement { resources = [bucket.value] }
//     content { resources = [bucket.value] }     ... once for each bucket
//   }
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "hcl/body.hpp"
#include "hcl/evaluator.hpp"

namespace trailseal::hcl {

/// A block and the iterators that its expressions may name.
struct BlockInstance {
  Body body{};
  std::vector<std::pair<std::string, Value>> iterators{};
  Place place{};
};

/// All blocks of one type in a body.
struct Expansion {
  std::vector<BlockInstance> blocks{};
  /// What a `for_each` is that nobody knows. Then the number of blocks is not known, and
  /// `blocks` are those that stand there for certain.
  std::optional<Value> unknown{};
};

/// The iterators in force while one lives.
class Iterators {
 public:
  Iterators(Evaluator& evaluator, const BlockInstance& block);
  ~Iterators();
  Iterators(const Iterators&) = delete;
  Iterators& operator=(const Iterators&) = delete;

 private:
  Evaluator& evaluator_;
  std::size_t count_;
};

/// The blocks of a type in a body whose outer iterators are `outer`. In JSON the property
/// of that name is read as blocks.
Result<Expansion> expand_blocks(const Body& body, std::string_view type,
                                Evaluator& evaluator, const BlockInstance& outer = {});

/// The value of an argument of a block; absent: nothing.
std::optional<Result<Value>> argument_value(const BlockInstance& block,
                                            std::string_view name, Evaluator& evaluator);

/// A body as one object: its arguments, and for each type of block the tuple of its
/// blocks. What Terraform's meta-arguments mean (`count`, `lifecycle`) is the caller's.
Result<Value> body_value(const BlockInstance& block, Evaluator& evaluator);

}  // namespace trailseal::hcl
