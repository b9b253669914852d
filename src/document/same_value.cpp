#include "document/same_value.hpp"

#include "document/json_reader.hpp"

namespace trailseal {
namespace {

/// Members of maps in any order.
bool same_tree(const Value& a, const Value& b) {
  if (a.kind() != b.kind() || a.size() != b.size()) return false;
  if (a.is_map()) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      const Value* other = b.find(a.keys()[i].name);
      if (other == nullptr || !same_tree(a.items()[i], *other)) return false;
    }
    return true;
  }
  if (a.is_list()) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (!same_tree(a.at(i), b.at(i))) return false;
    }
    return true;
  }
  return a == b;
}

}  // namespace

bool says_the_same(const Value& a, const Value& b) {
  if ((a.is_unset() && b.is_unset()) || same_tree(a, b)) return true;
  if (!a.is_text() || !b.is_text()) return false;
  const auto text_a = a.as_text().literal();
  const auto text_b = b.as_text().literal();
  if (!text_a || !text_b || !text_a->starts_with('{')) return false;
  const Result<Document> first = read_json_text(*text_a);
  const Result<Document> second = read_json_text(*text_b);
  return first.ok() && second.ok() && same_tree(first->root, second->root);
}

}  // namespace trailseal
