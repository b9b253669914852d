#include "cloudformation/template/parameter.hpp"

#include "cloudformation/resolved.hpp"
#include "support/catch.hpp"

namespace trailseal::cloudformation::parameter_test {

namespace {

/// What `Ref` gives for a parameter declared like this.
std::string value_of(const std::string& declaration, const Parameters& given = {}) {
  return resolved("Parameters:\n  N: " + declaration, "!Ref N", given);
}

}  // namespace

TEST_CASE("a parameter has the given value, else its default, else is open",
          "[cloudformation]") {
  struct Case {
    const char* declaration;
    const char* given;
    const char* value;
  };
  const auto c = GENERATE(values<Case>({
      {"{Type: String}", "x", "'x'"},
      {"{Type: String, Default: d}", "x", "'x'"},
      {"{Type: String, Default: d}", nullptr, "'d'"},
      {"{Type: String, Default: ''}", nullptr, "''"},
      {"{Type: String, Default: true}", nullptr, "'true'"},
      {"{Type: String, Default: yes}", nullptr, "'true'"},
      {"{Type: Number, Default: 30}", nullptr, "'30'"},
      {"{Type: String}", nullptr, "'<parameter N>'"},
      {"{Type: 'AWS::EC2::VPC::Id', Default: vpc-1}", nullptr, "'vpc-1'"},
      {"{Type: 'AWS::SSM::Parameter::Name', Default: /a/b}", nullptr, "'/a/b'"},
      {"{Type: 'List<Number>'}", "1, 2", "['1', '2']"},
      {"{Type: CommaDelimitedList, Default: ''}", nullptr, "['']"},
      {"{Type: CommaDelimitedList}", nullptr,
       "unknown(parameter N has no value | pass --param N=...)"},
      {"{Type: 'AWS::SSM::Parameter::Value<String>', Default: /a}", nullptr,
       "'<the SSM parameter /a>'"},
      {"{Type: 'AWS::SSM::Parameter::Value<List<String>>', Default: /a}", nullptr,
       "unknown(the SSM parameter `/a` is read at deployment)"},
      {"{Type: String, NoEcho: true}", "secret", "'(sensitive)'"},
      {"{Type: String, NoEcho: 'true', Default: secret}", nullptr, "'(sensitive)'"},
      {"{Type: String, AllowedValues: [a, 1]}", "1", "'1'"},
  }));
  CAPTURE(c.declaration);
  Parameters given{{"Elsewhere", "not declared here"}};
  if (c.given != nullptr) given["N"] = c.given;
  CHECK(value_of(c.declaration, given) == c.value);
}

TEST_CASE("a declaration that cannot be is an error", "[cloudformation]") {
  struct Case {
    const char* declaration;
    const char* given;
    const char* message;
  };
  const auto c = GENERATE(values<Case>({
      {"{Default: x}", nullptr, "2:6 parameter `N` has no `Type` | write `Type: String`"},
      {"{Type: Strin}", nullptr,
       "2:13 parameter `N` has the unknown type `Strin` | did you mean `String`?"},
      {"{Type: String, Default: [a]}", nullptr,
       "2:30 parameter `N` has a default that is not a string"},
      {"text", nullptr, "2:3 parameter `N` is not a mapping"},
      {"{Type: String, AllowedValues: [a, b]}", "x",
       "2:36 parameter `N` does not allow its value | one of `a`, `b` is allowed"},
  }));
  CAPTURE(c.declaration);
  CHECK(value_of(c.declaration,
                 c.given == nullptr ? Parameters{} : Parameters{{"N", c.given}}) ==
        c.message);
}

}  // namespace trailseal::cloudformation::parameter_test
