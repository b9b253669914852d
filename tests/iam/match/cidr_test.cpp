#include "iam/match/cidr.hpp"

#include "support/catch.hpp"

namespace trailseal::iam::cidr_test {

using trailseal::iam::parse_cidr;

TEST_CASE("a block contains every block inside it and no other", "[cidr]") {
  struct Case {
    const char* outer;
    const char* inner;
    bool contains;
  };
  const auto c = GENERATE(values<Case>({
      {"0.0.0.0/0", "10.0.0.0/8", true},
      {"10.0.0.0/8", "10.1.2.0/24", true},
      {"10.0.0.0/24", "10.0.0.0/8", false},
      {"10.1.2.3", "10.1.2.3/32", true},
      {"10.1.2.3", "10.1.2.4", false},
      {"10.0.0.0/9", "10.127.255.255", true},
      {"10.0.0.0/9", "10.128.0.0", false},
      {"10.0.0.77/24", "10.0.0.1", true},
      {"2001:db8::/32", "2001:db8:1::1", true},
      {"2001:db8::/33", "2001:db8:8000::1", false},
      {"::/0", "10.0.0.1", false},
      {"0.0.0.0/0", "::1", false},
  }));
  CAPTURE(c.outer, c.inner);
  CHECK(parse_cidr(c.outer)->contains(*parse_cidr(c.inner)) == c.contains);
}

TEST_CASE("what is no address is not taken for one", "[cidr]") {
  const auto* text =
      GENERATE("", "*", "10.0.0", "10.0.0.256", "10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1",
               "10.0.0.0/8/8", "::g", "::/129", "01.2.3.4 ", "fe80::1%eth0");
  CAPTURE(text);
  CHECK_FALSE(parse_cidr(text));
}

}  // namespace trailseal::iam::cidr_test
