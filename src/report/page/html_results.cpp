#include <array>
#include <map>
#include <set>
#include <vector>

#include "base/word_list.hpp"
#include "iam/explain/evidence_line.hpp"
#include "report/estate.hpp"
#include "report/excerpt.hpp"
#include "report/low_findings.hpp"
#include "report/page/html_parts.hpp"
#include "report/paragraph.hpp"
#include "report/result_text.hpp"
#include "report/result_urgency.hpp"
#include "report/summary.hpp"
#include "rule/framework.hpp"

namespace trailseal::report {
namespace {

using engine::Outcome;
using engine::Result;

const char* tag_style(const Result& result) {
  if (result.outcome == Outcome::Unknown) return "tag unknown";
  if (result.outcome != Outcome::Fail) {
    return result.outcome == Outcome::Pass ? "tag good" : "tag dim";
  }
  if (result.rule->severity == rule::Severity::High) return "tag bad";
  return result.rule->severity == rule::Severity::Medium ? "tag medium" : "tag";
}

HtmlElement add_control(const HtmlElement& bar, const char* kind, const char* id,
                        const char* title) {
  const HtmlElement control = bar.add("label", std::string(title) + " ").add(kind);
  control.set("id", id);
  return control;
}

void add_filter(const Report& report, const HtmlElement& body) {
  const HtmlElement bar = body.add_of("filter", "div");
  const HtmlElement outcome = add_control(bar, "select", "outcome", "outcome");
  outcome.add("option", "not passed").set("value", "not-passed");
  outcome.add("option", "all").set("value", "");
  for (const Outcome each :
       {Outcome::Fail, Outcome::Unknown, Outcome::Waived, Outcome::Pass}) {
    outcome.add("option", engine::to_string(each)).set("value", engine::to_string(each));
  }
  std::set<std::string> codes;
  for (const Result& result : report.results) codes.insert(result.rule->code);
  const HtmlElement rule = add_control(bar, "select", "rule", "rule");
  rule.add("option", "all").set("value", "");
  for (const std::string& code : codes) rule.add("option", code).set("value", code);
  add_control(bar, "input", "words", "words").set("type", "search");
  bar.add_of("dim", "span").set("id", "shown");
}

/// A line of a patch by what it does.
const char* style_of_line(std::string_view line) {
  if (line.starts_with("+++") || line.starts_with("---")) return "where";
  if (line.starts_with('+')) return "good";
  return line.starts_with('-') ? "bad" : "kept";
}

void add_patch(std::string_view patch, const HtmlElement& parent) {
  const HtmlElement block = parent.add_of("patch", "pre");
  while (!patch.empty()) {
    const std::string_view line = patch.substr(0, patch.find('\n'));
    patch.remove_prefix(std::min(patch.size(), line.size() + 1));
    block.add_of(style_of_line(line), "span", printable_code(line) + "\n");
  }
}

/// Markdown's paragraphs and fenced snippets, which is all that a fix is made of.
void add_advice(std::string_view fix, const HtmlElement& parent) {
  bool fenced = false;
  std::string block;
  const auto flush = [&] {
    if (fenced) {
      parent.add("pre", block);
    } else if (block.find_first_not_of('\n') != std::string::npos) {
      parent.add("p").add_sentence(block);
    }
    block.clear();
  };
  while (!fix.empty()) {
    const std::string_view line = fix.substr(0, fix.find('\n'));
    fix.remove_prefix(std::min(fix.size(), line.size() + 1));
    if (line.starts_with("```")) {
      flush();
      fenced = !fenced;
    } else if (line.empty() && !fenced) {
      flush();
    } else {
      block.append(line).append("\n");
    }
  }
  flush();
}

/// Versions of a framework in which the controls of a rule have the same numbers.
struct Versions {
  std::string controls{};
  std::vector<std::string> versions{};
};

std::string versions_text(const std::vector<Versions>& all) {
  std::string text;
  for (const Versions& same : all) {
    text.append(text.empty() ? "" : ", ").append(same.controls);
    if (!same.versions.empty()) text += " (" + joined(same.versions) + ")";
  }
  return text;
}

/// "CIS AWS Foundations Benchmark: 4.5 (v7.0.0, v6.0.0), 3.5 (v5.0.0); AWS Security Hub: ...".
std::string controls_text(const rule::Rule& rule) {
  std::vector<std::pair<std::string, std::vector<Versions>>> benchmarks;
  for (const rule::Framework& framework : rule::frameworks()) {
    const auto found = rule.controls.find(std::string(framework.id));
    if (found == rule.controls.end()) continue;
    const std::size_t at = std::min(framework.name.rfind(" v"), framework.name.size());
    const std::string name(framework.name.substr(0, at));
    if (benchmarks.empty() || benchmarks.back().first != name) {
      benchmarks.emplace_back(name, std::vector<Versions>());
    }
    std::vector<Versions>& all = benchmarks.back().second;
    const std::string ids = joined(found->second);
    if (all.empty() || all.back().controls != ids) all.push_back({.controls = ids});
    if (at < framework.name.size()) {
      all.back().versions.emplace_back(framework.name.substr(at + 1));
    }
  }
  std::string text;
  for (const auto& [name, all] : benchmarks) {
    text.append(text.empty() ? "" : "; ").append(name).append(": ");
    text += versions_text(all);
  }
  return text;
}

/// Writes results, each as <details>. What was told before is referred to.
class ResultList {
 public:
  explicit ResultList(const Report& report) : report_(report) {}

