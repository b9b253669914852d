#include "hcl/function.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace trailseal::hcl {
namespace {

using Table = std::span<const Function> (*)();
constexpr std::array<Table, 10> kTables{
    &string_functions, &collection_functions, &number_functions,  &encoding_functions,
    &hash_functions,   &date_functions,       &network_functions, &file_functions,
    &type_functions,   &language_functions};

const std::unordered_map<std::string_view, const Function*>& rows() {
  static const auto all = [] {
    std::unordered_map<std::string_view, const Function*> found;
    for (const Table table : kTables) {
      for (const Function& function : table()) found.emplace(function.name, &function);
    }
    return found;
  }();
  return all;
}

}  // namespace

const Function* find_function(std::string_view name) {
  constexpr std::string_view kCore = "core::";
  if (name.starts_with(kCore)) name.remove_prefix(kCore.size());
  const auto found = rows().find(name);
  return found == rows().end() ? nullptr : found->second;
}

std::vector<std::string> function_names() {
  std::vector<std::string> names;
  for (const auto& [name, function] : rows()) names.emplace_back(name);
  std::sort(names.begin(), names.end());
  return names;
}

Error too_large(std::string_view function) {
  return Error{.message = "the result of `" + std::string(function) + "` is too large"};
}

}  // namespace trailseal::hcl
