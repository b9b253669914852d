#include "load/fragment_text.hpp"

#include <list>
#include <utility>

#include "graph/substitution.hpp"

namespace trailseal::load {
namespace {

void put(const Substitution& substitution, Text& place) {
  const Value whole = substitution.apply(Value::text(place));
  if (whole.is_text()) place = whole.as_text();
}

void put(const Substitution& substitution, Value& tree) {
  if (substitution.concerns(tree)) tree = substitution.apply(tree);
}

void put_all(const Substitution& substitution, Fragment& fragment) {
  Input& input = fragment.input;
  for (Text* text : {&input.account, &input.region, &input.partition,
                     &input.organization_id, &input.management_account}) {
    put(substitution, *text);
  }
  for (auto& row : input.exports) {
    put(substitution, row.first);
    put(substitution, row.second);
  }
  for (Resource& resource : fragment.resources) {
    for (Text* text : {&resource.account, &resource.region, &resource.partition}) {
      put(substitution, *text);
    }
    for (Value* tree : {&resource.attributes, &resource.before}) put(substitution, *tree);
  }
  for (Fragment& part : fragment.nested) put_all(substitution, part);
}

}  // namespace

void put_texts(const std::map<std::string, Text>& texts, Fragment& fragment) {
  if (texts.empty()) return;
  std::list<Value> values;
  Substitutes substitutes;
  for (const auto& [symbol, text] : texts) {
    values.push_back(Value::text(text));
    substitutes[symbol] = &values.back();
  }
  put_all(Substitution(substitutes), fragment);
}

void rename_paths(const std::function<std::string(const std::string&)>& renamed,
                  Fragment& fragment) {
  const auto rename = [&](std::string& path) {
    if (!path.empty()) path = renamed(path);
  };
  rename(fragment.input.path);
  for (SourceText& file : fragment.input.source_files) rename(file.path);
  for (auto* errors : {&fragment.warnings, &fragment.errors, &fragment.refusals}) {
    for (Error& error : *errors) rename(error.path);
  }
  for (Fault& fault : fragment.faults) rename(fault.error.path);
  for (Fragment& part : fragment.nested) rename_paths(renamed, part);
}

}  // namespace trailseal::load
