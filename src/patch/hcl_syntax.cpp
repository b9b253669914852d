// HCL text -> Syntax. Who reads it has been read by `hcl::read_native` before, so this
// looks only for where parts begin and end:
//
//   name = expression          an argument, up to the end of its line
//   type "label" { body }      a block
//   { key = expression, ... }  a Map; with `for` in front an Other
//   [ expression, ... ]        a List; likewise
//   name(expression, ...)      a Call
//   "..."  <<-END              a Text
//   a.b[0].c  12  true         a Name
//
// What has operators, or steps behind brackets, is an Other with its parts as items.
#include <algorithm>

#include "base/ascii.hpp"
#include "base/limits.hpp"
#include "patch/syntax.hpp"

namespace trailseal::patch {
namespace {

using Kind = SyntaxNode::Kind;
using Node = std::unique_ptr<SyntaxNode>;

bool is_name_letter(char letter) {
  return is_ascii_letter(letter) || is_digit(letter) || letter == '_' || letter == '-' ||
         static_cast<unsigned char>(letter) >= 0x80;
}

class HclReader {
 public:
  explicit HclReader(std::string_view text) : text_(text) {}

  Node whole() {
    auto node = body(0, false);
    return node != nullptr && at_ == text_.size() ? std::move(node) : nullptr;
  }

 private:
  char letter(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool starts(std::string_view what) const { return text_.substr(at_).starts_with(what); }
  void skip_to(std::string_view end) {
    const std::size_t found = text_.find(end, at_);
    at_ = found == std::string_view::npos ? text_.size() : found + end.size();
  }

  /// Blanks and comments; ends of lines only where they are blanks.
  void blanks(bool with_lines) {
    while (at_ < text_.size()) {
      const char here = letter();
      if (here == ' ' || here == '\t' || here == '\r' || (with_lines && here == '\n')) {
        ++at_;
      } else if (here == '#' || starts("//")) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (starts("/*")) {
        skip_to("*/");
      } else {
        return;
      }
    }
  }

  std::string name() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_name_letter(text_[at_])) ++at_;
    return std::string(text_.substr(begin, at_ - begin));
  }

  static Node node_at(Kind kind, std::size_t begin) {
    auto node = std::make_unique<SyntaxNode>();
    node->kind = kind;
    node->begin = begin;
    return node;
  }

  /// The arguments and blocks up to the closing brace, which is left.
  Node body(std::size_t depth, bool braces) {
    if (depth >= kMaxDepth) return nullptr;
    Node node = node_at(Kind::Body, at_);
    for (blanks(true); at_ < text_.size() && letter() != '}'; blanks(true)) {
      SyntaxItem item;
      item.begin = at_;
      item.key = name();
      if (item.key.empty()) return nullptr;
      blanks(false);
      const bool argument = letter() == '=' && letter(1) != '=';
      if (argument) {
        ++at_;
        blanks(false);
        item.node = expression(depth + 1, true);
      } else {
        item.node = block(depth + 1, item.begin);
      }
      if (item.node == nullptr) return nullptr;
      node->items.push_back(std::move(item));
      blanks(false);
      if (letter() == ',') return nullptr;
    }
    if (braces && letter() != '}') return nullptr;
    node->end = at_;
    return node;
  }

  Node block(std::size_t depth, std::size_t begin) {
    std::vector<std::string> labels;
    for (blanks(false); letter() != '{'; blanks(false)) {
      Node label = letter() == '"' ? string(depth) : node_at(Kind::Name, at_);
      if (label == nullptr) return nullptr;
      if (label->kind == Kind::Name) label->text = name();
      if (label->text.empty()) return nullptr;
      labels.push_back(label->text);
    }
    ++at_;
    Node node = body(depth, true);
    if (node == nullptr) return nullptr;
    ++at_;
    node->begin = begin;
    node->end = at_;
    node->labels = std::move(labels);
    return node;
  }

  bool at_end_of_expression(bool line_ends) const {
    const char here = letter();
    return here == '\0' || here == ',' || here == ')' || here == ']' || here == '}' ||
           (line_ends && here == '\n');
  }

  /// Up to a comma, a closing bracket or, if so, the end of the line.
  Node expression(std::size_t depth, bool line_ends) {
    if (depth >= kMaxDepth) return nullptr;
    Node whole = node_at(Kind::Other, at_);
    bool single = true;
    blanks(!line_ends);
    whole->begin = at_;
    std::size_t end = at_;
    for (; !at_end_of_expression(line_ends); blanks(!line_ends)) {
      SyntaxItem item;
      item.begin = at_;
      item.node = term(depth + 1);
      if (item.node != nullptr) {
        whole->items.push_back(std::move(item));
      } else {
        if (failed_) return nullptr;
        ++at_;  // an operator
        single = false;
      }
      end = at_;
    }
    if (whole->items.empty()) return nullptr;
    whole->end = end;
    single = single && whole->items.size() == 1 && whole->items[0].node->end == end;
    return single ? std::move(whole->items[0].node) : std::move(whole);
  }

