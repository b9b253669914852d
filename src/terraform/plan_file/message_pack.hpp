// message_pack: MessagePack, as Terraform writes values, -> JSON as it shows them.
//
// A value that is not known yet is an extension of MessagePack; JSON has no such thing,
// so it takes two documents to say what is known and what is not, and a third where it is
// known how an unknown text begins.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/result.hpp"
#include "terraform/plan_file/plan_message.hpp"

namespace trailseal::terraform {

struct UnpackedValue {
  std::string json{};     ///< what is known; empty: nothing of it
  std::string unknown{};  ///< of the same shape, true where the value is unknown
  /// Of the same shape: how unknown texts begin. Empty: of none that is known.
  std::string beginning{};
  bool is_known = true;  ///< all of it
};

/// The documents of a plan's `after` and `after_unknown`, and the third. Errors: malformed, deeper
/// than any value is.
Result<UnpackedValue> unpack(PackedValue value);

/// The key of a path's step: a name or an index; nothing for anything else.
using ElementKey = std::variant<std::string, std::size_t>;
std::optional<ElementKey> unpack_key(PackedValue key);

}  // namespace trailseal::terraform
