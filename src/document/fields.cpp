#include "document/fields.hpp"

#include "base/word_list.hpp"

namespace trailseal {

Fields::Fields(const Value& map, std::string_view what,
               std::span<const std::string_view> known, Problems& problems)
    : map_(map), what_(what), problems_(problems) {
  if (!map.is_map()) {
    problems.add(map.position(),
                 "expected a map of keys and values for the " + std::string(what));
    return;
  }
  for (const Value::Key& key : map.keys()) {
    if (has_word(known, key.name)) continue;
    problems.add_unknown(key.position, std::string(what) + " key", key.name, known);
  }
}

bool Fields::has(std::string_view key) const { return map_.find(key) != nullptr; }

Position Fields::place_of(std::string_view key) const {
  const Value* value = map_.find(key);
  return value != nullptr ? value->position() : map_.position();
}

std::string Fields::text(std::string_view key) {
  if (!map_.is_map()) return {};
  if (!has(key)) {
    problems_.add(map_.position(),
                  "the " + std::string(what_) + " has no `" + std::string(key) + "`");
    return {};
  }
  return optional_text(key);
}

std::string Fields::optional_text(std::string_view key) {
  const Value& value = map_[key];
  if (value.is_absent()) return {};
  const auto literal = value.literal();
  if (!literal) {
    problems_.add(value.position(), "`" + std::string(key) + "` must be a string",
                  value.is_number() || value.is_bool() ? "put it in quotes" : "");
    return {};
  }
  std::string text = trimmed(*literal);
  if (text.empty()) {
    problems_.add(value.position(), "`" + std::string(key) + "` is empty");
  }
  return text;
}

std::vector<std::string> Fields::texts(std::string_view key) {
  const Value& value = map_[key];
  if (value.is_absent()) return {};
  if (!value.is_list()) {
    std::string one = optional_text(key);
    return one.empty() ? std::vector<std::string>() : std::vector{std::move(one)};
  }
  std::vector<std::string> all;
  for (const Value& item : value.items()) {
    const auto literal = item.literal();
    if (literal && !trimmed(*literal).empty()) {
      all.push_back(trimmed(*literal));
    } else {
      problems_.add(item.position(),
                    "`" + std::string(key) + "` must be a list of strings");
    }
  }
  return all;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kSpace) - first + 1));
}

}  // namespace trailseal
