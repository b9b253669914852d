// Lines are lower case, without a final period; the user's words stand in backticks.
//
//   note          the note itself
//   misses        "statement `Write`: resource `A` does not cover `B`; a hint"
//   may miss      "statement `Write`: resource `A` may or may not cover `B`: what is missing"
//   denies        "statement `Tls` denies: condition ...; and condition ..."
//                 "statement 2 denies: `s3:PutObject` on `B`, without a condition"
//   allows        "statement `Write` allows"
//
// A condition reads "condition `Op` on `Key`: wants `A`, the request has `B`".
#include "iam/explain/evidence_line.hpp"

#include <string_view>

#include "base/shown_text.hpp"
#include "iam/match/condition_operators.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {
namespace {

std::vector<std::string> shown(const std::vector<std::optional<Text>>& texts) {
  std::vector<std::string> words;
  words.reserve(texts.size());
  for (const auto& text : texts) words.push_back(text ? quoted(*text) : "(not known)");
  return words;
}

std::vector<std::string> shown(const std::vector<Text>& texts) {
  std::vector<std::string> words;
  words.reserve(texts.size());
  for (const Text& text : texts) words.push_back(quoted(text));
  return words;
}

/// ": what is missing", or nothing. The line names the element already.
std::string missing_behind(const Comparison& c) {
  if (c.missing.empty()) return {};
  return ": " + (c.reason.empty() ? c.missing.what : c.reason);
}

// ---- Principal, Action, Resource

std::string words_of_principal(const Comparison& c) {
  std::vector<std::string> words = shown(c.wanted);
  if (words.empty()) words.emplace_back("no principal");
  const std::string caller = listed(shown(c.given));
  if (c.verdict == Verdict::Unknown) {
    return std::string(c.negated ? "`NotPrincipal` " : "principal ") + listed(words) +
           " may or may not include " + caller + missing_behind(c);
  }
  return c.negated ? "`NotPrincipal` lists " + listed(words)
                   : "principal " + listed(words, "or") + " is not " + caller;
}

std::string words_of_action(const Comparison& c) {
  const std::string words = listed(shown(c.wanted), "or");
  const std::string action = listed(shown(c.given));
  if (c.verdict == Verdict::Unknown) {
    return "action " + words + " may or may not be " + action + missing_behind(c);
  }
  return c.negated ? "`NotAction` lists " + words
                   : "action " + (words.empty() ? "list" : words) + " is not " + action;
}

std::string given_resource(const Comparison& c) {
  return c.state == Comparison::Given::Absent ? "the request's resource"
                                              : listed(shown(c.given));
}

std::string words_of_resource(const Comparison& c) {
  const std::vector<std::string> words = shown(c.wanted);
  const std::string listing = words.empty() ? "(none)" : listed(words, "or");
  if (c.verdict == Verdict::Unknown) {
    return (c.negated ? "`NotResource` " : "resource ") + listing +
           " may or may not cover " + given_resource(c) + missing_behind(c);
  }
  if (c.negated) return "`NotResource` " + listing + " covers " + given_resource(c);
  return "resource " + listing + " does not cover " + given_resource(c) +
         (c.hint.empty() ? "" : "; " + c.hint);
}

std::string words_of_lacking(const Comparison& c) {
  return std::string("the statement has no `") + to_string(c.element) + "`" +
         (c.hint.empty() ? "" : ": " + c.hint);
}

// ---- Condition

/// Is the condition on the presence of the key alone, and which does it want?
std::string wanted_presence(const Comparison& c) {
  if (c.wanted.size() != 1 || !c.wanted.front()) return {};
  const auto absent = c.wanted.front()->literal();
  if (absent == "true") return "it to be absent";
  return absent == "false" ? "it to be present" : "";
}

std::string wanted_values(const Comparison& c) {
  const std::optional<Operator> op = parse_operator(c.op);
  if (!op) return listed(shown(c.wanted), "or");
  if (op->is_null()) {
    std::string presence = wanted_presence(c);
    if (!presence.empty()) return presence;
  }
  const std::vector<std::string> words = shown(c.wanted);
  std::string wants;
  if (op->spec->negated) {
    wants = "a value other than ";
  } else if (words.size() > 1) {
    wants = "one of ";
  }
  if (!op->spec->wants.empty()) wants.append(op->spec->wants).append(" ");
  return wants + (words.empty() ? "nothing" : listed(words, "or"));
}

std::string given_values(const Comparison& c) {
  switch (c.state) {
    case Comparison::Given::Absent:
      return "the request has no such key";
    case Comparison::Given::Unknown:
      return "the request's value is not known";
    case Comparison::Given::Known:
      break;
  }
  return "the request has " + listed(shown(c.given));
}

/// "condition `StringEquals` on `aws:SourceArn`: ".
std::string condition_name(const Comparison& c) {
  std::string name = "condition " + quoted(std::string_view(c.op));
  if (!c.key.empty()) name += " on " + quoted(std::string_view(c.key));
  return name + ": ";
}

std::string behind_sides(const Comparison& c) {
  if (c.verdict == Verdict::Unknown) return missing_behind(c);
  std::string text;
  if (!c.unresolved.empty()) {
    text += "; " + (is_unfilled(c.unresolved)
                        ? advise_unfilled(c.unresolved)
                        : quoted(std::string_view("${" + c.unresolved + "}")) +
                              " has no value in this request");
  }
  return c.hint.empty() ? text : text + "; " + c.hint;
}

/// Of a sensitive condition only the verdict is told: what the request has would tell
/// which key it is.
std::string words_of_hidden_condition(const Comparison& c) {
  switch (c.verdict) {
    case Verdict::Holds:
      return "a condition that is sensitive matches";
    case Verdict::Fails:
      return "a condition that is sensitive does not match";
    case Verdict::Unknown:
      break;
  }
  return "a condition that is sensitive may or may not match" + missing_behind(c);
}

std::string words_of_condition(const Comparison& c) {
  if (c.hidden) return words_of_hidden_condition(c);
  if (c.op.empty()) return c.missing.what;
  if (c.key.empty()) return condition_name(c) + c.missing.what;
  // Of a statement that denies, the request is what the condition is about.
  const char* const verb = c.verdict == Verdict::Holds ? "matches " : "requires ";
  return condition_name(c) + verb + wanted_values(c) + ", " + given_values(c) +
         behind_sides(c);
}

// ---- lines

/// "statement `Write`: ", "statement `Tls` denies: ".
std::string head_of(const Evidence& evidence) {
  const std::string name = statement_name(evidence.sid, evidence.number);
  switch (evidence.kind) {
    case Evidence::Kind::Note:
      return {};
    case Evidence::Kind::Misses:
      return name + ": ";
    case Evidence::Kind::Denies:
      return name + " denies: ";
    case Evidence::Kind::Allows:
      break;
  }
  return name + " allows";
}

/// The grounds from `first` on.
std::string grounds_of(const Evidence& evidence, std::size_t first) {
  std::string text;
  for (std::size_t i = first; i < evidence.grounds.size(); ++i) {
    if (i > 0) text += "; and ";
    text += words_of(evidence.grounds[i]);
  }
  return text;
}

/// Is one value wanted, and one given, and the two are to be alike?
bool is_one_to_one(const Comparison& c) {
  const bool one = c.wanted.size() == 1 && c.wanted.front() && c.given.size() == 1;
  if (!one || c.negated || c.hidden) return false;
  if (c.wanted.front()->is_sensitive() || c.given.front().is_sensitive()) return false;
  if (c.element == Element::Resource) return c.verdict == Verdict::Fails;
  if (c.element != Element::Condition) return false;
  const std::optional<Operator> op = parse_operator(c.op);
  return op && !op->is_null() && !op->spec->negated && op->spec->wants.empty();
}

/// Do `*` and `?` in what is wanted stand for other letters?
bool has_wildcards(const Comparison& c) {
  if (c.element != Element::Condition) return true;
  const std::optional<Operator> op = parse_operator(c.op);
  return op && op->spec->wildcards;
}

/// A denial of everything: its grounds are the action and the resource.
std::string unconditional(const Evidence& evidence) {
  std::string text;
  for (const Comparison& ground : evidence.grounds) {
    text += (text.empty() ? "" : " on ") + listed(shown(ground.given));
  }
  return text + ", without a condition";
}

}  // namespace

