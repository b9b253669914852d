// Format: Terraform, internal/command/jsonplan:
//
//   deferred_changes  [{ reason, resource_change: { address, mode, type, .. } }]
//   errored           planning stopped at an error: the changes are those made so far
//   complete          false: with `-target`, or where changes are deferred
#include "terraform/plan/missing_change.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "aws/resource_kind.hpp"
#include "document/json_cursor.hpp"
#include "terraform/plan/address.hpp"

namespace trailseal::terraform {
namespace {

struct ReasonRow {
  std::string_view reason{};
  std::string_view words{};
};

/// Terraform, internal/command/jsonplan, DeferredReason.
constexpr std::array kReasons{
    ReasonRow{"instance_count_unknown", "its `count` or `for_each` is not known yet"},
    ReasonRow{"resource_config_unknown", "its configuration is not known yet"},
    ReasonRow{"provider_config_unknown", "its provider's configuration is not known yet"},
    ReasonRow{"absent_prereq", "something it needs does not exist yet"},
    ReasonRow{"deferred_prereq", "the change of something it needs is deferred too"},
};

std::string_view words_of(std::string_view reason) {
  for (const ReasonRow& row : kReasons) {
    if (row.reason == reason) return row.words;
  }
  return "";
}

/// `module.a.aws_cloudtrail.b` for `module.a["x"].aws_cloudtrail.b[0]`.
std::string without_keys(const Address& address) {
  std::string path = address.local();
  std::string module = address.module;
  while (const auto step = last_module_step(module)) {
    path = "module." + step->call + "." + path;
    module = step->parent;
  }
  return path;
}

class Search {
 public:
  Search(const Source& source, const PlanParts& parts, const PlanIndex& index)
      : source_(source), parts_(parts), index_(index) {}

  std::vector<MissingChange> run() {
    const bool is_whole = !parts_.errored && parts_.complete;
    if (is_whole && parts_.deferred.empty()) {
      if (makes_something()) add_trails_left_out(*parts_.configuration.root, "");
      return std::move(found_);
    }
    note_present();
    read_deferred();
    if (!is_whole) walk(*parts_.configuration.root, "");
    return std::move(found_);
  }

 private:
  /// A plan that only destroys, or only refreshes, has no change for what is not there.
  bool makes_something() const {
    const auto& all = index_.resources();
    return std::any_of(all.begin(), all.end(), [](const PlanResource& planned) {
      return planned.part != nullptr && planned.part->section == Section::Changes &&
             planned.live && !planned.resource.data;
    });
  }

  /// Terraform plans a change for each block without `count` and `for_each`, if only that
  /// nothing changes. Where a trail has none, somebody took it out, or a version that does
  /// not say so planned with `-target`.
  void add_trails_left_out(const ConfigModule& module, const std::string& path) {
    if (module.is_repeated()) return;
    for (const auto& [local, resource] : module.resources) {
      const bool once = resource.count.empty() && resource.for_each.empty();
      const bool trail = !resource.data && kind_of(resource.type) == ResourceKind::Trail;
      const std::string address = trail && once ? join_address(path, local) : "";
      if (address.empty() || index_.has(address) || is_elsewhere(path, address)) continue;
      add({.address = address,
           .type = std::string(resource.type),
           .reason = "the plan has no change for `" + address +
                     "`, which its configuration declares",
           .help =
               "pass the plan as `terraform show -json tfplan` writes it, made without "
               "`-target`"});
    }
    for (const auto& [call, child] : module.calls) {
      add_trails_left_out(*child, join_address(path, "module." + call));
    }
  }

  /// Is the block there under keys, or its module nowhere? Terraform (1.11.4) writes no
  /// `for_each_expression` for one without references, such as `toset(["a", "b"])`.
  bool is_elsewhere(const std::string& module, const std::string& address) {
    if (present_.empty()) note_present();
    const auto first = present_.lower_bound(module + ".");
    const bool called =
        module.empty() || (first != present_.end() && first->starts_with(module + "."));
    return !called || present_.count(address) > 0;
  }

