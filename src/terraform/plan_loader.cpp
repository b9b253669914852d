// From parts to resources, in the order in which one step needs the other:
//
//   parts       the walk over the file                              plan_reader
//   index       after + after_unknown + sensitive marks             attributes,
//   plan_index places      account, region, partition                          provider
//   completion  identities, deferred policies, origins of unknowns  completion
//   edges       references and dependencies                         resolver,
//   dependencies
#include "terraform/plan_loader.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "document/json_cursor.hpp"
#include "document/json_reader.hpp"
#include "terraform/attributes.hpp"
#include "terraform/completion.hpp"
#include "terraform/dependencies.hpp"
#include "terraform/plan_index.hpp"
#include "terraform/plan_reader.hpp"
#include "terraform/provider.hpp"

namespace trailseal::terraform {
namespace {

using namespace std::string_view_literals;

/// Attributes that no fact is made from, though nearly every resource has them: in a
/// large plan they would be most of what is built.
constexpr std::array kOmitted{
    "tags"sv,
    "tags_all"sv,
    "timeouts"sv,
    "lifecycle_rule"sv,
    "cors_rule"sv,
    "website"sv,
    "website_domain"sv,
    "website_endpoint"sv,
    "grant"sv,
    "replication_configuration"sv,
    "acceleration_status"sv,
    "hosted_zone_id"sv,
    "bucket_domain_name"sv,
    "bucket_regional_domain_name"sv,
    "object_lock_configuration"sv,
    "force_destroy"sv,
};

struct ChangeRow {
  std::string_view first{};
  std::string_view second{};
  Change change = Change::NoOp;
};

constexpr std::array kChanges{
    ChangeRow{"create", "delete", Change::Replace},
    ChangeRow{"delete", "create", Change::Replace},
    ChangeRow{"create", "forget", Change::Replace},
    ChangeRow{"create", "", Change::Create},
    ChangeRow{"update", "", Change::Update},
    ChangeRow{"delete", "", Change::Delete},
    ChangeRow{"no-op", "", Change::NoOp},
    ChangeRow{"read", "", Change::Read},
    ChangeRow{"forget", "", Change::Forget},
};

Change change_of(const Value& actions) {
  const std::string first = actions.at(0).literal().value_or("");
  const std::string second = actions.at(1).literal().value_or("");
  for (const ChangeRow& row : kChanges) {
    if (row.first == first && row.second == second) return row.change;
  }
  return Change::NoOp;
}

class Loader {
 public:
  Loader(const Source& source, const Environment& environment, Documents documents,
         PlanParts parts)
      : source_(source),
        environment_(environment),
        documents_(documents),
        parts_(std::move(parts)),
        index_(source, parts_) {}

  Result<Fragment> load() {
    for (const Section section : {Section::Changes, Section::State,
                                  Section::PlannedValues, Section::PriorState}) {
      for (const ResourcePart& part : parts_.resources) {
        if (part.section != section) continue;
        if (auto error = add(part)) return *error;
      }
    }
    Providers providers(index_, environment_, source_.path());
    providers.place(index_.resources());
    index_.read_with([this](PlanResource& planned) {
      if (auto error = read_body(*planned.unread, planned)) late_error_ = error;
    });
    Completion(index_, source_.path()).complete_all();
    if (late_error_) return *late_error_;
    add_edges();
    return fragment(providers);
  }

 private:
  std::optional<Error> add(const ResourcePart& part) {
    const auto address = parse_address(part.address);
    if (!address) {
      return Error{.message = "`" + part.address + "` is no resource address",
                   .path = source_.path()};
    }
    PlanResource planned{.address = *address};
    planned.module = parts_.configuration.find_module(address->module);
    if (planned.module != nullptr) {
      const auto config = planned.module->resources.find(address->local());
      if (config != planned.module->resources.end()) planned.config = &config->second;
    }
    planned.resource.address = part.address;
    planned.resource.type = part.type;
    planned.resource.data = part.data;
    planned.resource.pointer = part.pointer;
    if (source_.has_lines()) planned.resource.position = source_.position_of(part.offset);
    if (documents_ == Documents::Referenced && part.type == "aws_iam_policy_document") {
      planned.unread = &part;
    } else if (auto error = read_body(part, planned)) {
      return error;
    }
    index_.add(std::move(planned));
    return std::nullopt;
  }

  std::optional<Error> read_body(const ResourcePart& part, PlanResource& planned) const {
    Result<Document> body = read_json_part(source_, part.body, kOmitted);
    if (!body) return body.error();
    if (part.section != Section::Changes) return read_values(part, body->root, planned);
    read_change(body->root, planned);
    return std::nullopt;
  }

  void read_change(const Value& change, PlanResource& planned) const {
    Resource& resource = planned.resource;
    resource.change = change_of(change["actions"]);
    planned.live = resource.change != Change::Delete && resource.change != Change::Forget;
    const Value before = overlay_sensitive(change["before"], change["before_sensitive"]);
    if (!before.is_unset()) resource.before = before;
    if (!planned.live) {
      resource.attributes = resource.before;
      resource.pointer += "/change/before";
      return;
    }
    const Value after = overlay_sensitive(change["after"], change["after_sensitive"]);
    resource.attributes = overlay_unknown(after, change["after_unknown"]);
    resource.pointer += "/change/after";
    note_unknown(planned);
  }

