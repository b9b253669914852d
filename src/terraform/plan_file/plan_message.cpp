// The one place that includes protozero: only the wire format is needed, of a message
// that newer versions extend, so there is no generated code and no copy of the values.
//
// The numbers of the fields that are read (Terraform 1.11,
// internal/plans/planproto/planfile.proto; each was compared with what `terraform show
// -json` says of the same plan):
//
//   plan      1 format version, 2 variables, 3 changes, 5 targets, 14 version of
//             Terraform, 17 mode, 18 drift, 20 errored, 21 time,
//             26 complete, 27 deferred
//   variable  1 name, 2 value                     (an entry of a protobuf map)
//   change of 7 deposed key, 9 change, 13 address, 14 previous address
//   a resource
//   change    1 action, 2 values, 3 and 4 sensitive paths before and after
//   value     1 MessagePack
//   path      1 steps;  step: 1 attribute name, 2 element key
//   deferred  1 {1 reason}, 2 change of a resource
//
// A field of another wire type than expected is not the field that is meant: it is
// skipped like one of a number that nobody knows.
#include "terraform/plan_file/plan_message.hpp"

#include <protozero/exception.hpp>
#include <protozero/pbf_reader.hpp>
#include <utility>

#include "hcl/unicode.hpp"

namespace trailseal::terraform {
namespace {

using protozero::pbf_reader;

constexpr auto kBytes = protozero::pbf_wire_type::length_delimited;
constexpr auto kNumber = protozero::pbf_wire_type::varint;

constexpr std::uint32_t bytes_of(std::uint32_t field) {
  return protozero::tag_and_type(field, kBytes);
}
constexpr std::uint32_t number_of(std::uint32_t field) {
  return protozero::tag_and_type(field, kNumber);
}

std::string_view view_of(pbf_reader& message) {
  const protozero::data_view view = message.get_view();
  return {view.data(), view.size()};
}

/// What protobuf calls a string is UTF-8.
struct NotText : protozero::exception {};

std::string_view message_text(pbf_reader& message) {
  const std::string_view text = view_of(message);
  if (!hcl::is_utf8(text)) throw NotText();
  return text;
}

/// The number in a field of a message that has nothing else of interest.
std::uint64_t number_in(pbf_reader message, std::uint32_t field) {
  std::uint64_t number = 0;
  while (message.next()) {
    if (message.tag_and_type() == number_of(field)) {
      number = message.get_uint64();
    } else {
      message.skip();
    }
  }
  return number;
}

PackedValue read_value(pbf_reader message) {
  PackedValue value;
  while (message.next()) {
    if (message.tag_and_type() == bytes_of(1)) {
      value = view_of(message);
    } else {
      message.skip();
    }
  }
  return value;
}

PathStep read_step(pbf_reader message) {
  PathStep step;
  while (message.next()) {
    switch (message.tag_and_type()) {
      case bytes_of(1):
        step = {.attribute = message_text(message)};
        break;
      case bytes_of(2):
        step = {.key = read_value(message.get_message())};
        break;
      default:
        message.skip();
    }
  }
  return step;
}

ValuePath read_path(pbf_reader message) {
  ValuePath path;
  while (message.next()) {
    if (message.tag_and_type() == bytes_of(1)) {
      path.push_back(read_step(message.get_message()));
    } else {
      message.skip();
    }
  }
  return path;
}

void read_change(pbf_reader message, ChangeMessage& change) {
  while (message.next()) {
    switch (message.tag_and_type()) {
      case number_of(1):
        change.action = message.get_uint64();
        break;
      case bytes_of(2):
        change.values.push_back(read_value(message.get_message()));
        break;
      case bytes_of(3):
        change.before_sensitive.push_back(read_path(message.get_message()));
        break;
      case bytes_of(4):
        change.after_sensitive.push_back(read_path(message.get_message()));
        break;
      default:
        message.skip();
    }
  }
}

ChangeMessage read_resource_change(pbf_reader message) {
  ChangeMessage change;
  while (message.next()) {
    switch (message.tag_and_type()) {
      case bytes_of(7):
        change.deposed_key = message_text(message);
        break;
      case bytes_of(9):
        read_change(message.get_message(), change);
        break;
      case bytes_of(13):
        change.address = message_text(message);
        break;
      case bytes_of(14):
        change.previous_address = message_text(message);
        break;
      default:
        message.skip();
    }
  }
  return change;
}

DeferredMessage read_deferred(pbf_reader message) {
  DeferredMessage deferred;
  while (message.next()) {
    switch (message.tag_and_type()) {
      case bytes_of(1):
        deferred.reason = number_in(message.get_message(), 1);
        break;
      case bytes_of(2):
        deferred.change = read_resource_change(message.get_message());
        break;
      default:
        message.skip();
    }
  }
  return deferred;
}

void read_variable(pbf_reader message, PlanMessage& plan) {
  std::string_view name;
  PackedValue value;
  while (message.next()) {
    switch (message.tag_and_type()) {
      case bytes_of(1):
        name = message_text(message);
        break;
      case bytes_of(2):
        value = read_value(message.get_message());
        break;
      default:
        message.skip();
    }
  }
  plan.variables[std::string(name)] = value;
}

PlanMessage read_plan(pbf_reader message) {
  PlanMessage plan;
  while (message.next()) {
    switch (message.tag_and_type()) {
      case number_of(1):
        plan.format = message.get_uint64();
        break;
      case bytes_of(2):
        read_variable(message.get_message(), plan);
        break;
      case bytes_of(3):
        plan.changes.push_back(read_resource_change(message.get_message()));
        break;
      case bytes_of(5):
        plan.has_targets = true;
        message.skip();
        break;
      case bytes_of(14):
        plan.terraform_version = message_text(message);
        break;
      case number_of(17):
        plan.mode = message.get_uint64();
        break;
      case bytes_of(18):
        plan.drift.push_back(read_resource_change(message.get_message()));
        break;
      case number_of(20):
        plan.errored = message.get_uint64() != 0;
        break;
      case bytes_of(21):
        plan.moment = message_text(message);
        break;
      case number_of(26):
        plan.complete = message.get_uint64() != 0;
        break;
      case bytes_of(27):
        plan.deferred.push_back(read_deferred(message.get_message()));
        break;
      default:
        message.skip();
    }
  }
  return plan;
}

}  // namespace

Result<PlanMessage> read_plan_message(std::string_view bytes) {
  try {
    return read_plan(pbf_reader(bytes.data(), bytes.size()));
  } catch (const protozero::exception&) {
    return Error{.message = "the plan inside the plan file is damaged",
                 .help = "write the plan again with `terraform plan -out`"};
  }
}

// Source: Terraform, internal/plans/planfile/tfplan.go: a change that leaves an object as
// it is, creates or ends it has one value, all others have two.
PackedValue before_of(const ChangeMessage& change) {
  if (change.action == static_cast<std::uint64_t>(PlannedAction::Create)) return {};
  return change.values.empty() ? PackedValue() : change.values.front();
}

PackedValue after_of(const ChangeMessage& change) {
  if (change.values.empty()) return {};
  switch (static_cast<PlannedAction>(change.action)) {
    case PlannedAction::NoOp:
    case PlannedAction::Create:
      return change.values.front();
    case PlannedAction::Delete:
    case PlannedAction::Forget:
      return {};
    default:
      return change.values.size() > 1 ? change.values[1] : PackedValue();
  }
}

}  // namespace trailseal::terraform
