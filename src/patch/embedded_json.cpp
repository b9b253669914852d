#include "patch/embedded_json.hpp"

#include <algorithm>

namespace trailseal::patch {
namespace {

/// The text with letters in place of what `${...}` holds, quotes and braces among it, and
/// every byte where it was.
std::string without_sequences(std::string text) {
  std::size_t at = 0;
  while ((at = text.find("${", at)) != std::string::npos) {
    std::size_t open = 1;
    for (at += 2; at < text.size() && open > 0; ++at) {
      if (text[at] == '{') ++open;
      if (text[at] == '}') --open;
      if (open > 0 && text[at] != '\n') text[at] = 'x';
    }
  }
  return text;
}

}  // namespace

std::optional<Spot> embedded_json(const Spot& around, const SyntaxNode& text,
                                  Dialect dialect) {
  if (text.kind != SyntaxNode::Kind::Text || !text.is_block) return std::nullopt;
  const std::string& whole = around.syntax->text();
  const std::size_t begin = whole.find('\n', text.begin);
  if (begin == std::string::npos || begin >= text.end) return std::nullopt;
  std::size_t end = text.end;
  // A heredoc ends with a line that holds its mark.
  if (dialect == Dialect::HeredocJson) end = whole.rfind('\n', end - 1);
  if (end <= begin) return std::nullopt;
  std::string json = whole.substr(begin + 1, end - begin - 1);
  std::unique_ptr<Syntax> syntax = read_json_syntax(without_sequences(json));
  if (syntax == nullptr) return std::nullopt;
  Spot spot = around;
  spot.base = around.base + begin + 1;
  spot.dialect = dialect;
  spot.role = Spot::Role::Plain;
  spot.syntax = std::shared_ptr<const Syntax>(std::move(syntax));
  spot.node = &spot.syntax->root();
  return spot;
}

}  // namespace trailseal::patch
