// Format: Terraform, internal/command/jsonplan and jsonstate.
//
//   plan    { format_version, variables, planned_values: values, resource_drift,
//             resource_changes: [{address, mode, type, deposed, change}],
//             deferred_changes: [{reason, resource_change}], prior_state: {values: values}, configuration, errored, complete }
//   state   { format_version, values: values }
//   values  { root_module: { resources: [{address, mode, type, values,
//   sensitive_values}],
//                            child_modules: [..] } }
//
// One walk, front to back: of a resource of no interest only its address is kept. A file
// without `resource_changes` is walked a second time for its `planned_values`, and if it
// has none either, for the resources of its `prior_state` and what `resource_drift` says
// was deleted.
#include "terraform/plan/plan_reader.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "document/json_cursor.hpp"
#include "terraform/plan/member_search.hpp"

namespace trailseal::terraform {
namespace {

constexpr std::string_view kChanges = "/resource_changes/";

class PlanWalk {
 public:
  /// What is not needed again is given back to `consumed`, if that is given.
  PlanWalk(const Source& source, PlanParts& parts, Source* consumed = nullptr)
      : source_(source), cursor_(source), parts_(parts), consumed_(consumed) {}

  const JsonCursor& cursor() const { return cursor_; }

  bool read_plan() {
    if (!cursor_.enter_object()) return false;
    while (const auto key = cursor_.next_member()) read_member(*key);
    return true;
  }

  void read_planned_values() {
    if (!cursor_.enter_object()) return;
    while (const auto key = cursor_.next_member()) {
      if (*key == "planned_values")
        read_values("/planned_values", Section::PlannedValues);
    }
  }

  /// All that is there, of a plan that changes nothing.
  void read_all_of_prior_state() {
    parts_.refresh_only = true;
    if (!cursor_.enter_object()) return;
    while (const auto key = cursor_.next_member()) {
      if (*key == "prior_state") read_prior_state();
      if (*key == "resource_drift") read_drift();
    }
  }

  bool has_tail() { return !cursor_.failed() && !cursor_.at_end(); }
  /// Were modules left out that lie deeper than any?
  bool is_too_deep() const { return too_deep_; }

 private:
  void read_member(std::string_view key) {
    if (key == "format_version") parts_.format_version = take_text();
    if (key == "timestamp") parts_.timestamp = take_text();
    if (key == "serial" || key == "lineage") parts_.is_raw_state = true;
    if (key == "errored") parts_.errored = cursor_.take() == "true";
    if (key == "complete") parts_.complete = cursor_.take() != "false";
    if (key == "variables")
      parts_.variables =
          LazyPart(source_, cursor_.take(), parts_.configuration.failure.get());
    if (key == "planned_values") planned_values_ = cursor_.take();
    if (key == "relevant_attributes") discard(cursor_.take());
    if (key == "resource_changes") read_changes();
    if (key == "resource_drift") parts_.drift = cursor_.take();
    if (key == "deferred_changes") parts_.deferred = cursor_.take();
    if (key == "prior_state") read_prior_state();
    if (key == "configuration") {
      read_configuration(cursor_, source_, parts_.configuration);
    }
    if (key == "values") {
      parts_.is_state = true;
      read_values("/values", Section::State);
    }
  }

  void discard(std::string_view part) {
    if (consumed_ != nullptr) consumed_->discard(part);
  }

  std::string take_text() {
    const auto text = cursor_.take_string();
    return text ? unescape(*text) : std::string();
  }

  void read_changes() {
    if (!cursor_.enter_list()) return;
    for (std::size_t i = 0; cursor_.next_item(); ++i) {
      parts_.has_changes = true;
      // They say the same once more, and are a third of a plan.
      if (i == 0) discard(planned_values_);
      read_resource(kChanges, i, Section::Changes);
    }
  }

  void read_prior_state() {
    if (!cursor_.enter_object()) return;
    while (const auto key = cursor_.next_member()) {
      if (*key == "values") read_values("/prior_state/values", Section::PriorState);
    }
  }

  void read_values(const std::string& pointer, Section section) {
    if (!cursor_.enter_object()) return;
    while (const auto key = cursor_.next_member()) {
      if (*key == "root_module") read_module(pointer + "/root_module", section, 0);
    }
  }

  void read_module(const std::string& pointer, Section section, std::size_t depth) {
    if (depth > kMaxDepth / 3) {
      too_deep_ = true;
      return;
    }
    if (!cursor_.enter_object()) return;
    while (const auto key = cursor_.next_member()) {
      if (*key == "resources" && cursor_.enter_list()) {
        for (std::size_t i = 0; cursor_.next_item(); ++i) {
          read_resource(pointer + "/resources/", i, section);
        }
      } else if (*key == "child_modules" && cursor_.enter_list()) {
        for (std::size_t i = 0; cursor_.next_item(); ++i) {
          read_module(pointer + "/child_modules/" + std::to_string(i), section,
                      depth + 1);
        }
      }
    }
  }

