// Source: Terraform, internal/command/jsonplan/plan.go, MarshalResourceChanges, and the
// order of addresses in internal/addrs (module_instance.go, resource.go).
#include "terraform/plan_file/change_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <tuple>
#include <utility>

#include "terraform/plan/unknown_overlay.hpp"
#include "terraform/plan_file/message_pack.hpp"
#include "terraform/plan_file/sensitive_marks.hpp"

namespace trailseal::terraform {
namespace {

struct ActionRow {
  PlannedAction action{};
  const char* words = nullptr;  ///< the list `actions`
};

constexpr std::array kActionNames{
    ActionRow{PlannedAction::NoOp, R"(["no-op"])"},
    ActionRow{PlannedAction::Create, R"(["create"])"},
    ActionRow{PlannedAction::Read, R"(["read"])"},
    ActionRow{PlannedAction::Update, R"(["update"])"},
    ActionRow{PlannedAction::Delete, R"(["delete"])"},
    ActionRow{PlannedAction::DeleteThenCreate, R"(["delete","create"])"},
    ActionRow{PlannedAction::CreateThenDelete, R"(["create","delete"])"},
    ActionRow{PlannedAction::Forget, R"(["forget"])"},
    ActionRow{PlannedAction::CreateThenForget, R"(["create","forget"])"},
};

const char* words_of(std::uint64_t action) {
  for (const ActionRow& row : kActionNames) {
    if (static_cast<std::uint64_t>(row.action) == action) return row.words;
  }
  return nullptr;
}

/// None before a number before a name; numbers by value.
using KeyOrder = std::tuple<int, long long, std::string_view>;

KeyOrder order_of_key(std::string_view key) {
  if (key.empty()) return {0, 0, ""};
  const std::string_view inner = key.substr(1, key.size() - 2);
  long long number = 0;
  const auto [end, code] =
      std::from_chars(inner.data(), inner.data() + inner.size(), number);
  if (code == std::errc{} && end == inner.data() + inner.size()) return {1, number, ""};
  return {2, 0, inner};
}

/// The steps to a module, the outermost first.
std::vector<ModuleStep> steps_to(std::string module) {
  std::vector<ModuleStep> steps;
  while (auto step = last_module_step(module)) {
    module = step->parent;
    steps.push_back(std::move(*step));
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

bool module_before(const std::vector<ModuleStep>& left,
                   const std::vector<ModuleStep>& right) {
  if (left.size() != right.size()) return left.size() < right.size();
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i].call != right[i].call) return left[i].call < right[i].call;
    if (left[i].key != right[i].key) {
      return order_of_key(left[i].key) < order_of_key(right[i].key);
    }
  }
  return false;
}

/// A change at its place in a list, with what is compared most often.
struct Placed {
  const AddressedChange* change = nullptr;
  std::size_t index = 0;
  KeyOrder key{};
};

bool comes_before(const Placed& one, const Placed& other) {
  const AddressedChange& a = *one.change;
  const AddressedChange& b = *other.change;
  const Address& left = a.address;
  const Address& right = b.address;
  if (left.module != right.module) return module_before(a.modules, b.modules);
  if (left.data != right.data) return left.data;
  if (left.type != right.type) return left.type < right.type;
  if (left.name != right.name) return left.name < right.name;
  if (left.key != right.key) return one.key < other.key;
  return a.message->deposed_key < b.message->deposed_key;
}

std::vector<AddressedChange> in_order(std::vector<AddressedChange> changes) {
  std::vector<Placed> placed;
  placed.reserve(changes.size());
  for (std::size_t i = 0; i < changes.size(); ++i) {
    placed.push_back({&changes[i], i, order_of_key(changes[i].address.key)});
  }
  std::stable_sort(placed.begin(), placed.end(), comes_before);
  std::vector<AddressedChange> sorted;
  sorted.reserve(changes.size());
  for (const Placed& one : placed) sorted.push_back(std::move(changes[one.index]));
  return sorted;
}

/// `before` or `after`, with what is unknown and what is secret of it.
void write_value(const UnpackedValue& value, const std::vector<ValuePath>& paths,
                 const std::string& type, bool is_after, JsonText& json) {
  if (!value.json.empty()) json.key(is_after ? "after" : "before").raw(value.json);
  if (is_after) json.key("after_unknown").raw(value.is_known ? "{}" : value.unknown);
  // Terraform's own JSON does not tell it.
  if (is_after && !value.beginning.empty()) {
    json.key(kAfterBeginning).raw(value.beginning);
  }
  SensitiveMarks marks = SensitiveMarks::of_paths(paths);
  marks.add_secrets_of(type);
  json.key(is_after ? "after_sensitive" : "before_sensitive");
  marks.write(json);
}

/// Both values of a change; what stays as it is is read once.
Result<void> write_values(const ChangeMessage& message, const std::string& type,
                          JsonText& json) {
  std::optional<UnpackedValue> last;
  PackedValue last_packed;
  for (const bool is_after : {false, true}) {
    const PackedValue packed = is_after ? after_of(message) : before_of(message);
    if (packed.empty()) {
      json.key(is_after ? "after" : "before").raw("null");
      continue;
    }
    if (!last || packed.data() != last_packed.data()) {
      auto value = unpack(packed);
      if (!value) return value.error();
      last = std::move(*value);
      last_packed = packed;
    }
    write_value(*last, is_after ? message.after_sensitive : message.before_sensitive,
                type, is_after, json);
  }
  return {};
}

Error with_address(Error error, std::string_view address) {
  error.message = "`" + std::string(address) + "`: " + error.message;
  return error;
}

}  // namespace

