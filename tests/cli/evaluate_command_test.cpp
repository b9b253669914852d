#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::cli::evaluate_command_test {
namespace {

TEST_CASE("each expression is answered by one line of JSON", "[evaluate]") {
  const Run run =
      run_command({"evaluate", "1 + 1", "upper(\"a\")", "[for x in [1] : x]"});
  CHECK(run.status == 0);
  CHECK(run.out ==
        "{\"expr\":\"1 + 1\",\"status\":\"known\",\"value\":2,\"type\":\"number\"}\n"
        "{\"expr\":\"upper(\\\"a\\\")\",\"status\":\"known\",\"value\":\"A\","
        "\"type\":\"string\"}\n"
        "{\"expr\":\"[for x in [1] : x]\",\"status\":\"known\",\"value\":[1],"
        "\"type\":\"tuple([number])\"}\n");
}

TEST_CASE("an expression in error is answered too, and ends with status 1",
          "[evaluate]") {
  const Run run = run_command({"evaluate", "uper(\"a\")", "true"});
  CHECK(run.status == 1);
  CHECK(run.out ==
        "{\"expr\":\"uper(\\\"a\\\")\",\"status\":\"error\","
        "\"error\":\"there is no function `uper`\",\"help\":\"did you mean `upper`?\","
        "\"line\":1,\"column\":1}\n"
        "{\"expr\":\"true\",\"status\":\"known\",\"value\":true,\"type\":\"bool\"}\n");
}

TEST_CASE("a list holds an expression a line, or is a JSON array", "[evaluate]") {
  const Scratch scratch;
  scratch.write("lines.txt", "# a comment\n1\n\n\"b\"\n");
  scratch.write("list.json", "[\"<<X\\nhi\\nX\\n\"]");
  const Run run = run_command({"evaluate", "--file", "lines.txt", "--file", "list.json"});
  CHECK(run.status == 0);
  CHECK(
      run.out ==
      "{\"expr\":\"1\",\"status\":\"known\",\"value\":1,\"type\":\"number\"}\n"
      "{\"expr\":\"\\\"b\\\"\",\"status\":\"known\",\"value\":\"b\",\"type\":\"string\"}\n"
      "{\"expr\":\"<<X\\nhi\\nX\\n\",\"status\":\"known\","
      "\"value\":\"hi\\n\",\"type\":\"string\"}\n");
}

TEST_CASE("nothing to evaluate is a mistake", "[evaluate]") {
  const Run run = run_command({"evaluate"});
  CHECK(run.status == 2);
  CHECK(run.out.empty());
}

}  // namespace
}  // namespace trailseal::cli::evaluate_command_test
