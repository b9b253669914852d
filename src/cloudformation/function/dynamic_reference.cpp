//   arn:aws:s3:::{{resolve:ssm:/logs/bucket:3}}/AWSLogs
//                          ~~~ ~~~~~~~~~~~~~~
//                      service reference
//
// AWS CloudFormation User Guide, "Get values stored in other services using dynamic
// references". The reference may itself hold symbols, when a function assembled it.
#include "cloudformation/function/dynamic_reference.hpp"

#include <array>
#include <string>
#include <string_view>

#include "cloudformation/function/symbol.hpp"

namespace trailseal::cloudformation {
namespace {

constexpr std::string_view kOpen = "{{resolve:";
constexpr std::string_view kClose = "}}";

bool is_service(std::string_view word) {
  return word == "ssm" || word == "ssm-secure" || word == "secretsmanager";
}

Text literal_part(const Text::Piece& piece, std::string_view part) {
  const Text text{part};
  return piece.sensitive ? text.as_sensitive() : text;
}

/// `service:reference` -> symbol; as written where it is no dynamic reference.
Text symbol_for(const Text& inner) {
  const std::string_view prefix = inner.literal_prefix();
  const std::size_t colon = prefix.find(':');
  const std::string_view service = prefix.substr(0, colon);
  if (colon == std::string_view::npos || !is_service(service)) {
    return Text(kOpen) + inner + Text(kClose);
  }
  Text reference;
  bool first = true;
  for (const Text& part : inner.split(':')) {
    if (!first && !reference.empty()) reference.append(":");
    if (!first) reference.append(part);
    first = false;
  }
  return dynamic_symbol(service, reference);
}

}  // namespace

bool has_dynamic_reference(const Text& text) {
  for (const Text::Piece& piece : text.pieces()) {
    if (!piece.symbol && piece.literal.find(kOpen) != std::string::npos) return true;
  }
  return false;
}

Text with_dynamic_symbols(const Text& text) {
  Text done;
  Text inner;
  bool inside = false;
  for (const Text::Piece& piece : text.pieces()) {
    if (piece.symbol) {
      Text symbol = Text::of_symbol(*piece.symbol);
      (inside ? inner : done).append(piece.sensitive ? symbol.as_sensitive() : symbol);
      continue;
    }
    std::string_view rest = piece.literal;
    while (true) {
      const std::string_view mark = inside ? kClose : kOpen;
      const std::size_t at = rest.find(mark);
      (inside ? inner : done).append(literal_part(piece, rest.substr(0, at)));
      if (at == std::string_view::npos) break;
      rest.remove_prefix(at + mark.size());
      if (inside) {
        done.append(symbol_for(inner));
        inner = Text();
      }
      inside = !inside;
    }
  }
  return inside ? done + Text(kOpen) + inner : done;
}

}  // namespace trailseal::cloudformation