  void add(const Result& result, const HtmlElement& parent);

 private:
  void add_summary(const Result& result, const HtmlElement& details) const;
  void add_place(const Result& result, const HtmlElement& details) const;
  void add_fix(const Result& result, const HtmlElement& details);

  const Report& report_;
  std::map<std::string, std::string> told_;  ///< by a fix, the result that has it
  std::size_t number_ = 0;
};

void ResultList::add(const Result& result, const HtmlElement& parent) {
  const std::string outcome = engine::to_string(result.outcome);
  const HtmlElement details = parent.add("details");
  details.set("class", "result " + outcome + " " +
                           std::string(rule::to_string(result.rule->severity)));
  details.set("data-outcome", outcome).set("data-rule", result.rule->code);
  details.set("id", "r" + std::to_string(++number_));
  const bool fails = result.outcome == Outcome::Fail;
  if (fails && decides(report_, result)) details.set("open", "");
  add_summary(result, details);
  add_place(result, details);
  if (!result.missing.help.empty()) {
    details.add("p", "To decide: ").add_sentence(result.missing.help);
  }
  if (fails) add_fix(result, details);
  const std::string controls = controls_text(*result.rule);
  if (!controls.empty()) details.add_of("controls", "p", "Controls: " + controls);
}

void ResultList::add_summary(const Result& result, const HtmlElement& details) const {
  const HtmlElement summary = details.add("summary");
  const bool fails = result.outcome == Outcome::Fail;
  summary.add_of(
      tag_style(result), "span",
      fails ? rule::to_string(result.rule->severity) : engine::to_string(result.outcome));
  summary.add_text(" " + result.rule->code + " ");
  summary.add_sentence(short_sentence_of(report_, result));
}

void ResultList::add_place(const Result& result, const HtmlElement& details) const {
  details.add_of("where", "p", "at " + printable(place_text(report_, result.place)));
  if (is_estate(report_) && !result.trail.empty()) {
    const std::string input(input_path(report_, result.input));
    details.add_of("where", "p", printable("trail " + result.trail + " of " + input));
  }
  if (!result.why.empty()) {
    const HtmlElement list = details.add("ul");
    for (const std::string& why : iam::lines_of(result.why)) {
      list.add("li").add_sentence(why);
    }
  }
  const auto excerpt =
      excerpt_at(file_of(report_, result.place).text, result.place.position, 100);
  if (!excerpt) return;
  const std::string number = std::to_string(result.place.position.line);
  details.add("pre", number + " | " + excerpt->line + "\n" +
                         std::string(number.size(), ' ') + " | " +
                         std::string(excerpt->mark, ' ') + "^");
}

void ResultList::add_fix(const Result& result, const HtmlElement& details) {
  const ProvenFix* proven = report_.fixes.find(result);
  const std::string& advice = fix_for(report_, result).text;
  if (proven == nullptr && advice.empty()) return;
  const std::string title = proven != nullptr ? "Fix, proven" : "Fix";
  const std::string here = "#r" + std::to_string(number_);
  const auto [told, fresh] = told_.emplace(fix_key(report_, result), here);
  if (!fresh) {
    const HtmlElement line = details.add("p", title + ": ");
    line.add("a", "the same as above").set("href", told->second);
    return;
  }
  details.add("h3", title);
  if (proven == nullptr) return add_advice(advice, details.add_of("advice", "div"));
  details.add("p").add_sentence(proven->text + ": " + promise_of(*proven) + ".");
  if (!proven->patch.empty()) return add_patch(proven->patch, details);
  if (!proven->block.empty()) {
    details.add_of("patch", "pre", printable_code(proven->block));
  }
}

/// What a result is folded under; empty where it stands by itself.
std::string fold_of(const Report& report, const Result& result) {
  const Summary summary = summarize(report);
  switch (result.outcome) {
    case Outcome::Fail:
      return decides(report, result) ? "" : low_heading(report, low_findings(report));
    case Outcome::Unknown:
      return std::to_string(summary.unknown) + " not decided";
    case Outcome::Waived:
      return std::to_string(summary.waived) + " waived";
    case Outcome::Pass:
      break;
  }
  return std::to_string(summary.pass) + " passed";
}

}  // namespace

void add_results(const Report& report, const HtmlElement& body) {
  body.add("h2", "Results");
  add_filter(report, body);
  const HtmlElement results = body.add_of("results", "div");
  ResultList list(report);
  std::map<std::pair<Outcome, bool>, HtmlElement> folds;
  for (const Result* result : by_urgency(report)) {
    const std::pair key(result->outcome,
                        decides(report, *result) || result->outcome != Outcome::Fail);
    if (key == std::pair(Outcome::Fail, true)) {
      list.add(*result, results);
      continue;
    }
    auto fold = folds.find(key);
    if (fold == folds.end()) {
      const HtmlElement details = results.add_of("fold", "details");
      details.add_of("fold", "summary").add_sentence(fold_of(report, *result));
      fold = folds.emplace(key, details).first;
    }
    list.add(*result, fold->second);
  }
}

}  // namespace trailseal::report
