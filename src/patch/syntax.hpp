// Syntax: a text as it is written, with the bytes of each part of it.
//
// One tree for three languages. Unlike `hcl::Expression` and `Value` it knows where a
// part ends and how it is written, and nothing of what it means.
//
//   HCL    a file and a block are bodies; their arguments and blocks are items
//   JSON   objects and lists
//   YAML   mappings and sequences, in block style or between brackets
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.hpp"

namespace trailseal::patch {

enum class Notation { Hcl, Json, Yaml };

struct SyntaxNode;

/// A member of a map, an item of a list, an argument or a block of a body.
struct SyntaxItem {
  std::size_t begin = 0;  ///< of the key, of YAML's dash, else of the value
  std::string key{};      ///< of a block its type; empty for an item of a list
  std::unique_ptr<SyntaxNode> node{};
};

struct SyntaxNode {
  enum class Kind {
    Body,   ///< a file or a block of HCL
    Map,    ///< an object, a mapping
    List,   ///< a list, a sequence, the arguments of a call
    Text,   ///< a string, a heredoc, a scalar of YAML
    Name,   ///< `true`, `12`, `local.x[0].id`
    Call,   ///< `jsonencode(...)`; its items are the arguments
    Other,  ///< an expression of several parts, which are its items
  };

  Kind kind = Kind::Other;
  std::size_t begin = 0;
  std::size_t end = 0;
  /// Of a Call its name, of a Name its spelling, of a Text what it says where `is_plain`.
  std::string text{};
  bool is_plain = false;              ///< a Text without interpolation
  bool is_block = false;              ///< lines of YAML; a heredoc; no brackets around it
  std::string tag{};                  ///< YAML's: `!Sub`
  std::size_t tag_end = 0;            ///< where what is tagged begins; 0: no tag
  std::vector<std::string> labels{};  ///< of a block
  std::vector<SyntaxItem> items{};
  const SyntaxNode* parent = nullptr;

  const SyntaxNode* find(std::string_view key) const;
  /// The index of a child among the items of its parent.
  std::size_t index_of(const SyntaxNode& child) const;
};

/// A text with its tree. The tree points into itself: a Syntax is not copied.
class Syntax {
 public:
  Syntax(Notation notation, std::string text, std::unique_ptr<SyntaxNode> root);

  Notation notation() const { return notation_; }
  const std::string& text() const { return text_; }
  const SyntaxNode& root() const { return *root_; }

  /// The outermost node that a place names: it begins there, or its key does.
  const SyntaxNode* at(Position place) const;
  /// The node whose key a place names. In YAML a mapping begins where its first key does.
  const SyntaxNode* at_key(Position place) const;
  /// The line that a byte is on, without its end.
  std::string_view line_of(std::size_t offset) const;
  /// The blanks that the line of a byte begins with.
  std::string_view indent_of(std::size_t offset) const;
  /// `\r\n` where the text has such lines, else `\n`.
  std::string_view line_end() const;
  std::string_view spelling(const SyntaxNode& node) const {
    return std::string_view(text_).substr(node.begin, node.end - node.begin);
  }

 private:
  void note(SyntaxNode& node);
  void note_place(std::size_t at, const SyntaxNode& node);
  std::optional<std::size_t> offset_of(Position place) const;

  Notation notation_;
  std::string text_;
  std::unique_ptr<SyntaxNode> root_;
  std::vector<std::size_t> lines_{};  ///< where each begins
  std::map<std::size_t, const SyntaxNode*> places_{};
  std::map<std::size_t, const SyntaxNode*> keys_{};
};

/// Reads a text; null where it is malformed or nests too deeply.
std::unique_ptr<Syntax> read_hcl_syntax(std::string text);
std::unique_ptr<Syntax> read_json_syntax(std::string text);
std::unique_ptr<Syntax> read_yaml_syntax(std::string text);

}  // namespace trailseal::patch
