#include "patch/draft.hpp"

#include <algorithm>

namespace trailseal::patch {
namespace {

void collect_placeholders(const Draft& draft, std::vector<std::string>& found) {
  for (const Part& part : draft.phrase) {
    if (part.kind != Part::Kind::Placeholder) continue;
    if (std::find(found.begin(), found.end(), part.text) == found.end()) {
      found.push_back(part.text);
    }
  }
  for (const Draft& item : draft.items) collect_placeholders(item, found);
}

}  // namespace

Draft draft_of(const Value& value, const Cover& cover, const Cover::Allowed& allowed) {
  Draft draft;
  if (value.is_map() || value.is_list()) {
    draft.kind = value.is_map() ? Draft::Kind::Map : Draft::Kind::List;
    for (const Value& item : value.items()) {
      draft.items.push_back(draft_of(item, cover, allowed));
    }
    for (const Value::Key& key : value.keys()) draft.keys.push_back(key.name);
  } else if (value.is_text()) {
    draft.phrase = cover.phrase_of(value.as_text(), allowed);
  } else if (value.is_unknown() || value.is_sensitive()) {
    draft.phrase = {{.kind = Part::Kind::Placeholder, .text = "VALUE"}};
  } else {
    draft.kind = Draft::Kind::Word;
    const auto word = value.scalar_text();
    draft.word = word ? word->literal().value_or("null") : "null";
  }
  return draft;
}

std::vector<std::string> placeholders_in(const Draft& draft) {
  std::vector<std::string> found;
  collect_placeholders(draft, found);
  return found;
}

}  // namespace trailseal::patch
