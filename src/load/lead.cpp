// A name that is half known leads by its literal end: of
// `arn:aws:sns:eu-central-1:<account>:alerts` that is `alerts`, as tokens_of finds it where
// something stands for the account. Too much is harmless, too little is not.
#include "load/lead.hpp"

#include <limits>
#include <string>

#include "terraform/plan/plan_selection.hpp"

namespace trailseal::load {
namespace {

constexpr std::size_t kSeveral = std::numeric_limits<std::size_t>::max();

/// Longer texts are documents or descriptions, not names (as in terraform/reachability).
constexpr std::size_t kMaxName = 600;

std::string spelt(const Text& text) {
  std::string all;
  for (const Text::Piece& piece : text.pieces()) {
    all += piece.symbol ? std::string("?") : piece.literal;
  }
  return all;
}

}  // namespace

void Leads::add(std::size_t input, const Fragment& fragment) {
  for (const Resource& resource : fragment.resources) {
    add_names(input, resource.attributes);
    add_names(input, resource.before);
  }
  for (const auto& row : fragment.input.exports) add_names(input, row.second);
  for (const Fragment& part : fragment.nested) add(input, part);
}

void Leads::add_names(std::size_t input, const Value& value) {
  for (const Value& part : value.items()) add_names(input, part);
  if (value.is_unknown()) {
    for (const Value& one : value.as_unknown().candidates) add_names(input, one);
  }
  if (!value.is_text()) return;
  const auto plain = value.plain();
  const std::string joined = plain ? std::string() : spelt(value.as_text());
  const std::string_view name = plain.value_or(joined);
  if (name.empty() || name.size() > kMaxName) return;
  for (const std::string_view token : terraform::tokens_of(name)) {
    const auto [row, added] = inputs_.emplace(terraform::name_hash(token), input);
    if (!added && row->second != input) row->second = kSeveral;
  }
}

std::unordered_set<std::size_t> Leads::into(std::size_t input,
                                            const Fragment& fragment) const {
  std::unordered_set<std::size_t> names;
  for (const std::size_t name : fragment.unread_names) {
    const auto found = inputs_.find(name);
    if (found != inputs_.end() && found->second != input) names.insert(name);
  }
  return names;
}

}  // namespace trailseal::load
