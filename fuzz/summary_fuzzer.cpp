// The bytes of a summary. Whatever they are:
//
//   reading them gives inputs, or one error that says what is wrong
//   what was read is written and read again as the same bytes
//   what was read can be judged, and twice gives the same
#include <string_view>

#include "property.hpp"
#include "summary/summary_reader.hpp"
#include "summary/summary_writer.hpp"
#include "support/judged.hpp"

namespace trailseal::fuzz {
namespace {

constexpr std::size_t kMostBytes = 256 * 1024;

std::string judged_inputs(const summary::Summary& summary) {
  ResourceGraph graph;
  for (const summary::InputSummary& input : summary.inputs) graph.add(input.fragment);
  graph.link();
  return judged(graph);
}

}  // namespace
}  // namespace trailseal::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace trailseal;
  if (size > fuzz::kMostBytes) return 0;
  const auto source = decode_source(
      "a.json", std::string_view(reinterpret_cast<const char*>(data), size));
  if (!source || !summary::is_summary(source->text())) return 0;
  const auto read = summary::read_summary(*source);
  if (!read) {
    fuzz::expect(!read.error().message.empty(), "every error has a message");
    return 0;
  }
  const std::string once = summary::write_summary(*read);
  const auto again = summary::read_summary(Source("a.json", once));
  fuzz::expect(again.ok(), "what is written can be read",
               again ? "" : again.error().message + once);
  const std::string twice = summary::write_summary(*again);
  fuzz::expect(once == twice, "writing what was read changes nothing", once + twice);
  const std::string judged = fuzz::judged_inputs(*read);
  fuzz::expect(judged == fuzz::judged_inputs(*again), "the copy is judged alike", judged);
  return 0;
}
