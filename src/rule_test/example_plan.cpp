// The plan that Terraform would make of an example on an empty state:
//
//   planned_values   every managed resource with what is known of it
//   resource_changes the same as a change, with `after_unknown`; data sources that wait
//                    for something are read during apply
//   prior_state      the data sources that could be read while planning
//   configuration    the expressions, where references are
//
// What the example has under `before` is there already: of a computed attribute it keeps
// what is said there.
//
// Attributes the provider computes are unknown unless the example gives them; arguments
// with a default have it (provider_schema.hpp).
#include "rule_test/example_plan.hpp"

#include "document/json_reader.hpp"
#include "document/json_writer.hpp"
#include "rule_test/example_argument.hpp"
#include "terraform/plan/provider_schema.hpp"

namespace trailseal::rule_test {
namespace {

using terraform::kBuiltInType;
using terraform::provider_schema;
using terraform::ProviderSchema;

constexpr const char* kRegion = "eu-central-1";
constexpr const char* kAccount = "111122223333";
constexpr std::size_t kMaxReferenceChain = 16;

struct Declared {
  std::string address{};
  std::string type{};
  std::string name{};
  bool data = false;
  const Value* arguments = nullptr;
};

// A resource as it stands in the parts of a plan.
struct Planned {
  Value after = Value::map();
  Value unknown = Value::map();
  Value expressions = Value::map();
};

Value text(std::string_view content) { return Value::text(Text(content)); }

class Writer {
 public:
  Writer(const Value& resources, const Value& before)
      : resources_(resources), before_(before) {}

  Result<std::string> write();

 private:
  Result<void> declare();
  Result<void> check_references() const;
  const Declared* find(std::string_view address) const;
  std::optional<std::string> known_attribute(const ExampleReference& reference,
                                             std::size_t depth) const;
  Planned plan(const Declared& declared) const;
  Value state_of(const Declared& declared) const;
  void keep(const Declared& declared, Planned& planned) const;
  void add(const Declared& declared);
  void add_change(const Declared& declared, const char* action, Value before,
                  Planned planned);
  Result<void> add_deleted();
  void add_caller();
  void configure(const Declared& declared, Value expressions);

