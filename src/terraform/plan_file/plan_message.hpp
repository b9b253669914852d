// PlanMessage: the entry `tfplan` of a plan file, taken apart.
//
// It is a protobuf message whose values are MessagePack. Nothing is copied: every view
// points into the bytes of the entry.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace trailseal::terraform {

/// A value as MessagePack.
using PackedValue = std::string_view;

/// One step into a value: an attribute by its name, or an element by its key.
struct PathStep {
  std::string_view attribute{};
  PackedValue key{};  ///< empty: it is an attribute
};
using ValuePath = std::vector<PathStep>;

/// What a plan does to one object.
enum class PlannedAction : std::uint32_t {
  NoOp = 0,
  Create = 1,
  Read = 2,
  Update = 3,
  Delete = 5,
  DeleteThenCreate = 6,
  CreateThenDelete = 7,
  Forget = 8,
  CreateThenForget = 9,
};

/// A planned change of one resource instance.
struct ChangeMessage {
  std::string_view address{};
  std::string_view previous_address{};  ///< where a `moved` block took it from
  std::string_view deposed_key{};       ///< of an object that an earlier apply replaced
  std::uint64_t action = 0;
  std::vector<PackedValue> values{};  ///< one or two: see `before_of` and `after_of`
  std::vector<ValuePath> before_sensitive{};
  std::vector<ValuePath> after_sensitive{};
};

/// A change that waits for another plan, and why (Terraform's DeferredReason).
struct DeferredMessage {
  std::uint64_t reason = 0;
  ChangeMessage change{};
};

struct PlanMessage {
  std::uint64_t format = 0;
  std::uint64_t mode = 0;  ///< 0: normal, 1: destroy, 2: refresh only
  std::string_view terraform_version{};
  std::string_view moment{};  ///< when it was made
  bool errored = false;
  bool complete = false;
  bool has_targets = false;  ///< made with `-target`, `-exclude` or the like
  std::map<std::string, PackedValue> variables{};
  std::vector<ChangeMessage> changes{};
  std::vector<ChangeMessage> drift{};
  std::vector<DeferredMessage> deferred{};
};

/// Reads the message. Errors: it is malformed. What it does not know it skips.
Result<PlanMessage> read_plan_message(std::string_view bytes);

/// The value before and after the change; empty where the object is not there.
PackedValue before_of(const ChangeMessage& change);
PackedValue after_of(const ChangeMessage& change);

}  // namespace trailseal::terraform
