// From parts to resources, in the order in which one step needs the other:
//
//   parts       the walk over the file                              plan_reader
//   index       addresses, names, what will happen to each          plan_index, resource_header
//   places      account, region, partition                          provider
//   order       what trails wait for                                dependencies
//   bodies      after + after_unknown + sensitive marks             resource_body, unknown_overlay
//   unknowns    identities, deferred policies, origins of unknowns  unknown_resolution
//   references  what the attributes of a trail are made from        reference_resolver
//
// Bodies are read where something leads to them (reachability); what that is may turn up
// only when others are completed, so the two take turns until nothing new comes up.
#include "terraform/plan_loader.hpp"

#include <algorithm>
#include <memory>
#include <optional>

#include "aws/resource_kind.hpp"
#include "base/moment.hpp"
#include "base/until_exit.hpp"
#include "terraform/plan/dependencies.hpp"
#include "terraform/plan/drift.hpp"
#include "terraform/plan/led_change.hpp"
#include "terraform/plan/missing_change.hpp"
#include "terraform/plan/organization.hpp"
#include "terraform/plan/plan_index.hpp"
#include "terraform/plan/plan_reader.hpp"
#include "terraform/plan/provider.hpp"
#include "terraform/plan/reachability.hpp"
#include "terraform/plan/resource_body.hpp"
#include "terraform/plan/unread_trail.hpp"
#include "terraform/plan_format.hpp"
#include "terraform/unknown/unknown_resolution.hpp"

namespace trailseal::terraform {
namespace {

class PlanLoader {
 public:
  PlanLoader(const Source& source, const Environment& environment,
             const PlanSelection& selection, SourceChoice sources, PlanParts parts)
      : source_(source),
        environment_(environment),
        selection_(selection),
        sources_(std::move(sources)),
        parts_(std::move(parts)),
        index_(source, parts_) {}

  Result<Fragment> load() {
    for (const Section section : {Section::Changes, Section::State,
                                  Section::PlannedValues, Section::PriorState}) {
      for (ResourcePart& part : parts_.resources) {
        if (part.section != section) continue;
        if (auto done = add(part); !done) return done.error();
      }
    }
    LedChanges led(source_, parts_, index_, [this](auto& part) { add_led(part); });
    led.prepare();
    if (!late_error_) return late_error_.error();
    add_missing_changes();
    index_.read_with([this](PlanResource& planned) {
      if (auto done = read_body(source_, selection_, planned); !done) late_error_ = done;
      if (providers_ != nullptr) providers_->place(planned);
    });
    read_roots();
    Providers providers(index_, environment_, source_.path());
    const bool use = use_sources();
    if (use) evaluate_providers(providers);
    providers.place_all();
    providers_ = &providers;
    place_organization_trails(index_, management_account(index_, environment_));
    providers.evaluate_with({});
    if (!use) sources_.tree = nullptr;
    order_from_trails();
    read_and_complete();
    order_rivals(index_);
    order_bucket_policies(index_);
    if (!late_error_) return late_error_.error();
    for (const std::size_t at : ordered_) add_references(at);
    Fragment loaded = fragment(providers);
    // A malformed expression must not pass for one that is not there.
    const Error& malformed = *parts_.configuration.failure;
    if (!malformed.message.empty()) return malformed;
    return loaded;
  }

 private:
  /// A resource at its place in the configuration.
  PlanResource resource_at(const Address& address, const std::string& text,
                           const std::string& type) {
    PlanResource planned{.address = address};
    if (address.module != module_.first) {
      module_ = {address.module, parts_.configuration.find_module(address.module)};
    }
    planned.module = module_.second;
    if (planned.module != nullptr) {
      const auto config = planned.module->resources.find(address.local());
      if (config != planned.module->resources.end()) planned.config = &config->second;
    }
    planned.resource.address = text;
    planned.resource.type = type;
    return planned;
  }

  /// Of a trail that the plan does not decide nothing is known; the others leave open what
  /// else there is.
  void add_missing_changes() {
    const auto missing = missing_changes(source_, parts_, index_);
    additions_ = additions_of(missing);
    for (const MissingChange& change : missing) {
      const auto address = parse_address(change.address);
      if (!address || kind_of(change.type) != ResourceKind::Trail) continue;
      PlanResource planned = resource_at(*address, change.address, change.type);
      planned.resource.pointer = "/configuration";
      planned.resource.attributes = Value::map();
      planned.resource.otherwise =
          Value::unknown({.reason = change.reason, .help = change.help});
      planned.resource.exists = Verdict::Unknown;
      planned.resource.exists_reason = change.reason;
      index_.add(std::move(planned));
    }
  }

