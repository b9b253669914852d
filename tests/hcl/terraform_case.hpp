// What the real Terraform answers (tests/hcl/terraform), and whether an answer of ours
// fits one of its.
#pragma once

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "document/json_reader.hpp"
#include "hcl/answer.hpp"
#include "hcl/body.hpp"
#include "hcl/conversion.hpp"
#include "hcl/evaluator.hpp"
#include "hcl/local_scope.hpp"
#include "hcl/type_constraint.hpp"

namespace trailseal::hcl {

using Json = trailseal::Value;

inline Json read_test_json(const std::string& path) {
  auto source = read_source(path);
  if (!source) throw std::runtime_error(source.error().message);
  auto document = read_json(*source);
  if (!document) throw std::runtime_error(document.error().message);
  return document->root;
}

inline std::string text_in(const Json& json, std::string_view key) {
  return json[key].literal().value_or("");
}

/// Files from a list, as if they lay in the module's folder.
class ListedFiles : public Files {
 public:
  explicit ListedFiles(const Json& files) {
    for (std::size_t i = 0; i < files.size(); ++i) {
      texts_[files.keys()[i].name] = files.items()[i].literal().value_or("");
    }
  }

  Result<std::string> read(const std::string& path) override {
    const auto found = texts_.find(plain(path));
    if (found == texts_.end()) return Error{.message = "no file `" + path + "`"};
    return found->second;
  }
  Result<bool> exists(const std::string& path) override {
    if (texts_.count(plain(path)) > 0) return true;
    const std::string folder = plain(path) + "/";
    for (const auto& [name, text] : texts_) {
      if (name.starts_with(folder) || plain(path) == ".") {
        return Error{.message = "`" + path + "` is a folder"};
      }
    }
    return false;
  }
  Result<std::vector<Entry>> list(const std::string& folder) override {
    std::vector<Entry> entries;
    const std::string base = plain(folder) == "." ? "" : plain(folder) + "/";
    for (const auto& [name, text] : texts_) {
      if (name.starts_with(base)) {
        entries.push_back(Entry{.path = name.substr(base.size())});
      }
    }
    return entries;
  }

 private:
  static std::string plain(std::string path) {
    while (path.starts_with("./")) path.erase(0, 2);
    while (path.size() > 1 && path.ends_with("/")) path.pop_back();
    return path.empty() ? "." : path;
  }

  std::map<std::string, std::string> texts_{};
};

inline Result<Tree> tree_from(const std::string& text) {
  return read_expression(Source("expression", text));
}

/// A scope with the inputs of the cases. `assumed` gives what unknowns turn out to be.
class CaseScope {
 public:
  CaseScope(const Json& inputs, const Json& assumed)
      : files_(inputs["files"]), scope_(&files_) {
    add_variables(inputs["variables"]);
    const Json& locals = inputs["locals"];
    for (std::size_t i = 0; i < locals.size(); ++i) {
      scope_.set_local(locals.keys()[i].name, *tree_from(*locals.items()[i].literal()));
    }
    const Json& unknown = inputs["unknown"];
    for (std::size_t i = 0; i < unknown.size(); ++i) {
      const std::string& name = unknown.keys()[i].name;
      if (const Json* value = assumed.find(name)) {
        scope_.set_local(name, *tree_from(*value->literal()));
      } else {
        scope_.set_local(name, unknown_input(name, *unknown.items()[i].literal()));
      }
    }
  }

  Scope& scope() { return scope_; }

  Result<Value> evaluate(const std::string& expression) {
    auto tree = tree_from(expression);
    if (!tree) return tree.error();
    return Evaluator(scope_).evaluate(**tree);
  }

 private:
  void add_variables(const Json& variables) {
    for (std::size_t i = 0; i < variables.size(); ++i) {
      const Json& variable = variables.items()[i];
      const Type type = *read_type_constraint(text_in(variable, "type"), "type");
      const Value given = json_constant(variable["value"]);
      auto value = convert(with_defaults(given, type), type);
      scope_.set_variable(variables.keys()[i].name,
                          value->as_sensitive(variable["sensitive"].as_bool()));
    }
  }

