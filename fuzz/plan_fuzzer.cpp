// The bytes of a plan or a state. Whatever they are:
//
//   reading them gives resources, or one error that says what is wrong
//   judging what was read twice gives the same
//   what is read from the trails on is judged as everything is
#include <string_view>

#include "property.hpp"
#include "support/judged.hpp"
#include "terraform/plan_loader.hpp"

namespace trailseal::fuzz {
namespace {

constexpr std::size_t kMostBytes = 256 * 1024;

std::string judged_from(const Source& source, terraform::Extent extent) {
  auto fragment = terraform::load_plan(source, {}, {.extent = extent});
  if (!fragment) {
    expect(!fragment.error().message.empty(), "every error has a message");
    return "error: " + fragment.error().message;
  }
  ResourceGraph graph;
  graph.add(std::move(*fragment));
  return judged(graph);
}

}  // namespace
}  // namespace trailseal::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace trailseal;
  if (size > fuzz::kMostBytes) return 0;
  const auto source = decode_source(
      "plan.json", std::string_view(reinterpret_cast<const char*>(data), size));
  if (!source || !terraform::is_plan_or_state(*source)) return 0;
  const std::string all = fuzz::judged_from(*source, terraform::Extent::Everything);
  const std::string again = fuzz::judged_from(*source, terraform::Extent::Everything);
  fuzz::expect(all == again, "judging is deterministic", all + again);
  // A malformed part is an error for whoever asks for it, and the two ask for other
  // parts.
  if (all.starts_with("error: ")) return 0;
  const std::string some = fuzz::judged_from(*source, terraform::Extent::FromTrails);
  if (some.starts_with("error: ")) return 0;
  fuzz::expect(all == some, "what no trail leads to does not matter",
               all + "from the trails on:\n" + some);
  return 0;
}
