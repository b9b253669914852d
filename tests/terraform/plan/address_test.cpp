#include "terraform/plan/address.hpp"

#include "document/json_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::terraform::address_test {

TEST_CASE("an address is taken apart, quoted keys and all", "[address]") {
  struct Case {
    const char* text;
    const char* module;
    const char* local;
    const char* key;
  };
  const auto c = GENERATE(values<Case>({
      {"aws_s3_bucket.logs", "", "aws_s3_bucket.logs", ""},
      {"aws_s3_bucket.logs[0]", "", "aws_s3_bucket.logs", "[0]"},
      {"data.aws_region.here", "", "data.aws_region.here", ""},
      {R"(module.a["x"].module.b[1].aws_s3_bucket.logs["k"])",
       R"(module.a["x"].module.b[1])", "aws_s3_bucket.logs", R"(["k"])"},
      {R"(module.a["x.y[0]"].data.aws_region.here)", R"(module.a["x.y[0]"])",
       "data.aws_region.here", ""},
      {R"(aws_s3_bucket.logs["a\"].b"])", "", "aws_s3_bucket.logs", R"(["a\"].b"])"},
  }));
  CAPTURE(c.text);
  const auto address = parse_address(c.text);
  REQUIRE(address);
  CHECK(address->module == c.module);
  CHECK(address->local() == c.local);
  CHECK(address->key == c.key);
}

TEST_CASE("what is no resource address is refused", "[address]") {
  const auto text =
      GENERATE("", "aws_s3_bucket", "a.b.c", "module.a", "module.a.b", "[0]");
  CAPTURE(text);
  CHECK_FALSE(parse_address(text));
}

TEST_CASE("the last step of a module names the call", "[address]") {
  const auto step = last_module_step(R"(module.a["x"].module.b[1])");
  REQUIRE(step);
  CHECK(step->parent == R"(module.a["x"])");
  CHECK(step->call == "b");
  CHECK(step->key == "[1]");
  CHECK_FALSE(last_module_step(""));
}

TEST_CASE("shorter forms of a reference are dropped, other references are not",
          "[address]") {
  struct Case {
    const char* list;
    std::vector<std::string> names;
    std::vector<std::string> attributes;
  };
  const auto c = GENERATE(values<Case>({
      {R"(["aws_x.y.arn", "aws_x.y"])", {"aws_x.y"}, {"arn"}},
      {R"(["aws_x.y[0].arn", "aws_x.y[0]", "aws_x.y"])", {"aws_x.y"}, {"arn"}},
      {R"(["aws_x.y"])", {"aws_x.y"}, {""}},
      {R"(["aws_x.y.arn", "aws_x.y", "aws_x.y"])", {"aws_x.y", "aws_x.y"}, {"arn", ""}},
      {R"(["module.a.out", "module.a", "var.k"])", {"a", "k"}, {"out", ""}},
      {R"(["module.a[\"k\"].out", "module.a[\"k\"]"])", {"a"}, {"out"}},
      {R"(["aws_x.yz", "aws_x.y"])", {"aws_x.yz", "aws_x.y"}, {"", ""}},
      {R"(["data.aws_x.y.json", "data.aws_x.y"])", {"data.aws_x.y"}, {"json"}},
  }));
  CAPTURE(c.list);
  const auto document = read_json_text(c.list);
  REQUIRE(document);
  std::vector<std::string> names;
  std::vector<std::string> attributes;
  for (const ReferencePath& path : parse_references(document->root)) {
    names.push_back(path.name);
    attributes.push_back(path.attribute);
  }
  CHECK(names == c.names);
  CHECK(attributes == c.attributes);
}

TEST_CASE("an address of absurd length does not hang", "[address]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += "module.a.";
  CHECK_FALSE(parse_address(text + "aws_s3_bucket.logs"));
}

}  // namespace trailseal::terraform::address_test
