// The sections of a template, in the order in which they need one another (AWS
// CloudFormation User Guide, "Template sections"):
//
//   AWSTemplateFormatVersion   only 2010-09-09
//   Transform                  may add what the text does not show
//   Parameters                 -> scope.parameters
//   Mappings                   looked into by FindInMap
//   Conditions                 -> scope.conditions
//   Resources                  -> resources
//   Outputs                    -> outputs, exports
//   Metadata, Rules, Hooks, Description, Globals (of SAM)   say nothing here
#include "cloudformation/template/stack_loader.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "aws/resource_kind.hpp"
#include "base/suggest.hpp"
#include "cloudformation/function/diagnostics.hpp"
#include "cloudformation/function/function.hpp"
#include "cloudformation/function/resolver.hpp"
#include "cloudformation/function/scope.hpp"
#include "cloudformation/resource/resource_reader.hpp"
#include "cloudformation/template/for_each.hpp"
#include "cloudformation/template/nested_stacks.hpp"
#include "cloudformation/template/parameter.hpp"
#include "cloudformation/template/template_condition.hpp"
#include "cloudformation/template/template_waivers.hpp"
#include "cloudformation/template/trail_assumption.hpp"
#include "cloudformation/template/unread_trail.hpp"
#include "graph/exports.hpp"

namespace trailseal::cloudformation {
namespace {

constexpr std::string_view kVersion = "2010-09-09";

constexpr std::array<std::string_view, 12> kSections{"AWSTemplateFormatVersion",
                                                     "Conditions",
                                                     "Description",
                                                     "Globals",
                                                     "Hooks",
                                                     "Mappings",
                                                     "Metadata",
                                                     "Outputs",
                                                     "Parameters",
                                                     "Resources",
                                                     "Rules",
                                                     "Transform"};

class StackLoader {
 public:
  explicit StackLoader(const StackRequest& request)
      : request_(request),
        notes_(request.source.path()),
        root_(expand_loops(request.document.root, request.arguments, notes_)),
        scope_{.path = request.id, .place = request.place, .choice = &request.choice} {
    if (request.chain.empty()) scope_.stack_name = request.options.stack_name;
  }

  Result<Stack> load() {
    if (notes_.stopped()) return *notes_.error();
    Stack stack;
    stack.fragment.input = make_input();
    if (root_.is_map()) {
      read(stack);
    } else {
      notes_.stop(root_.position(), "a template must be a mapping");
    }
    if (notes_.stopped()) return *notes_.error();
    add_faults(stack.fragment);
    std::vector<Error>& warnings = stack.fragment.warnings;
    warnings.insert(warnings.begin(), request_.document.warnings.begin(),
                    request_.document.warnings.end());
    for (const Error& warning : notes_.warnings()) warnings.push_back(warning);
    return stack;
  }

 private:
  void add_faults(Fragment& fragment) const {
    for (Fault& fault : notes_.faults()) fragment.faults.push_back(std::move(fault));
    const std::vector<Error>& refusals = notes_.refusals();
    fragment.refusals.insert(fragment.refusals.end(), refusals.begin(), refusals.end());
  }

  void read(Stack& stack) {
    check_version();
    check_sections();
    const Value& resources = root_["Resources"];
    if (!resources.is_map()) {
      resources.is_unset()
          ? notes_.stop(root_.position(), "the template has no `Resources`")
          : notes_.stop(resources.position(), "`Resources` is not a mapping");
      return;
    }
    read_transforms();
    find_includes();
    find_openings(resources);
    read_parameters(section("Parameters"), request_.arguments, scope_, notes_);
    scope_.mappings = &section("Mappings");
    if (!notes_.stopped()) judge_conditions(section("Conditions"), scope_, notes_);
    if (notes_.stopped()) return;
    assume_trails(
        resources, section("Conditions"),
        [&](const Value& resource) { return holds_trail(resource); }, scope_);
    scope_.resources = &resources;
    find_management_account(resources);
    Fragment& fragment = stack.fragment;
    fragment.input.management_account = scope_.place.management_account;
    fragment.input.additions = additions();
    FunctionResolver resolver(scope_, notes_);
    NestedStacks nested(request_, scope_, resolver, notes_);
    resolver.set_outputs(&nested);
    fragment.resources = read_reachable(resolver);
    for (Resource& trail : unread_trails(scope_, notes_)) {
      fragment.resources.push_back(std::move(trail));
    }
    if (!notes_.stopped()) nested.add_to(fragment);
    read_outputs(resolver, stack);
  }

