// The one table of the calls whose answers are read: what each is about, what it tells,
// and which of its errors mean "not configured".
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>

#include "aws/resource_kind.hpp"
#include "aws_export/asked.hpp"
#include "aws_export/deployment.hpp"

namespace trailseal::aws_export {

/// One call of the AWS command line.
struct CallRow {
  std::string_view service{};
  std::string_view operation{};
  /// What the call asks about, and the option that names it. None: the answer names its
  /// resources itself.
  ResourceKind subject = ResourceKind::None;
  std::string_view option{};
  /// Attributes of the subject (Terraform's) that nothing but this call tells.
  std::array<std::string_view, 8> attributes{};
  /// Codes of errors that say that nothing is configured.
  std::array<std::string_view, 2> not_configured{};
  /// Reads an answer; `subject` is null where the row names none.
  void (*read)(Deployment& deployment, const Asked& asked, Entity* subject) = nullptr;
  /// Reads a failure that concerns more than one resource; null: it concerns the subject.
  void (*refused)(Deployment& deployment, const Asked& asked) = nullptr;
};

/// All rows, in the order in which their answers are read: what names resources before
/// what speaks of one.
std::span<const CallRow> calls();

/// The row of a call, or null.
const CallRow* find_call(const Command& command);

/// The command that tells what a row tells of a resource: `aws s3api get-bucket-policy
/// --bucket logs`.
std::string command_for(const CallRow& row, const Entity& entity);

}  // namespace trailseal::aws_export