  const Value& resources_;
  const Value& before_;
  std::vector<Declared> declared_;
  Value planned_ = Value::list();
  Value changes_ = Value::list();
  Value prior_ = Value::list();
  Value configured_ = Value::list();
};

Result<Declared> declared_at(const Value& resources, std::size_t i) {
  const Value::Key& key = resources.keys()[i];
  Declared one{.address = key.name, .arguments = &resources.items()[i]};
  std::string_view rest = one.address;
  one.data = rest.rfind("data.", 0) == 0;
  if (one.data) rest.remove_prefix(5);
  const std::size_t dot = rest.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == rest.size() ||
      !one.arguments->is_map()) {
    return Error{.message = "`" + one.address + "` is not a resource of an example",
                 .help = "write `type.name: {argument: value}`",
                 .line = key.position.line,
                 .column = key.position.column};
  }
  one.type = rest.substr(0, dot);
  one.name = rest.substr(dot + 1);
  return one;
}

Result<void> Writer::declare() {
  for (std::size_t i = 0; i < resources_.size(); ++i) {
    auto one = declared_at(resources_, i);
    if (!one) return one.error();
    declared_.push_back(std::move(*one));
  }
  return {};
}

const Declared* Writer::find(std::string_view address) const {
  for (const Declared& one : declared_) {
    if (one.address == address) return &one;
  }
  return nullptr;
}

// Terraform refuses a reference to what is not declared, and so does an example. Local
// values need no declaration: a plan does not hold them.
Result<void> Writer::check_references() const {
  for (const Declared& one : declared_) {
    for (const ExampleReference& reference : references_in(*one.arguments)) {
      if (reference.address.starts_with("local.")) continue;
      if (find(reference.address) != nullptr && !reference.attribute.empty()) continue;
      return Error{.message = "`" + one.address + "` refers to `" + reference.address +
                              "`, which the example does not have",
                   .line = one.arguments->position().line,
                   .column = one.arguments->position().column};
    }
  }
  return {};
}

std::optional<std::string> Writer::known_attribute(const ExampleReference& reference,
                                                   std::size_t depth) const {
  const Declared* target = find(reference.address);
  if (target == nullptr || depth > kMaxReferenceChain) return std::nullopt;
  const Value& given = (*target->arguments)[reference.attribute];
  const Value& argument =
      given.is_absent() ? before_[reference.address][reference.attribute] : given;
  if (!argument.is_text()) return std::nullopt;
  const Lookup next = [&](const ExampleReference& inner) {
    return known_attribute(inner, depth + 1);
  };
  return plan_argument("", argument, next).after.literal();
}

Planned Writer::plan(const Declared& declared) const {
  Planned planned;
  const ProviderSchema& spec = provider_schema(declared.type, declared.data);
  if (const auto defaults = read_json_text(spec.defaults)) planned.after = defaults->root;
  if (!declared.data && declared.type.rfind("aws_", 0) == 0 &&
      declared.type.rfind("aws_iam_", 0) != 0) {
    planned.after.set("region", text(kRegion));
  }
  for (const Text& name : Text(spec.computed).split(' ')) {
    planned.unknown.set(name.literal().value_or(""), Value::boolean(true));
  }
  const Lookup lookup = [&](const ExampleReference& reference) {
    return known_attribute(reference, 0);
  };
  for (std::size_t i = 0; i < declared.arguments->size(); ++i) {
    const std::string& name = declared.arguments->keys()[i].name;
    if (name == "depends_on") continue;
    PlannedArgument argument =
        plan_argument(name, declared.arguments->items()[i], lookup);
    planned.after.erase(name);
    planned.unknown.erase(name);
    if (!argument.after.is_absent()) planned.after.set(name, std::move(argument.after));
    if (!argument.unknown.is_absent()) {
      planned.unknown.set(name, std::move(argument.unknown));
    }
    planned.expressions.set(name, std::move(argument.expression));
  }
  return planned;
}

// The members that name a resource in every part of a plan.
Value named(const Declared& declared) {
  Value entry = Value::map();
  entry.set("address", text(declared.address));
  entry.set("mode", text(declared.data ? "data" : "managed"));
  entry.set("type", text(declared.type));
  entry.set("name", text(declared.name));
  return entry;
}

Value with_provider(const Declared& declared) {
  Value entry = named(declared);
  entry.set("provider_name",
            text(declared.type == kBuiltInType ? "terraform.io/builtin/terraform"
                                               : "registry.terraform.io/hashicorp/aws"));
  return entry;
}

Value with_values(const Declared& declared, const Value& values) {
  Value entry = with_provider(declared);
  entry.set("schema_version", Value::number("0"));
  entry.set("values", values);
  entry.set("sensitive_values", Value::map());
  return entry;
}

void Writer::configure(const Declared& declared, Value expressions) {
  Value entry = named(declared);
  entry.set("provider_config_key",
            text(declared.type == kBuiltInType ? "terraform" : "aws"));
  entry.set("expressions", std::move(expressions));
  entry.set("schema_version", Value::number("0"));
  const Value& order = (*declared.arguments)["depends_on"];
  if (!order.is_absent()) entry.set("depends_on", order);
  configured_.push_back(std::move(entry));
}

// What is there of a resource: all of it is known.
Value Writer::state_of(const Declared& declared) const {
  Declared there = declared;
  there.arguments = before_.find(declared.address);
  return there.arguments == nullptr ? Value::null() : plan(there).after;
}

// What the provider computed earlier stays as it is.
void Writer::keep(const Declared& declared, Planned& planned) const {
  for (const Text& computed :
       Text(provider_schema(declared.type, declared.data).computed).split(' ')) {
    const std::string name = computed.literal().value_or("");
    if (!(*declared.arguments)[name].is_absent()) continue;
    planned.unknown.erase(name);
    const Value& known = before_[declared.address][name];
    if (!known.is_absent()) planned.after.set(name, known);
  }
}

void Writer::add_change(const Declared& declared, const char* action, Value before,
                        Planned planned) {
  Value change = Value::map();
  change.set("actions", Value::list({text(action)}));
  change.set("before", std::move(before));
  change.set("after", std::move(planned.after));
  change.set("after_unknown", std::move(planned.unknown));
  change.set("before_sensitive", Value::boolean(false));
  change.set("after_sensitive", Value::map());
  Value entry = with_provider(declared);
  entry.set("change", std::move(change));
  if (declared.data) entry.set("action_reason", text("read_because_config_unknown"));
  changes_.push_back(std::move(entry));
}

Result<void> Writer::add_deleted() {
  for (std::size_t i = 0; i < before_.size(); ++i) {
    const auto gone = declared_at(before_, i);
    if (!gone) return gone.error();
    if (find(gone->address) != nullptr) continue;
    add_change(*gone, "delete", plan(*gone).after,
               {.after = Value::null(), .unknown = Value::map(), .expressions = {}});
  }
  return {};
}

void Writer::add(const Declared& declared) {
  Planned planned = plan(declared);
  Value before = state_of(declared);
  if (!before.is_null()) keep(declared, planned);
  const bool deferred = kind_of(declared.type) == ResourceKind::PolicyDocument;
  if (declared.data && !deferred) {
    prior_.push_back(with_values(declared, planned.after));
  } else {
    if (!declared.data) planned_.push_back(with_values(declared, planned.after));
    const bool same = json_text(before) == json_text(planned.after);
    const char* action = declared.data      ? "read"
                         : before.is_null() ? "create"
                         : same             ? "no-op"
                                            : "update";
    Value expressions = std::move(planned.expressions);
    add_change(declared, action, std::move(before), std::move(planned));
    configure(declared, std::move(expressions));
    return;
  }
  configure(declared, std::move(planned.expressions));
}

// Who plans: nearly every configuration asks for it, and no account is known without.
void Writer::add_caller() {
  const Value no_arguments = Value::map();
  const std::string type(terraform_type(ResourceKind::CallerIdentity));
  const Declared caller{.address = "data." + type + ".current",
                        .type = type,
                        .name = "current",
                        .data = true,
                        .arguments = &no_arguments};
  if (find(caller.address) != nullptr) return;
  Value values = Value::map();
  values.set("account_id", text(kAccount));
  values.set("arn", text("arn:aws:iam::" + std::string(kAccount) + ":user/terraform"));
  values.set("id", text(kAccount));
  values.set("user_id", text("AIDAEXAMPLE"));
  prior_.push_back(with_values(caller, values));
  configure(caller, Value::map());
}

Value wrapped(const char* key, Value inside) {
  Value map = Value::map();
  map.set(key, std::move(inside));
  return map;
}

Value provider_configuration() {
  Value aws = Value::map();
  aws.set("name", text("aws"));
  aws.set("full_name", text("registry.terraform.io/hashicorp/aws"));
  aws.set("expressions", wrapped("region", wrapped("constant_value", text(kRegion))));
  return wrapped("aws", std::move(aws));
}

Result<std::string> Writer::write() {
  if (const auto declared = declare(); !declared) return declared.error();
  if (const auto checked = check_references(); !checked) return checked.error();
  for (const Declared& one : declared_) add(one);
  if (const auto deleted = add_deleted(); !deleted) return deleted.error();
  add_caller();
  Value configuration = wrapped("provider_config", provider_configuration());
  configuration.set("root_module", wrapped("resources", std::move(configured_)));
  Value prior = wrapped("format_version", text("1.0"));
  prior.set("terraform_version", text("1.11.4"));
  prior.set("values", wrapped("root_module", wrapped("resources", std::move(prior_))));
  Value plan = wrapped("format_version", text("1.2"));
  plan.set("terraform_version", text("1.11.4"));
  plan.set("planned_values",
           wrapped("root_module", wrapped("resources", std::move(planned_))));
  plan.set("resource_changes", std::move(changes_));
  plan.set("prior_state", std::move(prior));
  plan.set("configuration", std::move(configuration));
  plan.set("errored", Value::boolean(false));
  return json_text(plan);
}

}  // namespace

Result<std::string> write_example_plan(const Value& resources, const Value& before) {
  return Writer(resources, before).write();
}

}  // namespace trailseal::rule_test
