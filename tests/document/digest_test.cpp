#include "document/digest.hpp"

#include "support/catch.hpp"

namespace trailseal::digest_test {
namespace {

// FIPS 180-4 examples, "SHA-256".
TEST_CASE("SHA-256 is what NIST's examples say", "[digest]") {
  CHECK(sha256_of("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_of("") ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a digest that nobody knows is empty", "[digest]") {
  CHECK(digest_of("abc", "NONE").empty());
  CHECK(hexadecimal(digest_of("abc", "MD5")) == "900150983cd24fb0d6963f7d28e17f72");
  CHECK(hexadecimal(digest_of("abc", "SHA1")) ==
        "a9993e364706816aba3e25717850c26c9cd0d89d");
}

}  // namespace
}  // namespace trailseal::digest_test
