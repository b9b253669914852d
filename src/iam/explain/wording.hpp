// How texts, lists and what is missing are put into sentences.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.hpp"
#include "iam/policy/policy.hpp"

namespace trailseal::iam {

/// The text for people in backticks, cut at kMaxShownText.
std::string quoted(const Text& text);
std::string quoted(std::string_view shown);

/// "`a`", "`a` and `b`", "`a`, `b`, `c` and 4 more". The words are taken as they are.
std::string listed(const std::vector<std::string>& words, std::string_view join = "and");

/// The members of a list in backticks; an unknown one as "(not known)".
std::vector<std::string> shown_items(const TextList& list);

/// What is not known, in a sentence, and how to give it.
struct Doubt {
  std::string missing{};
  std::string help{};
};

/// Names the symbols by which two texts differ: "the account is not known".
Doubt doubt_between(const Text& a, const Text& b);

/// What is not settled about an ARN pattern of fewer than six segments.
std::string doubt_about_unfinished(const Text& pattern);

/// "`subject` is known only after apply: it is made from `aws_s3_bucket.logs.arn`", or
/// "... is not known: reason".
Doubt doubt_of(const std::string& subject, const std::string& reason,
               const std::string& help = {},
               const std::vector<std::string>& origins = {});

/// Names an unknown member of an element: "the resource of statement `Write` is known
/// only after apply: it is made from `aws_s3_bucket.logs.arn`".
Doubt doubt_about(std::string_view element, const Statement& statement,
                  const TextList::Item& item);

/// The same for an element that is unknown as a whole.
Doubt doubt_about(std::string_view element, const Statement& statement,
                  std::string_view reason);

}  // namespace trailseal::iam
