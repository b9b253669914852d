// Sentences are lower case, one line, no final period; the user's words in backticks.
// Only Text::display() is shown, so sensitive pieces stay hidden.
#include "iam/explain/wording.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/limits.hpp"

namespace trailseal::iam {
namespace {

constexpr std::size_t kShownWords = 3;

/// Things every run can be told on the command line, by the names of their symbols.
struct Tellable {
  std::string_view name;
  std::string_view option;
};

constexpr std::array kTellable{
    Tellable{"account", "--account"},
    Tellable{"region", "--region"},
    Tellable{"partition", "--region"},
    Tellable{"organization id", "--org-id"},
};

const Tellable* find_tellable(std::string_view name) {
  const auto* row =
      std::find_if(kTellable.begin(), kTellable.end(),
                   [name](const Tellable& tellable) { return tellable.name == name; });
  return row == kTellable.end() ? nullptr : row;
}

using SymbolNames = std::map<std::string, std::string>;  // id -> name

SymbolNames symbols_of(const Text& text) {
  SymbolNames names;
  for (const Text::Piece& piece : text.pieces()) {
    if (piece.symbol && !piece.symbol->incidental) {
      names[piece.symbol->id] = piece.symbol->name;
    }
  }
  return names;
}

/// The symbols that stand on one side only: a symbol on both sides decides nothing.
SymbolNames difference(const Text& a, const Text& b) {
  const SymbolNames left = symbols_of(a);
  const SymbolNames right = symbols_of(b);
  SymbolNames both = left;
  both.insert(right.begin(), right.end());
  SymbolNames one_sided;
  for (const auto& [id, name] : both) {
    if (left.count(id) != right.count(id)) one_sided[id] = name;
  }
  return one_sided.empty() ? both : one_sided;
}

std::string made_from(const std::vector<std::string>& origins, std::string_view reason) {
  std::vector<std::string> words;
  for (const std::string& origin : origins) {
    const std::string word = quoted(std::string_view(origin));
    if (reason.find(origin) == std::string_view::npos) words.push_back(word);
  }
  return words.empty() ? std::string() : "it is made from " + listed(words);
}

}  // namespace

std::string quoted(std::string_view shown) {
  std::string result = "`";
  if (shown.size() <= kMaxShownText) {
    result += shown;
  } else {
    std::size_t end = kMaxShownText;
    // Not in the middle of a UTF-8 character.
    while (end > 0 && (static_cast<unsigned char>(shown[end]) & 0xC0U) == 0x80U) --end;
    result += shown.substr(0, end);
    result += "...";
  }
  result += '`';
  return result;
}

std::string quoted(const Text& text) { return quoted(std::string_view(text.display())); }

std::string listed(const std::vector<std::string>& words, std::string_view join) {
  const std::string joint = " " + std::string(join) + " ";
  const std::size_t shown = words.size() <= kShownWords + 1 ? words.size() : kShownWords;
  const bool cut = shown < words.size();
  std::string result;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) result += !cut && i + 1 == shown ? joint : ", ";
    result += words[i];
  }
  if (cut) result += joint + std::to_string(words.size() - shown) + " more";
  return result;
}

std::vector<std::string> shown_items(const TextList& list) {
  std::vector<std::string> words;
  for (const TextList::Item& item : list.items) {
    words.push_back(item.text ? quoted(*item.text) : "(not known)");
  }
  if (list.open && words.empty()) words.emplace_back("(not known)");
  return words;
}

Doubt doubt_between(const Text& a, const Text& b) {
  std::vector<std::string> words;
  std::vector<std::string> options;
  for (const auto& [id, name] : difference(a, b)) {
    const Tellable* tellable = find_tellable(name);
    words.push_back(tellable ? "the " + name : quoted(std::string_view(name)));
    if (!tellable) continue;
    const std::string option(tellable->option);
    if (std::find(options.begin(), options.end(), option) == options.end()) {
      options.push_back(option);
    }
  }
  if (words.empty()) return {};
  return {.missing = listed(words) + (words.size() > 1 ? " are" : " is") + " not known",
          .help = options.empty() ? std::string() : "pass " + listed(options)};
}

std::string doubt_about_unfinished(const Text& pattern) {
  return "AWS does not say what the unfinished ARN " + quoted(pattern) + " covers";
}

Doubt doubt_of(const std::string& subject, const std::string& reason,
               const std::string& help, const std::vector<std::string>& origins) {
  const std::string from = made_from(origins, reason);
  if (reason == "known after apply" && !from.empty()) {
    return {.missing = subject + " is known only after apply: " + from, .help = help};
  }
  std::string missing = subject + " is not known";
  if (!reason.empty()) missing += ": " + reason;
  if (!from.empty()) missing += (reason.empty() ? ": " : "; ") + from;
  return {.missing = std::move(missing), .help = help};
}

Doubt doubt_about(std::string_view element, const Statement& statement,
                  std::string_view reason) {
  return doubt_of("the " + std::string(element) + " of " + statement.display(),
                  std::string(reason));
}

Doubt doubt_about(std::string_view element, const Statement& statement,
                  const TextList::Item& item) {
  return doubt_of("the " + std::string(element) + " of " + statement.display(),
                  item.reason, item.help, item.origins);
}

}  // namespace trailseal::iam
