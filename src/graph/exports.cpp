// An exported value may itself be made from an imported one:
//
//   base.yaml    exports `key`   = arn:aws:kms:...
//   hub.yaml     exports `logs`  = import of `key`
//   trail.yaml   KMSKeyId        = import of `logs`
//
// so a value is looked up until nothing changes, as deep as kMaxChain.
#include "graph/exports.hpp"

#include <string>
#include <unordered_map>
#include <utility>

namespace trailseal {
namespace {

/// Imports of imports; the service refuses a stack that would go around in a circle.
constexpr std::size_t kMaxChain = 8;

using Exports = std::unordered_map<std::string, const Value*>;

class Substitution {
 public:
  explicit Substitution(const Exports& exports) : exports_(exports) {}

  bool concerns(const Value& value) const {
    if (value.is_text()) {
      for (const Text::Piece& piece : value.as_text().pieces()) {
        if (find(piece) != nullptr) return true;
      }
    }
    for (const Value& item : value.items()) {
      if (concerns(item)) return true;
    }
    return false;
  }

  Value apply(const Value& value, std::size_t chain = 0) const {
    if (value.is_text()) return apply_text(value, chain);
    if (value.is_list()) {
      Value list = Value::list({}, value.position());
      for (const Value& item : value.items()) list.push_back(apply(item, chain));
      return list;
    }
    if (!value.is_map()) return value;
    Value map = Value::map(value.position());
    for (std::size_t i = 0; i < value.size(); ++i) {
      map.set(value.keys()[i].name, apply(value.items()[i], chain),
              value.keys()[i].position);
    }
    return map;
  }

 private:
  const Value* find(const Text::Piece& piece) const {
    if (!piece.symbol) return nullptr;
    const auto found = exports_.find(piece.symbol->id);
    return found == exports_.end() ? nullptr : found->second;
  }

  Value apply_text(const Value& value, std::size_t chain) const {
    if (chain == kMaxChain || !concerns(value)) return value;
    const std::vector<Text::Piece>& pieces = value.as_text().pieces();
    if (pieces.size() == 1) {
      Value exported = apply(*find(pieces[0]), chain + 1);
      exported.set_position(value.position());
      return exported;
    }
    Text whole;
    for (const Text::Piece& piece : pieces) {
      const Value* exported = find(piece);
      if (exported == nullptr) {
        const Text part =
            piece.symbol ? Text::of_symbol(*piece.symbol) : Text(piece.literal);
        whole.append(piece.sensitive ? part.as_sensitive() : part);
        continue;
      }
      Value part = apply(*exported, chain + 1);
      part.set_position(value.position());
      if (!part.is_text()) return part.is_unknown() ? part : value;
      whole.append(part.as_text());
    }
    return Value::text(std::move(whole), value.position());
  }

  const Exports& exports_;
};

}  // namespace

Text import_symbol(const Text& name) {
  return Text::of_symbol(Symbol{.id = std::string(kImportPrefix) + name.identity(),
                                .name = "export " + name.display(),
                                .cls = SymbolClass::Anything});
}

// An export's name has letters, digits, colons and dashes, so no export has this name.
Text stack_output_name(const std::string& stack, const std::string& region,
                       const std::string& output) {
  return {"stack " + stack + " " + region + " " + output};
}

Text stack_output_symbol(const std::string& stack, const std::string& region,
                         const std::string& output) {
  return Text::of_symbol(Symbol{.id = std::string(kImportPrefix) +
                                      stack_output_name(stack, region, output).identity(),
                                .name = "output " + output + " of the stack " + stack,
                                .cls = SymbolClass::Anything});
}

void resolve_imports(std::vector<Resource>& resources, const std::vector<Input>& inputs) {
  Exports exports;
  for (const Input& input : inputs) {
    for (const auto& row : input.exports) {
      exports.emplace(std::string(kImportPrefix) + row.first.identity(), &row.second);
    }
  }
  if (exports.empty()) return;
  const Substitution substitution(exports);
  for (Resource& resource : resources) {
    if (!substitution.concerns(resource.attributes)) continue;
    resource.attributes = substitution.apply(resource.attributes);
  }
}

}  // namespace trailseal
