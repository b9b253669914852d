#include "document/fields.hpp"

#include <algorithm>
#include <tuple>

#include "base/suggest.hpp"

namespace trailseal {

void Problems::add(Position position, std::string message, std::string help) {
  errors_.push_back(Error{.message = std::move(message),
                          .help = std::move(help),
                          .path = path_,
                          .line = position.line,
                          .column = position.column});
}

void Problems::add_unknown(Position position, std::string_view what,
                           std::string_view word,
                           std::span<const std::string_view> known) {
  std::string message("unknown ");
  message.append(what).append(" `").append(word).append("`");
  std::string help = did_you_mean(word, known);
  if (help.empty() && known.size() <= 12) {
    for (const std::string_view one : known) {
      help += help.empty() ? "known: `" : ", `";
      help.append(one).append("`");
    }
  }
  add(position, std::move(message), std::move(help));
}

std::vector<Error> Problems::sorted() const {
  std::vector<Error> errors = errors_;
  std::stable_sort(errors.begin(), errors.end(), [](const Error& a, const Error& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
  });
  return errors;
}

Fields::Fields(const Value& map, std::string_view what,
               std::span<const std::string_view> known, Problems& problems)
    : map_(map), what_(what), problems_(problems) {
  if (!map.is_map()) {
    problems.add(map.position(),
                 "expected a map of keys and values for the " + std::string(what));
    return;
  }
  for (const Value::Key& key : map.keys()) {
    if (std::find(known.begin(), known.end(), key.name) != known.end()) continue;
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
    problems_.add(value.position(), "`" + std::string(key) + "` must be a text",
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
                    "`" + std::string(key) + "` must be a list of texts");
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
