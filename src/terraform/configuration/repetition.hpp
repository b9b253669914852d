// Repetition: the instances that `count` and `for_each` make of a block.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "hcl/value.hpp"

namespace trailseal::terraform {

/// Stands in an address for the key of an instance that is not known.
inline constexpr std::string_view kUnknownKey = "[*]";

/// What `count.index`, `each.key` and `each.value` are in one instance; all absent in a
/// block that stands for itself.
struct Iteration {
  std::optional<hcl::Value> index{};
  std::optional<hcl::Value> key{};
  std::optional<hcl::Value> value{};
};

struct Repetition {
  enum class Kind { Single, Count, ForEach };
  Kind kind = Kind::Single;
  /// Not known: why the instances cannot be told.
  std::optional<hcl::Unknown> unknown{};
  std::size_t count = 0;
  hcl::Members each{};  ///< of a set the value is the key

  /// The keys of the instances as addresses have them: ``, `[0]`, `["a"]`.
  std::vector<std::string> keys() const;
  /// What stands for `each` and `count` in the instance with this key. A key that the
  /// repetition does not have gives unknown values.
  Iteration at(const std::string& key) const;
};

/// The instances that a value of `count` makes. Errors: null, no whole number, negative.
Result<Repetition> repeat_by_count(const hcl::Value& value);

/// The instances that a value of `for_each` makes. Errors: null, a list, a set of
/// anything but strings, a sensitive value.
Result<Repetition> repeat_for_each(const hcl::Value& value);

/// `["a"]` with the quotes and escapes of addresses.
std::string key_text(const std::string& key);
std::string key_text(std::size_t index);

/// The name or number inside such brackets.
std::optional<hcl::Value> key_value(std::string_view text);

}  // namespace trailseal::terraform