  /// By the template's text: what it declares is known only when it is loaded.
  bool holds_trail(const Value& resource) const {
    TemplateFiles* const files = request_.options.files;
    const auto url = template_url(resource).literal();
    const auto path = url ? TemplateFiles::path_of(*url, request_.source.path())
                          : std::optional<std::string>();
    if (files == nullptr || !path) return false;
    const Result<const TemplateFile*> file = files->open(*path, request_.source.path());
    const std::string_view trail = cloudformation_type(ResourceKind::Trail);
    return file && (*file)->source.text().find(trail) != std::string_view::npos;
  }

  std::vector<Resource> read_reachable(FunctionResolver& resolver) {
    const Value& resources = *scope_.resources;
    if (request_.options.everything || resources.size() <= kMostReadWhole) {
      return read_resources(scope_, resolver, notes_);
    }
    const auto reachable = reachable_resources(resources, request_.options.types);
    return read_resources(scope_, resolver, notes_, &reachable);
  }

  /// What nobody but the management account makes tells which account that is.
  void find_management_account(const Value& resources) {
    if (!scope_.place.management_account.empty()) return;
    for (const Value& resource : resources.items()) {
      const KindRow* row = find_kind(resource["Type"].literal().value_or(""));
      const bool tells = row != nullptr && row->by_management;
      if (tells && resource["Condition"].is_absent()) {
        scope_.place.management_account = scope_.place.account;
      }
    }
  }

  void check_version() {
    const Value& version = root_["AWSTemplateFormatVersion"];
    if (version.is_absent() || version.is_literal(kVersion)) return;
    notes_.stop(version.position(),
                "unknown template format version `" + version.display() + "`",
                "the only version is \"" + std::string(kVersion) + "\"");
  }

  void check_sections() {
    for (const Value::Key& key : root_.keys()) {
      if (std::find(kSections.begin(), kSections.end(), key.name) != kSections.end() ||
          key.name == "Fn::Transform") {
        continue;
      }
      notes_.warn(key.position, "unknown section `" + key.name + "`",
                  did_you_mean(key.name, kSections));
    }
  }

  /// A section that is a mapping; an empty one where it is left out.
  const Value& section(std::string_view name) {
    static const Value none;
    const Value& found = root_[name];
    if (found.is_map()) return found;
    if (!found.is_unset()) {
      notes_.fail(found.position(), "`" + std::string(name) + "` is not a mapping");
    }
    return none;
  }

  void read_transforms() {
    const Value& transform = root_["Transform"];
    if (transform.is_list()) {
      for (const Value& item : transform.items()) read_transform(item);
    } else if (!transform.is_unset()) {
      read_transform(transform);
    }
  }

  void read_transform(const Value& transform) {
    const Value& named = transform.is_map() ? transform["Name"] : transform;
    const auto name = named.literal();
    if (!name || name->empty()) {
      notes_.stop(transform.position(), "`Transform` takes names of macros");
      return;
    }
    if (*name == "AWS::LanguageExtensions") {
      scope_.language_extensions = true;
      return;
    }
    scope_.opened_by = "the transform `" + *name + "`";
    if (*name == "AWS::Include") scope_.adds_resources = scope_.opened_by;
    if (name->starts_with("AWS::")) return;
    scope_.macro = scope_.adds_resources = "the macro `" + *name + "`";
    notes_.leave_unchecked(
        transform.position(), "the macro `" + *name + "` may change the whole template",
        "check the processed template (`aws cloudformation get-template "
        "--template-stage Processed`)");
  }

  /// An include in a section adds to it; one at the top may add to every section.
  void find_includes() {
    for (const char* name : {"Conditions", "Mappings", "Outputs", "Parameters"}) {
      const Value& section = root_[name];
      const bool in_mapping =
          std::any_of(section.items().begin(), section.items().end(),
                      [](const Value& v) { return v.find("Fn::Transform") != nullptr; });
      if (section.find("Fn::Transform") == nullptr && !in_mapping) continue;
      scope_.opened_by = "`Fn::Transform` in `" + std::string(name) + "`";
    }
    if (root_.find("Fn::Transform") == nullptr) return;
    scope_.opened_by = scope_.adds_resources = "`Fn::Transform`";
  }

