// Evidence: what decided an answer, as data. A writer makes the words of it.
//
//   statement `Write`: condition `StringEquals` on `aws:SourceArn`: wants `A`, ...
//   |                  |         |                 |                      |
//   sid                element   op                key                    wanted
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/missing.hpp"
#include "base/position.hpp"
#include "base/text.hpp"
#include "base/verdict.hpp"

namespace trailseal {

/// The elements of a policy statement that a request is compared with; Statement is one
/// that is unknown as a whole.
enum class Element { Statement, Effect, Principal, Action, Resource, Condition };

/// One element of a statement beside what the request has.
struct Comparison {
  enum class Given { Absent, Known, Unknown };

  Element element = Element::Statement;
  bool negated = false;  ///< `NotPrincipal`, `NotAction`, `NotResource`
  bool written = true;   ///< false: the statement lacks the element
  std::string op{};      ///< of a condition, as written
  std::string key{};     ///< of a condition, as written
  bool hidden = false;   ///< operator and key are sensitive: never shown
  /// Does the element match the request?
  Verdict verdict = Verdict::Holds;
  /// What the policy wants; nullopt stands for a value that is unknown.
  std::vector<std::optional<Text>> wanted{};
  Given state = Given::Known;  ///< of what the request has
  std::vector<Text> given{};   ///< what the request has
  std::string unresolved{};    ///< a policy variable that has no value in the request
  std::string hint{};          ///< what a person should know about the mismatch
  Missing missing{};           ///< for Unknown
  /// What is missing, where `missing` names the element as well; else empty.
  std::string reason{};
  Position position{};  ///< of the element in its document

  friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// One line of an explanation: what a statement does with a request and why, or a plain
/// note where no statement decides.
struct Evidence {
  enum class Kind { Note, Misses, Denies, Allows };
  /// What a Note says is not there.
  enum class Lack { Nothing, Policy, Statement };

  Evidence() = default;
  Evidence(std::string text) : note(std::move(text)) {}  // NOLINT: implicit on purpose
  Evidence(const char* text) : note(text) {}             // NOLINT: implicit on purpose
  Evidence(std::string text, Lack what) : note(std::move(text)), lack(what) {}

  Kind kind = Kind::Note;
  std::string sid{};       ///< of the statement; empty where it has none
  std::size_t number = 0;  ///< of the statement, 1-based
  /// What a statement misses; why a denial matches: its conditions, or without any the
  /// action and the resource.
  std::vector<Comparison> grounds{};
  std::string note{};  ///< the whole line of a Note
  Lack lack = Lack::Nothing;

  friend bool operator==(const Evidence&, const Evidence&) = default;
};

}  // namespace trailseal
