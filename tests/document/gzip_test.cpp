#include "document/gzip.hpp"

#include "support/catch.hpp"

namespace trailseal::gzip_test {
namespace {

/// `printf hello | gzip -n`
const std::string kHello(
    "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xcb\x48\xcd\xc9\xc9\x07\x00\x86\xa6\x10\x36"
    "\x05\x00\x00\x00",
    25);

TEST_CASE("what gzip packed is unpacked", "[gzip]") {
  CHECK(is_gzip(kHello));
  CHECK(*gunzip(kHello, 100) == "hello");
  CHECK(*gunzip(kHello + kHello, 100) == "hellohello");
  CHECK(gunzip_beginning(kHello, 2) == "he");
}

TEST_CASE("what is cut off, damaged or too large is an error", "[gzip]") {
  std::string damaged = kHello;
  damaged[12] = '\0';
  CHECK(!gunzip(kHello.substr(0, 20), 100).ok());
  CHECK(!gunzip(damaged, 100).ok());
  CHECK(!gunzip("hello", 100).ok());
  CHECK(!gunzip("", 100).ok());
  CHECK(gunzip(kHello, 4).error().message == "it is too large when unpacked");
}

}  // namespace
}  // namespace trailseal::gzip_test
