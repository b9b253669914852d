#include "graph/origin.hpp"

#include "support/catch.hpp"

namespace trailseal::origin_test {

TEST_CASE("an origin is taken apart by its steps, not by the words in it", "[origin]") {
  using Kind = Origin::Kind;
  struct Case {
    const char* text;
    Kind kind;
    const char* type;
    const char* attribute;
    bool data;
  };
  const auto c = GENERATE(values<Case>({
      {"aws_kms_key.logs.arn", Kind::Resource, "aws_kms_key", "arn", false},
      {"aws_kms_key.logs[0].arn", Kind::Resource, "aws_kms_key", "arn", false},
      {"aws_kms_key.logs", Kind::Resource, "aws_kms_key", "", false},
      {"data.aws_kms_key.logs.arn", Kind::Resource, "aws_kms_key", "arn", true},
      {"data.aws_kms_key.logs", Kind::Resource, "aws_kms_key", "", true},
      {R"(module.a["x.y"].module.b.aws_kms_alias.logs["p.q"].arn)", Kind::Resource,
       "aws_kms_alias", "arn", false},
      {R"(aws_s3_bucket.b["a\"].c"].id)", Kind::Resource, "aws_s3_bucket", "id", false},
      // A module, a local value or an output may have the name of a type.
      {"module.aws_kms_key.aws_s3_bucket.b.arn", Kind::Resource, "aws_s3_bucket", "arn",
       false},
      {"local.aws_kms_key", Kind::Local, "", "aws_kms_key", false},
      {"module.a.local.aws_kms_key.arn", Kind::Local, "", "arn", false},
      {"var.aws_kms_key", Kind::Variable, "", "aws_kms_key", false},
      {"module.aws_kms_key.key_arn", Kind::ModuleOutput, "", "key_arn", false},
      {"each.value", Kind::Other, "", "value", false},
      {"Stack.Key.Arn", Kind::Other, "", "Arn", false},
      {"", Kind::Other, "", "", false},
  }));
  CAPTURE(c.text);
  const Origin origin = parse_origin(c.text);
  CHECK(origin.kind == c.kind);
  CHECK(origin.type == c.type);
  CHECK(origin.attribute == c.attribute);
  CHECK(origin.data == c.data);
}

}  // namespace trailseal::origin_test