const char* to_string(Element element) {
  switch (element) {
    case Element::Effect:
      return "Effect";
    case Element::Principal:
      return "Principal";
    case Element::Action:
      return "Action";
    case Element::Resource:
      return "Resource";
    case Element::Condition:
      return "Condition";
    case Element::Statement:
      break;
  }
  return "Statement";
}

std::string words_of(const Comparison& comparison) {
  const Comparison& c = comparison;
  if (!c.written) return words_of_lacking(c);
  if (c.element == Element::Condition) return words_of_condition(c);
  // Nothing was compared: what is missing is all there is to tell.
  const bool compared =
      !c.wanted.empty() || !c.given.empty() || c.state == Comparison::Given::Absent;
  if (c.verdict == Verdict::Unknown && !compared) return c.missing.what;
  switch (c.element) {
    case Element::Principal:
      return words_of_principal(c);
    case Element::Action:
      return words_of_action(c);
    case Element::Resource:
      return words_of_resource(c);
    case Element::Statement:
    case Element::Effect:
    case Element::Condition:
      break;
  }
  return "`Effect` is neither `Allow` nor `Deny`";
}

std::string line_of(const Evidence& evidence) {
  if (evidence.kind == Evidence::Kind::Note) return evidence.note;
  const bool denies = evidence.kind == Evidence::Kind::Denies;
  const bool conditional =
      !evidence.grounds.empty() && evidence.grounds.front().element == Element::Condition;
  return head_of(evidence) +
         (denies && !conditional ? unconditional(evidence) : grounds_of(evidence, 0));
}

std::vector<std::string> lines_of(const std::vector<Evidence>& why) {
  std::vector<std::string> lines;
  lines.reserve(why.size());
  for (const Evidence& one : why) lines.push_back(line_of(one));
  return lines;
}

std::optional<TwoSides> two_sides_of(const Evidence& evidence) {
  if (evidence.grounds.empty() || !is_one_to_one(evidence.grounds.front())) {
    return std::nullopt;
  }
  const Comparison& first = evidence.grounds.front();
  TwoSides sides{.before = head_of(evidence),
                 .wanted = *first.wanted.front(),
                 .given = first.given.front(),
                 .wildcards = has_wildcards(first),
                 .alike = first.verdict == Verdict::Holds,
                 .after = behind_sides(first) + grounds_of(evidence, 1)};
  if (first.element == Element::Condition) sides.before += condition_name(first);
  return sides;
}

}  // namespace trailseal::iam
