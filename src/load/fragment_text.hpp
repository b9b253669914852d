// Texts throughout a fragment: what stands for a symbol, and what files are called.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "graph/fragment.hpp"

namespace trailseal::load {

/// Puts texts in the place of symbols (by their ids), wherever they stand.
void put_texts(const std::map<std::string, Text>& texts, Fragment& fragment);

/// Adds the symbols among `symbols` that stand for imports under a name which holds one of
/// those: with another name it is another import.
void add_imports(const std::vector<Text>& symbols, std::map<std::string, Text>& texts);

/// Gives every path in the fragment another name: that of the input, of its source files,
/// of those that messages are about.
void rename_paths(const std::function<std::string(const std::string&)>& renamed,
                  Fragment& fragment);

}  // namespace trailseal::load
