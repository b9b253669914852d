#include "repair/new_address.hpp"

#include "graph/module_path.hpp"

namespace trailseal::repair {

std::string module_of(const Resource& resource) {
  const std::string& address = resource.address;
  if (resource.language == Language::CloudFormation) {
    const std::size_t dot = address.rfind('.');
    return dot == std::string::npos ? "" : address.substr(0, dot + 1);
  }
  const std::string_view module = trailseal::module_of(address);
  return module.empty() ? "" : std::string(module) + ".";
}

std::string local_name(const Resource& resource, bool with_index) {
  std::string name = resource.address.substr(module_of(resource).size());
  if (resource.language == Language::CloudFormation) return name;
  const std::string type = resource.type + ".";
  if (name.starts_with(type)) name.erase(0, type.size());
  return with_index ? name : name.substr(0, name.find('['));
}

std::string type_for(ResourceKind kind, const Resource& like) {
  return std::string(like.language == Language::Terraform ? terraform_type(kind)
                                                          : cloudformation_type(kind));
}

std::string new_address(const ResourceGraph& graph, const Resource& beside,
                        const std::string& type, const Resource& owner,
                        std::string_view suffix) {
  const std::string module = module_of(beside);
  const std::string name = local_name(owner);
  const std::string index = local_name(owner, true).substr(name.size());
  for (int count = 1;; ++count) {
    const std::string number = count == 1 ? "" : std::to_string(count);
    std::string address =
        beside.language == Language::CloudFormation
            ? module + name + std::string(suffix) + number
            : module + type + "." + name + (count == 1 ? "" : "_" + number) + index;
    if (graph.find(beside.input, address) == nullptr) return address;
  }
}

}  // namespace trailseal::repair
