// Grammar: Terraform, internal/addrs.
//
//   address    = { "module." name [ key ] "." } [ "data." ] type "." name [ key ]
//   key        = "[" number "]" | "[" quoted string "]"
//   reference  = subject { "." name | key }
#include "terraform/plan/address.hpp"

#include "base/limits.hpp"

namespace trailseal::terraform {
namespace {

/// A name and the keys behind it: `logs["a"]`.
struct AddressStep {
  std::string_view name{};
  std::string_view key{};
};

// The length of the `[...]` at the front; quotes may hold brackets and dots.
std::size_t key_length(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (quoted && text[i] == '\\') {
      ++i;
    } else if (text[i] == '"') {
      quoted = !quoted;
    } else if (text[i] == ']' && !quoted) {
      return i + 1;
    }
  }
  return text.size();
}

// More steps than any module tree has are cut: what follows walks them recursively.
std::vector<AddressStep> split_steps(std::string_view text) {
  std::vector<AddressStep> steps;
  steps.reserve(6);  // a resource in a module in a module
  while (!text.empty() && steps.size() < kMaxDepth) {
    AddressStep step;
    step.name = text.substr(0, text.find_first_of(".["));
    text.remove_prefix(step.name.size());
    if (!text.empty() && text.front() == '[') {
      step.key = text.substr(0, key_length(text));
      text.remove_prefix(step.key.size());
      while (!text.empty() && text.front() == '[') text.remove_prefix(key_length(text));
    }
    if (!text.empty() && text.front() == '.') text.remove_prefix(1);
    steps.push_back(step);
  }
  return steps;
}

std::string name_at(const std::vector<AddressStep>& steps, std::size_t i) {
  return i < steps.size() ? std::string(steps[i].name) : std::string();
}

/// `data.TYPE.NAME` or `TYPE.NAME`.
std::string local_address(bool data, std::string_view type, std::string_view name) {
  std::string local;
  local.reserve(type.size() + name.size() + 6);
  if (data) local = "data.";
  return local.append(type).append(".").append(name);
}

ReferencePath resource_reference(const std::vector<AddressStep>& steps, bool data) {
  const std::size_t at = data ? 1 : 0;
  ReferencePath path;
  if (steps.size() < at + 2) return path;
  path.kind = ReferencePath::Kind::Resource;
  path.data = data;
  path.type = steps[at].name;
  path.name = local_address(data, path.type, steps[at + 1].name);
  path.key = steps[at + 1].key;
  path.attribute = name_at(steps, at + 2);
  return path;
}

ReferencePath each_reference(const std::vector<AddressStep>& steps) {
  ReferencePath path;
  const bool value = name_at(steps, 1) == "value";
  path.kind = value ? ReferencePath::Kind::EachValue : ReferencePath::Kind::EachKey;
  path.attribute = value ? name_at(steps, 2) : std::string();
  return path;
}

ReferencePath named_reference(ReferencePath::Kind kind,
                              const std::vector<AddressStep>& steps) {
  ReferencePath path;
  if (steps.size() < 2) return path;
  path.kind = kind;
  path.name = steps[1].name;
  path.key = steps[1].key;
  path.attribute = name_at(steps, 2);
  path.rest = name_at(steps, 3);
  return path;
}

bool shortens(std::string_view longer, std::string_view shorter) {
  return shorter.size() < longer.size() && longer.starts_with(shorter) &&
         (longer[shorter.size()] == '.' || longer[shorter.size()] == '[');
}

}  // namespace

std::string Address::local() const { return local_address(data, type, name); }

std::optional<Address> parse_address(std::string_view text) {
  const std::vector<AddressStep> steps = split_steps(text);
  Address address;
  std::size_t at = 0;
  while (at + 1 < steps.size() && steps[at].name == "module") {
    if (!address.module.empty()) address.module += '.';
    address.module += "module.";
    address.module += steps[at + 1].name;
    address.module += steps[at + 1].key;
    at += 2;
  }
  if (at < steps.size() && steps[at].name == "data") {
    address.data = true;
    ++at;
  }
  if (steps.size() != at + 2) return std::nullopt;
  address.type = steps[at].name;
  address.name = steps[at + 1].name;
  address.key = steps[at + 1].key;
  return address;
}

std::optional<ModuleStep> last_module_step(std::string_view module) {
  const std::vector<AddressStep> steps = split_steps(module);
  if (steps.size() < 2) return std::nullopt;
  const AddressStep& last = steps.back();
  const std::size_t tail =
      std::string_view("module.").size() + last.name.size() + last.key.size();
  ModuleStep step{
      .parent = {}, .call = std::string(last.name), .key = std::string(last.key)};
  if (module.size() > tail) step.parent = module.substr(0, module.size() - tail - 1);
  return step;
}

std::string join_address(std::string_view module, std::string_view local) {
  std::string joined;
  joined.reserve(module.size() + local.size() + 1);
  joined.append(module);
  if (!joined.empty()) joined += '.';
  return joined.append(local);
}

ReferencePath parse_reference(std::string_view text) {
  const std::vector<AddressStep> steps = split_steps(text);
  const std::string first = name_at(steps, 0);
  if (first == "var") return named_reference(ReferencePath::Kind::Variable, steps);
  if (first == "local") return named_reference(ReferencePath::Kind::Local, steps);
  if (first == "module") return named_reference(ReferencePath::Kind::Module, steps);
  if (first == "each") return each_reference(steps);
  if (first == "count") return {.kind = ReferencePath::Kind::Count};
  if (first == "data") return resource_reference(steps, true);
  if (first == "path" || first == "terraform" || first == "self") return {};
  return resource_reference(steps, false);
}

std::vector<ReferencePath> parse_references(const Value& list) {
  std::vector<ReferencePath> paths;
  append_references(list, paths);
  return paths;
}

void append_references(const Value& list, std::vector<ReferencePath>& paths) {
  std::string_view last;
  for (const Value& item : list.items()) {
    const auto text = item.plain();
    if (!text) continue;
    if (!shortens(last, *text)) paths.push_back(parse_reference(*text));
    last = *text;
  }
}

}  // namespace trailseal::terraform
