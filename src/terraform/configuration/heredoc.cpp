//   policy = <<-POLICY                     line 6 of the file
//     {                                    line 1 of the text
//       "Statement": [{"Sid": "Acl", ...   line 2
//   POLICY
//
// Line by line the text is what the file has, but for the indentation that `<<-` takes
// away and for `${...}`. A line with `${` or `%{` is not compared; all others have to be
// the same, or the places would be those of something else.
#include "terraform/configuration/heredoc.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "document/json_reader.hpp"
#include "document/marked_text.hpp"

namespace trailseal::terraform {
namespace {

constexpr std::string_view kBlank = " \t\r";

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(kBlank), line.size());
}

std::string_view trimmed(std::string_view line) {
  line.remove_prefix(indent_of(line));
  return line.substr(0, line.find_last_not_of(kBlank) + 1);
}

/// `POLICY` of `policy = <<-POLICY`; empty where no heredoc begins behind the column.
std::string_view marker_at(std::string_view line, std::size_t column) {
  const std::size_t begin = line.rfind("<<");
  if (begin == std::string_view::npos || begin < column) return {};
  line.remove_prefix(begin + 2);
  if (line.starts_with('-')) line.remove_prefix(1);
  return trimmed(line);
}

/// The lines between the heredoc's beginning and its end.
std::vector<std::string_view> body_at(Position at, std::string_view source) {
  const std::vector<std::string_view> lines = lines_of(source);
  if (at.line == 0 || at.column == 0 || at.line > lines.size()) return {};
  const std::string_view marker = marker_at(lines[at.line - 1], at.column - 1);
  if (marker.empty()) return {};
  for (std::size_t i = at.line; i < lines.size(); ++i) {
    if (trimmed(lines[i]) != marker) continue;
    return {lines.begin() + at.line, lines.begin() + static_cast<std::ptrdiff_t>(i)};
  }
  return {};
}

/// The text with one letter for each symbol.
std::string with_letters(const Text& text) {
  std::string whole;
  for (const Text::Piece& piece : text.pieces()) {
    whole += piece.symbol ? std::string("?") : piece.literal;
  }
  return whole;
}

bool is_computed(std::string_view line) {
  return line.find("${") != std::string_view::npos ||
         line.find("%{") != std::string_view::npos;
}

bool are_same(const std::vector<std::string_view>& text,
              const std::vector<std::string_view>& body) {
  return std::equal(text.begin(), text.end(), body.begin(), body.end(),
                    [](std::string_view a, std::string_view b) {
                      return is_computed(b) || trimmed(a) == trimmed(b);
                    });
}

/// Takes places of the text to those of the file.
class Placer {
 public:
  Placer(const std::vector<std::string_view>& text,
         const std::vector<std::string_view>& body, Position at)
      : at_(at) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::size_t taken = indent_of(text[i]);
      indents_.push_back(
          static_cast<std::uint32_t>(std::max(indent_of(body[i]), taken) - taken));
      lengths_.push_back(static_cast<std::uint32_t>(body[i].size()));
    }
  }

  Value placed(const Value& value) const {
    const Position own = place_of(value.position());
    if (value.is_list()) {
      Value list = Value::list({}, own);
      for (const Value& item : value.items()) list.push_back(placed(item));
      return list;
    }
    if (value.is_map()) {
      Value map = Value::map(own);
      for (std::size_t i = 0; i < value.size(); ++i) {
        const Value::Key& key = value.keys()[i];
        map.add(key.name, placed(value.items()[i]), place_of(key.position));
      }
      return map;
    }
    Value leaf = value;
    leaf.set_position(own);
    return leaf;
  }

 private:
  Position place_of(Position inside) const {
    if (inside.line == 0 || inside.line > indents_.size()) return at_;
    const std::size_t line = inside.line - 1;
    // Behind a value that is longer than its `${...}` the column may lie past the end.
    const std::uint32_t column =
        std::min(inside.column + indents_[line], std::max(lengths_[line], 1U));
    return {.line = at_.line + inside.line, .column = column, .file = at_.file};
  }

  Position at_;
  std::vector<std::uint32_t> indents_;  ///< that the heredoc takes from each line
  std::vector<std::uint32_t> lengths_;  ///< of each line of the file
};

}  // namespace

std::optional<Value> read_heredoc(const Text& text, Position at,
                                  std::string_view source) {
  const std::string whole = with_letters(text);
  const std::vector<std::string_view> lines = lines_of(whole);
  const std::vector<std::string_view> body = body_at(at, source);
  if (body.empty() || !are_same(lines, body)) return std::nullopt;
  std::optional<Value> document;
  if (const auto literal = text.literal()) {
    Result<Document> read = read_json_text(*literal);
    if (read && read->warnings.empty()) document = std::move(read->root);
  } else {
    document = read_half_known(text, {});
  }
  if (!document || !document->is_map()) return std::nullopt;
  Value policy = Placer(lines, body, at).placed(*document);
  policy.set_position(at);
  return policy;
}

}  // namespace trailseal::terraform