  std::optional<Error> read_values(const ResourcePart& part, const Value& values,
                                   PlanResource& planned) const {
    Value sensitive;
    if (!part.sensitive.empty()) {
      Result<Document> marks = read_json_part(source_, part.sensitive);
      if (!marks) return marks.error();
      sensitive = std::move(marks->root);
    }
    Resource& resource = planned.resource;
    resource.attributes = overlay_sensitive(values, sensitive);
    resource.pointer += "/values";
    resource.change = part.data                                ? Change::Read
                      : part.section == Section::PlannedValues ? Change::Create
                                                               : Change::NoOp;
    if (resource.change == Change::NoOp) resource.before = resource.attributes;
    note_unknown(planned);
    return std::nullopt;
  }

  static void note_unknown(PlanResource& planned) {
    const Value& attributes = planned.resource.attributes;
    for (std::size_t i = 0; i < attributes.size() && attributes.is_map(); ++i) {
      if (has_unknown(attributes.items()[i])) {
        planned.unknown.insert(attributes.keys()[i].name);
      }
    }
  }

  // Edges are asked for from the trails on: of a large plan that is a small part.
  void add_edges() {
    std::vector<std::size_t> open;
    std::vector<bool> seen(index_.resources().size(), false);
    for (std::size_t i = 0; i < seen.size(); ++i) {
      const Resource& resource = index_.resources()[i].resource;
      if (!resource.data && resource.type.starts_with("aws_cloudtrail"))
        open.push_back(i);
    }
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      if (seen[at]) continue;
      seen[at] = true;
      add_edges_of(at);
      for (const std::string& next : index_.resources()[at].resource.depends_on) {
        if (const auto found = index_.find(next)) open.push_back(*found);
      }
    }
  }

  void add_edges_of(std::size_t at) {
    const Resolver resolver(index_);
    PlanResource& planned = index_.resources()[at];
    if (planned.config == nullptr || !planned.live) return;
    planned.resource.depends_on = dependencies_of(index_, at);
    const Scope scope = Resolver::scope_of(planned);
    const Value& expressions = planned.config->expressions.value();
    for (std::size_t k = 0; k < expressions.size(); ++k) {
      for (Candidate& target : resolver.candidates(scope, expressions.items()[k])) {
        planned.resource.references.push_back(
            Reference{.attribute = expressions.keys()[k].name,
                      .target = std::move(target.address),
                      .target_attribute = std::move(target.attribute)});
      }
    }
  }

  Fragment fragment(Providers& providers) {
    Fragment fragment;
    const Place place = providers.of_default();
    fragment.input = Input{
        .path = source_.path(),
        .kind = parts_.is_state ? InputKind::TerraformState : InputKind::TerraformPlan,
        .account = place.account,
        .region = place.region,
        .partition = place.partition,
        .organization_id = providers.organization_id()};
    for (PlanResource& planned : index_.resources()) {
      if (planned.unread != nullptr) continue;
      fragment.resources.push_back(std::move(planned.resource));
    }
    if (parts_.errored) {
      fragment.warnings.push_back(
          Error{.message = "planning failed half-way: resources may be missing",
                .help = "solve what `terraform plan` reports and plan again",
                .path = source_.path()});
    } else if (!parts_.complete) {
      fragment.warnings.push_back(
          Error{.message = "the plan is not complete: resources may be missing",
                .help = "it was made with `-target` or defers changes; plan again after "
                        "applying it",
                .path = source_.path()});
    }
    return fragment;
  }

  const Source& source_;
  const Environment& environment_;
  Documents documents_;
  PlanParts parts_;
  PlanIndex index_;
  std::optional<Error> late_error_{};  ///< of a part whose reading was put off
};

std::optional<Error> refuse(const PlanParts& parts, const Source& source) {
  const std::string& version = parts.format_version;
  if (parts.is_raw_state && version.empty()) {
    return Error{.message = "this is Terraform's own state file, not its JSON output",
                 .help = "run `terraform show -json > state.json` and check that",
                 .path = source.path()};
  }
  if (version.empty()) {
    return Error{.message = "this is no plan or state: `format_version` is missing",
                 .help = "write it with `terraform show -json`",
                 .path = source.path()};
  }
  const std::string_view major = std::string_view(version).substr(0, version.find('.'));
  if (major != "0" && major != "1") {
    return Error{
        .message = "format version `" + version + "` of the plan is not supported",
        .help = "versions 0.1 to 1.x are; look for a newer release of this program",
        .path = source.path()};
  }
  return std::nullopt;
}

constexpr std::array kPlanKeys{
    "terraform_version"sv, "planned_values"sv, "resource_changes"sv, "resource_drift"sv,
    "prior_state"sv,       "configuration"sv,  "values"sv,           "applyable"sv,
};

}  // namespace

bool is_plan_or_state(const Source& source) {
  JsonCursor cursor(source);
  if (!cursor.enter_object()) return false;
  bool format = false;
  bool known = false;
  bool other = false;
  bool raw = false;
  while (const auto key = cursor.next_member()) {
    if (*key == "format_version") {
      format = true;
    } else if (std::find(kPlanKeys.begin(), kPlanKeys.end(), *key) != kPlanKeys.end()) {
      known = true;
    } else if (*key == "lineage" || *key == "serial") {
      raw = true;
    } else {
      other = true;
    }
    if (known && (format || raw)) return true;
  }
  return format && !other;  // the state of nothing has no more than its version
}

Result<Fragment> load_plan(const Source& source, const Environment& environment,
                           Documents documents) {
  Result<PlanParts> parts = read_plan_parts(source);
  if (!parts) return parts.error();
  if (const auto error = refuse(*parts, source)) return *error;
  return Loader(source, environment, documents, std::move(*parts)).load();
}

}  // namespace trailseal::terraform
