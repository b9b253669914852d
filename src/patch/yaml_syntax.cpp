// YAML text -> Syntax, from the events of libyaml, which tell where each begins and ends.
//
// Its marks count characters; the tree counts bytes. A block's end mark is where the next
// thing begins, so a block ends with its last part.
#include <yaml.h>

#include "base/limits.hpp"
#include "patch/syntax.hpp"

namespace trailseal::patch {
namespace {

using Kind = SyntaxNode::Kind;
using Node = std::unique_ptr<SyntaxNode>;

/// The byte at which a character begins.
class CharacterBytes {
 public:
  explicit CharacterBytes(std::string_view text) : size_(text.size()) {
    for (std::size_t at = 0; at < text.size(); ++at) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte >= 0x80) is_ascii_ = false;
      if ((byte & 0xC0U) != 0x80U) starts_.push_back(at);
    }
    if (is_ascii_) starts_.clear();
  }

  std::size_t byte_of(const yaml_mark_t& mark) const {
    if (is_ascii_) return std::min(mark.index, size_);
    return mark.index < starts_.size() ? starts_[mark.index] : size_;
  }

 private:
  std::size_t size_;
  bool is_ascii_ = true;
  std::vector<std::size_t> starts_{};
};

class YamlReader {
 public:
  explicit YamlReader(std::string_view text) : text_(text), bytes_(text) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_input_string(
        &parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~YamlReader() {
    yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
  }
  YamlReader(const YamlReader&) = delete;
  YamlReader& operator=(const YamlReader&) = delete;

  Node whole() {
    do {
      if (!next() || event_.type == YAML_STREAM_END_EVENT) return nullptr;
    } while (event_.type != YAML_DOCUMENT_START_EVENT);
    return next() ? node(0) : nullptr;
  }

 private:
  bool next() {
    yaml_event_delete(&event_);
    return yaml_parser_parse(&parser_, &event_) == 1;
  }

  std::size_t begin() const { return bytes_.byte_of(event_.start_mark); }

  /// The node that the event at hand begins; the event behind it is not taken.
  Node node(std::size_t depth) {
    if (depth >= kMaxDepth) return nullptr;
    auto made = std::make_unique<SyntaxNode>();
    made->begin = begin();
    switch (event_.type) {
      case YAML_SCALAR_EVENT:
        scalar(*made);
        return made;
      case YAML_ALIAS_EVENT:
        made->kind = Kind::Name;
        made->end = bytes_.byte_of(event_.end_mark);
        return made;
      case YAML_MAPPING_START_EVENT:
        start(*made, Kind::Map, event_.data.mapping_start.tag,
              event_.data.mapping_start.style == YAML_BLOCK_MAPPING_STYLE);
        return members(std::move(made), YAML_MAPPING_END_EVENT, depth);
      case YAML_SEQUENCE_START_EVENT:
        start(*made, Kind::List, event_.data.sequence_start.tag,
              event_.data.sequence_start.style == YAML_BLOCK_SEQUENCE_STYLE);
        return members(std::move(made), YAML_SEQUENCE_END_EVENT, depth);
      default:
        return nullptr;
    }
  }

  void start(SyntaxNode& node, Kind kind, const yaml_char_t* tag, bool block) {
    node.kind = kind;
    node.is_block = block;
    set_tag(node, tag);
  }

  /// The tag as it is written, and where what it is put on begins.
  void set_tag(SyntaxNode& node, const yaml_char_t* tag) {
    if (tag == nullptr || text_[node.begin] != '!') return;
    const std::size_t end = text_.find_first_of(" \t\r\n", node.begin);
    if (end == std::string_view::npos) return;
    node.tag = text_.substr(node.begin, end - node.begin);
    node.tag_end = std::min(text_.find_first_not_of(" \t", end), text_.size());
  }

  void scalar(SyntaxNode& node) {
    const auto& scalar = event_.data.scalar;
    node.kind = Kind::Text;
    node.text.assign(reinterpret_cast<const char*>(scalar.value), scalar.length);
    node.is_plain = true;
    node.is_block = scalar.style == YAML_LITERAL_SCALAR_STYLE ||
                    scalar.style == YAML_FOLDED_SCALAR_STYLE;
    set_tag(node, scalar.tag);
    node.end = bytes_.byte_of(event_.end_mark);
    while (node.end > node.begin && is_blank(text_[node.end - 1])) --node.end;
  }

  static bool is_blank(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
  }

  Node members(Node made, yaml_event_type_t end, std::size_t depth) {
    for (;;) {
      if (!next()) return nullptr;
      if (event_.type == end) break;
      SyntaxItem item;
      item.begin = begin();
      if (made->kind == Kind::Map) {
        if (event_.type != YAML_SCALAR_EVENT) return nullptr;
        item.key.assign(reinterpret_cast<const char*>(event_.data.scalar.value),
                        event_.data.scalar.length);
        if (!next()) return nullptr;
      }
      item.node = node(depth + 1);
      if (item.node == nullptr) return nullptr;
      if (made->kind == Kind::List && made->is_block) to_dash(item.begin);
      made->items.push_back(std::move(item));
    }
    made->end = bytes_.byte_of(event_.end_mark);
    if (made->is_block && !made->items.empty()) made->end = made->items.back().node->end;
    return made;
  }

  /// From the beginning of an item back to its dash.
  void to_dash(std::size_t& begin) const {
    const std::size_t dash = text_.rfind('-', begin);
    if (dash != std::string_view::npos) begin = dash;
  }

  std::string_view text_;
  CharacterBytes bytes_;
  yaml_parser_t parser_{};
  yaml_event_t event_{};
};

}  // namespace

std::unique_ptr<Syntax> read_yaml_syntax(std::string text) {
  auto root = YamlReader(text).whole();
  if (root == nullptr) return nullptr;
  return std::make_unique<Syntax>(Notation::Yaml, std::move(text), std::move(root));
}

}  // namespace trailseal::patch
