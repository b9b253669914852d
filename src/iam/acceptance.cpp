// Beside what is wrong with a policy wherever it hangs (policy_check), the service looks
// at what the policy names:
//
//   principals   of its own partition (AWS General Reference, "Partitions": nothing works
//                across them; KMS API Reference, PutKeyPolicy: a principal that does not
//                exist is a MalformedPolicyDocumentException)
//   resources    of a bucket policy: this bucket and its objects (S3 answers "Policy has
//                invalid resource"). A key policy may name another key, without effect.
#include "iam/acceptance.hpp"

#include <string>
#include <utility>

#include "aws/arn.hpp"
#include "base/shown_text.hpp"
#include "iam/element_shape.hpp"
#include "iam/match/arn_match.hpp"
#include "iam/match/missing.hpp"
#include "iam/match/policy_variables.hpp"
#include "iam/policy_check.hpp"

namespace trailseal::iam {
namespace {

class Examiner {
 public:
  Examiner(const Policy& policy, const PolicyTarget& target)
      : policy_(policy), target_(target) {}

  Acceptance examine() {
    for (PolicyProblem& problem : problems_of(policy_, target_.kind)) {
      if (problem.refused) found_.refusals.push_back(std::move(problem));
    }
    for (const Statement& statement : policy_.statements) {
      if (statement.open) {
        doubt({.what = statement.display() + " is not known"}, statement.position);
        continue;
      }
      examine_principals(statement, statement.principal);
      examine_principals(statement, statement.not_principal);
      if (target_.kind == PolicyKind::Key) continue;
      examine_resources(statement, statement.resource);
      examine_resources(statement, statement.not_resource);
    }
    if (policy_.open) doubt({.what = policy_.reason, .help = policy_.help}, {});
    return std::move(found_);
  }

 private:
  void refuse(std::string message, Position position) {
    found_.refusals.push_back(
        {.message = std::move(message), .position = position, .refused = true});
  }

  void doubt(Missing what, Position position) {
    if (!found_.doubt.empty()) return;
    found_.doubt = std::move(what);
    found_.doubtful = position;
  }

  void examine_principals(const Statement& s, const PrincipalSet& set) {
    for (const PrincipalSet::Entry& entry : set.entries) {
      if (entry.type != "AWS") continue;
      for (const TextList::Item& item : entry.identifiers.items) {
        const auto arn = item.text ? parse_arn(*item.text) : std::nullopt;
        if (!arn || equal(arn->partition, target_.partition) != Verdict::Fails) continue;
        refuse("principal " + quoted(*item.text) + " of " + s.display() +
                   " is in the partition " + quoted(arn->partition) +
                   ", but this policy is in " + quoted(target_.partition),
               item.position);
      }
    }
  }

  void examine_resources(const Statement& s, const TextList& list) {
    for (const TextList::Item& item : list.items) {
      if (item.text) {
        examine_resource(s, item);
      } else {
        doubt(missing_of_item("resource", s, item), item.position);
      }
    }
  }

  void examine_resource(const Statement& s, const TextList::Item& item) {
    const auto literal = item.text->literal();
    if (literal && is_no_resource(*literal)) return;  // refused by problems_of()
    // The bucket's part of the text: wildcards may stand there, a slash ends it.
    const Text bucket = item.text->split('/').front();
    const Expansion wanted{.parts = {{.text = bucket, .wildcards = true}}};
    const ArnMatch match = match_arn(wanted, target_.arn, true);
    switch (match.verdict) {
      case Verdict::Holds:
        return;
      case Verdict::Unknown:
        return doubt(why_unknown(s, item, bucket), item.position);
      case Verdict::Fails:
        break;
    }
    if (may_span_segments(wanted, target_.arn)) {
      return doubt(missing_of_span(*item.text, target_.arn), item.position);
    }
    std::string message = "resource " + quoted(*item.text) + " of " + s.display();
    const std::string variable = unfilled_variable(bucket);
    if (variable.empty() && has_variable(bucket)) {
      return doubt(
          {.what = "whether S3 accepts a policy variable as the bucket's name, as in " +
                   message},
          item.position);
    }
    if (!variable.empty()) {
      message += ": " + advise_unfilled(variable);
    } else if (match.segment >= 0 && match.segment < 5) {
      message += " is not this bucket: the " + std::string(segment_name(match.segment)) +
                 " of " + quoted(target_.arn) + " differs";
    } else {
      message += " does not belong to this bucket, " + quoted(target_.arn);
    }
    refuse(std::move(message), item.position);
  }

  Missing why_unknown(const Statement& s, const TextList::Item& item,
                      const Text& bucket) const {
    Missing missing = missing_between(bucket, target_.arn);
    if (missing.empty()) missing = missing_of_pattern(*item.text, target_.arn);
    return {.what = "whether resource " + quoted(*item.text) + " of " + s.display() +
                    " belongs to this bucket: " + missing.what,
            .help = missing.help};
  }

  const Policy& policy_;
  const PolicyTarget& target_;
  Acceptance found_;
};

}  // namespace

Acceptance acceptance_of(const Policy& policy, const PolicyTarget& target) {
  return Examiner(policy, target).examine();
}

}  // namespace trailseal::iam
