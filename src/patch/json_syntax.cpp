// JSON text -> Syntax. Who reads it has been read by simdjson before: what is malformed
// gives no tree, and no reason.
#include <charconv>

#include "base/limits.hpp"
#include "patch/syntax.hpp"

namespace trailseal::patch {
namespace {

using Kind = SyntaxNode::Kind;

class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  std::unique_ptr<SyntaxNode> whole() {
    auto node = value(0);
    blanks();
    return at_ == text_.size() ? std::move(node) : nullptr;
  }

 private:
  void blanks() { at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size()); }
  bool take(char letter) {
    blanks();
    if (at_ >= text_.size() || text_[at_] != letter) return false;
    ++at_;
    return true;
  }
  char next() {
    blanks();
    return at_ < text_.size() ? text_[at_] : '\0';
  }

  std::unique_ptr<SyntaxNode> value(std::size_t depth) {
    if (depth >= kMaxDepth) return nullptr;
    const char first = next();
    if (first == '{' || first == '[') return container(first == '{', depth);
    auto node = std::make_unique<SyntaxNode>();
    node->begin = at_;
    if (first == '"') {
      node->kind = Kind::Text;
      has_odd_letter_ = false;
      if (!string(node->text)) return nullptr;
      node->is_plain = !has_odd_letter_;
    } else {
      node->kind = Kind::Name;
      const std::size_t end =
          std::min(text_.find_first_of(" \t\r\n,]}", at_), text_.size());
      if (end == at_) return nullptr;
      node->text = text_.substr(at_, end - at_);
      at_ = end;
    }
    node->end = at_;
    return node;
  }

  std::unique_ptr<SyntaxNode> container(bool is_map, std::size_t depth) {
    auto node = std::make_unique<SyntaxNode>();
    node->kind = is_map ? Kind::Map : Kind::List;
    node->begin = at_++;
    const char close = is_map ? '}' : ']';
    while (next() != close) {
      if (!node->items.empty() && !take(',')) return nullptr;
      SyntaxItem item;
      blanks();
      item.begin = at_;
      if (is_map && (next() != '"' || !string(item.key) || !take(':'))) return nullptr;
      item.node = value(depth + 1);
      if (item.node == nullptr) return nullptr;
      node->items.push_back(std::move(item));
    }
    node->end = ++at_;
    return node;
  }

  /// Takes a string and says what it is.
  bool string(std::string& said) {
    for (++at_; at_ < text_.size(); ++at_) {
      const char letter = text_[at_];
      if (letter == '"') {
        ++at_;
        return true;
      }
      if (letter != '\\') {
        said += letter;
      } else if (++at_ >= text_.size() || !escape(said)) {
        return false;
      }
    }
    return false;
  }

  bool escape(std::string& said) {
    constexpr std::string_view kNames = "\"\\/bfnrt";
    constexpr std::string_view kLetters = "\"\\/\b\f\n\r\t";
    const std::size_t known = kNames.find(text_[at_]);
    if (known != std::string_view::npos) {
      said += kLetters[known];
      return true;
    }
    if (text_[at_] != 'u' || at_ + 4 >= text_.size()) return false;
    std::uint32_t code = 0;
    const char* digits = text_.data() + at_ + 1;
    if (std::from_chars(digits, digits + 4, code, 16).ptr != digits + 4) return false;
    // Nobody has to spell other letters to compare texts of policies.
    has_odd_letter_ = has_odd_letter_ || code >= 0x80;
    said += static_cast<char>(code & 0x7FU);
    at_ += 4;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool has_odd_letter_ = false;
};

}  // namespace

std::unique_ptr<Syntax> read_json_syntax(std::string text) {
  auto root = JsonReader(text).whole();
  if (root == nullptr) return nullptr;
  return std::make_unique<Syntax>(Notation::Json, std::move(text), std::move(root));
}

}  // namespace trailseal::patch
