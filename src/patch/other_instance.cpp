#include "patch/other_instance.hpp"

#include "patch/module_address.hpp"

namespace trailseal::patch {
namespace {

std::optional<Text> text_elsewhere(const Phrase& phrase, const Cover& cover) {
  Text text;
  for (const Part& part : phrase) {
    if (part.kind == Part::Kind::Literal) {
      text.append(Text(part.text));
      continue;
    }
    const Text* found =
        part.kind == Part::Kind::Expression ? cover.text_of(part.text) : nullptr;
    if (found == nullptr) return std::nullopt;
    text.append(*found);
  }
  return text;
}

}  // namespace

std::string address_beside(const std::string& address, const Resource& from,
                           const Resource& to) {
  if (from.language != Language::Terraform) return address;
  const std::string own = module_address(from.address).module;
  const std::string other = module_address(to.address).module;
  if (own.empty() || !address.starts_with(own + ".")) return address;
  return other + address.substr(own.size());
}

std::string name_beside(const Resource& resource, const std::string& address) {
  if (resource.language == Language::CloudFormation) {
    const std::string stack = resource.address.substr(0, resource.address.rfind('.') + 1);
    if (!address.starts_with(stack)) return {};
    return address.substr(stack.size(), address.find('.', stack.size()) - stack.size());
  }
  const std::string own = module_address(resource.address).module;
  const ModuleAddress other = module_address(address);
  if (other.module == own) return other.block;
  const std::string ahead = own.empty() ? std::string() : own + ".";
  if (!other.module.starts_with(ahead)) return {};
  const std::string below = other.module.substr(ahead.size());
  return below.substr(0, below.find_first_of(".[", std::string_view("module.").size()));
}

std::optional<Value> value_elsewhere(const Value& value, const Draft& draft,
                                     const Cover& cover) {
  if (value.is_text()) {
    auto text = text_elsewhere(draft.phrase, cover);
    if (!text) return std::nullopt;
    return Value::text(std::move(*text));
  }
  if (!value.is_map() && !value.is_list()) return value;
  Value made = value.is_map() ? Value::map() : Value::list();
  for (std::size_t i = 0; i < value.size(); ++i) {
    auto item = value_elsewhere(value.items()[i], draft.items[i], cover);
    if (!item) return std::nullopt;
    if (value.is_map()) {
      made.set(value.keys()[i].name, std::move(*item));
    } else {
      made.push_back(std::move(*item));
    }
  }
  return made;
}

void put_way(Edit& edit, std::vector<EditStep> steps) {
  edit.attribute.clear();
  if (steps.empty()) return;
  edit.attribute = steps.front().member;
  steps.erase(steps.begin());
  edit.steps = std::move(steps);
}

}  // namespace trailseal::patch