  /// What the refresh found deleted stands nowhere else.
  void read_drift() {
    const auto kept = static_cast<std::ptrdiff_t>(parts_.resources.size());
    if (!cursor_.enter_list()) return;
    for (std::size_t i = 0; cursor_.next_item(); ++i) {
      read_resource("/resource_drift/", i, Section::Changes);
    }
    const auto found = parts_.resources.begin() + kept;
    parts_.resources.erase(std::remove_if(found, parts_.resources.end(),
                                          [this](const ResourcePart& part) {
                                            return !is_deletion(part.body);
                                          }),
                           parts_.resources.end());
  }

  bool is_deletion(std::string_view change) const {
    JsonCursor cursor(source_, change);
    if (!cursor.enter_object()) return false;
    while (const auto key = cursor.next_member()) {
      if (*key == "actions")
        return cursor.take().find("delete") != std::string_view::npos;
    }
    return false;
  }

  /// What a plan changes or leaves alone stands in its changes; data sources do not.
  bool is_wanted_of_state(Section section, bool data) const {
    return section == Section::PriorState && (data || parts_.refresh_only);
  }

  /// A resource of a type that nobody asks for: only its place is kept.
  void note_other(const ResourcePart& part, std::string_view address) {
    const bool changes = part.section == Section::Changes && !parts_.refresh_only;
    if (!changes && !is_wanted_of_state(part.section, part.data)) return;
    parts_.others.push_back({.section = part.section,
                             .address = address,
                             .change = part.body,
                             .sensitive = part.sensitive});
  }

  void read_resource(std::string_view list, std::size_t index, Section section) {
    ResourcePart part{.section = section, .offset = cursor_.offset()};
    std::string_view address;
    bool deposed = false;
    if (!cursor_.enter_object()) return;
    while (const auto key = cursor_.next_member()) {
      if (*key == "address") address = cursor_.take_string().value_or("");
      if (*key == "mode") part.data = cursor_.take_string() == "data";
      if (*key == "type") part.type = cursor_.take_string().value_or("");
      // An object replaced earlier whose deletion is still due: no part of what will be.
      if (*key == "deposed" || *key == "deposed_key") deposed = true;
      if (*key == "change" || *key == "values") part.body = cursor_.take();
      if (*key == "sensitive_values") part.sensitive = cursor_.take();
    }
    if (deposed) return;
    if (!parts_.selection->has_type(part.type, part.data))
      return note_other(part, address);
    if (section == Section::PriorState && !is_wanted_of_state(section, part.data)) return;
    const std::string_view led = parts_.selection->led_type(part.type, part.data);
    if (!led.empty() && list == kChanges) {
      parts_.led.push_back({.address = unescape(address),
                            .type = led,
                            .change = part.body,
                            .arn = unescape(arn_in(part.body)),
                            .index = index,
                            .offset = part.offset});
      return;
    }
    part.address = unescape(address);
    part.pointer = std::string(list) + std::to_string(index);
    part.header = section == Section::Changes
                      ? header_of_change(source_, part.type, part.body)
                      : header_of_values(source_, part.type, part.body, part.sensitive);
    parts_.resources.push_back(std::move(part));
  }

  const Source& source_;
  JsonCursor cursor_;
  PlanParts& parts_;
  Source* consumed_;
  std::string_view planned_values_{};
  bool too_deep_ = false;
};

Error too_deep(const Source& source) {
  return {.message = "its modules are nested more than " + std::to_string(kMaxDepth / 3) +
                     " levels deep",
          .path = source.path()};
}

/// Terraform (1.11.4) writes neither changes nor planned resources of such a plan.
bool is_refresh_only(const PlanParts& parts) {
  const bool planned = std::any_of(
      parts.resources.begin(), parts.resources.end(),
      [](const ResourcePart& part) { return part.section == Section::PlannedValues; });
  return !parts.is_state && !parts.has_changes && !parts.errored && !planned;
}

Result<PlanParts> read_parts(const Source& source, const PlanSelection& selection,
                             Source* consumed) {
  PlanParts parts{.selection = &selection};
  PlanWalk walk(source, parts, consumed);
  if (!walk.read_plan()) {
    return Error{.message = "expected a JSON object, as `terraform show -json` writes it",
                 .path = source.path()};
  }
  if (walk.cursor().failed()) return walk.cursor().error();
  if (walk.has_tail()) {
    const Position at = source.position_of(walk.cursor().offset());
    return Error{.message =
                     "malformed JSON: there is more text after the end "
                     "of the document",
                 .path = source.path(),
                 .line = at.line,
                 .column = at.column};
  }
  PlanWalk again(source, parts);
  if (!parts.has_changes && !parts.is_state) again.read_planned_values();
  PlanWalk state(source, parts);
  if (is_refresh_only(parts)) state.read_all_of_prior_state();
  if (walk.is_too_deep() || again.is_too_deep() || state.is_too_deep()) {
    return too_deep(source);
  }
  return parts;
}

}  // namespace

Result<PlanParts> read_plan_parts(const Source& source, const PlanSelection& selection) {
  return read_parts(source, selection, nullptr);
}

Result<PlanParts> consume_plan_parts(Source& source, const PlanSelection& selection) {
  return read_parts(source, selection, &source);
}

}  // namespace trailseal::terraform
