// Values of a configuration, evaluated through modules.
#include "terraform/configuration/module_tree.hpp"

#include "document/json_writer.hpp"
#include "hcl/answer.hpp"
#include "support/catch.hpp"
#include "terraform/configuration/text_tree.hpp"
#include "terraform/configuration/validation.hpp"
#include "terraform/unknown/declared_values.hpp"

namespace trailseal::terraform::module_tree_test {
namespace {

/// The output `o` of a root module as JSON.
std::string output(std::map<std::string, std::string> files,
                   std::map<std::string, hcl::Value> variables = {}) {
  DeclaredValues declared;
  declared.set_variables(std::move(variables));
  ModuleTree modules(std::make_unique<TextTree>(std::move(files)), declared);
  const Result<ModuleInstance*> root = modules.root();
  REQUIRE(root.ok());
  return json_text(hcl::answer_value((*root)->output("o"), hcl::Sensitive::Hidden));
}

std::string first_problem(std::map<std::string, std::string> files) {
  DeclaredValues declared;
  ModuleTree modules(std::make_unique<TextTree>(std::move(files)), declared);
  const std::vector<Error> problems = validate(modules);
  return problems.empty() ? "" : problems.front().message;
}

}  // namespace

TEST_CASE("a value goes through locals, arguments and outputs", "[modules]") {
  CHECK(output({{"main.tf",
                 "locals {\n  a = \"x\"\n}\n"
                 "module \"m\" {\n  source = \"./m\"\n  in = local.a\n}\n"
                 "output \"o\" {\n  value = module.m.out\n}\n"},
                {"m/main.tf",
                 "variable \"in\" {}\n"
                 "output \"out\" {\n  value = \"<${var.in}>\"\n}\n"}}) == "\"<x>\"");
}

TEST_CASE("modules and resources have instances", "[modules]") {
  CHECK(output({{"main.tf",
                 "module \"m\" {\n  source = \"./m\"\n"
                 "  for_each = toset([\"a\", \"b\"])\n  in = each.key\n}\n"
                 "output \"o\" {\n  value = module.m[\"b\"].out\n}\n"},
                {"m/main.tf",
                 "variable \"in\" {}\n"
                 "output \"out\" {\n  value = \"<${var.in}>\"\n}\n"}}) == "\"<b>\"");
  CHECK(output({{"main.tf",
                 "resource \"aws_x\" \"y\" {\n  count = 2\n"
                 "  name = \"n${count.index}\"\n}\n"
                 "output \"o\" {\n  value = aws_x.y[*].name\n}\n"}}) == R"(["n0","n1"])");
}

TEST_CASE("a text keeps what is known of it", "[modules]") {
  const std::string text =
      output({{"main.tf",
               "resource \"aws_s3_bucket\" \"b\" {}\n"
               "output \"o\" {\n  value = \"${aws_s3_bucket.b.arn}/*\"\n}\n"}});
  CHECK(text.find("$text") != std::string::npos);
  CHECK(text.find("/*") != std::string::npos);
  CHECK(text.find("aws_s3_bucket.b.arn") != std::string::npos);
}

TEST_CASE("a variable has its default, its type, and what is filled in", "[modules]") {
  const std::string main =
      "variable \"v\" {\n  type = object({ a = string, b = optional(number, 3) })\n"
      "  default = { a = 1 }\n}\noutput \"o\" {\n  value = var.v\n}\n";
  CHECK(output({{"main.tf", main}}) == R"({"a":"1","b":3})");
  CHECK(output({{"main.tf", main}},
               {{"v", hcl::Value::object({{"a", hcl::Value::string("x")},
                                          {"b", hcl::Value::number(4)}})}}) ==
        R"({"a":"x","b":4})");
}

TEST_CASE("what is made from itself is told and ends", "[modules]") {
  CHECK(first_problem({{"main.tf", "locals {\n  a = local.b\n  b = local.a\n}\n"}}) ==
        "`local.a` refers to itself");
}

TEST_CASE("a name that nobody declares is an error", "[modules]") {
  CHECK(first_problem({{"main.tf", "locals {\n  a = var.nosuch\n}\n"}}) ==
        "`var.nosuch` is not declared");
  CHECK(first_problem({{"main.tf", "locals {\n  a = true ? 1 : aws_x.y.id\n}\n"}}) ==
        "`aws_x.y` is not declared");
}

TEST_CASE("a module that calls itself is bounded", "[modules]") {
  CHECK(first_problem({{"main.tf", "module \"m\" {\n  source = \"./\"\n}\n"}})
            .find("modules are nested") != std::string::npos);
}

}  // namespace trailseal::terraform::module_tree_test
