#include "report/short_address.hpp"

#include "graph/module_path.hpp"
#include "support/catch.hpp"

namespace trailseal::report::short_address_test {
namespace {

TEST_CASE("the module of an address ends where its resource begins", "[address]") {
  struct Case {
    const char* address;
    const char* module;
  };
  const auto c = GENERATE(values<Case>({
      {"aws_s3_bucket.logs", ""},
      {"module.audit.aws_s3_bucket.logs", "module.audit"},
      {"module.a[\"x.y\"].module.b[0].aws_s3_bucket.logs",
       "module.a[\"x.y\"].module.b[0]"},
      {"module.a[\"module.b\\\"].c\"].data.aws_s3_bucket.l",
       "module.a[\"module.b\\\"].c\"]"},
      {"module.only", ""},
      {"module.", ""},
      {"", ""},
      {"Audit.Trail", ""},
  }));
  CAPTURE(c.address);
  CHECK(module_of(c.address) == c.module);
}

TEST_CASE("a module is left out of addresses, and of nothing else", "[address]") {
  const std::string module = "module.platform_audit[\"payments\"]";
  CHECK(long_module_of(module + ".aws_kms_key.logs") == module);
  CHECK(long_module_of("module.audit.aws_kms_key.logs").empty());
  struct Case {
    std::string text;
    const char* within;
  };
  const auto c = GENERATE_COPY(values<Case>({
      {module + ".aws_kms_key.logs", "aws_kms_key.logs"},
      {"`" + module + ".a.b` and `" + module + ".c.d`", "`a.b` and `c.d`"},
      {"module.outer." + module + ".a.b",
       "module.outer.module.platform_audit[\"payments\"].a.b"},
      {"see " + module, "see module.platform_audit[\"payments\"]"},
      {"", ""},
  }));
  CAPTURE(c.text);
  CHECK(within_module(c.text, module) == c.within);
  CHECK(within_module(c.text, "") == c.text);
}

}  // namespace
}  // namespace trailseal::report::short_address_test
