// What Terraform refuses of a configuration, and of the values that it is given.
#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::configuration_mistake_test {
namespace {

using nlohmann::json;

constexpr const char* kOneTrail =
    "variable \"bucket\" {\n  default = \"acme-logs\"\n}\n"
    "resource \"aws_cloudtrail\" \"main\" {\n  name = \"main\"\n"
    "  s3_bucket_name = var.bucket\n}\n";

TEST_CASE("a name that nobody declares is an error where it stands", "[configuration]") {
  struct Case {
    std::string more;
    std::string error;
  };
  const std::string block = "resource \"aws_cloudtrail\" \"b\" {\n  name = ";
  const std::vector<Case> cases{
      {block + "var.nam\n}\n", "main.tf:9:10: error: `var.nam` is not declared"},
      {block + "local.nam\n}\n", "main.tf:9:10: error: `local.nam` is not declared"},
      {block + "try(aws_s3_bucket.b.id, \"b\")\n}\n",
       "main.tf:9:14: error: `aws_s3_bucket.b` is not declared"},
      {block + "\"b\"\n  depends_on = [aws_s3_bucket_policy.b]\n}\n",
       "main.tf:10:17: error: `aws_s3_bucket_policy.b` is not declared"},
      {"locals {\n  a = module.b.c\n}\n",
       "main.tf:9:7: error: `module.b` is not declared"},
      {"output \"a\" {\n  value = data.aws_region.here.name\n}\n",
       "main.tf:9:11: error: `data.aws_region.here` is not declared"},
  };
  for (const Case& one : cases) {
    const Scratch scratch;
    scratch.write("main.tf", kOneTrail + one.more);
    const Run run = run_command({"check", "."});
    CAPTURE(one.more, run.err);
    CHECK(run.status == 2);
    CHECK(contains(run.err, one.error));
    CHECK(contains(run.out, "aws_cloudtrail.main"));  // judged all the same
  }
}

TEST_CASE("names that stand only where they are bound are no errors", "[configuration]") {
  const Scratch scratch;
  scratch.write("main.tf",
                std::string(kOneTrail) +
                    "import {\n  for_each = toset([\"a\"])\n  id = each.key\n"
                    "  to = aws_s3_bucket.b[each.key]\n}\n"
                    "resource \"aws_s3_bucket\" \"b\" {\n  for_each = toset([\"a\"])\n"
                    "  bucket = each.value\n}\n"
                    "output \"b\" {\n"
                    "  value = [for key, one in aws_s3_bucket.b : one.id]\n}\n");
  const Run run = run_command({"check", "."});
  CAPTURE(run.err);
  CHECK(run.err.empty());
  CHECK(run.status == 1);
}

TEST_CASE("a call has the arguments that the module declares", "[configuration]") {
  const Scratch scratch;
  scratch.write("main.tf", std::string(kOneTrail) +
                               "module \"logs\" {\n  source = \"./logs\"\n"
                               "  bukket = \"b\"\n}\n");
  scratch.write("logs/main.tf",
                "variable \"bucket\" {}\n"
                "resource \"aws_s3_bucket\" \"b\" {\n  bucket = var.bucket\n}\n");
  const Run run = run_command({"check", "."});
  CAPTURE(run.err);
  CHECK(run.status == 2);
  CHECK(contains(run.err, "main.tf:10:3: error: `module.logs` has no variable `bukket`"));
  CHECK(contains(run.err, "did you mean `bucket`?"));
  CHECK(contains(run.err,
                 "main.tf:8:1: error: `module.logs` is called without a value "
                 "for its variable `bucket`"));
}

TEST_CASE("a value for a variable that nobody declares is said", "[configuration]") {
  const Scratch scratch;
  scratch.write("a/main.tf", kOneTrail);
  scratch.write("b/main.tf", "variable \"stage\" {}\n");  // nothing of a trail
  scratch.write("some.tfvars", "stage = \"prod\"\nbuckett = \"b\"\n");
  CHECK(run_command({"check", ".", "--var", "stage=prod"}).err.empty());

  const Run given = run_command({"check", ".", "--var", "buckett=b"});
  CHECK(given.status == 2);
  CHECK(contains(given.err,
                 "error: `--var` gives `buckett` a value, and no root module "
                 "declares the variable `buckett`"));
  CHECK(contains(given.err, "did you mean `bucket`?"));

  for (const char* option : {"--var-file", "--environment"}) {
    const Run file = run_command({"check", ".", option, "some.tfvars"});
    CAPTURE(option, file.err);
    CHECK(file.status == 1);
    CHECK(contains(file.err, "some.tfvars:2:1: warning: `buckett` has a value here"));
    CHECK_FALSE(contains(file.err, "`stage`"));
  }
  // A hook passes the same options with whatever changed.
  const Run hook =
      run_command({"check", "--skip-others", "a/main.tf", "--var", "stage=prod"});
  CHECK(hook.status == 1);
  CHECK(contains(hook.err, "warning: `--var` gives `stage` a value"));

  scratch.write("a/terraform.tfvars", "bukket = \"b\"\n");
  CHECK(contains(run_command({"check", "a"}).err,
                 "a/terraform.tfvars:1:1: warning: `bukket` has a value here"));
}

TEST_CASE("a place inside a string of JSON is that of the file", "[configuration]") {
  const Scratch scratch;
  scratch.write("main.tf.json",
                "{\"resource\": {\"aws_cloudtrail\": {\"main\": {\n"
                "  \"name\": \"main\",\n  \"s3_bucket_name\": \"x-${var.bucket}\"}}}}\n");
  CHECK(contains(run_command({"check", "."}).err,
                 "main.tf.json:3:26: error: `var.bucket` is not declared"));
}

TEST_CASE("a value on the command line that is none is said", "[configuration]") {
  const Scratch scratch;
  scratch.write("main.tf", std::string(kOneTrail) +
                               "variable \"all\" {\n  type = list(string)\n}\n");
  const Run run = run_command({"check", ".", "--var", "all=abc"});
  CHECK(run.status == 2);
  CHECK(contains(run.err, "the value of `--var all` cannot be read: there is no `abc`"));
  CHECK(contains(run.err, "a list is written"));
}

TEST_CASE("modules outside of what is checked are named as such", "[configuration]") {
  const Scratch scratch;
  scratch.write("estate/prod/main.tf",
                std::string(kOneTrail) +
                    "module \"logs\" {\n  source = \"../modules/logs\"\n}\n"
                    "module \"gone\" {\n  source = \"./gone\"\n}\n");
  scratch.write("estate/modules/logs/main.tf",
                "resource \"aws_s3_bucket\" \"b\" {\n  bucket = \"acme-logs\"\n}\n");
  const std::filesystem::path estate = scratch.directory() / "estate";
  scratch.write("elsewhere/note", "");
  std::filesystem::current_path(scratch.directory() / "elsewhere");
  const Run whole = run_command({"check", estate.string()});
  CAPTURE(whole.err);
  CHECK(contains(whole.out, "module.logs.aws_s3_bucket.b"));
  CHECK_FALSE(contains(whole.err, "is outside"));
  CHECK(contains(whole.err, "there is no directory `./gone`"));
  CHECK(contains(whole.err, "correct the `source` of `module.gone`"));

  const Run alone = run_command({"check", (estate / "prod").string()});
  CHECK(contains(alone.err, "`../modules/logs` is outside of the directory under check"));
  std::filesystem::current_path(scratch.directory());
}

TEST_CASE("account and region that are told decide a count", "[configuration]") {
  const Scratch scratch;
  scratch.write(
      "main.tf",
      "data \"aws_caller_identity\" \"me\" {}\ndata \"aws_region\" \"here\" {}\n"
      "resource \"aws_cloudtrail\" \"main\" {\n"
      "  count = data.aws_caller_identity.me.account_id == \"111111111111\" && "
      "data.aws_region.here.name == \"eu-west-1\" ? 1 : 0\n"
      "  name = \"main\"\n  s3_bucket_name = \"acme-logs\"\n}\n");
  const auto trails = [](std::vector<std::string> words) {
    words.insert(words.begin(), {"check", ".", "-f", "json"});
    return json::parse(run_command(words).out)["trails"].size();
  };
  CHECK(trails({}) == 1);  // open
  CHECK(trails({"--account", "111111111111", "--region", "eu-west-1"}) == 1);
  CHECK(trails({"--account", "222222222222", "--region", "eu-west-1"}) == 0);
  CHECK(trails({"--account", "111111111111", "--region", "eu-west-2"}) == 0);

  // What the provider says of itself counts before.
  scratch.write("provider.tf",
                "provider \"aws\" {\n  region = \"eu-west-1\"\n  assume_role {\n"
                "    role_arn = \"arn:aws:iam::111111111111:role/deploy\"\n  }\n}\n");
  CHECK(trails({"--account", "222222222222", "--region", "eu-west-2"}) == 1);
  scratch.write("provider.tf",
                "provider \"aws\" {\n  region = \"eu-west-1\"\n"
                "  allowed_account_ids = [\"333333333333\"]\n}\n");
  CHECK(trails({"--account", "111111111111"}) == 0);
}

TEST_CASE("a waiver that matches no finding is said where no trail leads",
          "[configuration]") {
  const Scratch scratch;
  const std::string idle =
      "# trailseal: waive TS405 reason=\"nothing here needs it\"\n"
      "resource \"terraform_data\" \"x\" {}\n";
  scratch.write("trail/main.tf",
                std::string(kOneTrail) + "module \"x\" {\n  source = \"./x\"\n}\n");
  scratch.write("trail/x/main.tf", idle);
  scratch.write("other/main.tf", idle);
  const std::string err = run_command({"check", "."}).err;
  CHECK(contains(err, "trail/x/main.tf:1:1: warning: this waiver from TS405 matches "));
  CHECK(contains(err, "other/main.tf:1:1: warning: this waiver from TS405 matches "));
}

}  // namespace
}  // namespace trailseal::cli::configuration_mistake_test
