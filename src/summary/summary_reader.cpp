#include "summary/summary_reader.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/word_list.hpp"
#include "document/json_reader.hpp"
#include "summary/decoder.hpp"
#include "summary/summary_writer.hpp"

namespace trailseal::summary {
namespace {

constexpr std::array<std::string_view, 4> kMembers{"schema", "symbols", "resources",
                                                   "inputs"};

std::optional<Error> schema_error(const Source& source, const Value& schema) {
  if (schema.is_literal(kSchemaName)) return std::nullopt;
  const std::string said = schema.literal().value_or("");
  const bool ours = said.starts_with(kSchemaFamily);
  return Error{.message = ours ? "this summary has the format " + in_backticks(said) +
                                     ", and this release of trailseal reads " +
                                     in_backticks(kSchemaName)
                               : "this is not a trailseal summary: `schema` must be " +
                                     in_backticks(kSchemaName),
               .help = "write the summary with the release of trailseal that reads it",
               .path = source.path()};
}

/// Ids keep the order of the numbers, which is that of the ids before.
std::string own_id(const std::string& path, std::size_t number) {
  constexpr std::size_t kDigits = 7;
  std::string digits = std::to_string(number);
  digits.insert(0, kDigits - std::min(kDigits, digits.size()), '0');
  return path + "#" + digits;
}

/// Symbols in their order: the id of a shared one may hold those before it.
void read_symbols(const Value& rows, Decoding& decoding) {
  for (const Value& item : rows.items()) {
    SymbolRow row;
    Decoder decoder(decoding, item, "symbols");
    list_fields(decoder, row);
    decoder.finish();
    row.symbol.id = decoding.identity_of(item["shared"]);
    if (!row.shared.empty() && !is_shared(row.symbol.id)) {
      decoding.fail(item, "the summary is damaged: no other input has such a symbol");
    }
    if (row.shared.empty())
      row.symbol.id = own_id(decoding.path, decoding.symbols.size());
    decoding.symbols.push_back(Text::of_symbol(std::move(row.symbol)));
  }
}

template <typename T>
void read_all(const Value& rows, std::string_view name, Decoding& decoding,
              std::vector<T>& all) {
  for (const Value& item : rows.items()) {
    T object;
    Decoder decoder(decoding, item, name);
    list_fields(decoder, object);
    decoder.finish();
    all.push_back(std::move(object));
    if (decoding.error) return;
  }
}

void check_members(const Value& root, Decoding& decoding) {
  for (std::size_t i = 0; i < root.keys().size(); ++i) {
    const std::string& key = root.keys()[i].name;
    if (std::find(kMembers.begin(), kMembers.end(), key) == kMembers.end()) {
      decoding.fail(root.items()[i], "the summary is damaged: " + in_backticks(key) +
                                         " is not a member of it");
    }
  }
  for (const std::string_view name : {"symbols", "resources", "inputs"}) {
    if (root[name].is_list()) continue;
    decoding.fail(root,
                  "the summary is damaged: " + in_backticks(name) + " is not a list");
  }
}

/// Does each scenario choose for each variable, and from what there is?
void check_choices(const InputSummary& input, const Value& where, Decoding& decoding) {
  const auto& variables = input.variables;
  const auto fits = [&](const ScenarioFragment& scenario) {
    if (scenario.choice.size() != variables.size()) return false;
    for (std::size_t i = 0; i < variables.size(); ++i) {
      const auto& number = scenario.choice[i];
      if (number && *number >= variables[i].choices()) return false;
    }
    return true;
  };
  const auto& all = input.scenarios;
  if (all.size() > kMaxFragments || !std::all_of(all.begin(), all.end(), fits)) {
    decoding.fail(where, "the summary is damaged: `scenarios` do not fit `variables`");
  }
}

}  // namespace

bool is_summary(std::string_view text) {
  constexpr std::size_t kNear = 200;  // `schema` is the first member
  const std::string_view front = text.substr(0, kNear);
  const std::size_t first = front.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && front[first] == '{' &&
         front.find("\"schema\"") != std::string_view::npos &&
         front.find(kSchemaFamily) != std::string_view::npos;
}

Result<Summary> read_summary(const Source& source) {
  Result<Document> document = read_json(source);
  if (!document) return document.error();
  const Value& root = document->root;
  if (auto error = schema_error(source, root["schema"])) return *error;
  Decoding decoding{.path = source.path()};
  check_members(root, decoding);
  if (!decoding.error) read_symbols(root["symbols"], decoding);
  if (!decoding.error) {
    read_all(root["resources"], "resources", decoding, decoding.resources);
  }
  Summary summary;
  if (!decoding.error) read_all(root["inputs"], "inputs", decoding, summary.inputs);
  for (std::size_t i = 0; i < summary.inputs.size(); ++i) {
    check_choices(summary.inputs[i], root["inputs"].at(i), decoding);
  }
  if (decoding.error) return *decoding.error;
  summary.symbols = std::move(decoding.symbols);
  return summary;
}

}  // namespace trailseal::summary
