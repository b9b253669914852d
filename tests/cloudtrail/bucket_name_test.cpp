#include "cloudtrail/bucket_name.hpp"

#include "support/catch.hpp"

namespace trailseal::cloudtrail::bucket_name_test {

TEST_CASE("a bucket has a name that S3 allows", "[bucket-name]") {
  const std::string name = GENERATE(as<std::string>(), "logs", "acme.trail-logs", "123",
                                    "a1b", "1.2.3.4.5", "10.0.0", "192.168.1000.1",
                                    "log-xn--x", "acme--x-s3-logs", std::string(63, 'a'));
  CAPTURE(name);
  CHECK(why_no_bucket_name(name).empty());
}

TEST_CASE("what no bucket can be called is told with its reason", "[bucket-name]") {
  struct Case {
    const char* name;
    const char* part;
  };
  const auto c = GENERATE(values<Case>({
      {"arn:aws:s3:::logs", "is an ARN"},
      {"s3://logs", "is a URL"},
      {"logs.s3.amazonaws.com/", "cannot contain `/`"},
      {"Acme-Logs", "cannot contain `A`"},
      {"acme_logs", "cannot contain `_`"},
      {"ab", "3 to 63 characters, this one has 2"},
      {"-logs", "begins and ends"},
      {"logs.", "begins and ends"},
      {"acme..logs", "two dots"},
      {"192.168.5.4", "IP address"},
      {"xn--logs", "`xn--`"},
      {"sthree-logs", "`sthree-`"},
      {"logs-s3alias", "`-s3alias`"},
      {"logs--x-s3", "`--x-s3`"},
  }));
  CAPTURE(c.name);
  CHECK(why_no_bucket_name(c.name).find(c.part) != std::string::npos);
  CHECK_FALSE(why_no_bucket_name(std::string(64, 'a')).empty());
}

TEST_CASE("a half known name is wrong only by what is known of it", "[bucket-name]") {
  const Text account = Text::of_symbol(
      {.id = "account", .name = "account", .cls = SymbolClass::AccountId});
  CHECK(why_no_bucket_name(account).empty());
  CHECK(why_no_bucket_name(Text("logs-") + account).empty());
  CHECK_FALSE(why_no_bucket_name(Text("arn:aws:s3:::") + account).empty());
  CHECK_FALSE(why_no_bucket_name(account + Text("_logs")).empty());
  CHECK_FALSE(why_no_bucket_name(Text(std::string(64, 'a')) + account).empty());
}

}  // namespace trailseal::cloudtrail::bucket_name_test
