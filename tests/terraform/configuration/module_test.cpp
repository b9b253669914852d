// Which files make a module, and what override files change.
#include "terraform/configuration/module.hpp"

#include "support/catch.hpp"
#include "terraform/configuration/module_files.hpp"
#include "terraform/configuration/text_tree.hpp"

namespace trailseal::terraform::module_test {
namespace {

std::string error_of(std::map<std::string, std::string> files) {
  TextTree tree(std::move(files));
  const Result<Module> module = read_module(tree, ".");
  return module ? "" : module.error().message;
}

}  // namespace

TEST_CASE("a folder's files are sorted into what Terraform reads", "[module]") {
  const ModuleFileNames files = module_files(
      {".hidden.tf", "a.tf", "b.tf.json", "b_override.tf", "copy.tf~", "#x.tf#",
       "override.tf.json", "terraform.tfvars", "x.auto.tfvars", "other.tfvars", "a.txt"});
  CHECK(files.main == std::vector<std::string>{"a.tf", "b.tf.json"});
  CHECK(files.overrides == std::vector<std::string>{"b_override.tf", "override.tf.json"});
  CHECK(files.values == std::vector<std::string>{"terraform.tfvars", "x.auto.tfvars"});
}

TEST_CASE("a module has the blocks of all its files", "[module]") {
  TextTree tree({{"a.tf", "variable \"v\" {}\nlocals {\n  l = 1\n}\n"},
                 {"b.tf",
                  "resource \"aws_x\" \"y\" {\n  count = 2\n}\n"
                  "data \"aws_z\" \"d\" {\n  provider = aws.east\n}\n"},
                 {"c.tf.json", R"({"output": {"o": {"value": "${local.l}"}}})"},
                 {"d.tf",
                  "module \"m\" {\n  source = \"./m\"\n"
                  "  providers = { aws.here = aws.x }\n}\n"}});
  const Result<Module> module = read_module(tree, ".");
  REQUIRE(module.ok());
  CHECK(module->variables.count("v") == 1);
  CHECK(module->locals.count("l") == 1);
  CHECK(module->outputs.count("o") == 1);
  CHECK(module->resources.at("aws_x.y").count != nullptr);
  CHECK(module->resources.at("data.aws_z.d").provider == "aws.east");
  CHECK(module->calls.at("m").source == "./m");
  CHECK(module->calls.at("m").providers.at("aws.here") == "aws.x");
}

TEST_CASE("an override replaces arguments, and all blocks of a type", "[module]") {
  TextTree tree({{"main.tf",
                  "resource \"aws_x\" \"y\" {\n  a = 1\n  b = 2\n"
                  "  rule {\n    n = 1\n  }\n"
                  "  dynamic \"rule\" {\n    for_each = []\n"
                  "    content {}\n  }\n}\n"},
                 {"override.tf",
                  "resource \"aws_x\" \"y\" {\n  b = 3\n"
                  "  rule {\n    n = 9\n  }\n}\n"}});
  const Result<Module> module = read_module(tree, ".");
  REQUIRE(module.ok());
  const hcl::Body& body = module->resources.at("aws_x.y").body;
  CHECK(body.find("a") != nullptr);
  CHECK(body.find("b")->place.line == 2);
  REQUIRE(body.blocks.size() == 1);
  CHECK(body.blocks.front().place.line == 3);
}

TEST_CASE("what Terraform refuses of a module's blocks is an error", "[module]") {
  CHECK(error_of({{"main.tf", "locals {\n  a = 1\n}\nlocals {\n  a = 2\n}\n"}}) ==
        "local value `a` is declared twice");
  CHECK(error_of({{"main.tf", "variable \"a\" {}\nvariable \"a\" {}\n"}}) ==
        "variable `a` is declared twice");
  CHECK(error_of({{"main.tf", ""}, {"x_override.tf", "locals {\n  a = 2\n}\n"}}) ==
        "local value `a` does not exist, so it cannot be overridden");
  CHECK(error_of({{"main.tf", "output \"o\" {}\n"}}) == "output `o` has no `value`");
}

}  // namespace trailseal::terraform::module_test
