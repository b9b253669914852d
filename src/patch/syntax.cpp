#include "patch/syntax.hpp"

#include <algorithm>

namespace trailseal::patch {

const SyntaxNode* SyntaxNode::find(std::string_view key) const {
  const auto found =
      std::find_if(items.begin(), items.end(),
                   [&](const SyntaxItem& item) { return item.key == key; });
  return found == items.end() ? nullptr : found->node.get();
}

std::size_t SyntaxNode::index_of(const SyntaxNode& child) const {
  const auto found =
      std::find_if(items.begin(), items.end(),
                   [&](const SyntaxItem& item) { return item.node.get() == &child; });
  return static_cast<std::size_t>(found - items.begin());
}

Syntax::Syntax(Notation notation, std::string text, std::unique_ptr<SyntaxNode> root)
    : notation_(notation), text_(std::move(text)), root_(std::move(root)) {
  lines_.push_back(0);
  for (std::size_t at = text_.find('\n'); at != std::string::npos;
       at = text_.find('\n', at + 1)) {
    lines_.push_back(at + 1);
  }
  note(*root_);
}

void Syntax::note_place(std::size_t at, const SyntaxNode& node) {
  places_.try_emplace(at, &node);
}

void Syntax::note(SyntaxNode& node) {
  const bool file = &node == root_.get() && node.kind == SyntaxNode::Kind::Body;
  if (!file) note_place(node.begin, node);
  if (node.tag_end > 0) note_place(node.tag_end, node);
  for (SyntaxItem& item : node.items) {
    item.node->parent = &node;
    note_place(item.begin, *item.node);
    if (!item.key.empty()) keys_.try_emplace(item.begin, item.node.get());
    note(*item.node);
  }
}

std::optional<std::size_t> Syntax::offset_of(Position place) const {
  if (place.line == 0 || place.line > lines_.size() || place.column == 0) return {};
  const std::size_t offset = lines_[place.line - 1] + place.column - 1;
  if (offset > text_.size()) return {};
  return offset;
}

const SyntaxNode* Syntax::at(Position place) const {
  const auto offset = offset_of(place);
  if (!offset) return nullptr;
  const auto found = places_.find(*offset);
  return found == places_.end() ? nullptr : found->second;
}

const SyntaxNode* Syntax::at_key(Position place) const {
  const auto offset = offset_of(place);
  if (!offset) return nullptr;
  const auto found = keys_.find(*offset);
  return found == keys_.end() ? nullptr : found->second;
}

std::string_view Syntax::line_of(std::size_t offset) const {
  const auto next = std::upper_bound(lines_.begin(), lines_.end(), offset);
  const std::size_t begin = *std::prev(next);
  std::size_t end = std::min(text_.find('\n', begin), text_.size());
  if (end > begin && text_[end - 1] == '\r') --end;
  return std::string_view(text_).substr(begin, end - begin);
}

std::string_view Syntax::indent_of(std::size_t offset) const {
  const std::string_view line = line_of(offset);
  return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
}

std::string_view Syntax::line_end() const {
  const std::size_t end = text_.find('\n');
  const bool crlf = end != std::string::npos && end > 0 && text_[end - 1] == '\r';
  return crlf ? "\r\n" : "\n";
}

}  // namespace trailseal::patch
