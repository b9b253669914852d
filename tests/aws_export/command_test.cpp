#include "aws_export/command.hpp"

#include "support/catch.hpp"

namespace trailseal::aws_export::command_test {
namespace {

TEST_CASE("options may stand before the service and have their value behind a sign",
          "[command]") {
  const Command command =
      parse_command({"aws", "--profile", "audit", "--no-cli-pager", "s3api",
                     "head-object", "--bucket=logs", "--key", "a b", "--output", "json"});
  CHECK(command.service == "s3api");
  CHECK(command.operation == "head-object");
  CHECK(command.option("--bucket") == "logs");
  CHECK(command.option("--key") == "a b");
  CHECK(command.has("--no-cli-pager"));
  CHECK(command.option("--no-cli-pager").empty());
}

TEST_CASE("words that are no call of a service have none", "[command]") {
  CHECK(parse_command({"aws"}).service.empty());
  CHECK(parse_command({"aws", "help"}).service.empty());
  CHECK(parse_command({}).service.empty());
}

}  // namespace
}  // namespace trailseal::aws_export::command_test
