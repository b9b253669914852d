// The references of an expression, as a plan lists them.
#include "terraform/configuration/references.hpp"

#include "document/source.hpp"
#include "hcl/body.hpp"
#include "support/catch.hpp"

namespace trailseal::terraform::references_test {
namespace {

std::set<std::string> references(const char* text) {
  const auto tree = hcl::read_expression(Source("x", std::string_view(text)));
  REQUIRE(tree.ok());
  return references_of(**tree);
}

}  // namespace

TEST_CASE("references come with their shorter forms", "[references]") {
  using Set = std::set<std::string>;
  CHECK(references("1 + 2").empty());
  CHECK(references("var.a.b") == Set{"var.a.b", "var.a"});
  CHECK(references("aws_x.y[0].arn") == Set{"aws_x.y[0].arn", "aws_x.y[0]", "aws_x.y"});
  CHECK(references("data.aws_x.y.id") == Set{"data.aws_x.y.id", "data.aws_x.y"});
  CHECK(references("module.m.o") == Set{"module.m.o", "module.m"});
  CHECK(references("module.m[\"k\"].o") == Set{"module.m[\"k\"].o", "module.m[\"k\"]"});
  CHECK(references("aws_x.y[each.key].arn") == Set{"aws_x.y", "each.key"});
  CHECK(references("aws_x.y[*].arn") == Set{"aws_x.y"});
  CHECK(references("\"${var.a}-${upper(local.b)}\"") == Set{"var.a", "local.b"});
}

TEST_CASE("names that a loop binds are no references", "[references]") {
  using Set = std::set<std::string>;
  CHECK(references("[for x in var.xs : x.id]") == Set{"var.xs"});
  CHECK(references("{for k, v in local.m : k => \"${v}-${var.p}\"}") ==
        Set{"local.m", "var.p"});
  CHECK(references("\"%{for x in var.xs}${x}%{endfor}\"") == Set{"var.xs"});
}

}  // namespace trailseal::terraform::references_test