  void add_led(ResourcePart& part) {
    if (auto done = add(part); !done) late_error_ = done;
  }

  Result<void> add(ResourcePart& part) {
    const auto address = parse_address(part.address);
    if (!address) {
      return Error{.message = "`" + part.address + "` is not a resource address",
                   .path = source_.path()};
    }
    PlanResource planned = resource_at(*address, part.address, part.type);
    planned.resource.data = part.data;
    planned.resource.pointer = part.pointer;
    if (source_.has_lines()) planned.resource.position = source_.position_of(part.offset);
    const bool is_change = part.section == Section::Changes;
    planned.header = std::move(part.header);
    planned.live = planned.header.live();
    planned.unread = &part;
    planned.part = &part;
    if (sources_.declared) note_doubt(planned.resource);
    if (index_.add(std::move(planned)) || !is_change) return {};
    return twice(part);
  }

  void note_doubt(Resource& resource) const {
    const auto doubt = sources_.declared->doubts.find(resource.address);
    if (doubt == sources_.declared->doubts.end()) return;
    resource.exists = Verdict::Unknown;
    resource.exists_reason = doubt->second;
  }

  /// Terraform writes one change for an address, deposed objects aside: of two, one would
  /// be judged and the other left out unseen. What the drift says once more is no change.
  Result<void> twice(const ResourcePart& part) const {
    if (!part.pointer.starts_with("/resource_changes/")) return {};
    return Error{.message = "`" + part.address + "` has two changes in the plan",
                 .help = "write the plan again with `terraform show -json`",
                 .path = source_.path()};
  }

  void read_roots() {
    for (std::size_t i = 0; i < index_.resources().size(); ++i) {
      const PlanResource& planned = index_.resources()[i];
      const Resource& resource = planned.resource;
      if (selection_.is_root(resource.type, resource.data, planned.header))
        index_.read(i);
    }
  }

  // The order is asked for from the trails on: of a large plan that is a small part.
  void order_from_trails() {
    std::vector<bool> seen(index_.resources().size() + parts_.led.size(), false);
    for (std::size_t i = 0; i < index_.resources().size(); ++i) {
      const Resource& resource = index_.resources()[i].resource;
      const ResourceKind kind = kind_of(resource.type);
      const bool records = kind == ResourceKind::Trail ||
                           kind == ResourceKind::EventDataStore || makes_stack(kind);
      if (records && !resource.data) ordered_.push_back(i);
    }
    for (std::size_t next = 0; next < ordered_.size(); ++next) {
      const std::size_t at = ordered_[next];
      PlanResource& planned = index_.resources()[at];
      if (planned.config != nullptr && planned.live) {
        planned.resource.depends_on = dependencies_of(index_, at);
      }
      seen[at] = true;
      for (const std::string& address : planned.resource.depends_on) {
        const auto found = index_.find(address);
        if (!found || seen[*found]) continue;
        seen[*found] = true;
        ordered_.push_back(*found);
      }
    }
  }

  void read_and_complete() {
    UnknownResolution resolution(index_, source_.path(), environment_.organization_id);
    if (sources_.tree) resolution.use_sources(sources_, source_);
    for (const std::size_t at : ordered_) index_.read(at);
    if (selection_.extent == Extent::Everything) {
      resolution.complete_all();
    } else {
      Reachability reach(index_);
      while (reach.expand()) resolution.complete_all();
    }
    SourceCompletion* const used = resolution.sources();
    if (used == nullptr) return;
    if (sources_.ask) sources_.ask(*used);
    used_sources_ = used->origin();
    source_files_ = used->source_files();
    placed_waivers_ = used->waivers();
    for (Error& warning : used->warnings()) warnings_.push_back(std::move(warning));
  }

  /// What a resource's identity is made of depends on its provider, so none is completed
  /// for an argument of one; and what was evaluated so early is not kept.
  void evaluate_providers(Providers& providers) {
    providers.evaluate_with(
        [this, early = std::shared_ptr<SourceCompletion>()](
            const std::string& key, const std::string& argument) mutable {
          if (!early) {
            early = std::make_shared<SourceCompletion>(
                index_, source_, sources_.tree, [](std::size_t) { return false; },
                sources_.declared);
          }
          return early->provider_argument(key, argument);
        });
  }

