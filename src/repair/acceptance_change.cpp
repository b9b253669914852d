// Each of these is one change, with an edit for every place that it concerns:
//
//   spelling     an `Effect`, the `Version`
//   partition    of every ARN that names another one
//   references   `${Logs}` and `${AWS::AccountId}`, which stand there as they are written
//   statements   one that is about another bucket, or that lets everyone in, goes: it was
//                never in force
#include "repair/acceptance_change.hpp"

#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "aws/arn.hpp"
#include "base/ascii.hpp"
#include "base/shown_text.hpp"
#include "repair/policy_site.hpp"
#include "repair/statement_mend.hpp"

namespace trailseal::repair {
namespace {

using iam::Statement;

struct Owner {
  PolicySite site{};
  Text arn{};
  Text partition{};
  Text account{};
};

/// The text that is due in the place of another one; nothing where it is right.
using Correction = std::function<std::optional<Text>(const Text&)>;

/// Replaces every text below `steps` that has a correction.
void correct(const PolicySite& site, std::vector<EditStep> steps,
             const Correction& correction, Change& change) {
  const Value& value = site.at(steps);
  if (value.is_text()) {
    if (const auto due = correction(value.as_text())) {
      change.edits.push_back(
          site.edit(Edit::Kind::Replace, std::move(steps), Value::text(*due)));
    }
    return;
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    auto further = steps;
    further.push_back(step_to(value, i));
    correct(site, std::move(further), correction, change);
  }
}

void add_corrected(const Owner& owner, const Correction& correction, std::string phrase,
                   std::vector<Change>& changes) {
  Change change{.size = size::kValue};
  correct(owner.site, {{.member = "Statement"}}, correction, change);
  if (change.edits.empty()) return;
  change.phrases = {std::move(phrase)};
  changes.push_back(std::move(change));
}

Correction to_partition(const Text& partition) {
  return [partition](const Text& text) -> std::optional<Text> {
    const auto arn = parse_arn(text);
    if (!arn || arn->partition.empty() ||
        equal(arn->partition, partition) != Verdict::Fails) {
      return std::nullopt;
    }
    return Text("arn:") + partition + Text(":") + arn->service + Text(":") + arn->region +
           Text(":") + arn->account + Text(":") + arn->resource;
  };
}

/// A reference of a template or of Terraform's that stands there as it is written.
std::optional<Text> with_reference(const std::string& literal, const Owner& owner) {
  const std::size_t begin = literal.find("${");
  const std::size_t end = literal.find('}', begin);
  if (begin == std::string::npos || end == std::string::npos) return std::nullopt;
  const std::string name = literal.substr(begin + 2, end - begin - 2);
  const std::string before = literal.substr(0, begin);
  const Text behind(literal.substr(end + 1));
  if (name == "AWS::AccountId") return Text(before) + owner.account + behind;
  if (name == "AWS::Partition") return Text(before) + owner.partition + behind;
  if (name.starts_with("aws:") || !before.ends_with(":s3:::")) return std::nullopt;
  return owner.arn + behind;
}

Correction to_references(const Owner& owner) {
  return [owner](const Text& text) -> std::optional<Text> {
    const auto literal = text.literal();
    if (!literal) return std::nullopt;
    auto due = with_reference(*literal, owner);
    for (int i = 0; i < 3 && due; ++i) {
      const auto more = due->literal();
      const auto further = more ? with_reference(*more, owner) : std::nullopt;
      if (!further) break;
      due = further;
    }
    return due;
  };
}

void add_spelling(const Owner& owner, std::vector<Change>& changes) {
  const PolicySite& site = owner.site;
  for (const Statement& statement : site.policy().statements) {
    if (statement.effect != Statement::Effect::Invalid || statement.open) continue;
    for (const char* effect : {"Allow", "Deny"}) {
      if (!same_ignoring_case(statement.effect_text, effect)) continue;
      changes.push_back(
          {.edits = {site.edit(Edit::Kind::Replace,
                               site.steps_to(statement.index, {{.member = "Effect"}}),
                               Value::text(Text(effect)))},
           .phrases = {"spell the effect of " + name_of(statement) + " `" + effect + "`"},
           .size = size::kValue});
    }
  }
  const Value& version = site.document["Version"];
  if (version.is_text() && !version.is_literal("2012-10-17") &&
      !version.is_literal("2008-10-17")) {
    changes.push_back({.edits = {site.edit(Edit::Kind::Replace, {{.member = "Version"}},
                                           Value::text("2012-10-17"))},
                       .phrases = {"set the version of the policy to `2012-10-17`"},
                       .size = size::kValue});
  }
}

void add_removals(const Owner& owner, std::vector<Change>& changes) {
  const PolicySite& site = owner.site;
  if (!site.document["Statement"].is_list()) return;
  const auto statements = site.policy().statements;
  if (statements.size() < 2) return;
  for (const Statement& statement : statements) {
    if (statement.effect != Statement::Effect::Allow || statement.open) continue;
    changes.push_back(
        {.edits = {site.edit(Edit::Kind::Remove, site.steps_to(statement.index), {})},
         .phrases = {"remove " + name_of(statement) +
                     ", which keeps the policy from being saved"},
         .size = size::kResources});
  }
}

void add_changes(const Owner& owner, std::vector<Change>& changes) {
  add_spelling(owner, changes);
  add_corrected(owner, to_partition(owner.partition),
                "name the partition " + quoted(owner.partition) + " in the ARNs of `" +
                    owner.site.resource->address + "`",
                changes);
  add_corrected(owner, to_references(owner),
                "write references in `" + owner.site.resource->address +
                    "` so that they are replaced",
                changes);
  add_removals(owner, changes);
}

}  // namespace

std::vector<Change> acceptances_of(const cloudtrail::Destination& destination) {
  std::vector<Change> changes;
  const cloudtrail::Bucket& bucket = destination.bucket;
  if (const auto site = site_of(bucket.policy, iam::PolicyKind::Resource)) {
    add_changes({.site = *site,
                 .arn = bucket.arn,
                 .partition = bucket.partition,
                 .account = bucket.account},
                changes);
  }
  if (!destination.key) return changes;
  const cloudtrail::Key& key = *destination.key;
  if (const auto site = site_of(key.policy, iam::PolicyKind::Key)) {
    add_changes({.site = *site,
                 .arn = key.arn,
                 .partition = key.resource ? key.resource->partition : bucket.partition,
                 .account = key.account},
                changes);
  }
  return changes;
}

}  // namespace trailseal::repair