Result<AddressedChange> addressed(const ChangeMessage& message) {
  auto address = parse_address(message.address);
  if (address) {
    std::vector<ModuleStep> modules = steps_to(address->module);
    return AddressedChange{&message, std::move(*address), std::move(modules)};
  }
  if (message.address.empty()) {
    return Error{.message =
                     "a change in the plan file has no address: releases of "
                     "Terraform before 1.1 write plan files differently"};
  }
  return Error{.message = "`" + std::string(message.address) +
                          "` in the plan file is not a resource address"};
}

// Terraform ends data sources that are gone in its own way, and shows nobody.
Result<std::vector<AddressedChange>> list_changes(
    const std::vector<ChangeMessage>& messages) {
  std::vector<AddressedChange> changes;
  changes.reserve(messages.size());
  for (const ChangeMessage& message : messages) {
    auto change = addressed(message);
    if (!change) return change.error();
    if (words_of(message.action) == nullptr) {
      return Error{.message = "the plan file does something to `" +
                              std::string(message.address) + "` (action " +
                              std::to_string(message.action) +
                              ") that this version of trailseal does not know"};
    }
    const auto action = static_cast<PlannedAction>(message.action);
    if (change->address.data && action == PlannedAction::Delete) continue;
    changes.push_back(std::move(*change));
  }
  return in_order(std::move(changes));
}

Result<void> write_change(const AddressedChange& change, JsonText& json) {
  const ChangeMessage& message = *change.message;
  json.open('{').key("address").string(message.address);
  json.key("mode").string(change.address.data ? "data" : "managed");
  json.key("type").string(change.address.type);
  json.key("name").string(change.address.name);
  if (!message.previous_address.empty()) {
    json.key("previous_address").string(message.previous_address);
  }
  if (!message.deposed_key.empty()) json.key("deposed").string(message.deposed_key);
  const char* actions = words_of(message.action);
  json.key("change").open('{').key("actions").raw(actions != nullptr ? actions : "[]");
  if (auto done = write_values(message, change.address.type, json); !done) {
    return with_address(done.error(), message.address);
  }
  json.close('}').close('}');
  return {};
}

}  // namespace trailseal::terraform