  /// Are the sources at hand those of this plan, as far as somebody has to ask?
  bool use_sources() {
    if (!sources_.tree || parts_.is_state || !parts_.configuration.present) return false;
    const Result<Module> root = read_module(*sources_.tree, ".");
    if (!root) {
      warnings_.push_back(root.error());
      return false;
    }
    if (sources_.told) return true;
    if (!declares_all(*root, *parts_.configuration.root)) return false;
    if (sources_.moment) sources_.tree->refuse_after(*sources_.moment);
    const auto names = sources_.tree->files_of(".");
    if (!names) warnings_.push_back(names.error());
    return names.ok();
  }

  void add_references(std::size_t at) {
    const ReferenceResolver resolver(index_);
    PlanResource& planned = index_.resources()[at];
    if (planned.config == nullptr || !planned.live) return;
    const ModuleScope scope = ReferenceResolver::scope_of(planned);
    const Value& expressions = planned.config->expressions.value();
    for (std::size_t k = 0; k < expressions.size(); ++k) {
      for (ReferenceTarget& target : resolver.candidates(scope, expressions.items()[k])) {
        planned.resource.references.push_back(
            Reference{.attribute = expressions.keys()[k].name,
                      .target = std::move(target.address),
                      .target_attribute = std::move(target.attribute)});
      }
    }
  }

  Fragment fragment(Providers& providers) {
    Fragment fragment;
    const ProviderPlace place = providers.of_default();
    fragment.input = Input{
        .path = source_.path(),
        .kind = parts_.is_state ? InputKind::TerraformState : InputKind::TerraformPlan,
        .time = moment_text(std::string_view(parts_.timestamp)),
        .account = place.account,
        .region = place.region,
        .partition = place.partition,
        .organization_id = organization_id(index_, environment_, source_.path()),
        .management_account = management_account(index_, environment_),
        .additions = additions_,
        .sources = used_sources_,
        .source_files = std::move(source_files_),
        .placed_waivers = std::move(placed_waivers_)};
    fragment.warnings = drift_remarks(source_, parts_.drift, index_);
    for (Error& warning : warnings_) fragment.warnings.push_back(std::move(warning));
    bool has_unknown = false;
    fragment.resources.reserve(index_.log().size());
    for (PlanResource& planned : index_.resources()) {
      if (planned.unread != nullptr) {
        if (!selection_.only_input) add_names(planned.header, fragment.unread_names);
        continue;
      }
      has_unknown = has_unknown || !planned.unknown.empty();
      fragment.resources.push_back(std::move(planned.resource));
    }
    name_unread_trails(fragment.resources);
    if (has_unknown && !parts_.configuration.present && !parts_.is_state) {
      fragment.warnings.push_back(without_configuration(source_.path()));
    }
    for (Error& warning : completeness_warnings(source_, parts_)) {
      fragment.warnings.push_back(std::move(warning));
    }
    return fragment;
  }

  const Source& source_;
  const Environment& environment_;
  const PlanSelection& selection_;
  SourceChoice sources_;
  PlanParts parts_;
  PlanIndex index_;
  Providers* providers_ = nullptr;  ///< once it can place resources
  /// The module of the last resource: those of one module stand together.
  std::pair<std::string, const ConfigModule*> module_{"",
                                                      parts_.configuration.root.get()};
  std::vector<std::size_t> ordered_{};  ///< trails and what they wait for
  std::optional<std::string> used_sources_{};
  std::vector<SourceText> source_files_{};
  std::vector<PlacedWaiver> placed_waivers_{};
  Additions additions_{};
  std::vector<Error> warnings_{};
  Result<void> late_error_{};  ///< of a part whose reading was put off
};

Result<Fragment> load_parts(const Source& source, const Environment& environment,
                            const PlanSelection& selection, SourceChoice sources,
                            Result<PlanParts> parts) {
  if (!parts) return parts.error();
  if (auto done = refuse(*parts, source); !done) return done.error();
  // Of one input among many the memory is needed again.
  UntilExit<PlanLoader> loader(
      std::make_unique<PlanLoader>(source, environment, selection, std::move(sources),
                                   std::move(*parts)),
      selection.only_input);
  return (*loader).load();
}

}  // namespace

Result<Fragment> load_plan(const Source& source, const Environment& environment,
                           const PlanSelection& selection, SourceChoice sources) {
  return load_parts(source, environment, selection, std::move(sources),
                    read_plan_parts(source, selection));
}

Result<Fragment> load_plan(Source&& source, const Environment& environment,
                           const PlanSelection& selection, SourceChoice sources) {
  return load_parts(source, environment, selection, std::move(sources),
                    consume_plan_parts(source, selection));
}

}  // namespace trailseal::terraform
