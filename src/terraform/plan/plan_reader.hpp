// plan_reader: the bytes of a plan or a state -> the parts that matter, still as text.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "document/source.hpp"
#include "terraform/plan/plan_configuration.hpp"
#include "terraform/plan/plan_selection.hpp"
#include "terraform/plan/resource_header.hpp"

namespace trailseal::terraform {

/// Where in the file a resource stands.
enum class Section { Changes, PriorState, State, PlannedValues };

/// A resource of a wanted type.
struct ResourcePart {
  Section section = Section::Changes;
  std::string address{};
  bool data = false;
  std::string type{};
  std::string_view body{};       ///< `change`, or `values`
  std::string_view sensitive{};  ///< `sensitive_values`
  std::string pointer{};         ///< JSON pointer of the resource
  std::size_t offset = 0;
  /// Read in passing, while the text is at hand; whoever adds the resource takes it.
  ResourceHeader header{};
};

/// A planned change of a type with Keep::Led. A large plan has thousands of them, and most
/// lead nowhere, so no more is kept than it takes to look at one later.
struct LedPart {
  std::string address{};
  std::string_view type{};  ///< of the table of kinds
  std::string_view change{};
  std::string arn{};      ///< the first that the change gives it; empty: none
  std::size_t index = 0;  ///< in `resource_changes`
  std::size_t offset = 0;
};

/// A planned change of any other type, or a data source of one that was read.
struct OtherPart {
  Section section = Section::Changes;
  std::string_view address{};    ///< escapes as written
  std::string_view change{};     ///< `change`, or `values`
  std::string_view sensitive{};  ///< `sensitive_values`
};

/// Its members are the parts of the document that somebody reads.
struct PlanParts {
  const PlanSelection* selection = nullptr;
  std::string format_version{};
  std::string timestamp{};    ///< when the plan was made; empty: it is not told
  bool is_raw_state = false;  ///< terraform.tfstate: not what `show -json` writes
  bool is_state = false;
  bool errored = false;
  bool complete = true;
  bool has_changes = false;
  /// A refresh-only plan changes nothing: what there is stands in `prior_state`.
  bool refresh_only = false;
  LazyPart variables{};
  std::string_view drift{};     ///< `resource_drift`
  std::string_view deferred{};  ///< `deferred_changes`
  // Thousands of a large plan: they stay where they are, and are never copied to grow.
  std::deque<ResourcePart> resources{};
  std::deque<LedPart> led{};  ///< where nobody asks for all of them
  std::deque<OtherPart> others{};
  PlanConfiguration configuration{};
};

/// Walks over the source once; `wanted` outlives the parts. Errors: malformed JSON.
Result<PlanParts> read_plan_parts(const Source& source, const PlanSelection& selection);
/// The same, and gives the memory of what it has passed for good back to the system: the
/// source can be read this once.
Result<PlanParts> consume_plan_parts(Source& source, const PlanSelection& selection);

}  // namespace trailseal::terraform
