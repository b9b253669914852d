// A name that is half known leads by its literal end: of
// `arn:aws:sns:eu-central-1:<account>:alerts` that is `alerts`, as tokens_of finds it where
// something stands for the account. Too much is harmless, too little is not.
#include "load/lead.hpp"

#include <limits>
#include <string>
#include <string_view>
#include <utility>

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

/// Looks for names that are asked for in the attributes of resources.
class NameSearch {
 public:
  explicit NameSearch(const NameHashes& asked) : asked_(asked) {}

  void look_in(const Fragment& fragment) {
    for (const Resource& resource : fragment.resources) {
      look_in(resource.attributes);
      look_in(resource.before);
    }
    for (const auto& row : fragment.input.exports) look_in(row.second);
    for (const Fragment& part : fragment.nested) look_in(part);
  }

  NameHashes take() { return std::move(found_); }

 private:
  void look_in(const Value& value) {
    for (const Value& part : value.items()) look_in(part);
    if (value.is_unknown()) {
      for (const Value& one : value.as_unknown().candidates) look_in(one);
    }
    if (!value.is_text()) return;
    const auto plain = value.plain();
    const std::string joined = plain ? std::string() : spelt(value.as_text());
    const std::string_view name = plain.value_or(joined);
    if (name.empty() || name.size() > kMaxName) return;
    for (const std::string_view token : terraform::tokens_of(name)) {
      const std::size_t hash = terraform::name_hash(token);
      if (asked_.count(hash) > 0) found_.insert(hash);
    }
  }

  const NameHashes& asked_;
  NameHashes found_{};
};

}  // namespace

NameHashes names_in(const Fragment& fragment, const NameHashes& asked) {
  NameSearch search(asked);
  if (!asked.empty()) search.look_in(fragment);
  return search.take();
}

void Leads::add(std::size_t input, const NameHashes& names) {
  for (const std::size_t name : names) {
    const auto [row, added] = inputs_.emplace(name, input);
    if (!added && row->second != input) row->second = kSeveral;
  }
}

NameHashes Leads::into(std::size_t input, const Fragment& fragment) const {
  NameHashes names;
  for (const std::size_t name : fragment.unread_names) {
    const auto found = inputs_.find(name);
    if (found != inputs_.end() && found->second != input) names.insert(name);
  }
  return names;
}

}  // namespace trailseal::load
