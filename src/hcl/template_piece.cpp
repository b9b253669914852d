// https://github.com/hashicorp/hcl/blob/main/hclsyntax/parser_template.go has the rules
// for strip markers and for `<<-`, line by line.
#include "hcl/template_piece.hpp"

#include <algorithm>
#include <limits>

#include "hcl/unicode.hpp"

namespace trailseal::hcl {
namespace {

using PieceKind = TemplatePiece::Kind;

/// Bytes of the white space at the front.
std::size_t space_size(std::string_view text) {
  std::string_view rest = text;
  for (std::string_view after = rest; !rest.empty(); rest = after) {
    if (!is_space(take_code_point(after))) break;
  }
  return text.size() - rest.size();
}

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    take_code_point(text);
    ++count;
  }
  return count;
}

void strip_end(std::string& text) {
  std::size_t end = text.size();
  while (end > 0) {
    std::size_t start = end - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U) {
      --start;
    }
    std::string_view last = std::string_view(text).substr(start, end - start);
    if (!is_space(take_code_point(last))) break;
    end = start;
  }
  text.resize(end);
}

/// Builds the tree of directives by recursive descent over the pieces.
class Assembly {
 public:
  explicit Assembly(TemplatePieces pieces) : pieces_(std::move(pieces)) {}

  Result<Tree> whole(const Place& place) {
    auto parts = parts_until({});
    if (!parts) return parts.error();
    if (at_ < pieces_.size()) {
      return at_place(Error{.message = "this directive does not end an open directive"},
                      pieces_[at_].place);
    }
    if (pieces_.size() == 1 && pieces_[0].kind == PieceKind::Value) {
      return make_tree(TemplateWrap{.inner = pieces_[0].tree}, place);
    }
    return joined(std::move(*parts), place);
  }

 private:
  /// Parts up to a directive of one of these kinds, which is not taken.
  Result<std::vector<Tree>> parts_until(std::initializer_list<PieceKind> ends) {
    std::vector<Tree> parts;
    while (at_ < pieces_.size()) {
      const TemplatePiece& piece = pieces_[at_];
      if (std::find(ends.begin(), ends.end(), piece.kind) != ends.end()) break;
      if (piece.kind == PieceKind::Else || piece.kind == PieceKind::EndIf ||
          piece.kind == PieceKind::EndFor) {
        break;
      }
      auto part = next_part();
      if (!part) return part.error();
      parts.push_back(*part);
    }
    return parts;
  }

  Result<Tree> next_part() {
    const TemplatePiece& piece = pieces_[at_++];
    if (piece.kind == PieceKind::Literal) {
      return make_tree(Literal{.value = Value::string(piece.literal)}, piece.place);
    }
    if (piece.kind == PieceKind::Value) return piece.tree;
    return piece.kind == PieceKind::If ? conditional(piece) : loop(piece);
  }

  Result<Tree> part(std::initializer_list<PieceKind> ends, const Place& place) {
    auto parts = parts_until(ends);
    if (!parts) return parts.error();
    return joined(std::move(*parts), place);
  }

  bool take(PieceKind kind) {
    if (at_ >= pieces_.size() || pieces_[at_].kind != kind) return false;
    ++at_;
    return true;
  }

  Result<Tree> conditional(const TemplatePiece& piece) {
    auto yes = part({PieceKind::Else, PieceKind::EndIf}, piece.place);
    if (!yes) return yes;
    TemplateIf node{.condition = piece.tree, .yes = *yes};
    if (take(PieceKind::Else)) {
      auto no = part({PieceKind::EndIf}, piece.place);
      if (!no) return no;
      node.no = *no;
    }
    if (!take(PieceKind::EndIf)) {
      return at_place(Error{.message = "`%{ if }` has no `%{ endif }`"}, piece.place);
    }
    return make_tree(std::move(node), piece.place);
  }

  Result<Tree> loop(const TemplatePiece& piece) {
    auto body = part({PieceKind::EndFor}, piece.place);
    if (!body) return body;
    if (!take(PieceKind::EndFor)) {
      return at_place(Error{.message = "`%{ for }` has no `%{ endfor }`"}, piece.place);
    }
    return make_tree(TemplateFor{.key_name = piece.key_name,
                                 .value_name = piece.value_name,
                                 .collection = piece.tree,
                                 .body = *body},
                     piece.place);
  }

  static Tree joined(std::vector<Tree> parts, const Place& place) {
    std::string literal;
    for (const Tree& part : parts) {
      const auto text = std::get_if<Literal>(&part->node);
      // A literal from `${1}` is a value with a type of its own.
      if (text == nullptr || part->place.is_known()) {
        return make_tree(Template{.parts = std::move(parts)}, place);
      }
      literal += text->value.as_string();
    }
    return make_tree(Literal{.value = Value::string(literal)}, place);
  }

  TemplatePieces pieces_;
  std::size_t at_ = 0;
};

}  // namespace

void apply_strip_markers(TemplatePieces& pieces) {
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (pieces[i].strips_before && i > 0 && pieces[i - 1].kind == PieceKind::Literal) {
      strip_end(pieces[i - 1].literal);
    }
    if (pieces[i].strips_after && i + 1 < pieces.size() &&
        pieces[i + 1].kind == PieceKind::Literal) {
      std::string& literal = pieces[i + 1].literal;
      literal.erase(0, space_size(literal));
    }
  }
}

void take_off_indentation(TemplatePieces& pieces) {
  std::size_t smallest = std::numeric_limits<std::size_t>::max();
  std::vector<std::string*> lines;
  bool starts_line = true;
  for (TemplatePiece& piece : pieces) {
    const bool is_literal = piece.kind == PieceKind::Literal;
    if (starts_line && !is_literal) smallest = 0;
    if (starts_line && is_literal) {
      const std::size_t space = space_size(piece.literal);
      const bool is_blank =
          space == piece.literal.size() && piece.literal.ends_with('\n');
      if (!is_blank) {
        smallest = std::min(smallest,
                            characters(std::string_view(piece.literal).substr(0, space)));
        lines.push_back(&piece.literal);
      }
    }
    starts_line = is_literal && piece.literal.ends_with('\n');
  }
  for (std::string* line : lines) {
    std::string_view rest = *line;
    for (std::size_t i = 0; i < smallest && !rest.empty(); ++i) take_code_point(rest);
    line->erase(0, line->size() - rest.size());
  }
}

Result<Tree> assemble_template(TemplatePieces pieces, const Place& place) {
  return Assembly(std::move(pieces)).whole(place);
}

}  // namespace trailseal::hcl
