// Calls for the law: every function that looks into half-known texts, with small operands
// of every kind.
#pragma once

#include <string>
#include <vector>

#include "hcl/body.hpp"
#include "hcl/evaluator.hpp"
#include "hcl/identity.hpp"
#include "hcl/scope.hpp"

namespace trailseal::hcl {

using Words = std::vector<std::string>;

/// Texts with an unknown part at the front, in the middle, at the end; of every class.
inline Words half_known_texts() {
  return {"x",
          "\"a${x}\"",
          "\"${x}a\"",
          "\"a-${x}\"",
          "\"${x}-a\"",
          "\"a/${x}/b\"",
          "\"${x}${y}\"",
          "\"--${x}--\"",
          "\" ${x} \"",
          "\"${x}\\n\"",
          "acct",
          "\"arn:${acct}:x\"",
          "\"${region}-${acct}\"",
          "region",
          "name",
          "\"a${name}\"",
          "\"b/${name}\"",
          "\"${name}/b/\"",
          "\"A${name}-${x}\"",
          "\"<${x}>\""};
}

inline Words small_literals() {
  return {"\"\"",   "\"a\"",  "\"-\"", "\"/\"", "\"a-\"",
          "\"-a\"", "\"ab\"", "\" \"", "\":\"", "\"1\""};
}

/// Fills `$1` and `$2` of a pattern with every pair of words.
inline void add_calls(Words& calls, const std::string& pattern, const Words& first,
                      const Words& second = {""}) {
  const auto filled = [](std::string text, const std::string& mark,
                         const std::string& word) {
    for (std::size_t at; (at = text.find(mark)) != std::string::npos;) {
      text.replace(at, mark.size(), word);
    }
    return text;
  };
  for (const std::string& one : first) {
    for (const std::string& other : second) {
      calls.push_back(filled(filled(pattern, "$1", one), "$2", other));
    }
  }
}

inline Words unary_patterns() {
  return {"lower($1)",
          "upper($1)",
          "title($1)",
          "trimspace($1)",
          "chomp($1)",
          "strrev($1)",
          "length($1)",
          "basename($1)",
          "dirname($1)",
          "urlencode($1)",
          "md5($1)",
          "base64encode($1)",
          "jsonencode($1)",
          "jsondecode(jsonencode($1))",
          "jsonencode({k = $1})",
          "jsondecode(jsonencode({k = $1})).k",
          "jsondecode(\"[${jsonencode($1)}]\")[0]",
          "format(\"%s!\", $1)",
          "format(\"%q\", $1)",
          "format(\"%5s\", $1)",
          "format(\"%v\", [$1])",
          "upper(lower($1))",
          "lower(upper($1))",
          "join(\"-\", [$1, \"a\"])",
          "join($1, [\"a\", \"b\"])",
          "split(\"-\", $1)",
          "split(\"/\", $1)",
          "split(\":\", $1)",
          "length(split(\"-\", $1))",
          "split(\"-a\", $1)",
          "join(\"/\", split(\"/\", $1))",
          "substr($1, 0, 1)",
          "substr($1, 1, -1)",
          "substr($1, 0, 0)",
          "substr($1, 2, 2)",
          "substr($1, -1, 1)",
          "indent(2, $1)",
          "can(tonumber($1))",
          "try(tonumber($1), 0)",
          "regexall(\"a\", $1)",
          "can(regex(\"^a\", $1))",
          "compact([$1, \"a\"])",
          "distinct([$1, \"a\", $1])",
          "sort([$1, \"b\"])",
          "toset([$1, \"a\"])",
          "contains([$1, \"z\"], \"a\")",
          "index([\"q\", $1], $1)",
          "coalesce($1, \"d\")",
          "coalesce(\"\", $1, \"d\")",
          "lookup({a = 1, b = 2}, $1, 3)",
          "setsubtract([\"a\", \"b\"], [$1])",
          "setintersection([\"a\", \"b\"], [$1])",
          "setunion([\"a\"], [$1])",
          "matchkeys([\"p\", \"q\"], [\"a\", $1], [\"a\"])",
          "zipmap([\"a\"], [$1])",
          "merge({a = $1}, {b = \"c\"})",
          "keys({a = $1})",
          "values({a = $1, b = 1})",
          "flatten([[$1], [\"a\"]])",
          "concat([$1], [\"a\"])",
          "reverse([$1, \"a\"])",
          "element([$1, \"b\"], 2)",
          "one([$1])",
          "chunklist([$1, \"b\"], 1)",
          "setproduct([$1], [\"a\", \"b\"])",
          "transpose({a = [$1]})",
          "try(lookup({a = 1}, $1), \"none\")",
          "length(toset([$1, \"a\"]))",
          "parseint($1, 10)",
          "formatlist(\"%s-%s\", [\"a\", $1], \"z\")",
          "base64decode($1)",
          "yamlencode({a = $1})",
          "csvdecode(\"a\\n${$1}\")"};
}

inline Words binary_patterns() {
  return {"startswith($1, $2)",     "endswith($1, $2)",     "strcontains($1, $2)",
          "trimprefix($1, $2)",     "trimsuffix($1, $2)",   "trim($1, $2)",
          "replace($1, $2, \"_\")", "replace($1, $2, \"\")"};
}

inline Words generated_calls() {
  Words calls;
  for (const std::string& pattern : unary_patterns()) {
    add_calls(calls, pattern, half_known_texts());
  }
  for (const std::string& pattern : binary_patterns()) {
    add_calls(calls, pattern, half_known_texts(), small_literals());
    add_calls(calls, pattern, small_literals(), half_known_texts());
    add_calls(calls, pattern, {"\"a-${x}\"", "\"${x}/a\"", "name"}, half_known_texts());
  }
  return calls;
}

}  // namespace trailseal::hcl
