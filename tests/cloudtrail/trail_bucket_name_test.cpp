#include "cloudtrail/trail_bucket_name.hpp"

#include <algorithm>

#include "base/glob.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudtrail::trail_bucket_name_test {
namespace {

TEST_CASE("buckets are named for trails by the words in their name", "[bucket]") {
  struct Case {
    const char* name;
    bool named;
  };
  const auto c = GENERATE(values<Case>({
      {"acme-cloudtrail-logs", true},
      {"acme-cloud-trail", true},
      {"trail-logs", true},
      {"org-traillogs", true},
      {"CloudTrailBucket", true},
      {"acme-trails", false},
      {"acme-logs", false},
      {"cloudtrail-access-logs", false},
      {"cloudtrail-accesslogs", false},
      {"cloudtrail_access_log", false},
      {"cloudtrail-athena-results", false},
      {"", false},
  }));
  CAPTURE(c.name);
  CHECK(is_named_for_trails(c.name) == c.named);
}

TEST_CASE("whatever name is one for trails is found by the patterns", "[bucket]") {
  const auto patterns = trail_bucket_patterns();
  for (const char* name : {"acme-cloudtrail-logs", "acme-cloud-trail", "a-trail-log",
                           "traillog", "org-traillogs"}) {
    CAPTURE(name);
    REQUIRE(is_named_for_trails(name));
    CHECK(std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
      return matches(Pattern::parse(Text(pattern)), Text(name)) == Verdict::Holds;
    }));
  }
}

}  // namespace
}  // namespace trailseal::cloudtrail::trail_bucket_name_test
