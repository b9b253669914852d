#include "terraform/unknown/plan_values.hpp"

#include <algorithm>
#include <array>

#include "aws/resource_kind.hpp"
#include "document/json_reader.hpp"
#include "hcl/equality.hpp"
#include "terraform/configuration/block_value.hpp"
#include "terraform/plan/unknown_overlay.hpp"
#include "terraform/unknown/document_data.hpp"
#include "terraform/unknown/plan_agreement.hpp"

namespace trailseal::terraform {
namespace {

using namespace std::string_view_literals;

/// Attributes that are a text for every resource, and never null: nobody could refer to
/// a resource without them. A plan does not tell the types of what it does not know.
constexpr std::array kTexts{
    "id"sv,      "arn"sv,        "json"sv,    "minified_json"sv, "hex"sv,
    "b64_url"sv, "b64_std"sv,    "dec"sv,     "bucket"sv,        "key_id"sv,
    "name"sv,    "account_id"sv, "region"sv,  "partition"sv,     "dns_suffix"sv,
    "rfc3339"sv, "unique_id"sv,  "user_id"sv,
};

bool is_text(std::string_view name) {
  return std::find(kTexts.begin(), kTexts.end(), name) != kTexts.end();
}

/// `result` of random_string and its like; other types have results of other kinds.
bool is_text(std::string_view type, std::string_view name) {
  return is_text(name) || (name == "result" && type.starts_with("random_") &&
                           type != "random_integer" && type != "random_shuffle");
}

/// What all maps of the AWS provider's schema are: texts by name.
bool is_map_of_texts(const Value& value) {
  return value.is_map() &&
         std::all_of(value.items().begin(), value.items().end(),
                     [](const Value& item) { return item.is_text() || item.is_null(); });
}

hcl::Value unknown_text(const std::string& id, const trailseal::Unknown& why) {
  hcl::Unknown what{.id = id,
                    .reason = why.reason,
                    .help = why.help,
                    .origins = why.origins.empty() ? std::vector{id} : why.origins,
                    .not_null = true};
  if (!why.beginning.empty()) {
    what.text = why.beginning + Text::of_symbol({.id = id, .name = id});
  } else if (id.ends_with(".arn")) {  // whatever it is, it is not `*`
    what.text = Text("arn:") + Text::of_symbol({.id = id, .name = id});
  }
  return hcl::Value::unknown(hcl::Type::string(), std::move(what));
}

hcl::Value map_of_texts(const Value& value, const std::string& id) {
  hcl::Members members;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const std::string& key = value.keys()[i].name;
    const Value& item = value.items()[i];
    members.emplace(key, item.is_null() ? hcl::Value::null(hcl::Type::string())
                                        : from_document(item, id + "." + key));
  }
  return hcl::Value::map(hcl::Type::string(), std::move(members));
}

}  // namespace

PlanValues::PlanValues(PlanIndex& index, const Source& source, SourceFiles& files,
                       Complete complete)
    : index_(index),
      source_(source),
      files_(files),
      complete_(std::move(complete)),
      others_(source, index.parts()) {}

std::optional<hcl::Value> PlanValues::variable(const std::string& name) {
  if (declared_ != nullptr) return declared_->variable(name);
  const Value& entry = index_.parts().variables.value()[name];
  if (!entry.is_map()) return std::nullopt;
  const Value& value = entry["value"];
  // A variable without a value in the plan is null, or ephemeral.
  return from_document(value, "var." + name);
}

std::optional<std::vector<std::string>> PlanValues::keys_of(const std::string& module,
                                                            const std::string& local) {
  if (declared_ != nullptr) return std::nullopt;
  std::vector<std::string> keys;
  for (const std::size_t at : index_.instances(module, local)) {
    keys.push_back(index_.resources()[at].address.key);
  }
  if (keys.empty()) return others_.keys_of(module, local);
  return keys;
}

std::optional<std::vector<std::string>> PlanValues::call_keys_of(
    const std::string& module, const std::string& call) {
  if (declared_ != nullptr) return std::nullopt;
  const auto& keys = index_.module_keys(module, call);
  if (keys.empty()) return std::nullopt;
  return std::vector<std::string>(keys.begin(), keys.end());
}

hcl::Value PlanValues::attribute_of(const ResourceInstance& instance,
                                    const std::string& name) {
  const std::string address =
      join_address(instance.module.address(), instance.local + instance.key);
  const std::string id = address + "." + name;
  const auto done = converted_.find(id);
  if (done != converted_.end()) return done->second;
  const Known* known = find(address, instance);
  const bool has = known != nullptr && !known->attributes[name].is_absent();
  if (!has && declared_ != nullptr) return declared_->attribute_of(instance, name);
  if (known == nullptr) {
    return hcl::Value::unknown(
        hcl::Type::any(),
        {.id = id, .reason = "`" + address + "` is not in the plan", .origins = {id}});
  }
  const bool is_final = known->is_final;
  hcl::Value value = convert(address, instance, name, known->attributes[name]);
  if (is_final) converted_.emplace(id, value);
  return value;
}

