// An id that other inputs have too, and in which further ids may stand between \1 and \2
// (Text::identity):
//
//   export: \1 cloudformation:region \2 -key        !ImportValue !Sub "${AWS::Region}-key"
#include "summary/symbol_numbers.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <tuple>
#include <utility>

#include "graph/exports.hpp"

namespace trailseal::summary {
namespace {

// What cloudformation/function/symbol.cpp names alike in all templates of one call.
constexpr std::array<std::string_view, 2> kSharedPrefixes{kImportPrefix,
                                                          "cloudformation:"};

constexpr char kOpen = '\1';
constexpr char kClose = '\2';

/// How deep ids stand within the id: those inside come first.
std::size_t depth_of(const std::string& id) {
  return static_cast<std::size_t>(std::count(id.begin(), id.end(), kOpen));
}

/// Where the id that opens at `open` ends.
std::size_t end_of_id(const std::string& text, std::size_t open) {
  std::size_t depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == kOpen) ++depth;
    if (text[i] == kClose && --depth == 0) return i;
  }
  return std::string::npos;
}

}  // namespace

bool is_shared(const std::string& id) {
  return id.size() <= kMaxSharedId &&
         std::any_of(kSharedPrefixes.begin(), kSharedPrefixes.end(),
                     [&](std::string_view prefix) { return id.starts_with(prefix); });
}

std::size_t SymbolNumbers::of_symbol(const Symbol& symbol, bool sensitive) {
  // Of a secret's id nothing may be written, also where the same id is none elsewhere.
  SymbolRow row{.symbol = symbol};
  const bool shared = is_shared(symbol.id) && !sensitive;
  if (shared) row.shared = pieces_of(symbol.id);
  const char* prefix = sensitive ? "secret symbol:" : "symbol:";
  return add(prefix + symbol.id, {.row = std::move(row), .id = symbol.id});
}

std::size_t SymbolNumbers::of_identity(const std::string& id) {
  const auto symbol = entries_.find("symbol:" + id);
  if (symbol != entries_.end()) return symbol->second.number;
  return add("symbol:" + id, {.id = id});
}

std::size_t SymbolNumbers::of_secret(const std::string& literal) {
  Entry entry{.secret = true};
  entry.row.symbol.name = "sensitive value";
  return add("secret:" + literal, std::move(entry));
}

std::size_t SymbolNumbers::add(const std::string& key, Entry entry) {
  entry.number = entries_.size();
  const auto [found, added] = entries_.emplace(key, entry);
  // An identity may come before the symbol that it is the id of; and a row holds numbers.
  const bool known = !entry.row.symbol.name.empty();
  if (!added && known) found->second.row = std::move(entry.row);
  return found->second.number;
}

IdentityPieces SymbolNumbers::pieces_of(const std::string& identity) {
  IdentityPieces pieces;
  std::string literal;
  for (std::size_t at = 0; at < identity.size(); ++at) {
    const std::size_t end =
        identity[at] == kOpen ? end_of_id(identity, at) : std::string::npos;
    if (end == std::string::npos) {
      literal += identity[at];
      continue;
    }
    if (!literal.empty()) pieces.emplace_back(std::exchange(literal, {}));
    const Symbol inside{.id = identity.substr(at + 1, end - at - 1)};
    pieces.emplace_back(of_symbol(inside, false));
    at = end;
  }
  if (!literal.empty()) pieces.emplace_back(std::move(literal));
  return pieces;
}

void SymbolNumbers::settle() {
  std::vector<Entry*> order;
  for (auto& row : entries_) order.push_back(&row.second);
  // Secrets in the order in which they are met: their own order would tell about them.
  const auto rank = [](const Entry* entry) {
    const std::size_t first = entry->secret ? entry->number : depth_of(entry->id);
    return std::tuple(entry->secret, first, std::string_view(entry->id));
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](const Entry* a, const Entry* b) { return rank(a) < rank(b); });
  for (std::size_t i = 0; i < order.size(); ++i) order[i]->number = i;
}

std::vector<SymbolRow> SymbolNumbers::rows() const {
  std::vector<SymbolRow> rows(entries_.size());
  for (const auto& [key, entry] : entries_) rows[entry.number] = entry.row;
  return rows;
}

}  // namespace trailseal::summary
