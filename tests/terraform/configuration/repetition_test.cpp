// The instances of `count` and `for_each`.
#include "terraform/configuration/repetition.hpp"

#include "support/catch.hpp"

namespace trailseal::terraform::repetition_test {
namespace {

using hcl::Type;

hcl::Value set_of(std::initializer_list<const char*> texts) {
  hcl::Values items;
  for (const char* text : texts) items.push_back(hcl::Value::string(text));
  return hcl::Value::set(Type::string(), std::move(items));
}

}  // namespace

TEST_CASE("count makes so many instances, and a text of digits is a count",
          "[repetition]") {
  CHECK(repeat_by_count(hcl::Value::number(2))->keys() ==
        std::vector<std::string>{"[0]", "[1]"});
  CHECK(repeat_by_count(hcl::Value::string("1"))->keys() ==
        std::vector<std::string>{"[0]"});
  CHECK(repeat_by_count(hcl::Value::number(0))->keys().empty());
  CHECK_FALSE(repeat_by_count(hcl::Value::number(-1)).ok());
  CHECK_FALSE(repeat_by_count(hcl::Value::null()).ok());
}

TEST_CASE("for_each takes maps, objects and sets of texts", "[repetition]") {
  CHECK(repeat_for_each(set_of({"b", "a"}))->keys() ==
        std::vector<std::string>{"[\"a\"]", "[\"b\"]"});
  const auto object = repeat_for_each(hcl::Value::object({{"k", hcl::Value::number(7)}}));
  REQUIRE(object.ok());
  const Iteration iteration = object->at("[\"k\"]");
  CHECK(iteration.key->as_string() == "k");
  CHECK(iteration.value->as_number() == hcl::Number(7));
  CHECK_FALSE(repeat_for_each(hcl::Value::tuple({hcl::Value::string("a")})).ok());
  CHECK_FALSE(repeat_for_each(hcl::Value::null()).ok());
  CHECK_FALSE(repeat_for_each(set_of({"a"}).as_sensitive()).ok());
}

TEST_CASE("what decides over the instances may be unknown", "[repetition]") {
  const auto open = hcl::Value::unknown(Type::number(), {.reason = "later"});
  const auto repetition = repeat_by_count(open);
  REQUIRE(repetition.ok());
  REQUIRE(repetition->unknown.has_value());
  CHECK(repetition->unknown->reason == "later");
}

TEST_CASE("a key of an address is the key of the instance", "[repetition]") {
  for (const char* key : {"a", "a.b", "with \"quotes\"", "back\\slash", "${x}", "%{y}"}) {
    CAPTURE(key);
    const auto value = key_value(key_text(std::string(key)));
    REQUIRE(value.has_value());
    CHECK(value->as_string() == key);
  }
  CHECK(key_value("[12]")->as_number() == hcl::Number(12));
  CHECK_FALSE(key_value("").has_value());
}

}  // namespace trailseal::terraform::repetition_test
