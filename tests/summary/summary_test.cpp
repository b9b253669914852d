// What is written is read again as it was, and nothing but that is read.
#include <algorithm>

#include "document/source.hpp"
#include "summary/summary_reader.hpp"
#include "summary/summary_writer.hpp"
#include "support/catch.hpp"

namespace trailseal::summary::summary_test {
namespace {

Text name_symbol(const std::string& id) {
  return Text::of_symbol({.id = id, .name = "name", .cls = SymbolClass::Name});
}

Resource resource(const std::string& address) {
  Resource made{.address = address, .type = "aws_s3_bucket"};
  made.account = Text("111122223333");
  made.region = Text("eu-central-1");
  made.partition = Text("aws");
  return made;
}

Summary summary_of(Resource made) {
  Summary summary;
  summary.inputs.emplace_back();
  Fragment& fragment = summary.inputs.back().fragment;
  fragment.input.path = "plan.json";
  fragment.resources.push_back(std::move(made));
  return summary;
}

Summary summary_of(Value attributes) {
  Resource made = resource("aws_s3_bucket.logs");
  made.attributes = std::move(attributes);
  return summary_of(std::move(made));
}

Result<Summary> read(const std::string& text, const std::string& path = "a.json") {
  return read_summary(Source(path, text));
}

Value attributes_of(const Summary& summary) {
  return summary.inputs.front().fragment.resources.front().attributes;
}

Value read_again(const Value& attributes) {
  const auto again = read(write_summary(summary_of(attributes)));
  INFO((again ? "" : again.error().message));
  REQUIRE(again.ok());
  return attributes_of(*again);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

TEST_CASE("every state of a value is kept", "[summary]") {
  Value map = Value::map({.line = 3, .column = 5});
  map.set("text", Value::text(Text("a \"b\"\n")), {.line = 4, .column = 1});
  map.set("number", Value::number("1.50e3"));
  map.set("flag", Value::boolean(true));
  map.set("null", Value::null());
  map.set("list", Value::list({Value::null(), Value(), Value::list({})}));
  map.set("$text", Value::map());
  map.set("$$", Value::text(Text("$unknown")));
  const Value again = read_again(map);
  CHECK(again == map);
  CHECK(again.position() == map.position());
  CHECK(again.keys()[0].position == Position{.line = 4, .column = 1});
  CHECK(again["number"].as_text().literal() == "1.50e3");
  CHECK(again["list"].at(1).is_absent());
  CHECK(again["list"].size() == 3);
}

TEST_CASE("an unknown value keeps why it is not known", "[summary]") {
  const Unknown why{.reason = "known after apply",
                    .help = "apply it",
                    .origins = {"aws_kms_key.logs.arn"},
                    .candidates = {Value::text(Text("x"), {.line = 9, .column = 2})},
                    .cause = "cause",
                    .identity = "plan.json#x"};
  Value map = Value::map();
  map.set("key", Value::unknown(why, {.line = 8, .column = 1}));
  map.set("same", Value::unknown(why));
  const Value again = read_again(map);
  const Unknown& read = again["key"].as_unknown();
  CHECK(read.reason == why.reason);
  CHECK(read.help == why.help);
  CHECK(read.origins == why.origins);
  CHECK(read.cause == why.cause);
  REQUIRE(read.candidates.size() == 1);
  CHECK(read.candidates[0].position() == Position{.line = 9, .column = 2});
  CHECK(!read.identity.empty());
  CHECK(read.identity == again["same"].as_unknown().identity);
}

TEST_CASE("a symbol stays one symbol, and that of another file is another", "[summary]") {
  Value map = Value::map();
  map.set("arn", Value::text(Text("arn:aws:s3:::") + name_symbol("plan.json#b")));
  map.set("name", Value::text(name_symbol("plan.json#b")));
  map.set("other", Value::text(name_symbol("plan.json#c")));
  const std::string text = write_summary(summary_of(map));
  CHECK(text.find("plan.json#b") == std::string::npos);  // an id may hold anything
  const Value one = attributes_of(*read(text, "one.json"));
  const Value two = attributes_of(*read(text, "two.json"));
  const Text name = one["name"].as_text();
  CHECK(equal(one["arn"].as_text(), Text("arn:aws:s3:::") + name) == Verdict::Holds);
  CHECK(equal(name, one["other"].as_text()) == Verdict::Unknown);
  CHECK(equal(name, two["name"].as_text()) == Verdict::Unknown);
  CHECK(name.pieces()[0].symbol->cls == SymbolClass::Name);
  // What is sorted by id stays in its order.
  CHECK(name.pieces()[0].symbol->id < one["other"].as_text().pieces()[0].symbol->id);
}

TEST_CASE("what all templates of a call share, the files of templates share",
          "[summary]") {
  const Text account = Text::of_symbol({.id = "cloudformation:account", .name = "a"});
  const Text name = account + Text("-key");
  Value map = Value::map();
  map.set("import", Value::text(Text::of_symbol(
                        {.id = "export:" + name.identity(), .name = "export"})));
  map.set("own", Value::text(name_symbol("t.yaml#param:Name")));
  const std::string text = write_summary(summary_of(map));
  const Value one = attributes_of(*read(text, "one.json"));
  const Value two = attributes_of(*read(text, "two.json"));
  CHECK(equal(one["import"].as_text(), two["import"].as_text()) == Verdict::Holds);
  CHECK(one["import"].as_text().pieces()[0].symbol->id == "export:" + name.identity());
  CHECK(equal(one["own"].as_text(), two["own"].as_text()) == Verdict::Unknown);
}

TEST_CASE("a sensitive text is not in the file, nor is what is made from it",
          "[summary]") {
  const Text secret = Text("hush-1").as_sensitive();
  Value map = Value::map();
  map.set("name", Value::text(Text("logs-") + secret));
  map.set("again", Value::text(secret));
  map.set("other", Value::text(Text("hush-2").as_sensitive()));
  map.set("derived", Value::text(name_symbol("derived:Fn::Join(6:hush-1)")));
  map.set("open", Value::unknown({.reason = "r", .identity = "derived:(6:hush-1)"}));
  map.set("import",
          Value::text(
              Text::of_symbol({.id = "export:hush-1", .name = "export"}).as_sensitive()));
  const std::string text = write_summary(summary_of(map));
  CAPTURE(text);
  CHECK(text.find("hush") == std::string::npos);
  const auto again = read(text);
  REQUIRE(again.ok());
  const Value read_map = attributes_of(*again);
  const Text name = read_map["name"].as_text();
  CHECK(name.display() == "logs-(sensitive)");
  CHECK(equal(name, Text("logs-") + read_map["again"].as_text()) == Verdict::Holds);
  CHECK(equal(read_map["again"].as_text(), read_map["other"].as_text()) ==
        Verdict::Unknown);
}

TEST_CASE("a sensitive number or boolean is unknown to whoever reads the file",
          "[summary]") {
  Value map = Value::map();
  map.set("days", Value::number("7531").as_sensitive());
  map.set("on", Value::boolean(true).as_sensitive());
  const std::string text = write_summary(summary_of(map));
  CHECK(text.find("7531") == std::string::npos);
  const auto again = read(text);
  REQUIRE(again.ok());
  CHECK(attributes_of(*again)["days"].is_unknown());
  CHECK(attributes_of(*again)["on"].is_unknown());
  CHECK(attributes_of(*again)["on"].as_unknown().reason.find("sensitive") !=
        std::string::npos);
}

TEST_CASE("what a plan leaves as it is stands in the file once", "[summary]") {
  Resource made = resource("aws_s3_bucket.logs");
  made.change = Change::NoOp;
  made.attributes.set("bucket", Value::text(Text("only-once")));
  made.before = made.attributes;
  const std::string text = write_summary(summary_of(made));
  CHECK(text.find("only-once") == text.rfind("only-once"));
  const auto again = read(text);
  REQUIRE(again.ok());
  CHECK(again->inputs[0].fragment.resources[0].before == made.before);
}

TEST_CASE("the same summary is the same bytes", "[summary]") {
  Value map = Value::map();
  map.set("b", Value::text(name_symbol("b")));
  map.set("a", Value::text(name_symbol("a") + Text("x").as_sensitive()));
  const std::string text = write_summary(summary_of(map));
  CHECK(write_summary(summary_of(map)) == text);
  CHECK(write_summary(*read(text)) == text);
}

TEST_CASE("the format of another release is an error that says so", "[summary]") {
  const std::string text = write_summary(summary_of(Value::map()));
  const std::string newer =
      replaced(text, "\"trailseal-summary/1\"", "\"trailseal-summary/2\"");
  CHECK(is_summary(newer));
  const auto result = read(newer);
  REQUIRE(!result.ok());
  CHECK(result.error().message ==
        "this summary has the format `trailseal-summary/2`, and this release of "
        "trailseal reads `trailseal-summary/1`");
}

TEST_CASE("a file that no writer wrote is an error with its place", "[summary]") {
  Value map = Value::map();
  map.set("name", Value::text(Text("x") + name_symbol("s")), {.line = 7, .column = 1});
  const std::string sound = write_summary(summary_of(map));
  struct Damage {
    const char* from;
    const char* to;
    const char* message;
  };
  const auto damage = GENERATE(values<Damage>({
      {"\"type\"", "\"typo\"", "`resources` lacks `type`"},
      {"\"aws_s3_bucket\"", "7", "`type` must be a string"},
      {"\"aws_s3_bucket\"", "\"\"", "`type` is empty"},
      {"[\"x\",0]", "[\"x\",1]", "it has no symbol with this number"},
      {"[\"x\",0]", "[\"x\",-1]", "it has no symbol with this number"},
      {"[\"x\",0]", "[\"x\",0.5]", "it has no symbol with this number"},
      {"[\"x\",0]", "\"x\"", "`attributes` must be a string"},
      {"$text", "$texts", "`$texts` is not a valid form of a value"},
      {"\"name\":{", "\"$name\":1,\"name\":{", "`$name` has other keys beside it"},
      {"7:1", "7", "`attributes_places` must have a place for each node"},
      {"7:1", "7:1 7:1",
       "`attributes` does not have the same number of nodes and places"},
      {"7:1", "7:1*99999999999", "must have a place for each node"},
      {"\"resources\":[0]", "\"resources\":[1]", "names a resource that does not exist"},
      {"\"resources\":[0]", "\"resources\":0", "`resources` must be a list"},
      {"\"path\"", "\"more\":1,\"path\"", "`more` is not a member of `fragment`"},
      {"\"class\":\"name\"", "\"class\":\"names\"", "`class` has a word"},
      {"\"name\":\"name\"", "\"shared\":[\"x\"]", "no other input has such a symbol"},
      {"\"inputs\":[", "\"input\":[", "`input` is not a member of it"},
  }));
  CAPTURE(damage.from, damage.to);
  const auto result = read(replaced(sound, damage.from, damage.to));
  REQUIRE(!result.ok());
  CAPTURE(result.error().message);
  CHECK(result.error().message.find(damage.message) != std::string::npos);
  CHECK(result.error().line > 0);
  CHECK(result.error().path == "a.json");
}

TEST_CASE("ids that double with each symbol end in an error", "[summary]") {
  std::string symbols = R"({"shared":["export:aaaaaaaa"]})";
  for (int i = 0; i < 40; ++i) {
    const std::string before = std::to_string(i);
    symbols += ",{\"shared\":[\"export:\"," + before + "," + before + "]}";
  }
  const auto result = read(R"({"schema":"trailseal-summary/1","symbols":[)" + symbols +
                           R"(],"resources":[],"inputs":[]})");
  REQUIRE(!result.ok());
  CHECK(result.error().message.find("too long") != std::string::npos);
}

/// `count` times `item`, in brackets.
std::string list_of(const std::string& item, std::size_t count) {
  std::string list = "[" + item;
  for (std::size_t i = 1; i < count; ++i) list.append(",").append(item);
  return list + "]";
}

TEST_CASE("a small file cannot ask for any number of copies", "[summary]") {
  const std::string sound = write_summary(summary_of(Value::map()));
  const std::string many =
      replaced(sound, "\"resources\":[0]", "\"resources\":" + list_of("0", 500'000));
  const auto result = read(many);
  REQUIRE(!result.ok());
  CHECK(result.error().message.find("more than a summary may hold") != std::string::npos);
}

TEST_CASE("a text has no more pieces than texts have", "[summary]") {
  Value map = Value::map();
  map.set("name", Value::text(name_symbol("s")));
  const std::string sound = write_summary(summary_of(map));
  const auto result =
      read(replaced(sound, "\"$text\":[0]", "\"$text\":" + list_of("0", 20'000)));
  REQUIRE(!result.ok());
  CHECK(result.error().message.find("too many pieces") != std::string::npos);
}

TEST_CASE("a tree that is too deep for a file becomes unknown", "[summary]") {
  Value deep = Value::text(Text("x"));
  for (int i = 0; i < 240; ++i) deep = Value::list({deep});
  Value map = Value::map();
  map.set("deep", deep);
  Value again = read_again(map)["deep"];
  std::size_t depth = 0;
  for (; again.is_list(); ++depth) again = Value(again.at(0));
  CHECK(depth > 100);
  CHECK(again.is_unknown());
}

TEST_CASE("a summary is told by its first member", "[summary]") {
  CHECK(is_summary(" {\"schema\": \"trailseal-summary/9\"}"));
  CHECK(!is_summary("{\"schema\": \"trailseal.report/1\"}"));
  CHECK(!is_summary("[\"schema\", \"trailseal-summary/1\"]"));
  CHECK(!is_summary(""));
  CHECK(!is_summary("{" + std::string(300, ' ') + "\"schema\":\"trailseal-summary/1\"}"));
}

}  // namespace
}  // namespace trailseal::summary::summary_test
