#include "aws_export/asked.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/moment.hpp"

namespace trailseal::aws_export {

bool is_truncated(const Value& root) {
  // AWS CLI User Guide, "Pagination": a token that is left stands for what is not there.
  constexpr std::array<std::string_view, 4> kTokens{
      "NextToken", "nextToken", "NextMarker", "NextContinuationToken"};
  constexpr std::array<std::string_view, 2> kFlags{"IsTruncated", "Truncated"};
  return std::any_of(kTokens.begin(), kTokens.end(),
                     [&](auto name) { return !text_of(root[name]).empty(); }) ||
         std::any_of(kFlags.begin(), kFlags.end(),
                     [&](auto name) { return root[name].as_bool(); });
}

std::string text_of(const Value& value) {
  return value.is_text() ? value.as_text().literal().value_or("") : std::string();
}

std::optional<std::string> moment_of(const Value& value) {
  const auto text = value.scalar_text();
  const std::string moment =
      text ? moment_text(std::string_view(text->literal().value_or(""))) : "";
  return moment.empty() ? std::nullopt : std::optional(moment);
}

std::optional<std::string> given_text(const Value& value) {
  std::string text = text_of(value);
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

}  // namespace trailseal::aws_export
