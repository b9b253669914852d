#include "patch/template_text.hpp"

#include <string>

#include "patch/body_place.hpp"
#include "patch/template_match.hpp"

namespace trailseal::patch {

std::optional<Phrase> template_at(const Spot& spot) {
  const SyntaxNode& node = *spot.node;
  const bool sub = node.tag == "!Sub" || spot.dialect == Dialect::SubJson;
  if (node.kind == SyntaxNode::Kind::Map && node.items.size() == 1 &&
      node.items[0].key == "Fn::Sub") {
    return parts_of_template(node.items[0].node->text, true);
  }
  if (node.kind != SyntaxNode::Kind::Text || node.is_block) return std::nullopt;
  if (spot.dialect == Dialect::Yaml) {
    if (!node.tag.empty() && !sub) return std::nullopt;
    return sub ? parts_of_template(node.text, true) : Phrase{{.text = node.text}};
  }
  const std::string quoted = spelling_at(spot, node);
  const std::string inner = quoted.substr(1, quoted.size() - 2);
  const bool plain_json =
      spot.dialect == Dialect::TemplateJson || spot.dialect == Dialect::PlainJson;
  if (inner.find('\\') != std::string::npos) return std::nullopt;
  return plain_json ? Phrase{{.text = inner}} : parts_of_template(inner, sub);
}

}  // namespace trailseal::patch
