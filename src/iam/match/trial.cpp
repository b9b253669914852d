// Values that are tried: what stands in the texts and is of the symbol's class (where
// `:` and `/` part them), and two that stand nowhere. So `<account>` beside
// `111122223333` is tried as that account, and as two others. A symbol that may be
// anything is tried as an account, too, where one stands beside it.
//
// Of the sets of symbols the smallest come first. A set is enough if every combination of
// the values of its members decides the comparison.
#include "iam/match/trial.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "aws/region.hpp"

namespace trailseal::iam {
namespace {

using SymbolList = std::vector<std::shared_ptr<const Symbol>>;

/// More symbols than these are not tried: the sets grow too many.
constexpr std::size_t kMostSymbols = 6;
constexpr std::size_t kLargestSet = 3;
/// Values from the texts, for each symbol.
constexpr std::size_t kMostValues = 4;

bool all_of(std::string_view text, std::string_view letters) {
  return !text.empty() && text.find_first_not_of(letters) == std::string_view::npos;
}

bool fits_class(std::string_view value, SymbolClass cls) {
  constexpr std::size_t kAccountDigits = 12;
  switch (cls) {
    case SymbolClass::AccountId:
      return value.size() == kAccountDigits && all_of(value, "0123456789");
    case SymbolClass::Region:
      return is_region(value);
    case SymbolClass::Partition:
      return value.starts_with("aws");
    case SymbolClass::KeyId:
      return all_of(value, "0123456789abcdef-mrk");
    case SymbolClass::OrganizationId:
      return value.starts_with("o-");
    case SymbolClass::Date:
      return all_of(value, "0123456789/");
    case SymbolClass::Name:
    case SymbolClass::Anything:
      break;
  }
  return value.find_first_of("*?") == std::string_view::npos;
}

/// Two values of the class that no input has.
std::array<const char*, 2> values_of_nobody(SymbolClass cls) {
  switch (cls) {
    case SymbolClass::AccountId:
      return {"000000000001", "000000000002"};
    case SymbolClass::Region:
      return {"zz-north-8", "zz-north-9"};
    case SymbolClass::Partition:
      return {"aws-zz-8", "aws-zz-9"};
    case SymbolClass::KeyId:
      return {"00000000-0000-0000-0000-000000000001",
              "00000000-0000-0000-0000-000000000002"};
    case SymbolClass::OrganizationId:
      return {"o-zzzzzzzzz8", "o-zzzzzzzzz9"};
    case SymbolClass::Date:
      return {"1999/12/30", "1999/12/31"};
    case SymbolClass::Name:
    case SymbolClass::Anything:
      break;
  }
  return {"zz-nobody-8", "zz-nobody-9"};
}

void add_words(std::vector<std::string>& words, std::string_view literal) {
  while (!literal.empty()) {
    const std::size_t end = std::min(literal.find_first_of(":/"), literal.size());
    const std::string word(literal.substr(0, end));
    if (!word.empty() && std::find(words.begin(), words.end(), word) == words.end()) {
      words.push_back(word);
    }
    literal.remove_prefix(std::min(end + 1, literal.size()));
  }
}

/// The words of both texts that are sensitive, or those that are not.
std::vector<std::string> words_of(const Text& a, const Text& b, bool sensitive) {
  std::vector<std::string> words;
  for (const Text* text : {&a, &b}) {
    for (const Text::Piece& piece : text->pieces()) {
      if (piece.sensitive == sensitive) add_words(words, piece.literal);
    }
  }
  return words;
}

/// `<stack>-audit` as a value: what stands around each symbol, up to `:` and `/`, around a
/// value that no input has.
std::vector<std::string> shapes_of(const Text& a, const Text& b) {
  std::vector<std::string> shapes;
  for (const Text* text : {&a, &b}) {
    const auto& pieces = text->pieces();
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (!pieces[i].symbol || pieces[i].symbol->incidental) continue;
      std::string_view before = i > 0 ? pieces[i - 1].literal : std::string_view();
      std::string_view after =
          i + 1 < pieces.size() ? pieces[i + 1].literal : std::string_view();
      const std::size_t cut = before.find_last_of(":/");
      if (cut != std::string_view::npos) before.remove_prefix(cut + 1);
      after = after.substr(0, after.find_first_of(":/"));
      if (before.empty() && after.empty()) continue;
      shapes.push_back(std::string(before) + values_of_nobody(pieces[i].symbol->cls)[0] +
                       std::string(after));
    }
  }
  return shapes;
}

SymbolList symbols_of(const Text& a, const Text& b) {
  SymbolList symbols;
  for (const Text* text : {&a, &b}) {
    for (const Text::Piece& piece : text->pieces()) {
      if (!piece.symbol || piece.symbol->incidental) continue;
      const bool known =
          std::any_of(symbols.begin(), symbols.end(),
                      [&](const auto& one) { return one->id == piece.symbol->id; });
      if (!known) symbols.push_back(piece.symbol);
    }
  }
  return symbols;
}

class Trier {
 public:
  Trier(const Text& a, const Text& b, const TrialJudge& judge)
      : symbols_(symbols_of(a, b)),
        shown_(words_of(a, b, false)),
        words_(shown_),
        shapes_(shapes_of(a, b)),
        judge_(judge) {
    for (std::string& word : words_of(a, b, true)) words_.push_back(std::move(word));
  }

