// change_text: a planned change -> the entry of `resource_changes` that tells it.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "terraform/plan/address.hpp"
#include "terraform/plan_file/json_text.hpp"
#include "terraform/plan_file/plan_message.hpp"

namespace trailseal::terraform {

/// A change and its address, taken apart.
struct AddressedChange {
  const ChangeMessage* message = nullptr;
  Address address{};
  std::vector<ModuleStep> modules{};  ///< the steps to its module, the outermost first
};

/// The changes in the order in which `terraform show -json` lists them, without those
/// that it leaves out. Errors: an address that cannot be read, an action that this
/// program does not know.
Result<std::vector<AddressedChange>> list_changes(
    const std::vector<ChangeMessage>& messages);

/// Is it there, and what can be read of it?
Result<AddressedChange> addressed(const ChangeMessage& message);

/// Writes one entry. Errors: a value that cannot be read.
Result<void> write_change(const AddressedChange& change, JsonText& json);

}  // namespace trailseal::terraform
