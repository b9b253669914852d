#include "cli/arguments.hpp"

#include <array>
#include <sstream>

#include "support/catch.hpp"

namespace trailseal::cli::arguments_test {
namespace {

constexpr std::array kTable{
    Option{"--format", 'f', "FORMAT", "the format"},
    Option{"--select", 0, "RULE,...", "only these"},
    Option{"--strict", 0, "", "be strict"},
    Option{"--help", 'h', "", "this text"},
};

using Words = std::vector<std::string>;

Arguments parsed(const Words& words) {
  auto result = parse_arguments(kTable, words);
  if (!result) FAIL(result.error().message);
  return *result;
}

TEST_CASE("options and operands may stand in any order", "[arguments]") {
  const Arguments arguments = parsed({"a", "--select", "x", "b", "--strict", "-"});
  CHECK(arguments.operands == Words{"a", "b", "-"});
  CHECK(arguments.all("--select") == Words{"x"});
  CHECK(arguments.has("--strict"));
  CHECK_FALSE(arguments.has("--help"));
}

TEST_CASE("a value is given in four spellings", "[arguments]") {
  const auto words = GENERATE(values<Words>({
      {"--format", "json"},
      {"--format=json"},
      {"-f", "json"},
      {"-fjson"},
  }));
  CHECK(parsed(words).last("--format") == "json");
}

TEST_CASE("an option given again adds a value, and the last one counts", "[arguments]") {
  const Arguments arguments = parsed({"--select", "a", "--select=b=c", "x"});
  CHECK(arguments.all("--select") == Words{"a", "b=c"});
  CHECK(arguments.last("--select") == "b=c");
  CHECK(arguments.operands == Words{"x"});
}

TEST_CASE("behind two dashes everything is an operand", "[arguments]") {
  const Arguments arguments = parsed({"a", "--", "--strict", "-x", "--"});
  CHECK(arguments.operands == Words{"a", "--strict", "-x", "--"});
  CHECK_FALSE(arguments.has("--strict"));
}

TEST_CASE("brackets and commas in a value are left alone", "[arguments]") {
  const Arguments arguments = parsed({"--select", "[a,b]", "[c,d]"});
  CHECK(arguments.all("--select") == Words{"[a,b]"});
  CHECK(arguments.operands == Words{"[c,d]"});
}

TEST_CASE("a mistake in the arguments is named", "[arguments]") {
  struct Case {
    Words words;
    std::string message;
    std::string help;
  };
  const auto c = GENERATE(values<Case>({
      {{"--fromat", "x"}, "unknown option `--fromat`", "did you mean `--format`?"},
      {{"--fromat=x"}, "unknown option `--fromat`", "did you mean `--format`?"},
      {{"-z"}, "unknown option `-z`", "--help lists the options"},
      {{"--format"}, "option `--format` needs a value", "as in `--format FORMAT`"},
      {{"--format=", "x"}, "option `--format` needs a value", "as in `--format FORMAT`"},
      {{"-f"}, "option `--format` needs a value", "as in `--format FORMAT`"},
  }));
  CAPTURE(c.words);
  const auto result = parse_arguments(kTable, c.words);
  REQUIRE_FALSE(result);
  CHECK(result.error().message == c.message);
  CHECK(result.error().help == c.help);
}

TEST_CASE("the help lists every option of the table", "[arguments]") {
  std::ostringstream out;
  write_options(kTable, out);
  CHECK(out.str() ==
        "  -f, --format FORMAT       the format\n"
        "      --select RULE,...     only these\n"
        "      --strict              be strict\n"
        "  -h, --help                this text\n");
}

}  // namespace
}  // namespace trailseal::cli::arguments_test
