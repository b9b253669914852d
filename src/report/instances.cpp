#include "report/instances.hpp"

namespace trailseal::report {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Does text[at, at + length) have no letter or digit beside it?
bool stands_alone(std::string_view text, std::size_t at, std::size_t length) {
  const std::size_t end = at + length;
  return (at == 0 || !is_letter_or_digit(text[at - 1])) &&
         (end == text.size() || !is_letter_or_digit(text[end]));
}

/// `/resource_changes/12/change` -> `/resource_changes/change`.
void drop_places(std::string& text) {
  for (const std::string_view list : {"/resource_changes/", "/resource_drift/"}) {
    for (auto at = text.find(list); at != std::string::npos; at = text.find(list, at)) {
      at += list.size();
      std::size_t end = at;
      while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
      text.erase(at, end - at);
    }
  }
}

/// Lines break where a key's length has it.
std::string with_single_spaces(const std::string& text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n';
    if (!space) out += c;
    if (space && !out.empty() && out.back() != ' ') out += ' ';
  }
  return out;
}

}  // namespace

std::vector<std::string> instance_keys(std::string_view address) {
  std::vector<std::string> keys;
  for (auto open = address.find('['); open != std::string_view::npos;
       open = address.find('[', open + 1)) {
    const std::size_t close = address.find(']', open);
    if (close == std::string_view::npos) break;
    std::string_view key = address.substr(open + 1, close - open - 1);
    if (key.size() >= 2 && key.front() == '"' && key.back() == '"') {
      key = key.substr(1, key.size() - 2);
    }
    if (!key.empty()) keys.emplace_back(key);
  }
  return keys;
}

std::string without_instance(std::string text, const std::vector<std::string>& keys) {
  drop_places(text);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const std::string name = "\x01" + std::to_string(i);
    for (auto at = text.find(keys[i]); at != std::string::npos;
         at = text.find(keys[i], at)) {
      if (!stands_alone(text, at, keys[i].size())) {
        ++at;
        continue;
      }
      text.replace(at, keys[i].size(), name);
      at += name.size();
    }
  }
  return with_single_spaces(text);
}

std::string other_instance(std::string_view first, std::string_view other) {
  const std::vector<std::string> keys = instance_keys(first);
  const std::vector<std::string> others = instance_keys(other);
  const bool alike =
      keys.size() == others.size() && without_instance(std::string(first), keys) ==
                                          without_instance(std::string(other), others);
  std::string text;
  for (std::size_t i = 0; alike && i < keys.size(); ++i) {
    if (keys[i] == others[i]) continue;
    const bool number = others[i].find_first_not_of("0123456789") == std::string::npos;
    text += number ? "[" + others[i] + "]" : "[\"" + others[i] + "\"]";
  }
  return text.empty() ? std::string(other) : text;
}

std::string same_for(const std::vector<std::string>& addresses, bool all) {
  constexpr std::size_t kShown = 8;
  const std::size_t count = addresses.size();
  const std::size_t shown = all || count <= kShown ? count : kShown;
  std::string text = "the same for " + std::to_string(count) + " more: ";
  for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : ", ") + addresses[i];
  if (shown == count) return text;
  return text + " and " + std::to_string(count - shown) + " more (-v: all)";
}

}  // namespace trailseal::report
