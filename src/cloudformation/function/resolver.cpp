// A mapping with one member `Ref` or `Fn::...` is a call; everything else is data whose
// members are resolved in turn.
//
// Bounds: nesting counts through everything that resolving leads to (a name that is made
// from another resource's name ...), and what functions copy or make is counted, so that
// a template cannot double itself without end.
#include "cloudformation/function/resolver.hpp"

#include <utility>

#include "aws/resource_kind.hpp"
#include "base/limits.hpp"
#include "base/suggest.hpp"
#include "cloudformation/function/dynamic_reference.hpp"
#include "cloudformation/function/function.hpp"

namespace trailseal::cloudformation {
namespace {

/// Bytes of text that count as one node.
constexpr std::size_t kBytesPerNode = 256;

std::size_t weight(const Text& text) {
  std::size_t bytes = 0;
  for (const Text::Piece& piece : text.pieces()) {
    bytes += piece.literal.size() + 16;
    if (piece.symbol) bytes += piece.symbol->id.size();  // a derived one holds operands
  }
  return 1 + bytes / kBytesPerNode;
}

Value without_dynamic_references(const Value& value) {
  if (!has_dynamic_reference(value.as_text())) return value;
  return Value::text(with_dynamic_symbols(value.as_text()), value.position());
}

bool is_call(const Value& map) {
  if (map.size() != 1) return false;
  const std::string& name = map.keys()[0].name;
  return name == "Ref" || name.starts_with("Fn::");
}

}  // namespace

std::optional<Text> text_of(const Value& value) { return value.scalar_text(); }

// ------------------------------------------------------------------------ resolving

Value FunctionResolver::resolve(const Value& value) {
  if (notes_.stopped()) return Value::null(value.position());
  if (depth_ >= kMaxDepth) {
    notes_.stop(value.position(), "functions and names refer to each other too deeply");
    return Value::null(value.position());
  }
  ++depth_;
  Value resolved = value.is_map()    ? resolve_map(value)
                   : value.is_list() ? resolve_list(value)
                   : value.is_text() ? without_dynamic_references(value)
                                     : value;
  --depth_;
  return resolved;
}

Value FunctionResolver::resolve_aside(const Value& value) {
  std::vector<Reference> kept = std::exchange(references_, {});
  Value resolved = resolve(value);
  references_ = std::move(kept);
  return resolved;
}

Value FunctionResolver::resolve_list(const Value& list) {
  Value resolved = Value::list({}, list.position());
  for (const Value& item : list.items()) {
    Value part = resolve(item);
    if (!part.is_absent()) resolved.push_back(std::move(part));
  }
  return resolved;
}

Value FunctionResolver::resolve_map(const Value& map) {
  const Position at = map.position();
  if (is_call(map)) return call(map.keys()[0].name, map.items()[0], at);
  Value resolved = Value::map(at);
  for (std::size_t i = 0; i < map.size(); ++i) {
    const Value::Key& key = map.keys()[i];
    if (key.name.starts_with("Fn::")) {
      // An include or a loop adds members to its neighbors; other functions may not.
      if (is_expanded_by_service(key.name)) return unexpanded(*this, key.name, at);
      return fail(key.position, "`" + key.name + "` has other keys beside it",
                  "a function must be the only key of its mapping");
    }
    Value part = resolve(map.items()[i]);
    if (!part.is_absent()) resolved.set(key.name, std::move(part), key.position);
  }
  return resolved;
}

Value FunctionResolver::call(const std::string& function, const Value& argument,
                             Position at) {
  if (const Function row = find_function(function)) return row(*this, argument, at);
  if (is_expanded_by_service(function)) return unexpanded(*this, function, at);
  if (scope_.open()) {
    return Value::unknown(
        Unknown{.reason = "`" + function + "` is left to " + scope_.opened_by}, at);
  }
  return fail_unknown_name(at, "unknown function `" + function + "`", function,
                           function_names());
}

// ----------------------------------------------------------------------- references

Value FunctionResolver::refer(std::string_view name, Position at) {
  if (auto pseudo = pseudo_parameter(name, scope_, at)) return *pseudo;
  if (const auto parameter = scope_.parameters.find(name);
      parameter != scope_.parameters.end()) {
    notes_.feel("Parameters/" + std::string(name));
    if (scope_.defaulted.count(name) > 0) defaults_.emplace_back(name);
    return parameter->second.is_text() ? made(parameter->second.as_text(), at)
                                       : copied(parameter->second, at);
  }
  const Value* resource = scope_.resources ? scope_.resources->find(name) : nullptr;
  if (resource == nullptr) return undeclared(name, at);
  const ConditionAnswer* existence = existence_of(*resource, scope_);
  if (existence != nullptr && existence->verdict == Verdict::Fails) {
    return missing_resource(name, *resource, at);
  }
  record(name, "Ref");
  return made(identity(std::string(name)).ref, at);
}

Value FunctionResolver::attribute(std::string_view logical_id, std::string_view name,
                                  Position at) {
  const Value* resource = scope_.resources ? scope_.resources->find(logical_id) : nullptr;
  if (resource == nullptr) return undeclared(logical_id, at);
  const ConditionAnswer* existence = existence_of(*resource, scope_);
  if (existence != nullptr && existence->verdict == Verdict::Fails) {
    return missing_resource(logical_id, *resource, at);
  }
  record(logical_id, name);
  constexpr std::string_view kOutputs = "Outputs.";
  if (stacks_ != nullptr && name.starts_with(kOutputs) &&
      makes_stack(kind_of((*resource)["Type"].literal().value_or("")))) {
    const std::string_view output = name.substr(kOutputs.size());
    if (auto value = stacks_->output(std::string(logical_id), output, at)) return *value;
  }
  const Identity& own = identity(std::string(logical_id));
  const std::string type = (*resource)["Type"].literal().value_or("");
  return made(attribute_text(type, logical_id, name, own, scope_), at);
}

Value FunctionResolver::missing_resource(std::string_view name, const Value& resource,
                                         Position at) {
  const std::string condition = resource["Condition"].literal().value_or("");
  return Value::unknown(
      Unknown{.reason = "`" + std::string(name) + "` does not exist: its condition `" +
                        condition + "` is false"},
      at);
}

Value FunctionResolver::undeclared(std::string_view name, Position at) {
  const std::string quoted = "`" + std::string(name) + "`";
  if (scope_.open()) {
    return Value::unknown(
        Unknown{.reason = quoted + " is not declared here; it may come from " +
                          scope_.opened_by},
        at);
  }
  std::vector<std::string_view> names = pseudo_parameter_names();
  for (const auto& row : scope_.parameters) names.push_back(row.first);
  if (scope_.resources == nullptr) {
    return fail_unknown_name(at, quoted + " is not a parameter", name, names);
  }
  for (const Value::Key& key : scope_.resources->keys()) names.push_back(key.name);
  return fail_unknown_name(at, quoted + " is neither a parameter nor a resource", name,
                           names);
}

void FunctionResolver::record(std::string_view target, std::string_view attribute) {
  references_.push_back(Reference{.attribute = attribute_,
                                  .target = std::string(target),
                                  .target_attribute = std::string(attribute)});
}

void FunctionResolver::begin_attribute(std::string attribute) {
  attribute_ = std::move(attribute);
  references_.clear();
}

std::vector<Reference> FunctionResolver::take_references() {
  std::vector<Reference> once;
  std::map<std::pair<std::string_view, std::string_view>, bool> seen;
  for (const Reference& reference : references_) {
    const auto key = std::pair<std::string_view, std::string_view>(
        reference.target, reference.target_attribute);
    if (seen.emplace(key, true).second) once.push_back(reference);
  }
  references_.clear();
  return once;
}

std::vector<std::string> FunctionResolver::origins_since(std::size_t from) const {
  std::vector<std::string> origins;
  for (std::size_t i = from; i < references_.size(); ++i) {
    origins.push_back(references_[i].target + "." + references_[i].target_attribute);
  }
  return origins;
}

// ----------------------------------------------------------------------- identities

const Identity& FunctionResolver::identity(const std::string& logical_id) {
  const auto known = identities_.find(logical_id);
  const std::string part = "Names/" + logical_id;
  if (known != identities_.end() && known->second) {
    notes_.feel(part);
    return *known->second;
  }
  if (known != identities_.end()) {
    fail((*scope_.resources)[logical_id].position(),
         "the name of `" + logical_id + "` refers to itself");
    const Text own =
        resource_symbol(scope_.path, logical_id, "name", SymbolClass::Anything);
    return *(identities_[logical_id] = Identity{.name = own, .ref = own});
  }
  identities_[logical_id] = std::nullopt;  // being made
  {
    const ReadingPart reading(notes_, part);
    Identity made_one = make_identity(logical_id);
    identities_[logical_id] = std::move(made_one);
  }
  notes_.feel(part);
  return *identities_[logical_id];
}

Identity FunctionResolver::make_identity(const std::string& logical_id) {
  const Value& resource = (*scope_.resources)[logical_id];
  const Value& properties = resource["Properties"];
  // References on the way belong to that resource, not to the one being read.
  return synthesize_identity(
      resource["Type"].literal().value_or(""), logical_id, scope_,
      [&](std::string_view property) { return resolve_aside(properties[property]); });
}

// --------------------------------------------------------------- values and bounds

Value FunctionResolver::fail(Position at, std::string message, std::string help) {
  Unknown unknown{.reason = message, .help = help};
  notes_.fail(at, std::move(message), std::move(help));
  return Value::unknown(std::move(unknown), at);
}

Value FunctionResolver::refuse(Position at, std::string message, std::string help,
                               std::size_t before) {
  Unknown unknown{.reason = message, .help = help};
  if (before < defaults_.size()) {
    const std::string& name = defaults_[before];
    unknown.reason += " with the default of parameter " + name;
    unknown.help = "pass --param " + name + "=...";
  } else {
    notes_.refuse(at, std::move(message), std::move(help));
  }
  return Value::unknown(std::move(unknown), at);
}

Value FunctionResolver::fail_unknown_name(
    Position at, std::string message, std::string_view name,
    const std::vector<std::string_view>& candidates) {
  return fail(at, std::move(message), did_you_mean(name, candidates));
}

Value FunctionResolver::made(const Text& text, Position at) {
  if (!charge(weight(text), at)) return Value::null(at);
  return Value::text(has_dynamic_reference(text) ? with_dynamic_symbols(text) : text, at);
}

Value FunctionResolver::copied(const Value& value, Position at) {
  if (!charge(1, at)) return Value::null(at);
  return stamped(value, at);
}

Value FunctionResolver::stamped(const Value& value, Position at) {
  Value copy;
  if (value.is_list()) {
    copy = Value::list({}, at);
    for (const Value& item : value.items()) copy.push_back(copied(item, at));
    return copy;
  }
  if (value.is_text()) return made(value.as_text(), at);
  copy = value;
  copy.set_position(at);
  return copy;
}

bool FunctionResolver::charge(std::size_t nodes, Position at) {
  spent_ += nodes;
  if (spent_ <= 4 * kMaxNodes) return true;
  notes_.stop(at, "the template's functions expand beyond the limit");
  return false;
}

}  // namespace trailseal::cloudformation
