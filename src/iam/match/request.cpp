// Condition keys are compared without regard to case (IAM User Guide, "Condition": key
// names are not case-sensitive), so they are kept in lower case.
#include "iam/match/request.hpp"

#include <algorithm>

#include "base/ascii.hpp"

namespace trailseal::iam {
ContextValue ContextValue::present(Text value) {
  ContextValue result;
  result.state = State::Present;
  result.values.push_back(std::move(value));
  return result;
}

ContextValue ContextValue::present(std::vector<Text> values) {
  ContextValue result;
  result.state = values.empty() ? State::Absent : State::Present;
  result.values = std::move(values);
  result.multivalued = true;
  return result;
}

ContextValue ContextValue::unknown(std::string reason) {
  ContextValue result;
  result.state = State::Unknown;
  result.reason = std::move(reason);
  return result;
}

ContextValue ContextValue::as_possible(std::string why, std::string how) const {
  ContextValue result = *this;
  if (state == State::Absent) return result;
  result.certain = false;
  result.reason = std::move(why);
  result.help = std::move(how);
  return result;
}

bool KeyOrder::operator()(std::string_view a, std::string_view b) const {
  return std::lexicographical_compare(
      a.begin(), a.end(), b.begin(), b.end(),
      [](char x, char y) { return ascii_lower(x) < ascii_lower(y); });
}

const Context::Parts& Context::parts() const {
  static const Parts none;
  return parts_ ? *parts_ : none;
}

Context::Parts& Context::own() {
  if (!parts_) {
    parts_ = std::make_shared<Parts>();
  } else if (parts_.use_count() > 1) {
    parts_ = std::make_shared<Parts>(*parts_);
  }
  return *parts_;
}

void Context::set(std::string_view key, ContextValue value) {
  if (key.ends_with('*')) {
    own().beginnings[ascii_lower(key.substr(0, key.size() - 1))] = std::move(value);
  } else {
    own().values[ascii_lower(key)] = std::move(value);
  }
}

ContextValue Context::find(std::string_view key) const {
  const Parts& all = parts();
  const auto found = all.values.find(key);
  if (found != all.values.end()) return found->second;
  const auto ask_sources = [&](Named how) -> std::optional<ContextValue> {
    for (auto source = all.sources.rbegin(); source != all.sources.rend(); ++source) {
      if (auto value = (*source)(key, how)) return value;
    }
    return std::nullopt;
  };
  if (auto value = ask_sources(Named::Itself)) return *std::move(value);
  const std::string wanted = all.beginnings.empty() ? std::string() : ascii_lower(key);
  for (const auto& [beginning, value] : all.beginnings) {
    if (wanted.starts_with(beginning)) return value;
  }
  return ask_sources(Named::ByBeginning).value_or(all.fallback);
}

}  // namespace trailseal::iam