  void note_present() {
    for (const PlanResource& planned : index_.resources()) {
      present_.insert(planned.resource.address);
      present_.insert(without_keys(planned.address));
    }
  }

  void read_deferred() {
    if (parts_.deferred.empty()) return;
    JsonCursor cursor(source_, parts_.deferred);
    if (!cursor.enter_list()) return;
    while (cursor.next_item()) {
      std::string reason;
      MissingChange change;
      bool managed = false;
      if (!cursor.enter_object()) continue;
      while (const auto key = cursor.next_member()) {
        if (*key == "reason") reason = cursor.take_string().value_or("");
        if (*key == "resource_change") managed = read_change(cursor, change);
      }
      if (managed) add_deferred(std::move(change), reason);
    }
  }

  /// Is it a managed resource?
  static bool read_change(JsonCursor& cursor, MissingChange& change) {
    bool managed = true;
    if (!cursor.enter_object()) return false;
    while (const auto key = cursor.next_member()) {
      if (*key == "address") change.address = unescape(cursor.take_string().value_or(""));
      if (*key == "mode") managed = cursor.take_string() == "managed";
      if (*key == "type") change.type = cursor.take_string().value_or("");
    }
    return managed;
  }

  void add_deferred(MissingChange change, const std::string& reason) {
    const auto address = parse_address(change.address);
    if (address) present_.insert(without_keys(*address));
    const std::string_view words = words_of(reason);
    change.reason = "the plan defers the change of `" + change.address + "`" +
                    (words.empty() ? "" : ": " + std::string(words));
    change.help = "apply this plan, then plan again";
    add(std::move(change));
  }

  /// `count = 0` in so many words.
  static bool is_left_out(const ConfigResource& resource) {
    return constant_of(resource.count.value()).display() == "0";
  }

  void walk(const ConfigModule& module, const std::string& path) {
    for (const auto& [local, resource] : module.resources) {
      const std::string address = join_address(path, local);
      if (resource.data || present_.count(address) > 0 || is_left_out(resource)) continue;
      add({.address = address,
           .type = std::string(resource.type),
           .reason =
               parts_.errored
                   ? "planning failed, and the plan has no change for `" + address + "`"
                   : "the plan is not complete, and has no change for `" + address + "`",
           .help = parts_.errored
                       ? "fix the errors that `terraform plan` reports, and plan again"
                       : "plan again without `-target`, or after applying "
                         "this plan"});
    }
    for (const auto& [call, child] : module.calls) {
      walk(*child, join_address(path, "module." + call));
    }
  }

  void add(MissingChange change) {
    if (parts_.selection->has_type(change.type, false))
      found_.push_back(std::move(change));
  }

  const Source& source_;
  const PlanParts& parts_;
  const PlanIndex& index_;
  std::set<std::string> present_{};
  std::vector<MissingChange> found_{};
};

}  // namespace

std::vector<MissingChange> missing_changes(const Source& source, const PlanParts& parts,
                                           const PlanIndex& index) {
  return Search(source, parts, index).run();
}

Additions additions_of(const std::vector<MissingChange>& missing) {
  if (missing.empty()) return {};
  return {.reason = missing.front().reason, .help = missing.front().help};
}

std::vector<Error> completeness_warnings(const Source& source, const PlanParts& parts) {
  if (parts.errored) {
    return {Error{
        .message =
            "the plan is incomplete, because `terraform plan` failed: resources may be "
            "missing",
        .help = "fix the errors that `terraform plan` reports, and plan again",
        .path = source.path()}};
  }
  if (parts.complete) return {};
  return {Error{.message = "the plan is incomplete: resources may be missing",
                .help = "it was made with `-target` or defers changes; plan again after "
                        "applying it",
                .path = source.path()}};
}

}  // namespace trailseal::terraform
