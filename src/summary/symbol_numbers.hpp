// SymbolNumbers: what a summary calls strings that it must not or cannot write.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "summary/symbol_row.hpp"

namespace trailseal::summary {

/// Gives each symbol a number, and each secret text: equal ones have equal numbers. The ids
/// themselves stay here, since those of derived symbols hold what they are derived from.
class SymbolNumbers {
 public:
  std::size_t of_symbol(const Symbol& symbol, bool sensitive);
  /// The number of what an unknown value is equal to.
  std::size_t of_identity(const std::string& id);
  /// The number of a text that is marked sensitive.
  std::size_t of_secret(const std::string& literal);
  /// What Text::identity() gave, with numbers for ids.
  IdentityPieces pieces_of(const std::string& identity);

  /// Puts the numbers into the order of the ids, so that what is sorted by id stays in its
  /// order. Call once everything has its number; whoever wrote numbers writes them again.
  void settle();

  std::vector<SymbolRow> rows() const;

 private:
  struct Entry {
    SymbolRow row{};
    std::string id{};  ///< of a symbol
    bool secret = false;
    std::size_t number = 0;
  };

  std::size_t add(const std::string& key, Entry entry);

  std::map<std::string, Entry> entries_{};  ///< by what makes them equal
};

}  // namespace trailseal::summary
