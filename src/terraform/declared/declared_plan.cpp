// Of each instance:
//
//   after            defaults of the provider, arguments that are known
//   after_unknown    what the provider computes, arguments and parts that are not known
//
// Arguments of which a part is not known are evaluated again by the loader, which knows
// more: the identities of what the configuration creates.
#include "terraform/declared/declared_plan.hpp"

#include <set>

#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "terraform/configuration/block_value.hpp"
#include "terraform/declared/declared_value.hpp"
#include "terraform/plan/provider_schema.hpp"
#include "terraform/plan_file/configuration_text.hpp"
#include "terraform/plan_file/json_text.hpp"
#include "terraform/plan_file/provider_lock.hpp"

namespace trailseal::terraform {
namespace {

/// Blocks of the resources that are read, by which JSON syntax tells blocks from
/// arguments. Source: schemas of the AWS provider, releases 3 to 6.
const std::set<std::string>& nested_blocks() {
  static const std::set<std::string> kBlocks{
      "advanced_event_selector",
      "apply_server_side_encryption_by_default",
      "access_control_policy",
      "condition",
      "data_resource",
      "event_selector",
      "field_selector",
      "grant",
      "inline_policy",
      "insight_selector",
      "logging",
      "not_principals",
      "object_lock_configuration",
      "principals",
      "rule",
      "server_side_encryption_configuration",
      "statement",
      "versioning",
      "versioning_configuration",
  };
  return kBlocks;
}

/// `module.a.aws_x.y` for `module.a["b"].aws_x.y[0]`.
std::string without_keys_of(const std::string& address) {
  std::string plain;
  int depth = 0;
  for (const char c : address) {
    if (c == '[') ++depth;
    if (depth == 0) plain += c;
    if (c == ']') --depth;
  }
  return plain;
}

class DeclaredPlanWriter {
 public:
  DeclaredPlanWriter(ModuleTree& modules, const ProviderChoice& provider)
      : modules_(modules), provider_(provider) {}

  Result<std::string> write(const std::vector<DeclaredInstance>& instances) {
    note_imports();
    json_.open('{').key("format_version").string("1.2");
    json_.key("terraform_version").string("1.11.4");
    json_.key("resource_changes").open('[');
    for (const DeclaredInstance& instance : instances) write(instance);
    json_.close(']');
    SchemaVersions versions;
    if (provider_.lock.empty()) {
      add_required_version(provider_.constraint, versions);
    } else {
      add_locked_versions(provider_.lock, versions);
    }
    MissingModules missing;
    const auto done = write_configuration(modules_.tree(), versions, json_, &missing);
    if (!done) return done.error();
    json_.close('}');
    return json_.take();
  }

 private:
  /// `import` blocks stand in root modules. What they name is there already, with whatever
  /// it has besides.
  void note_imports() {
    const Result<ModuleInstance*> root = modules_.root();
    if (!root) return;
    for (const auto& import : (*root)->module().imports) {
      imported_.insert(without_keys_of(import.first));
    }
  }

  void write(const DeclaredInstance& instance) {
    const ResourceBlock& block = *instance.block;
    const DeclaredValue values = values_of(instance);
    json_.open('{').key("address").string(instance.address());
    json_.key("mode").string(block.data ? "data" : "managed");
    json_.key("type").string(block.type).key("name").string(block.name);
    const bool is_there = imported_.count(without_keys_of(instance.address())) > 0;
    json_.key("change").open('{').key("actions").open('[');
    json_.string(block.data ? "read" : is_there ? "update" : "create").close(']');
    json_.key("before").raw(is_there ? "{}" : "null");
    json_.key("after").raw(json_text(values.after));
    json_.key("after_unknown").raw(json_text(values.unknown));
    json_.key("after_sensitive").raw(json_text(values.sensitive));
    json_.close('}').close('}');
  }

  DeclaredValue values_of(const DeclaredInstance& instance) {
    const ResourceBlock& block = *instance.block;
    const ProviderSchema& schema = provider_schema(block.type, block.data);
    DeclaredValue all{
        .after = Value::map(), .unknown = Value::map(), .sensitive = Value::map()};
    if (const auto defaults = read_json_text(schema.defaults)) all.after = defaults->root;
    for (const Text& name : Text(schema.computed).split(' ')) {
      all.unknown.set(name.literal().value_or(""), Value::boolean(true));
    }
    Iteration iteration;
    if (block.is_repeated()) {
      iteration = instance.module->resource_repetition(instance.local).at(instance.key);
    }
    BlockValue body(*instance.module, iteration, nested_blocks());
    for (const std::string& name : body.names_in(block.body)) {
      if (is_meta_argument(name)) continue;
      const auto value = body.part(block.body, name);
      if (!value) {
        modules_.report(value.error());
        set_unknown(name, all);
      } else if (*value && !(*value)->is_null()) {
        set(name, **value, all);
      }
    }
    return all;
  }

  static void set_unknown(const std::string& name, DeclaredValue& all) {
    all.after.erase(name);
    all.unknown.set(name, Value::boolean(true));
  }

  static void set(const std::string& name, const hcl::Value& value, DeclaredValue& all) {
    if (!value.is_known()) {
      set_unknown(name, all);
    } else {
      DeclaredValue parts = declared_value(value);
      const Value sample = all.after[name];
      all.after.set(name, in_type_of(sample, with_nested_bools(parts.after)));
      all.unknown.set(name, std::move(parts.unknown));
      all.sensitive.set(name, std::move(parts.sensitive));
    }
    if (value.is_sensitive()) all.sensitive.set(name, Value::boolean(true));
  }

  ModuleTree& modules_;
  const ProviderChoice& provider_;
  std::set<std::string> imported_{};  ///< addresses without keys
  JsonText json_{};
};

}  // namespace

Result<std::string> declared_plan(ModuleTree& modules,
                                  const std::vector<DeclaredInstance>& instances,
                                  const ProviderChoice& provider) {
  return DeclaredPlanWriter(modules, provider).write(instances);
}

}  // namespace trailseal::terraform
