#include "terraform/plan_file/message_pack.hpp"

#include "support/catch.hpp"
#include "support/plan_archive.hpp"

namespace trailseal::terraform::message_pack_test {
namespace {

using namespace std::string_literals;

/// A value that is not known, bare and with what is known of it: not null, and a
/// beginning. As Terraform 1.11 writes them.
const std::string kUnknown = "\xd4\x00\x00"s;
const std::string kRefined = "\xc7\x07\x0c\x82\x01\xc2\x02\xa2p-"s;

TEST_CASE("a value comes as the two documents of a plan's JSON", "[plan file]") {
  struct Case {
    std::string bytes;
    const char* json;
    const char* unknown;
  };
  const auto c = GENERATE_COPY(values<Case>({
      {packed(R"({"a":null,"b":true,"c":-3,"d":"x\"y","e":[],"f":{}})"),
       R"({"a":null,"b":true,"c":-3,"d":"x\"y","e":[],"f":{}})", R"({"e":[],"f":{}})"},
      {packed(R"([1,"a",2.5])"), R"([1,"a",2.5])", "[false,false,false]"},
      {packed("18446744073709551615"), "18446744073709551615", "false"},
      {"\xcb\x3f\xb9\x99\x99\x99\x99\x99\x9a"s, "0.1", "false"},
      {"\xcb\x3f\xd3\x33\x33\x33\x33\x33\x34"s, "0.30000000000000004", "false"},
      {"\xcb\x44\x80\xf0\xcf\x06\x4d\xd5\x92"s, "1e+22", "false"},
      {"\xcb\x80\x00\x00\x00\x00\x00\x00\x01"s, "-4.94065645841247e-324", "false"},
      // A member that is not known is left out, an element is null.
      {"\x82\xa1"s + "a" + kUnknown + "\xa1"s + "b\x01"s, R"({"b":1})", R"({"a":true})"},
      {"\x93\x01"s + kUnknown + "\x02"s, "[1,null,2]", "[false,true,false]"},
      {"\x92"s + kUnknown + kRefined, "[null,null]", "[true,true]"},
      {"\x81\xa1"s + "a\x81\xa1"s + "b" + kRefined, R"({"a":{}})", R"({"a":{"b":true}})"},
      {"\x81\xa1"s + "a\x92\xa1"s + "x" + kUnknown, R"({"a":["x",null]})",
       R"({"a":[false,true]})"},
      {kUnknown, "", "true"},
      // With its type in front, where the schema has none.
      {"\xc4\x08\"string\""s.insert(0, "\x92"s) + "\xa1x"s, R"("x")", "false"},
      {"\x81\xa1"s + "a\x92\xc4\x08\"string\""s + kUnknown, "{}", R"({"a":true})"},
      {"\x81\xa1"s + "a\x92\xc4\x02[]\x92\x01\x02"s, R"({"a":[1,2]})",
       R"({"a":[false,false]})"},
      {"\x91\x92\xc4\x01x\x92\xc4\x01y\x05"s, "[5]", "[false]"},
  }));
  CAPTURE(c.json);
  const auto value = unpack(c.bytes);
  REQUIRE(value);
  CHECK(value->json == c.json);
  CHECK(value->unknown == c.unknown);
  CHECK(value->is_known == (value->unknown.find("true") == std::string::npos));
}

TEST_CASE("how an unknown text begins is a third document", "[plan file]") {
  struct Case {
    std::string bytes;
    const char* beginning;
  };
  const auto c = GENERATE_COPY(values<Case>({
      {kRefined, R"("p-")"},
      {"\x82\xa1"s + "a" + kUnknown + "\xa1"s + "b" + kRefined, R"({"b":"p-"})"},
      {"\x93\x01"s + kUnknown + kRefined, R"([false,false,"p-"])"},
      {"\x81\xa1"s + "a\x91"s + kRefined, R"({"a":["p-"]})"},
      // Not null, and nothing else; a number from 1 on; a list of at least one.
      {"\xc7\x03\x0c\x81\x01\xc2"s, ""},
      {"\xc7\x07\x0c\x82\x01\xc2\x03\x92\x01\xc3"s, ""},
      {"\xc7\x05\x0c\x82\x01\xc2\x05\x01"s, ""},
      // What is no refinement that is known here tells nothing.
      {"\xc7\x02\x0c\x81\x02"s, ""},
      {"\xc7\x04\x0c\x81\x02\xa1\xff"s, ""},
      {"\xc7\x04\x0d\x81\x02\xa1x"s, ""},
      {packed(R"({"a":"p-"})"), ""},
  }));
  const auto value = unpack(c.bytes);
  REQUIRE(value);
  CHECK(value->beginning == c.beginning);
}

TEST_CASE("what is no value of Terraform's is refused", "[plan file]") {
  const auto bytes = GENERATE(as<std::string>(), "", "\x81\xa1", "\x92\x01", "\xc4\x01x",
                              "\x93\xc4\x01x\x01\x01", "\x01\x01", "\xdd\xff\xff\xff\xff",
                              "\xdb\xff\xff\xff\xffx", "\xa1\xff", "\x81\xa1\xff\x01",
                              "\xcb\x7f\xf0\x01\x01\x01\x01\x01\x01", "\x81\x01\x01");
  CHECK_FALSE(unpack(bytes));
}

TEST_CASE("a value is as deep as any of Terraform's may be, and no deeper",
          "[plan file]") {
  CHECK(unpack(std::string(100, '\x91') + "\x01"));
  CHECK_FALSE(unpack(std::string(200, '\x91') + "\x01"));
  CHECK_FALSE(unpack(std::string(1'000'000, '\x91')));
  std::string typed;
  for (int i = 0; i < 300; ++i) typed += "\x92\xc4\x01x"s;
  CHECK_FALSE(unpack(typed + "\x01"));
}

TEST_CASE("the key of a step is a name or an index", "[plan file]") {
  CHECK(unpack_key(packed("\"A\"")) == ElementKey("A"));
  CHECK(unpack_key(packed("7")) == ElementKey(std::size_t{7}));
  for (const char* other : {"-1", "1.5", "null", "true", "[1]", "{}"}) {
    CAPTURE(other);
    CHECK(unpack_key(packed(other)) == std::nullopt);
  }
  CHECK(unpack_key(kUnknown) == std::nullopt);
}

}  // namespace
}  // namespace trailseal::terraform::message_pack_test
