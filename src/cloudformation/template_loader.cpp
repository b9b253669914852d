// The sections of a template, in the order in which they need one another (AWS
// CloudFormation User Guide, "Template sections"):
//
//   AWSTemplateFormatVersion   only 2010-09-09
//   Transform                  may add what the text does not show
//   Parameters                 -> scope.parameters
//   Mappings                   looked into by FindInMap
//   Conditions                 -> scope.conditions
//   Resources                  -> resources
//   Outputs                    -> exports
//   Metadata, Rules, Hooks, Description, Globals (of SAM)   say nothing here
#include "cloudformation/template_loader.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/suggest.hpp"
#include "cloudformation/condition.hpp"
#include "cloudformation/function.hpp"
#include "cloudformation/loop.hpp"
#include "cloudformation/notes.hpp"
#include "cloudformation/parameter.hpp"
#include "cloudformation/resolver.hpp"
#include "cloudformation/resource_reader.hpp"
#include "cloudformation/scope.hpp"

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

bool has_typed_resource(const Value& resources) {
  for (const Value& resource : resources.items()) {
    const auto type = resource["Type"].literal();
    if (type && type->find("::") != std::string::npos) return true;
  }
  return false;
}

class Loader {
 public:
  Loader(const Source& source, const Document& document, const Parameters& given,
         const Environment& environment, const Choice& choice)
      : notes_(source.path()),
        root_(expand_loops(document.root, given, notes_)),
        given_(given),
        environment_(environment),
        scope_(make_scope(source.path(), environment)) {
    scope_.choice = &choice;
  }

  Result<Fragment> load(const std::vector<Error>& warnings) {
    if (notes_.failed()) return *notes_.error();
    Fragment fragment;
    if (root_.is_map()) {
      read(fragment);
    } else {
      notes_.fail(root_.position(), "a template must be a mapping");
    }
    if (notes_.failed()) return *notes_.error();
    fragment.input = make_input(std::move(fragment.input.exports));
    fragment.warnings = warnings;
    for (const Error& warning : notes_.warnings()) fragment.warnings.push_back(warning);
    return fragment;
  }

 private:
  void read(Fragment& fragment) {
    check_version();
    check_sections();
    const Value& resources = section("Resources");
    if (!notes_.failed() && !resources.is_map()) {
      notes_.fail(root_.position(), "the template has no `Resources`");
    }
    read_transforms();
    find_openings(resources);
    read_parameters(section("Parameters"), given_, scope_, notes_);
    scope_.mappings = &section("Mappings");
    if (!notes_.failed()) judge_conditions(section("Conditions"), scope_, notes_);
    if (notes_.failed()) return;
    scope_.resources = &resources;
    Resolver resolver(scope_, notes_);
    fragment.resources = read_resources(scope_, resolver, notes_);
    read_exports(resolver, fragment.input.exports);
  }

  void check_version() {
    const Value& version = root_["AWSTemplateFormatVersion"];
    if (version.is_absent() || version.is_literal(kVersion)) return;
    notes_.fail(version.position(),
                "unknown template format version `" + version.display() + "`",
                "the only one there is is \"" + std::string(kVersion) + "\"");
  }

  void check_sections() {
    for (const Value::Key& key : root_.keys()) {
      if (std::find(kSections.begin(), kSections.end(), key.name) != kSections.end()) {
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
      notes_.fail(transform.position(), "`Transform` takes names of macros");
      return;
    }
    if (*name == "AWS::LanguageExtensions") return;
    scope_.opened_by = "the transform `" + *name + "`";
    if (*name == "AWS::Include") scope_.adds_resources = scope_.opened_by;
    if (name->starts_with("AWS::")) return;
    scope_.macro = scope_.adds_resources = "the macro `" + *name + "`";
    notes_.warn(transform.position(),
                "the macro `" + *name + "` may change the whole template",
                "check the template that the macro makes of this one");
  }

  /// Loops and modules declare names that the text does not show.
  void find_openings(const Value& resources) {
    for (std::size_t i = 0; i < resources.size(); ++i) {
      const std::string& name = resources.keys()[i].name;
      const std::string type = resources.items()[i]["Type"].literal().value_or("");
      if (is_expanded_by_service(name)) scope_.opened_by = "`" + name + "`";
      if (type.ends_with("::MODULE")) scope_.opened_by = "the module `" + name + "`";
      if (is_expanded_by_service(name) || type.ends_with("::MODULE")) {
        scope_.adds_resources = scope_.opened_by;
      }
    }
  }

  void read_exports(Resolver& resolver, std::vector<std::pair<Text, Value>>& exports) {
    const Value& outputs = section("Outputs");
    for (std::size_t i = 0; i < outputs.size() && !notes_.failed(); ++i) {
      const Value::Key& key = outputs.keys()[i];
      const Value& output = outputs.items()[i];
      if (is_expanded_by_service(key.name)) continue;
      if (!output.is_map()) {
        notes_.fail(key.position, "output `" + key.name + "` is not a mapping");
        return;
      }
      const Decision* existence = existence_of(output, scope_);
      if (existence == nullptr) {
        notes_.fail(output["Condition"].position(),
                    "the condition of output `" + key.name + "` is not declared");
        return;
      }
      if (existence->verdict == Verdict::Fails) continue;
      Value value = resolver.resolve(output["Value"]);
      const auto name = text_of(resolver.resolve(output["Export"]["Name"]));
      if (name) exports.emplace_back(*name, std::move(value));
    }
  }

  Input make_input(std::vector<std::pair<Text, Value>> exports) const {
    const std::string& organization = environment_.organization_id;
    const std::string& adds = scope_.adds_resources;
    return Input{.path = scope_.path,
                 .kind = InputKind::CloudFormation,
                 .account = scope_.place.account,
                 .region = scope_.place.region,
                 .partition = scope_.place.partition,
                 .organization_id =
                     organization.empty() ? organization_symbol() : Text(organization),
                 .additions = adds.empty() ? adds : adds + " may declare more resources",
                 .exports = std::move(exports)};
  }

  Notes notes_;
  const Value root_;  ///< with its loops written out
  const Parameters& given_;
  const Environment& environment_;
  Scope scope_;
};

}  // namespace

bool is_template(const Value& root) {
  if (!root.is_map()) return false;
  return root.find("AWSTemplateFormatVersion") != nullptr ||
         has_typed_resource(root["Resources"]);
}

Result<Fragment> load_template(const Source& source, const Document& document,
                               const Parameters& parameters,
                               const Environment& environment, const Choice& choice) {
  Parameters values = parameters;
  values.insert(choice.values.begin(), choice.values.end());
  Environment place = environment;
  const auto choose = [&](const char* name, std::string& field) {
    const auto chosen = choice.values.find(name);
    if (chosen != choice.values.end()) field = chosen->second;
  };
  choose("AWS::Region", place.region);
  choose("AWS::AccountId", place.account);
  return Loader(source, document, values, place, choice).load(document.warnings);
}

}  // namespace trailseal::cloudformation
