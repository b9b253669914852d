// A comment is about the item that begins on its line, else about the one that ends there;
// alone on its line it is about the next item, if that is in the same block.
#include "graph/placed_waiver.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "base/suggest.hpp"

namespace trailseal {
namespace {

constexpr std::string_view kMark = "trailseal:";
constexpr std::string_view kVerb = "waive";
constexpr std::array<std::string_view, 3> kFields{"reason", "owner", "until"};
constexpr const char* kExample =
    "a waiver is written `trailseal: waive TS405 reason=\"...\" until=2027-01-31`";

/// What other tools call it, or a slip of the finger. Other words are prose.
bool is_meant(std::string_view verb) {
  constexpr std::array<std::string_view, 7> kWords{
      "waive", "ignore", "skip", "disable", "suppress", "allow", "exclude"};
  return nearest(verb, kWords).has_value();
}

void skip_blanks(std::string_view& text) {
  const std::size_t first = text.find_first_not_of(" \t");
  text.remove_prefix(first == text.npos ? text.size() : first);
}

std::string take_until(std::string_view& text, std::string_view ends) {
  const std::size_t end = std::min(text.find_first_of(ends), text.size());
  std::string taken(text.substr(0, end));
  text.remove_prefix(end);
  return taken;
}

/// A word, or a text in quotes in which a backslash stands before a quote. Nothing where
/// the closing quote is missing.
std::optional<std::string> take_value(std::string_view& text) {
  if (text.empty() || (text[0] != '"' && text[0] != '\'')) {
    return take_until(text, " \t");
  }
  const char quote = text[0];
  std::string value;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == quote) {
      text.remove_prefix(i + 1);
      return value;
    }
    if (text[i] == '\\' && i + 1 < text.size()) ++i;
    value += text[i];
  }
  return std::nullopt;
}

void object(PlacedWaiver& waiver, std::string problem, std::string help = kExample) {
  if (!waiver.problem.empty()) return;
  waiver.problem = std::move(problem);
  waiver.help = std::move(help);
}

/// `TS405, TS608`: the rules up to the first field.
void read_rules(std::string_view& text, PlacedWaiver& waiver) {
  while (true) {
    skip_blanks(text);
    const std::size_t end = std::min(text.find_first_of(" \t,"), text.size());
    const std::string_view word = text.substr(0, end);
    if (word.empty() || word.find('=') != word.npos) return;
    waiver.rules.emplace_back(word);
    text.remove_prefix(end);
    skip_blanks(text);
    if (!text.starts_with(",")) return;
    text.remove_prefix(1);
  }
}

void read_field(std::string_view& text, PlacedWaiver& waiver) {
  const std::string name = take_until(text, " \t=");
  const auto known = std::find(kFields.begin(), kFields.end(), name);
  if (known == kFields.end() || !text.starts_with("=")) {
    const std::string meant = did_you_mean(name, kFields);
    object(waiver, "`" + name + "` is not part of a waiver",
           meant.empty() ? kExample : meant);
    text = {};
    return;
  }
  text.remove_prefix(1);
  auto value = take_value(text);
  if (!value) {
    object(waiver, "the " + name + " of this waiver has no closing quote");
    text = {};
    return;
  }
  std::string PlacedWaiver::*const members[] = {
      &PlacedWaiver::reason, &PlacedWaiver::owner, &PlacedWaiver::until};
  waiver.*members[known - kFields.begin()] = std::move(*value);
}

/// What a comment says; nothing where it does not speak to us.
std::optional<PlacedWaiver> read_waiver(std::string_view text) {
  // Block comments are often drawn with a mark at the front of each line.
  text.remove_prefix(std::min(text.find_first_not_of(" \t*#/"), text.size()));
  if (!text.starts_with(kMark)) return std::nullopt;
  text.remove_prefix(kMark.size());
  skip_blanks(text);
  PlacedWaiver waiver;
  const std::string verb = take_until(text, " \t");
  if (verb != kVerb) {
    if (!is_meant(verb)) return std::nullopt;
    object(waiver, "`trailseal: " + verb + "` is not a waiver");
    return waiver;
  }
  read_rules(text, waiver);
  if (waiver.rules.empty()) object(waiver, "this waiver names no rule");
  for (skip_blanks(text); !text.empty(); skip_blanks(text)) read_field(text, waiver);
  return waiver;
}

bool is_before(const Position& a, const Position& b) {
  return std::tie(a.line, a.column) < std::tie(b.line, b.column);
}

/// The outermost item that begins on the line of the comment, else the outermost that
/// ends there, else the innermost around it.
const Extent* item_on_line(const std::vector<Extent>& items, const Comment& comment) {
  const Extent* ending = nullptr;
  const Extent* around = nullptr;
  const std::uint32_t line = comment.position.line;
  for (const Extent& item : items) {
    if (item.start.line == line) return &item;
    if (item.last_line == line && ending == nullptr) ending = &item;
    if (item.has_line(line)) around = &item;
  }
  return ending != nullptr ? ending : around;
}

/// The item that a comment stands above: the next one, unless the block ends before it.
const Extent* item_below(const CommentedText& text, const Comment& comment) {
  const Extent* next = nullptr;
  const Extent* around = nullptr;
  for (const Extent& item : text.items) {
    if (!is_before(item.start, comment.position)) {
      next = &item;
      break;
    }
    if (item.last_line > comment.position.line) around = &item;  // the innermost so far
  }
  if (next == nullptr) return nullptr;
  if (around != nullptr && next->start.line > around->last_line) return nullptr;
  const bool outdented = next->start.column < comment.position.column;
  return text.by_indentation && outdented ? nullptr : next;
}

}  // namespace

bool may_have_waivers(std::string_view text) { return text.find(kMark) != text.npos; }

std::vector<PlacedWaiver> find_waivers(const CommentedText& text,
                                       const std::string& path) {
  std::vector<PlacedWaiver> waivers;
  for (const Comment& comment : text.comments) {
    auto waiver = read_waiver(comment.text);
    if (!waiver) continue;
    waiver->path = path;
    waiver->position = comment.position;
    const Extent* const item =
        comment.alone ? item_below(text, comment) : item_on_line(text.items, comment);
    if (item != nullptr) {
      waiver->first_line = item->start.line;
      waiver->last_line = item->last_line;
    }
    waivers.push_back(std::move(*waiver));
  }
  return waivers;
}

}  // namespace trailseal