  Trial find() {
    if (symbols_.size() > kMostSymbols) return {};
    for (std::size_t size = 1; size <= std::min(kLargestSet, symbols_.size()); ++size) {
      if (extend(0, size)) return {.deciding = chosen_, .fitting = fitting()};
    }
    return {};
  }

 private:
  /// Adds `count` more symbols from `next` on, until they are enough.
  bool extend(std::size_t next, std::size_t count) {
    if (count == 0) {
      fits_.clear();
      SymbolValues values;
      return is_enough(0, values);
    }
    for (; next < symbols_.size(); ++next) {
      chosen_.push_back(symbols_[next]);
      if (extend(next + 1, count - 1)) return true;
      chosen_.pop_back();
    }
    return false;
  }

  /// Does every combination of values for the symbols from `index` on decide?
  bool is_enough(std::size_t index, SymbolValues& values) {
    if (index == chosen_.size()) {
      const Verdict verdict = judge_(values);
      if (verdict == Verdict::Holds) note_fit(values);
      return verdict != Verdict::Unknown;
    }
    for (const std::string& value : values_for(*chosen_[index])) {
      values[chosen_[index]->id] = value;
      if (!is_enough(index + 1, values)) return false;
    }
    return true;
  }

  std::vector<std::string> values_for(const Symbol& symbol) const {
    std::vector<std::string> values;
    for (const std::string& word : words_) {
      if (values.size() == kMostValues) break;
      if (fits_class(word, symbol.cls)) values.push_back(word);
    }
    for (const char* nobody : values_of_nobody(symbol.cls)) values.emplace_back(nobody);
    for (const std::string& shape : shapes_) {
      if (fits_class(shape, symbol.cls)) values.push_back(shape);
    }
    if (symbol.cls != SymbolClass::Anything) return values;
    // It may be what another symbol is.
    for (const auto& other : symbols_) {
      if (other->cls != symbol.cls) values.emplace_back(values_of_nobody(other->cls)[0]);
    }
    return values;
  }

  void note_fit(const SymbolValues& values) {
    for (const auto& [id, value] : values) {
      auto& fits = fits_[id];
      if (std::find(fits.begin(), fits.end(), value) == fits.end()) fits.push_back(value);
    }
  }

  SymbolValues fitting() const {
    SymbolValues only;
    for (const auto& [id, fits] : fits_) {
      const bool named =
          std::find(shown_.begin(), shown_.end(), fits.front()) != shown_.end();
      if (fits.size() == 1 && named) only[id] = fits.front();
    }
    return only;
  }

  SymbolList symbols_;
  std::vector<std::string> shown_;  ///< words that may be told
  std::vector<std::string> words_;  ///< and those that are sensitive
  std::vector<std::string> shapes_;
  const TrialJudge& judge_;
  SymbolList chosen_;
  std::map<std::string, std::vector<std::string>> fits_;  ///< by id, with what it held
};

}  // namespace

Text with_values(const Text& text, const SymbolValues& values) {
  Text given;
  for (const Text::Piece& piece : text.pieces()) {
    Text part(piece.literal);
    if (piece.symbol) {
      const auto value = values.find(piece.symbol->id);
      part = value == values.end() ? Text::of_symbol(*piece.symbol) : Text(value->second);
    }
    given.append(piece.sensitive ? part.as_sensitive() : part);
  }
  return given;
}

Expansion with_values(const Expansion& expansion, const SymbolValues& values) {
  Expansion given = expansion;
  for (Expansion::Part& part : given.parts) part.text = with_values(part.text, values);
  return given;
}

Trial try_symbols(const Text& a, const Text& b, const TrialJudge& judge) {
  return Trier(a, b, judge).find();
}

}  // namespace trailseal::iam
