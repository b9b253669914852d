// Draft: a value as a source will spell it, before it has the form of a language.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "document/value.hpp"
#include "patch/cover.hpp"

namespace trailseal::patch {

struct Draft {
  enum class Kind {
    Text,  ///< as a phrase
    Word,  ///< a number, a boolean, null
    Map,
    List,
    Name,  ///< the address of a resource, as `depends_on` has it
  };

  Kind kind = Kind::Text;
  Phrase phrase{};
  std::string word{};               ///< of a Word and a Name
  std::vector<Draft> items{};       ///< of a List and a Map
  std::vector<std::string> keys{};  ///< of a Map

  bool is_scalar() const { return kind != Kind::Map && kind != Kind::List; }
};

/// Texts become phrases by what covers them; what nobody knows, or may see, becomes a
/// placeholder.
Draft draft_of(const Value& value, const Cover& cover, const Cover::Allowed& allowed);

/// The placeholders in a draft, each once.
std::vector<std::string> placeholders_in(const Draft& draft);

}  // namespace trailseal::patch