  /// A plain `string` is never null; `string?` and every other type may be.
  static Value unknown_input(const std::string& name, std::string type) {
    const bool not_null = type == "string";
    if (type.ends_with("?")) type.pop_back();
    return Value::unknown(*read_type_constraint(type, "type"),
                          Unknown{.id = "local." + name,
                                  .reason = "known after apply",
                                  .origins = {"local." + name},
                                  .not_null = not_null});
  }

  ListedFiles files_;
  LocalScope scope_;
};

/// Could the text be this string, with one string for each symbol?
inline bool text_fits(std::span<const Text::Piece> pieces, std::size_t at,
                      std::string_view rest, std::map<std::string, std::string>& known) {
  if (at == pieces.size()) return rest.empty();
  const Text::Piece& piece = pieces[at];
  if (!piece.symbol) {
    if (!rest.starts_with(piece.literal)) return false;
    return text_fits(pieces, at + 1, rest.substr(piece.literal.size()), known);
  }
  const auto found = known.find(piece.symbol->id);
  if (found != known.end()) {
    if (!rest.starts_with(found->second)) return false;
    return text_fits(pieces, at + 1, rest.substr(found->second.size()), known);
  }
  for (std::size_t size = 0; size <= rest.size(); ++size) {
    auto next = known;
    next[piece.symbol->id] = std::string(rest.substr(0, size));
    if (text_fits(pieces, at + 1, rest.substr(size), next)) return true;
  }
  return false;
}

/// Theirs was read from its digits, ours may have fewer bits. 0 is written for -0.
inline bool same_digits(const Number& a, const Number& b) {
  return a.display() == b.display() || (a.is_zero() && b.is_zero());
}

inline bool fits(const Value& ours, const Json& theirs);

inline bool unknown_fits(const Value& ours, const Json& theirs) {
  const Unknown& what = ours.what();
  if (theirs.is_null()) return !what.not_null;
  if (!what.candidates.empty()) {
    for (const Value& candidate : what.candidates) {
      if (fits(candidate, theirs)) return true;
    }
    return false;
  }
  const Type& type = ours.type();
  const std::size_t size = theirs.size();
  if (type.is_sequence() != theirs.is_list() && !type.is_any()) return false;
  if (type.is_keyed() != theirs.is_map() && !type.is_any()) return false;
  if (type.is(Type::Kind::Tuple) && type.elements().size() != size) return false;
  if (type.is_collection() && size < what.min_length) return false;
  if (what.max_length && size > *what.max_length) return false;
  if (theirs.is_number()) {
    const Value number = json_constant(theirs);
    if (what.least && number.as_number() < *what.least) return false;
    if (what.most && *what.most < number.as_number()) return false;
  }
  if (type.is(Type::Kind::String)) {
    std::map<std::string, std::string> known;
    return theirs.is_text() &&
           text_fits(ours.text().pieces(), 0, *theirs.literal(), known);
  }
  if (type.is(Type::Kind::Number)) return theirs.is_number();
  if (type.is(Type::Kind::Bool)) return theirs.is_bool();
  return true;
}

/// An open set: every member of theirs is one of ours, and every known one of ours is
/// there.
inline bool set_fits(const Value& ours, const Json& theirs) {
  if (theirs.size() > ours.items().size()) return false;
  for (const Json& item : theirs.items()) {
    bool is_there = false;
    for (const Value& own : ours.items()) is_there = is_there || fits(own, item);
    if (!is_there) return false;
  }
  for (const Value& own : ours.items()) {
    bool is_there = false;
    for (const Json& item : theirs.items()) is_there = is_there || fits(own, item);
    if (!is_there && own.is_wholly_known()) return false;
  }
  return true;
}

/// Does what we say leave room for what Terraform says? A part that Terraform does not
/// know leaves room for anything.
inline bool fits(const Value& ours, const Json& theirs) {
  if (theirs.is_map() && theirs.find("$unknown") != nullptr) return true;
  if (!ours.is_known()) return unknown_fits(ours, theirs);
  if (ours.is_null() || theirs.is_null()) return ours.is_null() && theirs.is_null();
  switch (ours.type().kind()) {
    case Type::Kind::Bool:
      return theirs.is_bool() && theirs.as_bool() == ours.as_bool();
    case Type::Kind::Number:
      return theirs.is_number() &&
             same_digits(json_constant(theirs).as_number(), ours.as_number());
    case Type::Kind::String:
      return theirs.is_literal(ours.as_string());
    default:
      break;
  }
  if (ours.type().is_keyed()) {
    if (!theirs.is_map() || theirs.size() != ours.members().size()) return false;
    for (const auto& [name, member] : ours.members()) {
      const Json* other = theirs.find(name);
      if (other == nullptr || !fits(member, *other)) return false;
    }
    return true;
  }
  if (!theirs.is_list()) return false;
  if (ours.type().is(Type::Kind::Set) && !ours.is_wholly_known()) {
    return set_fits(ours, theirs);
  }
  if (theirs.size() != ours.items().size()) return false;
  for (std::size_t i = 0; i < theirs.size(); ++i) {
    if (!fits(ours.items()[i], theirs.items()[i])) return false;
  }
  return true;
}

/// Do we know every part that Terraform knows?
inline bool covers(const Value& ours, const Json& theirs) {
  if (theirs.is_map() && theirs.find("$unknown") != nullptr) return true;
  if (!ours.is_known()) return false;
  for (const auto& [name, member] : ours.members()) {
    if (theirs.find(name) != nullptr && !covers(member, theirs[name])) return false;
  }
  for (std::size_t i = 0; i < ours.items().size() && i < theirs.size(); ++i) {
    if (!covers(ours.items()[i], theirs.at(i))) return false;
  }
  return true;
}

/// Where Terraform claims more of unknowns than is certain, and we say less.
inline const std::set<std::string> kClaimsTooMuch{"u-conditional-032"};

inline std::string shown(const Result<Value>& result) {
  if (!result) return "error: " + result.error().message;
  return answer_of("", result, Sensitive::Shown).display();
}

/// Whether a mark stands anywhere in the paths.
inline bool has_mark(const Json& paths) {
  if (paths.is_bool()) return paths.as_bool();
  return std::any_of(paths.items().begin(), paths.items().end(), has_mark);
}

/// Are the same parts marked? What has no mark inside may be written as one `false`, and
/// what is marked in every part as one `true`.
inline bool marks_agree(const Json& a, const Json& b) {
  if (!has_mark(a) || !has_mark(b)) return has_mark(a) == has_mark(b);
  if (a.is_bool() || b.is_bool()) return true;
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const Json& other = a.is_map() ? b[a.keys()[i].name] : b.at(i);
    if (!marks_agree(a.items()[i], other)) return false;
  }
  return true;
}

