// The bytes of a manifest, or of the data, of an evidence pack. Whatever they are:
//
//   reading a manifest gives one, or one error that says what is wrong
//   what was read is written and read again as the same bytes, with the same digest
//   data differs from itself in nothing, and from other data without harm
#include <string_view>

#include "document/json_reader.hpp"
#include "evidence/file/manifest.hpp"
#include "evidence/pack_change.hpp"
#include "property.hpp"

namespace trailseal::fuzz {
namespace {

constexpr std::size_t kMostBytes = 64 * 1024;

void check_manifest(std::string_view bytes) {
  const auto read = evidence::read_manifest("manifest.json", bytes);
  if (!read) {
    expect(!read.error().message.empty(), "every error has a message");
    return;
  }
  const std::string once = evidence::manifest_json(*read);
  const auto again = evidence::read_manifest("manifest.json", once);
  expect(again.ok(), "what is written can be read", once);
  const std::string twice = evidence::manifest_json(*again);
  expect(once == twice, "writing what was read changes nothing", once + twice);
  expect(evidence::digest_of_all(*again) == evidence::digest_of_all(*again),
         "a digest is the same every time");
}

void check_data(std::string_view bytes) {
  const auto read = read_json_text(bytes);
  if (!read) return;
  expect(evidence::changes_between(read->root, read->root).empty(),
         "nothing differs from itself");
  const std::size_t gone = evidence::changes_between(read->root, Value::map()).size();
  const std::size_t came = evidence::changes_between(Value::map(), read->root).size();
  expect(gone == came, "what is gone one way came the other way");
}

}  // namespace
}  // namespace trailseal::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace trailseal;
  if (size > fuzz::kMostBytes) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  fuzz::check_manifest(bytes);
  fuzz::check_data(bytes);
  return 0;
}