  /// Loops and modules declare names that the text does not show.
  void find_openings(const Value& resources) {
    for (std::size_t i = 0; i < resources.size(); ++i) {
      const std::string& name = resources.keys()[i].name;
      const Value& body = resources.items()[i];
      const std::string type = body["Type"].literal().value_or("");
      if (type.empty() && body.find("Fn::Transform") == nullptr &&
          !is_expanded_by_service(name)) {
        untyped_ = name;
      }
      if (body["Type"].is_absent() && body.find("Fn::Transform") != nullptr) {
        scope_.opened_by = scope_.adds_resources = "`Fn::Transform` in `" + name + "`";
      }
      if (is_expanded_by_service(name)) scope_.opened_by = "`" + name + "`";
      if (type.ends_with("::MODULE")) scope_.opened_by = "the module `" + name + "`";
      if (is_expanded_by_service(name) || type.ends_with("::MODULE")) {
        scope_.adds_resources = scope_.opened_by;
      }
    }
  }

  void read_outputs(FunctionResolver& resolver, Stack& stack) {
    const Value& outputs = section("Outputs");
    for (std::size_t i = 0; i < outputs.size() && !notes_.stopped(); ++i) {
      const Value::Key& key = outputs.keys()[i];
      const Value& output = outputs.items()[i];
      if (is_expanded_by_service(key.name)) continue;
      const ReadingPart part(notes_, "Outputs/" + key.name);
      read_output(resolver, key, output, stack);
      stack.output_faults[key.name] = notes_.faults_of("Outputs/" + key.name);
    }
  }

  void read_output(FunctionResolver& resolver, const Value::Key& key, const Value& output,
                   Stack& stack) {
    if (!output.is_map()) {
      notes_.fail(key.position, "output `" + key.name + "` is not a mapping");
      return;
    }
    const Value& condition = output["Condition"];
    const ConditionAnswer* existence = existence_of(output, scope_);
    if (existence == nullptr && !scope_.open()) {
      notes_.fail(condition.position(),
                  "the condition of output `" + key.name + "` is not declared");
    } else if (existence != nullptr && existence->verdict == Verdict::Fails) {
      stack.left_out.push_back(key.name);
      return;
    }
    notes_.feel("Conditions/" + condition.literal().value_or(""));
    Value value = resolver.resolve(output["Value"]);
    const auto name = text_of(resolver.resolve(output["Export"]["Name"]));
    if (name) add_export(key.name, *name, value, stack);
    const std::string& own = request_.options.stack_name;
    if (!own.empty() && request_.chain.empty()) {
      const std::string region = scope_.place.region.literal().value_or("");
      add_export(key.name, stack_output_name(own, "", key.name), value, stack);
      if (!region.empty()) {
        add_export(key.name, stack_output_name(own, region, key.name), value, stack);
      }
    }
    stack.outputs.emplace(key.name, std::move(value));
  }

  void add_export(const std::string& output, const Text& name, const Value& value,
                  Stack& stack) {
    notes_.name_export("Outputs/" + output, name.identity());
    stack.fragment.input.exports.emplace_back(name, value);
  }

  Additions additions() const {
    const std::string& adds = scope_.adds_resources;
    if (adds.empty() && !untyped_.empty()) {
      return {.reason = "`" + untyped_ + "` has no `Type`, so its kind is not known",
              .help = "set `Type`"};
    }
    if (adds.empty()) return {};
    return {.reason = adds + " may declare more resources",
            .help =
                "check the processed template (`aws cloudformation get-template "
                "--template-stage Processed`)"};
  }

  Input make_input() const {
    return Input{.path = request_.source.path(),
                 .kind = InputKind::CloudFormation,
                 .account = scope_.place.account,
                 .region = scope_.place.region,
                 .partition = scope_.place.partition,
                 .organization_id = request_.organization_id,
                 .placed_waivers = template_waivers(request_.source)};
  }

  const StackRequest& request_;
  TemplateDiagnostics notes_;
  const Value root_;  ///< with its loops written out
  TemplateScope scope_;
  std::string untyped_;  ///< a resource without a type; empty: none
};

}  // namespace

Result<Stack> load_stack(const StackRequest& request) {
  return StackLoader(request).load();
}

}  // namespace trailseal::cloudformation