/// How our answer differs from Terraform's; empty: it does not.
inline std::string problem_with(const Json& answer, const Result<Value>& ours) {
  const std::string status = text_in(answer, "status");
  if (status == "error") {
    if (!ours || !ours->is_wholly_known()) return "";
    // An infinity is a value, but no file can hold it.
    if (text_in(answer_of("", ours, Sensitive::Shown), "status") == "error") return "";
    return "Terraform refuses it: " + text_in(answer, "error");
  }
  if (!ours) return "we refuse it";
  const Json& value = answer["value"];
  if (!fits(*ours, value)) return "another value";
  if (status == "unknown") return "";
  const bool may_differ = kClaimsTooMuch.count(text_in(answer, "id")) > 0;
  if (!may_differ && !covers(*ours, value)) return "we know less";
  if (may_differ) return "";
  if (status == "known" && ours->type().display() != text_in(answer, "type")) {
    return "another type: " + ours->type().display();
  }
  const Json marks = answer_of("", ours, Sensitive::Shown);
  if (ours->is_sensitive() != answer["sensitive"].as_bool()) return "another mark";
  const Json& paths = answer["sensitive_paths"];
  if (!marks_agree(marks["sensitive_paths"], paths)) return "another mark";
  return "";
}

/// What is wrong with what we said before, now that more is known; empty: nothing.
inline std::string conflict_with(const Result<Value>& before, const Json& after) {
  const bool refused = text_in(after, "status") == "error";
  if (!before) return refused ? "" : "we refuse what turns out to be a value";
  if (refused) return "";
  if (text_in(after, "status") != "known") return "";
  if (!fits(*before, after["value"])) return "it turns out to be another value";
  const std::string type = text_in(after, "type");
  if (before->type().is_complete() && !after["value"].is_null() &&
      before->type().display() != type) {
    return "it turns out to be of another type: " + type;
  }
  return "";
}

}  // namespace trailseal::hcl
