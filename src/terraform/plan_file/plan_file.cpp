// The parts of the JSON, in this order (the reader wants the changes early, and nothing
// else hangs on it):
//
//   format_version, terraform_version, errored, complete
//   resource_changes, resource_drift,    MessagePack and paths     change_text
//   deferred_changes
//   prior_state                          the state                 state_text
//   configuration                        the sources               configuration_text
//   variables                            MessagePack, and the defaults of the sources
//   timestamp
//
// Not made: what no check asks for (planned_values, output_changes, checks, ...).
#include "terraform/plan_file/plan_file.hpp"

#include <array>
#include <utility>

#include "base/limits.hpp"
#include "terraform/configuration/archive_tree.hpp"
#include "terraform/plan_file/change_text.hpp"
#include "terraform/plan_file/configuration_text.hpp"
#include "terraform/plan_file/message_pack.hpp"
#include "terraform/plan_file/plan_message.hpp"
#include "terraform/plan_file/provider_lock.hpp"
#include "terraform/plan_file/state_text.hpp"

namespace trailseal::terraform {
namespace {

constexpr std::uint64_t kFormat = 3;
constexpr std::uint64_t kRefreshOnly = 2;

/// Terraform, internal/plans/planproto/planfile.proto, DeferredReason, and what
/// jsonplan calls them.
constexpr std::array kDeferredReasons{
    "unknown",
    "instance_count_unknown",
    "resource_config_unknown",
    "provider_config_unknown",
    "absent_prereq",
    "deferred_prereq",
};

const char* reason_of(std::uint64_t reason) {
  return reason < kDeferredReasons.size() ? kDeferredReasons[reason] : "unknown";
}

class PlanWriter {
 public:
  explicit PlanWriter(const PlanMessage& plan) : plan_(plan) {}

  Result<void> write_head() {
    if (plan_.format != kFormat) {
      return Error{.message = "the plan file has format version " +
                              std::to_string(plan_.format) +
                              "; only version 3 is supported"};
    }
    json_.open('{').key("format_version").string("1.2");
    json_.key("terraform_version").string(plan_.terraform_version);
    json_.key("errored").boolean(plan_.errored);
    json_.key("complete").boolean(is_complete());
    return {};
  }

  Result<void> write_changes() {
    const auto written = write_list("resource_changes", plan_.changes);
    if (!written) return written.error();
    has_changes_ = *written;
    if (auto drift = write_drift(); !drift) return drift.error();
    return write_deferred();
  }

  /// Variables that were not given have their defaults.
  Result<void> write_variables(VariableTexts values) {
    for (const auto& [name, packed] : plan_.variables) {
      auto value = unpack(packed);
      if (!value) return value.error();
      values.insert_or_assign(name, std::move(value->json));
    }
    json_.key("variables").open('{');
    for (const auto& [name, value] : values) {
      json_.key(name).open('{');
      if (!value.empty()) json_.key("value").raw(value);
      json_.close('}');
    }
    json_.close('}');
    return {};
  }

  /// Is there a change that is shown?
  bool has_changes() const { return has_changes_; }

  JsonText& json() { return json_; }

 private:
  /// Releases before 1.8, and OpenTofu, do not say it.
  bool is_complete() const {
    const bool has_reason = plan_.has_targets || plan_.errored || !plan_.deferred.empty();
    return plan_.complete || !has_reason;
  }

  /// Has the list anything in it? An empty one is left out.
  Result<bool> write_list(const char* name, const std::vector<ChangeMessage>& messages) {
    const auto changes = list_changes(messages);
    if (!changes) return changes.error();
    if (changes->empty()) return false;
    json_.key(name).open('[');
    for (const AddressedChange& change : *changes) {
      if (auto done = write_change(change, json_); !done) return done.error();
    }
    json_.close(']');
    return true;
  }

  /// What was only moved is drift where nothing else is planned.
  Result<bool> write_drift() {
    std::vector<ChangeMessage> drift;
    for (const ChangeMessage& change : plan_.drift) {
      const bool moved = change.action == static_cast<std::uint64_t>(PlannedAction::NoOp);
      if (!moved || plan_.mode == kRefreshOnly) drift.push_back(change);
    }
    return write_list("resource_drift", drift);
  }

  Result<void> write_deferred() {
    if (plan_.deferred.empty()) return {};
    json_.key("deferred_changes").open('[');
    for (const DeferredMessage& deferred : plan_.deferred) {
      const auto change = addressed(deferred.change);
      if (!change) return change.error();
      json_.open('{').key("reason").string(reason_of(deferred.reason));
      json_.key("resource_change");
      if (auto done = write_change(*change, json_); !done) return done;
      json_.close('}');
    }
    json_.close(']');
    return {};
  }

  const PlanMessage& plan_;
  JsonText json_{};
  bool has_changes_ = false;
};

Result<Source> write_plan(const PlanArchive& archive, SourceTree& tree,
                          const std::string& shown) {
  const auto message = read_plan_message(archive.plan);
  if (!message) return message.error();
  PlanWriter writer(*message);
  // JSON has quotes, and says once more what is unknown.
  writer.json().reserve(archive.plan.size() * 3 / 2);
  if (auto done = writer.write_head(); !done) return done.error();
  if (auto done = writer.write_changes(); !done) return done.error();
  StateSummary state;
  if (!archive.state.empty()) {
    // A plan that changes nothing is judged by what is there.
    const auto extent =
        writer.has_changes() ? StateExtent::DataSources : StateExtent::Everything;
    auto written = write_prior_state(Source(shown, std::string_view(archive.state)),
                                     extent, writer.json());
    if (!written) return written.error();
    state = std::move(*written);
  }
  add_locked_versions(archive.lock, state.schema_versions);
  auto defaults = write_configuration(tree, state.schema_versions, writer.json());
  if (!defaults) return defaults.error();
  if (auto done = writer.write_variables(std::move(*defaults)); !done)
    return done.error();
  writer.json().key("timestamp").string(message->moment);
  writer.json().close('}');
  ByteBuffer text = writer.json().take_bytes();
  if (text.size() > kMaxInputBytes) {
    return Error{.message = "the plan file is too large: as JSON it has more than 2 GiB"};
  }
  return Source(shown, std::move(text));
}

/// Where an error is, and what helps where it does not say.
Error with_advice(Error error, const PlanFileName& name) {
  if (error.path.empty()) error.path = name.shown;
  if (error.help.empty()) {
    error.help = "run `terraform show -json " +
                 (name.shown == "-" ? "tfplan" : name.shown) +
                 " > plan.json` where the plan was made, and check plan.json";
  }
  return error;
}

}  // namespace

Result<PlanFile> decode_plan_file(PlanArchive archive, const PlanFileName& name) {
  PlanFile file;
  file.sources = ArchiveTree::of(name.beside, std::move(archive.sources));
  auto plan = write_plan(archive, *file.sources, name.shown);
  if (!plan) return with_advice(plan.error(), name);
  file.plan = std::move(*plan);
  return file;
}

Result<PlanFile> read_plan_file(const std::string& path, const PlanFileName& name) {
  auto archive = read_plan_archive(path);
  if (!archive) {
    Error error = archive.error();
    error.path = name.shown;
    return with_advice(std::move(error), name);
  }
  return decode_plan_file(std::move(*archive), name);
}

}  // namespace trailseal::terraform