hcl::Value PlanValues::whole_of(const ResourceInstance& instance) {
  const std::string address =
      join_address(instance.module.address(), instance.local + instance.key);
  const Known* known = find(address, instance);
  if (known == nullptr && declared_ != nullptr) return declared_->whole_of(instance);
  if (known == nullptr) {
    return hcl::Value::unknown(hcl::Type::any(),
                               {.id = address,
                                .reason = "`" + address + "` is not in the plan",
                                .origins = {address}});
  }
  const Value attributes = known->attributes;
  hcl::Members members;
  if (declared_ != nullptr) {
    hcl::Value whole = declared_->whole_of(instance);
    if (!whole.is_known()) return whole;
    members = whole.members();
  }
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    const std::string& name = attributes.keys()[i].name;
    members.insert_or_assign(name, attribute_of(instance, name));
  }
  return hcl::Value::object(std::move(members));
}

const PlanValues::Known* PlanValues::find(const std::string& address,
                                          const ResourceInstance& instance) {
  const auto done = known_.find(address);
  if (done != known_.end() && done->second.is_final) return &done->second;
  Known known = read(address, instance);
  if (known.attributes.is_absent()) return nullptr;
  return &known_.insert_or_assign(address, std::move(known)).first->second;
}

PlanValues::Known PlanValues::read(const std::string& address,
                                   const ResourceInstance& instance) {
  const auto at = index_.find(address);
  if (at && index_.resources()[*at].live) {
    index_.read(*at);
    const bool is_final = complete_(*at);
    return {.attributes = all_attributes(index_.resources()[*at]), .is_final = is_final};
  }
  const auto other =
      others_.values_of(instance.module.address(), instance.local, instance.key);
  return {.attributes = other ? *other : Value()};
}

// The index leaves out what no fact is made from; an expression may name it.
Value PlanValues::all_attributes(const PlanResource& planned) const {
  if (planned.part == nullptr) return planned.resource.attributes;
  const ResourcePart& part = *planned.part;
  Result<Document> body = read_json_part(source_, part.body);
  if (!body) return planned.resource.attributes;
  const bool is_change = part.section == Section::Changes;
  Value all = is_change ? planned_value(body->root) : body->root;
  if (!all.is_map()) return planned.resource.attributes;
  const Value& completed = planned.resource.attributes;
  for (std::size_t i = 0; i < completed.size(); ++i) {
    all.set(completed.keys()[i].name, completed.items()[i]);
  }
  return all;
}

hcl::Value PlanValues::convert(const std::string& address,
                               const ResourceInstance& instance, const std::string& name,
                               const Value& value) {
  const std::string id = address + "." + name;
  const std::string& type = instance.block.type;
  if (type == "terraform_data" && (name == "input" || name == "output")) {
    return replayed(address, instance, name, value);
  }
  if (value.is_absent()) {
    return hcl::Value::unknown(
        hcl::Type::any(),
        {.id = id, .reason = "the plan does not contain `" + id + "`", .origins = {id}});
  }
  if (value.is_unknown() && value.as_unknown().candidates.empty() &&
      is_text(type, name)) {
    return unknown_text(id, value.as_unknown());
  }
  const bool is_document = kind_of(type) == ResourceKind::PolicyDocument &&
                           (name == "json" || name == "minified_json");
  if (is_document && value.is_map()) return document_text(value, id, files_);
  if (is_document && value.literal()) return document_with_places(instance, id, value);
  if (is_map_of_texts(value)) return map_of_texts(value, id);
  return from_document(value, id);
}

// A document that was read with the plan: the sources tell where its statements stand.
hcl::Value PlanValues::document_with_places(const ResourceInstance& instance,
                                            const std::string& id, const Value& value) {
  hcl::Value known = from_document(value, id, &files_);
  Iteration iteration;
  if (instance.block.is_repeated()) {
    iteration = instance.module.resource_repetition(instance.local).at(instance.key);
  }
  const auto body = BlockValue(instance.module, iteration, document_block_types())
                        .whole(instance.block.body);
  if (!body) return known;
  const Result<DocumentData> document = document_data(body->members(), id, files_);
  if (!document) return known;
  const hcl::Value& text = document->members.at(id.substr(id.rfind('.') + 1));
  return text.is_known() && text.as_string() == known.as_string() ? text : known;
}

// A terraform_data keeps any value with its type, which plan JSON loses; its output is
// its input.
hcl::Value PlanValues::replayed(const std::string& address,
                                const ResourceInstance& instance, const std::string& name,
                                const Value& value) {
  const Iteration iteration =
      instance.module.resource_repetition(instance.local).at(instance.key);
  const auto evaluated =
      BlockValue(instance.module, iteration).part(instance.block.body, "input");
  if (evaluated && *evaluated) {
    const bool same =
        !value.is_unknown() && to_document(**evaluated, files_) ==
                                   to_document(from_document(value, address), files_);
    if (value.is_unknown() || same) return **evaluated;
  }
  return from_document(value, address + "." + name);
}

void PlanValues::object(Error objection) {
  const auto same = [&](const Error& known) {
    return known.message == objection.message;
  };
  if (std::none_of(objections_.begin(), objections_.end(), same)) {
    objections_.push_back(std::move(objection));
  }
}

std::string PlanValues::objection_to(const ExpressionSite& site,
                                     const hcl::Expression* expression) {
  if (expression == nullptr) return {};
  const Value* planned = planned_expression(index_.parts().configuration, site);
  if (planned == nullptr || agrees(*planned, *expression)) return {};
  Error objection = disagreement(site);
  std::string message = objection.message;
  object(std::move(objection));
  return message;
}

}  // namespace trailseal::terraform