  /// Null with nothing taken where no term begins.
  Node term(std::size_t depth) {
    const char here = letter();
    if (here == '"') return checked(string(depth));
    if (starts("<<")) return checked(heredoc());
    if (here == '{' || here == '[' || here == '(') return checked(brackets(depth));
    if (!is_name_letter(here) || here == '-') return nullptr;
    Node node = node_at(Kind::Name, at_);
    traversal();
    node->text = text_.substr(node->begin, at_ - node->begin);
    node->end = at_;
    if (letter() != '(') return node;
    Node arguments = brackets(depth);
    if (arguments == nullptr) return checked(nullptr);
    arguments->kind = Kind::Call;
    arguments->text = node->text;
    arguments->begin = node->begin;
    return arguments;
  }

  Node checked(Node node) {
    failed_ = failed_ || node == nullptr;
    return node;
  }

  /// `a.b[0]["c"].*.d`, `1.5`, `provider::x::f`
  void traversal() {
    for (;;) {
      name();
      if (letter() == '.' && (is_name_letter(letter(1)) || letter(1) == '*')) {
        at_ += letter(1) == '*' ? 2 : 1;
      } else if (starts("::")) {
        at_ += 2;
      } else if (letter() == '[') {
        const std::size_t close = text_.find_first_of("]\n", at_);
        if (close == std::string_view::npos || text_[close] == '\n') return;
        at_ = close + 1;
      } else {
        return;
      }
    }
  }

  Node brackets(std::size_t depth) {
    const char open = letter();
    Node node = node_at(open == '{'   ? Kind::Map
                        : open == '[' ? Kind::List
                                      : Kind::Other,
                        at_);
    ++at_;
    blanks(true);
    const bool loops = open != '(' && starts("for") && !is_name_letter(letter(3));
    const char close = open == '{' ? '}' : open == '[' ? ']' : ')';
    if (loops) node->kind = Kind::Other;
    while (at_ < text_.size() && letter() != close) {
      SyntaxItem item;
      item.begin = at_;
      if (open == '{' && !loops && !key(depth, item.key)) return nullptr;
      item.node = expression(depth + 1, open == '{' && !loops);
      if (item.node == nullptr) return nullptr;
      node->items.push_back(std::move(item));
      blanks(true);
      if (letter() == ',') ++at_;
      blanks(true);
    }
    if (letter() != close) return nullptr;
    node->end = ++at_;
    return node;
  }

  /// `name =`, `"name" =`, `(name) :`; takes what follows up to the value.
  bool key(std::size_t depth, std::string& said) {
    if (letter() == '(') {
      if (brackets(depth) == nullptr) return false;
    } else if (letter() == '"') {
      const Node text = string(depth);
      if (text == nullptr) return false;
      said = text->text;
    } else {
      const std::size_t begin = at_;
      traversal();
      said = text_.substr(begin, at_ - begin);
    }
    blanks(false);
    if (letter() != '=' && letter() != ':') return false;
    ++at_;
    blanks(false);
    return true;
  }

  Node string(std::size_t depth) {
    if (depth >= kMaxDepth) return nullptr;
    Node node = node_at(Kind::Text, at_);
    node->is_plain = true;
    for (++at_; at_ < text_.size() && letter() != '"';) {
      const bool doubled = starts("$${") || starts("%%{");
      if (letter() == '\\') {
        escape(node->text);
      } else if (!doubled && (starts("${") || starts("%{"))) {
        node->is_plain = false;
        if (!sequence(depth + 1)) return nullptr;
      } else {
        node->text += letter();
        at_ += doubled ? 2 : 1;
        if (doubled) node->text += letter();
        if (doubled) ++at_;
      }
    }
    if (at_ >= text_.size()) return nullptr;
    node->end = ++at_;
    if (!node->is_plain) node->text.clear();
    return node;
  }

  void escape(std::string& said) {
    const char what = letter(1);
    said += what == 'n' ? '\n' : what == 'r' ? '\r' : what == 't' ? '\t' : what;
    at_ += 2;
  }

  /// `${...}` within a string, with the strings and braces in it.
  bool sequence(std::size_t depth) {
    std::size_t open = 1;
    at_ += 2;
    while (at_ < text_.size() && open > 0) {
      if (letter() == '"') {
        if (string(depth) == nullptr) return false;
        continue;
      }
      if (letter() == '{') ++open;
      if (letter() == '}') --open;
      ++at_;
    }
    return open == 0;
  }

  Node heredoc() {
    Node node = node_at(Kind::Text, at_);
    node->is_block = true;
    at_ += starts("<<-") ? 3 : 2;
    const std::string mark = name();
    skip_to("\n");
    while (at_ < text_.size()) {
      const std::size_t end = std::min(text_.find('\n', at_), text_.size());
      std::string_view line = text_.substr(at_, end - at_);
      const std::size_t first = std::min(line.find_first_not_of(" \t"), line.size());
      line.remove_prefix(first);
      while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
      if (line == mark) {
        at_ += first + mark.size();
        node->end = at_;
        return node;
      }
      at_ = end + 1;
    }
    return nullptr;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

}  // namespace

std::unique_ptr<Syntax> read_hcl_syntax(std::string text) {
  auto root = HclReader(text).whole();
  if (root == nullptr) return nullptr;
  return std::make_unique<Syntax>(Notation::Hcl, std::move(text), std::move(root));
}

}  // namespace trailseal::patch
