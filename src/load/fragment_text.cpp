#include "load/fragment_text.hpp"

#include <list>
#include <utility>

#include "graph/exports.hpp"
#include "graph/substitution.hpp"

namespace trailseal::load {
namespace {

void replace_all(const std::string& from, const std::string& to, std::string& text) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

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
    for (Text* text :
         {&resource.account, &resource.region, &resource.partition, &resource.deployer}) {
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

void add_imports(const std::vector<Text>& symbols, std::map<std::string, Text>& texts) {
  std::map<std::string, Text> imports;
  for (const Text& text : symbols) {
    Symbol symbol = *text.pieces().front().symbol;
    if (!symbol.id.starts_with(kImportPrefix)) continue;
    const std::string before = symbol.id;
    for (const Text& other : symbols) {
      const auto row = texts.find(other.pieces().front().symbol->id);
      if (row == texts.end()) continue;
      replace_all(other.identity(), row->second.identity(), symbol.id);
      replace_all(other.display(), row->second.display(), symbol.name);
    }
    if (symbol.id == before) continue;
    imports[before] = Text::of_symbol(std::move(symbol));
  }
  texts.merge(imports);
}

void rename_paths(const std::function<std::string(const std::string&)>& renamed,
                  Fragment& fragment) {
  const auto rename = [&](std::string& path) {
    if (!path.empty()) path = renamed(path);
  };
  rename(fragment.input.path);
  for (SourceText& file : fragment.input.source_files) rename(file.path);
  for (PlacedWaiver& waiver : fragment.input.placed_waivers) rename(waiver.path);
  for (auto* errors : {&fragment.warnings, &fragment.errors, &fragment.refusals}) {
    for (Error& error : *errors) rename(error.path);
  }
  for (Fault& fault : fragment.faults) rename(fault.error.path);
  for (Fragment& part : fragment.nested) rename_paths(renamed, part);
}

}  // namespace trailseal::load
