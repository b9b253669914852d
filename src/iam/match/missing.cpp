// A symbol is named as it stands in the text; what every run can be told on the command
// line is named with its option.
#include "iam/match/missing.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <memory>

#include "aws/arn.hpp"
#include "base/shown_text.hpp"
#include "document/known_after_apply.hpp"
#include "iam/match/silence.hpp"

namespace trailseal::iam {
namespace {

/// Things every run can be told on the command line, by the names of their symbols.
struct Tellable {
  std::string_view name;
  std::string_view option;
};

/// How symbols of the variables of a Terraform configuration without a plan are named.
constexpr std::string_view kVariable = "var.";

constexpr std::string_view kAccountOption = "--account";

constexpr std::array kTellable{
    Tellable{"account", kAccountOption},
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

using Symbols = std::map<std::string, std::shared_ptr<const Symbol>>;  // by id

Symbols symbols_of(const Text& text) {
  Symbols symbols;
  for (const Text::Piece& piece : text.pieces()) {
    if (piece.symbol && !piece.symbol->incidental) {
      symbols[piece.symbol->id] = piece.symbol;
    }
  }
  return symbols;
}

/// The symbols that stand on one side only: a symbol on both sides decides nothing.
Symbols difference(const Text& a, const Text& b) {
  const Symbols left = symbols_of(a);
  const Symbols right = symbols_of(b);
  Symbols both = left;
  both.insert(right.begin(), right.end());
  Symbols one_sided;
  for (const auto& [id, symbol] : both) {
    if (left.count(id) != right.count(id)) one_sided[id] = symbol;
  }
  return one_sided.empty() ? both : one_sided;
}

/// How a symbol is given on the command line, empty where it cannot be.
std::string option_of(const Symbol& symbol) {
  if (!symbol.option.empty()) return symbol.option;
  if (symbol.name.starts_with(kVariable)) {
    return "--var " + symbol.name.substr(kVariable.size()) + "=...";
  }
  const Tellable* tellable = find_tellable(symbol.name);
  return tellable ? std::string(tellable->option) : std::string();
}

bool is_variable(const std::shared_ptr<const Symbol>& symbol) {
  return symbol->name.starts_with(kVariable);
}

/// "pass --account and --param Stage=...", "the policies speak of account 111122223333:
/// pass --account 111122223333".
std::string help_with(const Trial& trial) {
  std::string account;
  std::vector<std::string> options;
  for (const auto& symbol : trial.deciding) {
    std::string option = option_of(*symbol);
    const auto fitting = trial.fitting.find(symbol->id);
    if (option == kAccountOption && fitting != trial.fitting.end()) {
      account = fitting->second;
      option += " " + account;
    }
    if (option.empty()) continue;
    if (std::find(options.begin(), options.end(), option) == options.end()) {
      options.push_back(std::move(option));
    }
  }
  if (options.empty()) return {};
  const std::string spoken =
      account.empty() ? "" : "the policies name account " + account + ": ";
  const bool planned =
      std::any_of(trial.deciding.begin(), trial.deciding.end(), &is_variable);
  return spoken + "pass " + listed(options) +
         (planned ? ", or check a plan, which has the value" : "");
}

std::string made_from(const std::vector<std::string>& origins, std::string_view reason) {
  std::vector<std::string> words;
  for (const std::string& origin : origins) {
    const std::string word = quoted(std::string_view(origin));
    if (reason.find(origin) == std::string_view::npos) words.push_back(word);
  }
  return words.empty() ? std::string() : "it is built from " + listed(words);
}

}  // namespace

Missing missing_between(const Text& a, const Text& b, const TrialJudge& judge) {
  const Symbols differing = difference(a, b);
  Trial trial;
  if (judge) trial = try_symbols(a, b, judge);
  if (trial.deciding.empty()) {
    for (const auto& [id, symbol] : differing) trial.deciding.push_back(symbol);
  }
  std::vector<std::string> words;
  for (const auto& symbol : trial.deciding) {
    const bool tellable = find_tellable(symbol->name) != nullptr;
    words.push_back(tellable ? "the " + symbol->name
                             : quoted(std::string_view(symbol->name)));
  }
  if (words.empty()) return {};
  return {.what = listed(words) + (words.size() > 1 ? " are" : " is") + " not known",
          .help = help_with(trial)};
}

Missing missing_of_pattern(const Text& pattern, const Text& given) {
  std::ptrdiff_t colons = 0;
  for (const Text::Piece& piece : pattern.pieces()) {
    if (piece.symbol && piece.symbol->cls == SymbolClass::Anything) return {};
    colons += std::count(piece.literal.begin(), piece.literal.end(), ':');
  }
  if (colons < kArnColons) {
    return {.what = not_said("what the unfinished ARN " + quoted(pattern) + " covers",
                             Page::Resource)};
  }
  std::vector<std::string> varying;
  for (const Text::Piece& piece : given.pieces()) {
    if (!piece.symbol || !piece.symbol->incidental) continue;
    std::string word = "the " + piece.symbol->name;
    if (std::find(varying.begin(), varying.end(), word) == varying.end()) {
      varying.push_back(std::move(word));
    }
  }
  if (varying.empty()) return {};
  return {.what = listed(varying) + (varying.size() > 1 ? " differ" : " differs") +
                  " from one request to the next, so it may cover some and not others"};
}

Missing missing_of_span(const Text& pattern, const Text& arn) {
  const std::string what = "whether the `*` before a colon in " + quoted(pattern) +
                           " covers more than one segment of an ARN";
  const bool of_s3 = arn.literal_prefix().find(":s3:") != std::string_view::npos;
  return {.what = of_s3 ? contradicted(what, Page::Resource, Page::S3Resources)
                        : not_said(what, Page::Resource),
          .help = "write all six segments of the ARN, as in " + quoted(arn)};
}

Missing missing_of(const std::string& subject, const std::string& reason,
                   const std::string& help, const std::vector<std::string>& origins) {
  const std::string from = made_from(origins, reason);
  if (reason == kKnownAfterApply && !from.empty()) {
    return {.what = subject + " is known only after apply: " + from, .help = help};
  }
  std::string missing = subject + " is not known";
  if (!reason.empty()) missing += ": " + reason;
  if (!from.empty()) missing += (reason.empty() ? ": " : "; ") + from;
  const bool names_cause = from.empty() && reason != kKnownAfterApply;
  return {.what = std::move(missing),
          .help = help,
          .cause = names_cause ? reason : std::string()};
}

Missing missing_of_element(std::string_view element, const Statement& statement,
                           std::string_view reason) {
  return missing_of("the " + std::string(element) + " of " + statement.display(),
                    std::string(reason));
}

Missing missing_of_item(std::string_view element, const Statement& statement,
                        const TextList::Item& item) {
  return missing_of("the " + std::string(element) + " of " + statement.display(),
                    item.reason, item.help, item.origins);
}

}  // namespace trailseal::iam
